/** A door at each address, through which only so many connections are open at a time. */
export class Doors {
  readonly #places: number
  readonly #doors = new Map<string, Door>()

  /** @param places At each address. */
  constructor(places: number) {
    this.#places = places
  }

  /** The one door at an address. */
  at(address: string): Door {
    const door = this.#doors.get(address) ?? new Door(this.#places)
    this.#doors.set(address, door)
    return door
  }
}

/** Lets so many in at a time, in the order in which they came. */
export class Door {
  #free: number
  readonly #waiting = new Set<() => void>()

  constructor(places: number) {
    this.#free = places
  }

  /** Who gives up is let in at once, as one too many: to connect with an aborted signal fails without a connection. */
  async enter(signal: AbortSignal): Promise<void> {
    if (this.#free > 0 || signal.aborted) this.#free -= 1
    else await this.#wait(signal)
  }

  /** The place goes to who has waited longest, not to who comes next. */
  leave(): void {
    const [next] = this.#waiting
    if (next === undefined || this.#free < 0) this.#free += 1
    else next()
  }

  /**
   * Does something that has one connection open at most.
   *
   * @param run Begun once there is a place, so that the time until then is none of its own.
   */
  async through<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    await this.enter(signal)
    try {
      return await run()
    } finally {
      this.leave()
    }
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        this.#waiting.delete(go)
        signal.removeEventListener('abort', onAbort)
        resolve()
      }
      const onAbort = (): void => {
        this.#free -= 1
        go()
      }
      this.#waiting.add(go)
      signal.addEventListener('abort', onAbort, { once: true })
    })
  }
}
