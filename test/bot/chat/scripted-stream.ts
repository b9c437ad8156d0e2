import { duplexPair, type Duplex } from 'node:stream'
import type { Log } from '../../../bot/ports.ts'
import type { Login } from '../../../bot/chat/session.ts'
import type { Timers } from '../../../bot/chat/timers.ts'

/** A bot account as the scripts below know it. */
export const LOGIN: Login = {
  localpart: 'bot',
  domain: 'xmpp.example',
  password: 'secret',
  resourcepart: 'tellus',
  userAgentId: '00000000-0000-4000-8000-000000000000',
  isTraced: true,
}

const PLAIN = `<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>`

/** The server's end of a stream that the bot takes for a TLS connection: no network, the test says each line. */
export class ScriptedStream {
  /** The bot's end. */
  readonly socket: Duplex
  readonly #server: Duplex
  #received = ''
  #wake: () => void = () => undefined

  constructor() {
    const [client, server] = duplexPair()
    this.socket = client
    this.#server = server
    server.setEncoding('utf8')
    server.on('data', (text: string) => {
      this.#received += text
      this.#wake()
    })
    server.on('error', () => undefined)
  }

  send(data: string | Uint8Array): void {
    this.#server.write(data)
  }

  end(): void {
    this.#server.end()
  }

  /** Waits for that text and takes everything up to its end; mocha's timeout ends a test for which it never comes. */
  async expect(pattern: string | RegExp): Promise<string> {
    for (;;) {
      const match = new RegExp(pattern).exec(this.#received)
      if (match !== null) {
        const taken = this.#received.slice(0, match.index + match[0].length)
        this.#received = this.#received.slice(taken.length)
        return taken
      }
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** Answers the bot's stream header with one, and these features. */
  async openStream(features: string): Promise<void> {
    await this.expect(/<stream:stream [^>]*>/)
    this.send(
      `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' from='xmpp.example' version='1.0'><stream:features>${features}</stream:features>`,
    )
  }

  /** Lets the bot authenticate by PLAIN. @returns What it sent. */
  async authenticate(answer: string): Promise<string> {
    await this.openStream(PLAIN)
    const auth = await this.expect('</auth>')
    this.send(answer)
    return auth
  }

  /** Logs the bot in as `bot@xmpp.example/tellus`. @returns Its `<auth/>`. */
  async logIn(): Promise<string> {
    const auth = await this.authenticate(`<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>`)
    await this.openStream(`<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>`)
    const bind = await this.expect('</iq>')
    const id = /id="([^"]+)"/.exec(bind)?.[1] ?? ''
    this.send(
      `<iq type='result' id='${id}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>bot@xmpp.example/tellus</jid></bind></iq>`,
    )
    return auth
  }
}

/** Collects what was logged. */
export class MemoryLog implements Log {
  readonly lines: string[] = []
  error = this.#level('error')
  warn = this.#level('warn')
  info = this.#level('info')
  debug = this.#level('debug')
  trace = this.#level('trace')

  #waiting: { readonly line: string; readonly wake: () => void } | undefined

  /** Resolves when that line is written next. */
  async next(line: string): Promise<void> {
    await new Promise<void>((wake) => (this.#waiting = { line, wake }))
  }

  #level(level: string) {
    return (_facts: object, event: string): void => {
      const line = `${level}: ${event}`
      this.lines.push(line)
      if (this.#waiting?.line === line) this.#waiting.wake()
    }
  }
}

/** Timers that only the test moves. */
export class ManualTimers implements Timers {
  #now = 0
  #waiting: { readonly at: number; readonly work: () => void }[] = []

  now(): number {
    return this.#now
  }

  after(delayMs: number, work: () => void): () => void {
    const entry = { at: this.#now + delayMs, work }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }

  /** Lets that much time pass, running what is due in order. */
  pass(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const [next] = this.#waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#waiting = this.#waiting.filter((other) => other !== next)
      this.#now = next.at
      next.work()
    }
    this.#now = until
  }
}
