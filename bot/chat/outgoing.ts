/** The messages that the bot sends, as stanzas. */
import type { OutgoingMessage } from '../ports.ts'
import type { Notice } from '../records.ts'
import type { PictureLink } from './pictures.ts'
import { clean } from '../reply/clean.ts'
import { quotationOf, replyElements, type Replied } from './reply-stanza.ts'
import { mayBeStyled } from './styling.ts'
import { NS, xml, type Element } from './stanza.ts'

/** Where an answer goes, and what it has to look like there. */
export type Destination =
  /** `jid`: full, as the asker's client sent from. */
  | { readonly place: 'chat'; readonly jid: string }
  /** `jid`: the occupant's; answers to the bare JID would go to the whole room (XEP-0045 §7.5). */
  | { readonly place: 'room-private'; readonly jid: string }
  /** `nickname`: who asked. `replied`: what they said, where it can be pointed at. */
  | {
      readonly place: 'room'
      readonly room: string
      readonly nickname: string
      readonly replied?: Replied
    }

/** Longest texts, in UTF-16 units: Conversations shows 4,096 and cuts silently; a room is everybody's. */
const MAX_CHARS = { chat: 3_000, 'room-private': 3_000, room: 700 } as const

/**
 * Makes the stanza of one part of an answer.
 *
 * @param id Unique; also sent as origin-id (XEP-0359 §2.2), by which the room's echo is told.
 * @param cutHint Said at the end of a text that had to be cut.
 * @param corrected The id of our own message that this one takes the place of (XEP-0308).
 */
export function messageStanza(
  destination: Destination,
  said: OutgoingMessage,
  id: string,
  cutHint: string,
  corrected?: string,
): Element {
  const plain = addressed(destination, printable(said.text))
  // Words of others may look like styling: with them, nothing is styled, the verdict neither.
  const isUnstyled =
    said.isVerbatim === true || mayBeStyled(plain.name + plain.text) || mayBeStyled(quoted(plain))
  const text = isUnstyled || said.styled === undefined ? plain.text : printable(said.styled)
  const { about, name, quotation, to } = plain
  return xml(
    'message',
    { to, type: destination.place === 'room' ? 'groupchat' : 'chat', id, 'xml:lang': said.lang },
    xml('body', {}, cutText(quotation + name + text, MAX_CHARS[destination.place], cutHint)),
    xml('origin-id', { xmlns: NS.stableId, id }),
    ...about,
    ...(corrected === undefined ? [] : [xml('replace', { xmlns: NS.correction, id: corrected })]),
    ...(isUnstyled ? [xml('unstyled', { xmlns: NS.styling })] : []),
    ...marksOf(destination),
  )
}

/**
 * Makes the stanza of something that is told without having been asked for just now.
 *
 * @param type `groupchat` tells everybody in a room.
 * @param cutHint Said at the end of a text that had to be cut.
 */
export function noticeStanza(
  { id, lang, text, to }: Notice,
  type: 'chat' | 'groupchat',
  cutHint: string,
): Element {
  const body = printable(text)
  return xml(
    'message',
    { to: to.jid, type, id, 'xml:lang': lang },
    xml('body', {}, cutText(body, MAX_CHARS[type === 'chat' ? 'chat' : 'room'], cutHint)),
    xml('origin-id', { xmlns: NS.stableId, id }),
    ...(mayBeStyled(body) ? [xml('unstyled', { xmlns: NS.styling })] : []),
    ...(type === 'chat' ? [xml('active', { xmlns: NS.activity })] : []),
  )
}

/**
 * Makes the stanza that shows a picture: Conversations and Dino do so only where the body is the URL and nothing else, so
 * whose question it answers is not said, nor in words what it is.
 *
 * @see XEP-0066 §3
 */
