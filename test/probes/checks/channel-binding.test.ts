import { expect } from 'chai'
import { channelBindingOf } from '../../../probes/checks/channel-binding.ts'
import { applyDomainChecks } from '../../../probes/checks/index.ts'
import type { Facts, Outcome, Service, StreamFeatures } from '../../../probes/model.ts'
import type { TlsParameters, TlsVersionName } from '../../../probes/tls-parameters.ts'
import {
  AT,
  discoveryOf,
  endpointOf,
  failed,
  featuresOf,
  observation,
  observed,
  scanOf,
} from '../builders.ts'

const PLUS = ['SCRAM-SHA-1-PLUS', 'SCRAM-SHA-1']

describe('checks channelBindingOf', () => {
  const rows = [
    { types: ['tls-exporter'], version: 'TLSv1.3', says: 'announced' },
    { types: ['tls-server-end-point'], version: 'TLSv1.3', says: 'announced' },
    { types: ['tls-unique'], version: 'TLSv1.3', says: 'unusable' },
    { types: undefined, version: 'TLSv1.3', says: 'untold' },
    { types: ['tls-unique'], version: 'TLSv1.2', secret: true, says: 'announced' },
    { types: ['tls-exporter'], version: 'TLSv1.2', secret: true, says: 'announced' },
    { types: undefined, version: 'TLSv1.2', secret: true, says: 'unannounced' },
    { types: ['tls-exporter'], version: 'TLSv1.2', secret: false, says: 'unusable' },
    { types: ['tls-unique'], version: 'TLSv1.2', secret: false, says: 'legacy-master-secret' },
    { types: undefined, version: 'TLSv1.2', secret: false, says: 'legacy-master-secret' },
    { types: ['tls-unique', 'tls-server-end-point'], version: 'TLSv1', secret: false, says: 'announced' },
    { types: ['tls-exporter'], version: 'TLSv1.2', says: 'unknown-master-secret' },
    { types: ['tls-unique'], version: 'TLSv1.2', says: 'unknown-master-secret' },
    { types: undefined, version: 'TLSv1.2', says: 'unknown-master-secret' },
    { types: ['tls-server-end-point'], version: 'TLSv1.2', says: 'announced' },
    { types: [], version: 'TLSv1.2', says: 'unusable' },
    { types: ['tls-unique-for-telnet'], version: 'TLSv1.2', secret: true, says: 'unusable' },
  ] as const
  for (const { types, version, says, ...given } of rows) {
    const secret = 'secret' in given ? given.secret : undefined
    const with_ = secret === undefined ? 'who knows which' : secret ? 'the extended' : 'the legacy'
    it(`calls ${types?.join() ?? 'nothing announced'} in ${version} with ${with_} master secret ${says} (RFC 9266)`, () => {
      const { features } = featuresOf({ mechanisms: PLUS, ...(types && { channelBindingTypes: types }) })
      expect(channelBindingOf(features, version, secret)).to.equal(says)
    })
  }

  it('counts mechanisms of SASL2, and none without -PLUS (XEP-0388)', () => {
    const { features } = featuresOf({
      sasl2Mechanisms: ['SCRAM-SHA-256-PLUS'],
      channelBindingTypes: ['tls-exporter'],
    })
    expect(channelBindingOf(features, 'TLSv1.3', undefined)).to.equal('announced')
    const without = featuresOf({ mechanisms: ['PLAIN'], channelBindingTypes: ['tls-exporter'] })
    expect(channelBindingOf(without.features, 'TLSv1.3', undefined)).to.equal('absent')
  })
})

interface Given {
  readonly types?: StreamFeatures['channelBindingTypes']
  readonly version?: Facts['tls']['version']
  readonly parameters?: Outcome<TlsParameters>
  readonly service?: Service
}

