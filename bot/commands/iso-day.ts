import type { Day } from './desk-parameters.ts'

const DAY_MS = 86_400_000

/** @returns The day as ISO 8601 writes it, in UTC: `2017-05-08`. */
export function isoDay(day: Day, now: number): string {
  return 'iso' in day ? day.iso : new Date(now + day.inDays * DAY_MS).toISOString().slice(0, 10)
}
