import type { Io } from './io.ts'

/** Wraps an Io so that no more than `atOnce` connections to one address are open, whoever opens them; others wait. */
export function limitConnections(io: Io, atOnce: number): Io {
  const doors = new Map<string, Door>()
  return {
    dns: io.dns,
    now: () => io.now(),
    random: () => io.random(),
    secure: (socket, options, signal, onSecret) => io.secure(socket, options, signal, onSecret),
    async connect(address, port, signal) {
      const door = doors.get(address) ?? new Door(atOnce)
      doors.set(address, door)
      await door.enter(signal)
      const connected = await leaveOnThrow(door, () => io.connect(address, port, signal))
      if (connected.state !== 'observed' || connected.value.closed) door.leave()
      else connected.value.once('close', () => door.leave())
      return connected
    },
  }
}

async function leaveOnThrow<T>(door: Door, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    door.leave()
    throw error
  }
}

/** Lets so many in at a time, in the order in which they came. */
class Door {
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
