import type { Outcome } from './outcome.ts'

/** Whether sessions can be taken up again, by the version that they were made in. */
export interface TlsResumption {
  readonly tls13: Outcome<Resumption>
  readonly tls12: Outcome<Resumption>
}

/** What a first handshake gave, and what a second one made of it. */
export interface Resumption {
  /** By what the server let a session be taken up: `none` where it gave nothing. */
  readonly by: 'ticket' | 'session-id' | 'none'
  /** The second handshake took the session up; absent where there was nothing to try with. */
  readonly isTakenUp?: boolean
  /** How long the server means to accept a ticket (RFC 8446 §4.6.1, RFC 5077 §3.3); absent where it does not say. */
  readonly lifetimeSeconds?: number
  /** Early data that it would accept with the ticket (RFC 8446 §4.6.1); of TLS 1.3 only, 0 for none. */
  readonly earlyDataByteLength?: number
}
