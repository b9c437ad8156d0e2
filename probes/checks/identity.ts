import { toASCII } from 'tr46'
import type { PresentedIdentifiers, Service } from '../model.ts'

/** Which presented identifier names the domain, and as what kind. */
export interface IdentityMatch {
  readonly kind: 'dns' | 'srv' | 'xmpp-addr'
  readonly presented: string
}

const SRV_SERVICE: Record<Service, string> = { c2s: '_xmpp-client.', s2s: '_xmpp-server.' }

/**
 * Finds a presented identifier that matches the domain of a JID.
 *
 * The reference identifiers are the DNS-ID, the SRV-ID of the service that was asked for, and the XmppAddr of the domain.
 * A common name never matches, and neither does the name of an SRV target.
 *
 * @param domain A-labels, lower case.
 * @returns `undefined` when no identifier matches.
 * @see RFC 6120 §13.7.2.1, RFC 9525 §6.3
 */
export function matchIdentity(
  names: PresentedIdentifiers,
  domain: string,
  service: Service,
): IdentityMatch | undefined {
  const dns = names.dns.find((presented) => isNameMatch(presented, domain))
  if (dns !== undefined) return { kind: 'dns', presented: dns }
  const srv = names.srv.find((presented) => isSrvMatch(presented, domain, service))
  if (srv !== undefined) return { kind: 'srv', presented: srv }
  const addr = names.xmppAddr.find((presented) => isAddrMatch(presented, domain))
  return addr === undefined ? undefined : { kind: 'xmpp-addr', presented: addr }
}

/** Compares label by label; a `*` counts only as the whole left-most label, and stands for one label (RFC 9525 §6.3). */
function isNameMatch(presented: string, domain: string): boolean {
  const name = presented.toLowerCase()
  if (!name.includes('*')) return name === domain
  const [first, ...rest] = name.split('.')
  if (first !== '*' || rest.length === 0) return false
  return rest.join('.') === domain.split('.').slice(1).join('.')
}

/** SRVName ::= `_Service.Name` (RFC 4985 §2); the service counts too. */
function isSrvMatch(presented: string, domain: string, service: Service): boolean {
  const prefix = SRV_SERVICE[service]
  return presented.toLowerCase().startsWith(prefix) && isNameMatch(presented.slice(prefix.length), domain)
}

/** An XmppAddr is a JID in UTF-8 (RFC 6120 §13.7.1.4): U-labels are compared as A-labels, and wildcards do not exist. */
function isAddrMatch(presented: string, domain: string): boolean {
  return toASCII(presented) === domain
}
