import type { Policy } from './policy.ts'

/**
 * What xmpp.net gave in its time, as far as today's facts tell. Source: `poke.lua` of xmpp-observatory/xmppoke at 1e0adf3
 * (the caps) and `common.php` of its front end (A⁻ and T), both read on 2026-11-22.
 *
 * Its letters came from points first: 0.3 × protocol + 0.3 × key + 0.4 × cipher, an A from 80 on. With a sound rest, only
 * suites under 128 bits, without encryption or without authentication brought that under 80, to a B; those stand here as
 * caps. TLS 1.3 did not exist; STARTTLS that is not required counted for nothing, and neither did DNSSEC.
 */
export const XMPP_NET_2014: Policy = {
  name: 'xmpp.net-2014',
  best: 'A',
  caps: [
    { check: 'certificate.trust', level: 'fail', capsAt: 'T' },
    { check: 'certificate.name', level: 'fail', capsAt: 'T' },
    { check: 'certificate.expiry', level: 'fail', capsAt: 'T' },
    { check: 'tls.ssl2', level: 'fail', capsAt: 'F' },
    { check: 'tls.ssl-only', level: 'fail', capsAt: 'F' },
    { check: 'tls.tls12', level: 'fail', capsAt: 'C' },
    { check: 'tls.compression', level: 'warn', capsAt: 'C' },
    { check: 'tls.rc4', level: 'fail', capsAt: 'C' },
    { check: 'tls.ssl3', level: 'fail', capsAt: 'B' },
    { check: 'chain.strength', level: 'fail', capsAt: 'B' },
    { check: 'tls.dh-size', level: 'fail', capsAt: 'B' },
    { check: 'tls.short-keys', level: 'fail', capsAt: 'B' },
    { check: 'tls.null', level: 'fail', capsAt: 'B' },
    { check: 'tls.anonymous', level: 'fail', capsAt: 'B' },
    { check: 'tls.forward-secrecy', level: 'fail', capsAt: 'A-' },
  ],
}
