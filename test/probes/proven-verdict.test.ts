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
  notAllowed: {
    kind: 'element',
    name: 'iq',
    namespace: 'jabber:client',
    type: 'error',
    condition: 'forbidden',
    xml: '<iq/>',
  },
  proceed: { kind: 'element', name: 'proceed', namespace: '', xml: '<proceed/>' },
  silence: { kind: 'none', failure: { phase: 'stream', code: 'timeout' } },
} as const satisfies Record<string, Answer>

function questions(given: { readonly [S in Stimulus]?: Answer }): AskedQuestion[] {
  return Object.entries(given).map(([stimulus, answer]) => ({
    // The keys of a mapped type over Stimulus.
    stimulus: stimulus as Stimulus,
    sent: `<${stimulus}/>`,
    answer,
    at: AT,
  }))
}

function asked(given: Parameters<typeof questions>[0]): ObservationOf<'clear-text-answers'> {
  return observation(ENDPOINT, 'clear-text-answers', observed({ asked: questions(given) }))
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
      given: { 'iq-register': answers.notAllowed },
      state: 'unknown',
    },
    {
      title: 'no refusal among the answers to logins',
      offer: 'required',
      given: { 'sasl-plain': answers.noSuchMechanism, 'iq-register': answers.notAllowed },
      state: 'unknown',
    },
    {
      title: 'SCRAM refused alone',
      offer: 'required',
      given: { 'sasl-scram': answers.refusal },
      state: 'required',
    },
    {
      title: 'a mechanism with a challenge refused alone',
      offer: 'required',
      given: { 'sasl-challenged': answers.refusal },
      state: 'required',
    },
    {
      title: 'PLAIN by SASL2 refused alone',
      offer: 'required',
      given: { 'sasl2-plain': answers.refusal },
      state: 'required',
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
      tls: failed('tls', 'alert'),
      given: { 'sasl-plain': answers.challenge },
      state: 'absent',
    },
  ] as const
  for (const { title, offer, tls, given, state } of withoutTls) {
    it(`is ${state} for a login that is ${title}`, () => {
      expect(endpointVerdict(ENDPOINT, [...session(offer, tls), asked(given)]).state).to.equal(state)
    })
  }

  it('is absent for a login that is taken up, where <starttls/> is answered by <failure/>', () => {
    const seen = sessionAt(ENDPOINT, {
      'features-before-tls': observed(featuresOf({ starttls: 'offered' })),
      starttls: failed('starttls', 'starttls-failure'),
    })
    const found = endpointVerdict(ENDPOINT, [...seen, asked({ 'sasl-plain': answers.challenge })])
    expect([found.state, found.basis]).to.deep.equal(['absent', 'proven'])
  })

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

  for (const { answer, expected } of [
    { answer: answers.challenge, expected: ['optional', 'proven', 'processed'] },
    { answer: answers.silence, expected: ['unknown', 'advertised', 'ambiguous'] },
  ]) {
    it(`decides by another login that is ${expected[2]}, whatever was announced and not asked for`, () => {
      const given = { 'sasl-plain': answer, 'sasl-scram': answers.refusal }
      const found = endpointVerdict(ENDPOINT, [...session('offered', 'works', anonymous), asked(given)])
      expect([found.state, found.basis, found.because[0]?.code]).to.deep.equal(expected)
    })
  }

  it('is optional, as announced, where a login that was not asked for stands before hidden STARTTLS', () => {
    const given = { 'sasl-plain': answers.refusal, 'sasl-scram': answers.noSuchMechanism }
    const found = withHiddenTls(given, works, anonymous)
    expect([found.state, found.basis]).to.deep.equal(['optional', 'advertised'])
  })

  const spokenFor: readonly {
    readonly title: string
    readonly before: Partial<StreamFeatures>
    readonly given: Parameters<typeof asked>[0]
  }[] = [
    {
      title: 'what cannot be had without TLS, nor of another SCRAM than the one refused',
      before: { mechanisms: ['PLAIN', 'SCRAM-SHA-1', 'SCRAM-SHA-256', 'SCRAM-SHA-1-PLUS', 'EXTERNAL'] },
      given: ALL_REFUSED,
    },
    {
      title: 'what cannot be had without TLS by SASL2 alone',
      before: { mechanisms: ['PLAIN'], sasl2Mechanisms: ['PLAIN', 'SCRAM-SHA-1-PLUS', 'EXTERNAL'] },
      given: ALL_REFUSED,
    },
    {
      title: 'PLAIN by SASL2 alone, which was refused',
      before: { sasl2Mechanisms: ['PLAIN'] },
      given: { 'sasl2-plain': answers.refusal },
    },
    {
      title: 'mechanisms with a challenge of which one was refused',
      before: { mechanisms: ['DIGEST-MD5', 'CRAM-MD5'] },
      given: { 'sasl-challenged': answers.refusal },
    },
  ]
  for (const { title, before, given } of spokenFor) {
    it(`takes no notice of ${title}`, () => {
      const found = endpointVerdict(ENDPOINT, [...session('offered', 'works', before), asked(given)])
      expect([found.state, found.basis]).to.deep.equal(['required', 'proven'])
    })
  }

  it('leaves SCRAM by SASL2 to the announcement where PLAIN by SASL2 was refused', () => {
    const before = { sasl2Mechanisms: ['PLAIN', 'SCRAM-SHA-256'] }
    const given = { 'sasl2-plain': answers.refusal }
    const found = endpointVerdict(ENDPOINT, [...session('offered', 'works', before), asked(given)])
    expect([found.state, found.basis]).to.deep.equal(['optional', 'advertised'])
  })

  it('leaves PLAIN by SASL2 to the announcement where SASL alone was asked', () => {
    const before = { sasl2Mechanisms: ['PLAIN'] }
    const found = endpointVerdict(ENDPOINT, [...session('offered', 'works', before), asked(ALL_REFUSED)])
    expect([found.state, found.basis]).to.deep.equal(['optional', 'advertised'])
  })

  it('takes a mechanism that is there inside TLS alone for refused (RFC 6120 §6.5.7)', () => {
    const [question] = questions({ 'sasl-plain': answers.noSuchMechanism })
    const plain = [{ ...question!, mechanism: 'PLAIN' }]
    const found = (observations: readonly Observation[], given: Partial<Facts['clear-text-answers']> = {}) =>
      endpointVerdict(ENDPOINT, [
        ...observations,
        observation(ENDPOINT, 'clear-text-answers', observed({ asked: plain, ...given })),
      ]).state
    expect(found(session('required', 'works'))).to.equal('required')
    expect(found(session('required', failed('tls', 'timeout')))).to.equal('unknown')
    expect(found(session('absent', skippedFor('not-offered')), { hiddenTls: works })).to.equal('required')
  })

  it('takes an end without a word for a refusal where TLS works, and for nothing else', () => {
    const closed = asked({ 'sasl-plain': { kind: 'closed' } })
    expect(endpointVerdict(ENDPOINT, [...session('required', 'works'), closed]).state).to.equal('required')
    const broken = session('required', failed('tls', 'alert'))
    expect(endpointVerdict(ENDPOINT, [...broken, closed]).state).to.equal('unknown')
  })

  it('takes not-authorized for no judgement of a user where a ping gets the same (Tigase)', () => {
    const unauthorized = { ...answers.unavailable, condition: 'not-authorized' }
    const found = (ping: Answer) =>
      endpointVerdict(ENDPOINT, [
        ...session('required', 'works'),
        asked({ ...ALL_REFUSED, 'iq-auth': unauthorized, 'iq-ping': ping }),
      ]).state
    expect(found(unauthorized)).to.equal('required')
    expect(found(answers.unavailable)).to.equal('not-enforced')
    expect(found({ kind: 'ignored' })).to.equal('not-enforced')
  })

  const challenged = { 'sasl-plain': answers.noSuchMechanism, 'sasl-scram': answers.challenge }
  const refused = { 'sasl-plain': answers.noSuchMechanism, 'sasl-scram': answers.refusal }
  const unanswered = { ...refused, 'iq-auth': answers.silence }
  const deciding = [
    { state: 'not-enforced', offer: 'required', tls: 'works', given: challenged, first: 'processed' },
    { state: 'optional', offer: 'offered', tls: 'works', given: challenged, first: 'processed' },
    {
      state: 'absent',
      offer: 'absent',
      tls: skippedFor('not-offered'),
      given: challenged,
      first: 'processed',
    },
    { state: 'required', offer: 'required', tls: 'works', given: refused, first: 'refused' },
    {
      state: 'unusable',
      offer: 'required',
      tls: failed('tls', 'alert'),
      given: refused,
      first: 'refused',
    },
    { state: 'unknown', offer: 'required', tls: 'works', given: unanswered, first: 'ambiguous' },
  ] as const
  for (const { state, offer, tls, given, first } of deciding) {
    it(`names what was ${first} first where it makes the verdict ${state}`, () => {
      const before = { mechanisms: ['SCRAM-SHA-1'] }
      const found = endpointVerdict(ENDPOINT, [...session(offer, tls, before), asked(given)])
      expect([found.state, found.because[0]?.code]).to.deep.equal([state, first])
    })
  }

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
    const given = { 'starttls-unoffered': answers.proceed, ...ALL_REFUSED }
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

  const POLICY_VIOLATION: Answer = {
    kind: 'stream-error',
    condition: 'policy-violation',
    detail: 'policy-violation: Use of STARTTLS required',
    xml: '',
  }

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
  const answeredBy = (
    answer: Answer,
    stimulus: Stimulus = 'dialback',
  ): Outcome<Facts['clear-text-answers']> =>
    observed({ asked: [{ stimulus, sent: '<result/>', answer, at: AT }] })

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
      title: 'a question about a key that ends the stream for want of TLS (ejabberd)',
      offer: 'required',
      outcome: answeredBy(POLICY_VIOLATION, 'dialback-verify'),
      expected: { state: 'required', basis: 'proven', codes: ['refused', 'starttls-required'] },
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
