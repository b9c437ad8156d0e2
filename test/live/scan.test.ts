import { expect } from 'chai'
import { translator } from '../../bot/locales/index.ts'
import { wordReport } from '../../bot/reply/report.ts'
import type { EndpointReport, Level, Report, Security, Service } from '../../probes/index.ts'
import { schemaErrors } from '../probes/report-schema.ts'
import { daysFromNow, makeAuthority } from '../servers/certificates.ts'
import { describeServer } from './describe-server.ts'
import type { LiveServer } from './live-server.ts'
import type { Truth } from './matrix.ts'
import type { ServerPolicy, TlsPolicy } from './policy.ts'
import { reportOn } from './report-on.ts'
import { seenByHand, type SeenByHand } from './seen-by-hand.ts'

const SERVERS = ['prosody', 'ejabberd'] as const
const SERVICES = ['c2s', 's2s'] as const
const DAYS = 40
const OFFERS = { required: 'required', optional: 'offered', none: 'absent', unusable: 'absent' } as const

/** What is announced beside STARTTLS and mechanisms; ejabberd holds dialback back where it demands TLS, Prosody does not. */
function othersBeforeTls(server: LiveServer, service: Service, policy: TlsPolicy): readonly string[] {
  const isHeldBack = server.domain.startsWith('ejabberd') && policy === 'required'
  return service === 's2s' && !isHeldBack ? ['dialback'] : []
}

const CASES: readonly { policy: ServerPolicy; c2s: Truth; s2s: Truth; headline: RegExp }[] = [
  {
    policy: {
      c2sTls: 'required',
      s2sTls: 'required',
      hasDirectTls: true,
      addresses: ['127.0.0.1', '::1'],
    },
    c2s: { state: 'required', basis: 'proven' },
    s2s: { state: 'required', basis: 'advertised' },
    headline: /^✔ \S+ — TLS: required$/,
  },
  {
    policy: { c2sTls: 'optional', s2sTls: 'optional', hasDirectTls: true },
    c2s: { state: 'optional', basis: 'proven' },
    s2s: { state: 'optional', basis: 'advertised' },
    headline: /^⚠ \S+ — TLS: optional$/,
  },
  {
    policy: { c2sTls: 'none', s2sTls: 'none' },
    c2s: { state: 'absent', basis: 'proven' },
    s2s: { state: 'absent', basis: 'advertised' },
    headline: /^✖ \S+ — TLS: none$/,
  },
]

for (const name of SERVERS) {
  for (const { policy, c2s, s2s, headline } of CASES) {
    const certificate = { notAfter: daysFromNow(DAYS) }
    describeServer(name, { ...policy, certificate }, (server) => {
      let report: Report
      before('scan it', async () => {
        report = await reportOn(server)
      })

      it('gives a report that fits its schema', () => {
        expect(schemaErrors(report)).to.deep.equal([])
        expect(report).to.include({ schema: 'tellus-report-1', domain: server.domain })
      })

      it(`says whether TLS is mandatory: c2s ${c2s.state}, s2s ${s2s.state}`, () => {
        expect(report.verdict.c2s).to.include(c2s)
        expect(report.verdict.s2s).to.include(s2s)
      })

      it('tells each endpoint as it is configured, field by field', async () => {
        expect(report.endpoints.map(tell).sort(byPlace)).to.deep.equal(
          (await expectedEndpoints(server, policy)).sort(byPlace),
        )
      })

      it('finds at each endpoint what the configuration makes good or bad', () => {
        for (const [index, endpoint] of report.endpoints.entries())
          expect(levelsAt(report, index), JSON.stringify(endpoint.security)).to.include(
            expectedLevels(endpoint, policy),
          )
      })

      it('is said so in chat', () => {
        const [first] = wordReport(report, SERVICES, translator('en')).split('\n')
        expect(first).to.match(headline).and.contain(server.domain)
      })
    })
  }

  describeServer(
    name,
    {
      c2sTls: 'required',
      s2sTls: 'required',
      certificate: { notAfter: daysFromNow(-2), notBefore: daysFromNow(-9) },
    },
    (server) => {
      it('tells an expired certificate, c2s and s2s, with what it says', async () => {
        const report = await reportOn(server)
        for (const [index, { certificate }] of report.endpoints.entries()) {
          expect(certificate).to.include({ name: 'match', daysLeft: -3 })
          expect(certificate?.trust).to.include({ isTrusted: false, reason: 'CERT_HAS_EXPIRED' })
          expect(levelsAt(report, index)).to.include({
            'certificate.expiry': 'fail',
            'certificate.trust': 'fail',
            'certificate.name': 'pass',
          })
        }
        expect(report.verdict.c2s).to.include({ state: 'required', basis: 'proven' })
      })
    },
  )

  describeServer(
    name,
    { c2sTls: 'required', s2sTls: 'required', certificate: { dns: ['elsewhere.tellus.test'] } },
    (server) => {
      it('tells a certificate for another name, c2s and s2s', async () => {
        const report = await reportOn(server)
        for (const [index, { certificate }] of report.endpoints.entries()) {
          expect(certificate?.name).to.equal('mismatch')
          expect(certificate?.leaf.names.dns).to.deep.equal(['elsewhere.tellus.test'])
          expect(levelsAt(report, index)).to.include({
            'certificate.trust': 'pass',
            'certificate.name': 'fail',
          })
        }
        expect(report.endpoints).to.have.lengthOf(SERVICES.length)
      })

      it('tells a certificate of an authority that nobody trusts, c2s and s2s', async () => {
        const report = await reportOn(server, (await makeAuthority('CN=Another authority')).cert)
        for (const [index, { certificate }] of report.endpoints.entries()) {
          expect(certificate?.trust.isTrusted).to.equal(false)
          expect(certificate?.trust.reason).to.be.oneOf([
            'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
            'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
          ])
          expect(levelsAt(report, index)).to.include({
            'certificate.trust': 'fail',
            'certificate.name': 'fail',
          })
        }
        expect(report.endpoints).to.have.lengthOf(SERVICES.length)
      })
    },
  )
}

