/** What a message stanza is to the bot. Pure: the one place where message stanzas are taken apart. */
import { cleanText } from './addressing.ts'
import { withoutFallback } from './fallback.ts'
import { parseJid, type Jid } from './jid.ts'
import { NS, attribute, childElements, childText, type Element } from './stanza.ts'

/** What every message that may be answered carries. */
interface Said {
  readonly from: Jid
  /** As received, without what stands there for clients that know less; never empty. */
  readonly body: string
  readonly lang?: string
}

/** What a message that was written to the bot alone asks for besides an answer. */
interface Acknowledged {
  /** Its id, where it has one. */
  readonly id?: string
  /** The id to confirm the receipt of (XEP-0184). */
  readonly receiptFor?: string
  /** The id to mark as displayed (XEP-0333). */
  readonly markerFor?: string
}

/** A message, by what the bot has to do about it. */
export type Incoming =
  /** Somebody writes to the bot alone; `stamp` is when, where the message was kept while the bot was away (XEP-0203). */
  | (Said & Acknowledged & { readonly kind: 'chat'; readonly stamp?: string })
  /** An occupant writes to the bot alone: `from` is the occupant JID. */
  | (Said & Acknowledged & { readonly kind: 'room-private'; readonly occupantId?: string })
  | RoomMessage
  /** The room's subject came: history is over (XEP-0045 §7.2.15). */
  | { readonly kind: 'subject'; readonly room: string }
  | Invitation
  /** Nothing that the bot can read (XEP-0380). */
  | { readonly kind: 'encrypted'; readonly from: Jid; readonly lang?: string }
  | { readonly kind: 'ignored'; readonly because: IgnoreReason }

/**
 * An occupant writes to all. Whether `occupantId` and `stanzaId` are the room's own words is for the room's features to
 * tell: elsewhere they are the sender's.
 */
export interface RoomMessage extends Said {
  readonly kind: 'room'
  readonly occupantId?: string
  /** The room's id of this message (XEP-0359). */
  readonly stanzaId?: string
  /** Whose message it answers (XEP-0461), an occupant JID. */
  readonly replyTo?: string
  /** Who is named in it, by occupant-id and by JID (XEP-0513). */
  readonly mentions: readonly string[]
}

/** An invitation to a room, mediated by it (XEP-0045 §7.8.2) or direct (XEP-0249). */
export interface Invitation {
  readonly kind: 'invitation'
  readonly via: 'mediated' | 'direct'
  /** Bare JID. */
  readonly room: string
  readonly inviter: Jid
  readonly password?: string
  readonly lang?: string
}

/** Why a message leads to nothing. */
export type IgnoreReason = 'error' | 'copy' | 'delayed' | 'own' | 'no-body' | 'no-sender' | 'announcement'

/** What has to be known to tell messages apart. */
export interface Surroundings {
  /** The bot's own bare JID. */
  readonly own: string
  /** Whether that bare JID is a room in which the bot is, or which it is joining. */
  readonly isRoom: (bare: string) => boolean
}

/** Enough for any question; what is longer is no question. */
const MAX_BODY_CHARS = 4_096

/** Reads one message stanza; never throws, whatever is in it. */
export function readMessage(stanza: Element, { own, isRoom }: Surroundings): Incoming {
  const from = parseJid(attribute(stanza, 'from') ?? '')
  const type = attribute(stanza, 'type') ?? 'normal'
  if (type === 'error') return ignored('error')
  if (from === undefined) return ignored('no-sender')
  if (from.bare === own) return ignored('own')
  if (isCopy(stanza)) return ignored('copy')
  if (type === 'groupchat') return readRoomMessage(stanza, from)
  const invitation = readInvitation(stanza, from, isRoom(from.bare))
  if (invitation !== undefined) return invitation
  // Servers greet by an ordinary message at every login, and read no answer.
  if (type === 'headline' || from.localpart === '') return ignored('announcement')
  return readPrivateMessage(stanza, from, isRoom(from.bare))
}

function readRoomMessage(stanza: Element, from: Jid): Incoming {
  const body = bodyOf(stanza)
  const isSubject = stanza.getChild('subject') !== undefined && stanza.getChild('body') === undefined
  if (isSubject) return { kind: 'subject', room: from.bare }
  if (from.resourcepart === '') return ignored('announcement')
  if (isDelayed(stanza)) return ignored('delayed')
  if (isEncrypted(stanza) || body === undefined) return ignored('no-body')
  const reply = stanza.getChild('reply', NS.reply)
  const replyTo = reply === undefined ? undefined : attribute(reply, 'to')
  return {
    kind: 'room',
    from,
    body,
    mentions: mentionsIn(stanza),
    ...langOf(stanza),
    ...occupantIdOf(stanza),
    ...stanzaIdOf(stanza, from.bare),
    ...(replyTo !== undefined && { replyTo }),
  }
}

function readPrivateMessage(stanza: Element, from: Jid, isInRoom: boolean): Incoming {
  if (isInRoom && from.resourcepart === '') return ignored('announcement')
  const stamp = stampOf(stanza)
  // A room keeps nothing for the bot alone, and an old delay has no date that can be relied on.
  if (isDelayed(stanza) && (isInRoom || stamp === undefined)) return ignored('delayed')
  if (isEncrypted(stanza)) return { kind: 'encrypted', from, ...langOf(stanza) }
  const body = bodyOf(stanza)
  if (body === undefined) return ignored('no-body')
  const said = { from, body, ...langOf(stanza), ...acknowledged(stanza) }
  if (isInRoom) return { kind: 'room-private', ...said, ...occupantIdOf(stanza) }
  return { kind: 'chat', ...said, ...(stamp !== undefined && { stamp }) }
}

