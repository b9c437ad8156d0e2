/** What rooms are asked, and told, by IQ. */
import { askInfo } from './disco.ts'
import type { Requests } from './requests.ts'
import { readSelfPing } from './room.ts'
import { UNKNOWN_TRAITS, readRoomTraits, type RoomTraits } from './room-traits.ts'
import { NS, xml } from './stanza.ts'

/**
 * Whether there is no such room: whoever enters one that is not there makes it (XEP-0045 §10.1), owns it, and locks everybody else
 * out. A room that says anything else, or nothing, may be there.
 */
export async function isNowhere(requests: Requests, jid: string): Promise<boolean> {
  const reply = await askInfo(requests, jid)
  return reply.state === 'refused' && reply.condition === 'item-not-found'
}

/** @returns What the room offers and asks for, nothing where it refuses to tell; `undefined` where it does not answer. */
export async function askTraits(requests: Requests, jid: string): Promise<RoomTraits | undefined> {
  const reply = await askInfo(requests, jid)
  if (reply.state === 'unanswered') return undefined
  return reply.state === 'told' ? readRoomTraits(reply.info) : UNKNOWN_TRAITS
}

/** A ping to ourselves through the room (XEP-0410). @param occupant Our occupant JID there. */
export async function askWhetherIn(requests: Requests, occupant: string): Promise<'present' | 'absent'> {
  return readSelfPing(await requests.ask('get', occupant, xml('ping', { xmlns: NS.ping }))) ?? 'present'
}

/** Lets others into a room that entering it has made: it is locked until its owner takes it as it is (XEP-0045 §10.1.2). */
export async function unlock(requests: Requests, jid: string): Promise<void> {
  const form = xml('x', { xmlns: NS.dataForm, type: 'submit' })
  await requests.ask('set', jid, xml('query', { xmlns: NS.mucOwner }, form))
}
