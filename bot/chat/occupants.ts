/** Who is in a room, as its presences tell: the only word on roles and affiliations that counts (XEP-0045 §5). */
import type { Occupant } from '../ports.ts'
import { parseJid } from './jid.ts'
import { NS, attribute, type Element } from './stanza.ts'

/** What a room vouches for. */
export type Standing = Pick<Occupant, 'role' | 'affiliation' | 'occupantId'>

const ROLES = ['moderator', 'participant', 'visitor', 'none'] as const
const AFFILIATIONS = ['owner', 'admin', 'member', 'outcast', 'none'] as const
/** Larger than any room in which people still talk; whoever comes later is nobody in particular. */
const MOST_OCCUPANTS = 5_000

/** The occupants of one room, by nickname. */
export class Occupants {
  readonly #standings = new Map<string, Standing>()

  /** We are not in there, or not any more. */
  clear(): void {
    this.#standings.clear()
  }

  /** Takes a presence from the room. */
  handle(presence: Element): void {
    const nickname = parseJid(attribute(presence, 'from') ?? '')?.resourcepart ?? ''
    const type = attribute(presence, 'type')
    if (nickname === '' || (type !== undefined && type !== 'unavailable')) return
    if (type === 'unavailable') this.#standings.delete(nickname)
    else if (this.#standings.size < MOST_OCCUPANTS || this.#standings.has(nickname)) {
      this.#standings.set(nickname, readStanding(presence))
    }
  }

  /** @returns Nothing in particular for whoever is not known. */
  find(nickname: string): Standing {
    return this.#standings.get(nickname) ?? {}
  }
}

function readStanding(presence: Element): Standing {
  const item = presence.getChild('x', NS.mucUser)?.getChild('item')
  const role = ROLES.find((known) => item !== undefined && attribute(item, 'role') === known)
  const affiliation = AFFILIATIONS.find(
    (known) => item !== undefined && attribute(item, 'affiliation') === known,
  )
  const id = presence.getChild('occupant-id', NS.occupantId)
  const occupantId = id === undefined ? undefined : attribute(id, 'id')
  return {
    ...(role !== undefined && { role }),
    ...(affiliation !== undefined && { affiliation }),
    ...(occupantId !== undefined && { occupantId }),
  }
}
