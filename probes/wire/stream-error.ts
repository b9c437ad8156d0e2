import { cleanLine } from './clean-line.ts'
import { childOf, type XmlElement } from './xml-element.ts'

/** The namespace of `<stream/>`, `<features/>` and `<error/>` (RFC 6120 §4.8.1). */
export const STREAMS_NAMESPACE = 'http://etherx.jabber.org/streams'

const CONDITIONS_NAMESPACE = 'urn:ietf:params:xml:ns:xmpp-streams'

/** A domainpart of 1023 octets (RFC 7622 §3.2), and a port. */
const LONGEST_OTHER_HOST = 1023 + ':65535'.length

/** Why a peer ended the stream. */
export interface StreamError {
  /** The defined condition, e.g. `host-unknown`; `undefined-condition` also where none was sent (RFC 6120 §4.9.3.21). */
  readonly condition: string
  /** Condition and descriptive text on one line, cleaned and cut. */
  readonly detail: string
  /** Where a `<see-other-host/>` leads, on one line, otherwise as the peer wrote it (RFC 6120 §4.9.3.19). */
  readonly otherHost?: string
}

/** Reads `<stream:error/>` (RFC 6120 §4.9). */
export function readStreamError(element: XmlElement): StreamError {
  const sent = element.children.find(
    ({ namespace, name }) => namespace === CONDITIONS_NAMESPACE && name !== 'text',
  )
  const condition = sent?.name ?? 'undefined-condition'
  const text = childOf(element, 'text', CONDITIONS_NAMESPACE)?.text ?? ''
  const detail = cleanLine(text === '' ? condition : `${condition}: ${text}`)
  if (condition !== 'see-other-host' || sent === undefined) return { condition, detail }
  return { condition, detail, otherHost: cleanLine(sent.text, LONGEST_OTHER_HOST) }
}

/**
 * Whether a peer ended the stream because no stream feature was left to offer: it demands TLS, and has none to give.
 *
 * COMPAT: Prosody without a usable certificate says so in words only: c2s "No stream features to proceed with"
 * (mod_c2s.lua, streamopened), s2s "No stream features to offer" (mod_s2s.lua).
 */
export function isWithoutFeatures({ condition, detail }: StreamError): boolean {
  return condition === 'undefined-condition' && detail.includes('No stream features to ')
}

/** Another place of the same provider. */
export interface OtherHost {
  /** A name in lower case, or an address without brackets. */
  readonly host: string
  /** Absent where the usual one is meant. */
  readonly port?: number
}

/**
 * Reads where a `<see-other-host/>` leads: `domainpart`, `domainpart:port`, IPv6 addresses in brackets.
 *
 * @returns `undefined` for what is neither. Whether it may be connected to, the guard tells.
 * @see RFC 6120 §4.9.3.19
 */
export function readOtherHost(text: string): OtherHost | undefined {
  const [, v6, name, digits] = /^(?:\[([\da-f:.]+)\]|([^:/@\s[\]]+))(?::(\d{1,5}))?$/i.exec(text.trim()) ?? []
  const host = (v6 ?? name)?.toLowerCase().replace(/\.$/, '')
  if (host === undefined || host === '') return undefined
  return digits === undefined ? { host } : { host, port: Number(digits) }
}
