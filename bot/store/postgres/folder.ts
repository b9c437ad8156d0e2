/** The folders of the private PostgreSQL: whose they are, and where they are. */
import { createHash } from 'node:crypto'
import { chown, mkdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../../ports.ts'
import { canReach, type SystemUser } from './system-user.ts'
import { DatabaseUnavailable } from './unavailable.ts'

/** `sun_path` has 108 bytes with its NUL on Linux, 104 elsewhere; the socket's own name is `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 104 - 1 - '/.s.PGSQL.5432'.length

/** Where PostgreSQL's files are, unless whoever it runs as cannot get there. */
export function usualFolder(dataDir: string): string {
  return join(dataDir, 'postgresql')
}

/**
 * Makes the folder of PostgreSQL's files, where it is not there.
 *
 * @param spareFolder Takes it where `user` cannot reach the usual one, which is said in the log.
 * @param user Whose it is to be; absent where it is the bot's.
 * @returns Its path.
 */
export async function prepareFolder(
  dataDir: string,
  spareFolder: string,
  user: SystemUser | undefined,
  log: Log,
): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const usual = usualFolder(dataDir)
  const isReachable = user === undefined || (await canReach(user, usual))
  const folder = isReachable ? usual : join(spareFolder, `data-${digest(dataDir)}`)
  if (!isReachable) await mkdir(spareFolder, { recursive: true, mode: 0o755 })
  const isNew = await makeOwned(folder, user)
  if (isNew && !isReachable)
    log.warn({ folder }, 'PostgreSQL does not run as root and cannot reach DATA_DIR: its data are elsewhere')
  return folder
}

/**
 * Makes the folder of the socket, which nobody but its owner may open.
 *
 * @throws {DatabaseUnavailable} Where somebody else could.
 */
export async function makeSocketFolder(parent: string, user: SystemUser | undefined): Promise<string> {
  const usual = join(parent, 'socket')
  const isShort = Buffer.byteLength(usual) <= LONGEST_SOCKET_FOLDER
  const folder = isShort ? usual : join(tmpdir(), `tellus-${digest(parent)}`)
  await makeOwned(folder, user)
  const { mode, uid } = await stat(folder)
  // In a folder that all may write to, somebody else may have made it first.
  if ((mode & 0o077) === 0 && uid === (user?.uid ?? process.getuid?.())) return folder
  throw new DatabaseUnavailable(`${folder} is to hold the database's socket, and others may open it`)
}

/** @returns Whether it was not there before. */
async function makeOwned(folder: string, user: SystemUser | undefined): Promise<boolean> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (user !== undefined) await chown(folder, user.uid, user.gid)
  return made !== undefined
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
