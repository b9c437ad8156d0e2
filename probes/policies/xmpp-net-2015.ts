import type { Policy } from './policy.ts'

/**
 * What xmpp.net gave from October 2015 on, as far as a table of caps can say it. Source: `poke.lua` of
 * xmpp-observatory/xmppoke at 1e0adf3 and `common.php` of its front end at 5b17a47 (A⁻ and T), read on 2026-11-23. Most of
 * the caps came with 8efe462 (2015-10-20); `xmpp-net-2014.ts` has those before.
 *
 * Its letters came from points first: 0.3 × protocol + 0.3 × key + 0.4 × cipher, an A from 80 on, a B from 65 on. Beside a key
 * of RSA with 2048 bits, good suites and TLS 1.0 to 1.2, one weakness brought that under 80 where it was suites under 128 bits,
 * without encryption or without authentication; those stand here as caps. Where the table departs from what was given then:
 * - T was for what would be an A else; together with anything that caps, xmpp.net gave an F.
 * - Export and anonymous suites beside TLS 1.0 came to 64.5 points, a C; beside TLS 1.2 alone they came to a B.
 * - RC4 counted where TLS 1.2 took it; in older versions alone it cost nothing.
 * - Of the certificates the leaf alone counted: RSA under 1024 bits and MD5 came to an F, SHA-1 cost nothing.
 *
 * TLS 1.3 did not exist; STARTTLS that is not required counted for nothing, and neither did DNSSEC.
 */
export const XMPP_NET_2015: Policy = {
  name: 'xmpp.net-2015',
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
