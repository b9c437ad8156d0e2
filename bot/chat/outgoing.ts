/** The messages that the bot sends, as stanzas. */
import type { OutgoingMessage } from '../ports.ts'
import { NS, xml, type Element } from './stanza.ts'

/** Where an answer goes, and what it has to look like there. */
export type Destination =
  /** `jid`: full, as the asker's client sent from. */
  | { readonly place: 'chat'; readonly jid: string }
  /** `jid`: the occupant's; answers to the bare JID would go to the whole room (XEP-0045 §7.5). */
  | { readonly place: 'room-private'; readonly jid: string }
  /** `nickname`: who asked. */
  | { readonly place: 'room'; readonly room: string; readonly nickname: string }

/** Longest texts, in UTF-16 units: Conversations shows 4,096 and cuts silently; a room is everybody's. */
const MAX_CHARS = { chat: 3_000, 'room-private': 3_000, room: 700 } as const

/**
 * Makes the stanza of one part of an answer.
 *
 * @param id Unique; also sent as origin-id (XEP-0359 §3.2), by which the room's echo is told.
 * @param cutHint Said at the end of a text that had to be cut.
 */
export function messageStanza(
  destination: Destination,
  said: OutgoingMessage,
  id: string,
  cutHint: string,
): Element {
  const limit = MAX_CHARS[destination.place]
  const { to, text } = addressed(destination, said.text)
  return xml(
    'message',
    { to, type: destination.place === 'room' ? 'groupchat' : 'chat', id, 'xml:lang': said.lang },
    xml('body', {}, cutText(printable(text), limit, cutHint)),
    xml('origin-id', { xmlns: NS.stableId, id }),
    ...(destination.place === 'chat' ? [xml('active', { xmlns: NS.activity })] : []),
    ...(destination.place === 'room-private' ? [xml('x', { xmlns: NS.mucUser })] : []),
  )
}

/** A standalone notification: an answer is being made, or no longer (XEP-0085 §5.3). */
export function chatStateStanza(state: 'composing' | 'active', jid: string, id: string): Element {
  return xml('message', { to: jid, type: 'chat', id }, xml(state, { xmlns: NS.activity }))
}

/** @param received The id of the message that asked for it (XEP-0184 §5.2). */
export function receiptStanza(
  destination: Destination & { jid: string },
  received: string,
  id: string,
): Element {
  return xml(
    'message',
    { to: destination.jid, type: 'chat', id },
    xml('received', { xmlns: NS.receipts, id: received }),
    ...(destination.place === 'room-private' ? [xml('x', { xmlns: NS.mucUser })] : []),
  )
}

/** Refuses a mediated invitation (XEP-0045 §7.8.2); the room passes it on. */
export function declineStanza(room: string, inviter: string, reason: string, id: string): Element {
  return xml(
    'message',
    { to: room, id },
    xml('x', { xmlns: NS.mucUser }, xml('decline', { to: inviter }, xml('reason', {}, reason))),
  )
}

/**
 * Cuts a text at the end of a line, or within its first line where that alone is too long.
 *
 * @returns At most `limit` UTF-16 units, the hint included.
 */
export function cutText(text: string, limit: number, hint: string): string {
  if (text.length <= limit) return text
  const room = limit - hint.length - 1
  const lineEnd = text.lastIndexOf('\n', room)
  const cut = lineEnd > 0 ? lineEnd : room
  // Not between the halves of a surrogate pair.
  const isSplit = /[\uD800-\uDBFF]/.test(text.charAt(cut - 1))
  return `${text.slice(0, isSplit ? cut - 1 : cut)}\n${hint}`
}

function addressed(destination: Destination, text: string): { readonly to: string; readonly text: string } {
  if (destination.place !== 'room') return { to: destination.jid, text }
  return { to: destination.room, text: `${destination.nickname}: ${text}` }
}

/** XML 1.0 has no place for these characters (§2.2): one of them would end our own stream. */
function printable(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, '\uFFFD')
}
