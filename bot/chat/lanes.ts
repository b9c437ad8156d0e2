/**
 * Work in lanes: in order within a lane, side by side across lanes, never more at once than the limit, and never more
 * waiting than there is room for.
 *
 * The library starts a handler for every stanza at once; two thousand questions would be two thousand probes.
 */
export class Lanes {
  readonly #limits: LaneLimits
  readonly #waiting = new Map<string, (() => Promise<void>)[]>()
  /** Lanes at work; insertion order of `#waiting` gives the others their turn. */
  readonly #busy = new Set<string>()
  #waitingCount = 0

  constructor(limits: LaneLimits) {
    this.#limits = limits
  }

  /**
   * @param work Must not reject.
   * @returns Whether the work was taken; when a lane or the whole is full, the newest is turned away.
   */
  submit(lane: string, work: () => Promise<void>): boolean {
    const queue = this.#waiting.get(lane) ?? []
    if (queue.length >= this.#limits.waitingPerLane || this.#waitingCount >= this.#limits.waiting)
      return false
    queue.push(work)
    this.#waiting.set(lane, queue)
    this.#waitingCount++
    this.#next()
    return true
  }

  #next(): void {
    for (const [lane, queue] of this.#waiting) {
      if (this.#busy.size >= this.#limits.atOnce) return
      if (this.#busy.has(lane)) continue
      const work = queue.shift()
      this.#waitingCount--
      // Taken out also when more waits: it goes to the end of the line, so a busy lane does not starve the others.
      this.#waiting.delete(lane)
      if (queue.length > 0) this.#waiting.set(lane, queue)
      if (work !== undefined) void this.#run(lane, work)
    }
  }

  async #run(lane: string, work: () => Promise<void>): Promise<void> {
    this.#busy.add(lane)
    try {
      await work()
    } finally {
      this.#busy.delete(lane)
      this.#next()
    }
  }
}

/** How much work {@link Lanes} take. */
export interface LaneLimits {
  /** Most at work, over all lanes. */
  readonly atOnce: number
  /** Most waiting, over all lanes, those at work not counted. */
  readonly waiting: number
  readonly waitingPerLane: number
}
