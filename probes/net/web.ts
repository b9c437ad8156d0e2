import { PeerMisbehaved } from '../errors.ts'
import type {
  HostMeta,
  HostMetaLink,
  HostMetaLookUp,
  Outcome,
  WebDiscovery,
  WebEndpoint,
  WebHop,
} from '../model.ts'
import { readJrd, readXrd } from '../wire/host-meta.ts'
import { readBoshFeatures } from './bosh.ts'
import type { TrustAnchors } from './certificate.ts'
import { withDeadline } from './deadline.ts'
import { Dialer } from './dialer.ts'
import { toFailed } from './failures.ts'
import type { Guard } from './guard.ts'
import { HttpClient, type Fetched, type Route } from './http.ts'
import { portOf } from './http-exchange.ts'
import type { Io } from './io.ts'

/**
 * Connections that {@link discoverWeb} opens at most, over all hosts: two for the documents (over TLS and in clear text),
 * one for each of two endpoints, and two for redirects or a second address family.
 */
export const MOST_WEB_CONNECTIONS = 6

const DEADLINE_MS = 10_000

const DOCUMENTS = [
  { format: 'xrd', path: '/.well-known/host-meta', read: readXrd },
  { format: 'jrd', path: '/.well-known/host-meta.json', read: readJrd },
] as const

const RELATIONS = [
  { rel: 'urn:xmpp:alt-connections:websocket', transport: 'websocket', protocol: 'wss:' },
  { rel: 'urn:xmpp:alt-connections:xbosh', transport: 'bosh', protocol: 'https:' },
] as const

const NOT_REACHED = { state: 'skipped', because: 'not-reached' } as const
const BOUNDED = { state: 'skipped', because: 'bounded' } as const
const GUARDED = { state: 'skipped', because: 'guarded' } as const

export interface WebDiscoveryOptions {
  readonly guard: Guard
  readonly anchors: TrustAnchors
  /** At most {@link MOST_WEB_CONNECTIONS}, which it is where absent. */
  readonly maxConnections?: number
  /** For the documents of one scheme, redirects included, and for each endpoint; 10 s where absent. */
  readonly timeoutMs?: number
}

/**
 * Learns where a domain sends clients that cannot use SRV, and what is offered there.
 *
 * Only what was fetched over TLS is followed, and only to TLS (XEP-0156, Business Rules); the same documents are asked for
 * in clear text to learn whether they are served so. Of several links for one transport the first is opened.
 *
 * @param domain A-labels, lower case, already found to be a domain that may be asked for.
 * @returns For whatever peers did; rejects only by our bug. Takes at most twice the time of one group.
 * @see XEP-0156, XEP-0487
 */
export async function discoverWeb(
  domain: string,
  options: WebDiscoveryOptions,
  io: Io,
  signal: AbortSignal,
): Promise<WebDiscovery> {
  const { guard, anchors, maxConnections = MOST_WEB_CONNECTIONS, timeoutMs = DEADLINE_MS } = options
  const dialer = new Dialer({ guard, anchors, maxConnections }, io)
  const http = new HttpClient(dialer)
  try {
    const [connectTxt, secure, clear] = await withDeadline(timeoutMs, signal, (inTime) =>
      Promise.all([
        io.dns.txt(`_xmppconnect.${domain}`, inTime),
        lookUp('https', domain, http, inTime),
        lookUp('http', domain, http, inTime),
      ]),
    )
    const links = chooseLinks(secure)
    // Servers count what is open, and only a session of BOSH may go on over what was opened for documents.
    await http.close(new Set(links.map(({ url }) => url.origin)))
    const endpoints = await Promise.all(
      links.map(({ link, url, transport, isBounded }) =>
        withDeadline(timeoutMs, signal, async (inTime): Promise<WebEndpoint> => {
          const route = routeOf(link, url)
          const place = { transport, url: url.href, sni: route.sni }
          if (isBounded) return { ...place, tls: NOT_REACHED, stream: BOUNDED }
          if (!guard.host(route.sni)) return { ...place, tls: NOT_REACHED, stream: GUARDED }
          const open = transport === 'websocket' ? openWebSocket : openBosh
          return open(place, route, domain, { dialer, http, io }, inTime)
        }),
      ),
    )
    return { hostMeta: [...secure, ...clear], connectTxt, endpoints }
  } finally {
    await http.close()
  }
}

