/** What was tried and what was acknowledged, kept apart from the database, and what the room got to read. */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Party } from '../../bot/records.ts'

/** One thing that a process wanted; `id` is given to nothing else. */
export type Entry =
  | {
      readonly kind: 'watch' | 'unwatch'
      readonly id: string
      readonly domain: string
      readonly party: string
    }
  | { readonly kind: 'open'; readonly id: string; readonly domain: string; readonly party: string }
  | { readonly kind: 'note' | 'promise'; readonly id: string; readonly caseId: string }
  | { readonly kind: 'retest'; readonly id: string; readonly caseId: string }
  | { readonly kind: 'check'; readonly id: string; readonly domain: string; readonly sequence: number }

/** An entry as it stands in the record: before it is sent, and after it was acknowledged. */
export type Line = Entry & { readonly phase: 'tried' | 'acknowledged' }

/**
 * Appends to a file in one write, which the kernel has before it returns: it outlives the process. A line that is longer than
 * a page could be torn; these are not.
 */
export class JsonLines<T> {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  append(line: T): void {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`)
  }

  read(): readonly T[] {
    if (!existsSync(this.#file)) return []
    const lines = readFileSync(this.#file, 'utf8').split('\n').slice(0, -1)
    // Only this class writes the file, and only what it was given.
    return lines.map((line) => JSON.parse(line) as T)
  }
}

/** A UUID that follows from a name: what is made twice for the same reason has the same one. */
export function idOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** Two rooms for each place where a process stands. */
export function roomsOf(place: number): readonly Party[] {
  return ['a', 'b'].map((name) => ({ kind: 'room', jid: `${name}${place}@rooms.example` }))
}

export const DOMAINS: readonly string[] = Array.from({ length: 8 }, (_, i) => `server${i}.example`)
