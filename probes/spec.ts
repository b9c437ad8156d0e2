/** A clause that a check or an error rests on, as data. */
export interface Spec {
  /** `RFC 6120 §5.4.3.3` or `XEP-0368 §3`: how a reader cites it. */
  readonly name: string
  readonly url: string
}

/**
 * Cites a clause of an RFC.
 *
 * @param number Of the RFC, e.g. 6120.
 * @param section E.g. `5.4.3.3` or `appendix-A`; without it the whole document is meant.
 */
export function rfc(number: number, section?: string): Spec {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}`
  if (section === undefined) return { name: `RFC ${number}`, url }
  const isNumbered = /^\d/.test(section)
  return {
    name: `RFC ${number} ${isNumbered ? '§' : ''}${section}`,
    url: `${url}#${isNumbered ? 'section-' : ''}${section}`,
  }
}

/**
 * Cites a XEP.
 *
 * @param number Of the XEP, e.g. 368.
 * @param anchor The fragment of a section in the published document.
 */
export function xep(number: number, anchor?: string): Spec {
  const padded = String(number).padStart(4, '0')
  const fragment = anchor === undefined ? '' : `#${anchor}`
  return { name: `XEP-${padded}`, url: `https://xmpp.org/extensions/xep-${padded}.html${fragment}` }
}
