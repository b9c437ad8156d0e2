import { capsNode, discoInfo, type Identity } from './caps.ts'
import type { Query } from './session.ts'
import { NS, attribute, xml, type Element } from './stanza.ts'

/**
 * Answers what others may ask the bot by IQ: service discovery, software version, time. Ping is the library's.
 *
 * @param now ISO 8601 with `Z`, whole seconds or finer.
 * @returns The payload of the result, an `<error/>`, or `undefined` for what is not understood.
 */
export function answerQuery(
  { payload, type }: Pick<Query, 'payload' | 'type'>,
  identity: Identity,
  now: () => string,
): Element | undefined {
  if (type !== 'get') return undefined
  const node = attribute(payload, 'node')
  if (payload.is('query', NS.discoInfo)) {
    const isKnown = node === undefined || node === capsNode(identity)
    return isKnown ? discoInfo(identity, node) : notFound()
  }
  if (payload.is('query', NS.discoItems)) {
    return node === undefined ? xml('query', { xmlns: NS.discoItems }) : notFound()
  }
  if (payload.is('query', NS.version)) return softwareVersion(identity)
  if (payload.is('time', NS.time))
    return xml('time', { xmlns: NS.time }, xml('tzo', {}, '+00:00'), xml('utc', {}, now()))
  return undefined
}

/** Without `<os/>`: nobody needs it who means well (XEP-0092 §5). */
function softwareVersion({ name, version }: Identity): Element {
  return xml('query', { xmlns: NS.version }, xml('name', {}, name), xml('version', {}, version))
}

function notFound(): Element {
  return xml('error', { type: 'cancel' }, xml('item-not-found', { xmlns: NS.stanzaErrors }))
}
