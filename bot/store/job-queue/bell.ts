/** Wakes whoever waits for it; a ring that nobody heard is heard by the next one who waits. */
export class Bell {
  #hasRung = false
  #wake: (() => void) | undefined

  ring(): void {
    this.#hasRung = true
    this.#wake?.()
  }

  /** Resolves when it rings, after `mostMs`, or when `signal` aborts: the one who waits looks what there is to do in any case. */
  async wait(mostMs: number, signal: AbortSignal): Promise<void> {
    if (!this.#hasRung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          signal.removeEventListener('abort', wake)
          this.#wake = undefined
          resolve()
        }
        const timer = setTimeout(wake, mostMs)
        signal.addEventListener('abort', wake)
        this.#wake = wake
      })
    }
    this.#hasRung = false
  }
}
