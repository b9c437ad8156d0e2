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
  const localpart = fold(at === -1 ? '' : bareText.slice(0, at))
  const domainpart = fold(bareText.slice(at + 1)).replace(/\.$/, '')
  if ((slash !== -1 && resourcepart === '') || (at !== -1 && localpart === '')) return undefined
  if (!isDomainpart(domainpart) || !isLocalpart(localpart) || !fits(resourcepart)) return undefined
  const bare = localpart === '' ? domainpart : `${localpart}@${domainpart}`
  const full = resourcepart === '' ? bare : `${bare}/${resourcepart}`
  return { localpart, domainpart, resourcepart, bare, full }
}

function fold(part: string): string {
  return part.normalize('NFC').toLowerCase()
}

function isDomainpart(part: string): boolean {
  return part !== '' && fits(part) && !/[\s\p{Cc}@/"&'<>]/u.test(part)
}

/** Excluded by RFC 7622 §3.3.1. */
function isLocalpart(part: string): boolean {
  return fits(part) && !/[\s\p{Cc}"&'/:<>@]/u.test(part)
}

function fits(part: string): boolean {
  return Buffer.byteLength(part) <= MAX_PART_BYTES
}
