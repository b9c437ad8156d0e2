import { performance } from 'node:perf_hooks'

/** Hands things on in their order, each no earlier than its time. */
export class DelayLine {
  readonly #queue: { readonly dueMs: number; readonly act: () => void }[] = []
  #timer: NodeJS.Timeout | undefined

  /** @param dueMs On the clock of `performance.now()`; what was put in before goes out before, whatever its time. */
  put(dueMs: number, act: () => void): void {
    this.#queue.push({ dueMs, act })
    if (this.#timer === undefined) this.#run()
  }

  /** Drops what is still in it. */
  clear(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#queue.length = 0
  }

  #run(): void {
    this.#timer = undefined
    for (let [next] = this.#queue; next !== undefined; [next] = this.#queue) {
      const leftMs = next.dueMs - performance.now()
      if (leftMs > 0) {
        this.#timer = setTimeout(() => this.#run(), leftMs)
        return
      }
      this.#queue.shift()
      next.act()
    }
  }
}
