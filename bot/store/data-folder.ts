import { mkdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../ports.ts'
import { readIfThere, unfitDataDir } from './file.ts'
import { type FileLock, lockFile } from './file-lock.ts'

/**
 * Claims the data folder for the one bot that may work with it: each keeps its small files in memory and replaces them whole, so
 * of two each would undo what the other one wrote. Who else looks into the folder, as the chat in the terminal, writes other files.
 *
 * @param account Bare JID of the bot.
 * @returns `taken` where another bot has it, which has been said in the log then; `undefined` where nothing can keep others away.
 * @throws {ConfigError} when the folder cannot be made.
 */
export async function claimDataFolder(
  dataDir: string,
  account: string,
  log: Log,
): Promise<FileLock | 'taken' | undefined> {
  await mkdir(dataDir, { recursive: true }).catch((error: unknown) => {
    throw unfitDataDir(dataDir, error)
  })
  const path = join(dataDir, 'bot.lock')
  try {
    const lock = await lockFile(path)
    if (lock === undefined) log.info({ path }, 'two bots on one DATA_DIR would not be noticed: no flock here')
    else if (lock !== 'taken') lock.note(`${account}, process ${process.pid} on ${hostname()}\n`)
    else {
      const other = ((await readIfThere(path)) ?? '').trim()
      log.error(
        { dataDir, other },
        'another bot is at work with this DATA_DIR: end that one, or give this one a DATA_DIR of its own',
      )
    }
    return lock
  } catch (error) {
    log.warn({ error, path }, 'two bots on one DATA_DIR would not be noticed: the lock cannot be written')
    return undefined
  }
}
