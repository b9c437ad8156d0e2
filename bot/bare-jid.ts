import { toASCII } from 'tr46'

/** A bare JID taken apart; what two spellings of the same account have in common. */
export interface BareJid {
  readonly localpart: string
  /** A-labels, lower case. */
  readonly domain: string
}

const FORBIDDEN_IN_LOCALPART = /["&'/:<>@\s\p{Cc}]/u
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
const MOST_BYTES_IN_A_PART = 1023

/**
 * Reads `localpart@domainpart`: no resource, a DNS name as domainpart.
 *
 * @returns `undefined` when it is anything else.
 * @see RFC 7622 §3.1, §3.2, §3.3.1
 */
export function parseBareJid(text: string): BareJid | undefined {
  const at = text.indexOf('@')
  const localpart = parseLocalpart(text.slice(0, Math.max(at, 0)))
  const domain = parseHostName(text.slice(at + 1))
  return localpart === undefined || domain === undefined ? undefined : { localpart, domain }
}

/**
 * Folds a localpart by NFC and lower case, which is what servers enforce for the addresses that they route.
 *
 * @returns `undefined` for what is none: empty, overlong, or with characters in it that are excluded.
 * @see RFC 7622 §3.3, §3.3.1
 */
export function parseLocalpart(text: string): string | undefined {
  const localpart = text.normalize('NFC').toLowerCase()
  if (localpart === '' || FORBIDDEN_IN_LOCALPART.test(localpart)) return undefined
  return Buffer.byteLength(localpart) > MOST_BYTES_IN_A_PART ? undefined : localpart
}

/**
 * Reads a DNS name, of one label or more, as A-labels in lower case; a final dot is dropped.
 *
 * @returns `undefined` when it is none, an IP literal included.
 * @see RFC 5890 §2.3.2.1, RFC 1123 §2.1
 */
export function parseHostName(text: string): string | undefined {
  const ascii = toASCII(text.replace(/\.$/, ''), {
    checkBidi: true,
    checkHyphens: false,
    checkJoiners: true,
    useSTD3ASCIIRules: true,
    verifyDNSLength: true,
  })
  if (ascii === null) return undefined
  const labels = ascii.split('.')
  const isNumeric = /^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')
  return !isNumeric && labels.every((label) => LABEL.test(label)) ? ascii : undefined
}

/** The bare JID as text. */
export function formatBareJid({ localpart, domain }: BareJid): string {
  return `${localpart}@${domain}`
}
