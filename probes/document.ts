import { matchIdentity } from './checks/identity.ts'
import type { Outcome, WebHop } from './model.ts'
import type { TrustAnchors } from './net/certificate.ts'
import { withDeadline } from './net/deadline.ts'
import { Dialer } from './net/dialer.ts'
import { failed } from './net/failures.ts'
import type { Guard } from './net/guard.ts'
import { HttpClient } from './net/http.ts'
import type { Io } from './net/io.ts'

/** One for the document, three for redirects, and one for a second address family. */
const MOST_CONNECTIONS = 5
const TIMEOUT_MS = 10_000

/** How foreign documents are fetched. */
export interface DocumentOptions {
  readonly guard: Guard
  readonly anchors: TrustAnchors
  /** 10 s where absent. */
  readonly timeoutMs?: number
}

/**
 * Fetches a document over HTTPS: 64 KiB at most, from public addresses, with redirects that stay within TLS. What comes from a
 * server whose certificate is not trusted, or is for another name, is not believed.
 *
 * @param url Foreign input.
 * @returns For whatever peers did; failures carry phase `http` or earlier ones. Rejects only by our bug.
 * @see RFC 9110 §4.3.4
 */
export async function fetchDocument(
  url: string,
  { guard, anchors, timeoutMs = TIMEOUT_MS }: DocumentOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<string>> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    return failed('http', 'peer-misbehaved', 'no-https-address')
  const http = new HttpClient(new Dialer({ guard, anchors, maxConnections: MOST_CONNECTIONS }, io))
  try {
    const fetched = await withDeadline(timeoutMs, signal, (within) => http.get(new URL(url), within))
    if (fetched.body.state === 'observed' && !fetched.hops.every(isAuthentic))
      return failed('tls', 'certificate-rejected')
    return fetched.body
  } finally {
    await http.close()
  }
}

function isAuthentic({ tls, url }: WebHop): boolean {
  if (tls.state !== 'observed') return false
  const { certificates, trust } = tls.value.chain
  const [leaf] = certificates
  return trust.isTrusted && matchIdentity(leaf.names, new URL(url).hostname, 'c2s')?.kind === 'dns'
}
