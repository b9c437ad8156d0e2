/**
 * PostgreSQL refuses to run as root. Where Tellus is root, its programs run as a user of the system instead, who has to be able
 * to reach them and the data.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Log } from '../../ports.ts'
import type { Binaries } from './binaries.ts'
import { DatabaseUnavailable } from './unavailable.ts'

const run = promisify(execFile)

/** Whom PostgreSQL's programs run as. */
export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

const OWN_USER = 'tellus-db'
/** Made by Debian's packages for the same purpose. */
const USUAL_USER = 'postgres'

/**
 * @param folder PostgreSQL's, if it is there. Whose it is, is whom its programs run as: root may look after the folder of a bot that
 *   runs as a user of its own, and must not take it away from that one.
 * @returns `undefined` where Tellus is not root: PostgreSQL runs as Tellus does.
 * @throws {DatabaseUnavailable} Where there is no such user and none can be made.
 */
export async function findSystemUser(log: Log, folder: string): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(folder).catch(() => undefined)
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const known = (await lookUp(OWN_USER)) ?? (await lookUp(USUAL_USER))
  if (known !== undefined) return known
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', OWN_USER])
  } catch (error) {
    // Another process may have made it in the same moment.
    const other = await lookUp(OWN_USER)
    if (other !== undefined) return other
    throw new DatabaseUnavailable(
      `PostgreSQL does not run as root, and the user ${OWN_USER} could not be made`,
      {
        cause: error,
      },
    )
  }
  log.warn({ user: OWN_USER }, 'PostgreSQL does not run as root: a user of the system was made for it')
  const made = await lookUp(OWN_USER)
  if (made === undefined) throw new DatabaseUnavailable(`the user ${OWN_USER} was made and is not there`)
  return made
}

async function lookUp(name: string): Promise<SystemUser | undefined> {
  try {
    const { stdout } = await run('getent', ['passwd', name])
    const [, , uid, gid] = stdout.split(':')
    return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
  } catch {
    return undefined
  }
}

/** Whether `user` may go through every folder above `path`. */
export async function canReach(user: SystemUser, path: string): Promise<boolean> {
  const folder = dirname(resolve(path))
  const { mode, uid, gid } = await stat(folder)
  const [ofOwner, ofGroup, ofOthers] = [0o100, 0o010, 0o001]
  const bit = uid === user.uid ? ofOwner : gid === user.gid ? ofGroup : ofOthers
  if ((mode & bit) === 0) return false
  return folder === dirname(folder) || canReach(user, folder)
}

/**
 * Binaries that `user` can run: these, or a copy of their package in `spareFolder`, which is made once; installing the same again
 * makes no other one.
 */
export async function reachableBinaries(
  binaries: Binaries,
  user: SystemUser | undefined,
  spareFolder: string,
): Promise<Binaries> {
  if (user === undefined || (await canReach(user, binaries.initdb))) return binaries
  // `<package>/native/bin/initdb`: the libraries stand beside `bin`.
  const native = dirname(dirname(binaries.initdb))
  const copy = join(spareFolder, `postgresql-${await digestOf(binaries)}`)
  await copyOnce(native, copy)
  const moved = (path: string): string => join(copy, 'bin', basename(path))
  return { initdb: moved(binaries.initdb), pgCtl: moved(binaries.pgCtl) }
}

/** Their version is part of them. */
async function digestOf({ initdb, pgCtl }: Binaries): Promise<string> {
  const hash = createHash('sha256')
  for (const path of [initdb, pgCtl]) hash.update(await readFile(path))
  return hash.digest('hex').slice(0, 12)
}

async function copyOnce(from: string, to: string): Promise<void> {
  const isThere = await stat(to).then(
    () => true,
    () => false,
  )
  if (isThere) return
  const unfinished = `${to}.${process.pid}`
  await mkdir(dirname(to), { recursive: true, mode: 0o755 })
  await rm(unfinished, { recursive: true, force: true })
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true })
  // Another process may have been quicker: then its copy is as good.
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true, force: true }))
}