/** What is compared of one endpoint; mechanisms in no order, for Prosody sends them in the order of a hash table. */
function tell({ features, tls, certificate, ...endpoint }: EndpointReport): object {
  const sorted = (found: typeof features.beforeTls) =>
    found === undefined ? undefined : { ...found, mechanisms: [...found.mechanisms].sort() }
  return {
    ...endpoint,
    beforeTls: sorted(features.beforeTls),
    afterTls: sorted(features.afterTls),
    tls:
      tls === undefined
        ? undefined
        : {
            version: tls.version,
            suite: tls.suite,
            clientCertificateRequested: tls.clientCertificateRequested,
          },
    certificate:
      certificate === undefined
        ? undefined
        : {
            issuer: certificate.leaf.issuer,
            names: certificate.leaf.names,
            isTrusted: certificate.trust.isTrusted,
            name: certificate.name,
            daysLeft: certificate.daysLeft,
          },
  }
}

async function expectedEndpoints(server: LiveServer, policy: ServerPolicy): Promise<object[]> {
  const expected: object[] = []
  for (const service of SERVICES) {
    const securities: readonly Security[] = policy.hasDirectTls ? ['starttls', 'direct-tls'] : ['starttls']
    for (const security of securities) {
      const seen = await seenByHand(server, service, security === 'direct-tls')
      for (const address of policy.addresses ?? ['127.0.0.1'])
        expected.push(expectedEndpoint(server, policy[`${service}Tls`], { service, security, address, seen }))
    }
  }
  return expected
}

function expectedEndpoint(
  server: LiveServer,
  policy: TlsPolicy,
  {
    service,
    security,
    address,
    seen,
  }: { service: Service; security: Security; address: string; seen: SeenByHand },
): object {
  const isDirect = security === 'direct-tls'
  const hasTls = isDirect || policy !== 'none'
  const before = { sasl2Mechanisms: [], others: othersBeforeTls(server, service, policy) }
  const after = { sasl2Mechanisms: [], others: service === 's2s' ? ['dialback'] : [] }
  return {
    service,
    security,
    host: `xmpp.${server.domain}`,
    port: server.ports[isDirect ? (`${service}DirectTls` as const) : service],
    address,
    source: 'srv',
    outcome: hasTls ? { state: 'observed' } : { state: 'skipped', because: 'not-offered' },
    beforeTls: isDirect ? undefined : { ...before, starttls: OFFERS[policy], mechanisms: seen.before },
    afterTls: hasTls ? { ...after, starttls: 'absent', mechanisms: seen.after } : undefined,
    tls: hasTls
      ? {
          version: 'TLSv1.3',
          suite: 'TLS_AES_256_GCM_SHA384',
          // As both come, other servers are asked; so are clients by ejabberd.
          clientCertificateRequested: service === 's2s' || server.domain.startsWith('ejabberd'),
        }
      : undefined,
    certificate: hasTls
      ? {
          issuer: 'CN=Test authority',
          names: {
            dns: [server.domain, server.roomsDomain],
            srv: [],
            xmppAddr: [],
            commonName: server.domain,
          },
          isTrusted: true,
          name: 'match',
          daysLeft: DAYS - 1,
        }
      : undefined,
  }
}

const OFFER_LEVELS = { required: 'pass', optional: 'warn', none: 'fail', unusable: 'fail' } as const

function expectedLevels({ service, security }: EndpointReport, policy: ServerPolicy): Record<string, Level> {
  const offered = policy[`${service}Tls`]
  const hasTls = security === 'direct-tls' || offered !== 'none'
  return {
    ...(security === 'starttls' ? { 'starttls.offer': OFFER_LEVELS[offered] } : {}),
    ...(security === 'starttls' && service === 'c2s'
      ? { 'starttls.login-before-tls': offered === 'required' ? 'pass' : 'warn' }
      : {}),
    ...(hasTls
      ? {
          'starttls.inside-direct-tls': 'pass',
          'tls.version': 'pass',
          ...(service === 's2s' ? { 'tls.client-certificate': 'pass' } : {}),
          'certificate.trust': 'pass',
          'certificate.name': 'pass',
          'certificate.expiry': 'pass',
        }
      : {}),
  }
}

function levelsAt({ findings }: Report, endpoint: number): Record<string, Level> {
  const at = findings.filter((finding) => finding.endpoint === endpoint)
  return Object.fromEntries(at.map(({ check, level }) => [check, level]))
}

function byPlace(one: object, other: object): number {
  const key = (endpoint: object): string => JSON.stringify(endpoint)
  return key(one) < key(other) ? -1 : 1
}
