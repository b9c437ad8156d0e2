/** Enough for every room and contact that a bot has; at some 200 bytes each, 2 MB. */
const MOST_KEYS = 10_000

/** Remembers something by key, up to a number of keys; beyond it, what was kept longest ago is forgotten. */
export class Recent<T> {
  readonly #most: number
  readonly #kept = new Map<string, T>()

  constructor(most = MOST_KEYS) {
    this.#most = most
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#kept.size
  }

  find(key: string): T | undefined {
    return this.#kept.get(key)
  }

  keep(key: string, value: T): void {
    this.#kept.delete(key)
    this.#kept.set(key, value)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest)
  }

  forget(key: string): void {
    this.#kept.delete(key)
  }

  clear(): void {
    this.#kept.clear()
  }
}
