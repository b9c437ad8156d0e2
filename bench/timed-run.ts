import { execFile } from 'node:child_process'

/** A whole scan of the largest table, and more. */
const TIME_LIMIT_MS = 1_800_000

/** What one command took, with all the processes that it started and waited for. */
export interface TimedRun {
  readonly out: string
  readonly err: string
  readonly seconds: number
  /** On all processors together. */
  readonly cpuSeconds: number
}

/**
 * Runs a command of the shell and takes its time.
 *
 * @param input What it reads.
 * @returns Whatever its exit status: those of scanners say what they think of a server.
 */
export function runTimed(
  command: string,
  input: string,
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<TimedRun> {
  const timed = `TIMEFORMAT=$'\\n%3R %3U %3S'; time { ${command}; }`
  const { cwd, env = {} } = options
  return new Promise((resolve, reject) => {
    const child = execFile(
      'bash',
      ['-c', timed],
      { cwd, env: { ...process.env, ...env }, timeout: TIME_LIMIT_MS, maxBuffer: 2 ** 28 },
      (error, out, err) => {
        const [, seconds, user, system] = /(\d+\.\d+) (\d+\.\d+) (\d+\.\d+)\s*$/.exec(err) ?? []
        if (seconds === undefined) reject(new Error(`${command}: ${err.slice(-300)}`, { cause: error }))
        else resolve({ out, err, seconds: Number(seconds), cpuSeconds: Number(user) + Number(system) })
      },
    )
    child.stdin?.end(input)
  })
}
