import { Duplex } from 'node:stream'
import type { Io } from './io.ts'

/** No handshake needs as much; what comes later is let through and not kept. */
const MOST_KEPT_BYTES = 256 * 1024

/** What one handshake left behind: the bytes that came, and the secret under which TLS 1.3 sent the most of them. */
export interface HandshakeRecording {
  bytes(): Uint8Array
  /** SERVER_HANDSHAKE_TRAFFIC_SECRET; `undefined` up to TLS 1.2. */
  secret(): Uint8Array | undefined
}

/**
 * Makes an Io whose next TLS handshake is recorded. Node tells of a chain only what it made of it, re-linked and without what
 * it did not need; the bytes show the messages as they were sent.
 *
 * @param io Used for everything; connections of its own are made through the result.
 */
export function recordHandshake(io: Io): { readonly io: Io; readonly recording: HandshakeRecording } {
  const chunks: Uint8Array[] = []
  let byteLength = 0
  let secret: Uint8Array | undefined
  const keep = (chunk: Uint8Array): void => {
    if (byteLength >= MOST_KEPT_BYTES) return
    chunks.push(chunk)
    byteLength += chunk.byteLength
  }
  const onSecret = (line: Buffer): void => {
    const [, hex] = SERVER_SECRET.exec(line.toString('latin1')) ?? []
    if (hex !== undefined) secret = Buffer.from(hex, 'hex')
  }
  return {
    io: {
      dns: io.dns,
      now: () => io.now(),
      random: () => io.random(),
      connect: (address, port, signal) => io.connect(address, port, signal),
      secure: (socket, options, signal) => io.secure(new Tap(socket, keep), options, signal, onSecret),
    },
    recording: { bytes: () => Buffer.concat(chunks), secret: () => secret },
  }
}

const SERVER_SECRET = /^SERVER_HANDSHAKE_TRAFFIC_SECRET [0-9a-f]+ ([0-9a-f]+)\s*$/

/** Passes everything both ways, and shows what comes in. */
class Tap extends Duplex {
  readonly #inner: Duplex

  constructor(inner: Duplex, onBytes: (chunk: Uint8Array) => void) {
    super()
    this.#inner = inner
    inner.on('data', (chunk: Buffer) => {
      onBytes(chunk)
      if (!this.push(chunk)) inner.pause()
    })
    inner.on('end', () => this.push(null))
    inner.on('error', (error) => this.destroy(error))
    inner.on('close', () => this.destroy())
  }

  override _read(): void {
    this.#inner.resume()
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#inner.write(chunk, done)
  }

  override _final(done: () => void): void {
    this.#inner.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    // A connection takes its place at the server until it is really closed.
    if (this.#inner.closed) done(error)
    else this.#inner.once('close', () => done(error))
    this.#inner.destroy()
  }
}
