import { Recent } from './recent.ts'

/** Remembers what was explained to whom, so that nobody is told at length twice. */
export class Hints {
  readonly #given = new Recent<true>()

  /** @returns Whether this is the first time, as far as is remembered. */
  isFirst(key: string): boolean {
    if (this.#given.find(key) === true) return false
    this.#given.keep(key, true)
    return true
  }
}