/** One after the other: the second request goes over the connection of the first. */
async function lookUp(
  scheme: HostMetaLookUp['scheme'],
  domain: string,
  http: HttpClient,
  signal: AbortSignal,
): Promise<HostMetaLookUp[]> {
  const lookUps: HostMetaLookUp[] = []
  for (const { format, path, read } of DOCUMENTS) {
    const fetched = await http.get(new URL(`${scheme}://${domain}${path}`), signal)
    lookUps.push({ format, scheme, hops: fetched.hops, document: readDocument(fetched, read) })
  }
  return lookUps
}

function readDocument({ body, hops }: Fetched, read: (text: string) => HostMeta): Outcome<HostMeta> {
  if (body.state !== 'observed') return body
  try {
    return { state: 'observed', value: read(body.value) }
  } catch (error) {
    if (!(error instanceof PeerMisbehaved)) throw error
    // Web sites answer every path with a page, and with status 200: that is no broken document, but none.
    return isPage(hops.at(-1)) ? { state: 'skipped', because: 'not-offered' } : toFailed(error, 'http')
  }
}

function isPage(hop: WebHop | undefined): boolean {
  const contentType = hop?.answer.state === 'observed' ? hop.answer.value.contentType : undefined
  return contentType !== undefined && /^(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType)
}

interface ChosenLink {
  readonly transport: WebEndpoint['transport']
  readonly link: HostMetaLink
  readonly url: URL
  readonly isBounded: boolean
}

/** JRD first: only there stand SNI and addresses (XEP-0487). */
function chooseLinks(lookUps: readonly HostMetaLookUp[]): ChosenLink[] {
  const documents = lookUps.toReversed().map(({ document }) => document)
  const links = documents.flatMap((document) => (document.state === 'observed' ? document.value.links : []))
  return RELATIONS.flatMap(({ rel, transport, protocol }) => {
    const chosen = new Map<string, ChosenLink>()
    for (const link of links) {
      if (link.rel !== rel || link.href === undefined || !URL.canParse(link.href)) continue
      const url = new URL(link.href)
      if (url.protocol !== protocol || url.username !== '' || url.password !== '') continue
      url.hash = ''
      if (!chosen.has(url.href)) chosen.set(url.href, { transport, link, url, isBounded: chosen.size > 0 })
    }
    return [...chosen.values()]
  })
}

function routeOf({ sni, ips }: HostMetaLink, { hostname }: URL): Route & { readonly sni: string } {
  return {
    sni: sni === undefined ? hostname : sni.toLowerCase(),
    ...(ips === undefined || ips.length === 0 ? {} : { addresses: ips }),
  }
}

type Place = Pick<WebEndpoint, 'transport' | 'url' | 'sni'>

interface Means {
  readonly dialer: Dialer
  readonly http: HttpClient
  readonly io: Io
}

async function openWebSocket(
  place: Place,
  { sni, addresses }: Route & { readonly sni: string },
  domain: string,
  { dialer }: Means,
  signal: AbortSignal,
): Promise<WebEndpoint> {
  // Few domains have any: the others do without what it takes.
  const { readWebSocketFeatures } = await import('./web-socket.ts')
  const url = new URL(place.url)
  const target = { host: url.hostname, port: portOf(url), sni }
  const { address, tls, socket } = await dialer.dial(
    addresses === undefined ? target : { ...target, addresses },
    signal,
  )
  const reached = { ...place, ...(address === undefined ? {} : { address }), tls }
  if (socket.state !== 'observed') return { ...reached, stream: tls.state === 'failed' ? tls : socket }
  return { ...reached, stream: await readWebSocketFeatures(socket.value, url, domain, signal) }
}

async function openBosh(
  place: Place,
  route: Route,
  domain: string,
  { http, io }: Means,
  signal: AbortSignal,
): Promise<WebEndpoint> {
  const url = new URL(place.url)
  const { hop, stream } = await readBoshFeatures(http, url, route, domain, io.random(), signal)
  return { ...place, ...(hop.address === undefined ? {} : { address: hop.address }), tls: hop.tls, stream }
}
