import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { NotKept } from '../not-kept.ts'
import type { Log } from '../ports.ts'
import { readIfThere, replaceFile, unfitDataDir } from './file.ts'

/** What a file holds, and how. */
export interface KeyedFileParts<T> {
  /** Its folder is made when something is written. */
  readonly path: string
  /** From the file's JSON to the entries. */
  readonly schema: z.ZodType<readonly T[]>
  /** The other way round. */
  readonly toJson: (entries: readonly T[]) => object
  readonly keyOf: (entry: T) => string
  /** Beyond these the oldest are dropped. */
  readonly mostEntries: number
  /** Said in the log when the file had to be set aside. */
  readonly brokenEvent: string
}

/**
 * Entries of one kind in a JSON file, by key.
 *
 * The file is replaced whole and never half-written: a new one is written beside it, flushed and renamed. One that cannot be
 * read as ours is renamed to `<name>.broken` and said in the log; there are no entries then.
 */
export class KeyedFile<T> {
  readonly #parts: KeyedFileParts<T>
  readonly #entries: Map<string, T>
  /** The last write begun; the next one waits for it, so that the newest state is the one that stays. */
  #written: Promise<void> = Promise.resolve()

  private constructor(parts: KeyedFileParts<T>, entries: readonly T[]) {
    this.#parts = parts
    this.#entries = new Map(entries.map((entry) => [parts.keyOf(entry), entry]))
  }

  /** @throws {ConfigError} when the file is there and may not be read, or is broken and cannot be set aside. */
  static async open<T>(parts: KeyedFileParts<T>, log: Log): Promise<KeyedFile<T>> {
    return new KeyedFile(parts, await load(parts, log))
  }

  list(): readonly T[] {
    return [...this.#entries.values()]
  }

  find(key: string): T | undefined {
    return this.#entries.get(key)
  }

  /**
   * Adds an entry or replaces the one with its key, at once.
   *
   * @throws {NotKept} when it could not be written down: the entry is there all the same, and is written with the next one.
   */
  async put(entry: T): Promise<void> {
    const key = this.#parts.keyOf(entry)
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > this.#parts.mostEntries && oldest !== undefined) this.#entries.delete(oldest)
    await this.#save()
  }

  /** @throws {NotKept} when that could not be written down: the entry is gone all the same. */
  async remove(key: string): Promise<void> {
    if (this.#entries.delete(key)) await this.#save()
  }

  #save(): Promise<void> {
    const { path, toJson } = this.#parts
    const save = async (): Promise<void> => {
      try {
        await mkdir(dirname(path), { recursive: true })
        await replaceFile(path, `${JSON.stringify(toJson(this.list()), undefined, 2)}\n`)
      } catch (error) {
        throw new NotKept(error)
      }
    }
    // A write that failed was reported to whoever asked for it; the next one is tried all the same.
    this.#written = this.#written.then(save, save)
    return this.#written
  }
}

async function load<T>({ brokenEvent, path, schema }: KeyedFileParts<T>, log: Log): Promise<readonly T[]> {
  const text = await readIfThere(path).catch((error: unknown) => {
    throw unfitDataDir(path, error)
  })
  if (text === undefined) return []
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const brokenPath = `${path}.broken`
  await rename(path, brokenPath).catch((error: unknown) => {
    throw unfitDataDir(path, error)
  })
  log.error({ path, brokenPath }, brokenEvent)
  return []
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
