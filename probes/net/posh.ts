import { PeerMisbehaved } from '../errors.ts'
import type { Outcome, PoshDocument, PoshLookUp, Service } from '../model.ts'
import { readPosh } from '../wire/posh.ts'
import type { TrustAnchors } from './certificate.ts'
import { withDeadline } from './deadline.ts'
import { Dialer } from './dialer.ts'
import { failed, toFailed } from './failures.ts'
import type { Guard } from './guard.ts'
import { HttpClient, type Fetched } from './http.ts'
import type { Io } from './io.ts'

/** Two documents of the domain over one connection, the place that each refers to, and one redirect. */
export const MOST_POSH_CONNECTIONS = 4

const TIMEOUT_MS = 10_000

const PATHS = {
  c2s: '/.well-known/posh/xmpp-client.json',
  s2s: '/.well-known/posh/xmpp-server.json',
} as const satisfies Record<Service, string>

export interface PoshOptions {
  readonly guard: Guard
  readonly anchors: TrustAnchors
  readonly services: readonly Service[]
  /** At most {@link MOST_POSH_CONNECTIONS}, which it is where absent. */
  readonly maxConnections?: number
  /** For all of it. */
  readonly timeoutMs?: number
}

/**
 * Fetches what a domain says over HTTPS of the certificates of its servers, one document for each service. A document that
 * refers to another is followed once.
 *
 * @param domain A-labels, lower case, already found to be a domain that may be asked for.
 * @returns For whatever peers did; rejects only by our bug.
 * @see RFC 7711 §3, RFC 7712 §5.2
 */
export async function lookUpPosh(
  domain: string,
  { guard, anchors, services, maxConnections = MOST_POSH_CONNECTIONS, timeoutMs = TIMEOUT_MS }: PoshOptions,
  io: Io,
  signal: AbortSignal,
): Promise<readonly PoshLookUp[]> {
  const http = new HttpClient(new Dialer({ guard, anchors, maxConnections }, io))
  try {
    return await withDeadline(timeoutMs, signal, async (within) => {
      const lookUps: PoshLookUp[] = []
      for (const service of services) {
        lookUps.push(await lookUp(service, new URL(`https://${domain}${PATHS[service]}`), http, within))
      }
      return lookUps
    })
  } finally {
    await http.close()
  }
}

async function lookUp(
  service: Service,
  url: URL,
  http: HttpClient,
  signal: AbortSignal,
): Promise<PoshLookUp> {
  const fetched = await http.get(url, signal)
  const document = readDocument(fetched)
  const own = { service, document, hops: fetched.hops }
  const target = document.state === 'observed' ? document.value.url : undefined
  if (target === undefined) return own
  if (!URL.canParse(target) || new URL(target).protocol !== 'https:') {
    return {
      ...own,
      referred: { document: failed('http', 'peer-misbehaved', 'reference-out-of-https'), hops: [] },
    }
  }
  const referred = await http.get(new URL(target), signal)
  const second = readDocument(referred)
  const isFurther = second.state === 'observed' && second.value.url !== undefined
  return {
    ...own,
    referred: {
      document: isFurther ? failed('http', 'peer-misbehaved', 'second-reference') : second,
      hops: referred.hops,
    },
  }
}

function readDocument({ body }: Fetched): Outcome<PoshDocument> {
  if (body.state !== 'observed') return body
  try {
    return { state: 'observed', value: readPosh(body.value) }
  } catch (error) {
    if (!(error instanceof PeerMisbehaved)) throw error
    return toFailed(error, 'http')
  }
}