/** What was accepted, newest first, and whether the newest up to TLS 1.2 showed the extended master secret. */
function parametersOf(accepted: readonly TlsVersionName[], extendedMasterSecret?: boolean): TlsParameters {
  const suites = { names: [], isComplete: true }
  return {
    basis: 'enumerated',
    connectionCount: 1,
    versions: accepted.map((version) => ({ version, answer: 'accepted', suites })),
    groups: {},
    dhGroups: [],
    options: extendedMasterSecret === undefined ? {} : { extendedMasterSecret },
    intolerances: [],
  }
}

function judge(check: string, { types, version = 'TLSv1.2', parameters, service = 'c2s' }: Given): object[] {
  const endpoint = endpointOf({ service })
  const features = featuresOf({ mechanisms: PLUS, ...(types && { channelBindingTypes: types }) })
  const scan = scanOf(
    [discoveryOf([endpoint])],
    [
      observation(endpoint, 'tls', observed({ version, suite: 'X' })),
      observation(endpoint, 'features-after-tls', observed(features)),
      ...(parameters ? [observation(endpoint, 'tls-parameters', parameters)] : []),
    ],
  )
  return applyDomainChecks({ ...scan, caa: failed('dns', 'timeout') }, new Date(AT))
    .filter((finding) => finding.check === check)
    .map(({ level, params, endpoint: at }) => ({ level, at: at?.port, binding: params['channelBinding'] }))
}

describe('checks exporterWithoutMasterSecret (RFC 9266 §2, RFC 7627 §5.4)', () => {
  const types = ['tls-exporter', 'tls-server-end-point']
  const rows: readonly { readonly title: string; readonly given: Given; readonly level?: string }[] = [
    {
      title: 'the legacy master secret',
      given: { types, parameters: observed(parametersOf(['TLSv1.2'], false)) },
      level: 'warn',
    },
    {
      title: 'the extended master secret',
      given: { types, parameters: observed(parametersOf(['TLSv1.3', 'TLSv1.2'], true)) },
      level: 'pass',
    },
    {
      title: 'an enumeration that did not see it',
      given: { types, parameters: observed(parametersOf(['TLSv1.2'])) },
      level: 'unknown',
    },
    {
      title: 'an enumeration that saw it in another version only',
      given: { types, version: 'TLSv1.1', parameters: observed(parametersOf(['TLSv1.2', 'TLSv1.1'], false)) },
      level: 'unknown',
    },
    {
      title: 'an enumeration that failed',
      given: { types, parameters: failed('tls', 'timeout') },
      level: 'unknown',
    },
    { title: 'no enumeration', given: { types } },
    {
      title: 'a session of TLS 1.3',
      given: { types, version: 'TLSv1.3', parameters: observed(parametersOf(['TLSv1.3', 'TLSv1.2'], false)) },
    },
    {
      title: 'other types',
      given: { types: ['tls-unique'], parameters: observed(parametersOf(['TLSv1.2'], false)) },
    },
    { title: 'nothing announced', given: { parameters: observed(parametersOf(['TLSv1.2'], false)) } },
    {
      title: 'servers among themselves',
      given: { types, service: 's2s', parameters: observed(parametersOf(['TLSv1.2'], false)) },
    },
  ]
  for (const { title, given, level } of rows) {
    it(`finds ${level ?? 'nothing'} with ${title}`, () => {
      const found = level === undefined ? [] : [{ level, at: 5222, binding: undefined }]
      expect(judge('sasl.exporter-master-secret', given)).to.deep.equal(found)
    })
  }

  it('takes what resists interception from the same enumeration', () => {
    const bindingWith = (parameters: Outcome<TlsParameters>): object[] =>
      judge('mitm.resistance', { types: ['tls-exporter'], parameters })
    const found = [false, true, undefined].map((has) => bindingWith(observed(parametersOf(['TLSv1.2'], has))))
    expect(found.flat()).to.deep.equal([
      { level: 'info', at: undefined, binding: 'no: unusable' },
      { level: 'pass', at: undefined, binding: 'yes: announced' },
      { level: 'info', at: undefined, binding: 'unknown: unknown-master-secret' },
    ])
  })
})
