import { Worker } from 'node:worker_threads'
import type { LinkReply, LinkRequest } from './link-worker.ts'
import type { Traffic } from './relays.ts'

type RequestWithoutId = LinkRequest extends infer R ? (R extends LinkRequest ? Omit<R, 'id'> : never) : never

/** Links with a set round trip, in a thread of their own. See `relays.ts` for what they model and what they do not. */
export class Links {
  readonly #worker = new Worker(new URL('./link-worker.js', import.meta.url))
  readonly #pending = new Map<number, (value: number | Traffic) => void>()
  #lastId = 0

  constructor() {
    this.#worker.on('message', ({ id, value }: LinkReply) => {
      this.#pending.get(id)?.(value)
      this.#pending.delete(id)
    })
  }

  /** @returns The port on loopback behind which `target` is, `roundTripMs` away. */
  async tcp(target: number, roundTripMs: number): Promise<number> {
    return Number(await this.#ask({ kind: 'tcp', target, roundTripMs }))
  }

  /** As {@link tcp}, for datagrams. */
  async udp(target: number, roundTripMs: number): Promise<number> {
    return Number(await this.#ask({ kind: 'udp', target, roundTripMs }))
  }

  /** @returns What went over some links since that was last asked: the sum, and the busiest of them. */
  async takeTraffic(ports: readonly number[]): Promise<Traffic> {
    const each = await Promise.all(ports.map((port) => this.#ask({ kind: 'traffic', port })))
    const all = each.filter((value) => typeof value !== 'number')
    return {
      connections: all.reduce((sum, { connections }) => sum + connections, 0),
      mostAtOnce: Math.max(0, ...all.map(({ mostAtOnce }) => mostAtOnce)),
    }
  }

  async stop(): Promise<void> {
    await this.#worker.terminate()
  }

  #ask(request: RequestWithoutId): Promise<number | Traffic> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve) => {
      this.#pending.set(id, resolve)
      this.#worker.postMessage({ ...request, id })
    })
  }
}
