import { spawn } from 'node:child_process'
import type { SystemUser } from './system-user.ts'
import { DatabaseUnavailable } from './unavailable.ts'

/** How a program of PostgreSQL's ended, and all that it said. */
export interface ProgramEnd {
  /** 1 where a signal ended it. */
  readonly status: number
  readonly output: string
}

/** How a program is run. */
export interface Surroundings {
  /** Its working directory. */
  readonly folder: string
  /** Absent where it is to run as the bot does. */
  readonly user: SystemUser | undefined
  /** An open file that it, and what it starts, has open too. */
  readonly inherited?: number | undefined
  /** Where it aborts, the program is told to end. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs one of PostgreSQL's programs to its end, without the environment of the bot, whose secrets are not PostgreSQL's
 * business, and which may hold PGDATA and the like.
 *
 * @throws {DatabaseUnavailable} When it cannot be run.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  { folder, user, inherited, signal }: Surroundings,
): Promise<ProgramEnd> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe', ...(inherited === undefined ? [] : [inherited])],
      ...user,
    })
    let output = ''
    const keep = (text: string): void => {
      output += text
    }
    child.stdout?.setEncoding('utf8').on('data', keep)
    child.stderr?.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => fail(new DatabaseUnavailable(`${command} cannot be run`, { cause: error })))
    const giveUp = (): void => void child.kill()
    signal?.addEventListener('abort', giveUp, { once: true })
    // Not `close`: the server that pg_ctl leaves behind may hold the pipes.
    child.on('exit', (status) => {
      signal?.removeEventListener('abort', giveUp)
      done({ status: status ?? 1, output })
    })
  })
}

/** @returns The last thing that was said, which is why it ended. */
export function lastOf(output: string): string {
  return output.trim().split('\n').slice(-3).join(' / ')
}
