import { createHash } from 'node:crypto'
import type { TlsOptions, TlsParameters } from '../tls-parameters.ts'
import { knownDhPrime } from '../registry/known-dh-primes.ts'
import type { Pick } from './elimination.ts'
import { EXTENSION } from './extension.ts'
import type { ServerFlight } from './server-flight.ts'

/** What a flight shows of the server's choices. */
export function pickOf({ hello, keyExchange }: ServerFlight): Pick {
  const group = hello.group ?? (keyExchange?.kind === 'ecdhe' ? keyExchange.group : undefined)
  const scheme = keyExchange !== undefined && 'scheme' in keyExchange ? keyExchange.scheme : undefined
  return {
    suite: hello.suite,
    ...(group !== undefined && { group }),
    ...(scheme !== undefined && { scheme }),
  }
}

/** What a flight of TLS 1.2 or older shows of the extensions that its hello offered all of. */
export function optionsOf({ hello, status, certificateRequest }: ServerFlight): TlsOptions {
  const compression = COMPRESSION_NAMES.get(hello.compressionMethod)
  return {
    ...(compression !== undefined && { compression }),
    secureRenegotiation: hello.extensions.has(EXTENSION.renegotiationInfo),
    extendedMasterSecret: hello.extensions.has(EXTENSION.extendedMasterSecret),
    encryptThenMac: hello.extensions.has(EXTENSION.encryptThenMac),
    sessionTicket: hello.extensions.has(EXTENSION.sessionTicket),
    heartbeat: hello.extensions.has(EXTENSION.heartbeat),
    ocspStaple: status !== undefined,
    clientCertificateRequested: certificateRequest !== undefined,
  }
}

/** The groups of finite-field Diffie-Hellman in these flights, each prime once. */
export function dhGroupsOf(flights: readonly ServerFlight[]): TlsParameters['dhGroups'] {
  const groups = new Map<string, TlsParameters['dhGroups'][number]>()
  for (const { keyExchange } of flights) {
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
