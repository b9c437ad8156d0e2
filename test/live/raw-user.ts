import type { LiveServer } from './live-server.ts'
import { RawStream } from './raw-stream.ts'

const SASL = 'urn:ietf:params:xml:ns:xmpp-sasl'
const BIND = 'urn:ietf:params:xml:ns:xmpp-bind'

/** Somebody at a client that shares no code with the bot: speaks XMPP by hand, over TLS. */
export class RawUser {
  readonly #stream: RawStream
  /** Full JID. */
  readonly jid: string

  private constructor(stream: RawStream, jid: string) {
    this.#stream = stream
    this.jid = jid
  }

  /** Logs in and becomes available. */
  static async logIn(server: LiveServer, localpart: string, password: string): Promise<RawUser> {
    const stream = await RawStream.connect(server.ports.c2s)
    await stream.open('c2s', server.domain)
    await stream.starttls(server.domain, server.authority.cert)
    await stream.open('c2s', server.domain)
    const initialResponse = Buffer.from(`\0${localpart}\0${password}`).toString('base64')
    stream.send(`<auth xmlns='${SASL}' mechanism='PLAIN'>${initialResponse}</auth>`)
    await stream.waitFor(/<success/)
    await stream.open('c2s', server.domain)
    stream.send(`<iq type='set' id='bind'><bind xmlns='${BIND}'><resource>phone</resource></bind></iq>`)
    const jid = /<jid>([^<]+)</.exec(await stream.waitFor(/<jid>[^<]+</))?.[1] ?? ''
    const user = new RawUser(stream, jid)
    // Only who has asked for the roster is told about subscriptions (RFC 6121 §2.2).
    user.send(`<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq><presence/>`)
    return user
  }

  send(xml: string): void {
    this.#stream.send(xml)
  }

  /** Waits for a stanza that matches, and takes it with all that came before it; rejects when `signal` is aborted before. */
  async take(pattern: RegExp, signal?: AbortSignal): Promise<string> {
    const received = await this.#stream.waitFor(pattern, signal)
    const match = pattern.exec(received)
    this.#stream.received = received.slice((match?.index ?? 0) + (match?.[0].length ?? 0))
    return match?.[0] ?? ''
  }

  leave(): void {
    this.#stream.close()
  }
}
