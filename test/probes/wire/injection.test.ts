import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { endsStream, InjectionWatch, injectedStanza } from '../../../probes/wire/injection.ts'

const HEADER = `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' from='example.org' id='1' version='1.0'>`
const FEATURES = `<stream:features/>`
const STREAM_ERROR = `<stream:error><bad-format xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`
const REPLY = `<iq type='error' id='tellus-injected'/>`

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const whole = (text: string): Uint8Array[] => (text === '' ? [] : [bytes(text)])
const byteByByte = (text: string): Uint8Array[] => Array.from(bytes(text), (byte) => Uint8Array.of(byte))

/** What came of it, the writes left out; `unasked` is fed before the stream is opened. */
function play(unasked: string, answer: string, split: (text: string) => Uint8Array[]): string | undefined {
  const watch = new InjectionWatch({ service: 'c2s', to: 'example.org' })
  const drain = (): string | undefined => {
    for (let step = watch.next(); step !== undefined; step = watch.next()) {
      if (step.kind === 'ended') return `ended: ${step.error?.condition}`
      if (step.kind !== 'write') return step.kind
    }
    return undefined
  }
  const feed = (text: string): string | undefined => {
    for (const piece of split(text)) {
      watch.feed(piece)
      const told = drain()
      if (told !== undefined) return told
    }
    return undefined
  }
  const early = feed(unasked)
  if (early !== undefined) return early
  watch.open()
  drain()
  return feed(answer)
}

const CASES = [
  {
    title: 'finds nothing in a stream that opens as usual',
    unasked: '',
    answer: HEADER + FEATURES,
    told: 'ignored',
  },
  { title: 'takes any word in the silence for an answer', unasked: HEADER, answer: '', told: 'answered' },
  { title: 'takes no white space for a word', unasked: ' \n', answer: HEADER + FEATURES, told: 'ignored' },
  { title: 'knows the reply to the injected stanza', unasked: '', answer: HEADER + REPLY, told: 'answered' },
  {
    title: 'knows a late reply, which stands before the header',
    unasked: '',
    answer: REPLY + HEADER,
    told: 'answered',
  },
  {
    title: 'takes no other stanza for it',
    unasked: '',
    answer: `${HEADER}<iq type='error' id='other'/>${FEATURES}`,
    told: 'ignored',
  },
  {
    title: 'takes no features of another namespace for those of the stream',
    unasked: '',
    answer: `${HEADER}<features/><error/>`,
    told: undefined,
  },
  {
    title: 'waits on behind what else a stream may hold',
    unasked: '',
    answer: `${HEADER}<stream:other/>`,
    told: undefined,
  },
  {
    title: 'does not take a refused stream for an answer',
    unasked: '',
    answer: HEADER + STREAM_ERROR,
    told: 'ended: bad-format',
  },
  { title: 'tells an end', unasked: '', answer: `${HEADER}</stream:stream>`, told: 'ended: undefined' },
  { title: 'waits for more', unasked: '', answer: HEADER + FEATURES.slice(0, -1), told: undefined },
]

describe('wire InjectionWatch', () => {
  for (const { title, unasked, answer, told } of CASES) {
    it(title, () => expect(play(unasked, answer, whole)).to.equal(told))
    it(`${title}, fed byte by byte`, () => expect(play(unasked, answer, byteByByte)).to.equal(told))
  }

  it('keeps an answer as it came, be it cut within a character', () => {
    const answers = [
      { unasked: '<a>é€</a>', answer: '', xml: '<a>é€</a>' },
      {
        unasked: '',
        answer: `${HEADER}<iq id='tellus-injected'>é€</iq>`,
        xml: `<iq xmlns='jabber:client' id='tellus-injected'>é€</iq>`,
      },
      { unasked: '', answer: REPLY, xml: `<iq type='error' id='tellus-injected'/>` },
    ]
    for (const { unasked, answer, xml } of answers) {
      const watch = new InjectionWatch({ service: 'c2s', to: 'example.org' })
      for (const piece of byteByByte(unasked)) watch.feed(piece)
      if (unasked === '') {
        watch.open()
        expect(watch.next()?.kind).to.equal('write')
        for (const piece of byteByByte(answer)) watch.feed(piece)
      }
      expect(watch.next()).to.deep.equal({ kind: 'answered', xml })
    }
  })

  it('refuses a root that is no stream (RFC 6120 §4.9.3.10)', () => {
    expect(() => play('', `<?xml version='1.0'?><a xmlns='b'>`, whole))
      .to.throw(PeerMisbehaved)
      .with.nested.property('spec.name', 'RFC 6120 §4.9.3.10')
  })

  it('keeps no more of an answer than evidence needs', () => {
    const watch = new InjectionWatch({ service: 'c2s', to: 'example.org' })
    watch.feed(bytes('<a/>'.repeat(1000)))
    const step = watch.next()
    expect(step).to.have.property('xml').with.lengthOf(300)
    expect(watch.next()).to.equal(undefined)
  })

  it('throws nothing but PeerMisbehaved, whatever it is fed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (noise) => {
        for (const answer of [noise, HEADER + noise, `<?xml version='1.0'?><a xmlns='b'>`]) {
          try {
            play('', answer, whole)
          } catch (error) {
            expect(error).to.be.instanceOf(PeerMisbehaved)
          }
        }
      }),
    )
  })

  it('injects a question without a credential, addressed to the domain', () => {
    expect(injectedStanza("o'example")).to.equal(
      "<iq type='get' id='tellus-injected' to='o&apos;example'><ping xmlns='urn:xmpp:ping'/></iq>",
    )
  })
})

describe('wire endsStream', () => {
  const cases: readonly { readonly title: string; readonly trailing: string; readonly expected: boolean }[] =
    [
      { title: 'nothing', trailing: '', expected: false },
      { title: 'an answer', trailing: REPLY, expected: false },
      {
        title: 'a stream error and the end',
        trailing: `${HEADER}${STREAM_ERROR}</stream:stream>`,
        expected: true,
      },
      { title: 'the end and white space', trailing: '</stream:stream>\n', expected: true },
    ]
  for (const { title, trailing, expected } of cases)
    it(`is ${String(expected)} for ${title}`, () => expect(endsStream(bytes(trailing))).to.equal(expected))
})
