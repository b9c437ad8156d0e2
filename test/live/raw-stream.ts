import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { connect as secure } from 'node:tls'

const NAMESPACES = { c2s: 'jabber:client', s2s: 'jabber:server' }

/**
 * One stream spoken by hand, with none of the code under test: it shows what a server really does.
 * Everything received is text in {@link received}; nothing is parsed.
 */
export class RawStream {
  #socket: Socket
  received = ''

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#listen()
  }

  static async connect(port: number, address = '127.0.0.1'): Promise<RawStream> {
    const socket = connect(port, address)
    await once(socket, 'connect')
    return new RawStream(socket)
  }

  /** Sends a stream header and waits for stream features or for the end of the stream. */
  async open(service: 'c2s' | 's2s', domain: string): Promise<string> {
    const from = service === 's2s' ? " from='initiating.tellus.test'" : ''
    this.received = ''
    this.send(
      `<?xml version='1.0'?><stream:stream xmlns='${NAMESPACES[service]}' xmlns:db='jabber:server:dialback'` +
        ` xmlns:stream='http://etherx.jabber.org/streams' to='${domain}'${from} version='1.0'>`,
    )
    return this.waitFor(/<\/stream:features>|<stream:features\/>|<\/stream:stream>/)
  }

  send(text: string): void {
    this.#socket.write(text)
  }

  /** Resolves with all that was received, once it matches; rejects when `signal` is aborted before. */
  async waitFor(pattern: RegExp, signal?: AbortSignal): Promise<string> {
    while (!pattern.test(this.received)) {
      const done = new AbortController()
      const turn = { signal: signal === undefined ? done.signal : AbortSignal.any([done.signal, signal]) }
      const more = await Promise.race([
        once(this.#socket, 'data', turn),
        once(this.#socket, 'close', turn).then(() => []),
      ])
      done.abort()
      if (more.length === 0) throw new Error(`closed before ${pattern.source}: ${this.received}`)
    }
    return this.received
  }

  /** Makes the TLS handshake; the certificate must be good for `domain` under `ca`. */
  async secure(domain: string, ca: string): Promise<void> {
    this.#socket.removeAllListeners('data')
    this.#socket = secure({ socket: this.#socket, servername: domain, ca })
    await once(this.#socket, 'secureConnect')
    this.#listen()
  }

  /** STARTTLS (RFC 6120 §5), after {@link open}. */
  async starttls(domain: string, ca: string): Promise<void> {
    this.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
    await this.waitFor(/<proceed/)
    await this.secure(domain, ca)
  }

  close(): void {
    this.#socket.destroy()
  }

  #listen(): void {
    // A character may come in two segments.
    const decoder = new StringDecoder('utf8')
    // The first listener: `received` is complete when others are told.
    this.#socket.on('data', (bytes: Buffer) => (this.received += decoder.write(bytes)))
  }
}