/** Some rooms send both kinds in one stanza: the mediated one is theirs and counts. */
function readInvitation(stanza: Element, from: Jid, isInRoom: boolean): Invitation | undefined {
  const lang = langOf(stanza)
  const mediated = stanza.getChild('x', NS.mucUser)
  const invite = mediated?.getChild('invite')
  if (mediated !== undefined && invite !== undefined && from.resourcepart === '') {
    const inviter = parseJid(attribute(invite, 'from') ?? '') ?? from
    const password = childText(mediated, 'password')
    return {
      kind: 'invitation',
      via: 'mediated',
      room: from.bare,
      inviter,
      ...lang,
      ...(password ? { password } : {}),
    }
  }
  const direct = stanza.getChild('x', NS.conference)
  const room = direct === undefined ? undefined : parseJid(attribute(direct, 'jid') ?? '')
  // An occupant could make the bot hop from room to room; people invite under their own JID.
  if (direct === undefined || room === undefined || room.resourcepart !== '' || isInRoom) return undefined
  const password = attribute(direct, 'password')
  return {
    kind: 'invitation',
    via: 'direct',
    room: room.bare,
    inviter: from,
    ...lang,
    ...(password ? { password } : {}),
  }
}

/** A copy of a message for or by another session, or one handed on: whoever wrote it did not write it to us here. */
function isCopy(stanza: Element): boolean {
  return childElements(stanza).some(
    (child) => child.getNS() === NS.carbons || child.is('forwarded', NS.forward),
  )
}

function isDelayed(stanza: Element): boolean {
  return (
    stanza.getChild('delay', NS.delay) !== undefined || stanza.getChild('x', NS.legacyDelay) !== undefined
  )
}

const ENCRYPTED: readonly (readonly [name: string, namespace: string])[] = [
  ['encryption', NS.encryption],
  ['encrypted', NS.omemo],
  ['encrypted', NS.omemo2],
  ['openpgp', NS.openpgp],
  ['x', NS.oldOpenpgp],
]
/** OTR has no element of its own: its bodies, and questions for it, begin so (XEP-0364). */
const OTR = /^\s*\?OTR/

function isEncrypted(stanza: Element): boolean {
  const isMarked = childElements(stanza).some((child) =>
    ENCRYPTED.some(([name, namespace]) => child.is(name, namespace)),
  )
  return isMarked || OTR.test(childText(stanza, 'body') ?? '')
}

function bodyOf(stanza: Element): string | undefined {
  const body = childText(stanza, 'body')?.slice(0, MAX_BODY_CHARS)
  if (body === undefined || isFile(stanza, body)) return undefined
  const said = withoutFallback(body, stanza)
  return said === undefined || cleanText(said) === '' ? undefined : said
}

/** A file is sent as its address and nothing else: where it lies is no question (XEP-0066 §3). */
function isFile(stanza: Element, body: string): boolean {
  return stanza
    .getChildren('x', NS.oob)
    .some((element) => childText(element, 'url', NS.oob)?.trim() === body.trim())
}

function acknowledged(stanza: Element): Acknowledged {
  const id = attribute(stanza, 'id')
  if (id === undefined) return {}
  return {
    id,
    ...(stanza.getChild('request', NS.receipts) !== undefined && { receiptFor: id }),
    ...(stanza.getChild('markable', NS.markers) !== undefined && { markerFor: id }),
  }
}

function stampOf(stanza: Element): string | undefined {
  const delay = stanza.getChild('delay', NS.delay)
  return delay === undefined ? undefined : attribute(delay, 'stamp')
}

/** Only the entity named in `by` may have written it (XEP-0359 §3). */
function stanzaIdOf(stanza: Element, room: string): { stanzaId?: string } {
  const ids = stanza.getChildren('stanza-id', NS.stableId)
  const own = ids.find((element) => parseJid(attribute(element, 'by') ?? '')?.full === room)
  const id = own === undefined ? undefined : attribute(own, 'id')
  return id === undefined ? {} : { stanzaId: id }
}

/** Those of whole groups are meant for people: a bot that everybody calls answers nobody. */
function mentionsIn(stanza: Element): readonly string[] {
  return stanza
    .getChildren('mention', NS.mentions)
    .filter((mention) => attribute(mention, 'mentions') === undefined)
    .flatMap((mention) => [attribute(mention, 'occupantid'), attribute(mention, 'jid')])
    .filter((name) => name !== undefined)
}

function langOf(stanza: Element): { lang?: string } {
  const lang = attribute(stanza.getChild('body') ?? stanza, 'xml:lang') ?? attribute(stanza, 'xml:lang')
  return lang === undefined ? {} : { lang }
}

function occupantIdOf(stanza: Element): { occupantId?: string } {
  const element = stanza.getChild('occupant-id', NS.occupantId)
  const id = element === undefined ? undefined : attribute(element, 'id')
  return id === undefined ? {} : { occupantId: id }
}

function ignored(because: IgnoreReason): Incoming {
  return { kind: 'ignored', because }
}
