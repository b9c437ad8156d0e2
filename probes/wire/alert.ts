import { rfc } from '../spec.ts'
import { PeerMisbehaved } from '../errors.ts'
import { alertName } from '../registry/alerts.ts'

/** One alert in clear text. */
export interface Alert {
  readonly level: 'warning' | 'fatal'
  /** Code point of AlertDescription. */
  readonly description: number
  /** E.g. `handshake_failure`; `alert 0x2a` for a code point that nobody registered. */
  readonly name: string
}

/**
 * Decodes the fragment of an alert record. TLS 1.2 and older may put several alerts into one record
 * (RFC 5246 §6.2.1), which RFC 8446 §5.1 forbids; they are all read, since the version may not be known yet.
 *
 * @throws {PeerMisbehaved} `malformed-alert`
 */
export function decodeAlerts(fragment: Uint8Array): readonly Alert[] {
  if (fragment.length === 0 || fragment.length % 2 !== 0) {
    throw new PeerMisbehaved('malformed-alert', rfc(8446, '5.1'))
  }
  return Array.from({ length: fragment.length / 2 }, (_, index) => decodeAlert(fragment, index * 2))
}

function decodeAlert(fragment: Uint8Array, offset: number): Alert {
  const [level, description = 0] = fragment.subarray(offset, offset + 2)
  if (level !== 1 && level !== 2) throw new PeerMisbehaved('malformed-alert', rfc(8446, '6'))
  return { level: level === 1 ? 'warning' : 'fatal', description, name: alertName(description) }
}
