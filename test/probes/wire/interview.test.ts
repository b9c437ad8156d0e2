import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { Interview, type InterviewStep } from '../../../probes/wire/interview.ts'
import {
  clearTextQuestions,
  compressedQuestions,
  isLastOnStream,
  isTakenUp,
} from '../../../probes/wire/questions.ts'

const HEADER = `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' from='example.org' id='1' version='1.0'>`
const FEATURES = `<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-256-PLUS</mechanism><mechanism>SCRAM-SHA-256</mechanism></mechanisms></stream:features>`
const REFUSAL = `<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><encryption-required/></failure>`
const CHALLENGE = `<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>`
const NO_COMPRESSION = `<failure xmlns='http://jabber.org/protocol/compress'><setup-failed/></failure>`
const STREAM_ERROR = `<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`

function interview(): Interview {
  return new Interview({ service: 'c2s', to: 'example.org' }, (features) =>
    clearTextQuestions('example.org', features),
  )
}

/** Feeds `pieces` one by one and tells what came of it, each write as the name of its first element. */
function play(pieces: readonly Uint8Array[]): string[] {
  const asked = interview()
  const told: string[] = []
  const drain = (): void => {
    for (let step = asked.next(); step !== undefined; step = asked.next()) told.push(tell(step))
  }
  drain()
  for (const piece of pieces) {
    asked.feed(piece)
    drain()
  }
  return told
}

