import type { Policy } from './policy.ts'

/**
 * BCP 195 as caps. What RFC 9325 or RFC 8996 say MUST NOT be, and is of practical use to an attacker, goes to F or C; other
 * breaches of a MUST to B or A-; of a SHOULD to A-, or keep an A from being an A+. The letters for what is known from the
 * web (SSL 2.0, RC4, small blocks, no forward secrecy, no AEAD, TLS 1.0, T and M) are those of SSL Labs' rating guide.
 *
 * Three depart from that. Compression, a SHOULD NOT of RFC 9325 §3.3, goes to C: an attacker reads secrets by it (RFC 7457
 * §2.6). The lack of the extended master secret, a MUST of §3.5, costs the + alone: it breaks only what is bound to a session
 * that is taken up again. DHE, a SHOULD NOT of §4.1, costs nothing while its groups are large.
 *
 * What some must refuse and others never notice goes to B: a chain with a hole, an intermediate that has expired, a bad
 * certificate beside a good one, a demanded staple that is not there, a certificate that the domain's own TLSA records do
 * not name (RFC 7673 §4.2). What is not published holds nothing down: no standard asks a server for DANE, POSH, CAA, OCSP
 * staples or timestamps. POSH and CAA never do: the one adds a way to prove a name and takes none away, the other binds
 * issuers on the day of issue only.
 * That TLS is begun by STARTTLS caps nothing: whether it can be avoided is the verdict's matter, not the grade's.
 */
export const TELLUS_1: Policy = {
  name: 'tellus-1',
  best: 'A+',
  caps: [
    { check: 'certificate.trust', level: 'fail', capsAt: 'T' },
    { check: 'certificate.name', level: 'fail', capsAt: 'M' },
    { check: 'certificate.expiry', level: 'fail', capsAt: 'T' },
    { check: 'chain.revocation', level: 'fail', capsAt: 'T' },
    { check: 'starttls.command-injection', level: 'fail', capsAt: 'F' },
    { check: 'starttls.response-injection', level: 'fail', capsAt: 'F' },
    { check: 'tls.ssl2', level: 'fail', capsAt: 'F' },
    { check: 'tls.ssl-only', level: 'fail', capsAt: 'F' },
    { check: 'tls.null', level: 'fail', capsAt: 'F' },
    { check: 'tls.anonymous', level: 'fail', capsAt: 'F' },
    { check: 'tls.short-keys', level: 'fail', capsAt: 'F' },
    { check: 'tls.dh-breakable', level: 'fail', capsAt: 'F' },
    { check: 'tls.ssl3', level: 'fail', capsAt: 'C' },
    { check: 'tls.tls12', level: 'fail', capsAt: 'C' },
    { check: 'tls.rc4', level: 'fail', capsAt: 'C' },
    { check: 'tls.3des', level: 'warn', capsAt: 'C' },
    { check: 'tls.compression', level: 'warn', capsAt: 'C' },
    { check: 'tls.old-versions', level: 'fail', capsAt: 'B' },
    { check: 'tls.forward-secrecy', level: 'fail', capsAt: 'B' },
    { check: 'tls.aead', level: 'warn', capsAt: 'B' },
    { check: 'chain.strength', level: 'fail', capsAt: 'B' },
    { check: 'chain.complete', level: 'fail', capsAt: 'B' },
    { check: 'chain.expiry', level: 'fail', capsAt: 'B' },
    { check: 'chain.second', level: 'fail', capsAt: 'B' },
    { check: 'chain.must-staple', level: 'fail', capsAt: 'B' },
    { check: 'dane.match', level: 'fail', capsAt: 'B' },
    { check: 'tls.dh-size', level: 'fail', capsAt: 'B' },
    { check: 'tls.dh-prime', level: 'warn', capsAt: 'B' },
    { check: 'tls.groups', level: 'fail', capsAt: 'B' },
    { check: 'tls.tls13', level: 'warn', capsAt: 'A-' },
    { check: 'chain.order', level: 'warn', capsAt: 'A-' },
    { check: 'chain.staple', level: 'fail', capsAt: 'A-' },
    { check: 'tls.secure-renegotiation', level: 'fail', capsAt: 'A-' },
    { check: 'tls.suite-order', level: 'warn', capsAt: 'A-' },
    { check: 'tls.intolerance', level: 'warn', capsAt: 'A-' },
    { check: 'tls.extended-master-secret', level: 'fail', capsAt: 'A' },
    { check: 'tls.static-key-exchange', level: 'warn', capsAt: 'A' },
    { check: 'tls.encrypt-then-mac', level: 'warn', capsAt: 'A' },
    { check: 'tls.fallback-scsv', level: 'warn', capsAt: 'A' },
  ],
}
