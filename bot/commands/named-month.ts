import { languages } from '../locales/index.ts'

/** A day that was read, and how many words it took. */
export interface NamedDay {
  /** Absent where none was said. */
  readonly year?: string
  /** `05-08`; whether there is that day is not known yet. */
  readonly monthDay: string
  readonly length: number
}

/** Between day, month and year: `15 de diciembre de 2026`, `15th of December`. */
const PARTICLES: ReadonlySet<string> = new Set(['de', 'of', 'the', 'del'])
/** `8`, `8th`, `1er`, `1º`, `1ro`, `8-го`. */
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|er|re|\.?[º°o]|ro|-?(?:го|му|е|ое))?$/u
/** Of a day with everything in it. */
const MOST_WORDS = 5

/** Reads a day whose month has a name, at the beginning of a line: `15. Dezember 2026`, `December 15th`, `le 15 décembre` without its `le`. */
export function readNamedDay(words: readonly string[]): NamedDay | undefined {
  const found: { date?: string; month?: string; year?: string; length: number } = { length: 0 }
  for (const [index, word] of words.slice(0, MOST_WORDS).entries()) {
    const typed = word
      .normalize('NFC')
      .toLowerCase()
      .replace(/[.,]+$/, '')
    const [, date] = ORDINAL.exec(typed) ?? []
    const month = numberOfMonth(typed)
    if (date !== undefined && found.date === undefined) found.date = date
    else if (month !== undefined && found.month === undefined) found.month = month
    else if (/^\d{4}$/.test(typed) && found.month !== undefined) found.year = typed
    else if (PARTICLES.has(typed) && index > 0) continue
    else break
    found.length = index + 1
    if (found.year !== undefined) break
  }
  const { date, length, month, year } = found
  if (date === undefined || month === undefined) return undefined
  return { monthDay: `${month}-${date.padStart(2, '0')}`, length, ...(year !== undefined && { year }) }
}

/** By the names that the bot's languages have for them beside the number of a day, whole and short: `мая`, `Dez`. */
let months: ReadonlyMap<string, string> | undefined

/** Asks the formats of all languages for their names when the first is looked for: that takes some 10 ms. */
function numberOfMonth(name: string): string | undefined {
  months ??= monthsByName()
  return months.get(name)
}

function monthsByName(): Map<string, string> {
  const found = new Map<string, string>()
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: style, timeZone: 'UTC' })
      for (let month = 1; month <= 12; month += 1) {
        const parts = format.formatToParts(Date.UTC(2000, month - 1, 1))
        const name = parts.find(({ type }) => type === 'month')?.value ?? ''
        // Chinese and Japanese months have numbers.
        if (/\p{L}{3}/u.test(name))
          found.set(name.toLowerCase().replace(/\.$/, ''), `${month}`.padStart(2, '0'))
      }
    }
  }
  return found
}
