import type {
  EndpointReport,
  FindingReport,
  Report,
  ReportedCertificate,
  ReportedFeatures,
  Service,
  Verdict,
  VerdictState,
} from '../../probes/index.ts'

/** Reports for tests, made from what differs: a sound server unless told otherwise. */
export function aReport(parts: Partial<Report> = {}): Report {
  return {
    schema: 'tellus-report-1',
    domain: 'xmpp.jp',
    testedAt: '2026-11-22T07:10:23.000Z',
    durationMs: 1840,
    verdict: { c2s: aVerdict('required'), s2s: aVerdict('required') },
    endpoints: [anEndpoint('c2s'), anEndpoint('c2s', DIRECT), anEndpoint('s2s')],
    findings: [],
    ...parts,
  }
}

export function aVerdict(state: VerdictState, because: Verdict['because'] = []): Verdict {
  return { state, basis: 'advertised', because }
}

export const DIRECT = { security: 'direct-tls', port: 5223 } as const

/** @param parts `features`, `tls` and `certificate` are filled in unless the outcome says that nothing was seen. */
export function anEndpoint(service: Service, parts: Partial<EndpointReport> = {}): EndpointReport {
  const isStarttls = parts.security !== 'direct-tls'
  const after = service === 'c2s' ? ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN'] : ['EXTERNAL']
  return {
    service,
    security: 'starttls',
    host: 'xmpp.jp',
    port: service === 'c2s' ? 5222 : 5269,
    address: '192.0.2.1',
    source: 'srv',
    outcome: { state: 'observed' },
    features: {
      ...(isStarttls && { beforeTls: features({ starttls: 'required' }) }),
      afterTls: features({ mechanisms: after, others: service === 'c2s' ? ['bind', 'sm'] : ['dialback'] }),
    },
    tls: { version: 'TLSv1.3', suite: 'TLS_AES_256_GCM_SHA384' },
    certificate: aCertificate(),
    ...parts,
  }
}

/** An endpoint at which nothing could be learnt. */
export function aFailedEndpoint(
  service: Service,
  outcome: EndpointReport['outcome'],
  parts: Partial<EndpointReport> = {},
): EndpointReport {
  const { certificate: _certificate, tls: _tls, ...endpoint } = anEndpoint(service, parts)
  return { ...endpoint, outcome, features: {} }
}

export function features(parts: Partial<ReportedFeatures> = {}): ReportedFeatures {
  return { starttls: 'absent', mechanisms: [], sasl2Mechanisms: [], others: [], ...parts }
}

/** A leaf of Let's Encrypt with 62 days left. */
export function aCertificate(parts: Partial<ReportedCertificate> = {}): ReportedCertificate {
  return {
    leaf: aLeaf(),
    chainLength: 2,
    trust: { isTrusted: true, anchors: { source: 'node', count: 144, sha256: 'ab' } },
    name: 'match',
    daysLeft: 62,
    ...parts,
  }
}

export function aLeaf(parts: Partial<ReportedCertificate['leaf']> = {}): ReportedCertificate['leaf'] {
  return {
    subject: 'CN=xmpp.jp',
    issuer: "C=US, O=Let's Encrypt, CN=R11",
    serialNumber: '01',
    notBefore: '2026-10-24T00:00:00.000Z',
    notAfter: '2027-01-23T00:00:00.000Z',
    names: { dns: ['xmpp.jp'], srv: [], xmppAddr: [] },
    key: { type: 'ec', group: 'prime256v1' },
    signatureAlgorithm: 'sha256WithRSAEncryption',
    isSelfIssued: false,
    sha256: '00',
    spkiSha256: '00',
    ...parts,
  }
}

export function untrusted(reason: string): ReportedCertificate['trust'] {
  return { isTrusted: false, reason, anchors: { source: 'node', count: 144, sha256: 'ab' } }
}

export function aFinding(check: string, parts: Partial<FindingReport> = {}): FindingReport {
  return { check, level: 'fail', params: {}, spec: [], endpoint: 0, ...parts }
}
