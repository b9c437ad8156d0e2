import { expect } from 'chai'
import type {
  Answer,
  AskedQuestion,
  Facts,
  Observation,
  ObservationOf,
  Outcome,
  Stimulus,
  StreamFeatures,
} from '../../probes/model.ts'
import { endpointVerdict } from '../../probes/endpoint-verdict.ts'
import {
  AT,
  endpointOf,
  failed,
  featuresOf,
  observation,
  observed,
  sessionAt,
  skippedFor,
} from './builders.ts'

const ENDPOINT = endpointOf()
const SASL = 'urn:ietf:params:xml:ns:xmpp-sasl'

const answers = {
  refusal: {
    kind: 'element',
    name: 'failure',
    namespace: SASL,
    condition: 'encryption-required',
    xml: '<failure/>',
  },
  noSuchMechanism: {
    kind: 'element',
    name: 'failure',
    namespace: SASL,
    condition: 'invalid-mechanism',
    xml: '<failure/>',
  },
  challenge: { kind: 'element', name: 'challenge', namespace: SASL, xml: '<challenge/>' },
  unavailable: {
    kind: 'element',
    name: 'iq',
    namespace: 'jabber:client',
    type: 'error',
    condition: 'service-unavailable',
    xml: '<iq/>',
  },
  silence: { kind: 'none', failure: { phase: 'stream', code: 'timeout' } },
} as const satisfies Record<string, Answer>

function asked(given: { readonly [S in Stimulus]?: Answer }): ObservationOf<'clear-text-answers'> {
  const questions: AskedQuestion[] = Object.entries(given).map(([stimulus, answer]) => ({
    // The keys of a mapped type over Stimulus.
    stimulus: stimulus as Stimulus,
    sent: `<${stimulus}/>`,
    answer,
    at: AT,
  }))
  return observation(ENDPOINT, 'clear-text-answers', observed({ asked: questions }))
}

