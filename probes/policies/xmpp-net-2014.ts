import type { Policy } from './policy.ts'

/**
 * What xmpp.net gave from August 2014 to October 2015, as far as a table of caps can say it. Source: `poke.lua` of
 * xmpp-observatory/xmppoke at a88773b (2014-08-15) and `common.php` of its front end at 459e0bc of the same day (A⁻ and T),
 * read on 2026-11-23. What letters were made of, and where a table departs from what was given, stands in `xmpp-net-2015.ts`.
 *
 * SSL 3.0, compression and small groups of DHE counted for nothing.
 */
export const XMPP_NET_2014: Policy = {
  name: 'xmpp.net-2014',
  best: 'A',
  caps: [
    { check: 'certificate.trust', level: 'fail', capsAt: 'T' },
    { check: 'certificate.name', level: 'fail', capsAt: 'T' },
    { check: 'certificate.expiry', level: 'fail', capsAt: 'T' },
    { check: 'tls.ssl2', level: 'fail', capsAt: 'F' },
    { check: 'tls.tls12', level: 'fail', capsAt: 'B' },
    { check: 'chain.strength', level: 'fail', capsAt: 'B' },
    { check: 'tls.short-keys', level: 'fail', capsAt: 'B' },
    { check: 'tls.null', level: 'fail', capsAt: 'B' },
    { check: 'tls.anonymous', level: 'fail', capsAt: 'B' },
    { check: 'tls.rc4', level: 'fail', capsAt: 'A-' },
    { check: 'tls.forward-secrecy', level: 'fail', capsAt: 'A-' },
  ],
}
