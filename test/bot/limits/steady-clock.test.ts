import { expect } from 'chai'
import { steadyClock } from '../../../bot/limits/steady-clock.ts'

const HOUR = 3_600_000

describe('limits steadyClock', () => {
  const passed: readonly { title: string; date: number; uptime: number; expected: number }[] = [
    { title: 'time', date: HOUR, uptime: HOUR, expected: HOUR },
    {
      title: 'an hour in which the date was set back by a year',
      date: -8759 * HOUR,
      uptime: HOUR,
      expected: HOUR,
    },
    { title: 'a night in which the machine slept', date: 8 * HOUR, uptime: 0, expected: 8 * HOUR },
    { title: 'the moment in which the date was set back', date: -HOUR, uptime: 0, expected: 0 },
  ]
  for (const { title, date, uptime, expected } of passed)
    it(`counts ${title}`, () => {
      let times = { date: 1_000, uptime: 7 }
      const clock = steadyClock({ now: () => times.date }, { now: () => times.uptime })
      const before = clock.now()
      times = { date: times.date + date, uptime: times.uptime + uptime }
      expect(clock.now() - before).to.equal(expected)
      expect(clock.now() - before).to.equal(expected)
    })
})
