import { createHash } from 'node:crypto'
import { Recent } from './recent.ts'

const WINDOW_MS = 60_000
const MOST_UNKNOWN_LINES = 5
const FIRST_SILENCE_MS = 60_000
const LONGEST_SILENCE_MS = 86_400_000
const ONE_HINT_PER_MS = 600_000
/** Two people may well ask for the same twice; a third time within a minute is a machine. */
const MOST_IDENTICAL_ANSWERS = 2

interface Nonsense {
  readonly times: readonly number[]
  /** How often the bot has fallen silent already. */
  readonly silences: number
  readonly silentUntil: number
}

interface Repetition {
  /** SHA-256: thousands of whole answers would be a lot to remember. */
  readonly digest: string
  readonly since: number
  readonly count: number
}

/**
 * Patience with those who may be machines: whoever writes line after line that means nothing is ignored, each time for
 * twice as long, and an answer is not given over and over. Two bots that answer each other end here.
 */
export class Patience {
  readonly #nonsense = new Recent<Nonsense>()
  readonly #repetitions = new Recent<Repetition>()
  readonly #hintedAt = new Recent<number>()

  /** @param asker As by {@link askerKey}. */
  isIgnored(asker: string, now: number): boolean {
    return now < (this.#nonsense.find(asker)?.silentUntil ?? 0)
  }

  /** @returns For how long the asker is ignored from now on; `undefined` while patience lasts. */
  notUnderstood(asker: string, now: number): number | undefined {
    const known = this.#nonsense.find(asker) ?? { times: [], silences: 0, silentUntil: 0 }
    // A day in which all was well is forgiven.
    const silences = now - known.silentUntil > LONGEST_SILENCE_MS ? 0 : known.silences
    const times = [...known.times.filter((time) => now - time < WINDOW_MS), now]
    if (times.length < MOST_UNKNOWN_LINES) {
      this.#nonsense.keep(asker, { ...known, times, silences })
      return undefined
    }
    const silenceMs = Math.min(FIRST_SILENCE_MS * 2 ** silences, LONGEST_SILENCE_MS)
    this.#nonsense.keep(asker, { times: [], silences: silences + 1, silentUntil: now + silenceMs })
    return silenceMs
  }

  /**
   * @returns Whether to say, to one who was not understood, what could be said instead; if so, it counts as said. Two machines
   *   that talk slowly would otherwise go on for ever.
   */
  mayHint(asker: string, now: number): boolean {
    const hintedAt = this.#hintedAt.find(asker)
    if (hintedAt !== undefined && now - hintedAt < ONE_HINT_PER_MS) return false
    this.#hintedAt.keep(asker, now)
    return true
  }

  /** @returns Whether this answer would be the third of its kind within a minute. */
  isRepeated(asker: string, answer: string, now: number): boolean {
    const known = this.#repetitions.find(asker)
    const digest = createHash('sha256').update(answer).digest('base64')
    const isSame = known?.digest === digest && now - known.since < WINDOW_MS
    const next = isSame ? { ...known, count: known.count + 1 } : { digest, since: now, count: 1 }
    this.#repetitions.keep(asker, next)
    return next.count > MOST_IDENTICAL_ANSWERS
  }
}
