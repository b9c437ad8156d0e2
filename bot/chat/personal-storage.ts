/** What an account keeps on its own server, as stanzas (XEP-0163, XEP-0049). Pure. */
import type { Reply } from './requests.ts'
import { NS, xml, type Element } from './stanza.ts'

/** Asks for the items of one of our own nodes. */
export function itemsQuery(node: string): Element {
  return xml('pubsub', { xmlns: NS.pubsub }, xml('items', { node }))
}

/** @returns The items in an answer to {@link itemsQuery}; empty where there are none. */
export function itemsIn(stanza: Element): readonly Element[] {
  return stanza.getChild('pubsub', NS.pubsub)?.getChild('items')?.getChildren('item') ?? []
}

/** Whether there is nothing yet; any other error, as of a server whose disk is full, leaves open what there is. */
export function isNotFound(reply: Reply): boolean {
  return reply.state === 'error' && reply.condition === 'item-not-found'
}

/** @param options Publishing fails where the node cannot be had with them (XEP-0060 §7.1.5). */
export function publishing(
  node: string,
  id: string,
  payload: Element,
  options: Readonly<Record<string, string>> = {},
): Element {
  const item = xml('publish', { node }, xml('item', { id }, payload))
  const fields = Object.entries(options).map(([name, value]) => field(name, value))
  const form = [field('FORM_TYPE', 'http://jabber.org/protocol/pubsub#publish-options', 'hidden'), ...fields]
  return xml(
    'pubsub',
    { xmlns: NS.pubsub },
    item,
    ...(fields.length === 0
      ? []
      : [xml('publish-options', {}, xml('x', { xmlns: NS.dataForm, type: 'submit' }, ...form))]),
  )
}

/** Takes an item back, and tells whoever is subscribed (XEP-0060 §7.2). */
export function retracting(node: string, id: string): Element {
  return xml('pubsub', { xmlns: NS.pubsub }, xml('retract', { node, notify: 'true' }, xml('item', { id })))
}

/** Asks for or replaces what is stored privately under that element (XEP-0049 §2). */
export function privately(element: Element): Element {
  return xml('query', { xmlns: NS.privateStorage }, element)
}

/** One field of a form, of one value (XEP-0004 §3.2). */
export function field(name: string, value: string, type?: string): Element {
  return xml('field', { var: name, ...(type !== undefined && { type }) }, xml('value', {}, value))
}
