import { expect } from 'chai'
import { endpointVerdict } from '../../probes/endpoint-verdict.ts'
import type {
  Answer,
  AskedQuestion,
  Endpoint,
  Failure,
  Observation,
  StreamFeatures,
} from '../../probes/model.ts'
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

const CLIENTS = endpointOf()
const SERVERS = endpointOf({ service: 's2s', port: 5269 })
const DIRECT = endpointOf({ security: 'direct-tls', port: 5223 })
const PLAIN = ['PLAIN']

const HANDSHAKE = observed({ version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256' } as const)
const STREAM_INSIDE = observed(featuresOf({ mechanisms: ['SCRAM-SHA-1'] }))

const REFUSAL: Answer = {
  kind: 'element',
  name: 'failure',
  namespace: 'urn:ietf:params:xml:ns:xmpp-sasl',
  condition: 'encryption-required',
  xml: '<failure/>',
}

function questionOf(given: Partial<AskedQuestion> = {}): AskedQuestion {
  return {
    stimulus: 'sasl-plain',
    mechanism: 'PLAIN',
    sent: '<auth/>',
    answer: REFUSAL,
    at: '2026-11-22T07:10:01.000Z',
    ...given,
  }
}

function asked(endpoint: Endpoint, ...questions: readonly AskedQuestion[]): Observation {
  return observation(endpoint, 'clear-text-answers', observed({ asked: questions }))
}

function announcing(endpoint: Endpoint, features: Partial<StreamFeatures>): Observation[] {
  return sessionAt(endpoint, { 'features-before-tls': observed(featuresOf(features)) })
}

describe('endpointVerdict of direct TLS', () => {
  const rows = [
    {
      title: 'a stream inside TLS',
      steps: { tls: HANDSHAKE, 'features-after-tls': STREAM_INSIDE },
      expected: ['required', 'proven', 'direct-tls', {}],
    },
    {
      title: 'a handshake that the peer refuses',
      steps: { tls: failed('tls', 'alert') },
      expected: ['unusable', 'advertised', 'tls-failed', { phase: 'tls', failure: 'alert' }],
    },
    {
      title: 'a handshake that the network may have ended',
      steps: { tls: failed('tls', 'timeout') },
      expected: ['unknown', 'advertised', 'unreachable', { phase: 'tls', failure: 'timeout' }],
    },
    {
      title: 'a handshake without a stream inside: a web server may stand there',
      steps: { tls: HANDSHAKE, 'features-after-tls': failed('stream', 'closed') },
      expected: ['unknown', 'advertised', 'unreachable', { phase: 'stream', failure: 'closed' }],
    },
    {
      title: 'no attempt at all',
      steps: {},
      expected: ['unknown', 'advertised', 'unreachable', {}],
    },
  ] as const
  for (const { title, steps, expected } of rows) {
    it(`is ${expected[0]} for ${title}`, () => {
      const { state, basis, because } = endpointVerdict(DIRECT, sessionAt(DIRECT, steps))
      expect([state, basis, because[0]?.code, because[0]?.params]).to.deep.equal(expected)
    })
  }
})

describe('endpointVerdict by what is announced', () => {
  const rows: readonly {
    readonly title: string
    readonly features: Partial<StreamFeatures>
    readonly expected: readonly [state: string, code: string]
  }[] = [
    {
      title: 'legacy authentication and no STARTTLS (XEP-0078)',
      features: { others: ['iq-auth'] },
      expected: ['absent', 'no-starttls'],
    },
    {
      title: 'dialback as the one feature, and no STARTTLS (XEP-0220)',
      features: { others: ['dialback'] },
      expected: ['absent', 'no-starttls'],
    },
    {
      title: 'features that let nobody in, and no STARTTLS',
      features: { others: ['register', 'caps'] },
      expected: ['unknown', 'nothing-offered'],
    },
    {
      title:
        'STARTTLS beside a feature by which nobody logs in, which leaves it to the client (RFC 6120 §5.3.1)',
      features: { starttls: 'offered', others: ['register'] },
      expected: ['optional', 'starttls-offered'],
    },
    {
      title: 'STARTTLS beside legacy authentication',
      features: { starttls: 'offered', others: ['iq-auth'] },
      expected: ['optional', 'starttls-offered'],
    },
  ]
  for (const { title, features, expected } of rows) {
    it(`is ${expected[0]} for ${title}`, () => {
      const { state, because } = endpointVerdict(CLIENTS, announcing(CLIENTS, features))
      expect([state, because[0]?.code]).to.deep.equal(expected)
    })
  }

  it('names the mechanisms of both SASL profiles, each once', () => {
    const features = {
      mechanisms: ['PLAIN', 'SCRAM-SHA-1'],
      sasl2Mechanisms: ['SCRAM-SHA-1', 'SCRAM-SHA-256'],
    }
    for (const starttls of ['absent', 'offered', 'required'] as const) {
      const [reason] = endpointVerdict(CLIENTS, announcing(CLIENTS, { ...features, starttls })).because
      expect(reason?.params, starttls).to.deep.equal({ mechanisms: 'PLAIN, SCRAM-SHA-1, SCRAM-SHA-256' })
    }
  })

  it('is unknown where the peer sends elsewhere, which the reason names (RFC 6120 §4.9.3.19)', () => {
    const failure = { phase: 'stream', code: 'redirected', otherHost: 'elsewhere.example:5222' } as const
    const before = { state: 'failed', failure } as const
    const found = endpointVerdict(CLIENTS, sessionAt(CLIENTS, { 'features-before-tls': before }))
    expect([found.state, found.because]).to.deep.equal([
      'unknown',
      [{ code: 'redirected', endpoint: CLIENTS, params: { otherHost: 'elsewhere.example:5222' } }],
    ])
  })

  const failures: readonly {
    readonly title: string
    readonly steps: Parameters<typeof sessionAt>[1]
    readonly failure: Failure
    readonly expected: readonly [state: string, code: string]
  }[] = [
    {
      title: 'a connection that is refused',
      steps: {},
      failure: { phase: 'tcp', code: 'refused' },
      expected: ['unknown', 'unreachable'],
    },
    {
      title: 'a stream that ends for want of anything to offer',
      steps: {},
      failure: { phase: 'stream', code: 'no-features', detail: 'no stream features' },
      expected: ['unusable', 'no-features'],
    },
    {
      title: 'a <failure/> where STARTTLS is offered beside a login',
      steps: { 'features-before-tls': observed(featuresOf({ starttls: 'offered', mechanisms: PLAIN })) },
      failure: { phase: 'starttls', code: 'starttls-failure', detail: '<failure/>' },
      expected: ['absent', 'tls-failed'],
    },
    {
      title: 'a <failure/> where STARTTLS is demanded',
      steps: { 'features-before-tls': observed(featuresOf({ starttls: 'required' })) },
      failure: { phase: 'starttls', code: 'starttls-failure' },
      expected: ['unusable', 'tls-failed'],
    },
  ]
  for (const { title, steps, failure, expected } of failures) {
    it(`is ${expected[0]} for ${title}, and tells the failure`, () => {
      const outcome = { state: 'failed', failure } as const
      const step = steps['features-before-tls'] === undefined ? 'features-before-tls' : 'starttls'
      const found = endpointVerdict(CLIENTS, sessionAt(CLIENTS, { ...steps, [step]: outcome }))
      const { phase, code, ...rest } = failure
      expect([found.state, found.because[0]?.code]).to.deep.equal(expected)
      expect(found.because[0]?.params).to.deep.equal({ phase, failure: code, ...rest })
    })
  }
})

describe('endpointVerdict, its evidence', () => {
  it('shows the features that the announcement was read from, of this endpoint alone', () => {
    const other = endpointOf({ address: '192.0.2.2' })
    const [reason] = endpointVerdict(CLIENTS, [
      ...announcing(other, { starttls: 'required', xml: '<features>theirs</features>' }),
      ...announcing(CLIENTS, { starttls: 'required', xml: '<features>ours</features>' }),
    ]).because
    expect(reason).to.deep.equal({
      code: 'starttls-required',
      endpoint: CLIENTS,
      params: { mechanisms: '' },
      evidence: { sent: '', received: '<features>ours</features>', at: AT },
    })
  })

  it('shows the features inside direct TLS, where there are none before it', () => {
    const inside = observed(featuresOf({ mechanisms: PLAIN, xml: '<features>inside</features>' }))
    const [reason] = endpointVerdict(DIRECT, [
      ...sessionAt(DIRECT, {
        'features-before-tls': skippedFor('not-applicable'),
        tls: HANDSHAKE,
        'features-after-tls': inside,
      }),
    ]).because
    expect(reason).to.deep.equal({
      code: 'direct-tls',
      endpoint: DIRECT,
      params: {},
      evidence: { sent: '', received: '<features>inside</features>', at: AT },
    })
  })

  it('shows each question with its mechanism, what was sent and when', () => {
    const question = questionOf()
    const { because } = endpointVerdict(CLIENTS, [
      ...announcing(CLIENTS, { starttls: 'required' }),
      asked(CLIENTS, question),
    ])
    expect(because[0]).to.deep.equal({
      code: 'refused',
      endpoint: CLIENTS,
      params: { stimulus: 'sasl-plain', mechanism: 'PLAIN' },
      evidence: { sent: '<auth/>', received: '<failure/>', at: question.at },
    })
  })

  it('shows nothing received where the stream ended without a word', () => {
    const { because } = endpointVerdict(CLIENTS, [
      ...announcing(CLIENTS, { starttls: 'required' }),
      asked(CLIENTS, questionOf({ answer: { kind: 'closed' } })),
    ])
    expect(because[0]?.evidence?.received).to.equal('')
  })

  it('cuts what was received after 300 characters', () => {
    const xml = `<failure>${'x'.repeat(400)}</failure>`
    const { because } = endpointVerdict(CLIENTS, [
      ...announcing(CLIENTS, { starttls: 'required' }),
      asked(CLIENTS, questionOf({ answer: { ...REFUSAL, xml } })),
    ])
    expect(because[0]?.evidence?.received).to.equal(xml.slice(0, 300))
  })
})

describe('endpointVerdict, STARTTLS that the features hide', () => {
  const proceed: Answer = { kind: 'element', name: 'proceed', namespace: '', xml: '<proceed/>' }
  const unoffered = questionOf({ stimulus: 'starttls-unoffered', sent: '<starttls/>', answer: proceed })
  const hiddenTls = { state: 'observed', value: featuresOf({ mechanisms: PLAIN }) } as const
  const told = {
    code: 'starttls-unadvertised',
    endpoint: CLIENTS,
    params: {},
    evidence: { sent: '<starttls/>', received: '<proceed/>', at: unoffered.at },
  }

  it('is told with the question that was granted, and with no other', () => {
    const answers = observed({ asked: [unoffered, questionOf()], hiddenTls })
    const { because } = endpointVerdict(CLIENTS, [
      ...announcing(CLIENTS, {}),
      observation(CLIENTS, 'clear-text-answers', answers),
    ])
    expect(because.filter(({ code }) => code === 'starttls-unadvertised')).to.deep.equal([told])
  })

  it('is told behind the announcement too, where a login was announced and not asked for', () => {
    const answers = observed({ asked: [unoffered, questionOf()], hiddenTls })
    const { state, because } = endpointVerdict(CLIENTS, [
      ...announcing(CLIENTS, { mechanisms: ['ANONYMOUS'] }),
      observation(CLIENTS, 'clear-text-answers', answers),
    ])
    expect(state).to.equal('optional')
    expect(because.map(({ code }) => code)).to.deep.equal(['no-starttls', 'refused', 'starttls-unadvertised'])
  })

  it('is not told where it was refused, or led nowhere', () => {
    const refused = questionOf({ ...unoffered, answer: REFUSAL })
    const answers = [
      observed({ asked: [refused, questionOf()] }),
      observed({ asked: [unoffered, questionOf()], hiddenTls: failed('tls', 'alert') }),
    ]
    for (const outcome of answers) {
      const { because } = endpointVerdict(CLIENTS, [
        ...announcing(CLIENTS, {}),
        observation(CLIENTS, 'clear-text-answers', outcome),
      ])
      expect(because.map(({ code }) => code)).not.to.include('starttls-unadvertised')
    }
  })

  it('leaves it to the announcement where nothing but that was asked', () => {
    const refused = questionOf({ ...unoffered, answer: REFUSAL })
    const found = endpointVerdict(CLIENTS, [
      ...announcing(CLIENTS, { others: ['iq-auth'] }),
      asked(CLIENTS, refused),
    ])
    expect([found.state, found.basis]).to.deep.equal(['absent', 'advertised'])
  })
})

describe('endpointVerdict, dialback that was not asked for', () => {
  const codesAt = (endpoint: Endpoint, ...questions: readonly AskedQuestion[]) =>
    endpointVerdict(endpoint, [
      ...announcing(endpoint, { starttls: 'required' }),
      asked(endpoint, ...questions),
    ]).because

  it('is told beside another question that gave no answer', () => {
    const silence: Answer = { kind: 'none', failure: { phase: 'stream', code: 'timeout' } }
    const verify = questionOf({ stimulus: 'dialback-verify', answer: silence })
    expect(codesAt(SERVERS, verify).at(-1)).to.deep.equal({
      code: 'dialback-not-asked',
      endpoint: SERVERS,
      params: {},
    })
  })

  it('is no matter between a client and its server', () => {
    expect(codesAt(CLIENTS).map(({ code }) => code)).to.deep.equal(['starttls-required'])
  })
})
