import type { PresentedChain, SentCertificate } from '../../probes/authentication.ts'
import type {
  Certificate,
  Discovery,
  Endpoint,
  Failure,
  FactKind,
  Facts,
  Observation,
  ObservationOf,
  Outcome,
  Scan,
  SkipReason,
  StreamFeatures,
  HostMetaLookUp,
  WebDiscovery,
  WebHop,
} from '../../probes/model.ts'

/** Small makers of what a scan holds, for pure tests: each takes what the test is about and fills in the rest. */

export const AT = '2026-11-22T07:10:00.000Z'

export function endpointOf(given: Partial<Endpoint> = {}): Endpoint {
  return {
    domain: 'example.org',
    service: 'c2s',
    security: 'starttls',
    host: 'xmpp.example.org',
    port: 5222,
    address: '192.0.2.1',
    source: 'srv',
    ...given,
  }
}

export function observation<K extends FactKind>(
  endpoint: Endpoint,
  kind: K,
  outcome: Outcome<Facts[K]>,
): ObservationOf<K> {
  return { kind, endpoint, at: AT, durationMs: 5, outcome }
}

export const observed = <T>(value: T): Outcome<T> => ({ state: 'observed', value })
export const failed = (
  phase: Failure['phase'],
  code: Failure['code'],
): Extract<Outcome<never>, { state: 'failed' }> => ({
  state: 'failed',
  failure: { phase, code },
})
export const skippedFor = (because: SkipReason): Outcome<never> => ({ state: 'skipped', because })

export function featuresOf(given: Partial<StreamFeatures> = {}): Facts['features-before-tls'] {
  const features = {
    starttls: 'absent',
    mechanisms: [],
    sasl2Mechanisms: [],
    others: [],
    xml: '',
    ...given,
  } as const
  return { header: { from: 'example.org', declaresDialback: false }, features }
}

/** The observations of a session at `endpoint`; steps that are not given were not taken. */
export function sessionAt(
  endpoint: Endpoint,
  steps: { readonly [K in FactKind]?: Outcome<Facts[K]> },
): Observation[] {
  const notReached = skippedFor('not-reached')
  return [
    observation(endpoint, 'features-before-tls', steps['features-before-tls'] ?? notReached),
    observation(endpoint, 'starttls', steps.starttls ?? notReached),
    observation(endpoint, 'tls', steps.tls ?? notReached),
    observation(endpoint, 'certificate-chain', steps['certificate-chain'] ?? notReached),
    observation(endpoint, 'features-after-tls', steps['features-after-tls'] ?? notReached),
  ]
}

export function discoveryOf(endpoints: readonly Endpoint[], given: Partial<Discovery> = {}): Discovery {
  return {
    service: 'c2s',
    starttls: observed({ kind: 'records', records: [] }),
    directTls: observed({ kind: 'none' }),
    endpoints,
    leftOut: [],
    ...given,
  }
}

/** Two documents over TLS and none in clear text, as `given` changes it; nothing is published where nothing is said. */
export function webOf(given: Partial<WebDiscovery> = {}): WebDiscovery {
  return {
    hostMeta: [
      lookUpOf({ scheme: 'https', format: 'xrd' }),
      lookUpOf({ scheme: 'https', format: 'jrd' }),
      lookUpOf({ scheme: 'http', format: 'xrd' }),
      lookUpOf({ scheme: 'http', format: 'jrd' }),
    ],
    connectTxt: observed([]),
    endpoints: [],
    ...given,
  }
}

/** A look for a document that is not there, as `given` changes it. */
export function lookUpOf(
  given: Partial<HostMetaLookUp> & Pick<HostMetaLookUp, 'scheme' | 'format'>,
): HostMetaLookUp {
  return { hops: [hopOf()], document: skippedFor('not-offered'), ...given }
}

export function hopOf(given: Partial<WebHop> = {}): WebHop {
  return {
    url: 'https://example.org/.well-known/host-meta',
    tls: skippedFor('not-applicable'),
    answer: observed({ status: 404 }),
    ...given,
  }
}

export function scanOf(discoveries: readonly Discovery[], observations: readonly Observation[]): Scan {
  return {
    domain: 'example.org',
    startedAt: AT,
    durationMs: 1234,
    discoveries,
    observations,
    environment: { node: '20.20.2', openssl: '3.0.19' },
  }
}

export const TRUST = { isTrusted: true, anchors: { source: 'test', count: 1, sha256: 'c'.repeat(64) } }

export function certificateOf(given: Partial<Certificate> = {}): Certificate {
  return {
    subject: 'CN=example.org',
    issuer: 'CN=Intermediate',
    serialNumber: '01',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2027-01-01T00:00:00.000Z',
    names: { dns: ['example.org'], srv: [], xmppAddr: [] },
    key: { type: 'ec', group: 'prime256v1' },
    signatureAlgorithm: 'ecdsa-with-SHA256',
    isSelfIssued: false,
    sha256: 'a'.repeat(64),
    spkiSha256: 'b'.repeat(64),
    ...given,
  }
}

export function sentOf(
  given: Partial<Certificate> = {},
  rest: Partial<SentCertificate> = {},
): SentCertificate {
  return {
    certificate: certificateOf(given),
    der: '',
    spki: '',
    isAuthority: false,
    isMustStaple: false,
    ocspUrls: [],
    issuerUrls: [],
    crlUrls: [],
    ...rest,
  }
}

export const LEAF = sentOf()
export const INTERMEDIATE = sentOf({ subject: 'CN=Intermediate', issuer: 'CN=Root' })

export function presentedChainOf(given: Partial<PresentedChain> = {}): PresentedChain {
  return {
    tlsVersion: 'TLSv1.3',
    sent: [LEAF, INTERMEDIATE],
    path: [0, 1],
    anchor: { subject: 'CN=Root', der: '', spki: '' },
    trust: TRUST,
    staple: skippedFor('not-offered'),
    timestamps: [],
    revocation: skippedFor('not-asked'),
    ...given,
  }
}
