import { expect } from 'chai'
import type { Answer, AskedQuestion, Facts, Observation, Outcome, Stimulus } from '../../probes/model.ts'
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

function asked(given: { readonly [S in Stimulus]?: Answer }): Observation {
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
): Observation[] {
  const before = observed(featuresOf({ starttls }))
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
})
