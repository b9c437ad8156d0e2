import { Duplex, finished, pipeline } from 'node:stream'
import type { ConnectionOptions, TLSSocket } from 'node:tls'
import { constants, createDeflate, createInflate } from 'node:zlib'
import type { Attempt, Failure } from '../model.ts'
import { STREAM_END } from '../wire/starttls.ts'
import { Patience } from './deadline.ts'
import { failed, toAborted, toFailed } from './failures.ts'
import type { Io } from './io.ts'

/** A peer that does not take our last bytes is cut off after this. */
const LINGER_MS = 1_000

/** A core that speaks a stream: fed, and asked for its next step, which is to write something or to be told something. */
export interface Exchange<Step extends { readonly kind: string }> {
  /** What a failure now would be a failure of. */
  readonly phase: Failure['phase']
  feed(bytes: Uint8Array): void
  /** `undefined` until more bytes are fed. */
  next(): WriteStep | Step | undefined
}

interface WriteStep {
  readonly kind: 'write'
  readonly bytes: Uint8Array
}

/**
 * Owns one connection to an XMPP server: drives negotiations over it, puts TLS on it, and ends it.
 *
 * It reads on demand only, so a peer that sends without end fills no memory of ours.
 */
export class StreamConnection {
  readonly #io: Io
  #socket: Duplex
  #error: unknown
  /** Whether the peer awaits `</stream:stream>`: not once TLS begins, and not again before a new header. */
  #isStreamOpen = false
  /** Ends the wait of whoever waits for bytes. */
  #stir: () => void = () => undefined
  /** Whether somebody waits for bytes that have not come. */
  #isWaiting = false
  /** Settles when what was written has left for the network: inside compression it goes through the deflater first. */
  #written: Promise<void> = Promise.resolve()

  private constructor(io: Io, socket: Duplex) {
    this.#io = io
    this.#socket = socket
    this.#listen()
  }

  /** Connects; failures carry phase `tcp`. */
  static async open(
    io: Io,
    address: string,
    port: number,
    signal: AbortSignal,
  ): Promise<Attempt<StreamConnection>> {
    const connected = await io.connect(address, port, signal)
    if (connected.state !== 'observed') return connected
    return { state: 'observed', value: new StreamConnection(io, connected.value) }
  }

  /**
   * Writes what the exchange wants written and feeds it what comes, until it tells something.
   *
   * @param withinMs For this step alone; where absent, as long as `signal` allows.
   * @returns Failures carry the phase in which the exchange is.
   */
  async next<Step extends { readonly kind: string }>(
    exchange: Exchange<Step>,
    signal: AbortSignal,
    withinMs?: number,
  ): Promise<Attempt<Step>> {
    const patience = withinMs === undefined ? undefined : new Patience(withinMs)
    try {
      for (;;) {
        const step = exchange.next()
        if (step === undefined) {
          const bytes = await this.#read(exchange.phase, signal, patience)
          if (bytes.state !== 'observed') return bytes
          exchange.feed(bytes.value)
        } else if (isWrite(step)) {
          // Bytes of TLS belong to no stream that XML could end.
          this.#isStreamOpen = exchange.phase !== 'tls'
          this.#socket.write(step.bytes)
        } else {
          if (step.kind === 'proceed') this.#isStreamOpen = false
          return { state: 'observed', value: step }
        }
      }
    } catch (error) {
      return toFailed(error, exchange.phase)
    } finally {
      patience?.stop()
    }
  }

  /**
   * Makes a TLS handshake; what is read and written from now on is inside TLS.
   *
   * @returns The secured socket, still owned by the connection; failures carry phase `tls`.
   */
  async secure(options: ConnectionOptions, signal: AbortSignal): Promise<Attempt<TLSSocket>> {
    const secured = await this.#io.secure(this.#socket, options, signal)
    if (secured.state === 'observed') {
      this.#socket = secured.value
      this.#listen()
      this.#acknowledgeTickets(secured.value)
    }
    return secured
  }

