import { PeerMisbehaved } from '../errors.ts'
import type { PoshDocument } from '../model.ts'
import { rfc } from '../spec.ts'

/** More certificates than any service has at a time. */
const MOST_FINGERPRINTS = 64
const LONGEST_URL = 2048

/**
 * Reads a POSH document: fingerprints of certificates, or the URL where they are.
 *
 * @throws {PeerMisbehaved} `bad-posh-document` when it is neither, or both, or names no time for which it holds.
 * @see RFC 7711 §3.1, §3.2
 */
export function readPosh(text: string): PoshDocument {
  const document = parse(text)
  const expires: unknown = document['expires']
  const url: unknown = document['url']
  const listed: unknown = document['fingerprints']
  if (typeof expires !== 'number' || !Number.isInteger(expires) || expires < 0) throw bad()
  if (Array.isArray(listed)) {
    // One of the two, and of fingerprints at least one.
    if (listed.length === 0 || url !== undefined) throw bad()
    const fingerprints = listed.slice(0, MOST_FINGERPRINTS).map(readFingerprint)
    return { fingerprints, expiresSeconds: expires }
  }
  if (typeof url !== 'string' || url.length > LONGEST_URL) throw bad()
  return { fingerprints: [], url, expiresSeconds: expires }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw bad({ cause })
  }
  return asObject(value)
}

function readFingerprint(value: unknown): Readonly<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const [hash, digest] of Object.entries(asObject(value))) {
    if (typeof digest !== 'string') throw bad()
    digests[hash.toLowerCase()] = digest
  }
  return digests
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad()
  return Object.fromEntries(Object.entries(value))
}

function bad(options?: ErrorOptions): PeerMisbehaved {
  return new PeerMisbehaved('bad-posh-document', rfc(7711, '3'), options)
}
