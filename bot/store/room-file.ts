import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Log, RememberedRoom, RoomStore } from '../ports.ts'
import { unfitDataDir } from './file.ts'
import { KeyedFile } from './keyed-file.ts'

const FILE_VERSION = 1

/** Far more than any server lets one account be in. */
const MOST_ROOMS = 10_000

const schema = z
  .object({
    version: z.literal(FILE_VERSION),
    rooms: z.array(
      z.object({
        jid: z.string().min(1),
        password: z.string().exactOptional(),
        invitedBy: z.string().exactOptional(),
        lastAddressedAt: z.number().exactOptional(),
      }),
    ),
  })
  .transform(({ rooms }) => rooms)

/**
 * Remembers rooms in `rooms.json`.
 *
 * @param dataDir Made when it is not there.
 * @throws {ConfigError} when it cannot be made, or what is in it not be read.
 * @see KeyedFile
 */
export async function openRoomFile(dataDir: string, log: Log): Promise<RoomStore> {
  await mkdir(dataDir, { recursive: true }).catch((error: unknown) => {
    throw unfitDataDir(dataDir, error)
  })
  const file = await KeyedFile.open<RememberedRoom>(
    {
      path: join(dataDir, 'rooms.json'),
      schema,
      toJson: (rooms) => ({ version: FILE_VERSION, rooms }),
      keyOf: ({ jid }) => jid,
      mostEntries: MOST_ROOMS,
      brokenEvent: 'the list of rooms could not be read; it was set aside, the list is empty now',
    },
    log,
  )
  return {
    list: () => Promise.resolve(file.list()),
    remember: (room) => file.put(room),
    forget: (jid) => file.remove(jid),
  }
}
