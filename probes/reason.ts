import type { Endpoint } from './model.ts'

/**
 * The answer to "is TLS mandatory?".
 * - `required`: clear text is refused and TLS works.
 * - `optional`: TLS works and clear text works.
 * - `absent`: no TLS; clear text works.
 * - `not-enforced`: said to be required, yet clear text is processed.
 * - `unusable`: demanded, but TLS cannot be had.
 * - `not-offered`: the domain says that it has no such service.
 * - `unknown`: nothing could be learnt that would carry an answer.
 */
export type VerdictState =
  'required' | 'optional' | 'absent' | 'not-enforced' | 'unusable' | 'not-offered' | 'unknown'

/** The verdict for one service of one domain: the worst that any endpoint shows. */
export interface Verdict {
  readonly state: VerdictState
  /** `advertised`: read off the stream features. `proven`: asked on the wire. */
  readonly basis: 'advertised' | 'proven'
  readonly because: readonly Reason[]
}

/** Why a verdict is what it is: codes and parameters, worded in the locales. */
export interface Reason {
  readonly code: ReasonCode
  readonly endpoint?: Endpoint
  readonly params: Readonly<Record<string, string | number | boolean>>
  readonly evidence?: Evidence
}

/** What was sent and what came back, so that anybody can ask again. */
export interface Evidence {
  /** After the stream header, which every question begins with; empty when the header was the question. */
  readonly sent: string
  /** Cut to 300 characters; empty for an end without a word. */
  readonly received: string
  /** ISO 8601 (UTC). */
  readonly at: string
}

/**
 * - `starttls-required`, `starttls-offered`, `no-starttls`: what the features before TLS said.
 * - `starttls-only-feature`: nothing else was offered, which makes TLS mandatory too (RFC 6120 §5.3.1).
 * - `direct-tls`: TLS from the first byte, so no clear text to speak of.
 * - `tls-failed`: TLS was offered and cannot be had (`phase`, `failure`).
 * - `tls-unsteady`: so it is on one connection (`phase`, `failure`), and TLS came about on another one.
 * - `tls-beyond-us`: so it is for our OpenSSL (`phase`, `failure`), and not for everybody.
 * - `nothing-offered`: neither STARTTLS nor a way to log in was announced.
 * - `unreachable`: no answer that says anything (`phase`, `failure`).
 * - `not-offered`: the domain's SRV records say that there is no such service.
 * - `no-address`: nothing to connect to was found; `dns-failed`: DNS could not be asked.
 * - `refused`, `processed`, `unavailable`, `ambiguous`: how a question in clear text was answered (`stimulus`, `mechanism`).
 * - `starttls-unadvertised`: the features hid STARTTLS, and it was granted all the same.
 * - `no-features`: the peer ended the stream because it had nothing to offer without TLS, nor TLS (`detail`).
 * - `redirected`: the peer sends elsewhere (`otherHost`); what is there is another endpoint, where it could be followed.
 * - `dialback-not-asked`: whether dialback is refused in clear text was left out: that is for whoever runs this to allow.
 * - `guarded`: every target is private or special-use; `spared`: every one is left alone for now; `not-asked`: the scan left this service out.
 * - `other-family`: every target has addresses of that family alone which the scan left out.
 */
export type ReasonCode =
  | 'starttls-required'
  | 'starttls-only-feature'
  | 'starttls-offered'
  | 'no-starttls'
  | 'direct-tls'
  | 'tls-failed'
  | 'tls-unsteady'
  | 'tls-beyond-us'
  | 'nothing-offered'
  | 'unreachable'
  | 'refused'
  | 'processed'
  | 'unavailable'
  | 'ambiguous'
  | 'starttls-unadvertised'
  | 'no-features'
  | 'redirected'
  | 'dialback-not-asked'
  | 'not-offered'
  | 'no-address'
  | 'dns-failed'
  | 'guarded'
  | 'spared'
  | 'not-asked'
  | 'other-family'
