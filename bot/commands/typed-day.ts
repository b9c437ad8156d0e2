import type { Said } from '../locales/index.ts'
import { sampleDay } from '../reply/case.ts'
import type { Day } from './desk-parameters.ts'

const DAY_MS = 86_400_000
/** Further off is a slip of the keyboard, or no promise. */
const MOST_DAYS = 730

/** @returns The day as ISO 8601 writes it, in UTC: `2017-05-08`. */
export function isoDay(day: Day, now: number): string {
  return 'iso' in day ? day.iso : new Date(now + day.inDays * DAY_MS).toISOString().slice(0, 10)
}

/** @returns The same, so many days ago where a number of days was said; `undefined` where that day is still to come in UTC. */
export function isoDaySince(day: Day, now: number): string | undefined {
  const iso = isoDay('iso' in day ? day : { inDays: -day.inDays }, now)
  return iso <= isoDay({ inDays: 0 }, now) ? iso : undefined
}

/**
 * Says why a day, as ISO 8601 writes it, is none to be promised; what is over somewhere may still be today elsewhere: it counts as
 * past once it is over in UTC.
 *
 * @param words What was typed in front of it, for a line that would do.
 */
export function refuseDay(iso: string, words: string, now: number): Said | undefined {
  const day = new Date(`${iso}T00:00:00Z`)
  const params = { day, line: `${words} ${sampleDay(now)}` }
  if (day.getTime() + DAY_MS <= now) return { say: 'problem.day-past', params }
  return day.getTime() > now + MOST_DAYS * DAY_MS ? { say: 'problem.day-far', params } : undefined
}
