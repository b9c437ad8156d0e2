import type { Said } from '../locales/index.ts'

/**
 * Words why a room could not be entered.
 *
 * @param condition Of the room's error (RFC 6120 §8.3.3; XEP-0045 §7.2 says what each means on joining).
 */
export function sayRefusal(room: string, condition: string): Said {
  switch (condition) {
    case 'conflict':
    case 'forbidden':
    case 'item-not-found':
    case 'not-allowed':
    case 'not-authorized':
    case 'registration-required':
    case 'resource-constraint':
    case 'service-unavailable':
      return { say: `room.refused.${condition}`, params: { room } }
    case 'remote-server-timeout':
    case 'remote-server-not-found':
      return { say: 'room.refused.timeout', params: { room } }
    default:
      return { say: 'room.refused.other', params: { room, condition } }
  }
}

const FINAL_CONDITIONS = new Set([
  'forbidden',
  'registration-required',
  'not-authorized',
  'not-allowed',
  'jid-malformed',
])

/** @returns Whether that condition says no in itself; anything else may pass. */
export function isFinalRefusal(condition: string): boolean {
  return FINAL_CONDITIONS.has(condition)
}
