import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDns, type FakeDns, type Zone } from '../servers/dns.ts'
import { Child } from './child.ts'
import type { LiveServer } from './live-server.ts'

/** The whole program, logged in to a real server, where it may test everything on loopback. */
export class RunningBot {
  #folder = ''
  #dns: FakeDns | undefined
  #child: Child | undefined
  #env: Readonly<Record<string, string>> = {}

  /**
   * Makes the account `bot` and logs in to it; resolves once that is done.
   *
   * @param options.zone What DNS tells beside the server's own names.
   * @param options.env More of the environment.
   */
  async start(
    server: LiveServer,
    options: { readonly zone?: Zone; readonly env?: Readonly<Record<string, string>> } = {},
  ): Promise<void> {
    // Not before it is needed: where tests are only collected, nobody would remove it.
    this.#folder = mkdtempSync(join(tmpdir(), 'tellus-bot-'))
    // As root the bot lets another user run its database, who has to get into the folder.
    chmodSync(this.#folder, 0o755)
    await server.register('bot', 'secret')
    this.#dns = await startDns({ ...server.zone(), ...options.zone })
    this.#env = {
      XMPP_JID: `bot@${server.domain}`,
      XMPP_PASSWORD: 'secret',
      XMPP_CA_FILE: server.caFile,
      PROBE_CA_FILE: server.caFile,
      PROBE_ALLOW_PRIVATE: 'yes',
      DNS_SERVERS: `${this.#dns.address}:${this.#dns.port}`,
      DATA_DIR: join(this.#folder, 'data'),
      ...options.env,
    }
    this.#child = this.launch()
    await this.untilLogged('"msg":"logged in"')
  }

  /** Starts another process beside it, with the same settings. */
  launch(...words: readonly string[]): Child {
    return this.launchWith({}, ...words)
  }

  /** The same with other settings. */
  launchWith(env: Readonly<Record<string, string>>, ...words: readonly string[]): Child {
    const args = [join(process.cwd(), 'dist/bot/main.js'), ...words]
    return new Child({ command: process.execPath, args, env: { ...this.#env, ...env } }, this.#folder)
  }

  /** Ends it as a loss of power would, and starts it again. */
  async crash(): Promise<void> {
    await this.#child?.kill()
    this.#child = this.launch()
    await this.untilLogged('"msg":"logged in"')
  }

  /** What the bot logged so far. */
  get log(): string {
    return this.#child?.log ?? ''
  }

  /** `undefined` before the start. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Resolves once the log has those words, from `start` on. */
  async untilLogged(words: string, start = 0): Promise<void> {
    await this.#child?.waitFor(words, (log) => (log.includes(words, start) ? 'yes' : 'not-yet'))
  }

  /** @returns The exit status after SIGTERM. */
  async stop(): Promise<number | null> {
    await this.#child?.stop()
    await this.#dns?.stop()
    if (this.#folder !== '') rmSync(this.#folder, { recursive: true })
    return this.#child?.exitStatus ?? null
  }
}