  /** Compresses what is written and read from now on (XEP-0138, method `zlib`). */
  compress(): void {
    const inner = this.#socket
    const inflate = createInflate({ flush: constants.Z_SYNC_FLUSH })
    const deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH })
    // `pipeline` ends all of them with the first that breaks; what broke is told by the next read.
    pipeline(deflate, inner, inflate, () => undefined)
    this.#socket = Duplex.from({ readable: inflate, writable: deflate })
    this.#written = new Promise((resolve) => finished(inner, { readable: false }, () => resolve()))
    this.#listen()
  }

  /**
   * Ends the stream if one is open (RFC 6120 §4.4) without waiting for the peer's end, and the connection in any case.
   * Once it resolves, the connection takes no place at the server any more.
   */
  async close(): Promise<void> {
    const socket = this.#socket
    if (this.#isStreamOpen && socket.writable) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LINGER_MS)
        socket.end(STREAM_END, () => {
          void this.#written.then(() => {
            clearTimeout(timer)
            resolve()
          })
        })
      })
    }
    if (socket.closed) return
    const closed = new Promise<void>((resolve) => socket.once('close', resolve))
    socket.destroy()
    await closed
  }

  /**
   * Writes a space (RFC 6120 §11.7) where session tickets came and what is waited for did not. Nothing tells whether it is held
   * back or still to be written, so peers get one too that would have gone on by themselves.
   *
   * COMPAT: Prosody 0.12 leaves Nagle's algorithm on (net/server_epoll.lua, `nagle`), so its features are held back until we
   * have acknowledged the tickets of TLS 1.3 before them. Those call for no answer, so the acknowledgement is delayed
   * (RFC 1122 §4.2.3.2; 40 ms on Linux) unless something is sent that carries it.
   */
  #acknowledgeTickets(socket: TLSSocket): void {
    socket.on('session', () => {
      // What came in the same segment is handed on after this event.
      setImmediate(() => {
        const isAwaited = this.#isWaiting && this.#isStreamOpen && this.#socket === socket
        if (isAwaited && socket.writable && socket.writableLength === 0) socket.write(' ')
      })
    })
  }

  /**
   * Errors come as events, at any time; they are told by the next read. Without a listener they would end the process. What
   * is listened for here may end a wait as well as bytes do.
   */
  #listen(): void {
    this.#socket
      .on('error', (error) => {
        this.#error ??= error
        this.#stir()
      })
      .on('end', () => this.#stir())
      .on('close', () => this.#stir())
  }

  async #read(
    phase: Failure['phase'],
    signal: AbortSignal,
    patience: Patience | undefined,
  ): Promise<Attempt<Uint8Array>> {
    for (;;) {
      const bytes: unknown = this.#socket.read()
      if (bytes instanceof Uint8Array) return { state: 'observed', value: bytes }
      if (this.#error !== undefined) return toFailed(this.#error, phase)
      if (this.#socket.readableEnded || this.#socket.destroyed) return failed(phase, 'closed')
      if (signal.aborted) return toAborted(signal, phase)
      if (patience?.end !== undefined) return failed(phase, patience.end)
      await this.#stirring(signal, patience)
    }
  }

  /** Resolves when there may be something new to be read, to be told, or when nobody waits any more. */
  async #stirring(signal: AbortSignal, patience: Patience | undefined): Promise<void> {
    const socket = this.#socket
    let stir = (): void => undefined
    const stirred = new Promise<void>((resolve) => (stir = resolve))
    this.#stir = stir
    // No longer than needed: a socket that is listened to for it reads ahead, and hands TLS nothing.
    socket.on('readable', stir)
    signal.addEventListener('abort', stir)
    if (patience !== undefined) patience.onEnd = stir
    this.#isWaiting = true
    await stirred
    this.#isWaiting = false
    socket.off('readable', stir)
    signal.removeEventListener('abort', stir)
  }
}

function isWrite(step: WriteStep | { readonly kind: string }): step is WriteStep {
  return step.kind === 'write'
}
