import { createHash } from 'node:crypto'
import type { TlsOptions, TlsParameters } from '../tls-parameters.ts'
import { suiteName, suiteProperties } from '../registry/cipher-suites.ts'
import { knownDhPrime } from '../registry/known-dh-primes.ts'
import type { Pick } from './elimination.ts'
import { EXTENSION } from './extension.ts'
import type { HelloStyle } from './probe-hellos.ts'
import type { ServerFlight } from './server-flight.ts'

/** What a flight shows of the server's choices. */
export function pickOf({ hello, keyExchange, encrypted }: ServerFlight): Pick {
  const group = hello.group ?? (keyExchange?.kind === 'ecdhe' ? keyExchange.group : undefined)
  const scheme = keyExchange !== undefined && 'scheme' in keyExchange ? keyExchange.scheme : undefined
  return {
    suite: hello.suite,
    ...(group !== undefined && { group }),
    ...(scheme !== undefined && { scheme }),
    ...(encrypted?.groups && { toldGroups: encrypted.groups }),
  }
}

/** A flight, and how much its hello offered. */
export interface ShownFlight {
  readonly flight: ServerFlight
  readonly style: HelloStyle
}

/**
 * What flights of TLS 1.2 and older show of the extensions that their hellos offered: those of the newest version, whichever
 * came first, and nothing of what a short hello leaves out.
 */
export function optionsOf(flights: readonly ShownFlight[]): TlsOptions {
  const newest = Math.max(...flights.map(({ flight }) => flight.hello.version))
  const shown = flights.filter(({ flight }) => flight.hello.version === newest)
  const whole = shown.filter(({ style }) => style !== 'short').map(({ flight }) => flight)
  const [first] = shown
  return {
    ...(whole[0] && extensionsOf(whole[0])),
    ...withMacOf(whole),
    ...(first && {
      // Anything but an empty renegotiated_connection must end the handshake (RFC 5746 §3.4).
      secureRenegotiation: holds(first.flight, 'renegotiationInfo', 0),
      ...(first.flight.certificates && {
        clientCertificateRequested: first.flight.certificateRequest !== undefined,
      }),
    }),
  }
}

/** What flights of TLS 1.3 show that were read behind the ServerHello; their hellos ask for a staple. */
export function openedOptionsOf([first]: readonly ShownFlight[]): TlsOptions {
  const encrypted = first?.flight.encrypted
  if (encrypted === undefined) return {}
  return {
    ocspStaple: encrypted.certificates[0]?.extensions.has(EXTENSION.statusRequest) === true,
    clientCertificateRequested: encrypted.certificateRequest !== undefined,
  }
}

function extensionsOf(flight: ServerFlight): TlsOptions {
  const compression = COMPRESSION_NAMES.get(flight.hello.compressionMethod)
  return {
    ...(compression !== undefined && { compression }),
    extendedMasterSecret: has(flight, 'extendedMasterSecret'),
    sessionTicket: has(flight, 'sessionTicket'),
    heartbeat: holds(flight, 'heartbeat', PEER_ALLOWED_TO_SEND),
    // What breaks off behind its hello may have had one to come; where nobody proves to be anybody there is none.
    ...(flight.certificates && { ocspStaple: flight.status !== undefined }),
  }
}

/** Servers answer this one where they picked a block cipher only (RFC 7366 §3). */
function withMacOf(flights: readonly ServerFlight[]): TlsOptions {
  const block = flights.find(({ hello }) => suiteProperties(suiteName(hello.suite)).cipher.endsWith('_CBC'))
  return block === undefined ? {} : { encryptThenMac: has(block, 'encryptThenMac') }
}

function has({ hello }: ServerFlight, extension: keyof typeof EXTENSION): boolean {
  return hello.extensions.has(EXTENSION[extension])
}

/** HeartbeatMode: who says so answers heartbeats; the other mode only sends them (RFC 6520 §2). */
const PEER_ALLOWED_TO_SEND = 1

/** Whether an extension was sent that holds this one byte. */
function holds({ hello }: ServerFlight, extension: keyof typeof EXTENSION, byte: number): boolean {
  const data = hello.extensions.get(EXTENSION[extension])
  return data?.length === 1 && data[0] === byte
}

/** The groups of finite-field Diffie-Hellman in these flights, each prime once. */
export function dhGroupsOf(flights: readonly ShownFlight[]): TlsParameters['dhGroups'] {
  const groups = new Map<string, TlsParameters['dhGroups'][number]>()
  for (const { flight } of flights) {
    const { keyExchange } = flight
    if (keyExchange?.kind !== 'dhe') continue
    const sha256 = createHash('sha256').update(keyExchange.prime).digest('hex')
    const knownAs = knownDhPrime(sha256)?.name
    groups.set(sha256, { bits: keyExchange.primeBits, ...(knownAs !== undefined && { knownAs }) })
  }
  return [...groups.values()]
}

const COMPRESSION_NAMES: ReadonlyMap<number, NonNullable<TlsOptions['compression']>> = new Map([
  [0x00, 'null'],
  [0x01, 'deflate'],
  [0x40, 'lzs'],
])
