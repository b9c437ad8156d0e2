import { parseLocalpart } from '../bare-jid.ts'

/** An address (RFC 7622), read and folded far enough to be compared. */
export interface Jid {
  /** Empty for the address of a server. */
  readonly localpart: string
  readonly domainpart: string
  /** Empty for a bare JID. */
  readonly resourcepart: string
  readonly bare: string
  readonly full: string
}

const MAX_PART_BYTES = 1023

/**
 * Reads an address.
 *
 * Localpart and domainpart are folded by NFC and lower case, which is what servers enforce of RFC 7622 §3.2 and §3.3 for
 * the addresses that they route; the resourcepart keeps its case (§3.4).
 *
 * @returns `undefined` for what cannot be an address: an empty or overlong part, white space or control characters outside the resourcepart.
 */
export function parseJid(text: string): Jid | undefined {
  const slash = text.indexOf('/')
  const resourcepart = slash === -1 ? '' : text.slice(slash + 1).normalize('NFC')
  const bareText = slash === -1 ? text : text.slice(0, slash)
  const at = bareText.indexOf('@')
  const localpart = at === -1 ? '' : parseLocalpart(bareText.slice(0, at))
  const domainpart = parseDomainpart(bareText.slice(at + 1))
  if (localpart === undefined || domainpart === undefined) return undefined
  if ((slash !== -1 && resourcepart === '') || !fits(resourcepart)) return undefined
  const bare = localpart === '' ? domainpart : `${localpart}@${domainpart}`
  const full = resourcepart === '' ? bare : `${bare}/${resourcepart}`
  return { localpart, domainpart, resourcepart, bare, full }
}

function parseDomainpart(text: string): string | undefined {
  const domainpart = text.normalize('NFC').toLowerCase().replace(/\.$/, '')
  return domainpart !== '' && fits(domainpart) && !/[\s\p{Cc}@/"&'<>]/u.test(domainpart)
    ? domainpart
    : undefined
}

function fits(part: string): boolean {
  return Buffer.byteLength(part) <= MAX_PART_BYTES
}
