import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import { ByteReader } from './bytes.ts'
import { type ClientHello, offeredExtensions } from './client-hello.ts'
import { EXTENSION, readExtensions } from './extension.ts'
import { SSL_3_0, TLS_1_2, TLS_1_3 } from './tls-version.ts'

/** A ServerHello or a HelloRetryRequest, which share a format and differ by their random (RFC 8446 §4.1.3). */
export interface ServerHello {
  readonly isRetryRequest: boolean
  /** The version chosen: supported_versions where the server sent that, else its legacy_version. */
  readonly version: number
  readonly random: Uint8Array
  readonly sessionId: Uint8Array
  readonly suite: number
  readonly compressionMethod: number
  /** By type, in the order sent. */
  readonly extensions: ReadonlyMap<number, Uint8Array>
  /** The group that key_share names; absent without that extension. */
  readonly group?: number
  /** The server's share of that group; a HelloRetryRequest has none. */
  readonly publicKey?: Uint8Array
}

/**
 * Decodes the body of a server_hello message.
 *
 * @throws {PeerMisbehaved} `truncated-message`, `trailing-bytes`, `duplicate-extension`
 */
export function decodeServerHello(body: Uint8Array): ServerHello {
  const reader = new ByteReader(body)
  const legacyVersion = reader.uint16()
  const random = reader.bytes(32)
  const sessionId = reader.prefixed(1)
  const suite = reader.uint16()
  const compressionMethod = reader.uint8()
  // RFC 5246 §7.4.1.3: whether there are extensions shows by whether there are bytes left.
  const extensions = reader.remainingByteLength > 0 ? readExtensions(reader) : new Map<number, Uint8Array>()
  reader.end()
  const isRetryRequest = random.every((byte, index) => byte === RETRY_REQUEST_RANDOM[index])
  const keyShare = extensions.get(EXTENSION.keyShare)
  return {
    isRetryRequest,
    version: versionOf(extensions.get(EXTENSION.supportedVersions), legacyVersion),
    random,
    sessionId,
    suite,
    compressionMethod,
    extensions,
    ...(keyShare && readKeyShare(keyShare, isRetryRequest)),
  }
}

/**
 * Holds an answer against the hello that it answers.
 *
 * @throws {PeerMisbehaved} `unoffered-version`, `unoffered-suite`, `unoffered-compression`, `unoffered-extension`,
 * `unoffered-group`, `unoffered-share`, `missing-version`, `pointless-retry-request`, `changed-session-id`,
 * `oversized-session-id`
 */
export function checkServerHello(hello: ClientHello, answer: ServerHello): void {
  checkVersion(hello, answer)
  if (answer.version === TLS_1_3) checkTls13(hello, answer)
  if (answer.sessionId.length > 32) throw new PeerMisbehaved('oversized-session-id', SERVER_HELLO)
  if (!hello.suites.includes(answer.suite)) throw new PeerMisbehaved('unoffered-suite', SERVER_HELLO)
  if (!(hello.compressionMethods ?? [0x00]).includes(answer.compressionMethod)) {
    throw new PeerMisbehaved('unoffered-compression', rfc(5246, '7.4.1.3'))
  }
  const offered = offeredExtensions(hello)
  for (const type of answer.extensions.keys()) {
    const isCookie = answer.isRetryRequest && type === EXTENSION.cookie
    if (!offered.has(type) && !isCookie) throw new PeerMisbehaved('unoffered-extension', rfc(8446, '4.2'))
  }
  if (answer.group !== undefined && !(hello.groups ?? []).includes(answer.group)) {
    throw new PeerMisbehaved('unoffered-group', rfc(8446, '4.2.8'))
  }
}

const SERVER_HELLO = rfc(8446, '4.1.3')

/** SHA-256 of "HelloRetryRequest" (RFC 8446 §4.1.3). */
const RETRY_REQUEST_RANDOM: Uint8Array = Uint8Array.from([
  0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91, 0xc2, 0xa2,
  0x11, 0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c,
])

function checkVersion(hello: ClientHello, { version, isRetryRequest, extensions }: ServerHello): void {
  // Through the extension only 1.3 may be chosen, and only when it was offered.
  if (extensions.has(EXTENSION.supportedVersions) && version !== TLS_1_3) {
    throw new PeerMisbehaved('unoffered-version', rfc(8446, '4.2.1'))
  }
  if (version === TLS_1_3 && !hello.versions.includes(TLS_1_3)) {
    throw new PeerMisbehaved('unoffered-version', rfc(8446, '4.2.1'))
  }
  if (version !== TLS_1_3 && isRetryRequest) throw new PeerMisbehaved('missing-version', rfc(8446, '4.1.4'))
  if (version < SSL_3_0 || (version < TLS_1_3 && !isOfferedLegacy(hello, version)) || version > TLS_1_3) {
    throw new PeerMisbehaved('unoffered-version', rfc(5246, '7.4.1.3'))
  }
}

function checkTls13(hello: ClientHello, answer: ServerHello): void {
  const sent = hello.sessionId ?? new Uint8Array(0)
  const isEcho =
    sent.length === answer.sessionId.length && sent.every((byte, i) => byte === answer.sessionId[i])
  if (!isEcho) throw new PeerMisbehaved('changed-session-id', SERVER_HELLO)
  const hasShare = hello.keyShares?.some(({ group }) => group === answer.group) === true
  // Without a share of its group a server can only ask for one; with one it must not.
  if (!answer.isRetryRequest && !hasShare) throw new PeerMisbehaved('unoffered-share', rfc(8446, '4.2.8'))
  if (answer.isRetryRequest && hasShare)
    throw new PeerMisbehaved('pointless-retry-request', rfc(8446, '4.2.8'))
  if (answer.group === undefined && !answer.extensions.has(EXTENSION.cookie)) {
    throw new PeerMisbehaved('pointless-retry-request', rfc(8446, '4.1.4'))
  }
}

/** Without supported_versions a hello offers everything up to its cap (RFC 5246 §7.4.1.2); with it, what is listed. */
function isOfferedLegacy({ versions }: ClientHello, version: number): boolean {
  return versions[0] > TLS_1_2 ? versions.includes(version) : version <= versions[0]
}

function versionOf(supportedVersions: Uint8Array | undefined, legacyVersion: number): number {
  if (supportedVersions === undefined) return legacyVersion
  const reader = new ByteReader(supportedVersions)
  const version = reader.uint16()
  reader.end()
  return version
}

/** A HelloRetryRequest carries the group alone, a ServerHello also a key (RFC 8446 §4.2.8). */
function readKeyShare(data: Uint8Array, isRetryRequest: boolean): Pick<ServerHello, 'group' | 'publicKey'> {
  const reader = new ByteReader(data)
  const group = reader.uint16()
  const share = isRetryRequest ? { group } : { group, publicKey: reader.prefixed(2) }
  reader.end()
  return share
}
