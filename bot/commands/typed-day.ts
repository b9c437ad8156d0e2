import type { Said } from '../locales/index.ts'
import { sampleDay } from '../reply/case.ts'

/**
 * Which day is meant, in UTC: `2017-05-08`, as Chinese, Japanese, German and Russian write it, with a year or without, or a number
 * of days to be counted from today. What may be day and month or month and day (`5/8/2017`) is not guessed at, nor when it is
 * `tomorrow` where somebody sits.
 */
export type Day =
  | { readonly iso: string }
  | { readonly inDays: number }
  /** Of any year: `05-08`. */
  | { readonly monthDay: string }

const DAY_MS = 86_400_000
/** Further off is a slip of the keyboard, or no promise. */
const MOST_DAYS = 730

/** Whether there is that day: there is no 30 February. */
export function isDay(iso: string): boolean {
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso)
}

/** @returns The day as ISO 8601 writes it, in UTC: `2017-05-08`; where no year was said, the next one, today among them. */
export function isoDay(day: Day, now: number): string {
  if ('iso' in day) return day.iso
  if ('inDays' in day) return new Date(now + day.inDays * DAY_MS).toISOString().slice(0, 10)
  const today = isoDay({ inDays: 0 }, now)
  return nearestDay(day.monthDay, now, 1, (iso) => iso >= today)
}

/** @returns The same in the past: so many days ago, or the last one, today among them; `undefined` where that day is still to come in UTC. */
export function isoDaySince(day: Day, now: number): string | undefined {
  const today = isoDay({ inDays: 0 }, now)
  if ('monthDay' in day) return nearestDay(day.monthDay, now, -1, (iso) => iso <= today)
  const iso = isoDay('iso' in day ? day : { inDays: -day.inDays }, now)
  return iso <= today ? iso : undefined
}

/** Looks from year to year; a 29 February is no more than eight years away. */
function nearestDay(monthDay: string, now: number, step: 1 | -1, isMeant: (iso: string) => boolean): string {
  for (let year = new Date(now).getUTCFullYear(); ; year += step) {
    const iso = `${year}-${monthDay}`
    if (isDay(iso) && isMeant(iso)) return iso
  }
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
