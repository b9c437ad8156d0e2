import { EMPTY_RENEGOTIATION_INFO_SCSV, FALLBACK_SCSV } from '../registry/cipher-suites.ts'
import { ByteWriter } from './bytes.ts'
import { EXTENSION } from './extension.ts'
import type { KeyShare } from './key-share.ts'
import { SSL_3_0, TLS_1_0, TLS_1_2, TLS_1_3 } from './tls-version.ts'

/** A ClientHello as a value; what is absent is not sent. Nothing is random but what is handed in. */
export interface ClientHello {
  /** 32 bytes. */
  readonly random: Uint8Array
  /** At most 32 bytes; TLS 1.3 servers echo it (RFC 8446 §4.1.2). */
  readonly sessionId?: Uint8Array
  /** Highest first. Up to TLS 1.2 only the highest goes onto the wire, as a cap; with TLS 1.3 all go into supported_versions. */
  readonly versions: readonly [number, ...number[]]
  readonly suites: readonly number[]
  /** Only null where absent. */
  readonly compressionMethods?: readonly number[]
  readonly serverName?: string
  readonly groups?: readonly number[]
  /**
   * TLS 1.3 only. Without any, the server has to name the group it wants in a HelloRetryRequest (RFC 8446 §4.2.8): any group
   * can be asked for without an implementation of it. With one that it takes, it goes on.
   */
  readonly keyShares?: readonly KeyShare[]
  readonly signatureSchemes?: readonly number[]
  readonly alpn?: readonly string[]
  /** RFC 5746 §3.4: as an extension, or as a suite for servers that stumble over extensions. */
  readonly renegotiationInfo?: 'extension' | 'scsv'
  readonly extendedMasterSecret?: boolean
  readonly encryptThenMac?: boolean
  readonly statusRequest?: boolean
  /** RFC 6962 §3.3.1: asks for timestamps of certificate transparency. */
  readonly certificateTimestamps?: boolean
  readonly heartbeat?: boolean
  readonly sessionTicket?: boolean
  /** RFC 7507: says that an earlier hello with a higher version failed. */
  readonly fallback?: boolean
}

/** Encodes the hello as one record, ready to be sent. */
export function encodeClientHello(hello: ClientHello): Uint8Array {
  return new ByteWriter()
    .uint8(HANDSHAKE)
    .uint16(legacyVersion(hello) === SSL_3_0 ? SSL_3_0 : TLS_1_0)
    .prefixed(2, (record) => writeMessage(record, hello))
    .finish()
}

/** The hello as the handshake message alone, as it enters the transcript (RFC 8446 §4.4.1). */
export function clientHelloMessage(hello: ClientHello): Uint8Array {
  const message = new ByteWriter()
  writeMessage(message, hello)
  return message.finish()
}

/** The extension types that the encoded hello carries: a server may answer these and no others (RFC 8446 §4.2). */
export function offeredExtensions(hello: ClientHello): ReadonlySet<number> {
  const types = new Set(extensionsOf(hello).map(([type]) => type))
  // RFC 5746 §3.4: the SCSV asks for the extension too.
  if (hello.renegotiationInfo === 'scsv') types.add(EXTENSION.renegotiationInfo)
  return types
}

const HANDSHAKE = 0x16
const CLIENT_HELLO = 0x01

type Extension = readonly [type: number, write: (data: ByteWriter) => void]

function legacyVersion({ versions }: ClientHello): number {
  return Math.min(versions[0], TLS_1_2)
}

function writeMessage(message: ByteWriter, hello: ClientHello): void {
  message.uint8(CLIENT_HELLO).prefixed(3, (body) => writeBody(body, hello))
}

function writeBody(body: ByteWriter, hello: ClientHello): void {
  const suites = [...hello.suites]
  if (hello.renegotiationInfo === 'scsv') suites.push(EMPTY_RENEGOTIATION_INFO_SCSV)
  if (hello.fallback === true) suites.push(FALLBACK_SCSV)
  body
    .uint16(legacyVersion(hello))
    .bytes(hello.random)
    .prefixed(1, (id) => id.bytes(hello.sessionId ?? []))
    .prefixed(2, (list) => suites.forEach((suite) => list.uint16(suite)))
    .prefixed(1, (list) => list.bytes(hello.compressionMethods ?? [0x00]))
  const extensions = extensionsOf(hello)
  if (extensions.length === 0) return
  body.prefixed(2, (list) => {
    for (const [type, write] of extensions) list.uint16(type).prefixed(2, write)
  })
}

