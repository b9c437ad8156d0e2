/** What a presence from a room means for our own place in it (XEP-0045 §7). Pure. */
import { parseJid } from './jid.ts'
import { NS, attribute, errorCondition, type Element } from './stanza.ts'

/**
 * - `entered`: we are in, under that nickname; `isNew` where that made the room.
 * - `refused`: our attempt to enter was answered by an error.
 * - `removed`: somebody wants us out: kick, ban, membership, destruction.
 * - `dropped`: we are out and nobody meant it: the service stopped, the connection broke.
 * - `other`: about somebody else.
 */
export type RoomPresence =
  | { readonly kind: 'entered'; readonly nickname: string; readonly isNew: boolean }
  | { readonly kind: 'refused'; readonly condition: string }
  | { readonly kind: 'removed'; readonly because: 'banned' | 'kicked' | 'not-a-member' | 'destroyed' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'other' }

/** Status codes of XEP-0045 (Status Codes Registry) that this file decides by. */
const STATUS = {
  self: '110',
  created: '201',
  banned: '301',
  newNickname: '303',
  kicked: '307',
  affiliationChanged: '321',
  membersOnly: '322',
  shutdown: '332',
  technicalProblem: '333',
} as const

/**
 * @param presence From the room's JID or an occupant's.
 * @param nickname Ours there, or the one asked for.
 */
export function readRoomPresence(presence: Element, nickname: string): RoomPresence {
  const from = parseJid(attribute(presence, 'from') ?? '')
  const type = attribute(presence, 'type')
  if (type === 'error') return { kind: 'refused', condition: errorCondition(presence) }
  const x = presence.getChild('x', NS.mucUser)
  const codes = new Set(x?.getChildren('status').map((status) => attribute(status, 'code')))
  const isOurs = codes.has(STATUS.self) || from?.resourcepart === nickname.normalize('NFC')
  if (!isOurs || from === undefined) return { kind: 'other' }
  if (type === 'unavailable') return readLeaving(x, codes)
  // The nickname is the room's to give (status 210): only self-presence tells it.
  if (!codes.has(STATUS.self)) return { kind: 'other' }
  return { kind: 'entered', nickname: from.resourcepart, isNew: codes.has(STATUS.created) }
}

function readLeaving(x: Element | undefined, codes: ReadonlySet<string | undefined>): RoomPresence {
  if (codes.has(STATUS.newNickname)) return { kind: 'other' }
  if (x?.getChild('destroy') !== undefined) return { kind: 'removed', because: 'destroyed' }
  if (codes.has(STATUS.banned)) return { kind: 'removed', because: 'banned' }
  if (codes.has(STATUS.shutdown) || codes.has(STATUS.technicalProblem)) return { kind: 'dropped' }
  if (codes.has(STATUS.kicked)) return { kind: 'removed', because: 'kicked' }
  if (codes.has(STATUS.affiliationChanged) || codes.has(STATUS.membersOnly)) {
    return { kind: 'removed', because: 'not-a-member' }
  }
  return { kind: 'dropped' }
}
