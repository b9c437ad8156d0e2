import { join } from 'node:path'
import { z } from 'zod'
import type { Log, MuteStore } from '../ports.ts'
import { KeyedFile } from './keyed-file.ts'

const FILE_VERSION = 1

/** More rooms than the bot ever is in. */
const MOST_ROOMS = 1_000

interface Mute {
  readonly room: string
  readonly until: number
}

const schema = z
  .object({
    version: z.literal(FILE_VERSION),
    mutes: z.array(z.object({ room: z.string().min(1), until: z.number() })),
  })
  .transform(({ mutes }) => mutes)

/**
 * Remembers in `mutes.json` in which rooms the bot is to be silent, and until when.
 *
 * @param dataDir Made when a room is muted.
 * @see KeyedFile
 */
export async function openMuteFile(dataDir: string, log: Log): Promise<MuteStore> {
  const file = await KeyedFile.open<Mute>(
    {
      path: join(dataDir, 'mutes.json'),
      schema,
      toJson: (mutes) => ({ version: FILE_VERSION, mutes }),
      keyOf: ({ room }) => room,
      mostEntries: MOST_ROOMS,
      brokenEvent: 'the list of muted rooms could not be read; it was set aside, no room is muted now',
    },
    log,
  )
  return {
    mutedUntil: (room) => file.find(room)?.until ?? 0,
    mute: (room, until) => file.put({ room, until }),
  }
}
