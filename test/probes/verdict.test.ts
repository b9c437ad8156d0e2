import { expect } from 'chai'
import type { Answer, Endpoint, Facts, LeftOut, Observation, Outcome } from '../../probes/model.ts'
import type { VerdictState } from '../../probes/reason.ts'
import { verdict } from '../../probes/verdict.ts'
import {
  AT,
  discoveryOf,
  endpointOf,
  failed,
  featuresOf,
  observation,
  observed,
  scanOf,
  sessionAt,
  skippedFor,
} from './builders.ts'

const TLS_WORKED = {
  starttls: observed({ trailingByteLength: 0 }),
  tls: observed({ version: 'TLSv1.3', suite: 'TLS_AES_256_GCM_SHA384' } as const),
  'features-after-tls': observed(featuresOf({ mechanisms: ['SCRAM-SHA-1'] })),
}
const REQUIRED = observed(featuresOf({ starttls: 'required' }))
const OPTIONAL = observed(featuresOf({ starttls: 'offered', mechanisms: ['PLAIN'] }))
const ABSENT = observed(featuresOf({ mechanisms: ['PLAIN'] }))

const PLAIN_PORT = endpointOf()
const OTHER_PORT = endpointOf({ host: 'backup.example.org', address: '192.0.2.2' })
const DIRECT_PORT = endpointOf({ security: 'direct-tls', port: 5223 })

/** PLAIN in clear text was answered so. */
function loginAnswered(endpoint: Endpoint, name: 'challenge' | 'failure'): Observation {
  const namespace = 'urn:ietf:params:xml:ns:xmpp-sasl'
  const condition = name === 'failure' ? { condition: 'encryption-required' } : {}
  const answer: Answer = { kind: 'element', name, namespace, xml: '', ...condition }
  const asked = [{ stimulus: 'sasl-plain', mechanism: 'PLAIN', sent: '<auth/>', answer, at: AT }] as const
  return observation(endpoint, 'clear-text-answers', observed({ asked }))
}

function verdictOn(...observations: Observation[]) {
  const endpoints = observations.filter(({ kind }) => kind === 'tls').map(({ endpoint }) => endpoint)
  return verdict(scanOf([discoveryOf(endpoints)], observations), 'c2s')
}

describe('verdict of one STARTTLS endpoint', () => {
  const before: {
    title: string
    before: Outcome<Facts['features-before-tls']>
    state: VerdictState
    code: string
  }[] = [
    { title: '<required/>', before: REQUIRED, state: 'required', code: 'starttls-required' },
    { title: 'an offer beside a login', before: OPTIONAL, state: 'optional', code: 'starttls-offered' },
    {
      title: 'an offer beside nothing else (RFC 6120 §5.3.1)',
      before: observed(featuresOf({ starttls: 'offered' })),
      state: 'required',
      code: 'starttls-only-feature',
    },
    { title: 'a login and no STARTTLS', before: ABSENT, state: 'absent', code: 'no-starttls' },
    {
      title: 'neither STARTTLS nor a login',
      before: observed(featuresOf()),
      state: 'unknown',
      code: 'nothing-offered',
    },
    { title: 'a timeout', before: failed('tcp', 'timeout'), state: 'unknown', code: 'unreachable' },
    {
      title: 'a stream error',
      before: failed('stream', 'stream-error'),
      state: 'unknown',
      code: 'unreachable',
    },
  ]
  for (const { title, before: features, state, code } of before) {
    it(`is ${state} for ${title}`, () => {
      const found = verdictOn(...sessionAt(PLAIN_PORT, { ...TLS_WORKED, 'features-before-tls': features }))
      expect([found.state, found.because[0]?.code]).to.deep.equal([state, code])
    })
  }

  it('is absent where only dialback without STARTTLS is announced (XEP-0220, Traditional Dialback)', () => {
    const header = { from: 'example.org', declaresDialback: true }
    const features = observed({ ...featuresOf(), header })
    expect(verdictOn(...sessionAt(PLAIN_PORT, { 'features-before-tls': features })).state).to.equal('absent')
  })

  const afterProceed = [
    { before: REQUIRED, failure: failed('starttls', 'starttls-failure'), state: 'unusable' },
    { before: REQUIRED, failure: failed('tls', 'alert'), state: 'unusable' },
    { before: REQUIRED, failure: failed('tls', 'timeout'), state: 'unknown' },
    { before: REQUIRED, failure: failed('tls', 'reset'), state: 'unknown' },
    { before: OPTIONAL, failure: failed('tls', 'alert'), state: 'absent' },
    { before: OPTIONAL, failure: failed('tls', 'timeout'), state: 'optional' },
  ]
  for (const { before: features, failure, state } of afterProceed) {
    const offer = features === REQUIRED ? 'required' : 'offered'
    const code = failure.state === 'failed' ? failure.failure.code : ''
    it(`is ${state} when TLS is ${offer} and fails by ${code}`, () => {
      const found = verdictOn(...sessionAt(PLAIN_PORT, { 'features-before-tls': features, tls: failure }))
      expect(found.state).to.equal(state)
    })
  }
})

