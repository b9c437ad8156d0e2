import { PeerMisbehaved } from '../errors.ts'
import type { StreamFeatures, StreamHeader } from '../model.ts'
import { rfc } from '../spec.ts'
import { readStreamError, STREAMS_NAMESPACE, type StreamError } from './stream-error.ts'
import { readStreamFeatures } from './stream-features.ts'
import { attributeOf, escapeXml, type XmlElement } from './xml-element.ts'
import { readXmlDocument } from './xml-document.ts'

const FRAMING_NAMESPACE = 'urn:ietf:params:xml:ns:xmpp-framing'

/** What one WebSocket message from the receiving entity says. */
export type FramedMessage =
  | { readonly kind: 'open'; readonly header: StreamHeader }
  | { readonly kind: 'features'; readonly features: StreamFeatures }
  | { readonly kind: 'stream-error'; readonly error: StreamError }
  | { readonly kind: 'close' }

/** Ends the stream that {@link writeOpen} began. */
export const CLOSE_MESSAGE = `<close xmlns='${FRAMING_NAMESPACE}'/>`

/**
 * Writes the message that opens a stream: over WebSocket it stands in the place of the stream header.
 *
 * @param to The domainpart that is asked for.
 * @see RFC 7395 §3.4
 */
export function writeOpen(to: string): string {
  return `<open xmlns='${FRAMING_NAMESPACE}' to='${escapeXml(to)}' version='1.0' xml:lang='en'/>`
}

/**
 * Reads one WebSocket message, up to the features of the stream.
 *
 * @throws {PeerMisbehaved} when the message is not one whole element, or an element that has no place before authentication.
 * @see RFC 7395 §3.3
 */
export function readFramedMessage(text: string): FramedMessage {
  const element = readXmlDocument(text)
  switch (`{${element.namespace}}${element.name}`) {
    case `{${FRAMING_NAMESPACE}}open`:
      return { kind: 'open', header: readOpen(element) }
    case `{${FRAMING_NAMESPACE}}close`:
      return { kind: 'close' }
    case `{${STREAMS_NAMESPACE}}features`:
      return { kind: 'features', features: readStreamFeatures(element) }
    case `{${STREAMS_NAMESPACE}}error`:
      return { kind: 'stream-error', error: readStreamError(element) }
    default:
      throw new PeerMisbehaved('unexpected-element', rfc(7395))
  }
}

function readOpen(element: XmlElement): StreamHeader {
  const from = attributeOf(element, 'from')
  const id = attributeOf(element, 'id')
  const version = attributeOf(element, 'version')
  const lang = attributeOf(element, 'lang', 'xml')
  return {
    ...(from === undefined ? {} : { from }),
    ...(id === undefined ? {} : { id }),
    ...(version === undefined ? {} : { version }),
    ...(lang === undefined ? {} : { lang }),
    declaresDialback: false,
  }
}
