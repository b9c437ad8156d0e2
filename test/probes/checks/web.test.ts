import { expect } from 'chai'
import { applyDomainChecks } from '../../../probes/checks/index.ts'
import { judge } from '../../../probes/judge.ts'
import type {
  CertificateChain,
  HostMeta,
  HostMetaLink,
  Observation,
  Outcome,
  WebDiscovery,
  WebEndpoint,
} from '../../../probes/model.ts'
import {
  AT,
  endpointOf,
  failed,
  featuresOf,
  hopOf,
  lookUpOf,
  observation,
  observed,
  scanOf,
  skippedFor,
  webOf,
} from '../builders.ts'
import { schemaErrors } from '../report-schema.ts'

const NOW = new Date(AT)
const WEBSOCKET: HostMetaLink = {
  rel: 'urn:xmpp:alt-connections:websocket',
  href: 'wss://example.org/ws',
  malformed: [],
}
const IN_CLEAR: HostMetaLink = { ...WEBSOCKET, href: 'ws://example.org/ws' }
const PIN = Buffer.from('b'.repeat(64), 'hex').toString('base64')

function metaOf(...links: HostMetaLink[]): Outcome<HostMeta> {
  return observed({ links })
}

/** What each of the four looks found, in the order https XRD, https JRD, http XRD, http JRD. */
function published(...documents: readonly (Outcome<HostMeta> | undefined)[]): WebDiscovery {
  const web = webOf()
  const hostMeta = web.hostMeta.map((lookUp, index) => ({
    ...lookUp,
    document: documents[index] ?? lookUp.document,
  }))
  return { ...web, hostMeta }
}

function chainOf(given: { dns?: string[]; isTrusted?: boolean; spkiSha256?: string } = {}): CertificateChain {
  return {
    certificates: [
      {
        subject: 'CN=example.org',
        issuer: 'CN=CA',
        serialNumber: '01',
        notBefore: AT,
        notAfter: AT,
        names: { dns: given.dns ?? ['example.org'], srv: [], xmppAddr: [] },
        key: { type: 'ec' },
        signatureAlgorithm: 'ecdsa-with-SHA256',
        isSelfIssued: false,
        sha256: 'a'.repeat(64),
        spkiSha256: given.spkiSha256 ?? 'b'.repeat(64),
      },
    ],
    trust: {
      isTrusted: given.isTrusted ?? true,
      ...(given.isTrusted === false ? { reason: 'CERT_HAS_EXPIRED' } : {}),
      anchors: { source: 'test', count: 1, sha256: 'c'.repeat(64) },
    },
  }
}

function tlsOf(chain: CertificateChain): WebEndpoint['tls'] {
  return observed({ session: { version: 'TLSv1.3', suite: 'TLS_AES_256_GCM_SHA384' }, chain })
}

function webEndpoint(given: Partial<WebEndpoint> = {}): WebEndpoint {
  return {
    transport: 'websocket',
    url: 'wss://chat.example.net/ws',
    sni: 'chat.example.net',
    tls: skippedFor('not-reached'),
    stream: skippedFor('not-reached'),
    ...given,
  }
}

/** `level params` of every finding of one check; params as JSON where there are any. */
function found(
  check: string,
  web: WebDiscovery | undefined,
  observations: readonly Observation[] = [],
): string[] {
  const scan = { ...scanOf([], observations), ...(web === undefined ? {} : { web }) }
  return applyDomainChecks(scan, NOW)
    .filter((finding) => finding.check === check)
    .map(({ level, params }) =>
      Object.keys(params).length === 0 ? level : `${level} ${JSON.stringify(params)}`,
    )
}

interface Row {
  readonly title: string
  readonly web: WebDiscovery
  readonly expected: readonly string[]
  readonly observations?: readonly Observation[]
}

function table(check: string, rows: readonly Row[]): void {
  describe(`checks ${check}`, () => {
    for (const { title, web, expected, observations } of rows) {
      it(title, () => expect(found(check, web, observations)).to.deep.equal(expected))
    }
    it('says nothing where nobody looked', () => expect(found(check, undefined)).to.deep.equal([]))
  })
}

const timedOut = webOf({
  hostMeta: webOf().hostMeta.map((lookUp) => ({
    ...lookUp,
    hops: [hopOf({ answer: failed('tcp', 'timeout') })],
    document: skippedFor('not-reached'),
  })),
})
const refused = webOf({
  hostMeta: webOf().hostMeta.map((lookUp) => ({
    ...lookUp,
    hops: [hopOf({ answer: failed('tcp', 'refused') })],
    document: skippedFor('not-reached'),
  })),
})

