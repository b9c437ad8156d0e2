import type { Clock } from '../ports.ts'

/**
 * A clock for how long something lasts, which a date is not. It never goes back: where the date is set back, it goes on by `uptime`, so
 * that nobody is ignored for as long as that was, and nothing old is taken for new. What `uptime` does not count, a night in
 * which the machine slept, it takes from the date.
 *
 * @param uptime Never goes back.
 */
export function steadyClock(date: Clock, uptime: Clock): Clock {
  let known = { date: date.now(), uptime: uptime.now() }
  let steady = known.date
  return {
    now() {
      const now = { date: date.now(), uptime: uptime.now() }
      steady += Math.max(now.date - known.date, now.uptime - known.uptime)
      known = now
      return steady
    },
  }
}
