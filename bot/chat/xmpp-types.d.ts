/** What is used of a package that ships no types. */
declare module '@xmpp/debug' {
  import type { Element } from 'ltx'

  /** Empties what belongs to SASL, in place. */
  export function hideSensitive(element: Element): Element
}