function session(
  starttls: 'required' | 'offered' | 'absent',
  tls: 'works' | Outcome<Facts['tls']>,
  announced: Partial<StreamFeatures> = {},
): Observation[] {
  const before = observed(featuresOf({ ...announced, starttls }))
  if (tls !== 'works') return sessionAt(ENDPOINT, { 'features-before-tls': before, tls })
  return sessionAt(ENDPOINT, {
    'features-before-tls': before,
    starttls: observed({ trailingByteLength: 0 }),
    tls: observed({ version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256' }),
    'features-after-tls': observed(featuresOf({ mechanisms: ['PLAIN', 'SCRAM-SHA-1'] })),
  })
}

const ALL_REFUSED = { 'sasl-plain': answers.refusal, 'sasl-scram': answers.refusal }

describe('endpointVerdict, once the questions were asked', () => {
  const rows = [
    { title: 'every login refused, TLS works', offer: 'required', given: ALL_REFUSED, state: 'required' },
    { title: 'TLS enforced without saying so', offer: 'offered', given: ALL_REFUSED, state: 'required' },
    {
      title: '<required/>, and a password would have been read',
      offer: 'required',
      given: { 'sasl-plain': answers.challenge },
      state: 'not-enforced',
    },
    {
      title: 'offered, and PLAIN taken up',
      offer: 'offered',
      given: { 'sasl-plain': answers.challenge },
      state: 'optional',
    },
    {
      title: 'PLAIN refused, SCRAM taken up in clear',
      offer: 'offered',
      given: { 'sasl-plain': answers.refusal, 'sasl-scram': answers.challenge },
      state: 'optional',
    },
    {
      title: 'logins refused, and a registration that does not exist',
      offer: 'required',
      given: { ...ALL_REFUSED, 'iq-register': answers.unavailable },
      state: 'required',
    },
    {
      title: 'logins refused, one question unanswered',
      offer: 'required',
      given: { ...ALL_REFUSED, 'iq-auth': answers.silence },
      state: 'unknown',
    },
    {
      title: 'no login among the refusals',
      offer: 'required',
      given: { 'iq-register': answers.unavailable },
      state: 'unknown',
    },
  ] as const
  for (const { title, offer, given, state } of rows) {
    it(`is ${state} for ${title}`, () => {
      const found = endpointVerdict(ENDPOINT, [...session(offer, 'works'), asked(given)])
      expect(found.state).to.equal(state)
      expect(found.basis).to.equal(state === 'unknown' ? 'advertised' : 'proven')
    })
  }

  const withoutTls = [
    {
      title: 'refused, and TLS fails',
      offer: 'required',
      tls: failed('tls', 'alert'),
      given: ALL_REFUSED,
      state: 'unusable',
    },
    {
      title: 'refused, and the network failed during TLS',
      offer: 'required',
      tls: failed('tls', 'timeout'),
      given: ALL_REFUSED,
      state: 'unknown',
    },
    {
      title: 'refused, and no STARTTLS on offer',
      offer: 'absent',
      tls: skippedFor('not-offered'),
      given: ALL_REFUSED,
      state: 'unusable',
    },
    {
      title: 'taken up, and no STARTTLS on offer',
      offer: 'absent',
      tls: skippedFor('not-offered'),
      given: { 'sasl-plain': answers.challenge },
      state: 'absent',
    },
    {
      title: 'taken up, and the offered TLS fails',
      offer: 'offered',
      tls: failed('starttls', 'starttls-failure'),
      given: { 'sasl-plain': answers.challenge },
      state: 'absent',
    },
  ] as const
  for (const { title, offer, tls, given, state } of withoutTls) {
    it(`is ${state} for a login that is ${title}`, () => {
      expect(endpointVerdict(ENDPOINT, [...session(offer, tls), asked(given)]).state).to.equal(state)
    })
  }

  const anonymous = { mechanisms: ['ANONYMOUS'] }
  const unasked = [
    { title: 'optional', offer: 'offered', tls: 'works', before: anonymous, state: 'optional' },
    { title: 'required all the same', offer: 'required', tls: 'works', before: anonymous, state: 'required' },
    { title: 'absent', offer: 'absent', tls: skippedFor('not-offered'), before: anonymous, state: 'absent' },
    {
      title: 'optional by SASL2 alone',
      offer: 'offered',
      tls: 'works',
      before: { sasl2Mechanisms: ['SCRAM-SHA-256'] },
      state: 'optional',
    },
  ] as const
  for (const { title, offer, tls, before, state } of unasked) {
    it(`leaves it to the announcement where a login is announced that was not asked for: ${title}`, () => {
      const given = { 'sasl-plain': answers.refusal, 'sasl-scram': answers.noSuchMechanism }
      const found = endpointVerdict(ENDPOINT, [...session(offer, tls, before), asked(given)])
      expect([found.state, found.basis]).to.deep.equal([state, 'advertised'])
      expect(found.because.map(({ code }) => code)).to.include('refused')
    })
  }

  it('is optional, as announced, where a login that was not asked for stands before hidden STARTTLS', () => {
    const given = { 'sasl-plain': answers.refusal, 'sasl-scram': answers.noSuchMechanism }
    const found = withHiddenTls(given, works, anonymous)
    expect([found.state, found.basis]).to.deep.equal(['optional', 'advertised'])
  })

  it('takes no notice of what cannot be had without TLS, nor of another SCRAM than the one refused', () => {
    const before = { mechanisms: ['PLAIN', 'SCRAM-SHA-1', 'SCRAM-SHA-256', 'SCRAM-SHA-1-PLUS', 'EXTERNAL'] }
    const found = endpointVerdict(ENDPOINT, [...session('offered', 'works', before), asked(ALL_REFUSED)])
    expect([found.state, found.basis]).to.deep.equal(['required', 'proven'])
  })

  it('puts the answer that decides first, with what was sent and received', () => {
    const given = { 'sasl-plain': answers.refusal, 'sasl-scram': answers.challenge }
    const [first] = endpointVerdict(ENDPOINT, [...session('offered', 'works'), asked(given)]).because
    expect(first).to.deep.equal({
      code: 'processed',
      endpoint: ENDPOINT,
      params: { stimulus: 'sasl-scram' },
      evidence: { sent: '<sasl-scram/>', received: '<challenge/>', at: AT },
    })
  })

  it('falls back on the announcement when nothing could be asked', () => {
    const notAsked = observation(ENDPOINT, 'clear-text-answers', failed('tcp', 'refused'))
    const found = endpointVerdict(ENDPOINT, [...session('required', 'works'), notAsked])
    expect([found.state, found.basis]).to.deep.equal(['required', 'advertised'])
  })

  it('is required where logins are refused and hidden STARTTLS leads to TLS, and says so', () => {
    const hidden = { kind: 'element', name: 'proceed', namespace: '', xml: '<proceed/>' } as const
    const given = { 'starttls-unoffered': hidden, ...ALL_REFUSED }
    const found = withHiddenTls(given, works)
    expect([found.state, found.basis]).to.deep.equal(['required', 'proven'])
    expect(found.because.map(({ code }) => code)).to.include('starttls-unadvertised')
  })

  it('is optional where a login is taken up and hidden STARTTLS leads to TLS', () => {
    const given = { 'sasl-plain': answers.challenge }
    expect(withHiddenTls(given, works).state).to.equal('optional')
  })

  it('is absent where hidden STARTTLS is granted and fails', () => {
    const given = { 'sasl-plain': answers.challenge }
    expect(withHiddenTls(given, failed('tls', 'alert')).state).to.equal('absent')
  })

  it('says neither absent nor unusable where the network failed after hidden STARTTLS was granted', () => {
    const processed = withHiddenTls({ 'sasl-plain': answers.challenge }, failed('tls', 'timeout'))
    expect(processed.state).to.equal('optional')
    expect(withHiddenTls(ALL_REFUSED, failed('tls', 'timeout')).state).to.equal('unknown')
  })

  const unseen = sessionAt(ENDPOINT, { 'features-before-tls': failed('tcp', 'timeout') })
  it('is not absent where STARTTLS was offered to the questions alone', () => {
    const found = endpointVerdict(ENDPOINT, [...unseen, asked({ 'sasl-plain': answers.challenge })])
    expect([found.state, found.basis]).to.deep.equal(['optional', 'proven'])
  })
  it('is absent where STARTTLS was refused to the questions alone', () => {
    const given = { 'starttls-unoffered': answers.noSuchMechanism, 'sasl-plain': answers.challenge }
    expect(endpointVerdict(ENDPOINT, [...unseen, asked(given)]).state).to.equal('absent')
  })

  for (const condition of ['resource-constraint', 'system-shutdown', 'policy-violation', 'not-authorized']) {
    it(`is not unusable where a stream inside TLS ends with ${condition}`, () => {
      const before = observed(featuresOf({ starttls: 'required' }))
      const failure = { phase: 'stream', code: 'stream-error', condition, detail: condition } as const
      const inside = { state: 'failed', failure } as const
      const seen = sessionAt(ENDPOINT, {
        'features-before-tls': before,
        starttls: observed({ trailingByteLength: 0 }),
        tls: observed({ version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256' }),
        'features-after-tls': inside,
      })
      expect(endpointVerdict(ENDPOINT, [...seen, asked(ALL_REFUSED)]).state).to.equal('unknown')
    })
  }

  const works = { state: 'observed', value: featuresOf({ mechanisms: ['PLAIN'] }) } as const

  function withHiddenTls(
    given: Parameters<typeof asked>[0],
    hiddenTls: NonNullable<Facts['clear-text-answers']['hiddenTls']>,
    announced: Partial<StreamFeatures> = {},
  ) {
    const { outcome, ...frame } = asked(given)
    if (outcome.state !== 'observed') throw new Error('asked for nothing')
    const answered = { ...frame, outcome: observed({ ...outcome.value, hiddenTls }) }
    return endpointVerdict(ENDPOINT, [...session('absent', skippedFor('not-offered'), announced), answered])
  }
})

describe('endpointVerdict for s2s', () => {
  const S2S = endpointOf({ service: 's2s', port: 5269 })
  const NAMESPACE = 'jabber:server:dialback'
  const result = (type: string, condition?: string): Answer => ({
    kind: 'element',
    name: 'result',
    namespace: NAMESPACE,
    type,
    xml: '<result/>',
    ...(condition === undefined ? {} : { condition }),
  })

  function judged(offer: 'required' | 'offered', outcome: Outcome<Facts['clear-text-answers']>) {
    const steps = sessionAt(S2S, {
      'features-before-tls': observed(featuresOf({ starttls: offer, others: ['dialback'] })),
      starttls: observed({ trailingByteLength: 0 }),
      tls: observed({ version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256' }),
      'features-after-tls': observed(featuresOf({ mechanisms: ['EXTERNAL'] })),
    })
    const { state, basis, because } = endpointVerdict(S2S, [
      ...steps,
      observation(S2S, 'clear-text-answers', outcome),
    ])
    return { state, basis, codes: because.map(({ code }) => code) }
  }
  const answeredBy = (answer: Answer): Outcome<Facts['clear-text-answers']> =>
    observed({ asked: [{ stimulus: 'dialback', sent: '<result/>', answer, at: AT }] })

  const rows = [
    {
      title: 'dialback refused in clear text',
      offer: 'offered',
      outcome: answeredBy(result('error', 'policy-violation')),
      expected: { state: 'required', basis: 'proven', codes: ['refused', 'starttls-offered'] },
    },
    {
      title: 'dialback that lets in, in spite of <required/>',
      offer: 'required',
      outcome: answeredBy(result('valid')),
      expected: { state: 'not-enforced', basis: 'proven', codes: ['processed', 'starttls-required'] },
    },
    {
      title: 'a key that was found invalid: nothing is proven (Prosody)',
      offer: 'required',
      outcome: answeredBy(result('invalid')),
      expected: { state: 'required', basis: 'advertised', codes: ['starttls-required', 'ambiguous'] },
    },
    {
      title: 'dialback that was not asked for; that it is announced proves nothing',
      offer: 'required',
      outcome: observed({ asked: [] }),
      expected: {
        state: 'required',
        basis: 'advertised',
        codes: ['starttls-required', 'dialback-not-asked'],
      },
    },
  ] as const
  for (const { title, offer, outcome, expected } of rows) {
    it(`is ${expected.state}, ${expected.basis}, for ${title}`, () => {
      expect(judged(offer, outcome)).to.deep.equal(expected)
    })
  }

  it('is unusable where the stream ends for want of anything to offer (Prosody without a certificate)', () => {
    const observations = sessionAt(S2S, { 'features-before-tls': failed('stream', 'no-features') })
    const { state, because } = endpointVerdict(S2S, observations)
    expect([state, because[0]?.code]).to.deep.equal(['unusable', 'no-features'])
  })
})
