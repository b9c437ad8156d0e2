import type { Actor, Case, Step, StepEvent } from '../../../bot/records.ts'

export const HOUR = 3_600_000
export const DAY = 86_400_000
export const ANA: Actor = { key: 'room@rooms.example/ana', name: 'ana' }
export const BEN: Actor = { key: 'room@rooms.example/ben', name: 'ben' }

/** A day of spring 2017, by its date; the hours are UTC. */
export function on(day: string, hour = 12): number {
  return Date.parse(`2017-${day}T00:00:00Z`) + hour * HOUR
}

/** Events as steps, one an hour, by ana unless they are the bot's own. */
export function stepsOf(events: readonly StepEvent[], start = on('03-01')): readonly Step[] {
  return events.map((event, index) => ({ at: start + index * HOUR, by: ANA, event }))
}

/** A case of a room. */
export function aCase(steps: readonly Step[], domain = 'xmpp.jp'): Case {
  return {
    id: `case of ${domain}`,
    domain,
    party: { kind: 'room', jid: 'room@rooms.example' },
    language: 'en',
    steps,
  }
}

export const FOUND: StepEvent = { kind: 'found', state: 'optional' }
export const VERIFIED: StepEvent = { kind: 'verified', state: 'optional' }
export const DRAFTED: StepEvent = { kind: 'drafted', letter: 'first', language: 'en', code: 'k1' }
export const APPROVED: StepEvent = { kind: 'approved', code: 'k1' }
export const SENT: StepEvent = { kind: 'sent' }
export const ANSWERED: StepEvent = { kind: 'answered' }
export const PROMISED: StepEvent = { kind: 'promised', day: '2017-05-08' }
export const STILL: StepEvent = { kind: 'retested', state: 'optional' }
export const KEPT: StepEvent = { kind: 'retested', state: 'required' }
export const DONE: StepEvent = { kind: 'done', state: 'required' }
/** Up to the first letter that went out. */
export const UNTIL_SENT = [FOUND, VERIFIED, DRAFTED, APPROVED, SENT]
