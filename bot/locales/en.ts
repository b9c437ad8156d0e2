import { deskEn } from './desk/en.ts'
import { lettersEn } from './letters/en.ts'
import { noticesEn } from './notices/en.ts'

/**
 * English: the catalogue whose keys and variables are the type of every other one.
 *
 * One whole sentence or line a key. `{{name}}` is text, `{{name, list}}` a list of texts, `{{name, seconds}}` a number of
 * seconds, `{{name, duration}}` and `{{name, ago}}` are ms, `{{name, number}}` a number, `{{name, time}}` a `Date`,
 * `{{name, day}}` the day of one, `{{name, scripts}}` a list of scripts by their codes (ISO 15924), `{{name, commands}}` a list
 * of commands by their English names, shown by their local ones, `{{name, actor}}` what somebody is called, empty where they had
 * that forgotten; `{{name, state}}`, `{{name, stage}}`, `{{name, interval}}` and `{{name, letter-kind}}` are one of the words in the
 * family of keys that has that name. A key that ends in `_one` or `_other` takes a `count` (CLDR plural categories). `{{line}}`,
 * `{{usage}}` and `{{name, command}}` begin with a command's English name and are shown by its local one.
 */
export const en = {
  ...deskEn,
  ...noticesEn,
  'state.required': 'required',
  'state.optional': 'optional',
  'state.absent': 'none',
  'state.not-enforced': 'not enforced',
  'state.unusable': 'demanded, but broken',
  'state.not-offered': 'no such service',
  'state.unknown': 'could not tell',

  'headline.same': '{{symbol}} {{domain}} — TLS: {{state}}',
  'headline.one': '{{symbol}} {{domain}} — TLS: {{state}} ({{service}})',
  'headline.differs': '{{symbol}} {{domain}} — c2s {{c2s}}, s2s {{s2s}}',
  'meaning.optional': 'TLS is not demanded: a password can still cross in clear.',
  'meaning.scram-only': 'TLS is not demanded: PLAIN is refused in clear text, SCRAM is taken.',
  'meaning.absent': 'There is no TLS: passwords cross in clear.',
  'meaning.not-enforced': 'TLS is called required, yet clear text is taken: a password can cross in clear.',
  'meaning.bad-certificate': '✖ But the certificate is not good.',
  'meaning.unusable':
    'TLS is demanded, yet no stream inside it came about: who fares alike cannot log in. Its operators have to mend that.',
  'warning.mixed-scripts':
    '⚠ {{domain}} mixes letters of several scripts ({{scripts, scripts}}): it may pass itself off as another name.',

  'service.advertised': '{{service}}: {{symbol}} {{state}}, as advertised',
  'service.proven': '{{service}}: {{symbol}} {{state}}, proven',
  'service.plain': '{{service}}: {{symbol}} {{state}}',

  'line.except': 'But at {{endpoints, list}}:',
  'starttls.required': 'STARTTLS: required',
  'starttls.offered': 'STARTTLS: offered, not required',
  'starttls.absent': 'STARTTLS: not offered',
  'c2s.before': 'Login before TLS: {{mechanisms, list}}',
  'c2s.before-none': 'Login before TLS: not offered',
  'c2s.after': 'Login after TLS: {{mechanisms, list}}',
  'c2s.after-none': 'Login after TLS: not offered',
  's2s.before': 'SASL before TLS: {{mechanisms, list}}',
  's2s.before-none': 'SASL before TLS: not offered',
  's2s.client-certificate': 'Client certificate: asked for',
  's2s.no-client-certificate': 'Client certificate: not asked for',
  's2s.after': 'SASL after TLS: {{mechanisms, list}}',
  's2s.after-none': 'SASL after TLS: not offered',
  'others.before': 'Also before TLS: {{features, list}}',
  'others.after': 'Also after TLS: {{features, list}}',
  'direct-tls.works': 'Direct TLS: works at {{endpoints, list}}',
  'direct-tls.none': 'Direct TLS: none found',
  'direct-tls.failed': 'Direct TLS: could not be used',
  tls: '{{version}}, {{suite}}',
  'certificate.good_one': 'Certificate: ✔ trusted, {{count}} day left',
  'certificate.good_other': 'Certificate: ✔ trusted, {{count}} days left',
  'certificate.expired_one': 'Certificate: ✖ expired {{count}} day ago',
  'certificate.expired_other': 'Certificate: ✖ expired {{count}} days ago',
  'certificate.expired-today': 'Certificate: ✖ expired less than a day ago',
  'certificate.path-outside-dates': 'Certificate: ✖ not trusted: one above it is outside its dates',
  'certificate.self-signed': 'Certificate: ✖ self-signed',
  'certificate.not-yet-valid': 'Certificate: ✖ not valid yet',
  'certificate.untrusted': 'Certificate: ✖ not trusted ({{reason}})',
  'certificate.days-left_one': 'Expires in {{count}} day',
  'certificate.days-left_other': 'Expires in {{count}} days',
  'certificate.name.match': 'Name: ✔ matches',
  'certificate.name.mismatch': 'Name: ✖ is for {{names, list}}',
  'certificate.name.none': 'Name: ✖ names no domain',
  'certificate.issuer': 'Issuer: {{issuer}}',
  'certificate.same': 'TLS and certificate: as for c2s',
  kept: 'That was {{age, ago}}. To test anew: {{line}}',
  'target.too-often':
    '{{domain}} was tested often enough for now, to spare its servers. One more test in {{wait, duration}}.',
  'target.left-alone': '{{domain}} is not tested: those who run me were asked to leave it alone.',
  'target.busy': 'Too many tests are waiting: {{domain}} was not tested. Ask again in a minute.',
  'only-family': 'Only {{family}} was looked at.',
  tested: 'Tested {{at, time}} UTC in {{seconds, seconds}}',

  'reason.not-offered': 'The domain says in DNS that it has no such service.',
  'reason.no-address': 'DNS knows no XMPP server and no address for it. Check the spelling.',
  'reason.dns-failed': 'DNS gave no answer about it. That may pass: try again in a minute.',
  'reason.guarded': 'It leads to private or reserved addresses only. I do not connect there.',
  'reason.spared':
    'I have been at its network often enough for now, or was refused there again and again. Ask again in some minutes.',
  'reason.nothing-offered': 'Neither STARTTLS nor a login is announced at {{endpoints, list}}.',
  'reason.processed': 'Taken in clear text at {{endpoints, list}}: {{questions, list}}',
  'reason.ambiguous': 'At {{endpoints, list}} an answer in clear text could mean either.',
  'reason.starttls-unadvertised': 'At {{endpoints, list}} STARTTLS works without being announced.',
  'reason.tls-unsteady': 'At {{endpoints, list}} TLS could be used on one connection and not on another.',
  'reason.starttls-only-feature':
    'STARTTLS is the only thing offered, which makes it mandatory (RFC 6120 §5.3.1).',

  'failure.timeout':
    '? {{endpoints, list}}: no answer in time. The server or the network is down or slow; try again later.',
  'failure.refused': '? {{endpoints, list}}: connection refused. Nothing listens there; ask its operators.',
  'failure.unreachable':
    '? {{endpoints, list}}: no route there. It is the network, here or there; try again later.',
  'failure.unreachable-6':
    '? {{endpoints, list}}: no way there over IPv6. I may have none here, which says nothing of the server; whoever runs me can tell.',
  'failure.reset': '? {{endpoints, list}}: connection cut. The server may limit testers; try again later.',
  'failure.closed': '? {{endpoints, list}}: closed without an answer. Ask its operators.',
  'failure.host-unknown':
    '? {{endpoints, list}}: does not serve this domain. Check the spelling, or tell its operators.',
  'failure.stream-error': '? {{endpoints, list}}: refused the stream ({{detail}}). Ask its operators.',
  'failure.redirected': '? {{endpoints, list}}: sends clients elsewhere (see-other-host).',
  'failure.no-features':
    '✖ {{endpoints, list}}: ends the stream, having nothing to offer: TLS is demanded, and cannot be had. Its operators can mend that.',
  'failure.starttls-failure':
    '✖ {{endpoints, list}}: offers STARTTLS, then refuses it. Its operators can mend that.',
  'failure.alert': '✖ {{endpoints, list}}: the TLS handshake is refused. Its operators can mend that.',
  'failure.peer-misbehaved': '? {{endpoints, list}}: does not speak proper XMPP. Tell its operators.',
  'failure.tls-misbehaved': '? {{endpoints, list}}: does not speak proper TLS. Tell its operators.',
  'failure.certificate-wanted':
    '? {{endpoints, list}}: ended TLS after it had asked for a certificate; I have none to show.',
  'failure.peer-incompatible':
    '✖ {{endpoints, list}}: no TLS in common with me (version, suite, group or key). Its operators can mend that.',
  'failure.tls-beyond-us':
    '? {{endpoints, list}}: offers TLS that I cannot speak (suite, group, type of key, or certificates too long for me). Newer programs may get in.',
  'failure.certificate-rejected':
    '✖ {{endpoints, list}}: the certificate is not accepted. Its operators can mend that.',
  'failure.dns-failure': '? {{endpoints, list}}: DNS gave no answer. Try again in a minute.',
  'failure.no-address': '? {{endpoints, list}}: the name has no address. Its operators can mend that.',
  'failure.local-error':
    '? {{endpoints, list}}: Tellus itself could not even try. That says nothing of the server; try again later.',
  'failure.aborted': '? {{endpoints, list}}: the test ended before its turn. Try again.',
  'skipped.bounded_one': '{{count}} more address was left out: one test stops there.',
  'skipped.bounded_other': '{{count}} more addresses were left out: one test stops there.',
  'skipped.guarded': '? {{endpoints, list}}: a private or reserved address. I do not connect there.',
  'skipped.spared':
    '? {{endpoints, list}}: I have been at that network often enough for now, or was refused there again and again.',
  'skipped.other-family':
    '? {{endpoints, list}}: has addresses of the other family only. Ask again without ipv4 or ipv6.',

  'finding.starttls.response-injection':
    '✖ Clear text behind <proceed/> at {{endpoints, list}}: anybody on the way could inject answers.',
  'finding.starttls.command-injection':
    '✖ What is written in clear behind <starttls/> is answered inside TLS at {{endpoints, list}}: anybody on the way could inject commands.',
  'finding.contradiction.starttls-offer': '⚠ {{endpoints, list}}: offers STARTTLS otherwise than the first.',
  'finding.contradiction.offer-by-from':
    '⚠ {{endpoints, list}}: offers STARTTLS otherwise to those who do not say who asks.',
  'finding.contradiction.mechanisms': '⚠ {{endpoints, list}}: offers other logins inside TLS than the first.',
  'finding.contradiction.features': '{{endpoints, list}}: offers other features inside TLS than the first.',
  'finding.contradiction.certificate-key': '{{endpoints, list}}: another certificate key than the first.',
  'finding.starttls.inside-direct-tls': '⚠ STARTTLS is offered inside TLS at {{endpoints, list}}.',
  'finding.certificate.expiry': '⚠ The certificate ends soon at {{endpoints, list}}: its renewal is overdue.',
  'finding.certificate.common-name':
    '⚠ The certificate at {{endpoints, list}} names the domain as its common name only, which counts no more (RFC 9525).',
  'finding.certificate.target-name':
    '⚠ The certificate at {{endpoints, list}} names the SRV target, not the domain: good only where DNSSEC secures the way there (RFC 7673).',
  'finding.certificate.wildcard': 'A wildcard certificate names the domain at {{endpoints, list}}.',
  'finding.chain.complete':
    '✖ An intermediate certificate is missing at {{endpoints, list}}, or the root is unknown: clients cannot verify the certificate.',
  'finding.chain.order': '⚠ The certificates are sent in the wrong order at {{endpoints, list}}.',
  'finding.chain.extra': '⚠ Certificates that nobody needs are sent at {{endpoints, list}}.',
  'finding.chain.expiry': '✖ An intermediate certificate has expired at {{endpoints, list}}.',
  'finding.chain.strength':
    '✖ A key or a signature in the certificate chain is too weak at {{endpoints, list}} (RFC 9325).',
  'finding.chain.second':
    '✖ A second certificate, with another type of key, is presented at {{endpoints, list}} and is not good: clients that get it refuse it.',
  'finding.chain.must-staple':
    '✖ The certificate at {{endpoints, list}} demands an OCSP staple, and none is sent (RFC 7633).',
  'finding.chain.staple':
    '✖ The OCSP staple at {{endpoints, list}} does not say that the certificate is good.',
  'finding.chain.revocation': '✖ The certificate at {{endpoints, list}} was revoked by its issuer.',
  'finding.chain.timestamps':
    '⚠ A transparency timestamp of the certificate does not hold at {{endpoints, list}} (RFC 6962).',
  'finding.tls.timestamps':
    '⚠ A transparency timestamp in the TLS handshake does not hold at {{endpoints, list}} (RFC 6962).',
  'finding.tls.version': '✖ The TLS version is outdated at {{endpoints, list}} (RFC 8996).',
  'finding.tls.ssl2':
    '✖ SSL 2.0 is accepted at {{endpoints, list}}: anybody on the way can read along (RFC 6176).',
  'finding.tls.ssl3': '✖ SSL 3.0 is accepted at {{endpoints, list}} (RFC 7568).',
  'finding.tls.ssl-only': '✖ No version of TLS is spoken at {{endpoints, list}}.',
  'finding.tls.old-versions': '✖ TLS 1.0 or 1.1 is accepted at {{endpoints, list}} (RFC 8996).',
  'finding.tls.tls12': '✖ Neither TLS 1.2 nor 1.3 is spoken at {{endpoints, list}} (RFC 9325).',
  'finding.tls.tls13': '⚠ TLS 1.3 is not spoken at {{endpoints, list}} (RFC 9325).',
  'finding.tls.intolerance':
    '⚠ Handshakes of modern clients can fail at {{endpoints, list}}: too long, too many suites, or too new.',
  'finding.tls.null': '✖ Suites without encryption are accepted at {{endpoints, list}} (RFC 9325).',
  'finding.tls.anonymous':
    '✖ Suites without a certificate are accepted at {{endpoints, list}}: anybody on the way can pass for the server.',
  'finding.tls.short-keys': '✖ Keys of 56 bits or fewer are accepted at {{endpoints, list}} (RFC 9325).',
  'finding.tls.rc4': '✖ RC4 is accepted at {{endpoints, list}} (RFC 7465).',
  'finding.tls.3des': '⚠ 3DES or IDEA is accepted at {{endpoints, list}} (RFC 9325).',
  'finding.tls.static-key-exchange':
    '⚠ Suites without forward secrecy are accepted at {{endpoints, list}} (RFC 9325).',
  'finding.tls.cbc': 'Suites in CBC mode are accepted at {{endpoints, list}}.',
  'finding.tls.forward-secrecy':
    '✖ No suite has forward secrecy at {{endpoints, list}}: who gets the key can read what was recorded before.',
  'finding.tls.aead': '⚠ No suite is AEAD at {{endpoints, list}} (RFC 9325).',
  'finding.tls.suite-order':
    '⚠ The client’s order decides at {{endpoints, list}}, and it may begin with a weak suite (RFC 9325).',
  'finding.tls.dh-breakable': '✖ Diffie-Hellman has fewer than 1024 bits at {{endpoints, list}}.',
  'finding.tls.dh-size': '✖ Diffie-Hellman has fewer than 2048 bits at {{endpoints, list}} (RFC 9325).',
  'finding.tls.dh-prime':
    '⚠ Diffie-Hellman uses a small prime that many servers share at {{endpoints, list}}.',
  'finding.tls.groups': '✖ A curve of fewer than 224 bits is accepted at {{endpoints, list}} (RFC 9325).',
  'finding.tls.post-quantum': 'No post-quantum key exchange is offered at {{endpoints, list}}.',
  'finding.tls.compression': '⚠ TLS compression is accepted at {{endpoints, list}} (RFC 9325).',
  'finding.tls.secure-renegotiation': '✖ Secure renegotiation is missing at {{endpoints, list}} (RFC 5746).',
  'finding.tls.extended-master-secret':
    '✖ The extended master secret is missing at {{endpoints, list}} (RFC 7627).',
  'finding.tls.encrypt-then-mac':
    '⚠ CBC is picked without encrypt-then-MAC at {{endpoints, list}} (RFC 7366).',
  'finding.tls.fallback-scsv':
    '⚠ A client can be made to fall back to an old version at {{endpoints, list}} (RFC 7507).',
  'finding.tls.heartbeat': 'TLS heartbeats are answered at {{endpoints, list}} (RFC 6520).',
  'finding.tls.resumption': 'Whether sessions are taken up again was found out at {{endpoints, list}}.',
  'finding.tls.early-data': '0-RTT is accepted at {{endpoints, list}}: what is sent in it can be replayed.',
  'finding.tls.ticket-lifetime':
    '⚠ Session tickets live longer than a week at {{endpoints, list}} (RFC 8446).',
  'finding.sasl.password-only':
    '⚠ PLAIN is offered at {{endpoints, list}}, but not SCRAM, which does not send the password itself (RFC 6120).',
  'finding.sasl.old-digests': '⚠ DIGEST-MD5 or CRAM-MD5 is offered at {{endpoints, list}} (RFC 6331).',
  'finding.sasl.scram-sha-1': 'SCRAM is offered with SHA-1 only at {{endpoints, list}} (RFC 7677).',
  'finding.sasl.channel-binding':
    'No channel binding is offered at {{endpoints, list}}: a login could be passed on by who has a certificate.',
  'finding.sasl.channel-binding-types':
    '⚠ What {{endpoints, list}} announces of channel binding is not what XEP-0440 and RFC 9266 ask for.',
  'finding.sasl.exporter-master-secret':
    '⚠ {{endpoints, list}} announces tls-exporter without the extended master secret that it needs (RFC 9266).',
  'finding.stream.compression':
    '⚠ Stream compression, obsolete as insecure, is offered at {{endpoints, list}} (XEP-0138).',

  'grade.letter': 'Grade: {{letter}} ({{policy}})',
  'grade.at-most': 'Grade: {{letter}} at most ({{policy}}); not all could be found out',
  'grade.none': 'Grade: none ({{policy}}); too little could be found out',
  'grade.otherwise': 'With that mended: {{letter}}',
  'grade.by-endpoint': '{{letter}}: {{endpoints, list}}',
  'grade.certificate.trust': '✖ The certificate is not trusted at {{endpoints, list}}.',
  'grade.certificate.name': '✖ The certificate is for another name at {{endpoints, list}}.',
  'grade.certificate.expiry': '✖ The certificate is outside its dates at {{endpoints, list}}.',

  'tls.versions': 'Versions: {{versions, list}}',
  'tls.versions-unknown': 'No answer about: {{versions, list}}',
  'tls.suites.server': '{{version}}, server’s order: {{suites, list}}',
  'tls.suites.client': '{{version}}, client’s order: {{suites, list}}',
  'tls.suites.server-but-chacha':
    '{{version}}, server’s order, ChaCha20 first where the client’s is: {{suites, list}}',
  'tls.suites.neither': '{{version}}, in no fixed order: {{suites, list}}',
  'tls.suites.unknown': '{{version}}: {{suites, list}}',
  'tls.suites.incomplete': '{{version}}: maybe more suites; not all could be asked for',
  'tls.groups': 'Groups: {{groups, list}}',
  'tls.groups-12': 'Groups up to TLS 1.2: {{groups, list}}',
  'tls.dh': 'Diffie-Hellman, bits: {{groups, list}}',
  'tls.signatures': 'Signatures in TLS 1.2: {{schemes, list}}',
  'tls.extensions': 'Extensions up to TLS 1.2: {{extensions, list}}',
  'tls.refused': 'Not accepted: {{what, list}}',
  'tls.refused-unknown': 'Not found out whether accepted: {{what, list}}',
  'tls.resumption': 'Sessions are taken up again in: {{versions, list}}',
  'tls.resumption-none': 'Sessions are not taken up again in: {{versions, list}}',
  'tls.early-data': '0-RTT: up to {{bytes}} bytes',
  'channel-bindings': 'Channel binding: {{types, list}}',
  fast: 'FAST (quick login again): {{mechanisms, list}}',
  'fast.early-data': 'FAST (quick login again), also in 0-RTT: {{mechanisms, list}}',
  'stream-limits.bytes': 'Longest stanza: {{count}} bytes',
  'stream-limits.idle': 'Streams may be ended when idle for {{idle, duration}}',

  'domain-finding.web.clear-text-link': '✖ host-meta leads clients to clear text: {{links, list}}',
  'domain-finding.web.host-meta-in-clear-text':
    '⚠ host-meta is served over plain HTTP too: anybody on the way could change it.',
  'domain-finding.web.redirect-to-clear-text': '✖ host-meta redirects from HTTPS to {{target}}',
  'domain-finding.web.connect-txt': '⚠ DNS holds _xmppconnect records, which XEP-0156 removed as insecure.',
  'domain-finding.web.formats.missing': '⚠ host-meta is missing as {{format}}, which XEP-0156 asks for.',
  'domain-finding.web.formats.malformed': '⚠ host-meta as {{format}} is not well-formed.',
  'domain-finding.web.formats.differ': '⚠ host-meta leads elsewhere as XRD than as JRD.',
  'domain-finding.web.host-meta-2': '⚠ host-meta.json lacks or garbles {{members, list}} (XEP-0487).',
  'domain-finding.web.certificate-trust': '✖ {{host}}: HTTPS certificate not trusted ({{reason}}).',
  'domain-finding.web.certificate-name':
    '✖ {{host}}: the HTTPS certificate is for neither this host nor the domain.',
  'domain-finding.web.pins': '✖ {{hosts, list}}: shows none of the keys that host-meta pins (XEP-0487).',
  'domain-finding.web.mechanisms': '⚠ {{transport}} offers a login that TCP does not: {{mechanisms, list}}',
  'domain-finding.web.starttls-inside': '⚠ {{transport}} offers STARTTLS inside TLS.',

  'features.heading': '{{domain}} — what it announces',
  'features.service': '{{service}}:',

  'raw.heading': '{{domain}} — what was asked, and what came back',
  'raw.refused': '{{service}} {{place}}: {{question}} is refused in clear text.',
  'raw.processed': '{{service}} {{place}}: {{question}} is processed in clear text.',
  'raw.unavailable': '{{service}} {{place}}: {{question}} is not to be had there.',
  'raw.ambiguous': '{{service}} {{place}}: {{question}} had no answer that says anything.',
  'raw.tls-failed': '{{service}} {{place}}: TLS cannot be had ({{failure}}).',
  'raw.tls-unsteady':
    '{{service}} {{place}}: TLS could not be used on one connection ({{failure}}), and could on another.',
  'raw.tls-beyond-us': '{{service}} {{place}}: there is TLS, which the OpenSSL here cannot do ({{failure}}).',
  'raw.unreachable': '{{service}} {{place}}: no answer that says anything ({{failure}}).',
  'raw.starttls-required': '{{service}} {{place}}: STARTTLS is announced as required.',
  'raw.starttls-only-feature': '{{service}} {{place}}: STARTTLS is the only thing announced.',
  'raw.starttls-offered': '{{service}} {{place}}: STARTTLS is announced, not as required.',
  'raw.no-starttls': '{{service}} {{place}}: no STARTTLS is announced.',
  'raw.direct-tls': '{{service}} {{place}}: a stream inside direct TLS.',
  'raw.nothing-offered': '{{service}} {{place}}: neither STARTTLS nor a login is announced.',
  'raw.starttls-unadvertised': '{{service}} {{place}}: STARTTLS works without being announced.',
  'raw.redirected': '{{service}} {{place}}: the stream ends with the advice to go to “{{otherHost}}”.',
  'raw.no-features':
    '{{service}} {{place}}: the stream ends, for there is nothing to offer without TLS, nor TLS.',
  'raw.dialback-not-asked':
    '{{service}} {{place}}: dialback was not asked for in clear text (see PROBE_DIALBACK).',
  'raw.not-offered': '{{service}}: DNS says that there is no such service.',
  'raw.no-address': '{{service}}: DNS knows no address.',
  'raw.dns-failed': '{{service}}: DNS gave no answer.',
  'raw.guarded': '{{service}}: private or reserved addresses only.',
  'raw.spared': '{{service}}: left alone for now, its network was asked too often.',
  'raw.other-family': '{{service}}: all its addresses are of the family that was left out.',
  'raw.not-asked': '{{service}}: not asked.',
  'raw.header-sent': '→ the stream header',
  'raw.sent': '→ {{bytes}}',
  'raw.received': '← {{bytes}}',
  'raw.nothing-received': '← nothing',
  'raw.at': '{{at, time}} UTC',
  'raw.command': '$ {{command}}',
  'raw.left-out_one':
    '{{count}} more is left out here. Ask me in private, name c2s or s2s, or run: tellus check --raw',
  'raw.left-out_other':
    '{{count}} more are left out here. Ask me in private, name c2s or s2s, or run: tellus check --raw',

  'domain-finding.dane.match.bogus':
    '✖ DANE: the DNS records for {{endpoint}} are signed wrongly; clients that check DNSSEC cannot connect.',
  'domain-finding.dane.match.insecure':
    '⚠ DANE: nothing secures the TLSA records for {{endpoint}}; they count for nothing.',
  'domain-finding.dane.match.insecure-target':
    '⚠ DANE: DNSSEC does not secure the way to {{endpoint}}, so its TLSA records count for nothing (RFC 7673).',
  'domain-finding.dane.match.unusable':
    '⚠ DANE: the TLSA records for {{endpoint}} have a usage, selector or type that does not exist; they count for nothing.',
  'domain-finding.dane.match.no-match':
    '✖ DANE: {{endpoint}} presents a certificate that no TLSA record names.',
  'domain-finding.posh.match.no-match':
    '✖ POSH: {{endpoints, list}}: presents a certificate that the domain does not name (RFC 7711).',
  'domain-finding.posh.match.expired':
    '✖ POSH: {{endpoints, list}}: presents a certificate that the domain names, outside its dates (RFC 7711).',
  'domain-finding.posh.match.void':
    '⚠ POSH: the document says that it holds for no time (expires 0); it counts for nothing.',
  'domain-finding.posh.match.untrusted':
    '✖ POSH: the document comes from a web server without a valid certificate.',
  'domain-finding.caa.restriction.anybody': 'CAA: any issuer may make certificates for this domain.',
  'domain-finding.caa.restriction.issuers':
    'CAA: named issuers only, but for any account: whoever intercepts the traffic can have a certificate made.',
  'domain-finding.caa.restriction.by-dns':
    'CAA: named issuers only, and only for who controls the DNS of the domain (RFC 8657).',
  'domain-finding.caa.restriction.accounts': 'CAA: named accounts at named issuers only (RFC 8657).',
  'domain-finding.caa.restriction.nobody': 'CAA: nobody may make certificates for this domain.',
  'domain-finding.caa.syntax': '⚠ CAA: “{{value}}” lets nobody issue: issuers cannot read it.',
  'domain-finding.mitm.resistance.different-keys':
    '⚠ The endpoints of one service show different keys: two servers, or somebody in between.',
  'domain-finding.mitm.resistance.hindered':
    'Interception with a valid certificate is hindered by {{by, list}}.',
  'domain-finding.mitm.resistance.open':
    'Nothing was found that would hinder interception with a valid certificate.',

  'resistance.channel-binding': 'channel binding',
  'resistance.dane': 'DANE',
  'resistance.caa': 'CAA that binds issuers to accounts or to DNS',
  'resistance.caa.signed': 'CAA binds only those issuers that heed it (RFC 8657).',
  'resistance.caa.unsigned':
    'CAA binds only those issuers that heed it (RFC 8657), and stops nobody who can also forge answers of DNS: nobody vouches for these.',
  'resistance.unknown': 'Against interception, not known: {{what, list}}.',

  'dane.matches.us':
    'DANE: DNS names the keys at {{endpoints, list}}; its signatures were checked here, from the root on.',
  'dane.matches.resolver':
    'DANE: DNS names the keys at {{endpoints, list}}; that it is signed, only the resolver says.',
  'dane.none.resolver': 'DANE: no TLSA records for {{endpoints, list}}; for that, only the resolver vouches.',
  'dane.none.nobody':
    'DANE: no TLSA records were found for {{endpoints, list}}; nobody vouches that there are none.',
  'posh.matches': 'POSH: over HTTPS, the domain names the certificates for {{services, list}} (RFC 7711).',
  'caa.issuers': 'CAA names: {{issuers, list}}',
  'caa.vouched.us': 'CAA: the signatures of DNS were checked here, from the root on.',
  'caa.vouched.resolver': 'CAA: only the resolver vouches for this answer of DNS.',
  'caa.vouched.nobody': 'CAA: nobody vouches for this answer of DNS.',
  'caa.vouched.bogus': '✖ CAA: the records are signed wrongly; issuers that check DNSSEC must not issue.',
  'domain-finding.caa.issuer.allowed': 'CAA allows the issuer of the certificate: {{issuer}}',
  'domain-finding.caa.issuer.not-allowed':
    '⚠ CAA does not allow the issuer of the certificate ({{issuer}}): the records are younger, or somebody else had it made.',
  'domain-finding.caa.issuer.unknown':
    'CAA was not compared with the issuer of the certificate: by which names it goes there is not known here ({{issuer}}).',
  'domain-finding.caa.issuer.untrusted':
    'CAA was not compared with the issuer of the certificate: it is not trusted, and anybody can write that name ({{issuer}}).',
  'timestamps.signed': 'Transparency: these logs signed that they were shown the certificate: {{logs, list}}',
  'timestamps.none': 'Transparency: the certificate comes without timestamps of logs (RFC 6962).',
  'timestamps.none-inside':
    'Transparency: neither the certificate nor its OCSP staple holds timestamps of logs (RFC 6962).',
  unchecked: 'Not checked: {{what, list}}.',
  'unchecked.item': '{{what}} ({{because}})',
  'unchecked.not-asked': 'issuers are asked on request only',
  'unchecked.no-place': 'the certificate names no place to ask',
  'unchecked.unknown-log': 'signed by a log that is not known here',
  'unchecked.unknown-issuer': 'the issuer’s certificate is not known',
  'unchecked.encrypted': 'in TLS 1.3 the handshake carries them encrypted',
  'unchecked.not-reached': 'not reached',
  'unchecked.no-answer': 'no answer',

  'refusal.ip-literal':
    '✖ {{domain}} is an IP address. Certificates are issued for names: say a domain, like xmpp.jp',
  'refusal.special-use':
    '✖ {{domain}} is a private or reserved name. I test servers on the public Internet only.',
  'refusal.single-label': '✖ {{domain}} is not a whole domain: an ending like .org is missing.',
  'refusal.syntax': '✖ {{domain}} is not a domain name. Check the spelling; it should look like xmpp.jp',

  'problem.which-domain': 'Which domain? For example: {{line}}',
  'problem.too-many-domains_one': 'That is too many: {{count}} domain in one line is the most.',
  'problem.too-many-domains_other': 'That is too many: {{count}} domains in one line are the most.',
  'problem.which': 'Which one? For example: {{line}}',
  'problem.whole-line': 'If you mean it, say: {{line}}',
  'problem.duration': 'For how long? Up to 30 days, for example: {{line}}',
  'problem.room': '{{room}} is not the address of a room. It should look like room@conference.example.org',
  'right.owner': 'That is for those who run me.',
  'right.moderator': 'That is for moderators, in their room.',
  'right.host': 'That is for moderators of this room.',
  'problem.entry': '{{entry}} is neither a bare JID nor a domain.',
  'problem.language': 'I don’t speak “{{tag}}”. What I speak: {{known, list}}',
  'problem.strange-words': 'I don’t understand “{{words}}” there. Try: {{line}}',
  'unknown.greetings': 'Hello! I test whether XMPP servers require TLS. Say a domain, like xmpp.jp, or: help',
  'unknown.thanks': 'You are welcome.',
  'unknown.sentence': 'I don’t understand the whole sentence. Did you mean: {{line, command}}',
  'unknown.suggestion': 'I don’t know “{{word}}”. Did you mean: {{line}}',
  'unknown.word': 'I don’t know “{{word}}”. Say a domain, like xmpp.jp, or: help',
  'unknown.nothing': 'Say a domain, like xmpp.jp, or: help',
  'limit.asker-minute': 'That was a lot at once. You can ask again in {{wait, duration}}.',
  'limit.asker-hour': 'That was a lot for one hour. You can ask again in {{wait, duration}}.',
  'limit.room': 'This room asks a lot. I answer here again in {{wait, duration}}; in private I still do.',
  'limit.domain': 'The people of your server ask a lot. You can ask again in {{wait, duration}}.',
  'limit.all': 'I am asked too much at the moment. You can ask again in {{wait, duration}}.',
  ignored:
    'I did not understand the last lines and stop listening for {{wait, duration}}. After that, say: help',

  'limits.asker-minute': 'You: {{left}} of {{most}} questions left for {{span, duration}}',
  'limits.asker-hour': 'You: {{left}} of {{most}} questions left for {{span, duration}}',
  'limits.room': 'This room: {{left}} of {{most}} left for {{span, duration}}',
  'limits.domain': 'All of your server: {{left}} of {{most}} left for {{span, duration}}',
  'limits.targets': 'Each domain is tested 6 times an hour at most; an answer is kept for 10 minutes.',
  'limits.target': '{{domain}}: {{left}} of {{most}} tests left for this hour',
  'limits.exempt': 'No limits hold for you.',
  'status.uptime': 'I have been running for {{uptime, duration}}.',
  'status.load':
    'Tests under way: {{running, number}} of {{mostRunning, number}}; waiting: {{waiting, number}} of {{mostWaiting, number}}',

  'forget.done':
    'Forgotten: what you watch and campaign for, which rooms you invited me to, and what you chose. How much you asked is counted for an hour, then gone too.',
  'forget.done-here':
    'Forgotten: what you chose here, and your name in this room’s campaigns. What you chose in a chat with me alone is forgotten there.',
  'forget.not-all':
    'What you watch and campaign for is therefore not forgotten; all else is. Say it again once campaigns are open.',
  'forget.nothing': 'I keep nothing about you here. Say it in a chat with me alone.',
  'block.person': '{{entry}} is blocked: no answers there.',
  'block.domain': '{{entry}} is blocked: no answers to its people, no tests of its servers.',
  'block.list': 'Blocked: {{entries, list}}',
  'block.none': 'Nobody is blocked.',
  'unblock.done': '{{entry}} is not blocked any more.',
  'unblock.unknown': '{{entry}} is not blocked.',
  'mute.on': 'I say nothing here for {{length, duration}}. To end that sooner: mute off',
  'mute.off': 'I answer here again.',
  'leave.goodbye': 'Goodbye. To have me back, invite me again.',
  'leave.done': 'I left {{room}}.',
  'leave.which':
    'I am in no such room that you invited me to. For example: leave room@conference.example.org',
  'join.trying': 'I am entering {{room}}. If that fails, I tell you why.',
  'rooms.no-account': 'There are no rooms without an account.',
  'rooms.count_one': 'I am meant to be in {{count}} room.',
  'rooms.count_other': 'I am meant to be in {{count}} rooms.',
  'rooms.in': '✔ {{room}}',
  'rooms.invited': '✔ {{room}}, invited by {{inviter}}',
  'rooms.out': '? {{room}}: not in there at the moment',
  'rooms.more_one': 'And {{count}} more.',
  'rooms.more_other': 'And {{count}} more.',

  'internal-error':
    '✖ Something broke here, not at your end (ref {{reference}}). It is in the log for whoever runs me.',
  'not-kept.denied':
    '⚠ Done, but only until I am started again: I am not allowed to write in my data folder. Whoever runs me can mend that (DATA_DIR).',
  'not-kept.full':
    '⚠ Done, but only until I am started again: the disk with my data folder is full. Whoever runs me can mend that.',
  'not-kept.failed':
    '⚠ Done, but only until I am started again: my data folder could not be written to. Whoever runs me finds the reason in the log (DATA_DIR).',
  cancelled: 'Stopped.',

  'lang.chosen': 'From now on I answer here in {{language}}.',
  'lang.reset': 'From now on I go by each message again.',
  'lang.heading': 'I speak:',
  'lang.line': '{{name}} – {{line}}',
  'lang.not-here':
    'I cannot tell you from others here, so I cannot remember that. Add lang={{tag}} to the line instead.',

  'help.intro': 'I test whether an XMPP server insists on TLS, or lets a password cross in clear.',
  'help.link': 'By one tap: {{link}}',
  'help.others': 'Also: {{others, commands}}',
  'help.bare-domain': 'A domain alone is enough: xmpp.jp',
  'help.unknown': 'There is no command “{{word}}”. Say: help',
  'command.check.line': '{{usage}} – test a server',
  'command.check.details':
    'For example: check xmpp.jp or: check xmpp.jp xmpp.net s2s\nUp to 5 domains; a JID, xmpp: or web address gives its domain. c2s is what clients use, s2s what servers use among each other. ipv4 or ipv6 looks there only, fresh tests anew, lang=en answers in English. I look at what is offered before and after TLS and at the certificate, and ask in clear text whether a login would be taken. I never send a password. I open at most 12 connections to one address, 4 of them at once, and 24 in all.',
  'command.full.line': '{{usage}} – all that TLS accepts there, and a grade',
  'command.full.details':
    'For example: full xmpp.jp c2s\nAs check, and more: every version, cipher suite and group that is accepted, in whose order, and the certificates in depth. The grade is kept apart from the answer whether TLS is mandatory. It takes up to 40 connections more to each place, at most 4 at once. With revocation, issuers are asked whether they took a certificate back: two more connections at most for each, to issuers, who thus learn who is being tested. Other options as for check.',
  'command.features.line': '{{usage}} – the stream features, before TLS and after',
  'command.features.details':
    'For example: features xmpp.jp c2s\nWhat each service announces before TLS and after it, and nothing else. Options as for check.',
  'command.raw.line': '{{usage}} – the evidence, to be checked by yourself',
  'command.raw.details':
    'For example: raw xmpp.jp c2s\nEach answer that the verdict rests on: what I sent after the stream header, what came back, when, and the command by which you can ask the same. Nothing I send holds a password.',
  'command.card.line': '{{usage}} – the answer as a picture',
  'command.card.details':
    'For example: card xmpp.jp or: card xmpp.jp full\nA picture to be passed on: the verdict, what it means and the main facts; with full the grade too. Other options as for check.',
  'command.limits.line': '{{usage}} – how much you may still ask',
  'command.limits.details':
    'For example: limits or: limits xmpp.jp\nWhat is left for you, or how often a domain may still be tested in this hour.',
  'command.status.line': '{{usage}} – how I am doing',
  'command.status.details': 'Tells since when I run, how many tests are under way and how many wait.',
  'command.mute.line': '{{usage}} – silence in this room for a while',
  'command.mute.details':
    'For example: mute 1h or: mute off\nModerators say it in their room. Private questions are answered all the same.',
  'command.leave.line': '{{usage}} – make me leave a room',
  'command.leave.details':
    'Moderators say it in their room. In a chat, for example: leave room@conference.example.org, by whoever invited me there.',
  'command.rooms.line': '{{usage}} – which rooms I am in',
  'command.rooms.details': 'Tells those who run me the rooms, and who invited me.',
  'command.join.line': '{{usage}} – send me into a room',
  'command.join.details':
    'For example: join room@conference.example.org\nIf I cannot get in, I tell you why.',
  'command.lang.line': '{{usage}} – choose the language',
  'command.lang.details':
    'For example: lang ja or: lang auto\nRemembered for you in private, for the room in a room; auto takes the choice back. For one answer only, add lang=ja to the line.',
  'command.forget.line': '{{usage}} – forget what I keep about you',
  'command.forget.details':
    'Say: forget me\nI forget what you watch and campaign for, which rooms you invited me to, and what you chose; in a room, your name in its campaigns.',
  'command.block.line': '{{usage}} – have nothing to do with somebody',
  'command.block.details':
    'For example: block spam.example or: block alice@example.org\nPeople there are not answered and servers not tested. Without an address it tells who is blocked.',
  'command.unblock.line': '{{usage}} – take a block back',
  'command.unblock.details': 'For example: unblock spam.example',
  'command.help.line': '{{usage}} – what I can do',
  'command.help.details': 'For example: help check',
  'command.about.line': '{{usage}} – who I am, how I am connected',
  'command.about.details': 'Tells my version, who runs me, and the TLS of my own login.',

  'field.domains': 'Domains, JIDs or addresses (up to 5)',
  'field.services': 'Services (none: both)',
  'field.families': 'Only over (none: both)',
  'field.fresh': 'Test anew',
  'field.full': 'In depth, with a grade',
  'field.revocation': 'Ask issuers about revocation',
  'field.command': 'Command',
  'field.language': 'Language (its tag or name; auto)',
  'field.duration': 'How long (30m, 1h, 2d, off)',
  'field.room': 'Address of the room',
  'field.me': 'Yes, forget me',
  'field.entry': 'Bare JID or domain',
  'field.domain': 'Domain',

  'about.version': 'Tellus {{version}}, an XMPP bot that tests TLS. Free software: AGPL-3.0-or-later.',
  'about.owners': 'Run by {{owners, list}}. Write there to have a server left alone.',
  'about.no-owners': 'Whoever runs me gave no address (BOT_OWNERS).',
  'about.connected': 'My own login: {{version}}, {{suite}}, at {{host}}',
  'about.certificate_one': 'Its certificate: {{count}} day left',
  'about.certificate_other': 'Its certificate: {{count}} days left',
  'about.terminal': 'This is a terminal session: not logged in.',
  'about.offline': 'I am not logged in at the moment.',

  'card.saved': 'The picture: {{path}}',
  'card.not-saved': 'The picture could not be written to {{folder}}. In words:',
  'picture.no-service':
    'I cannot send pictures: my server takes no uploads. Whoever runs me can have that switched on there (XEP-0363). In words:',
  'picture.too-large':
    'My server takes no picture of that size. Whoever runs me can have its limit raised. In words:',
  'picture.refused': 'My server would not take the picture now. Ask again later. In words:',
  'picture.failed': 'The picture could not be uploaded. Ask again later. In words:',
  'chat.cut': '… cut here: too long for one message.',
  'chat.meanwhile': 'Testing … this takes a while.',
  'chat.rest-follows': 'The rest follows.',
  'chat.was-away': 'I was away when you wrote. Ask me again if you still want to know.',
  'chat.no-voice': 'I have no voice in this room, so I answer you here. Its moderators can give me some.',
  'chat.encrypted':
    'I cannot read encrypted messages. Switch encryption off for this chat. Conversations: tap the lock, then “Unencrypted”. Gajim and Dino: the lock beside the input line. Psi+: the OMEMO button in the chat window. Then ask me again.',
  'room.refused.conflict': 'I could not join {{room}}: my nicknames are all taken there.',
  'room.refused.forbidden': 'I could not join {{room}}: I am banned there.',
  'room.refused.item-not-found': 'I could not join {{room}}: the room does not exist, or is locked.',
  'room.refused.not-allowed': 'I could not join {{room}}: I may not create rooms there.',
  'room.refused.not-authorized': 'I could not join {{room}}: it needs a password. Invite me again with it.',
  'room.refused.registration-required':
    'I could not join {{room}}: it is for members only. Make me a member, then invite me again.',
  'room.refused.resource-constraint': 'I could not join {{room}}: I am in too many rooms already.',
  'room.refused.service-unavailable': 'I could not join {{room}}: the room is full.',
  'room.refused.timeout': 'I could not join {{room}}: no answer from its server. Invite me again later.',
  'room.refused.other': 'I could not join {{room}}: its server refused ({{condition}}).',

  'usage.domain': 'domain',
  'usage.command': 'command',
  'usage.language': 'language',
  'usage.room': 'room',
  'usage.duration': 'duration',
  'usage.me': 'me',

  'terminal.welcome': 'Tellus. Ask for a domain, like: check xmpp.jp (or: help, quit)',
  'terminal.account': 'To chat over XMPP, set XMPP_JID and XMPP_PASSWORD in .env (see .env.example).',
  'terminal.leave': 'Ctrl-C again, or quit, leaves.',
  ...lettersEn,
} as const
