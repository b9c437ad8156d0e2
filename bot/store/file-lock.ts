/**
 * A lock of the kernel's on a file (flock(2)). It ends with the last process that has the file open, however that ends, so nothing
 * is left behind by SIGKILL or a power cut; and it holds in every container that the file is seen from, where process ids mean
 * nothing.
 *
 * Node.js cannot ask for one. The program `flock` (util-linux, BusyBox) can, for a file that is open already and handed to it.
 */
import { spawn } from 'node:child_process'
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'

/** A lock that is held until it is given up, or until its process and all that were started with its file have ended. */
export interface FileLock {
  /** The open file: a process that is started with it holds the lock too. */
  readonly fd: number
  /** Replaces what is written in the file, for whoever finds it locked. */
  note(text: string): void
  /** Closes the file; to be called once. */
  release(): void
}

/** Of `flock -n` where another process has the lock; its errors have others (sysexits.h). */
const TAKEN_STATUS = 1
const OWNER_ONLY = 0o600

/**
 * Locks a file, which is made where it is not there.
 *
 * @returns `taken` where somebody else has the lock, in this process too; `undefined` where there are no such locks: there is no
 *   `flock`, as on macOS, or the file system knows none. Rejects where the file cannot be opened for writing.
 */
export async function lockFile(path: string): Promise<FileLock | 'taken' | undefined> {
  // Not a FileHandle: that one is closed when nobody refers to it any more.
  const fd = openSync(path, 'a', OWNER_ONLY)
  const status = await runFlock(fd)
  if (status === 0) {
    const note = (text: string): void => {
      ftruncateSync(fd)
      writeSync(fd, text)
    }
    return { fd, note, release: () => closeSync(fd) }
  }
  closeSync(fd)
  return status === TAKEN_STATUS ? 'taken' : undefined
}

/** @returns Its exit status; `undefined` where it cannot be run. */
function runFlock(fd: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const child = spawn('flock', ['-n', '3'], { cwd: '/', stdio: ['ignore', 'ignore', 'ignore', fd] })
    child.on('error', () => resolve(undefined))
    child.on('exit', (status) => resolve(status ?? undefined))
  })
}