table('web.clear-text-link', [
  {
    title: 'fails a ws: link (XEP-0156, Business Rules)',
    web: published(metaOf(WEBSOCKET, IN_CLEAR)),
    expected: ['fail {"count":1,"links":"ws://example.org/ws"}'],
  },
  {
    title: 'fails one in a document that came in clear text',
    web: published(undefined, undefined, metaOf(IN_CLEAR)),
    expected: ['fail {"count":1,"links":"ws://example.org/ws"}'],
  },
  {
    title: 'fails one whatever the case of its scheme',
    web: published(metaOf({ ...IN_CLEAR, href: 'HTTP://a/' })),
    expected: ['fail {"count":1,"links":"HTTP://a/"}'],
  },
  {
    title: 'names a few of many',
    web: published(metaOf(...[1, 2, 3, 4].map((n) => ({ ...IN_CLEAR, href: `ws://${n}/` })))),
    expected: ['fail {"count":4,"links":"ws://1/, ws://2/, ws://3/"}'],
  },
  { title: 'passes wss: links', web: published(metaOf(WEBSOCKET)), expected: ['pass'] },
  { title: 'says nothing of a domain without links', web: published(metaOf()), expected: [] },
  { title: 'says nothing of a domain without documents', web: webOf(), expected: [] },
  { title: 'is unknown where the look failed', web: timedOut, expected: ['unknown'] },
  { title: 'takes a refused connection for an answer', web: refused, expected: [] },
])

table('web.host-meta-in-clear-text', [
  {
    title: 'warns of documents in clear text',
    web: published(metaOf(WEBSOCKET), undefined, metaOf(WEBSOCKET)),
    expected: ['warn {"formats":"xrd"}'],
  },
  {
    title: 'passes a redirect to TLS',
    web: webOf({
      hostMeta: [
        lookUpOf({ scheme: 'https', format: 'xrd', document: metaOf(WEBSOCKET) }),
        lookUpOf({
          scheme: 'http',
          format: 'xrd',
          document: metaOf(WEBSOCKET),
          hops: [hopOf({ url: 'http://a/' }), hopOf({ url: 'https://a/' })],
        }),
      ],
    }),
    expected: ['pass'],
  },
  {
    title: 'warns of a redirect that stays in clear text on its way',
    web: webOf({
      hostMeta: [
        lookUpOf({
          scheme: 'http',
          format: 'jrd',
          document: metaOf(WEBSOCKET),
          hops: [hopOf({ url: 'http://a/' }), hopOf({ url: 'http://b/' })],
        }),
      ],
    }),
    expected: ['warn {"formats":"jrd"}'],
  },
  {
    title: 'passes documents that are there over TLS only',
    web: published(metaOf(WEBSOCKET)),
    expected: ['pass'],
  },
  { title: 'says nothing of a domain that publishes nothing', web: webOf(), expected: [] },
  {
    title: 'is unknown where port 80 gave no answer',
    web: webOf({
      hostMeta: [
        lookUpOf({ scheme: 'https', format: 'xrd', document: metaOf(WEBSOCKET) }),
        ...timedOut.hostMeta.slice(2),
      ],
    }),
    expected: ['unknown'],
  },
])

table('web.redirect-to-clear-text', [
  {
    title: 'fails a redirect out of TLS',
    web: webOf({
      hostMeta: [
        lookUpOf({
          scheme: 'https',
          format: 'jrd',
          document: failed('http', 'peer-misbehaved'),
          hops: [hopOf({ answer: observed({ status: 302, location: 'http://a/' }) })],
        }),
      ],
    }),
    expected: ['fail {"target":"http://a/"}'],
  },
  { title: 'passes a document without', web: published(metaOf(WEBSOCKET)), expected: ['pass'] },
  { title: 'says nothing without a document', web: webOf(), expected: [] },
])

table('web.connect-txt', [
  { title: 'passes none', web: webOf(), expected: ['pass'] },
  {
    title: 'warns of a record (XEP-0156, Security Considerations)',
    web: webOf({ connectTxt: observed(['_xmpp-client-xbosh=https://a/']) }),
    expected: ['warn {"count":1,"isClearText":false}'],
  },
  {
    title: 'fails a record that leads to clear text',
    web: webOf({ connectTxt: observed(['_xmpp-client-xbosh=http://a/']) }),
    expected: ['fail {"count":1,"isClearText":true}'],
  },
  {
    title: 'is unknown where DNS failed',
    web: webOf({ connectTxt: failed('dns', 'timeout') }),
    expected: ['unknown'],
  },
])

