/** What a room says of itself by service discovery (XEP-0045 §6.4). Pure. */
import { featuresOf } from './disco.ts'
import { NS, attribute, childText, type Element } from './stanza.ts'

/** What can be relied on in a room, and what it asks for. */
export interface RoomTraits {
  /** The room writes the occupant-id itself (XEP-0421 §4); elsewhere anybody could claim any. */
  readonly hasOccupantIds: boolean
  /** The room writes the stanza-id itself (XEP-0359 §5). */
  readonly hasStableIds: boolean
  /** Least time between two messages of one occupant (XEP-0500); 0 where the room asks for none. */
  readonly slowModeMs: number
}

/** Of a room that has not been asked yet, or did not answer: nothing is relied on. */
export const UNKNOWN_TRAITS: RoomTraits = { hasOccupantIds: false, hasStableIds: false, slowModeMs: 0 }

/** @param query The payload of the answer to disco#info. */
export function readRoomTraits(query: Element): RoomTraits {
  const features = featuresOf(query)
  return {
    hasOccupantIds: features.has(NS.occupantId),
    hasStableIds: features.has(NS.stableId),
    slowModeMs: slowModeMs(query),
  }
}

const LONGEST_SLOW_MODE_S = 86_400

/** What is no positive integer counts as 0 (XEP-0500 §5.2). */
function slowModeMs(query: Element): number {
  const fields = query.getChildren('x', NS.dataForm).flatMap((form) => form.getChildren('field'))
  const field = fields.find((each) => attribute(each, 'var') === 'muc#roominfo_slow_mode_duration')
  const text = field === undefined ? undefined : childText(field, 'value')?.trim()
  if (text === undefined || !/^\d{1,9}$/.test(text)) return 0
  return Math.min(Number(text), LONGEST_SLOW_MODE_S) * 1000
}
