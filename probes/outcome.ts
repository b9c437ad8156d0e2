/** How one attempt to learn something ended. */
export type Outcome<T> =
  | { readonly state: 'observed'; readonly value: T }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'skipped'; readonly because: SkipReason }

/** How something ended that was tried. */
export type Attempt<T> = Exclude<Outcome<T>, { readonly state: 'skipped' }>

/**
 * Why something was not tried.
 * - `not-applicable`: the question makes no sense here (STARTTLS on direct TLS).
 * - `not-reached`: an earlier step of the same connection failed; that step holds the failure.
 * - `not-offered`: the peer did not offer what would be needed to ask.
 * - `bounded`: over the number of targets, addresses or connections that one scan allows itself.
 * - `guarded`: the target is private, loopback or special-use, and probing those is not allowed.
 * - `spared`: we were at that network too often for now, or were refused there again and again.
 * - `not-asked`: whoever asked limited the scan.
 * - `other-family`: the host has addresses of the other address family alone, and whoever asked wanted this one.
 */
export type SkipReason =
  | 'not-applicable'
  | 'not-reached'
  | 'not-offered'
  | 'bounded'
  | 'guarded'
  | 'spared'
  | 'not-asked'
  | 'other-family'

/** What went wrong, and in which phase; never a verdict about the peer's policy. */
export interface Failure {
  readonly phase: 'dns' | 'tcp' | 'stream' | 'starttls' | 'tls' | 'http'
  readonly code: FailureCode
  /** For the log and for evidence, cleaned and cut; never parsed. */
  readonly detail?: string
  /** Of `stream-error`: the condition that was sent (RFC 6120 §4.9.3). */
  readonly condition?: string
  /** Of `redirected`: where to, as the peer wrote it (RFC 6120 §4.9.3.19). */
  readonly otherHost?: string
  /** TLS ended, or what it was for, after the peer had asked for a certificate (RFC 8446 §4.4.2.4, RFC 5246 §7.4.6); we have none. */
  readonly isCertificateWanted?: true
  /** Of a refusal in phase `tls`: the peer had picked version and suite from our ClientHello, so it was not for want of one. */
  readonly isAfterHello?: true
  /** Of `certificate-rejected`: by the clock of this machine, the certificate or one above it has expired or is not valid yet. */
  readonly isOutsideDates?: true
}

/**
 * `unreachable`: the network said that nothing leads there; whether ours or theirs is at fault shows only beside others.
 * `local-error`: this machine could not even try: no files, ports, memory or address left, or its own rules forbid it.
 * `redirected`: the stream error `<see-other-host/>`.
 * `no-features`: the stream error of a peer that has no stream feature to offer in clear text.
 * `dns-failure`: DNS could not tell. `no-address`: it told that the host has none.
 * `certificate-rejected` is only met where verification is demanded (the bot's own login, https): a probe observes
 * certificates whether or not they verify.
 */
export type FailureCode =
  | 'timeout'
  | 'refused'
  | 'unreachable'
  | 'reset'
  | 'closed'
  | 'stream-error'
  | 'no-features'
  | 'redirected'
  | 'starttls-failure'
  | 'alert'
  | 'peer-misbehaved'
  | 'peer-incompatible'
  | 'certificate-rejected'
  | 'dns-failure'
  | 'no-address'
  | 'local-error'
  | 'aborted'
