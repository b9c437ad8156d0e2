import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { clearTextByteLength, type RecordEvent, RecordDeframer } from '../../../probes/wire/record.ts'
import { alertRecord, handshake, message, record } from './tls-fixtures.ts'

function deframe(...chunks: readonly Uint8Array[]): readonly RecordEvent[] {
  const deframer = new RecordDeframer()
  const events: RecordEvent[] = []
  for (const chunk of chunks) {
    deframer.push(chunk)
    for (let event = deframer.next(); event !== undefined; event = deframer.next()) events.push(event)
  }
  return events
}

const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const byteByByte = (bytes: Uint8Array) => Array.from(bytes, (byte) => Uint8Array.of(byte))

describe('wire clearTextByteLength', () => {
  const text = new TextEncoder().encode('<presence/>\r\n\t€')
  it('counts up to the first record (RFC 8446 §5.1)', () => {
    expect(clearTextByteLength(text)).to.equal(text.length)
    expect(clearTextByteLength(new Uint8Array(0))).to.equal(0)
    for (const type of [0x14, 0x15, 0x16, 0x17, 0x18]) {
      expect(clearTextByteLength(record(type, [1, 2])), String(type)).to.equal(0)
      expect(clearTextByteLength(join(text, record(type, [1, 2]), text)), String(type)).to.equal(text.length)
    }
  })
})

describe('wire RecordDeframer', () => {
  it('splits messages that share a record (RFC 8446 §5.1)', () => {
    const events = deframe(handshake(message(2, [1, 2]), message(14, [])))
    expect(events).to.deep.equal([
      { kind: 'handshake', type: 2, body: Uint8Array.of(1, 2) },
      { kind: 'handshake', type: 14, body: new Uint8Array(0) },
    ])
  })

  it('joins a message over records (RFC 8446 §5.1)', () => {
    const bytes = message(11, new Uint8Array(300).fill(7))
    const events = deframe(record(0x16, bytes.subarray(0, 2)), record(0x16, bytes.subarray(2)))
    expect(events).to.deep.equal([{ kind: 'handshake', type: 11, body: new Uint8Array(300).fill(7) }])
  })

  it('joins a message of 200 KiB over as many records as it has bytes, without being busy with it', () => {
    const bytes = message(11, new Uint8Array(200 * 1024).fill(7))
    const events = deframe(Buffer.concat([...bytes].map((byte) => record(0x16, [byte]))))
    expect(events.map((event) => event.kind === 'handshake' && event.body.length)).to.deep.equal([200 * 1024])
  })

  it('names the other kinds of record', () => {
    const events = deframe(record(0x14, [1]), record(0x17, [1, 2, 3]), alertRecord(1, 112))
    expect(events.map(({ kind }) => kind)).to.deep.equal(['change-cipher-spec', 'application-data', 'alert'])
  })

  it('reads several alerts out of one record, as TLS 1.2 may send them (RFC 5246 §6.2.1)', () => {
    const events = deframe(record(0x15, [1, 112, 2, 40]))
    expect(events.map((event) => event.kind === 'alert' && event.alert.name)).to.deep.equal([
      'unrecognized_name',
      'handshake_failure',
    ])
  })

  it('gives the same events whole and byte by byte', () => {
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 600 }).map((body) => handshake(message(11, body))),
      fc.constant(alertRecord(1, 0)),
      fc.constant(record(0x14, [1])),
    )
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), (records) => {
        const bytes = join(...records)
        expect(deframe(...byteByByte(bytes))).to.deep.equal(deframe(bytes))
      }),
    )
  })

  it('tells how much of an unfinished record it holds', () => {
    const deframer = new RecordDeframer()
    deframer.push(Uint8Array.of(0x16, 3, 3))
    expect(deframer.next()).to.equal(undefined)
    expect(deframer.bufferedByteLength).to.equal(3)
  })

  const wrong: readonly { title: string; bytes: Uint8Array; deed: string }[] = [
    { title: 'clear text', bytes: new TextEncoder().encode('<stream:stream'), deed: 'not-tls' },
    { title: 'another major version', bytes: Uint8Array.of(0x16, 2), deed: 'not-tls' },
    {
      title: 'a record over 2^14 bytes',
      bytes: Uint8Array.of(0x16, 3, 3, 0x40, 0x01),
      deed: 'oversized-record',
    },
    {
      title: 'ciphertext over its limit',
      bytes: Uint8Array.of(0x17, 3, 3, 0x48, 0x01),
      deed: 'oversized-record',
    },
    {
      title: 'a message of 16 MiB',
      bytes: record(0x16, [11, 0xff, 0xff, 0xff]),
      deed: 'oversized-handshake-message',
    },
    {
      title: 'an alert inside a message',
      bytes: join(record(0x16, [11, 0]), alertRecord(2, 40)),
      deed: 'interleaved-handshake',
    },
    { title: 'an empty handshake record', bytes: record(0x16, []), deed: 'empty-handshake-record' },
    { title: 'half an alert', bytes: record(0x15, [2]), deed: 'malformed-alert' },
    { title: 'an empty alert', bytes: record(0x15, []), deed: 'malformed-alert' },
    { title: 'an alert of level 3', bytes: record(0x15, [3, 40]), deed: 'malformed-alert' },
    {
      title: 'a change_cipher_spec of two bytes',
      bytes: record(0x14, [1, 1]),
      deed: 'malformed-change-cipher-spec',
    },
  ]
  for (const { title, bytes, deed } of wrong) {
    it(`blames the peer for ${title}`, () => {
      expect(() => deframe(bytes)).to.throw(PeerMisbehaved, deed)
      expect(() => deframe(...byteByByte(bytes))).to.throw(PeerMisbehaved, deed)
    })
  }

  it('names an alert that nobody registered by its code point', () => {
    expect(deframe(alertRecord(2, 0x2f + 0x80))).to.deep.equal([
      { kind: 'alert', alert: { level: 'fatal', description: 0xaf, name: 'alert 0xaf' } },
    ])
  })
})