const UNUSED_ORDER = { ...WEBSOCKET, rel: 'urn:xmpp:alt-connections:xbosh', href: 'https://example.org/bosh' }
table('web.formats', [
  {
    title: 'passes equal documents, whatever their order',
    web: published(metaOf(WEBSOCKET, UNUSED_ORDER), metaOf(UNUSED_ORDER, WEBSOCKET)),
    expected: ['pass'],
  },
  {
    title: 'warns of documents that differ',
    web: published(metaOf(WEBSOCKET), metaOf(IN_CLEAR)),
    expected: ['warn {"problem":"differ","format":""}'],
  },
  {
    title: 'warns where XRD is missing, which MUST be there',
    web: published(undefined, metaOf(WEBSOCKET)),
    expected: ['warn {"problem":"missing","format":"xrd"}'],
  },
  {
    title: 'lets XEP-0487 do without XRD',
    web: published(undefined, observed({ links: [WEBSOCKET], xmpp: { pins: [], malformed: [] } })),
    expected: [],
  },
  {
    title: 'mentions that JRD is missing, which SHOULD be there',
    web: published(metaOf(WEBSOCKET)),
    expected: ['info {"problem":"missing","format":"jrd"}'],
  },
  {
    title: 'warns of a document that is none',
    web: published(failed('http', 'peer-misbehaved'), metaOf(WEBSOCKET)),
    expected: ['warn {"problem":"malformed","format":"xrd"}'],
  },
  { title: 'is unknown where a look failed', web: timedOut, expected: ['unknown'] },
  { title: 'says nothing where nothing is published', web: webOf(), expected: [] },
])

const WHOLE_LINK = { ...WEBSOCKET, priority: 1, weight: 1, sni: 'example.org', ips: ['192.0.2.1'] }
const hostMeta2 = (xmpp: object, ...links: HostMetaLink[]): WebDiscovery =>
  published(undefined, observed({ links, xmpp: { pins: [], malformed: [], ...xmpp } }))
table('web.host-meta-2', [
  {
    title: 'passes what is whole',
    web: hostMeta2({ ttlSeconds: 1 }, WHOLE_LINK, UNUSED_ORDER),
    expected: ['pass'],
  },
  {
    title: 'names what is missing',
    web: hostMeta2({}, WEBSOCKET),
    expected: ['warn {"members":"ttl, priority, weight, sni, ips"}'],
  },
  {
    title: 'names what has another type',
    web: hostMeta2(
      { ttlSeconds: 1, malformed: ['public-key-pins-sha-256'] },
      { ...WHOLE_LINK, malformed: ['ech'] },
    ),
    expected: ['warn {"members":"public-key-pins-sha-256, ech"}'],
  },
  {
    title: 'asks direct TLS for its port',
    web: hostMeta2({ ttlSeconds: 1 }, { ...WHOLE_LINK, rel: 'urn:xmpp:alt-connections:tls' }),
    expected: ['warn {"members":"port"}'],
  },
  {
    title: 'says nothing where XEP-0487 is not in use',
    web: published(undefined, metaOf(WEBSOCKET)),
    expected: [],
  },
])

const servedBy = (chain: CertificateChain): WebDiscovery =>
  webOf({ endpoints: [webEndpoint({ tls: tlsOf(chain) })] })
table('web.certificate-trust', [
  {
    title: 'passes a chain that leads to an anchor',
    web: servedBy(chainOf()),
    expected: ['pass {"host":"chat.example.net"}'],
  },
  {
    title: 'fails one that does not',
    web: servedBy(chainOf({ isTrusted: false })),
    expected: ['fail {"host":"chat.example.net","reason":"CERT_HAS_EXPIRED"}'],
  },
  {
    title: 'speaks once of what one host shows several times',
    web: webOf({
      hostMeta: [
        lookUpOf({ scheme: 'https', format: 'xrd', hops: [hopOf({ tls: tlsOf(chainOf()) })] }),
        lookUpOf({ scheme: 'https', format: 'jrd', hops: [hopOf({ tls: tlsOf(chainOf()) })] }),
      ],
    }),
    expected: ['pass {"host":"example.org"}'],
  },
  { title: 'says nothing where no certificate was seen', web: webOf(), expected: [] },
])