describe('verdict of a domain', () => {
  const required = sessionAt(PLAIN_PORT, { 'features-before-tls': REQUIRED, ...TLS_WORKED })
  const optionalElsewhere = sessionAt(OTHER_PORT, { 'features-before-tls': OPTIONAL, ...TLS_WORKED })
  const alsoRequired = sessionAt(OTHER_PORT, { 'features-before-tls': REQUIRED, ...TLS_WORKED })
  const alsoOptional = sessionAt(PLAIN_PORT, { 'features-before-tls': OPTIONAL, ...TLS_WORKED })
  const silentElsewhere = sessionAt(OTHER_PORT, { 'features-before-tls': failed('tcp', 'timeout') })
  const direct = sessionAt(DIRECT_PORT, {
    ...TLS_WORKED,
    'features-before-tls': skippedFor('not-applicable'),
    starttls: skippedFor('not-applicable'),
  })

  it('is the worst endpoint, which the first reason names', () => {
    const found = verdictOn(...required, ...optionalElsewhere)
    expect(found.state).to.equal('optional')
    expect(found.because[0]?.endpoint).to.equal(OTHER_PORT)
  })

  it('stands although another endpoint is silent, and says so', () => {
    const found = verdictOn(...silentElsewhere, ...required)
    expect(found.state).to.equal('required')
    expect(found.because.map(({ code }) => code)).to.deep.equal(['starttls-required', 'unreachable'])
  })

  it('is called by its worst endpoint where one takes logins although it says <required/>', () => {
    const found = verdictOn(...optionalElsewhere, ...required, loginAnswered(PLAIN_PORT, 'challenge'))
    expect([found.state, found.because[0]?.endpoint]).to.deep.equal(['not-enforced', PLAIN_PORT])
  })

  const proofs = [
    { title: 'one of two that are required was asked', of: [required, alsoRequired], proven: 1 },
    { title: 'both that are required were asked', of: [required, alsoRequired], proven: 2 },
    { title: 'one of two that are optional was asked', of: [alsoOptional, optionalElsewhere], proven: 1 },
    { title: 'neither of two that are optional was asked', of: [alsoOptional, optionalElsewhere], proven: 0 },
  ] as const
  for (const { title, of, proven } of proofs) {
    const isAccusation = of[0] === alsoOptional
    const basis = (isAccusation ? proven > 0 : proven === of.length) ? 'proven' : 'advertised'
    it(`is ${basis} where ${title}`, () => {
      const endpoints = [PLAIN_PORT, OTHER_PORT].slice(0, proven)
      const answers = endpoints.map((at) => loginAnswered(at, isAccusation ? 'challenge' : 'failure'))
      const found = verdictOn(...of.flat(), ...answers)
      expect([found.state, found.basis]).to.deep.equal([isAccusation ? 'optional' : 'required', basis])
    })
  }

  it('is unknown when only direct TLS answered: the clear-text port was not seen', () => {
    expect(verdictOn(...silentElsewhere, ...direct).state).to.equal('unknown')
  })

  it('is unknown when the domain publishes direct TLS alone, and that is silent', () => {
    const silent = sessionAt(DIRECT_PORT, { tls: failed('tcp', 'timeout') })
    const { state, because } = verdictOn(...silent)
    expect([state, because[0]?.code]).to.deep.equal(['unknown', 'unreachable'])
  })

  it('is that of the service that was asked about', () => {
    const servers = endpointOf({ service: 's2s', port: 5269 })
    const optional = sessionAt(servers, { 'features-before-tls': OPTIONAL, ...TLS_WORKED })
    const discoveries = [discoveryOf([PLAIN_PORT]), discoveryOf([servers], { service: 's2s' })]
    const scan = scanOf(discoveries, [...required, ...optional])
    expect([verdict(scan, 'c2s').state, verdict(scan, 's2s').state]).to.deep.equal(['required', 'optional'])
  })

  it('is required when the domain publishes direct TLS alone', () => {
    expect(verdictOn(...direct).state).to.equal('required')
  })

  for (const [kind, basis] of [
    ['not-offered', 'proven'],
    ['none', 'advertised'],
  ] as const) {
    it(`is ${basis} by direct TLS alone where DNS says ${kind} of ports with STARTTLS`, () => {
      const discovery = discoveryOf([DIRECT_PORT], { starttls: { state: 'observed', value: { kind } } })
      const found = verdict(scanOf([discovery], direct), 'c2s')
      expect([found.state, found.basis]).to.deep.equal(['required', basis])
    })
  }

  it('is proven where DNS names no ports with STARTTLS, and the domain itself was asked in their stead', () => {
    const observations = [...direct, ...required, loginAnswered(PLAIN_PORT, 'failure')]
    const discovery = discoveryOf([DIRECT_PORT, PLAIN_PORT], { starttls: observed({ kind: 'none' }) })
    const found = verdict(scanOf([discovery], observations), 'c2s')
    expect([found.state, found.basis]).to.deep.equal(['required', 'proven'])
  })

  const broken = sessionAt(DIRECT_PORT, { tls: failed('tls', 'alert') })
  it('is unusable where the domain publishes direct TLS alone, and that is broken', () => {
    expect(verdictOn(...broken).state).to.equal('unusable')
  })

  it('is unknown where direct TLS is broken and the clear-text port was not seen, and says both', () => {
    const { state, because } = verdictOn(...broken, ...silentElsewhere)
    expect([state, because.map(({ code }) => code)]).to.deep.equal(['unknown', ['unreachable', 'tls-failed']])
  })

  const unfound = failed('dns', 'timeout')
  const target = { service: 'c2s', security: 'starttls', host: 'h', port: 5222, source: 'srv' } as const
  const unseen = [
    { title: 'where DNS did not tell of them', given: { starttls: unfound }, code: 'dns-failed' },
    {
      title: 'where DNS did not tell where they are',
      given: { leftOut: [{ ...target, outcome: unfound }] },
      code: 'dns-failed',
    },
    {
      title: 'where nobody may look at them',
      given: { leftOut: [{ ...target, outcome: { state: 'skipped', because: 'guarded' } }] },
      code: 'guarded',
    },
    {
      title: 'where they are more than a scan visits',
      given: { leftOut: [{ ...target, outcome: { state: 'skipped', because: 'bounded' } }] },
      code: undefined,
    },
  ] as const
  for (const { title, given, code } of unseen) {
    it(`is unknown when only direct TLS answered and ports with STARTTLS were not seen, ${title}`, () => {
      const found = verdict(scanOf([discoveryOf([DIRECT_PORT], given)], direct), 'c2s')
      const params = code === 'dns-failed' ? { phase: 'dns', failure: 'timeout' } : {}
      expect(found.state).to.equal('unknown')
      expect(found.because).to.deep.equal(code === undefined ? [] : [{ code, params }])
    })
  }

  it('is required by direct TLS where ports with STARTTLS are named that lead nowhere', () => {
    const leftOut = [{ ...target, outcome: failed('dns', 'no-address') }]
    expect(verdict(scanOf([discoveryOf([DIRECT_PORT], { leftOut })], direct), 'c2s').state).to.equal(
      'required',
    )
  })

  it('proves nothing where a port with STARTTLS was one too many to be visited', () => {
    const bounded = { ...target, outcome: { state: 'skipped', because: 'bounded' } } as const
    const refused = [...required, loginAnswered(PLAIN_PORT, 'failure')]
    const basisWith = (...leftOut: LeftOut[]) =>
      verdict(scanOf([discoveryOf([PLAIN_PORT], { leftOut })], refused), 'c2s').basis
    expect(basisWith()).to.equal('proven')
    expect(basisWith({ ...bounded, security: 'direct-tls' })).to.equal('proven')
    expect(basisWith(bounded)).to.equal('advertised')
  })

  it('tells one reason for ports with STARTTLS that were not seen, the first that can be told', () => {
    const bounded = { ...target, outcome: { state: 'skipped', because: 'bounded' } } as const
    const guarded = { ...target, outcome: { state: 'skipped', because: 'guarded' } } as const
    const leftOut = [bounded, guarded, { ...target, outcome: unfound }]
    const found = verdict(scanOf([discoveryOf([DIRECT_PORT], { leftOut })], direct), 'c2s')
    expect(found.because).to.deep.equal([{ code: 'guarded', params: {} }])
  })

  it('is required by direct TLS where another port with direct TLS was not found', () => {
    const leftOut = [{ ...target, security: 'direct-tls', outcome: unfound } as const]
    const found = verdict(scanOf([discoveryOf([DIRECT_PORT], { leftOut })], direct), 'c2s')
    expect([found.state, found.basis]).to.deep.equal(['required', 'proven'])
  })

  it('stands on a port that was seen where DNS did not tell of ports', () => {
    const discovery = discoveryOf([PLAIN_PORT], { starttls: unfound })
    expect(verdict(scanOf([discovery], required), 'c2s').state).to.equal('required')
  })

  it('stands where DNS did not tell of one address of a port that was seen', () => {
    const leftOut = [{ ...target, outcome: unfound }]
    const scan = scanOf([discoveryOf([PLAIN_PORT], { leftOut })], required)
    expect(verdict(scan, 'c2s').state).to.equal('required')
  })

  it('is unknown for a service that was not asked for', () => {
    expect(verdict(scanOf([], []), 's2s').because).to.deep.equal([{ code: 'not-asked', params: {} }])
  })

  const withoutEndpoints = [
    {
      title: 'an SRV target of "."',
      given: { starttls: observed({ kind: 'not-offered' } as const) },
      code: 'not-offered',
    },
    { title: 'a look-up that failed', given: { starttls: failed('dns', 'timeout') }, code: 'dns-failed' },
    {
      title: 'an SRV target of "." beside direct TLS that is private',
      given: {
        starttls: observed({ kind: 'not-offered' } as const),
        directTls: observed({ kind: 'records', records: [] } as const),
        leftOut: [{ ...endpointOf(), outcome: { state: 'skipped', because: 'guarded' } as const }],
      },
      code: 'guarded',
    },
    {
      title: 'an SRV target of "." where the look-up of direct TLS failed',
      given: {
        starttls: observed({ kind: 'not-offered' } as const),
        directTls: failed('dns', 'timeout'),
      },
      code: 'dns-failed',
    },
    { title: 'no address at all', given: {}, code: 'no-address' },
    {
      title: 'targets whose names have no address',
      given: { leftOut: [{ ...endpointOf(), outcome: failed('dns', 'no-address') }] },
      code: 'no-address',
    },
    {
      title: 'one target without address and another that DNS could not tell of',
      given: {
        leftOut: [
          { ...endpointOf(), outcome: failed('dns', 'no-address') },
          { ...endpointOf(), outcome: failed('dns', 'timeout') },
        ],
      },
      code: 'dns-failed',
    },
    {
      title: 'targets that are private',
      given: {
        leftOut: [{ ...endpointOf(), outcome: { state: 'skipped', because: 'guarded' } as const }],
      },
      code: 'guarded',
    },
    {
      title: 'targets that are left alone for now',
      given: {
        leftOut: [
          { ...endpointOf(), outcome: { state: 'skipped', because: 'guarded' } as const },
          { ...endpointOf(), outcome: { state: 'skipped', because: 'spared' } as const },
        ],
      },
      code: 'spared',
    },
    {
      title: 'targets of the family alone that was not asked about',
      given: {
        leftOut: [
          { ...endpointOf(), outcome: failed('dns', 'no-address') },
          { ...endpointOf(), outcome: { state: 'skipped', because: 'other-family' } as const },
        ],
      },
      code: 'other-family',
    },
  ]
  for (const { title, given, code } of withoutEndpoints) {
    it(`says ${code} for ${title}`, () => {
      const found = verdict(scanOf([discoveryOf([], given)], []), 'c2s')
      const params = code === 'dns-failed' ? { phase: 'dns', failure: 'timeout' } : {}
      const state = code === 'not-offered' ? 'not-offered' : 'unknown'
      expect(found).to.deep.equal({ state, basis: 'advertised', because: [{ code, params }] })
    })
  }
})
