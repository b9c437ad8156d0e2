import type { Translation } from './catalogue.ts'
import { deskDe } from './desk/de.ts'
import { lettersDe } from './letters/de.ts'
import { noticesDe } from './notices/de.ts'

/** German. */
export const de: Translation<'one' | 'other'> = {
  ...deskDe,
  ...noticesDe,
  'state.required': 'Pflicht',
  'state.optional': 'optional',
  'state.absent': 'keines',
  'state.not-enforced': 'nicht durchgesetzt',
  'state.unusable': 'verlangt, aber defekt',
  'state.not-offered': 'kein solcher Dienst',
  'state.unknown': 'nicht feststellbar',

  'headline.same': '{{symbol}} {{domain}} — TLS: {{state}}',
  'headline.one': '{{symbol}} {{domain}} — TLS: {{state}} ({{service}})',
  'headline.differs': '{{symbol}} {{domain}} — c2s {{c2s}}, s2s {{s2s}}',
  'meaning.optional': 'TLS wird nicht verlangt: Ein Passwort kann im Klartext übertragen werden.',
  'meaning.scram-only': 'TLS wird nicht verlangt: PLAIN wird im Klartext abgelehnt, SCRAM angenommen.',
  'meaning.absent': 'Es gibt kein TLS: Passwörter werden im Klartext übertragen.',
  'meaning.not-enforced':
    'TLS gilt als Pflicht, doch Klartext wird angenommen: Ein Passwort kann im Klartext übertragen werden.',
  'meaning.bad-certificate': '✖ Aber das Zertifikat ist nicht in Ordnung.',
  'meaning.unusable':
    'TLS wird verlangt, doch kein Stream darin kam zustande: Wem es ebenso geht, der kann sich nicht anmelden. Das müssen die Betreiber beheben.',
  'warning.mixed-scripts':
    '⚠ {{domain}} mischt Buchstaben mehrerer Schriften ({{scripts, scripts}}): Der Name könnte einen anderen vortäuschen.',

  'service.advertised': '{{service}}: {{symbol}} {{state}}, laut Ankündigung',
  'service.proven': '{{service}}: {{symbol}} {{state}}, nachgewiesen',
  'service.plain': '{{service}}: {{symbol}} {{state}}',

  'line.except': 'Aber bei {{endpoints, list}}:',
  'starttls.required': 'STARTTLS: Pflicht',
  'starttls.offered': 'STARTTLS: angeboten, keine Pflicht',
  'starttls.absent': 'STARTTLS: nicht angeboten',
  'c2s.before': 'Anmeldung vor TLS: {{mechanisms, list}}',
  'c2s.before-none': 'Anmeldung vor TLS: nicht angeboten',
  'c2s.after': 'Anmeldung nach TLS: {{mechanisms, list}}',
  'c2s.after-none': 'Anmeldung nach TLS: nicht angeboten',
  's2s.before': 'SASL vor TLS: {{mechanisms, list}}',
  's2s.before-none': 'SASL vor TLS: nicht angeboten',
  's2s.client-certificate': 'Client-Zertifikat: wird angefordert',
  's2s.no-client-certificate': 'Client-Zertifikat: nicht angefordert',
  's2s.after': 'SASL nach TLS: {{mechanisms, list}}',
  's2s.after-none': 'SASL nach TLS: nicht angeboten',
  'others.before': 'Sonst vor TLS: {{features, list}}',
  'others.after': 'Sonst nach TLS: {{features, list}}',
  'direct-tls.works': 'Direktes TLS: geht auf {{endpoints, list}}',
  'direct-tls.none': 'Direktes TLS: keines gefunden',
  'direct-tls.failed': 'Direktes TLS: nicht nutzbar',
  tls: '{{version}}, {{suite}}',
  'certificate.good_one': 'Zertifikat: ✔ gültig, noch {{count}} Tag',
  'certificate.good_other': 'Zertifikat: ✔ gültig, noch {{count}} Tage',
  'certificate.expired_one': 'Zertifikat: ✖ vor {{count}} Tag abgelaufen',
  'certificate.expired_other': 'Zertifikat: ✖ vor {{count}} Tagen abgelaufen',
  'certificate.expired-today': 'Zertifikat: ✖ vor weniger als einem Tag abgelaufen',
  'certificate.path-outside-dates':
    'Zertifikat: ✖ nicht vertrauenswürdig: eines darüber ist abgelaufen oder noch nicht gültig',
  'certificate.self-signed': 'Zertifikat: ✖ selbstsigniert',
  'certificate.not-yet-valid': 'Zertifikat: ✖ noch nicht gültig',
  'certificate.untrusted': 'Zertifikat: ✖ nicht vertrauenswürdig ({{reason}})',
  'certificate.days-left_one': 'Läuft in {{count}} Tag ab',
  'certificate.days-left_other': 'Läuft in {{count}} Tagen ab',
  'certificate.name.match': 'Name: ✔ passt',
  'certificate.name.mismatch': 'Name: ✖ gilt für {{names, list}}',
  'certificate.name.none': 'Name: ✖ nennt keine Domain',
  'certificate.issuer': 'Aussteller: {{issuer}}',
  'certificate.same': 'TLS und Zertifikat: wie bei c2s',
  kept: 'Das war {{age, ago}}. Neu prüfen: {{line}}',
  'target.too-often':
    '{{domain}} wurde fürs Erste oft genug geprüft, um die Server zu schonen. Wartezeit bis zum nächsten Test: {{wait, duration}}.',
  'target.left-alone':
    '{{domain}} wird nicht geprüft: Meine Betreiber wurden gebeten, diese Server in Ruhe zu lassen.',
  'target.busy': 'Zu viele Tests warten: {{domain}} wurde nicht geprüft. Frag in einer Minute noch einmal.',
  'only-family': 'Nur {{family}} wurde geprüft.',
  tested: 'Geprüft am {{at, time}} UTC in {{seconds, seconds}}',

  'reason.not-offered': 'Die Domain sagt im DNS, dass sie diesen Dienst nicht hat.',
  'reason.no-address': 'Das DNS kennt dafür weder XMPP-Server noch Adresse. Stimmt die Schreibweise?',
  'reason.dns-failed':
    'Das DNS gab dazu keine Antwort. Das kann vorübergehen: in einer Minute erneut versuchen.',
  'reason.guarded': 'Es führt nur zu privaten oder reservierten Adressen. Dorthin verbinde ich mich nicht.',
  'reason.spared':
    'In seinem Netz war ich fürs Erste oft genug, oder ich wurde dort immer wieder abgewiesen. Frag in einigen Minuten noch einmal.',
  'reason.nothing-offered': '{{endpoints, list}} kündigt weder STARTTLS noch eine Anmeldung an.',
  'reason.processed': 'Im Klartext angenommen bei {{endpoints, list}}: {{questions, list}}',
  'reason.ambiguous': 'Eine Antwort im Klartext von {{endpoints, list}} lässt beide Deutungen zu.',
  'reason.starttls-unadvertised': 'STARTTLS geht bei {{endpoints, list}}, ohne angekündigt zu sein.',
  'reason.tls-unsteady':
    'Bei {{endpoints, list}} war TLS auf einer Verbindung nutzbar und auf einer anderen nicht.',
  'reason.starttls-only-feature': 'Nur STARTTLS wird angeboten, das macht es zur Pflicht (RFC 6120 §5.3.1).',

  'failure.timeout':
    '? {{endpoints, list}}: keine Antwort in der Zeit. Server oder Netz sind ausgefallen oder langsam; später erneut versuchen.',
  'failure.refused':
    '? {{endpoints, list}}: Verbindung abgelehnt. Dort lauscht nichts; die Betreiber fragen.',
  'failure.unreachable':
    '? {{endpoints, list}}: keine Route dorthin. Es liegt am Netz, hier oder dort; später erneut versuchen.',
  'failure.unreachable-6':
    '? {{endpoints, list}}: über IPv6 kein Weg dorthin. Vielleicht fehlt IPv6 hier bei mir; über den Server sagt das nichts. Mein Betreiber kann nachsehen.',
  'failure.reset':
    '? {{endpoints, list}}: Verbindung abgebrochen. Vielleicht bremst der Server Tests; später erneut versuchen.',
  'failure.closed': '? {{endpoints, list}}: ohne Antwort geschlossen. Die Betreiber fragen.',
  'failure.host-unknown':
    '? {{endpoints, list}}: bedient diese Domain nicht. Schreibweise prüfen oder den Betreibern sagen.',
  'failure.stream-error': '? {{endpoints, list}}: lehnt den Stream ab ({{detail}}). Die Betreiber fragen.',
  'failure.redirected': '? {{endpoints, list}}: schickt Clients woandershin (see-other-host).',
  'failure.no-features':
    '✖ {{endpoints, list}}: beendet den Stream, weil es nichts anzubieten gibt: TLS wird verlangt, kommt aber nicht zustande. Das können die Betreiber beheben.',
  'failure.starttls-failure':
    '✖ {{endpoints, list}}: bietet STARTTLS an und lehnt es dann ab. Das können die Betreiber beheben.',
  'failure.alert':
    '✖ {{endpoints, list}}: Der TLS-Handshake wird abgelehnt. Das können die Betreiber beheben.',
  'failure.peer-misbehaved':
    '? {{endpoints, list}}: spricht kein ordentliches XMPP. Den Betreibern Bescheid sagen.',
  'failure.tls-misbehaved':
    '? {{endpoints, list}}: spricht kein ordentliches TLS. Den Betreibern Bescheid sagen.',
  'failure.certificate-wanted':
    '? {{endpoints, list}}: brach TLS ab, nachdem ein Zertifikat von mir angefordert war; ich habe keines.',
  'failure.peer-incompatible':
    '✖ {{endpoints, list}}: kein gemeinsames TLS (Version, Suite, Gruppe oder Schlüssel). Das können die Betreiber beheben.',
  'failure.tls-beyond-us':
    '? {{endpoints, list}}: bietet TLS, das ich nicht beherrsche (Suite, Gruppe, Schlüsselart oder zu lange Zertifikate). Neuere Programme können sich vielleicht verbinden.',
  'failure.certificate-rejected':
    '✖ {{endpoints, list}}: Das Zertifikat wird nicht akzeptiert. Das können die Betreiber beheben.',
  'failure.dns-failure':
    '? {{endpoints, list}}: Das DNS gab keine Antwort. In einer Minute erneut versuchen.',
  'failure.no-address':
    '? {{endpoints, list}}: Der Name hat keine Adresse. Das können die Betreiber beheben.',
  'failure.local-error':
    '? {{endpoints, list}}: Tellus selbst konnte es gar nicht versuchen. Über den Server sagt das nichts; später erneut versuchen.',
  'failure.aborted': '? {{endpoints, list}}: Der Test endete, bevor es dran war. Erneut versuchen.',
  'skipped.bounded_one': '{{count}} weitere Adresse wurde ausgelassen: Mehr prüft ein Test nicht.',
  'skipped.bounded_other': '{{count}} weitere Adressen wurden ausgelassen: Mehr prüft ein Test nicht.',
  'skipped.guarded':
    '? {{endpoints, list}}: private oder reservierte Adresse. Dorthin verbinde ich mich nicht.',
  'skipped.spared':
    '? {{endpoints, list}}: In diesem Netz war ich fürs Erste oft genug, oder ich wurde dort immer wieder abgewiesen.',
  'skipped.other-family':
    '? {{endpoints, list}}: hat nur Adressen der anderen Art (IPv4 oder IPv6). Frag ohne ipv4 oder ipv6 noch einmal.',

  'finding.starttls.response-injection':
    '✖ Klartext hinter <proceed/> bei {{endpoints, list}}: Unterwegs könnte jeder Antworten einschleusen.',
  'finding.starttls.command-injection':
    '✖ Klartext hinter <starttls/> wird bei {{endpoints, list}} innerhalb von TLS beantwortet: Unterwegs könnte jeder Befehle einschleusen.',
  'finding.contradiction.starttls-offer':
    '⚠ {{endpoints, list}}: bietet STARTTLS anders an als der erste Endpunkt.',
  'finding.contradiction.offer-by-from':
    '⚠ {{endpoints, list}}: bietet STARTTLS anders an, wenn nicht gesagt wird, wer fragt.',
  'finding.contradiction.mechanisms':
    '⚠ {{endpoints, list}}: bietet in TLS andere Anmeldungen an als der erste Endpunkt.',
  'finding.contradiction.features':
    '{{endpoints, list}}: bietet in TLS andere Features an als der erste Endpunkt.',
  'finding.contradiction.certificate-key':
    '{{endpoints, list}}: anderer Zertifikatsschlüssel als beim ersten Endpunkt.',
  'finding.starttls.inside-direct-tls':
    '⚠ Bei {{endpoints, list}} wird STARTTLS innerhalb von TLS angeboten.',
  'finding.certificate.expiry':
    '⚠ Das Zertifikat bei {{endpoints, list}} läuft bald ab: Die Erneuerung ist überfällig.',
  'finding.certificate.common-name':
    '⚠ Das Zertifikat bei {{endpoints, list}} nennt die Domain nur als Common Name, der nicht mehr zählt (RFC 9525).',
  'finding.certificate.target-name':
    '⚠ Das Zertifikat bei {{endpoints, list}} nennt das SRV-Ziel, nicht die Domain: Das genügt nur, wo DNSSEC den Weg dorthin sichert (RFC 7673).',
  'finding.certificate.wildcard': 'Bei {{endpoints, list}} nennt ein Wildcard-Zertifikat die Domain.',
  'finding.chain.complete':
    '✖ Bei {{endpoints, list}} fehlt ein Zwischenzertifikat, oder die Wurzel ist unbekannt: Clients können das Zertifikat nicht prüfen.',
  'finding.chain.order': '⚠ Bei {{endpoints, list}} kommen die Zertifikate in falscher Reihenfolge.',
  'finding.chain.extra': '⚠ Bei {{endpoints, list}} kommen Zertifikate, die niemand braucht.',
  'finding.chain.expiry': '✖ Bei {{endpoints, list}} ist ein Zwischenzertifikat abgelaufen.',
  'finding.chain.strength':
    '✖ Ein Schlüssel oder eine Signatur in der Zertifikatskette bei {{endpoints, list}} ist zu schwach (RFC 9325).',
  'finding.chain.second':
    '✖ {{endpoints, list}} zeigt ein zweites Zertifikat mit anderem Schlüsseltyp, und es ist nicht in Ordnung: Clients, die es bekommen, lehnen es ab.',
  'finding.chain.must-staple':
    '✖ Das Zertifikat bei {{endpoints, list}} verlangt eine angeheftete OCSP-Antwort, aber es kommt keine (RFC 7633).',
  'finding.chain.staple':
    '✖ Die angeheftete OCSP-Antwort bei {{endpoints, list}} sagt nicht, dass das Zertifikat gut ist.',
  'finding.chain.revocation': '✖ Das Zertifikat bei {{endpoints, list}} wurde vom Aussteller widerrufen.',
  'finding.chain.timestamps':
    '⚠ Ein Transparenz-Zeitstempel des Zertifikats bei {{endpoints, list}} ist ungültig (RFC 6962).',
  'finding.tls.timestamps':
    '⚠ Ein Transparenz-Zeitstempel im TLS-Handshake bei {{endpoints, list}} ist ungültig (RFC 6962).',
  'finding.tls.version': '✖ Die TLS-Version bei {{endpoints, list}} ist veraltet (RFC 8996).',
  'finding.tls.ssl2':
    '✖ SSL 2.0 wird bei {{endpoints, list}} angenommen: Unterwegs kann jeder mitlesen (RFC 6176).',
  'finding.tls.ssl3': '✖ SSL 3.0 wird bei {{endpoints, list}} angenommen (RFC 7568).',
  'finding.tls.ssl-only': '✖ Bei {{endpoints, list}} wird keine TLS-Version gesprochen.',
  'finding.tls.old-versions': '✖ TLS 1.0 oder 1.1 wird bei {{endpoints, list}} angenommen (RFC 8996).',
  'finding.tls.tls12': '✖ Bei {{endpoints, list}} wird weder TLS 1.2 noch 1.3 gesprochen (RFC 9325).',
  'finding.tls.tls13': '⚠ TLS 1.3 wird bei {{endpoints, list}} nicht gesprochen (RFC 9325).',
  'finding.tls.intolerance':
    '⚠ Handshakes moderner Clients können bei {{endpoints, list}} scheitern: zu lang, zu viele Suiten oder zu neu.',
  'finding.tls.null': '✖ Suiten ohne Verschlüsselung werden bei {{endpoints, list}} angenommen (RFC 9325).',
  'finding.tls.anonymous':
    '✖ Suiten ohne Zertifikat werden bei {{endpoints, list}} angenommen: Unterwegs kann sich jeder als der Server ausgeben.',
  'finding.tls.short-keys':
    '✖ Schlüssel von 56 Bit oder weniger werden bei {{endpoints, list}} angenommen (RFC 9325).',
  'finding.tls.rc4': '✖ RC4 wird bei {{endpoints, list}} angenommen (RFC 7465).',
  'finding.tls.3des': '⚠ 3DES oder IDEA wird bei {{endpoints, list}} angenommen (RFC 9325).',
  'finding.tls.static-key-exchange':
    '⚠ Suiten ohne Forward Secrecy werden bei {{endpoints, list}} angenommen (RFC 9325).',
  'finding.tls.cbc': 'Suiten im CBC-Modus werden bei {{endpoints, list}} angenommen.',
  'finding.tls.forward-secrecy':
    '✖ Keine Suite bei {{endpoints, list}} hat Forward Secrecy: Wer den Schlüssel bekommt, kann früher Aufgezeichnetes lesen.',
  'finding.tls.aead': '⚠ Keine Suite bei {{endpoints, list}} ist AEAD (RFC 9325).',
  'finding.tls.suite-order':
    '⚠ Bei {{endpoints, list}} entscheidet die Reihenfolge des Clients, und die kann mit einer schwachen Suite beginnen (RFC 9325).',
  'finding.tls.dh-breakable': '✖ Diffie-Hellman hat bei {{endpoints, list}} weniger als 1024 Bit.',
  'finding.tls.dh-size': '✖ Diffie-Hellman hat bei {{endpoints, list}} weniger als 2048 Bit (RFC 9325).',
  'finding.tls.dh-prime':
    '⚠ Diffie-Hellman nutzt bei {{endpoints, list}} eine kleine Primzahl, die auch viele andere Server verwenden.',
  'finding.tls.groups':
    '✖ Eine Kurve von weniger als 224 Bit wird bei {{endpoints, list}} angenommen (RFC 9325).',
  'finding.tls.post-quantum': 'Bei {{endpoints, list}} wird kein Post-Quanten-Schlüsselaustausch angeboten.',
  'finding.tls.compression': '⚠ TLS-Kompression wird bei {{endpoints, list}} angenommen (RFC 9325).',
  'finding.tls.secure-renegotiation': '✖ Sichere Neuaushandlung fehlt bei {{endpoints, list}} (RFC 5746).',
  'finding.tls.extended-master-secret':
    '✖ Das Extended Master Secret fehlt bei {{endpoints, list}} (RFC 7627).',
  'finding.tls.encrypt-then-mac':
    '⚠ Bei {{endpoints, list}} wird CBC ohne Encrypt-then-MAC gewählt (RFC 7366).',
  'finding.tls.fallback-scsv':
    '⚠ Bei {{endpoints, list}} lässt sich ein Client zu einer alten Version zurückdrängen (RFC 7507).',
  'finding.tls.heartbeat': 'TLS-Heartbeats werden bei {{endpoints, list}} beantwortet (RFC 6520).',
  'finding.tls.resumption':
    'Ob bei {{endpoints, list}} Sitzungen wieder aufgenommen werden, wurde ermittelt.',
  'finding.tls.early-data':
    '0-RTT wird bei {{endpoints, list}} angenommen: Was so gesendet wird, lässt sich wiederholt einspielen.',
  'finding.tls.ticket-lifetime':
    '⚠ Session-Tickets gelten bei {{endpoints, list}} länger als eine Woche (RFC 8446).',
  'finding.sasl.password-only':
    '⚠ Bei {{endpoints, list}} wird PLAIN angeboten, aber nicht SCRAM, bei dem das Passwort selbst nicht gesendet wird (RFC 6120).',
  'finding.sasl.old-digests': '⚠ DIGEST-MD5 oder CRAM-MD5 wird bei {{endpoints, list}} angeboten (RFC 6331).',
  'finding.sasl.scram-sha-1': 'SCRAM wird bei {{endpoints, list}} nur mit SHA-1 angeboten (RFC 7677).',
  'finding.sasl.channel-binding':
    'Bei {{endpoints, list}} wird kein Channel Binding angeboten: Wer ein Zertifikat hat, könnte eine Anmeldung weiterreichen.',
  'finding.sasl.channel-binding-types':
    '⚠ Was {{endpoints, list}} zu Channel Binding ankündigt, entspricht nicht XEP-0440 und RFC 9266.',
  'finding.sasl.exporter-master-secret':
    '⚠ {{endpoints, list}} kündigt tls-exporter an, ohne das dafür nötige Extended Master Secret (RFC 9266).',
  'finding.stream.compression':
    '⚠ Bei {{endpoints, list}} wird Stream-Kompression angeboten, die als unsicher abgeschafft ist (XEP-0138).',

  'grade.letter': 'Note: {{letter}} ({{policy}})',
  'grade.at-most': 'Note: höchstens {{letter}} ({{policy}}); nicht alles ließ sich ermitteln',
  'grade.none': 'Note: keine ({{policy}}); zu wenig ließ sich ermitteln',
  'grade.otherwise': 'Wenn das behoben ist: {{letter}}',
  'grade.by-endpoint': '{{letter}}: {{endpoints, list}}',
  'grade.certificate.trust': '✖ Das Zertifikat bei {{endpoints, list}} ist nicht vertrauenswürdig.',
  'grade.certificate.name': '✖ Das Zertifikat bei {{endpoints, list}} gilt für einen anderen Namen.',
  'grade.certificate.expiry': '✖ Das Zertifikat bei {{endpoints, list}} ist außerhalb seiner Gültigkeit.',

  'tls.versions': 'Versionen: {{versions, list}}',
  'tls.versions-unknown': 'Keine Antwort zu: {{versions, list}}',
  'tls.suites.server': '{{version}}, Reihenfolge des Servers: {{suites, list}}',
  'tls.suites.client': '{{version}}, Reihenfolge des Clients: {{suites, list}}',
  'tls.suites.server-but-chacha':
    '{{version}}, Reihenfolge des Servers, ChaCha20 zuerst, wo der Client es voranstellt: {{suites, list}}',
  'tls.suites.neither': '{{version}}, ohne feste Reihenfolge: {{suites, list}}',
  'tls.suites.unknown': '{{version}}: {{suites, list}}',
  'tls.suites.incomplete': '{{version}}: vielleicht mehr Suiten; nicht alle ließen sich erfragen',
  'tls.groups': 'Gruppen: {{groups, list}}',
  'tls.groups-12': 'Gruppen bis TLS 1.2: {{groups, list}}',
  'tls.dh': 'Diffie-Hellman, Bit: {{groups, list}}',
  'tls.signatures': 'Signaturen in TLS 1.2: {{schemes, list}}',
  'tls.extensions': 'Erweiterungen bis TLS 1.2: {{extensions, list}}',
  'tls.refused': 'Nicht angenommen: {{what, list}}',
  'tls.refused-unknown': 'Ob angenommen, ließ sich nicht ermitteln: {{what, list}}',
  'tls.resumption': 'Sitzungen werden wieder aufgenommen in: {{versions, list}}',
  'tls.resumption-none': 'Sitzungen werden nicht wieder aufgenommen in: {{versions, list}}',
  'tls.early-data': '0-RTT: bis zu {{bytes}} Bytes',
  'channel-bindings': 'Channel Binding: {{types, list}}',
  fast: 'FAST (schnelles Wiederanmelden): {{mechanisms, list}}',
  'fast.early-data': 'FAST (schnelles Wiederanmelden), auch in 0-RTT: {{mechanisms, list}}',
  'stream-limits.bytes': 'Längste Stanza: {{count}} Bytes',
  'stream-limits.idle': 'Ein Stream kann beendet werden, wenn er so lange untätig ist: {{idle, duration}}',

  'domain-finding.web.clear-text-link': '✖ host-meta führt Clients zu Klartext: {{links, list}}',
  'domain-finding.web.host-meta-in-clear-text':
    '⚠ host-meta gibt es auch über einfaches HTTP: Unterwegs könnte es jeder ändern.',
  'domain-finding.web.redirect-to-clear-text': '✖ host-meta leitet von HTTPS weiter zu {{target}}',
  'domain-finding.web.connect-txt':
    '⚠ Im DNS stehen _xmppconnect-Einträge, die XEP-0156 als unsicher gestrichen hat.',
  'domain-finding.web.formats.missing': '⚠ host-meta fehlt als {{format}}, das XEP-0156 verlangt.',
  'domain-finding.web.formats.malformed': '⚠ host-meta als {{format}} ist fehlerhaft.',
  'domain-finding.web.formats.differ': '⚠ host-meta führt in XRD und in JRD zu verschiedenen Zielen.',
  'domain-finding.web.host-meta-2':
    '⚠ In host-meta.json fehlt oder stimmt nicht: {{members, list}} (XEP-0487).',
  'domain-finding.web.certificate-trust': '✖ {{host}}: HTTPS-Zertifikat nicht vertrauenswürdig ({{reason}}).',
  'domain-finding.web.certificate-name':
    '✖ {{host}}: Das HTTPS-Zertifikat gilt weder für diesen Host noch für die Domain.',
  'domain-finding.web.pins':
    '✖ {{hosts, list}}: zeigt keinen der Schlüssel, die host-meta festlegt (XEP-0487).',
  'domain-finding.web.mechanisms':
    '⚠ {{transport}} bietet eine Anmeldung an, die es über TCP nicht gibt: {{mechanisms, list}}',
  'domain-finding.web.starttls-inside': '⚠ {{transport}} bietet STARTTLS innerhalb von TLS an.',

  'features.heading': '{{domain}} — was angekündigt wird',
  'features.service': '{{service}}:',

  'raw.heading': '{{domain}} — was gefragt wurde und was zurückkam',
  'raw.refused': '{{service}} {{place}}: {{question}} wird im Klartext abgelehnt.',
  'raw.processed': '{{service}} {{place}}: {{question}} wird im Klartext verarbeitet.',
  'raw.unavailable': '{{service}} {{place}}: {{question}} gibt es dort nicht.',
  'raw.ambiguous': '{{service}} {{place}}: {{question}} bekam keine Antwort, die etwas aussagt.',
  'raw.tls-failed': '{{service}} {{place}}: TLS kommt nicht zustande ({{failure}}).',
  'raw.tls-unsteady':
    '{{service}} {{place}}: TLS war auf einer Verbindung nicht nutzbar ({{failure}}), auf einer anderen schon.',
  'raw.tls-beyond-us':
    '{{service}} {{place}}: Es gibt TLS, aber OpenSSL beherrscht es hier nicht ({{failure}}).',
  'raw.unreachable': '{{service}} {{place}}: keine Antwort, die etwas aussagt ({{failure}}).',
  'raw.starttls-required': '{{service}} {{place}}: STARTTLS ist als Pflicht angekündigt.',
  'raw.starttls-only-feature': '{{service}} {{place}}: Nur STARTTLS ist angekündigt.',
  'raw.starttls-offered': '{{service}} {{place}}: STARTTLS ist angekündigt, nicht als Pflicht.',
  'raw.no-starttls': '{{service}} {{place}}: STARTTLS ist nicht angekündigt.',
  'raw.direct-tls': '{{service}} {{place}}: ein Stream innerhalb von direktem TLS.',
  'raw.nothing-offered': '{{service}} {{place}}: weder STARTTLS noch eine Anmeldung ist angekündigt.',
  'raw.starttls-unadvertised': '{{service}} {{place}}: STARTTLS geht, ohne angekündigt zu sein.',
  'raw.redirected': '{{service}} {{place}}: Der Stream endet mit dem Rat, zu „{{otherHost}}“ zu gehen.',
  'raw.no-features':
    '{{service}} {{place}}: Der Stream endet, denn ohne TLS gibt es nichts anzubieten, und TLS auch nicht.',
  'raw.dialback-not-asked':
    '{{service}} {{place}}: Nach Dialback wurde im Klartext nicht gefragt (siehe PROBE_DIALBACK).',
  'raw.not-offered': '{{service}}: Laut DNS gibt es diesen Dienst nicht.',
  'raw.no-address': '{{service}}: Das DNS kennt keine Adresse.',
  'raw.dns-failed': '{{service}}: Das DNS gab keine Antwort.',
  'raw.guarded': '{{service}}: nur private oder reservierte Adressen.',
  'raw.spared': '{{service}}: vorerst in Ruhe gelassen, das Netz wurde zu oft gefragt.',
  'raw.other-family': '{{service}}: alle Adressen sind von der Art, die ausgelassen wurde (IPv4 oder IPv6).',
  'raw.not-asked': '{{service}}: nicht gefragt.',
  'raw.header-sent': '→ der Stream-Header',
  'raw.sent': '→ {{bytes}}',
  'raw.received': '← {{bytes}}',
  'raw.nothing-received': '← nichts',
  'raw.at': '{{at, time}} UTC',
  'raw.command': '$ {{command}}',
  'raw.left-out_one':
    '{{count}} weiterer Beleg fehlt hier. Frag mich privat, nenne c2s oder s2s, oder starte: tellus check --raw',
  'raw.left-out_other':
    '{{count}} weitere Belege fehlen hier. Frag mich privat, nenne c2s oder s2s, oder starte: tellus check --raw',

  'domain-finding.dane.match.bogus':
    '✖ DANE: Die DNS-Einträge für {{endpoint}} sind falsch signiert; Clients, die DNSSEC prüfen, können sich nicht verbinden.',
  'domain-finding.dane.match.insecure':
    '⚠ DANE: Nichts sichert die TLSA-Einträge für {{endpoint}}; sie zählen nicht.',
  'domain-finding.dane.match.insecure-target':
    '⚠ DANE: DNSSEC sichert den Weg zu {{endpoint}} nicht, daher zählen dessen TLSA-Einträge nicht (RFC 7673).',
  'domain-finding.dane.match.unusable':
    '⚠ DANE: Die TLSA-Einträge für {{endpoint}} nennen für Usage, Selector oder Matching Type einen Wert, den es nicht gibt; sie zählen nicht.',
  'domain-finding.dane.match.no-match':
    '✖ DANE: {{endpoint}} zeigt ein Zertifikat, das kein TLSA-Eintrag nennt.',
  'domain-finding.posh.match.no-match':
    '✖ POSH: {{endpoints, list}}: zeigt ein Zertifikat, das die Domain nicht nennt (RFC 7711).',
  'domain-finding.posh.match.expired':
    '✖ POSH: {{endpoints, list}}: zeigt ein Zertifikat, das die Domain nennt, außerhalb seiner Gültigkeit (RFC 7711).',
  'domain-finding.posh.match.void':
    '⚠ POSH: Das Dokument gilt nach eigener Angabe zu keiner Zeit (expires 0); es zählt nicht.',
  'domain-finding.posh.match.untrusted':
    '✖ POSH: Das Dokument kommt von einem Webserver ohne gültiges Zertifikat.',
  'domain-finding.caa.restriction.anybody':
    'CAA: Jede Zertifizierungsstelle darf für diese Domain ausstellen.',
  'domain-finding.caa.restriction.issuers':
    'CAA: nur benannte Zertifizierungsstellen, aber für jedes Konto: Wer den Verkehr abfängt, kann sich ein Zertifikat ausstellen lassen.',
  'domain-finding.caa.restriction.by-dns':
    'CAA: nur benannte Zertifizierungsstellen, und nur für den, der das DNS der Domain kontrolliert (RFC 8657).',
  'domain-finding.caa.restriction.accounts':
    'CAA: nur benannte Konten bei benannten Zertifizierungsstellen (RFC 8657).',
  'domain-finding.caa.restriction.nobody': 'CAA: Niemand darf für diese Domain Zertifikate ausstellen.',
  'domain-finding.caa.syntax':
    '⚠ CAA: „{{value}}“ lässt niemanden ausstellen: Zertifizierungsstellen können es nicht lesen.',
  'domain-finding.mitm.resistance.different-keys':
    '⚠ Die Endpunkte eines Dienstes zeigen verschiedene Schlüssel: zwei Server, oder jemand dazwischen.',
  'domain-finding.mitm.resistance.hindered': 'Ein Abfangen mit gültigem Zertifikat erschwert: {{by, list}}.',
  'domain-finding.mitm.resistance.open':
    'Nichts gefunden, was ein Abfangen mit gültigem Zertifikat erschweren würde.',

  'resistance.channel-binding': 'Channel Binding',
  'resistance.dane': 'DANE',
  'resistance.caa': 'CAA mit Bindung an Konten oder ans DNS',
  'resistance.caa.signed': 'CAA bindet nur Zertifizierungsstellen, die es beachten (RFC 8657).',
  'resistance.caa.unsigned':
    'CAA bindet nur Zertifizierungsstellen, die es beachten (RFC 8657), und hält niemanden auf, der auch DNS-Antworten fälschen kann: Für diese bürgt niemand.',
  'resistance.unknown': 'Gegen Abfangen, nicht bekannt: {{what, list}}.',

  'dane.matches.us':
    'DANE: DNS nennt die Schlüssel bei {{endpoints, list}}; die Signaturen wurden hier von der Wurzel an geprüft.',
  'dane.matches.resolver':
    'DANE: DNS nennt die Schlüssel bei {{endpoints, list}}; dass es signiert ist, sagt nur der Resolver.',
  'dane.none.resolver': 'DANE: keine TLSA-Einträge für {{endpoints, list}}; dafür bürgt nur der Resolver.',
  'dane.none.nobody':
    'DANE: keine TLSA-Einträge für {{endpoints, list}} gefunden; niemand bürgt dafür, dass es keine gibt.',
  'posh.matches': 'POSH: Über HTTPS nennt die Domain die Zertifikate für {{services, list}} (RFC 7711).',
  'caa.issuers': 'CAA nennt: {{issuers, list}}',
  'caa.vouched.us': 'CAA: Die Signaturen im DNS wurden hier von der Wurzel an geprüft.',
  'caa.vouched.resolver': 'CAA: Für diese Antwort des DNS bürgt nur der Resolver.',
  'caa.vouched.nobody': 'CAA: Für diese Antwort des DNS bürgt niemand.',
  'caa.vouched.bogus':
    '✖ CAA: Die Einträge sind falsch signiert; Zertifizierungsstellen, die DNSSEC prüfen, dürfen nicht ausstellen.',
  'domain-finding.caa.issuer.allowed': 'CAA erlaubt den Aussteller des Zertifikats: {{issuer}}',
  'domain-finding.caa.issuer.not-allowed':
    '⚠ CAA erlaubt den Aussteller des Zertifikats nicht ({{issuer}}): Die Einträge sind jünger, oder jemand anders hat es ausstellen lassen.',
  'domain-finding.caa.issuer.unknown':
    'CAA wurde nicht mit dem Aussteller des Zertifikats verglichen: Unter welchen Namen er dort steht, ist hier nicht bekannt ({{issuer}}).',
  'domain-finding.caa.issuer.untrusted':
    'CAA wurde nicht mit dem Aussteller des Zertifikats verglichen: Es ist nicht vertrauenswürdig, und diesen Namen kann jeder hineinschreiben ({{issuer}}).',
  'timestamps.signed':
    'Transparenz: Diese Logs haben signiert, dass ihnen das Zertifikat vorlag: {{logs, list}}',
  'timestamps.none': 'Transparenz: Das Zertifikat kommt ohne Zeitstempel von Logs (RFC 6962).',
  'timestamps.none-inside':
    'Transparenz: Weder das Zertifikat noch die angeheftete OCSP-Antwort enthält Zeitstempel von Logs (RFC 6962).',
  unchecked: 'Nicht geprüft: {{what, list}}.',
  'unchecked.item': '{{what}} ({{because}})',
  'unchecked.not-asked': 'Zertifizierungsstellen werden nur auf Wunsch gefragt',
  'unchecked.no-place': 'das Zertifikat nennt keine Stelle, die man fragen könnte',
  'unchecked.unknown-log': 'von einem Log signiert, das hier nicht bekannt ist',
  'unchecked.unknown-issuer': 'das Zertifikat des Ausstellers ist nicht bekannt',
  'unchecked.encrypted': 'bei TLS 1.3 überträgt der Handshake sie verschlüsselt',
  'unchecked.not-reached': 'nicht erreicht',
  'unchecked.no-answer': 'keine Antwort',

  'refusal.ip-literal':
    '✖ {{domain}} ist eine IP-Adresse. Zertifikate gelten für Namen: Nenne eine Domain, etwa xmpp.jp',
  'refusal.special-use':
    '✖ {{domain}} ist ein privater oder reservierter Name. Ich prüfe nur Server im öffentlichen Internet.',
  'refusal.single-label': '✖ {{domain}} ist keine ganze Domain: Es fehlt eine Endung wie .org',
  'refusal.syntax':
    '✖ {{domain}} ist kein Domainname. Prüfe die Schreibweise; er sollte aussehen wie xmpp.jp',

  'problem.which-domain': 'Welche Domain? Zum Beispiel: {{line}}',
  'problem.too-many-domains_one': 'Das sind zu viele: höchstens {{count}} Domain pro Zeile.',
  'problem.too-many-domains_other': 'Das sind zu viele: höchstens {{count}} Domains pro Zeile.',
  'problem.which': 'Welcher? Zum Beispiel: {{line}}',
  'problem.whole-line': 'Wenn du es ernst meinst, sag: {{line}}',
  'problem.duration': 'Wie lange? Höchstens 30 Tage, zum Beispiel: {{line}}',
  'problem.room': '{{room}} ist keine Raumadresse. Sie sollte aussehen wie room@conference.example.org',
  'right.owner': 'Das ist meinen Betreibern vorbehalten.',
  'right.moderator': 'Das ist Moderatoren in ihrem Raum vorbehalten.',
  'right.host': 'Das ist den Moderatoren dieses Raums vorbehalten.',
  'problem.entry': '{{entry}} ist weder eine JID ohne Ressource noch eine Domain.',
  'problem.language': '„{{tag}}“ spreche ich nicht. Ich spreche: {{known, list}}',
  'problem.strange-words': '„{{words}}“ verstehe ich dort nicht. Versuche: {{line}}',
  'unknown.greetings':
    'Hallo! Ich prüfe, ob XMPP-Server TLS verlangen. Nenne eine Domain, etwa xmpp.jp, oder: hilfe',
  'unknown.thanks': 'Gern geschehen.',
  'unknown.sentence': 'Den ganzen Satz verstehe ich nicht. Meintest du: {{line, command}}',
  'unknown.suggestion': '„{{word}}“ kenne ich nicht. Meintest du: {{line}}',
  'unknown.word': '„{{word}}“ kenne ich nicht. Nenne eine Domain, etwa xmpp.jp, oder: hilfe',
  'unknown.nothing': 'Nenne eine Domain, etwa xmpp.jp, oder: hilfe',
  'limit.asker-minute': 'Das war viel auf einmal. Wartezeit bis zur nächsten Frage: {{wait, duration}}.',
  'limit.asker-hour': 'Das war viel für eine Stunde. Wartezeit bis zur nächsten Frage: {{wait, duration}}.',
  'limit.room':
    'Dieser Raum fragt viel. Wartezeit, bis ich hier wieder antworte: {{wait, duration}}; privat antworte ich weiterhin.',
  'limit.domain':
    'Die Leute auf deinem Server fragen viel. Wartezeit bis zur nächsten Frage: {{wait, duration}}.',
  'limit.all': 'Ich werde gerade zu viel gefragt. Wartezeit bis zur nächsten Frage: {{wait, duration}}.',
  ignored:
    'Die letzten Zeilen habe ich nicht verstanden; ich höre {{wait, duration}} lang nicht zu. Sag danach: hilfe',

  'limits.asker-minute': 'Du: noch {{left}} von {{most}} Fragen je {{span, duration}}',
  'limits.asker-hour': 'Du: noch {{left}} von {{most}} Fragen je {{span, duration}}',
  'limits.room': 'Dieser Raum: noch {{left}} von {{most}} je {{span, duration}}',
  'limits.domain': 'Dein ganzer Server: noch {{left}} von {{most}} je {{span, duration}}',
  'limits.targets': 'Jede Domain wird höchstens 6-mal je Stunde geprüft; eine Antwort gilt 10 Minuten.',
  'limits.target': '{{domain}}: noch {{left}} von {{most}} Tests in dieser Stunde',
  'limits.exempt': 'Für dich gelten keine Grenzen.',
  'status.uptime': 'Laufzeit: {{uptime, duration}}',
  'status.load':
    'Laufende Tests: {{running, number}} von {{mostRunning, number}}; wartend: {{waiting, number}} von {{mostWaiting, number}}',

  'forget.done':
    'Vergessen: was du beobachtest, deine Kampagnen, in welche Räume du mich eingeladen hast und was du gewählt hast. Wie viel du fragst, wird eine Stunde lang gezählt, dann ist auch das weg.',
  'forget.done-here':
    'Vergessen: was du hier gewählt hast und dein Name in den Kampagnen dieses Raums. Was du in einem Einzelgespräch mit mir gewählt hast, vergesse ich dort.',
  'forget.not-all':
    'Was du beobachtest und wofür du Kampagnen führst, ist deshalb nicht vergessen, alles andere schon. Sag es noch einmal, sobald Kampagnen wieder gehen.',
  'forget.nothing': 'Über dich bewahre ich hier nichts auf. Sag es in einem Einzelgespräch mit mir.',
  'block.person': '{{entry}} ist gesperrt: Dort antworte ich nicht.',
  'block.domain': '{{entry}} ist gesperrt: keine Antworten an die Leute dort, keine Tests der Server.',
  'block.list': 'Gesperrt: {{entries, list}}',
  'block.none': 'Niemand ist gesperrt.',
  'unblock.done': '{{entry}} ist nicht mehr gesperrt.',
  'unblock.unknown': '{{entry}} ist nicht gesperrt.',
  'mute.on': 'Ich sage hier {{length, duration}} lang nichts. Früher beenden: stumm off',
  'mute.off': 'Ich antworte hier wieder.',
  'leave.goodbye': 'Tschüss. Wenn ich wiederkommen soll, lade mich erneut ein.',
  'leave.done': 'Ich habe {{room}} verlassen.',
  'leave.which':
    'In so einem Raum, in den du mich eingeladen hast, bin ich nicht. Zum Beispiel: verlasse room@conference.example.org',
  'join.trying': 'Ich betrete {{room}}. Wenn das nicht gelingt, sage ich dir, warum.',
  'rooms.no-account': 'Ohne Konto gibt es keine Räume.',
  'rooms.count_one': 'Ich soll in {{count}} Raum sein.',
  'rooms.count_other': 'Ich soll in {{count}} Räumen sein.',
  'rooms.in': '✔ {{room}}',
  'rooms.invited': '✔ {{room}}, eingeladen von {{inviter}}',
  'rooms.out': '? {{room}}: gerade nicht darin',
  'rooms.more_one': 'Und {{count}} weiterer.',
  'rooms.more_other': 'Und {{count}} weitere.',

  'internal-error':
    '✖ Hier ist etwas kaputtgegangen, nicht bei dir (Nr. {{reference}}). Für meinen Betreiber steht es im Log.',
  'not-kept.denied':
    '⚠ Erledigt, aber nur bis zu meinem nächsten Neustart: Ich darf in meinem Datenordner nicht schreiben. Das kann mein Betreiber beheben (DATA_DIR).',
  'not-kept.full':
    '⚠ Erledigt, aber nur bis zu meinem nächsten Neustart: Der Datenträger mit meinem Datenordner ist voll. Das kann mein Betreiber beheben.',
  'not-kept.failed':
    '⚠ Erledigt, aber nur bis zu meinem nächsten Neustart: In meinen Datenordner ließ sich nicht schreiben. Den Grund findet mein Betreiber im Log (DATA_DIR).',
  cancelled: 'Abgebrochen.',

  'lang.chosen': 'Ab jetzt antworte ich hier auf {{language}}.',
  'lang.reset': 'Ab jetzt richte ich mich wieder nach jeder Nachricht.',
  'lang.heading': 'Ich spreche:',
  'lang.line': '{{name}} – {{line}}',
  'lang.not-here':
    'Hier kann ich dich nicht von anderen unterscheiden und mir das nicht merken. Füge der Zeile lang={{tag}} hinzu.',

  'help.intro':
    'Ich prüfe, ob ein XMPP-Server auf TLS besteht oder ein Passwort im Klartext übertragen werden kann.',
  'help.link': 'Mit einem Tippen: {{link}}',
  'help.others': 'Außerdem: {{others, commands}}',
  'help.bare-domain': 'Eine Domain allein genügt: xmpp.jp',
  'help.unknown': 'Einen Befehl „{{word}}“ gibt es nicht. Sage: hilfe',
  'command.check.line': '{{usage}} – einen Server prüfen',
  'command.check.details':
    'Zum Beispiel: prüfe xmpp.jp oder: prüfe xmpp.jp xmpp.net s2s\nBis zu 5 Domains; auch aus einer JID, xmpp:- oder Webadresse. c2s benutzen Clients, s2s Server untereinander. ipv4 oder ipv6 prüft nur dort, fresh prüft neu, lang=de antwortet auf Deutsch. Ich sehe mir an, was vor und nach TLS angeboten wird, dazu das Zertifikat, und frage im Klartext, ob eine Anmeldung angenommen würde. Ein Passwort sende ich nie. Je Adresse öffne ich höchstens 12 Verbindungen, 4 davon gleichzeitig, insgesamt 24.',
  'command.full.line': '{{usage}} – alles, was TLS dort annimmt, mit Note',
  'command.full.details':
    'Zum Beispiel: alles xmpp.jp c2s\nWie prüfe, und mehr: jede Version, Cipher-Suite und Gruppe, die angenommen wird, in wessen Reihenfolge, und die Zertifikate im Einzelnen. Die Note steht getrennt von der Antwort, ob TLS Pflicht ist. Das braucht je Ort bis zu 40 weitere Verbindungen, höchstens 4 zugleich. Mit revocation werden die Zertifizierungsstellen gefragt, ob sie ein Zertifikat widerrufen haben: höchstens zwei weitere Verbindungen je Zertifikat, zu den Zertifizierungsstellen, die so erfahren, wer geprüft wird. Sonst Optionen wie bei prüfe.',
  'command.features.line': '{{usage}} – die Stream-Features, vor und nach TLS',
  'command.features.details':
    'Zum Beispiel: features xmpp.jp c2s\nNur was jeder Dienst vor und nach TLS ankündigt. Optionen wie bei prüfe.',
  'command.raw.line': '{{usage}} – die Belege, zum Nachprüfen',
  'command.raw.details':
    'Zum Beispiel: belege xmpp.jp c2s\nJede Antwort, auf der das Urteil beruht: was ich nach dem Stream-Header gesendet habe, was zurückkam, wann, und der Befehl, mit dem du dasselbe fragen kannst. Nichts davon enthält ein Passwort.',
  'command.card.line': '{{usage}} – die Antwort als Bild',
  'command.card.details':
    'Zum Beispiel: karte xmpp.jp oder: karte xmpp.jp full\nEin Bild zum Weitergeben: das Urteil, was es bedeutet und die wichtigsten Fakten; mit full auch die Note. Weitere Optionen wie bei prüfe.',
  'command.limits.line': '{{usage}} – wie viel du noch fragen darfst',
  'command.limits.details':
    'Zum Beispiel: grenzen oder: grenzen xmpp.jp\nWas dir noch bleibt, oder wie oft eine Domain in dieser Stunde noch geprüft werden darf.',
  'command.status.line': '{{usage}} – wie es mir geht',
  'command.status.details': 'Sagt, seit wann ich laufe, wie viele Tests laufen und wie viele warten.',
  'command.mute.line': '{{usage}} – in diesem Raum eine Weile schweigen',
  'command.mute.details':
    'Zum Beispiel: stumm 1h oder: stumm off\nDas sagen Moderatoren in ihrem Raum. Private Fragen beantworte ich trotzdem.',
  'command.leave.line': '{{usage}} – mich einen Raum verlassen lassen',
  'command.leave.details':
    'Das sagen Moderatoren in ihrem Raum. Im Einzelgespräch, wer mich dorthin eingeladen hat, zum Beispiel: verlasse room@conference.example.org',
  'command.rooms.line': '{{usage}} – in welchen Räumen ich bin',
  'command.rooms.details': 'Nennt meinen Betreibern die Räume und wer mich eingeladen hat.',
  'command.join.line': '{{usage}} – mich in einen Raum schicken',
  'command.join.details':
    'Zum Beispiel: betrete room@conference.example.org\nWenn ich nicht hineinkomme, sage ich dir, warum.',
  'command.lang.line': '{{usage}} – die Sprache wählen',
  'command.lang.details':
    'Zum Beispiel: sprache en oder: sprache auto\nIm Einzelgespräch für dich gemerkt, in einem Raum für den Raum; auto nimmt die Wahl zurück. Nur für eine Antwort: lang=en an die Zeile anfügen.',
  'command.forget.line': '{{usage}} – vergessen, was ich über dich aufbewahre',
  'command.forget.details':
    'Sag: vergiss mich\nIch vergesse, was du beobachtest, deine Kampagnen, in welche Räume du mich eingeladen hast und was du gewählt hast; in einem Raum deinen Namen in seinen Kampagnen.',
  'command.block.line': '{{usage}} – mit jemandem nichts zu tun haben',
  'command.block.details':
    'Zum Beispiel: sperre spam.example oder: sperre alice@example.org\nLeute dort bekommen keine Antwort, Server werden nicht geprüft. Ohne Adresse sage ich, wer gesperrt ist.',
  'command.unblock.line': '{{usage}} – eine Sperre aufheben',
  'command.unblock.details': 'Zum Beispiel: entsperre spam.example',
  'command.help.line': '{{usage}} – was ich kann',
  'command.help.details': 'Zum Beispiel: hilfe prüfe',
  'command.about.line': '{{usage}} – wer ich bin, wie ich verbunden bin',
  'command.about.details': 'Nennt meine Version, meinen Betreiber und das TLS meiner eigenen Anmeldung.',

  'field.domains': 'Domains, JIDs oder Adressen (bis zu 5)',
  'field.services': 'Dienste (keiner: beide)',
  'field.families': 'Nur über (keines: beide)',
  'field.fresh': 'Neu prüfen',
  'field.full': 'In der Tiefe, mit Note',
  'field.revocation': 'Zertifizierungsstellen nach Widerruf fragen',
  'field.command': 'Befehl',
  'field.language': 'Sprache (Kürzel oder Name; auto)',
  'field.duration': 'Wie lange (30m, 1h, 2d, off)',
  'field.room': 'Adresse des Raums',
  'field.me': 'Ja, vergiss mich',
  'field.entry': 'JID ohne Ressource oder Domain',
  'field.domain': 'Domain',

  'about.version': 'Tellus {{version}}, ein XMPP-Bot, der TLS prüft. Freie Software: AGPL-3.0-or-later.',
  'about.owners':
    'Betrieben von {{owners, list}}. Schreibe dorthin, wenn ein Server in Ruhe gelassen werden soll.',
  'about.no-owners': 'Mein Betreiber hat keine Adresse angegeben (BOT_OWNERS).',
  'about.connected': 'Meine eigene Anmeldung: {{version}}, {{suite}}, bei {{host}}',
  'about.certificate_one': 'Dessen Zertifikat: noch {{count}} Tag',
  'about.certificate_other': 'Dessen Zertifikat: noch {{count}} Tage',
  'about.terminal': 'Dies ist eine Terminal-Sitzung: nicht angemeldet.',
  'about.offline': 'Ich bin gerade nicht angemeldet.',

  'card.saved': 'Das Bild: {{path}}',
  'card.not-saved': 'Das Bild ließ sich nicht in {{folder}} ablegen. In Worten:',
  'picture.no-service':
    'Ich kann keine Bilder senden: Mein Server nimmt keine Dateien an. Mein Betreiber kann das dort einschalten lassen (XEP-0363). In Worten:',
  'picture.too-large':
    'Mein Server nimmt kein Bild dieser Größe an. Mein Betreiber kann die Grenze anheben lassen. In Worten:',
  'picture.refused': 'Mein Server hat das Bild gerade nicht angenommen. Frag später noch einmal. In Worten:',
  'picture.failed': 'Das Bild ließ sich nicht hochladen. Frag später noch einmal. In Worten:',
  'chat.cut': '… hier gekürzt: zu lang für eine Nachricht.',
  'chat.meanwhile': 'Ich teste noch … das dauert einen Moment.',
  'chat.rest-follows': 'Der Rest folgt.',
  'chat.was-away': 'Ich war weg, als du geschrieben hast. Frag noch einmal, wenn du es noch wissen willst.',
  'chat.no-voice':
    'Ich habe in diesem Raum kein Rederecht, darum antworte ich dir hier. Die Moderatoren können es mir geben.',
  'chat.encrypted':
    'Verschlüsselte Nachrichten kann ich nicht lesen. Schalte die Verschlüsselung für diesen Chat aus. Conversations: auf das Schloss tippen, dann „Unverschlüsselt“. Gajim und Dino: das Schloss neben der Eingabezeile. Psi+: der OMEMO-Knopf im Chatfenster. Dann frag mich noch einmal.',
  'room.refused.conflict': 'Ich konnte {{room}} nicht betreten: Meine Spitznamen sind dort alle vergeben.',
  'room.refused.forbidden': 'Ich konnte {{room}} nicht betreten: Ich bin dort gesperrt.',
  'room.refused.item-not-found':
    'Ich konnte {{room}} nicht betreten: Den Raum gibt es nicht, oder er ist noch gesperrt.',
  'room.refused.not-allowed': 'Ich konnte {{room}} nicht betreten: Ich darf dort keine Räume anlegen.',
  'room.refused.not-authorized':
    'Ich konnte {{room}} nicht betreten: Er verlangt ein Passwort. Lade mich mit Passwort erneut ein.',
  'room.refused.registration-required':
    'Ich konnte {{room}} nicht betreten: Er ist nur für Mitglieder. Mach mich zum Mitglied, dann lade mich erneut ein.',
  'room.refused.resource-constraint':
    'Ich konnte {{room}} nicht betreten: Ich bin schon in zu vielen Räumen.',
  'room.refused.service-unavailable': 'Ich konnte {{room}} nicht betreten: Der Raum ist voll.',
  'room.refused.timeout':
    'Ich konnte {{room}} nicht betreten: keine Antwort von seinem Server. Lade mich später erneut ein.',
  'room.refused.other': 'Ich konnte {{room}} nicht betreten: Sein Server lehnte ab ({{condition}}).',

  'usage.domain': 'Domain',
  'usage.command': 'Befehl',
  'usage.language': 'Sprache',
  'usage.room': 'Raum',
  'usage.duration': 'Dauer',
  'usage.me': 'mich',

  'terminal.welcome': 'Tellus. Frag nach einer Domain, etwa: prüfe xmpp.jp (oder: hilfe, quit)',
  'terminal.account':
    'Um über XMPP zu chatten, setze XMPP_JID und XMPP_PASSWORD in .env (siehe .env.example).',
  'terminal.leave': 'Noch einmal Ctrl-C, oder quit, beendet.',
  ...lettersDe,
}
