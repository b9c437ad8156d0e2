import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { Duplex, pipeline } from 'node:stream'
import { TLSSocket, type TLSSocketOptions } from 'node:tls'
import { constants, createDeflate, createInflate } from 'node:zlib'
import type { Manners, Reply, Step } from './behaviour.ts'
import { StimulusReader, type Heard } from './stimulus-reader.ts'

/** What one port does with each connection. */
export interface Conduct {
  readonly clear: Manners
  readonly inside: Manners
  readonly compressed: Manners
  readonly isDirectTls: boolean
  readonly tls: TLSSocketOptions
  /** Fills the placeholders that do not depend on the connection. */
  fillIn(text: string): string
}

const INSTEAD_OF_SERVER_HELLO = {
  /** A fatal `handshake_failure` (RFC 8446 §6.2), in a record of TLS 1.2. */
  alert: Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]),
  garbage: Buffer.from('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
  close: Buffer.alloc(0),
}

/** One connection to a server of the kit: hears, and answers as its conduct says, until either side leaves. */
export class Conversation {
  readonly #tcp: Socket
  readonly #conduct: Conduct
  readonly #record: (text: string) => void
  readonly #reader = new StimulusReader()
  #duplex: Duplex
  #manners: Manners
  #isAnswering = false

  /** @param record Gets all that the client says, in clear text as well as inside TLS and compression. */
  constructor(tcp: Socket, conduct: Conduct, record: (text: string) => void) {
    this.#tcp = tcp
    this.#conduct = conduct
    this.#record = record
    this.#duplex = tcp
    this.#manners = conduct.clear
    tcp.on('error', ignore)
    if (conduct.isDirectTls) this.#secure()
    else this.#listenTo(tcp)
  }

  #listenTo(duplex: Duplex): void {
    const decoder = new TextDecoder()
    this.#duplex = duplex
    duplex.on('error', ignore)
    duplex.on('end', () => this.#tcp.destroySoon())
    duplex.on('data', (bytes: Buffer) => {
      const text = decoder.decode(bytes, { stream: true })
      this.#record(text)
      this.#reader.feed(text)
      void this.#answerAll()
    })
  }

  /** Answers one after the other; what is said meanwhile waits. */
  async #answerAll(): Promise<void> {
    if (this.#isAnswering) return
    this.#isAnswering = true
    for (let heard = this.#reader.next(); heard !== undefined; heard = this.#reader.next()) {
      await this.#answer([heard])
    }
    this.#isAnswering = false
  }

  async #answer(all: readonly Heard[]): Promise<void> {
    for (const heard of all) {
      for (const step of this.#replyTo(heard)) await this.#do(step, heard)
    }
  }

  #replyTo({ stimuli }: Heard): Reply {
    for (const stimulus of stimuli) {
      const reply = this.#manners[stimulus]
      if (reply !== undefined) return reply
    }
    return []
  }

  async #do(step: Step, heard: Heard): Promise<void> {
    switch (step.kind) {
      case 'send':
        this.#duplex.write(this.#fillIn(step.text, heard))
        return
      case 'dribble':
        for (const byte of Buffer.from(this.#fillIn(step.text, heard))) {
          this.#duplex.write(Buffer.of(byte))
          await turn()
        }
        return
      case 'send-endlessly':
        while (!this.#duplex.destroyed && this.#duplex.writable) {
          if (this.#duplex.write(step.text)) await turn()
          else await anyOf(this.#duplex, ['drain', 'close'])
        }
        return
      case 'start-tls':
        await this.#startTls(step)
        return
      case 'start-compression':
        this.#compress(step.text)
        return
      case 'close':
        this.#duplex.end()
        this.#tcp.destroySoon()
        return
      case 'reset':
        this.#tcp.resetAndDestroy()
    }
  }

  #fillIn(text: string, { id, from }: Heard): string {
    return this.#conduct
      .fillIn(text)
      .replaceAll('{id}', escapeXml(id))
      .replaceAll('{from}', escapeXml(from))
      .replaceAll('{stream}', () => randomBytes(12).toString('hex'))
  }

  /** `proceed` is written when nothing is read any more: not a byte of the ClientHello may get lost to the reader of XML. */
  async #startTls({ proceed, behind, next }: Extract<Step, { kind: 'start-tls' }>): Promise<void> {
    this.#tcp.removeAllListeners('data')
    this.#tcp.pause()
    this.#tcp.write(proceed)
    const early = this.#reader.takeRest()
    if (behind !== undefined) {
      await anyOf(this.#tcp, ['readable', 'close'])
      this.#tcp.write(behind)
    }
    if (next === 'stall') return
    if (next === 'handshake' || next === 'handshake-and-replay') {
      this.#secure()
      if (next === 'handshake-and-replay') await this.#answer(early)
      return
    }
    this.#tcp.once('data', () => {
      if (next === 'reset') this.#tcp.resetAndDestroy()
      else this.#tcp.end(INSTEAD_OF_SERVER_HELLO[next])
    })
    this.#tcp.resume()
  }

  #secure(): void {
    this.#manners = this.#conduct.inside
    this.#reader.restart()
    this.#listenTo(new TLSSocket(this.#tcp, { isServer: true, ...this.#conduct.tls }))
  }

  #compress(text: string): void {
    this.#tcp.removeAllListeners('data')
    this.#tcp.write(text)
    this.#manners = this.#conduct.compressed
    this.#reader.restart()
    const inflate = createInflate({ flush: constants.Z_SYNC_FLUSH })
    const deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH })
    pipeline(deflate, this.#tcp, inflate, ignore)
    this.#listenTo(Duplex.from({ readable: inflate, writable: deflate }))
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}

function anyOf(duplex: Duplex, events: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const stir = (): void => {
      for (const event of events) duplex.off(event, stir)
      resolve()
    }
    for (const event of events) duplex.on(event, stir)
  })
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;')
}

function ignore(): void {
  // Clients leave as they like.
}
