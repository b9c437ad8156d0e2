import { createServer, type Server, type Socket } from 'node:net'
import { ByteReader, ByteWriter } from '../../probes/wire/bytes.ts'
import { listenOnLoopback } from './listen.ts'

/** What a scripted TLS server takes: things that no OpenSSL of today can be configured to do. */
export interface ScriptedTls {
  /** Highest first, up to TLS 1.2. */
  readonly versions?: readonly number[]
  /** In the server's order; only suites whose handshakes need no ServerKeyExchange. */
  readonly suites?: readonly number[]
  /** Ciphers of SSL 2.0; without them it is not spoken. */
  readonly sslv2?: readonly number[]
  /** Hellos with more suites are dropped without a word. */
  readonly maxSuites?: number
  /** Longer hellos are dropped without a word. */
  readonly maxByteLength?: number
  /** Hellos capped at a newer version are dropped without a word. */
  readonly maxVersion?: number
  /** Takes the older versions out of supported_versions (RFC 8446 §4.2.1); else a hello that has that is refused. */
  readonly readsVersions?: boolean
  /** Closes where others send an alert. */
  readonly isSilent?: boolean
  readonly compressionMethod?: number
  /** Extensions to send in the ServerHello: type, and bytes. */
  readonly extensions?: readonly (readonly [type: number, ...bytes: number[]])[]
  /** Sent in place of any answer. */
  readonly raw?: Uint8Array
}

export interface ScriptedTlsServer {
  readonly port: number
  stop(): Promise<void>
}

/** Starts a server that answers hellos as `script` says and completes no handshake. */
export async function startScriptedTls(script: ScriptedTls): Promise<ScriptedTlsServer> {
  const sockets = new Set<Socket>()
  const listener: Server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    let received = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes])
      const hello = wholeHello(received)
      if (hello === undefined) return
      const answer = script.raw ?? answerTo(hello, script)
      if (answer === undefined) socket.destroy()
      else socket.end(answer)
    })
  })
  const port = await listenOnLoopback(listener)
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      listener.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return { port, stop }
}

function wholeHello(received: Buffer): Buffer | undefined {
  if (received.length < 5) return undefined
  const isSslv2 = received.readUInt8(0) >= 0x80
  const end = isSslv2 ? (received.readUInt16BE(0) & 0x7fff) + 2 : received.readUInt16BE(3) + 5
  return received.length < end ? undefined : received.subarray(0, end)
}

function answerTo(hello: Buffer, script: ScriptedTls): Uint8Array | undefined {
  if (hello.readUInt8(0) >= 0x80) return answerSslv2(script)
  const { cap, suites, newest } = readHello(hello)
  const isOnly13 =
    newest !== undefined && !(script.readsVersions === true && newest.some((each) => each <= cap))
  const refuse = (description: number): Uint8Array | undefined =>
    script.isSilent === true ? undefined : record(0x15, cap, [2, description])
  if (hello.length > (script.maxByteLength ?? Number.POSITIVE_INFINITY)) return undefined
  if (cap > (script.maxVersion ?? cap)) return undefined
  if (suites.length > (script.maxSuites ?? Number.POSITIVE_INFINITY)) return undefined
  const version = (script.versions ?? []).find((each) => each <= cap)
  if (version === undefined || isOnly13) return refuse(70)
  const suite = (script.suites ?? []).find((each) => suites.includes(each))
  return suite === undefined ? refuse(40) : serverHello(version, suite, script)
}

function readHello(hello: Buffer): {
  readonly cap: number
  readonly suites: readonly number[]
  /** What supported_versions lists. */
  readonly newest: readonly number[] | undefined
} {
  const reader = new ByteReader(hello.subarray(9))
  const cap = reader.uint16()
  reader.bytes(32)
  reader.prefixed(1)
  const suites = reader.list(2, (item) => item.uint16())
  reader.prefixed(1)
  const extensions =
    reader.remainingByteLength === 0
      ? []
      : reader.list(2, (item) => [item.uint16(), item.prefixed(2)] as const)
  const listed = extensions.find(([type]) => type === 0x002b)?.[1]
  return { cap, suites, newest: listed && new ByteReader(listed).list(1, (item) => item.uint16()) }
}

function serverHello(version: number, suite: number, script: ScriptedTls): Uint8Array {
  const body = new ByteWriter().uint8(2).prefixed(3, (hello) => {
    hello
      .uint16(version)
      .bytes(new Uint8Array(32))
      .uint8(0)
      .uint16(suite)
      .uint8(script.compressionMethod ?? 0)
    const { extensions = [] } = script
    if (extensions.length === 0) return
    hello.prefixed(2, (list) => {
      for (const [type, ...bytes] of extensions) list.uint16(type).prefixed(2, (data) => data.bytes(bytes))
    })
  })
  const certificate = new ByteWriter()
    .uint8(11)
    .prefixed(3, (message) => message.prefixed(3, () => undefined))
  const done = new ByteWriter().uint8(14).uint24(0)
  return record(0x16, version, [...body.finish(), ...certificate.finish(), ...done.finish()])
}

function answerSslv2({ sslv2 }: ScriptedTls): Uint8Array | undefined {
  if (sslv2 === undefined) return undefined
  const body = new ByteWriter()
    .uint8(4)
    .uint8(0)
    .uint8(1)
    .uint16(2)
    .uint16(0)
    .uint16(sslv2.length * 3)
    .uint16(0)
  for (const cipher of sslv2) body.uint24(cipher)
  const message = body.finish()
  return new ByteWriter()
    .uint16(0x8000 + message.length)
    .bytes(message)
    .finish()
}

function record(type: number, version: number, fragment: Iterable<number>): Uint8Array {
  return new ByteWriter()
    .uint8(type)
    .uint16(version)
    .prefixed(2, (body) => body.bytes(fragment))
    .finish()
}
