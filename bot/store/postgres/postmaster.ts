/**
 * Whether a server is at work in a cluster's folder. PostgreSQL's own answer is a process id in a file, which says nothing in
 * another container, after a restart has given the number to somebody else, or of a dead process that nobody collected.
 */
import { readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { readIfThere } from '../file.ts'

/** What the lock file of a cluster tells of its server. */
export interface Postmaster {
  readonly pid: number
  /** Of its socket. */
  readonly socketFolder: string
}

/** @returns `undefined` where no server was started, or the last one has ended in good order. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  // Process, data folder, start, port, socket folder, address, shared memory, status (src/include/utils/pidfile.h).
  const [pid = '', , , , socketFolder = ''] = ((await readIfThere(lockOf(data))) ?? '').split('\n')
  return /^\d+$/.test(pid) ? { pid: Number(pid), socketFolder } : undefined
}

/**
 * Takes away what a server that is no more left behind, where PostgreSQL would take it for one that runs: its number is another
 * process's now, or nobody collected it. What else was left PostgreSQL looks into itself, for processes of that server too.
 */
export async function forgetPostmaster(data: string, { pid, socketFolder }: Postmaster): Promise<void> {
  if (!isAlive(pid)) return
  if (socketFolder !== '') await rm(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true })
  await rm(lockOf(data), { force: true })
}

/** Whether that process lives, is seen from here, and works in the cluster's folder, as its servers do. */
export async function worksIn(data: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid)
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(data))
  } catch {
    // Of a dead process that nobody has collected it leads nowhere (proc(5)).
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const ANSWER_TIMEOUT_MS = 5_000

/** Whether a server takes connections there; the socket is one and the same in all containers that share its folder. */
export async function takesConnections(
  host: string,
  address: { readonly user: string; readonly database: string },
): Promise<boolean> {
  const client = new Client({ ...address, host, port: 5432, connectionTimeoutMillis: ANSWER_TIMEOUT_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function lockOf(data: string): string {
  return join(data, 'postmaster.pid')
}
