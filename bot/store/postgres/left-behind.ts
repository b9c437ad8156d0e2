/**
 * What a PostgreSQL that was killed leaves behind, where nobody collects dead processes.
 *
 * COMPAT: in a container whose first process does not wait for its orphans, a dead postmaster stays in the list of processes for
 * ever, and PostgreSQL takes it for one that runs: `kill(pid, 0)` succeeds (src/backend/utils/init/miscinit.c, CreateLockFile).
 */
import { readdir, readFile, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readIfThere } from '../file.ts'

const PATIENCE_MS = 10_000
const STEP_MS = 50

/**
 * Clears the lock of a postmaster that is dead and not collected, once the last of its processes is gone: until then they
 * may still write.
 *
 * @param data The cluster's folder, which is the working directory of all its processes.
 * @returns Whether there is such a lock no more; `false` where the postmaster lives, or its processes do not end.
 */
export async function clearDeadLock(data: string): Promise<boolean> {
  const lock = join(data, 'postmaster.pid')
  const text = await readIfThere(lock)
  // The postmaster has just ended.
  if (text === undefined) return true
  const [pid, , , port, socketFolder = ''] = text.split('\n')
  if (pid === undefined || !(await isUncollected(pid))) return false
  for (let waited = 0; await isInUse(data); waited += STEP_MS) {
    if (waited >= PATIENCE_MS) return false
    await wait(STEP_MS)
  }
  await rm(join(socketFolder, `.s.PGSQL.${port}.lock`), { force: true })
  await rm(lock, { force: true })
  return true
}

/** Linux tells it; elsewhere the first process collects. */
async function isUncollected(pid: string): Promise<boolean> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The name before it is in parentheses, and may hold anything (proc(5)).
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}

async function isInUse(data: string): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => undefined)))
  return folders.includes(data)
}
