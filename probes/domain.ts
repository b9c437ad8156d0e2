import { toASCII, toUnicode } from 'tr46'

/** A domain that may be asked for, or why not; never both. */
export type DomainReading =
  | {
      readonly ok: true
      /** A-labels, lower case, no final dot. */
      readonly domain: string
      /** The same in U-labels: for people, beside the A-labels, since look-alikes show only there. */
      readonly unicode: string
    }
  | { readonly ok: false; readonly refusal: DomainRefusal }

/**
 * - `ip-literal`: an address, in any of the spellings that `inet_aton` takes (`127.1`, `0x7f.1`, `2130706433`).
 * - `special-use`: reserved or private, so that no public server can have it.
 * - `single-label`: no dot in it.
 * - `syntax`: no domain name.
 */
export type DomainRefusal = 'ip-literal' | 'special-use' | 'single-label' | 'syntax'

/** The longest SRV name, `_xmpps-client._tcp.` before it, must still be a name of 253 octets (RFC 1035 §2.3.4). */
const LONGEST_DOMAIN = 253 - '_xmpps-client._tcp.'.length

/** Far more than the longest domain in U-labels; what is longer is not worth mapping. */
const LONGEST_INPUT = 1024

/**
 * Reads what a person wrote as the domainpart of an XMPP address.
 *
 * @param text One word. Upper case, full-width letters and dots, U-labels and one final dot are forgiven.
 * @param options `allowPrivate` lets special-use names through, and of single labels `localhost` alone.
 * @see RFC 7622 §3.2, UTS 46
 */
export function parseDomain(text: string, options: { readonly allowPrivate?: boolean } = {}): DomainReading {
  const { allowPrivate = false } = options
  if (text.length > LONGEST_INPUT) return { ok: false, refusal: 'syntax' }
  if (isIpv6Like(text)) return { ok: false, refusal: 'ip-literal' }
  const domain = toAsciiDomain(text)
  if (domain === undefined) return { ok: false, refusal: 'syntax' }
  const labels = domain.split('.')
  if (endsInNumber(labels)) return { ok: false, refusal: 'ip-literal' }
  if (!labels.every(isLdhLabel) || domain.length > LONGEST_DOMAIN) return { ok: false, refusal: 'syntax' }
  if (isSpecialUse(domain)) {
    const isAllowed = allowPrivate && (labels.length > 1 || domain === 'localhost')
    if (!isAllowed) return { ok: false, refusal: 'special-use' }
  } else if (labels.length === 1) {
    return { ok: false, refusal: 'single-label' }
  }
  return { ok: true, domain, unicode: toUnicode(domain).domain }
}

/**
 * Whether a name is reserved, or of those that private networks use as if they were theirs.
 *
 * `example.com` and its sisters are not among them: they are public names with public addresses, and RFC 6761 §6.5 wants
 * software to treat them like any other.
 *
 * @param name Lower case, no final dot.
 */
export function isSpecialUse(name: string): boolean {
  return SPECIAL_USE.has(name.slice(name.lastIndexOf('.') + 1))
}

/**
 * Whether a name can be that of a host which a record points to: LDH labels, and underscores, which targets in the wild have.
 *
 * @param name Lower case, no final dot.
 */
export function isHostName(name: string): boolean {
  const labels = name.split('.')
  return (
    name.length <= 253 &&
    labels.length > 1 &&
    !endsInNumber(labels) &&
    labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label))
  )
}

/**
 * Top labels: IANA's Special-Use Domain Names (RFC 6761, 6762, 7686, 9476; `arpa` whole, with `home.arpa` of RFC 8375),
 * `internal` as ICANN reserved it, and those that RFC 6762 appendix G found in private use.
 */
const SPECIAL_USE = new Set(
  'alt arpa example invalid local localhost onion test internal intranet private corp home lan'.split(' '),
)

function toAsciiDomain(text: string): string | undefined {
  const ascii = toASCII(text.replace(/[.\u3002\uFF0E\uFF61]$/, ''), {
    checkBidi: true,
    checkJoiners: true,
    verifyDNSLength: true,
  })
  return ascii ?? undefined
}

/** Letters, digits, hyphens, none of these at an end (RFC 5890 §2.3.1). */
function isLdhLabel(label: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label)
}

/** No top-level domain is a number, and `inet_aton` takes such names for addresses, in decimal, octal and hexadecimal. */
function endsInNumber(labels: readonly string[]): boolean {
  return /^(?:\d+|0x[\da-f]*)$/.test(labels.at(-1) ?? '')
}

function isIpv6Like(text: string): boolean {
  return /^\[?[\da-f]*:[\da-f:.]*(?:%[^\]]*)?\]?$/i.test(text)
}
