import { type ClientHello, encodeClientHello } from './client-hello.ts'
import { type ServerAnswer, ServerFlightReader } from './server-flight.ts'
import { type Sslv2Answer, decodeSslv2Answer, encodeSslv2ClientHello } from './sslv2.ts'

/** What to write, or how the server answered. */
export type HelloStep<Answer> = { readonly kind: 'write'; readonly bytes: Uint8Array } | HelloAnswer<Answer>

export interface HelloAnswer<Answer> {
  readonly kind: 'answer'
  readonly answer: Answer
}

/** One ClientHello and the server's answer to it, to be driven over a connection on which TLS comes next. */
export class HelloExchange {
  readonly phase = 'tls'
  readonly #reader: ServerFlightReader
  #hello: Uint8Array | undefined

  constructor(hello: ClientHello) {
    this.#reader = new ServerFlightReader(hello)
    this.#hello = encodeClientHello(hello)
  }

  /** An answer that broke off after its hello: what the hello said holds all the same. */
  get partial(): ServerAnswer | undefined {
    const flight = this.#reader.partial
    return flight && { kind: 'hello', flight, warnings: [] }
  }

  /** @throws {PeerMisbehaved} as {@link ServerFlightReader} does. */
  feed(bytes: Uint8Array): void {
    this.#reader.push(bytes)
  }

  /** `undefined` until more bytes are fed. */
  next(): HelloStep<ServerAnswer> | undefined {
    const bytes = this.#hello
    this.#hello = undefined
    if (bytes !== undefined) return { kind: 'write', bytes }
    const { answer } = this.#reader
    return answer && { kind: 'answer', answer }
  }
}

/** The same for a CLIENT-HELLO of SSL 2.0. */
export class Sslv2HelloExchange {
  readonly phase = 'tls'
  #hello: Uint8Array | undefined
  #received: readonly number[] = []

  /** @param challenge 16 bytes. */
  constructor(ciphers: readonly number[], challenge: Uint8Array) {
    this.#hello = encodeSslv2ClientHello(ciphers, challenge)
  }

  feed(bytes: Uint8Array): void {
    this.#received = [...this.#received, ...bytes].slice(0, SSLV2_LIMIT)
  }

  /**
   * `undefined` until more bytes are fed.
   *
   * @throws {PeerMisbehaved} as {@link decodeSslv2Answer} does.
   */
  next(): HelloStep<Sslv2Answer> | undefined {
    const bytes = this.#hello
    this.#hello = undefined
    if (bytes !== undefined) return { kind: 'write', bytes }
    const answer = decodeSslv2Answer(Uint8Array.from(this.#received))
    return answer && { kind: 'answer', answer }
  }
}

/** The longest record of SSL 2.0 with its header; what follows is not read. */
const SSLV2_LIMIT = 0x8000 + 2