function tell(step: InterviewStep): string {
  switch (step.kind) {
    case 'write':
      return `> ${[...new TextDecoder().decode(step.bytes).matchAll(/<(stream:stream|starttls|auth|authenticate|compress|iq)\b/g)].map(([, name]) => name).join(' ')}`
    case 'answered':
      return `${step.question.stimulus}: ${step.answer.kind === 'element' ? (step.answer.condition ?? step.answer.name) : step.answer.kind}`
    case 'refused':
      return `refused: ${step.error?.condition}`
    case 'opened':
    case 'ended':
      return step.kind
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const byteByByte = (text: string): Uint8Array[] => Array.from(bytes(text), (byte) => Uint8Array.of(byte))

/** The features came, and every question that may be followed was written, up to one that may not. */
const OPENED = ['> stream:stream', 'opened', '> auth auth authenticate compress']

const CONVERSATIONS = [
  {
    title: 'asks nothing behind a refusal of STARTTLS, which ends the stream (RFC 6120 §5.4.2.2)',
    received: `${HEADER}<stream:features/><failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`,
    told: ['> stream:stream', 'opened', '> starttls', 'starttls-unoffered: failure', 'ended'],
  },
  {
    title: 'asks all that may be asked at once, until the server ends the stream',
    received: HEADER + FEATURES + REFUSAL + REFUSAL + STREAM_ERROR,
    told: [
      ...OPENED,
      'sasl-plain: encryption-required',
      'sasl-scram: encryption-required',
      'sasl2-plain: stream-error',
      'ended',
    ],
  },
  {
    title: 'finds a question passed over when the one behind it is answered',
    received: HEADER + FEATURES + REFUSAL + REFUSAL + NO_COMPRESSION,
    told: [
      ...OPENED,
      'sasl-plain: encryption-required',
      'sasl-scram: encryption-required',
      'sasl2-plain: ignored',
      'compress: setup-failed',
      '> iq iq iq',
    ],
  },
  {
    title: 'stops on this stream as soon as an exchange has begun',
    received: HEADER + FEATURES + CHALLENGE,
    told: [...OPENED, 'sasl-plain: challenge', 'ended'],
  },
  {
    title: 'takes no other element for the answer',
    received: `${HEADER}${FEATURES}<message><body>maintenance tonight</body></message>${REFUSAL}`,
    told: [...OPENED, 'sasl-plain: encryption-required'],
  },
  {
    title: 'takes no IQ for the answer that is one to something else, and no error that is not of the stream',
    received:
      HEADER +
      FEATURES +
      REFUSAL.repeat(2) +
      NO_COMPRESSION +
      `<iq type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>` +
      `<message id='tellus-iq-register'/><error/><features/>` +
      `<iq type='result' id='tellus-iq-register'/>`,
    told: [
      ...OPENED,
      'sasl-plain: encryption-required',
      'sasl-scram: encryption-required',
      'sasl2-plain: ignored',
      'compress: setup-failed',
      '> iq iq iq',
      'iq-register: iq',
    ],
  },
  {
    title: 'takes for features what the stream calls so, once',
    received: `${HEADER}<features/>${FEATURES}<stream:features/>${REFUSAL}`,
    told: [...OPENED, 'sasl-plain: encryption-required'],
  },
  {
    title: 'hears nothing more once the stream has ended',
    received: `${HEADER}<stream:features/><failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>${FEATURES}${REFUSAL}`,
    told: ['> stream:stream', 'opened', '> starttls', 'starttls-unoffered: failure', 'ended'],
  },
  {
    title: 'tells an end without a word from an answer',
    received: `${HEADER}${FEATURES}</stream:stream>`,
    told: [...OPENED, 'sasl-plain: closed', 'ended'],
  },
  {
    title: 'asks nothing of a server that refuses the stream itself',
    received: HEADER + STREAM_ERROR,
    told: ['> stream:stream', 'refused: policy-violation', 'ended'],
  },
]

describe('wire Interview', () => {
  for (const { title, received, told } of CONVERSATIONS) {
    it(title, () => {
      expect(play([bytes(received)])).to.deep.equal(told)
    })

    it(`${title}, fed byte by byte`, () => {
      expect(play(byteByByte(received))).to.deep.equal(told)
    })
  }

  it('asks on without an answer, and knows a question as ignored once a later one is answered', () => {
    const asked = interview()
    const told: string[] = []
    const drain = (): void => {
      for (let step = asked.next(); step !== undefined; step = asked.next()) told.push(tell(step))
    }
    asked.feed(bytes(HEADER + FEATURES))
    drain()
    asked.askOn()
    drain()
    asked.feed(bytes(STREAM_ERROR))
    drain()
    expect(told.slice(2)).to.deep.equal([
      ...OPENED.slice(2),
      '> iq iq iq',
      'sasl-plain: ignored',
      'sasl-scram: ignored',
      'sasl2-plain: ignored',
      'compress: ignored',
      'iq-register: stream-error',
      'ended',
    ])
    expect(asked.awaited).to.deep.equal([])
  })

  it('takes a late answer for the question that it fits, and goes on waiting for the other', () => {
    const asked = interview()
    asked.feed(bytes(HEADER + FEATURES))
    while (asked.next() !== undefined);
    asked.askOn()
    asked.feed(bytes(REFUSAL))
    const told: string[] = []
    for (let step = asked.next(); step !== undefined; step = asked.next()) told.push(tell(step))
    expect(told.at(-1)).to.equal('sasl-plain: encryption-required')
    expect(asked.awaited.map(({ stimulus }) => stimulus)).to.deep.equal([
      'sasl-scram',
      'sasl2-plain',
      'compress',
      'iq-register',
    ])
  })

  it('asks nothing more where STARTTLS failed, for the peer has to close (RFC 6120 §5.4.2.2)', () => {
    const failure = (namespace: string) =>
      isLastOnStream({ kind: 'element', name: 'failure', namespace, xml: '' })
    expect(failure('urn:ietf:params:xml:ns:xmpp-tls')).to.equal(true)
    expect(failure('urn:ietf:params:xml:ns:xmpp-sasl')).to.equal(false)
  })

  it('asks for a SCRAM that is announced and needs no channel binding', () => {
    const asked = interview()
    asked.feed(bytes(HEADER + FEATURES + REFUSAL))
    const writes: string[] = []
    for (let step = asked.next(); step !== undefined; step = asked.next()) {
      if (step.kind === 'write') writes.push(new TextDecoder().decode(step.bytes))
    }
    expect(writes[1]).to.match(/<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-256'>/)
  })

  it('reads an error that has but a code by the table of XEP-0086', () => {
    const asked = new Interview({ service: 'c2s', to: 'example.org' }, () =>
      compressedQuestions('example.org').slice(1),
    )
    const code = (value: string) =>
      bytes(`<iq type='error' id='tellus-iq-ping'><error code='${value}'/></iq>`)
    asked.feed(bytes(HEADER + FEATURES))
    asked.feed(code('401'))
    const told: string[] = []
    for (let step = asked.next(); step !== undefined; step = asked.next()) told.push(tell(step))
    expect(told).to.include('iq-ping: not-authorized')
  })

  it('asks for a mechanism that begins with a challenge, where one is announced', () => {
    const stimuli = (mechanisms: readonly string[]): readonly string[] =>
      clearTextQuestions('example.org', {
        starttls: 'offered',
        mechanisms,
        sasl2Mechanisms: [],
        others: [],
        xml: '',
      }).map(({ stimulus, mechanism }) => `${stimulus} ${mechanism}`)
    expect(stimuli(['DIGEST-MD5'])).to.include('sasl-challenged DIGEST-MD5')
    expect(stimuli(['PLAIN', 'CRAM-MD5'])).to.include('sasl-challenged CRAM-MD5')
    expect(stimuli(['PLAIN']).join()).not.to.contain('sasl-challenged')
  })

  it('sends no credential, and no name but one that nobody can have', () => {
    const mechanisms = ['PLAIN', 'SCRAM-SHA-1', 'DIGEST-MD5', 'ANONYMOUS']
    const announced = {
      starttls: 'offered',
      mechanisms,
      sasl2Mechanisms: mechanisms,
      others: [],
      xml: '',
    } as const
    const questions = [...clearTextQuestions('example.org', announced), ...compressedQuestions('example.org')]
    expect(questions.map(({ stimulus }) => stimulus)).to.include.members([
      'sasl-challenged',
      'sasl-compressed',
    ])
    const EXPECTED: Readonly<Record<string, RegExp>> = {
      'sasl-scram': /^n,,n=[a-z-]+\.invalid,r=[^,]*$/,
      'iq-auth': /^[a-z-]+\.invalid$/,
      compress: /^zlib$/,
    }
    for (const { stimulus, xml } of questions) {
      const texts = [...xml.matchAll(/>([^<]+)</g)].map(([, text = '']) =>
        stimulus === 'sasl-scram' ? Buffer.from(text, 'base64').toString() : text,
      )
      expect(texts.join(), stimulus).to.match(EXPECTED[stimulus] ?? /^$/)
    }
  })

  it('refuses what is no stream (RFC 6120 §4.9.3.10)', () => {
    const asked = interview()
    asked.feed(bytes(`<stream xmlns='jabber:client' version='1.0'>`))
    asked.next()
    expect(() => asked.next())
      .to.throw(PeerMisbehaved, 'not-a-stream')
      .with.nested.property('spec.name', 'RFC 6120 §4.9.3.10')
  })

  it('asks no further where clear text is taken up', () => {
    const answer = (name: string, type?: string) =>
      isTakenUp({ kind: 'element', name, namespace: 'x', xml: '', ...(type !== undefined && { type }) })
    expect([answer('challenge'), answer('success'), answer('iq', 'result')]).to.deep.equal([true, true, true])
    expect([answer('failure'), answer('iq', 'error'), answer('message', 'result')]).to.deep.equal([
      false,
      false,
      false,
    ])
    expect(isTakenUp({ kind: 'closed' })).to.equal(false)
  })

  it('throws nothing but PeerMisbehaved, whatever it is fed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (noise, afterFeatures) => {
        try {
          play([bytes(afterFeatures ? HEADER + FEATURES : ''), noise])
        } catch (error) {
          expect(error).to.be.instanceOf(PeerMisbehaved)
        }
      }),
    )
  })
})
