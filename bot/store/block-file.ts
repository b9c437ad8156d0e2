import { join } from 'node:path'
import { z } from 'zod'
import type { BlockStore, Log } from '../ports.ts'
import { KeyedFile } from './keyed-file.ts'

const FILE_VERSION = 1

/** Owners type them by hand; beyond this a server's own block list is the better place. */
const MOST_ENTRIES = 10_000

const schema = z
  .object({ version: z.literal(FILE_VERSION), entries: z.array(z.string().min(1)) })
  .transform(({ entries }) => entries)

/**
 * Remembers in `blocked.json` who is blocked.
 *
 * @param dataDir Made when somebody is blocked.
 * @see KeyedFile
 */
export async function openBlockFile(dataDir: string, log: Log): Promise<BlockStore> {
  const file = await KeyedFile.open<string>(
    {
      path: join(dataDir, 'blocked.json'),
      schema,
      toJson: (entries) => ({ version: FILE_VERSION, entries }),
      keyOf: (entry) => entry,
      mostEntries: MOST_ENTRIES,
      brokenEvent: 'the list of who is blocked could not be read; it was set aside, nobody is blocked now',
    },
    log,
  )
  return {
    list: () => file.list(),
    has: (entry) => file.find(entry) !== undefined,
    add: (entry) => file.put(entry),
    remove: (entry) => file.remove(entry),
  }
}