/** In an order that common clients use; SSL 3.0 knows no extensions (RFC 6101 §5.6.1.2), so a hello capped there has none. */
function extensionsOf(hello: ClientHello): readonly Extension[] {
  if (hello.versions[0] === SSL_3_0) return []
  return [
    ...nameExtensions(hello),
    ...flagExtensions(hello),
    ...algorithmExtensions(hello),
    ...(hello.versions[0] >= TLS_1_3 ? tls13Extensions(hello) : []),
  ]
}

function nameExtensions({ serverName, alpn }: ClientHello): readonly Extension[] {
  const extensions: Extension[] = []
  if (serverName !== undefined) {
    // RFC 6066 §3: a list with one entry of type host_name(0).
    const name = new TextEncoder().encode(serverName)
    const entry = (list: ByteWriter) => list.uint8(0x00).prefixed(2, (host) => host.bytes(name))
    extensions.push([EXTENSION.serverName, (data) => data.prefixed(2, entry)])
  }
  if (alpn !== undefined) {
    const names = alpn.map((protocol) => new TextEncoder().encode(protocol))
    const entries = (list: ByteWriter) => names.forEach((name) => list.prefixed(1, (id) => id.bytes(name)))
    extensions.push([EXTENSION.alpn, (data) => data.prefixed(2, entries)])
  }
  return extensions
}

function flagExtensions(hello: ClientHello): readonly Extension[] {
  const extensions: Extension[] = []
  if (hello.extendedMasterSecret === true) extensions.push([EXTENSION.extendedMasterSecret, nothing])
  if (hello.encryptThenMac === true) extensions.push([EXTENSION.encryptThenMac, nothing])
  if (hello.sessionTicket === true) extensions.push([EXTENSION.sessionTicket, nothing])
  // An empty renegotiated_connection (RFC 5746 §3.4).
  if (hello.renegotiationInfo === 'extension') {
    extensions.push([EXTENSION.renegotiationInfo, (data) => data.uint8(0)])
  }
  // ocsp(1), no responder IDs, no request extensions (RFC 6066 §8).
  if (hello.statusRequest === true) {
    extensions.push([EXTENSION.statusRequest, (data) => data.uint8(0x01).uint16(0).uint16(0)])
  }
  if (hello.certificateTimestamps === true) extensions.push([EXTENSION.signedCertificateTimestamp, nothing])
  // peer_allowed_to_send(1) (RFC 6520 §2).
  if (hello.heartbeat === true) extensions.push([EXTENSION.heartbeat, (data) => data.uint8(0x01)])
  return extensions
}

function algorithmExtensions({ groups, signatureSchemes }: ClientHello): readonly Extension[] {
  const extensions: Extension[] = []
  if (groups !== undefined) {
    extensions.push([EXTENSION.supportedGroups, (data) => writeList(data, groups)])
    // uncompressed(0) only: the one format that every server must take (RFC 8422 §5.1.2).
    extensions.push([EXTENSION.ecPointFormats, (data) => data.prefixed(1, (list) => list.uint8(0x00))])
  }
  if (signatureSchemes !== undefined) {
    extensions.push([EXTENSION.signatureAlgorithms, (data) => writeList(data, signatureSchemes)])
  }
  return extensions
}

function tls13Extensions({ versions, keyShares = [] }: ClientHello): readonly Extension[] {
  return [
    [
      EXTENSION.supportedVersions,
      (data) => data.prefixed(1, (list) => versions.forEach((version) => list.uint16(version))),
    ],
    // psk_dhe_ke(1), which servers need before they hand out tickets (RFC 8446 §4.2.9).
    [EXTENSION.pskKeyExchangeModes, (data) => data.prefixed(1, (list) => list.uint8(0x01))],
    [
      EXTENSION.keyShare,
      (data) => data.prefixed(2, (list) => keyShares.forEach((each) => writeShare(list, each))),
    ],
  ]
}

function writeShare(list: ByteWriter, { group, publicKey }: KeyShare): void {
  list.uint16(group).prefixed(2, (key) => key.bytes(publicKey))
}

function writeList(data: ByteWriter, values: readonly number[]): void {
  data.prefixed(2, (list) => values.forEach((value) => list.uint16(value)))
}

function nothing(): void {}
