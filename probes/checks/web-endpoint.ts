import type {
  CertificateChain,
  HostMetaLookUp,
  Outcome,
  Scan,
  StreamFeatures,
  WebDiscovery,
} from '../model.ts'
import { rfc, xep } from '../spec.ts'
import { domainCheck } from './domain-check.ts'
import { matchIdentity } from './identity.ts'

/** A chain with the place where it was presented. */
interface PresentedChain {
  /** The host of the URL. */
  readonly host: string
  readonly chain: CertificateChain
}

const RULES = xep(156, 'httpbizrules')

/** Whether the certificates of the hosts that serve the documents and the endpoints lead to a trust anchor. */
export const certificateTrust = domainCheck<PresentedChain>({
  id: 'web.certificate-trust',
  spec: [RULES, rfc(5280, '6')],
  needs: (web) => presentedChains(web),
  judge({ host, chain: { trust } }) {
    if (trust.isTrusted) return { level: 'pass', params: { host } }
    return { level: 'fail', params: { host, reason: trust.reason ?? 'UNSPECIFIED' } }
  },
})

/** "Valid for that host *or* the XMPP domain." */
export const certificateName = domainCheck<PresentedChain>({
  id: 'web.certificate-name',
  spec: [RULES, rfc(9525, '6')],
  needs: (web) => presentedChains(web),
  judge({ host, chain }, { domain }) {
    const { dns, srv, xmppAddr } = chain.certificates[0].names
    const isForHost = matchIdentity({ dns, srv: [], xmppAddr: [] }, host, 'c2s') !== undefined
    const isForDomain = matchIdentity({ dns, srv, xmppAddr }, domain, 'c2s') !== undefined
    if (isForHost || isForDomain) return { level: 'pass', params: { host } }
    return { level: 'fail', params: { host, presented: dns.slice(0, 5).join(', ') } }
  },
})

/** A client that honours the pins refuses every server that shows none of these keys. */
export const pins = domainCheck<{
  readonly pins: readonly string[]
  readonly chains: readonly PresentedChain[]
}>({
  id: 'web.pins',
  spec: [xep(487, 'httpformat')],
  needs(web, scan) {
    const published = publishedPins(web.hostMeta)
    if (published.length === 0) return []
    const chains = [...endpointChains(web), ...streamChains(scan)]
    return [{ state: 'observed', value: { pins: published, chains } }]
  },
  judge({ pins: published, chains }) {
    if (chains.length === 0) return undefined
    const isPinned = ({ chain }: PresentedChain): boolean =>
      chain.certificates.some(({ spkiSha256 }) =>
        published.includes(Buffer.from(spkiSha256, 'hex').toString('base64')),
      )
    const unpinned = [...new Set(chains.filter((presented) => !isPinned(presented)).map(({ host }) => host))]
    if (unpinned.length === 0) return { level: 'pass' }
    return { level: 'fail', params: { hosts: unpinned.join(', ') } }
  },
})

/** A client should find the same ways to log in wherever it is led: a weaker one here undoes what is refused there. */
export const mechanisms = domainCheck<{
  readonly transport: string
  readonly here: readonly string[]
  readonly there: readonly string[]
}>({
  id: 'web.mechanisms',
  spec: [rfc(6120, '6.3.4')],
  needs(web, scan) {
    const there = streamMechanisms(scan)
    if (there.length === 0) return []
    return web.endpoints.map(({ transport, stream }) =>
      stream.state === 'observed'
        ? { state: 'observed', value: { transport, here: comparable(stream.value.features), there } }
        : stream,
    )
  },
  judge({ transport, here, there }) {
    const onlyHere = here.filter((mechanism) => !there.includes(mechanism))
    const missing = there.filter((mechanism) => !here.includes(mechanism))
    if (onlyHere.length === 0 && missing.length === 0) return { level: 'pass', params: { transport } }
    const params = { transport, onlyHere: onlyHere.join(', '), missing: missing.join(', ') }
    return { level: onlyHere.length > 0 ? 'warn' : 'info', params }
  },
})

/** TLS belongs to the layer below: a client has to ignore this, and one that does not breaks off. */
export const starttlsInside = domainCheck<{ readonly transport: string; readonly features: StreamFeatures }>({
  id: 'web.starttls-inside',
  spec: [xep(206, 'create'), rfc(7395, '3.9')],
  needs: (web) =>
    web.endpoints.map(({ transport, stream }) =>
      stream.state === 'observed'
        ? { state: 'observed', value: { transport, features: stream.value.features } }
        : stream,
    ),
  judge({ transport, features }) {
    return { level: features.starttls === 'absent' ? 'pass' : 'warn', params: { transport } }
  },
})

/** Once for each host. A handshake that failed showed no certificate, and is told by the look-up or the endpoint itself. */
function presentedChains(web: WebDiscovery): Outcome<PresentedChain>[] {
  const hops = web.hostMeta.flatMap((lookUp) => lookUp.hops)
  const chains = [...hops, ...web.endpoints].flatMap(({ url, tls }) =>
    tls.state === 'observed' ? [{ host: new URL(url).hostname, chain: tls.value.chain }] : [],
  )
  const byLeaf = new Map(chains.map((presented) => [presentedKey(presented), presented]))
  return [...byLeaf.values()].map((value) => ({ state: 'observed', value }))
}

function presentedKey({ host, chain }: PresentedChain): string {
  return `${host} ${chain.certificates[0].sha256}`
}

function endpointChains({ endpoints }: WebDiscovery): PresentedChain[] {
  return endpoints.flatMap(({ url, tls }) =>
    tls.state === 'observed' ? [{ host: new URL(url).hostname, chain: tls.value.chain }] : [],
  )
}

function streamChains({ observations }: Scan): PresentedChain[] {
  return observations.flatMap((observation) =>
    observation.kind === 'certificate-chain' && observation.outcome.state === 'observed'
      ? [{ host: observation.endpoint.host, chain: observation.outcome.value }]
      : [],
  )
}

function publishedPins(lookUps: readonly HostMetaLookUp[]): readonly string[] {
  return lookUps.flatMap(({ scheme, document }) =>
    scheme === 'https' && document.state === 'observed' ? (document.value.xmpp?.pins ?? []) : [],
  )
}

function streamMechanisms({ observations }: Scan): string[] {
  const offered = observations.flatMap((observation) =>
    observation.kind === 'features-after-tls' &&
    observation.endpoint.service === 'c2s' &&
    observation.outcome.state === 'observed'
      ? comparable(observation.outcome.value.features)
      : [],
  )
  return [...new Set(offered)]
}

/** Channel binding and client certificates belong to the TLS connection, which may end at a proxy before the server. */
function comparable({ mechanisms: sasl, sasl2Mechanisms }: StreamFeatures): string[] {
  const offered = [...new Set([...sasl, ...sasl2Mechanisms])]
  return offered.filter((mechanism) => mechanism !== 'EXTERNAL' && !mechanism.endsWith('-PLUS'))
}
