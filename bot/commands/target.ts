/** Full stops of other scripts, taken for label separators (RFC 3490 §3.1 lists them; UTS 46 maps them too). */
const FOREIGN_DOTS = /[\u3002\uFF0E\uFF61]/gu

/** Which mark opens a quotation and which closes it differs between languages: „German“, »German«, «French», “English”. */
const OPENING = /^[\p{Ps}\p{Pi}\p{Pf}"'`*<]+/u
/** No more than people put there: a run of them that something follows would be gone through once for each of its characters. */
const CLOSING = /[\p{Pe}\p{Pi}\p{Pf}"'`*>,.;:!?…、]{1,64}$/u

/** The end of a Markdown link, or all of it: `[text](address)`. */
const LINKED = /\]\(<?([^\s()<>]+)/u

/**
 * Finds the domain in what people paste: a JID, an `xmpp:` URI, a web address, a Markdown link to one, a host with port, in quotes,
 * before a comma.
 *
 * @returns What stands where the domain should; whether it is one, the guard of the probes tells.
 * @see RFC 7622 §3.1, RFC 5122 §2.2, RFC 3986 §3.2
 */
export function domainText(word: string): string {
  const typed = word.normalize('NFKC').replace(FOREIGN_DOTS, '.')
  const text = (LINKED.exec(typed)?.[1] ?? typed).replace(OPENING, '').replace(CLOSING, '')
  return withoutPort(fromUri(text) ?? fromJid(text))
}

/** Whether a first word is meant as a domain and not as a command. */
export function looksLikeDomain(word: string): boolean {
  return /[.@:/]/.test(domainText(word)) || /^xmpp:|:\/\//i.test(word)
}

/** As people list things without a space: `a.jp、b.jp`. */
const SEPARATOR = /[,;，；、]/u

/**
 * Parts a word that lists domains.
 *
 * @returns The word itself where not every part of it may be one, or where what separates them may be part of an address.
 */
export function partDomains(word: string): readonly string[] {
  const parts = word.split(SEPARATOR).filter((part) => part !== '')
  return !word.includes('/') && parts.length > 1 && parts.every(looksLikeDomain) ? parts : [word]
}

function fromUri(text: string): string | undefined {
  const xmpp = /^xmpp:(?!\/\/)([^?#]*)/i.exec(text)
  if (xmpp?.[1] !== undefined) return fromJid(percentDecoded(xmpp[1]))
  const withAuthority = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)\/?([^?#]*)/i.exec(text)
  if (withAuthority === null) return undefined
  const [, scheme = '', authority = '', path = ''] = withAuthority
  // In an xmpp: URI the authority is the account to send from; whom it is about stands in the path (RFC 5122 §2.3).
  if (scheme.toLowerCase() === 'xmpp' && path !== '') return fromJid(percentDecoded(path))
  return percentDecoded(authority.slice(authority.lastIndexOf('@') + 1))
}

/** The resource goes first, for it may hold an `@` (RFC 7622 §3.1). */
function fromJid(text: string): string {
  const [bare = ''] = text.split('/')
  return bare.slice(bare.indexOf('@') + 1)
}

function withoutPort(text: string): string {
  return text.replace(/^([^:]*|\[.*\]):\d*$/, '$1')
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
