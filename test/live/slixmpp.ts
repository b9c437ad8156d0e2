import { join } from 'node:path'
import { Child } from './child.ts'
import type { LiveServer } from './live-server.ts'

/** Debian's, which its package of slixmpp belongs to, whatever other Python there is. */
const PYTHON = '/usr/bin/python3'
const PASSWORD = 'secret'

/** One thing that a user heard: what it is depends on the scene, see `slixmpp-users.py`. */
export type Heard = Readonly<Record<string, unknown>>

interface Line {
  readonly user: string
  readonly heard?: Heard
  readonly done?: boolean
  readonly failed?: string
}

/** People with slixmpp at one server, in one process: its start costs more than what they say. */
export class SlixmppUsers {
  #server: LiveServer | undefined
  #child: Child | undefined

  start(server: LiveServer): void {
    this.#server = server
    const script = join(process.cwd(), 'test/live/slixmpp-users.py')
    const about = [
      String(server.ports.c2s),
      server.caFile,
      PASSWORD,
      `bot@${server.domain}`,
      server.roomsDomain,
    ]
    this.#child = new Child({ command: PYTHON, args: [script, ...about], env: {} }, process.cwd())
  }

  /**
   * Plays a scene with an account of its own, so that nobody's limits are another one's.
   *
   * @param user Localpart; each may play once.
   * @param told Whatever the scene is about; `other` is the localpart of another user, whose account is made too.
   * @param onHeard Called for each thing heard, as it comes.
   * @returns All that was heard, in the order in which it came.
   */
  async play(
    scene: string,
    user: string,
    told: Readonly<Record<string, string>> = {},
    onHeard: (heard: Heard) => void = () => undefined,
  ): Promise<readonly Heard[]> {
    if (told['other'] !== undefined) await this.#server?.register(told['other'], PASSWORD)
    const child = this.#child
    if (child === undefined || this.#server === undefined) throw new Error('nobody is there')
    await this.#server.register(user, PASSWORD)
    child.say(JSON.stringify({ scene, user, ...told }))
    let seen = 0
    await child.waitFor(`the end of the scene ${scene}`, (log) => {
      const lines = linesOf(log, user)
      for (const { heard } of lines.slice(seen)) if (heard !== undefined) onHeard(heard)
      seen = lines.length
      if (lines.some(({ failed }) => failed !== undefined)) return 'never'
      return lines.some(({ done }) => done === true) ? 'yes' : 'not-yet'
    })
    return linesOf(child.log, user).flatMap(({ heard }) => (heard === undefined ? [] : [heard]))
  }

  async stop(): Promise<void> {
    await this.#child?.stop()
  }
}

function linesOf(log: string, user: string): readonly Line[] {
  return log
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.user === user)
}
