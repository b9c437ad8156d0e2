import { xml } from '@xmpp/client'
import type { Element } from 'ltx'

/** One XML element: a stanza, or a part of one. Made by {@link xml} only, because the library tells its own class by `instanceof`. */
export type { Element }
export { xml }

/** Namespaces of what the bot says and understands. */
export const NS = {
  activity: 'http://jabber.org/protocol/chatstates',
  archive: 'urn:xmpp:mam:2',
  avatarData: 'urn:xmpp:avatar:data',
  avatarMetadata: 'urn:xmpp:avatar:metadata',
  blocking: 'urn:xmpp:blocking',
  bookmarks: 'urn:xmpp:bookmarks:1',
  caps: 'http://jabber.org/protocol/caps',
  carbons: 'urn:xmpp:carbons:2',
  commands: 'http://jabber.org/protocol/commands',
  conference: 'jabber:x:conference',
  correction: 'urn:xmpp:message-correct:0',
  dataForm: 'jabber:x:data',
  delay: 'urn:xmpp:delay',
  discoInfo: 'http://jabber.org/protocol/disco#info',
  discoItems: 'http://jabber.org/protocol/disco#items',
  encryption: 'urn:xmpp:eme:0',
  fallback: 'urn:xmpp:fallback:0',
  forward: 'urn:xmpp:forward:0',
  hints: 'urn:xmpp:hints',
  legacyDelay: 'jabber:x:delay',
  markers: 'urn:xmpp:chat-markers:0',
  mentions: 'urn:xmpp:mentions:0',
  muc: 'http://jabber.org/protocol/muc',
  mucOwner: 'http://jabber.org/protocol/muc#owner',
  mucUser: 'http://jabber.org/protocol/muc#user',
  nickname: 'http://jabber.org/protocol/nick',
  occupantId: 'urn:xmpp:occupant-id:0',
  oldBookmarks: 'storage:bookmarks',
  oldOpenpgp: 'jabber:x:encrypted',
  oob: 'jabber:x:oob',
  omemo: 'eu.siacs.conversations.axolotl',
  omemo2: 'urn:xmpp:omemo:2',
  openpgp: 'urn:xmpp:openpgp:0',
  outage: 'urn:xmpp:sos:0',
  ping: 'urn:xmpp:ping',
  privateStorage: 'jabber:iq:private',
  pubsub: 'http://jabber.org/protocol/pubsub',
  reactions: 'urn:xmpp:reactions:0',
  receipts: 'urn:xmpp:receipts',
  reply: 'urn:xmpp:reply:0',
  resultSet: 'http://jabber.org/protocol/rsm',
  sasl: 'urn:ietf:params:xml:ns:xmpp-sasl',
  sasl2: 'urn:xmpp:sasl:2',
  serverInfo: 'http://jabber.org/network/serverinfo',
  sm: 'urn:xmpp:sm:3',
  stableId: 'urn:xmpp:sid:0',
  stanzaErrors: 'urn:ietf:params:xml:ns:xmpp-stanzas',
  styling: 'urn:xmpp:styling:0',
  time: 'urn:xmpp:time',
  upload: 'urn:xmpp:http:upload:0',
  vcard: 'vcard-temp',
  vcardConversion: 'urn:xmpp:pep-vcard-conversion:0',
  vcardUpdate: 'vcard-temp:x:update',
  version: 'jabber:iq:version',
} as const

/** @returns The attribute, or `undefined` where it is absent. */
export function attribute(element: Element, name: string): string | undefined {
  const value: unknown = element.attrs[name]
  return typeof value === 'string' ? value : undefined
}

/** @returns The child elements, whatever their namespace. */
export function childElements(element: Element): readonly Element[] {
  return element.getChildElements()
}

/** @returns The text of the first such child; `undefined` where there is no such child. */
export function childText(element: Element, name: string, namespace?: string): string | undefined {
  return element.getChild(name, namespace)?.getText()
}

/**
 * Reads the defined condition of an error stanza.
 *
 * @returns E.g. `conflict`; `undefined-condition` where the sender named none (RFC 6120 §8.3.3.21).
 */
export function errorCondition(stanza: Element): string {
  const error = stanza.getChild('error')
  const condition = error === undefined ? undefined : childElements(error).find(isCondition)
  return condition?.getName() ?? 'undefined-condition'
}

function isCondition(element: Element): boolean {
  return element.getNS() === NS.stanzaErrors && element.getName() !== 'text'
}
