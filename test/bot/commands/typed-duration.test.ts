import { expect } from 'chai'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { readDuration } from '../../../bot/commands/typed-duration.ts'
import { wholeCommand } from '../../../bot/commands/interpret.ts'

describe('bot readDuration', () => {
  const cases: readonly (readonly [typed: string, minutes: number | undefined])[] = [
    ['30m', 30],
    ['1h', 60],
    ['2d', 2_880],
    ['off', 0],
    ['aus', 0],
    ['2Stunden', 120],
    ['1heure', 60],
    ['3días', 4_320],
    ['5часов', 300],
    ['10мин.', 10],
    ['30分', 30],
    ['１時間', 60],
    ['2小时', 120],
    ['2小時', 120],
    ['h', undefined],
    ['5', undefined],
    ['1year', undefined],
    ['1234567m', undefined],
  ]
  for (const [typed, minutes] of cases)
    it(`takes “${typed}” for ${minutes === undefined ? 'none' : `${minutes} minutes`}`, () =>
      expect(readDuration(typed)).to.equal(minutes === undefined ? undefined : minutes * 60_000))

  it('is asked with a space in it too, and for nothing longer than a month', () => {
    const isUnderstood = (text: string): boolean | undefined => {
      const { command, words } = wholeCommand(text, COMMANDS) ?? {}
      return words && command?.read(words).ok
    }
    for (const text of ['stumm 1 Stunde', 'тихо 2 часа', 'mute 30 minutes', 'mute', '静音 1 小时'])
      expect(isUnderstood(text), text).to.equal(true)
    for (const text of ['mute 1 hour tomorrow', 'mute 31d', 'mute forever'])
      expect(isUnderstood(text), text).to.equal(false)
  })
})
