import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import type { XmlElement } from './xml-element.ts'
import { XmlStreamReader } from './xml-stream.ts'

/**
 * Reads one whole element that came in a message of its own, under the restrictions of XMPP's XML: what WebSocket and
 * BOSH carry in the place of an endless stream.
 *
 * @param text At most as long as the carrier lets one message be.
 * @throws {PeerMisbehaved} for what {@link XmlStreamReader} refuses, and `incomplete-message` when the element does not end,
 *   or more follows it.
 * @see RFC 6120 §11.1 and §11.3, RFC 7395 §3.3.3, XEP-0124 (<body/> Wrapper Element)
 */
export function readXmlDocument(text: string): XmlElement {
  const reader = new XmlStreamReader()
  reader.feed(new TextEncoder().encode(text))
  const first = reader.next()
  if (first?.kind !== 'header') throw incomplete()
  const children: XmlElement[] = []
  for (let event = reader.next(); event?.kind !== 'close'; event = reader.next()) {
    if (event?.kind !== 'element') throw incomplete()
    children.push(event.element)
  }
  if (new TextDecoder().decode(reader.takeRest()).trim() !== '') throw incomplete()
  const { name, namespace, attributes } = first.root
  return { name, namespace, attributes, children, text: '' }
}

function incomplete(): PeerMisbehaved {
  return new PeerMisbehaved('incomplete-message', rfc(6120, '11.3'))
}
