import { languages } from '../locales/index.ts'
import { readNamedDay } from './named-month.ts'
import { type Day, isDay } from './typed-day.ts'

/** A day that was read, and the words that are left behind it. */
export interface WrittenDay {
  readonly day: Day
  readonly rest: readonly string[]
}

/**
 * Reads a day at the beginning of a line as people write it in the languages of the bot, with what they put in front of it and
 * behind it: `bis zum 8. 5. 2017`, `para el 8 de mayo`, `8 мая 2017 г.`, `5月8日（月）までに`, `2017 年 5 月 8 日`.
 *
 * @returns `undefined` where there is none, or where it is not certain which.
 */
export function readWrittenDay(line: readonly string[]): WrittenDay | undefined {
  const start = line.findIndex((word) => !isBeforeDay(word))
  const words = start < 0 ? [] : line.slice(start)
  const numbered = readNumbers(words)
  if (numbered !== undefined) return numbered
  const named = readNamedDay(words)
  const day = named && dayOf(named.year, named.monthDay)
  if (named === undefined || day === undefined) return undefined
  const behind = words.slice(named.length)
  const end = behind.findIndex((word) => !isBehindDay(word))
  return { day, rest: end < 0 ? [] : behind.slice(end) }
}

/** In front of a day in the languages of the bot. */
const BEFORE_DAY: ReadonlySet<string> = new Set(
  [
    'on by until till from before since the',
    'am an bis ab zum vor seit der den dem',
    "le au pour avant dès depuis d’ici d'ici",
    'el al para hasta antes del desde día',
    'до к ко на с со не позднее',
    '在 于 於 到 自 从 從 最迟 最遲',
  ].flatMap((words) => words.split(' ')),
)

/** Also the day of the week, which says nothing that the date does not. */
function isBeforeDay(word: string): boolean {
  return BEFORE_DAY.has(word.toLowerCase()) || isWeekday(word)
}

/** `г.` stands for the year's own word, as `года` does; some put the day of the week behind. */
function isBehindDay(word: string): boolean {
  return /^(?:г|года?|году|число|числа)[.,]*$/iu.test(word) || isWeekday(word)
}

let weekdays: ReadonlySet<string> | undefined

function isWeekday(word: string): boolean {
  weekdays ??= weekdayNames()
  return weekdays.has(word.toLowerCase().replaceAll(/[.,()（）]/gu, ''))
}

/** Of all languages, whole and short. */
function weekdayNames(): Set<string> {
  const found = new Set<string>()
  for (const language of languages) {
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
      for (let date = 1; date <= 7; date += 1)
        found.add(
          format
            .format(Date.UTC(2017, 0, date))
            .toLowerCase()
            .replace('.', ''),
        )
    }
  }
  return found
}

/** As many words as three numbers with two signs between them and a word behind them can take. */
const MOST_WORDS = 7

/** A day in digits, of which typographers part the numbers: `8. 5. 2017`, `2017 年 5 月 8 日`. The longest one is meant. */
function readNumbers(words: readonly string[]): WrittenDay | undefined {
  for (let length = Math.min(words.length, MOST_WORDS); length > 0; length -= 1) {
    const taken = words.slice(0, length)
    const isParted = taken.every((word) => /^\d+\.?$/.test(word)) || taken.join('').includes('月')
    const day = length === 1 || isParted ? readDay(taken.join('')) : undefined
    if (day !== undefined) return { day, rest: words.slice(length) }
  }
  return undefined
}

/** What Chinese and Japanese put behind a day: the day of the week, by when, since when. */
const BEHIND = String.raw`(?:\((?:[日月火水木金土]曜?日?|(?:周|週|星期|礼拜|禮拜).)\))?(?:に|まで|までに|頃|ごろ|から|以降|前|之前|以前|起|开始|開始)?`
/** The marks of a sentence may stand behind them; a full stop is part of what Germans write: `8.5.` */
const YEAR_FIRST = new RegExp(
  String.raw`^(?<year>\d{4})[-./年](?<month>\d{1,2})[-./月](?<date>\d{1,2})[日号號]?${BEHIND}[.,;!。]?$`,
  'u',
)
const DAY_FIRST = /^(?<date>\d{1,2})\.(?<month>\d{1,2})(?:\.(?<year>\d{4}|\d{2})?)?[.,;!]?$/
const WITHOUT_YEAR = new RegExp(
  String.raw`^(?<month>\d{1,2})月(?<date>\d{1,2})[日号號]${BEHIND}[.,;!。]?$`,
  'u',
)
const DAYS_FROM_NOW = /^(\d{1,3})d$/
const LEAP_YEAR = '2000'

function readDay(text: string): Day | undefined {
  const typed = text.normalize('NFKC').toLowerCase()
  const [, fromNow] = DAYS_FROM_NOW.exec(typed) ?? []
  if (fromNow !== undefined) return { inDays: Number(fromNow) }
  const found = YEAR_FIRST.exec(typed) ?? DAY_FIRST.exec(typed) ?? WITHOUT_YEAR.exec(typed)
  const { year, month = '', date = '' } = found?.groups ?? {}
  return dayOf(year?.padStart(4, '20'), `${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
}

/** There is no 30 February. */
function dayOf(year: string | undefined, monthDay: string): Day | undefined {
  const iso = `${year ?? LEAP_YEAR}-${monthDay}`
  if (!isDay(iso)) return undefined
  return year === undefined ? { monthDay } : { iso }
}
