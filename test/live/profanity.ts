import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Child } from './child.ts'
import type { LiveServer } from './live-server.ts'

/** What a phone in portrait shows, at a size that people read. */
const SCREEN = { columns: 40, rows: 60 }
/** Somebody at profanity, a client for terminals, on a screen as narrow as a phone's. */
export class Profanity {
  #folder = ''
  #child: Child | undefined

  /** Logs in; resolves once the screen says so. The certificate has to be good: nobody is asked to trust it. */
  async start(server: LiveServer, localpart: string, password: string): Promise<void> {
    // Not before it is needed: where tests are only collected, nobody would remove it.
    this.#folder = mkdtempSync(join(tmpdir(), 'tellus-profanity-'))
    await server.register(localpart, password)
    this.#configure(server, localpart, password)
    const env = {
      HOME: this.#folder,
      XDG_CONFIG_HOME: join(this.#folder, 'config'),
      XDG_DATA_HOME: join(this.#folder, 'data'),
      LANG: 'C.UTF-8',
    }
    // In control mode tmux tells of everything that is drawn, which is when to look again.
    const size = ['-x', String(SCREEN.columns), '-y', String(SCREEN.rows)]
    const args = [
      ...this.#tmux(),
      '-f',
      '/dev/null',
      '-C',
      'new-session',
      ...size,
      'profanity',
      '-a',
      localpart,
    ]
    this.#child = new Child({ command: 'tmux', args, env }, this.#folder)
    // The size of a terminal that there is not; and nothing outlives whoever looks at it.
    this.#child.say(`refresh-client -C ${SCREEN.columns}x${SCREEN.rows}`)
    this.#child.say('set -g destroy-unattached on')
    await this.untilShown('logged in successfully')
  }

  /** Types a line. */
  type(line: string): void {
    execFileSync('tmux', [...this.#tmux(), 'send-keys', '-l', line])
    execFileSync('tmux', [...this.#tmux(), 'send-keys', 'Enter'])
  }

  /** Resolves with the screen, line by line, once it shows that text, however its lines are broken between words. */
  async untilShown(text: string): Promise<readonly string[]> {
    await this.#child?.waitFor(`a screen with ${text}`, () =>
      this.#screen().join(' ').replaceAll(/\s+/g, ' ').includes(text) ? 'yes' : 'not-yet',
    )
    return this.#screen()
  }

  async stop(): Promise<void> {
    await this.#child?.stop()
    if (this.#folder !== '') rmSync(this.#folder, { recursive: true, force: true })
  }

  #screen(): readonly string[] {
    try {
      const screen = execFileSync('tmux', [...this.#tmux(), 'capture-pane', '-p'], {
        encoding: 'utf8',
        stdio: 'pipe',
      })
      return screen.split('\n').map((line) => line.trimEnd())
    } catch {
      // Not there yet, or not any more, which the log of the child tells.
      return []
    }
  }

  #tmux(): readonly string[] {
    return ['-S', join(this.#folder, 'tmux')]
  }

  #configure({ caFile, domain, ports }: LiveServer, localpart: string, password: string): void {
    const anchors = join(this.#folder, 'anchors')
    const config = join(this.#folder, 'config', 'profanity')
    const data = join(this.#folder, 'data', 'profanity')
    for (const folder of [anchors, config, data]) mkdirSync(folder, { recursive: true })
    cpSync(caFile, join(anchors, 'ca.pem'))
    // OpenSSL finds an anchor in a folder by the hash of its name.
    execFileSync('openssl', ['rehash', anchors])
    // The lists of contacts and occupants leave too little of so narrow a screen.
    writeFileSync(
      join(config, 'profrc'),
      `[connection]\ntls.certpath=${anchors}\n[ui]\nsplash=false\nroster=false\noccupants=false\n`,
    )
    writeFileSync(
      join(data, 'accounts'),
      `[${localpart}]\nenabled=true\njid=${localpart}@${domain}\npassword=${password}\nserver=127.0.0.1\nport=${ports.c2s}\ntls.policy=force\nmuc.nick=Ann\n`,
    )
  }
}
