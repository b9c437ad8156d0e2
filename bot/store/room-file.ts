import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Log, RememberedRoom, RoomStore } from '../ports.ts'
import { readIfThere, replaceFile } from './file.ts'

const FILE_VERSION = 1

const roomFile = z.object({
  version: z.literal(FILE_VERSION),
  rooms: z.array(
    z.object({
      jid: z.string().min(1),
      password: z.string().exactOptional(),
      invitedBy: z.string().exactOptional(),
    }),
  ),
})

/**
 * Remembers rooms in `rooms.json`.
 *
 * The file is replaced whole and never half-written: a new one is written beside it, flushed and renamed. One that cannot be
 * read as ours is renamed to `rooms.json.broken` and said in the log; the list starts empty then.
 *
 * @param dataDir Made when it is not there.
 */
export async function openRoomFile(dataDir: string, log: Log): Promise<RoomStore> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'rooms.json')
  return new RoomFile(path, await load(path, log))
}

class RoomFile implements RoomStore {
  readonly #path: string
  readonly #rooms: Map<string, RememberedRoom>
  /** The last write begun; the next one waits for it, so that the newest list is the one that stays. */
  #written: Promise<void> = Promise.resolve()

  constructor(path: string, rooms: readonly RememberedRoom[]) {
    this.#path = path
    this.#rooms = new Map(rooms.map((room) => [room.jid, room]))
  }

  list(): Promise<readonly RememberedRoom[]> {
    return Promise.resolve([...this.#rooms.values()])
  }

  async remember(room: RememberedRoom): Promise<void> {
    this.#rooms.set(room.jid, room)
    await this.#save()
  }

  async forget(jid: string): Promise<void> {
    if (this.#rooms.delete(jid)) await this.#save()
  }

  #save(): Promise<void> {
    const save = async (): Promise<void> => {
      const file = { version: FILE_VERSION, rooms: [...this.#rooms.values()] }
      await replaceFile(this.#path, `${JSON.stringify(file, undefined, 2)}\n`)
    }
    // A write that failed was reported to whoever asked for it; the next one is tried all the same.
    this.#written = this.#written.then(save, save)
    return this.#written
  }
}

async function load(path: string, log: Log): Promise<readonly RememberedRoom[]> {
  const text = await readIfThere(path)
  if (text === undefined) return []
  const parsed = roomFile.safeParse(parseJson(text))
  if (parsed.success) return parsed.data.rooms
  const brokenPath = `${path}.broken`
  await rename(path, brokenPath)
  log.error(
    { path, brokenPath },
    'the list of rooms could not be read; it was set aside, the list is empty now',
  )
  return []
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