table('web.certificate-name', [
  {
    title: 'passes the name of the XMPP domain',
    web: servedBy(chainOf()),
    expected: ['pass {"host":"chat.example.net"}'],
  },
  {
    title: 'passes the name of the host',
    web: servedBy(chainOf({ dns: ['*.example.net'] })),
    expected: ['pass {"host":"chat.example.net"}'],
  },
  {
    title: 'fails any other',
    web: servedBy(chainOf({ dns: ['a.test'] })),
    expected: ['fail {"host":"chat.example.net","presented":"a.test"}'],
  },
])

const pinned = (pin: string, chain: CertificateChain): WebDiscovery => ({
  ...hostMeta2({ ttlSeconds: 1, pins: [pin] }, WHOLE_LINK),
  endpoints: [webEndpoint({ tls: tlsOf(chain) })],
})
table('web.pins', [
  { title: 'passes a pinned key', web: pinned(PIN, chainOf()), expected: ['pass'] },
  {
    title: 'fails a host that shows no pinned key',
    web: pinned(PIN, chainOf({ spkiSha256: 'd'.repeat(64) })),
    expected: ['fail {"hosts":"chat.example.net"}'],
  },
  {
    title: 'fails an endpoint of streams that shows none',
    web: pinned(PIN, chainOf()),
    observations: [
      observation(endpointOf(), 'certificate-chain', observed(chainOf({ spkiSha256: 'd'.repeat(64) }))),
    ],
    expected: ['fail {"hosts":"xmpp.example.org"}'],
  },
  { title: 'says nothing without pins', web: servedBy(chainOf()), expected: [] },
  { title: 'says nothing where no certificate was seen', web: hostMeta2({ pins: [PIN] }), expected: [] },
])

const overTcp = [
  observation(
    endpointOf(),
    'features-after-tls',
    observed(featuresOf({ mechanisms: ['SCRAM-SHA-1', 'SCRAM-SHA-1-PLUS', 'EXTERNAL'] })),
  ),
]
const offering = (...mechanisms: string[]): WebDiscovery =>
  webOf({ endpoints: [webEndpoint({ stream: observed(featuresOf({ mechanisms })) })] })
table('web.mechanisms', [
  {
    title: 'passes the same, channel binding and certificates apart',
    web: offering('SCRAM-SHA-1'),
    observations: overTcp,
    expected: ['pass {"transport":"websocket"}'],
  },
  {
    title: 'warns of one that is offered nowhere else',
    web: offering('SCRAM-SHA-1', 'PLAIN'),
    observations: overTcp,
    expected: ['warn {"transport":"websocket","onlyHere":"PLAIN","missing":""}'],
  },
  {
    title: 'mentions one that is missing',
    web: offering(),
    observations: overTcp,
    expected: ['info {"transport":"websocket","onlyHere":"","missing":"SCRAM-SHA-1"}'],
  },
  {
    title: 'is unknown where the stream failed',
    web: webOf({ endpoints: [webEndpoint({ stream: failed('stream', 'closed') })] }),
    observations: overTcp,
    expected: ['unknown'],
  },
  { title: 'says nothing where there is nothing to compare with', web: offering('PLAIN'), expected: [] },
])

table('web.starttls-inside', [
  { title: 'passes streams without', web: offering('PLAIN'), expected: ['pass {"transport":"websocket"}'] },
  {
    title: 'warns of STARTTLS inside TLS (XEP-0206, Session Creation Response)',
    web: webOf({
      endpoints: [webEndpoint({ transport: 'bosh', stream: observed(featuresOf({ starttls: 'offered' })) })],
    }),
    expected: ['warn {"transport":"bosh"}'],
  },
])

describe('judge, of domains', () => {
  it('reports findings without an endpoint, as the schema has it', () => {
    const scan = { ...scanOf([], []), web: published(metaOf(IN_CLEAR), undefined, failed('http', 'timeout')) }
    const report = judge(scan, NOW)
    expect(schemaErrors(report)).to.deep.equal([])
    expect(report.findings.find(({ check }) => check === 'web.clear-text-link')).to.deep.equal({
      check: 'web.clear-text-link',
      level: 'fail',
      params: { count: 1, links: 'ws://example.org/ws' },
      spec: ['XEP-0156', 'RFC 7395 §3.9'],
    })
  })
})