export function pictureStanza(destination: Destination, { url, lang }: PictureLink, id: string): Element {
  const isRoom = destination.place === 'room'
  return xml(
    'message',
    {
      to: isRoom ? destination.room : destination.jid,
      type: isRoom ? 'groupchat' : 'chat',
      id,
      'xml:lang': lang,
    },
    xml('body', {}, url),
    xml('x', { xmlns: NS.oob }, xml('url', {}, url)),
    xml('origin-id', { xmlns: NS.stableId, id }),
    ...marksOf(destination),
  )
}

/** What every message to such a place carries. */
function marksOf({ place }: Destination): readonly Element[] {
  switch (place) {
    case 'chat':
      return [xml('active', { xmlns: NS.activity })]
    case 'room-private':
      return [xml('x', { xmlns: NS.mucUser })]
    case 'room':
      return []
  }
}

/** A standalone notification: an answer is being made, or no longer (XEP-0085 §5.6). */
export function chatStateStanza(state: 'composing' | 'active', jid: string, id: string): Element {
  return xml('message', { to: jid, type: 'chat', id }, xml(state, { xmlns: NS.activity }))
}

/** @param received The id of the message that asked for it (XEP-0184 §7). */
export function receiptStanza(destination: Private, received: string, id: string): Element {
  return notice(destination, id, xml('received', { xmlns: NS.receipts, id: received }))
}

/** @param displayed The id of the message that asked for it (XEP-0333 §4.2). */
export function markerStanza(destination: Private, displayed: string, id: string): Element {
  return notice(destination, id, xml('displayed', { xmlns: NS.markers, id: displayed }))
}

/** Where one person alone is written to. */
type Private = Destination & { readonly jid: string }

function notice({ jid, place }: Private, id: string, child: Element): Element {
  const marks = place === 'room-private' ? [xml('x', { xmlns: NS.mucUser })] : []
  return xml('message', { to: jid, type: 'chat', id }, child, ...marks)
}

/**
 * Reacts to a message without a word (XEP-0444 §3); clients that know no reactions show nothing.
 *
 * @param to A full JID, or a room.
 * @param reacted The id of that message, in a room the one that the room gave it.
 * @param emoji `undefined` takes the reaction back.
 */
export function reactionStanza(
  { to, type }: { readonly to: string; readonly type: 'chat' | 'groupchat' },
  reacted: string,
  emoji: string | undefined,
  id: string,
): Element {
  const reactions = emoji === undefined ? [] : [xml('reaction', {}, emoji)]
  return xml(
    'message',
    { to, type, id },
    xml('reactions', { xmlns: NS.reactions, id: reacted }, ...reactions),
    xml('store', { xmlns: NS.hints }),
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

interface Addressed {
  readonly to: string
  /** What is answered, for clients that know no replies; empty elsewhere. */
  readonly quotation: string
  /** Whom it is said to; empty where nobody else reads it. */
  readonly name: string
  readonly text: string
  /** What says which message is answered. */
  readonly about: readonly Element[]
}

/** What is quoted, without the mark that makes it a quotation. */
function quoted({ quotation }: Addressed): string {
  return quotation.slice(1)
}

/** The nickname stands first in what is left when the quotation is cut off: clients highlight by it. */
function addressed(destination: Destination, text: string): Addressed {
  if (destination.place !== 'room') return { to: destination.jid, quotation: '', name: '', text, about: [] }
  const { nickname, replied, room } = destination
  const name = `${nickname.length > LONGEST_NAME ? clean(nickname, LONGEST_NAME) : nickname}: `
  const asked = replied === undefined ? '' : printable(quotationOf(replied))
  // What was asked is known to who asked; what is answered is not to be cut for it.
  const quotation = asked.length + name.length + text.length > MAX_CHARS.room ? '' : asked
  return {
    to: room,
    quotation,
    name,
    text,
    about: replied === undefined ? [] : replyElements(replied, quotation),
  }
}

/** A nickname may be longer than all that is said in a room (RFC 7622 §3.4); the answer is what counts. */
const LONGEST_NAME = 50

/** XML 1.0 has no place for these characters (§2.2): one of them would end our own stream. */
function printable(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, '\uFFFD')
}
