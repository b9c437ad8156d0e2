import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'

/** How long a server may take to say what is waited for; on two busy cores ejabberd took 2 s to start. */
const PATIENCE_MS = 25_000
const LOG_TAIL_LENGTH = 6000

/** A process to start; it stays in the foreground and logs to its standard output. */
export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** What a look at the log tells of a thing that is waited for. */
export type Sight = 'yes' | 'not-yet' | 'never'

/** A running server: its log, its standard input, and its end. */
export class Child {
  readonly #process: ChildProcessWithoutNullStreams
  readonly #exited: Promise<void>
  readonly #onLog = new Set<() => void>()
  #log = ''

  constructor(launch: Launch, folder: string) {
    this.#process = spawn(launch.command, launch.args, {
      cwd: folder,
      env: { ...process.env, ...launch.env },
    })
    const keep = (text: string): void => {
      this.#log += text
      for (const look of this.#onLog) look()
    }
    this.#process.stdout.setEncoding('utf8').on('data', keep)
    this.#process.stderr.setEncoding('utf8').on('data', keep)
    // Writing to a server that has just ended; its end is seen by `close`.
    this.#process.stdin.on('error', () => undefined)
    this.#process.on('error', (error) => keep(`${error.message}\n`))
    const killWithUs = (): void => void this.#process.kill('SIGKILL')
    process.once('exit', killWithUs)
    this.#exited = once(this.#process, 'close').then(
      () => undefined,
      () => undefined,
    )
    void this.#exited.then(() => {
      process.off('exit', killWithUs)
      keep('')
    })
  }

  /** Everything that the server printed so far. */
  get log(): string {
    return this.#log
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null
  }

  /** `undefined` where the program could not be started. */
  get pid(): number | undefined {
    return this.#process.pid
  }

  /** `null` while it runs, and where a signal ended it. */
  get exitStatus(): number | null {
    return this.#process.exitCode
  }

  /** Writes a line to the server's standard input. */
  say(line: string): void {
    this.#process.stdin.write(`${line}\n`)
  }

  /**
   * Waits for the log to show what is looked for, and looks again whenever something is added to it.
   *
   * @throws When the server ends first, takes too long, or `look` gives up; the message carries the end of the log.
   */
  async waitFor(what: string, look: (log: string) => Sight): Promise<void> {
    let check = (): void => undefined
    let timer: NodeJS.Timeout | undefined
    try {
      await new Promise<void>((resolve, reject) => {
        check = () => {
          const sight = look(this.#log)
          if (sight === 'yes') resolve()
          else if (sight === 'never') reject(this.#complain(`${what} cannot happen`))
          else if (!this.isRunning) reject(this.#complain(`ended before ${what}`))
        }
        timer = setTimeout(() => reject(this.#complain(`${what} did not happen`)), PATIENCE_MS)
        this.#onLog.add(check)
        check()
      })
    } finally {
      clearTimeout(timer)
      this.#onLog.delete(check)
    }
  }

  /** Resolves once it has ended by itself, with all that it printed in the log. */
  async end(): Promise<void> {
    await this.#exited
  }

  /** Ends the server in good order: what it knows is on disk afterwards. */
  async stop(): Promise<void> {
    if (this.isRunning) this.#process.kill('SIGTERM')
    await this.#exited
  }

  /** Ends the server at once. */
  async kill(): Promise<void> {
    if (this.isRunning) this.#process.kill('SIGKILL')
    await this.#exited
  }

  #complain(what: string): Error {
    return new Error(
      `${this.#process.spawnfile}: ${what}; its log ends:\n${this.#log.slice(-LOG_TAIL_LENGTH)}`,
    )
  }
}
