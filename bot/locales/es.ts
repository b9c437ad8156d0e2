import type { Translation } from './catalogue.ts'
import { deskEs } from './desk/es.ts'
import { lettersEs } from './letters/es.ts'
import { noticesEs } from './notices/es.ts'

/** Spanish. */
export const es: Translation<'one' | 'many' | 'other'> = {
  ...deskEs,
  ...noticesEs,
  'state.required': 'obligatorio',
  'state.optional': 'opcional',
  'state.absent': 'no hay',
  'state.not-enforced': 'no se impone',
  'state.unusable': 'exigido, pero averiado',
  'state.not-offered': 'no hay tal servicio',
  'state.unknown': 'no se pudo saber',

  'headline.same': '{{symbol}} {{domain}} — TLS: {{state}}',
  'headline.one': '{{symbol}} {{domain}} — TLS: {{state}} ({{service}})',
  'headline.differs': '{{symbol}} {{domain}} — c2s {{c2s}}, s2s {{s2s}}',
  'meaning.optional': 'No se exige TLS: una contraseña aún puede viajar en claro.',
  'meaning.scram-only': 'No se exige TLS: en claro se rechaza PLAIN y se acepta SCRAM.',
  'meaning.absent': 'No hay TLS: las contraseñas viajan en claro.',
  'meaning.not-enforced':
    'Se dice que TLS es obligatorio, pero se acepta texto en claro: una contraseña puede viajar en claro.',
  'meaning.bad-certificate': '✖ Pero el certificado no está en regla.',
  'meaning.unusable':
    'Se exige TLS, pero no se pudo abrir ningún flujo dentro: quien esté en el mismo caso no puede iniciar sesión. Deben arreglarlo sus administradores.',
  'warning.mixed-scripts':
    '⚠ {{domain}} mezcla letras de varias escrituras ({{scripts, scripts}}): puede hacerse pasar por otro nombre.',

  'service.advertised': '{{service}}: {{symbol}} {{state}}, según anuncia',
  'service.proven': '{{service}}: {{symbol}} {{state}}, demostrado',
  'service.plain': '{{service}}: {{symbol}} {{state}}',

  'line.except': 'Pero en {{endpoints, list}}:',
  'starttls.required': 'STARTTLS: obligatorio',
  'starttls.offered': 'STARTTLS: ofrecido, no obligatorio',
  'starttls.absent': 'STARTTLS: no ofrecido',
  'c2s.before': 'Acceso antes de TLS: {{mechanisms, list}}',
  'c2s.before-none': 'Acceso antes de TLS: no ofrecido',
  'c2s.after': 'Acceso tras TLS: {{mechanisms, list}}',
  'c2s.after-none': 'Acceso tras TLS: no ofrecido',
  's2s.before': 'SASL antes de TLS: {{mechanisms, list}}',
  's2s.before-none': 'SASL antes de TLS: no ofrecido',
  's2s.client-certificate': 'Certificado de cliente: solicitado',
  's2s.no-client-certificate': 'Certificado de cliente: no solicitado',
  's2s.after': 'SASL tras TLS: {{mechanisms, list}}',
  's2s.after-none': 'SASL tras TLS: no ofrecido',
  'others.before': 'Además antes de TLS: {{features, list}}',
  'others.after': 'Además tras TLS: {{features, list}}',
  'direct-tls.works': 'TLS directo: activo en {{endpoints, list}}',
  'direct-tls.none': 'TLS directo: no encontrado',
  'direct-tls.failed': 'TLS directo: no utilizable',
  tls: '{{version}}, {{suite}}',
  'certificate.good_one': 'Certificado: ✔ válido, {{count}} día más',
  'certificate.good_many': 'Certificado: ✔ válido, {{count}} de días más',
  'certificate.good_other': 'Certificado: ✔ válido, {{count}} días más',
  'certificate.expired_one': 'Certificado: ✖ caducó hace {{count}} día',
  'certificate.expired_many': 'Certificado: ✖ caducó hace {{count}} de días',
  'certificate.expired_other': 'Certificado: ✖ caducó hace {{count}} días',
  'certificate.expired-today': 'Certificado: ✖ caducó hace menos de un día',
  'certificate.path-outside-dates':
    'Certificado: ✖ no es de confianza: uno por encima está fuera de sus fechas',
  'certificate.self-signed': 'Certificado: ✖ autofirmado',
  'certificate.not-yet-valid': 'Certificado: ✖ aún no es válido',
  'certificate.untrusted': 'Certificado: ✖ no es de confianza ({{reason}})',
  'certificate.days-left_one': 'Caduca en {{count}} día',
  'certificate.days-left_many': 'Caduca en {{count}} de días',
  'certificate.days-left_other': 'Caduca en {{count}} días',
  'certificate.name.match': 'Nombre: ✔ coincide',
  'certificate.name.mismatch': 'Nombre: ✖ es para {{names, list}}',
  'certificate.name.none': 'Nombre: ✖ no nombra ningún dominio',
  'certificate.issuer': 'Emisor: {{issuer}}',
  'certificate.same': 'TLS y certificado: como en c2s',
  kept: 'Eso fue {{age, ago}}. Para comprobar de nuevo: {{line}}',
  'target.too-often':
    '{{domain}} ya se comprobó bastante por ahora, para no cargar sus servidores. Se podrá comprobar otra vez en {{wait, duration}}.',
  'target.left-alone':
    '{{domain}} no se comprueba: pidieron a quienes me administran que dejaran en paz esos servidores.',
  'target.busy':
    'Hay demasiadas comprobaciones en espera: {{domain}} no se comprobó. Pregunte de nuevo en un minuto.',
  'only-family': 'Solo se examinó {{family}}.',
  tested: 'Comprobado el {{at, time}} UTC en {{seconds, seconds}}',

  'reason.not-offered': 'El dominio dice en el DNS que no tiene ese servicio.',
  'reason.no-address': 'El DNS no conoce ningún servidor XMPP ni dirección para él. Revise la ortografía.',
  'reason.dns-failed': 'El DNS no respondió sobre él. Puede ser pasajero: inténtelo de nuevo en un minuto.',
  'reason.guarded': 'Solo lleva a direcciones privadas o reservadas. Allí no me conecto.',
  'reason.spared':
    'Por ahora ya he consultado bastante su red, o allí me han rechazado una y otra vez. Pregunte de nuevo en unos minutos.',
  'reason.nothing-offered': 'En {{endpoints, list}} no se anuncia ni STARTTLS ni un inicio de sesión.',
  'reason.processed': 'Se acepta en claro en {{endpoints, list}}: {{questions, list}}',
  'reason.ambiguous': 'Una respuesta en claro de {{endpoints, list}} puede entenderse de dos maneras.',
  'reason.starttls-unadvertised': 'En {{endpoints, list}} STARTTLS funciona sin anunciarse.',
  'reason.tls-unsteady': 'En {{endpoints, list}} TLS se pudo usar en una conexión y en otra no.',
  'reason.starttls-only-feature':
    'STARTTLS es lo único ofrecido, lo que lo hace obligatorio (RFC 6120 §5.3.1).',

  'failure.timeout':
    '? {{endpoints, list}}: sin respuesta a tiempo. El servidor o la red están caídos o lentos; inténtelo más tarde.',
  'failure.refused':
    '? {{endpoints, list}}: conexión rechazada. Nada escucha ahí; pregunte a sus administradores.',
  'failure.unreachable': '? {{endpoints, list}}: no hay ruta. Es la red, aquí o allí; inténtelo más tarde.',
  'failure.unreachable-6':
    '? {{endpoints, list}}: no hay camino por IPv6. Quizá falte aquí, lo cual no dice nada del servidor; quien me administra puede comprobarlo.',
  'failure.reset':
    '? {{endpoints, list}}: conexión cortada. Quizá el servidor limita las comprobaciones; inténtelo más tarde.',
  'failure.closed': '? {{endpoints, list}}: cerró sin responder. Pregunte a sus administradores.',
  'failure.host-unknown':
    '? {{endpoints, list}}: no atiende este dominio. Revise la ortografía o avise a sus administradores.',
  'failure.stream-error':
    '? {{endpoints, list}}: rechazó el flujo ({{detail}}). Pregunte a sus administradores.',
  'failure.redirected': '? {{endpoints, list}}: envía a los clientes a otro sitio (see-other-host).',
  'failure.no-features':
    '✖ {{endpoints, list}}: termina el flujo porque no tiene nada que ofrecer: se exige TLS, pero no se puede establecer. Pueden arreglarlo sus administradores.',
  'failure.starttls-failure':
    '✖ {{endpoints, list}}: ofrece STARTTLS y luego lo rechaza. Pueden arreglarlo sus administradores.',
  'failure.alert':
    '✖ {{endpoints, list}}: se rechaza el handshake TLS. Pueden arreglarlo sus administradores.',
  'failure.peer-misbehaved':
    '? {{endpoints, list}}: no habla XMPP correctamente. Avise a sus administradores.',
  'failure.tls-misbehaved': '? {{endpoints, list}}: no habla TLS correctamente. Avise a sus administradores.',
  'failure.certificate-wanted':
    '? {{endpoints, list}}: terminó TLS tras pedir un certificado; no tengo ninguno.',
  'failure.peer-incompatible':
    '✖ {{endpoints, list}}: ningún TLS en común conmigo (versión, suite, grupo o clave). Pueden arreglarlo sus administradores.',
  'failure.tls-beyond-us':
    '? {{endpoints, list}}: ofrece un TLS que no admito (suite, grupo, tipo de clave o certificados demasiado largos para mí). Quizá puedan conectarse programas más nuevos.',
  'failure.certificate-rejected':
    '✖ {{endpoints, list}}: no se acepta el certificado. Pueden arreglarlo sus administradores.',
  'failure.dns-failure': '? {{endpoints, list}}: el DNS no respondió. Inténtelo de nuevo en un minuto.',
  'failure.no-address':
    '? {{endpoints, list}}: el nombre no tiene dirección. Pueden arreglarlo sus administradores.',
  'failure.local-error':
    '? {{endpoints, list}}: Tellus mismo no pudo ni intentarlo. Eso no dice nada del servidor; inténtelo más tarde.',
  'failure.aborted': '? {{endpoints, list}}: la comprobación terminó antes de su turno. Inténtelo de nuevo.',
  'skipped.bounded_one': 'Se omitió {{count}} dirección más: ahí termina una comprobación.',
  'skipped.bounded_many': 'Se omitieron {{count}} de direcciones más: ahí termina una comprobación.',
  'skipped.bounded_other': 'Se omitieron {{count}} direcciones más: ahí termina una comprobación.',
  'skipped.guarded': '? {{endpoints, list}}: dirección privada o reservada. Allí no me conecto.',
  'skipped.spared':
    '? {{endpoints, list}}: por ahora ya he consultado bastante esa red, o allí me han rechazado una y otra vez.',
  'skipped.other-family':
    '? {{endpoints, list}}: solo tiene direcciones de la otra familia (IPv4 o IPv6). Pregunte de nuevo sin ipv4 ni ipv6.',

  'finding.starttls.response-injection':
    '✖ Hay texto en claro tras <proceed/> en {{endpoints, list}}: cualquiera en el trayecto podría inyectar respuestas.',
  'finding.starttls.command-injection':
    '✖ {{endpoints, list}} responde dentro de TLS a lo escrito en claro tras <starttls/>: cualquiera en el trayecto podría inyectar comandos.',
  'finding.contradiction.starttls-offer':
    '⚠ {{endpoints, list}}: ofrece STARTTLS de otra forma que el primer punto de conexión.',
  'finding.contradiction.offer-by-from':
    '⚠ {{endpoints, list}}: ofrece STARTTLS de otra forma a quien no dice quién es.',
  'finding.contradiction.mechanisms':
    '⚠ {{endpoints, list}}: ofrece dentro de TLS otros mecanismos de inicio de sesión que el primer punto de conexión.',
  'finding.contradiction.features':
    '{{endpoints, list}}: ofrece dentro de TLS otras funciones que el primer punto de conexión.',
  'finding.contradiction.certificate-key':
    '{{endpoints, list}}: otra clave de certificado que el primer punto de conexión.',
  'finding.starttls.inside-direct-tls': '⚠ {{endpoints, list}} ofrece STARTTLS dentro de TLS.',
  'finding.certificate.expiry':
    '⚠ El certificado de {{endpoints, list}} caduca pronto: su renovación va con retraso.',
  'finding.certificate.common-name':
    '⚠ El certificado de {{endpoints, list}} solo nombra el dominio como nombre común (CN), que ya no cuenta (RFC 9525).',
  'finding.certificate.target-name':
    '⚠ El certificado de {{endpoints, list}} nombra el destino SRV, no el dominio: solo vale si DNSSEC protege el camino hasta él (RFC 7673).',
  'finding.certificate.wildcard': 'En {{endpoints, list}} un certificado comodín nombra el dominio.',
  'finding.chain.complete':
    '✖ Falta un certificado intermedio en {{endpoints, list}}, o la raíz es desconocida: los clientes no pueden verificar el certificado.',
  'finding.chain.order': '⚠ Los certificados se envían en orden incorrecto en {{endpoints, list}}.',
  'finding.chain.extra': '⚠ Se envían certificados que nadie necesita en {{endpoints, list}}.',
  'finding.chain.expiry': '✖ Un certificado intermedio ha caducado en {{endpoints, list}}.',
  'finding.chain.strength':
    '✖ Una clave o una firma de la cadena de certificados es demasiado débil en {{endpoints, list}} (RFC 9325).',
  'finding.chain.second':
    '✖ En {{endpoints, list}} se presenta un segundo certificado, con otro tipo de clave, que no está en regla: los clientes que lo reciben lo rechazan.',
  'finding.chain.must-staple':
    '✖ El certificado de {{endpoints, list}} exige una respuesta OCSP grapada, y no se envía ninguna (RFC 7633).',
  'finding.chain.staple':
    '✖ La respuesta OCSP grapada de {{endpoints, list}} no dice que el certificado sea válido.',
  'finding.chain.revocation': '✖ El certificado de {{endpoints, list}} fue revocado por su emisor.',
  'finding.chain.timestamps':
    '⚠ Una marca de tiempo de transparencia del certificado no es válida en {{endpoints, list}} (RFC 6962).',
  'finding.tls.timestamps':
    '⚠ Una marca de tiempo de transparencia del handshake TLS no es válida en {{endpoints, list}} (RFC 6962).',
  'finding.tls.version': '✖ La versión de TLS en {{endpoints, list}} está obsoleta (RFC 8996).',
  'finding.tls.ssl2':
    '✖ Se acepta SSL 2.0 en {{endpoints, list}}: cualquiera en el trayecto puede leer la comunicación (RFC 6176).',
  'finding.tls.ssl3': '✖ Se acepta SSL 3.0 en {{endpoints, list}} (RFC 7568).',
  'finding.tls.ssl-only': '✖ En {{endpoints, list}} no se admite ninguna versión de TLS.',
  'finding.tls.old-versions': '✖ Se acepta TLS 1.0 o 1.1 en {{endpoints, list}} (RFC 8996).',
  'finding.tls.tls12': '✖ En {{endpoints, list}} no se admite ni TLS 1.2 ni 1.3 (RFC 9325).',
  'finding.tls.tls13': '⚠ En {{endpoints, list}} no se admite TLS 1.3 (RFC 9325).',
  'finding.tls.intolerance':
    '⚠ Los handshakes de clientes modernos pueden fallar en {{endpoints, list}}: demasiado largos, demasiadas suites o demasiado nuevos.',
  'finding.tls.null': '✖ Se aceptan suites sin cifrado en {{endpoints, list}} (RFC 9325).',
  'finding.tls.anonymous':
    '✖ Se aceptan suites sin certificado en {{endpoints, list}}: cualquiera en el trayecto puede hacerse pasar por el servidor.',
  'finding.tls.short-keys': '✖ Se aceptan claves de 56 bits o menos en {{endpoints, list}} (RFC 9325).',
  'finding.tls.rc4': '✖ Se acepta RC4 en {{endpoints, list}} (RFC 7465).',
  'finding.tls.3des': '⚠ Se acepta 3DES o IDEA en {{endpoints, list}} (RFC 9325).',
  'finding.tls.static-key-exchange':
    '⚠ Se aceptan suites sin secreto hacia adelante en {{endpoints, list}} (RFC 9325).',
  'finding.tls.cbc': 'Se aceptan suites en modo CBC en {{endpoints, list}}.',
  'finding.tls.forward-secrecy':
    '✖ Ninguna suite de {{endpoints, list}} tiene secreto hacia adelante: quien obtenga la clave puede leer lo grabado antes.',
  'finding.tls.aead': '⚠ Ninguna suite de {{endpoints, list}} es AEAD (RFC 9325).',
  'finding.tls.suite-order':
    '⚠ En {{endpoints, list}} decide el orden del cliente, que puede empezar por una suite débil (RFC 9325).',
  'finding.tls.dh-breakable': '✖ Diffie-Hellman tiene menos de 1024 bits en {{endpoints, list}}.',
  'finding.tls.dh-size': '✖ Diffie-Hellman tiene menos de 2048 bits en {{endpoints, list}} (RFC 9325).',
  'finding.tls.dh-prime':
    '⚠ Diffie-Hellman usa en {{endpoints, list}} un número primo pequeño que comparten muchos servidores.',
  'finding.tls.groups': '✖ Se acepta una curva de menos de 224 bits en {{endpoints, list}} (RFC 9325).',
  'finding.tls.post-quantum': 'En {{endpoints, list}} no se ofrece intercambio de claves poscuántico.',
  'finding.tls.compression': '⚠ Se acepta la compresión TLS en {{endpoints, list}} (RFC 9325).',
  'finding.tls.secure-renegotiation': '✖ Falta la renegociación segura en {{endpoints, list}} (RFC 5746).',
  'finding.tls.extended-master-secret':
    '✖ Falta el secreto maestro extendido en {{endpoints, list}} (RFC 7627).',
  'finding.tls.encrypt-then-mac': '⚠ Se elige CBC sin encrypt-then-MAC en {{endpoints, list}} (RFC 7366).',
  'finding.tls.fallback-scsv':
    '⚠ En {{endpoints, list}} se puede forzar a un cliente a volver a una versión antigua (RFC 7507).',
  'finding.tls.heartbeat': 'Se responde a los heartbeats TLS en {{endpoints, list}} (RFC 6520).',
  'finding.tls.resumption': 'Se averiguó si se reanudan las sesiones en {{endpoints, list}}.',
  'finding.tls.early-data':
    'Se acepta 0-RTT en {{endpoints, list}}: lo que se envía así se puede reproducir después (replay).',
  'finding.tls.ticket-lifetime':
    '⚠ Los tickets de sesión duran más de una semana en {{endpoints, list}} (RFC 8446).',
  'finding.sasl.password-only':
    '⚠ En {{endpoints, list}} se ofrece PLAIN, pero no SCRAM, con el que no se envía la propia contraseña (RFC 6120).',
  'finding.sasl.old-digests': '⚠ Se ofrece DIGEST-MD5 o CRAM-MD5 en {{endpoints, list}} (RFC 6331).',
  'finding.sasl.scram-sha-1': 'SCRAM se ofrece solo con SHA-1 en {{endpoints, list}} (RFC 7677).',
  'finding.sasl.channel-binding':
    'No se ofrece vinculación al canal en {{endpoints, list}}: quien tenga un certificado podría retransmitir un inicio de sesión.',
  'finding.sasl.channel-binding-types':
    '⚠ Lo que {{endpoints, list}} anuncia de la vinculación al canal no cumple XEP-0440 y RFC 9266.',
  'finding.sasl.exporter-master-secret':
    '⚠ {{endpoints, list}} anuncia tls-exporter sin el secreto maestro extendido que necesita (RFC 9266).',
  'finding.stream.compression':
    '⚠ En {{endpoints, list}} se ofrece la compresión de flujo, obsoleta por insegura (XEP-0138).',

  'grade.letter': 'Nota: {{letter}} ({{policy}})',
  'grade.at-most': 'Nota: {{letter}} como mucho ({{policy}}); no se pudo averiguar todo',
  'grade.none': 'Nota: ninguna ({{policy}}); se pudo averiguar demasiado poco',
  'grade.otherwise': 'Una vez arreglado: {{letter}}',
  'grade.by-endpoint': '{{letter}}: {{endpoints, list}}',
  'grade.certificate.trust': '✖ El certificado de {{endpoints, list}} no es de confianza.',
  'grade.certificate.name': '✖ El certificado de {{endpoints, list}} es para otro nombre.',
  'grade.certificate.expiry': '✖ El certificado de {{endpoints, list}} está fuera de sus fechas.',

  'tls.versions': 'Versiones: {{versions, list}}',
  'tls.versions-unknown': 'Sin respuesta sobre: {{versions, list}}',
  'tls.suites.server': '{{version}}, orden del servidor: {{suites, list}}',
  'tls.suites.client': '{{version}}, orden del cliente: {{suites, list}}',
  'tls.suites.server-but-chacha':
    '{{version}}, orden del servidor, ChaCha20 primero si el cliente lo pone primero: {{suites, list}}',
  'tls.suites.neither': '{{version}}, sin orden fijo: {{suites, list}}',
  'tls.suites.unknown': '{{version}}: {{suites, list}}',
  'tls.suites.incomplete': '{{version}}: quizá más suites; no se pudo preguntar por todas',
  'tls.groups': 'Grupos: {{groups, list}}',
  'tls.groups-12': 'Grupos hasta TLS 1.2: {{groups, list}}',
  'tls.dh': 'Diffie-Hellman, bits: {{groups, list}}',
  'tls.signatures': 'Firmas en TLS 1.2: {{schemes, list}}',
  'tls.extensions': 'Extensiones hasta TLS 1.2: {{extensions, list}}',
  'tls.refused': 'No se acepta: {{what, list}}',
  'tls.refused-unknown': 'No se averiguó si se acepta: {{what, list}}',
  'tls.resumption': 'Las sesiones se reanudan en: {{versions, list}}',
  'tls.resumption-none': 'Las sesiones no se reanudan en: {{versions, list}}',
  'tls.early-data': '0-RTT: hasta {{bytes}} bytes',
  'channel-bindings': 'Vinculación al canal: {{types, list}}',
  fast: 'FAST (reingreso rápido): {{mechanisms, list}}',
  'fast.early-data': 'FAST (reingreso rápido), también en 0-RTT: {{mechanisms, list}}',
  'stream-limits.bytes': 'Stanza más larga: {{count}} bytes',
  'stream-limits.idle': 'Un flujo inactivo puede cerrarse tras {{idle, duration}}',

  'domain-finding.web.clear-text-link': '✖ host-meta lleva a los clientes a texto en claro: {{links, list}}',
  'domain-finding.web.host-meta-in-clear-text':
    '⚠ host-meta se sirve también por HTTP simple: cualquiera en el trayecto podría cambiarlo.',
  'domain-finding.web.redirect-to-clear-text': '✖ host-meta redirige de HTTPS a {{target}}',
  'domain-finding.web.connect-txt':
    '⚠ El DNS tiene registros _xmppconnect, que XEP-0156 retiró por inseguros.',
  'domain-finding.web.formats.missing': '⚠ Falta host-meta en formato {{format}}, que XEP-0156 pide.',
  'domain-finding.web.formats.malformed': '⚠ host-meta en formato {{format}} está mal formado.',
  'domain-finding.web.formats.differ': '⚠ host-meta lleva a sitios distintos en XRD y en JRD.',
  'domain-finding.web.host-meta-2': '⚠ En host-meta.json falta o está mal: {{members, list}} (XEP-0487).',
  'domain-finding.web.certificate-trust': '✖ {{host}}: el certificado HTTPS no es de confianza ({{reason}}).',
  'domain-finding.web.certificate-name':
    '✖ {{host}}: el certificado HTTPS no es ni de este host ni del dominio.',
  'domain-finding.web.pins':
    '✖ {{hosts, list}}: no presenta ninguna de las claves que fija host-meta (XEP-0487).',
  'domain-finding.web.mechanisms':
    '⚠ {{transport}} ofrece un inicio de sesión que TCP no ofrece: {{mechanisms, list}}',
  'domain-finding.web.starttls-inside': '⚠ {{transport}} ofrece STARTTLS dentro de TLS.',

  'features.heading': '{{domain}} — lo que anuncia',
  'features.service': '{{service}}:',

  'raw.heading': '{{domain}} — qué se preguntó y qué respondió',
  'raw.refused': '{{service}} {{place}}: {{question}} se rechaza en claro.',
  'raw.processed': '{{service}} {{place}}: {{question}} se procesa en claro.',
  'raw.unavailable': '{{service}} {{place}}: {{question}} no está disponible ahí.',
  'raw.ambiguous': '{{service}} {{place}}: {{question}} no tuvo respuesta concluyente.',
  'raw.tls-failed': '{{service}} {{place}}: no se puede establecer TLS ({{failure}}).',
  'raw.tls-unsteady':
    '{{service}} {{place}}: TLS no se pudo usar en una conexión ({{failure}}), pero sí en otra.',
  'raw.tls-beyond-us': '{{service}} {{place}}: hay TLS, pero el OpenSSL de aquí no lo admite ({{failure}}).',
  'raw.unreachable': '{{service}} {{place}}: sin respuesta concluyente ({{failure}}).',
  'raw.starttls-required': '{{service}} {{place}}: STARTTLS se anuncia como obligatorio.',
  'raw.starttls-only-feature': '{{service}} {{place}}: STARTTLS es lo único anunciado.',
  'raw.starttls-offered': '{{service}} {{place}}: STARTTLS se anuncia, pero no como obligatorio.',
  'raw.no-starttls': '{{service}} {{place}}: no se anuncia STARTTLS.',
  'raw.direct-tls': '{{service}} {{place}}: un flujo dentro de TLS directo.',
  'raw.nothing-offered': '{{service}} {{place}}: no se anuncia ni STARTTLS ni un inicio de sesión.',
  'raw.starttls-unadvertised': '{{service}} {{place}}: STARTTLS funciona sin anunciarse.',
  'raw.redirected': '{{service}} {{place}}: el flujo termina con el consejo de ir a «{{otherHost}}».',
  'raw.no-features':
    '{{service}} {{place}}: el flujo termina, pues sin TLS no hay nada que ofrecer, ni tampoco TLS.',
  'raw.dialback-not-asked':
    '{{service}} {{place}}: no se preguntó por dialback en claro (vea PROBE_DIALBACK).',
  'raw.not-offered': '{{service}}: el DNS dice que no hay tal servicio.',
  'raw.no-address': '{{service}}: el DNS no conoce ninguna dirección.',
  'raw.dns-failed': '{{service}}: el DNS no respondió.',
  'raw.guarded': '{{service}}: solo direcciones privadas o reservadas.',
  'raw.spared': '{{service}}: por ahora se deja en paz, su red se consultó demasiado.',
  'raw.other-family': '{{service}}: todas sus direcciones son de la familia que se dejó fuera (IPv4 o IPv6).',
  'raw.not-asked': '{{service}}: no se preguntó.',
  'raw.header-sent': '→ la cabecera del flujo',
  'raw.sent': '→ {{bytes}}',
  'raw.received': '← {{bytes}}',
  'raw.nothing-received': '← nada',
  'raw.at': '{{at, time}} UTC',
  'raw.command': '$ {{command}}',
  'raw.left-out_one':
    'Aquí falta {{count}} más. Pregúnteme en privado, indique c2s o s2s, o ejecute: tellus check --raw',
  'raw.left-out_many':
    'Aquí faltan {{count}} más. Pregúnteme en privado, indique c2s o s2s, o ejecute: tellus check --raw',
  'raw.left-out_other':
    'Aquí faltan {{count}} más. Pregúnteme en privado, indique c2s o s2s, o ejecute: tellus check --raw',

  'domain-finding.dane.match.bogus':
    '✖ DANE: los registros DNS de {{endpoint}} están mal firmados; los clientes que comprueban DNSSEC no pueden conectarse.',
  'domain-finding.dane.match.insecure':
    '⚠ DANE: nada protege los registros TLSA de {{endpoint}}; no cuentan.',
  'domain-finding.dane.match.insecure-target':
    '⚠ DANE: DNSSEC no protege el camino hasta {{endpoint}}, así que sus registros TLSA no cuentan (RFC 7673).',
  'domain-finding.dane.match.unusable':
    '⚠ DANE: los registros TLSA de {{endpoint}} tienen un uso, selector o tipo que no existe; no cuentan.',
  'domain-finding.dane.match.no-match':
    '✖ DANE: {{endpoint}} presenta un certificado que ningún registro TLSA nombra.',
  'domain-finding.posh.match.no-match':
    '✖ POSH: {{endpoints, list}}: presenta un certificado que el dominio no nombra (RFC 7711).',
  'domain-finding.posh.match.expired':
    '✖ POSH: {{endpoints, list}}: presenta un certificado que el dominio nombra, fuera de su periodo de validez (RFC 7711).',
  'domain-finding.posh.match.void':
    '⚠ POSH: el documento dice que no vale por ningún tiempo (expires 0); no cuenta.',
  'domain-finding.posh.match.untrusted':
    '✖ POSH: el documento viene de un servidor web sin certificado válido.',
  'domain-finding.caa.restriction.anybody':
    'CAA: cualquier emisor puede emitir certificados para este dominio.',
  'domain-finding.caa.restriction.issuers':
    'CAA: solo emisores nombrados, pero para cualquier cuenta: quien intercepte el tráfico puede obtener un certificado.',
  'domain-finding.caa.restriction.by-dns':
    'CAA: solo emisores nombrados, y solo para quien controla el DNS del dominio (RFC 8657).',
  'domain-finding.caa.restriction.accounts': 'CAA: solo cuentas nombradas en emisores nombrados (RFC 8657).',
  'domain-finding.caa.restriction.nobody': 'CAA: nadie puede emitir certificados para este dominio.',
  'domain-finding.caa.syntax': '⚠ CAA: «{{value}}» no deja emitir a nadie: los emisores no pueden leerlo.',
  'domain-finding.mitm.resistance.different-keys':
    '⚠ Los puntos de conexión de un servicio muestran claves distintas: dos servidores, o alguien en medio.',
  'domain-finding.mitm.resistance.hindered':
    'La interceptación con un certificado válido la dificulta: {{by, list}}.',
  'domain-finding.mitm.resistance.open':
    'No se encontró nada que dificulte la interceptación con un certificado válido.',

  'resistance.channel-binding': 'vinculación al canal',
  'resistance.dane': 'DANE',
  'resistance.caa': 'CAA vinculado a una cuenta o al DNS',
  'resistance.caa.signed': 'CAA solo obliga a los emisores que lo respetan (RFC 8657).',
  'resistance.caa.unsigned':
    'CAA solo obliga a los emisores que lo respetan (RFC 8657) y no detiene a quien además pueda falsificar respuestas del DNS: de ellas no responde nadie.',
  'resistance.unknown': 'Contra la interceptación, no se sabe: {{what, list}}.',

  'dane.matches.us':
    'DANE: el DNS nombra las claves de {{endpoints, list}}; sus firmas se comprobaron aquí, desde la raíz.',
  'dane.matches.resolver':
    'DANE: el DNS nombra las claves de {{endpoints, list}}; que está firmado, solo lo dice el resolvedor.',
  'dane.none.resolver':
    'DANE: no hay registros TLSA para {{endpoints, list}}; de eso solo responde el resolvedor.',
  'dane.none.nobody':
    'DANE: no se encontraron registros TLSA para {{endpoints, list}}; nadie garantiza que no los haya.',
  'posh.matches': 'POSH: por HTTPS, el dominio nombra los certificados para {{services, list}} (RFC 7711).',
  'caa.issuers': 'CAA nombra: {{issuers, list}}',
  'caa.vouched.us': 'CAA: las firmas del DNS se comprobaron aquí, desde la raíz.',
  'caa.vouched.resolver': 'CAA: de esta respuesta del DNS solo responde el resolvedor.',
  'caa.vouched.nobody': 'CAA: de esta respuesta del DNS no responde nadie.',
  'caa.vouched.bogus':
    '✖ CAA: los registros están mal firmados; los emisores que comprueban DNSSEC no deben emitir.',
  'domain-finding.caa.issuer.allowed': 'CAA permite el emisor del certificado: {{issuer}}',
  'domain-finding.caa.issuer.not-allowed':
    '⚠ CAA no permite el emisor del certificado ({{issuer}}): los registros son más recientes, o lo pidió otra persona.',
  'domain-finding.caa.issuer.unknown':
    'CAA no se comparó con el emisor del certificado: aquí no se sabe con qué nombres figura allí ({{issuer}}).',
  'domain-finding.caa.issuer.untrusted':
    'CAA no se comparó con el emisor del certificado: no es de confianza, y cualquiera puede escribir ese nombre ({{issuer}}).',
  'timestamps.signed':
    'Transparencia: estos registros públicos firmaron que se les mostró el certificado: {{logs, list}}',
  'timestamps.none':
    'Transparencia: el certificado viene sin marcas de tiempo de registros públicos (RFC 6962).',
  'timestamps.none-inside':
    'Transparencia: ni el certificado ni su respuesta OCSP grapada contienen marcas de tiempo de registros públicos (RFC 6962).',
  unchecked: 'No comprobado: {{what, list}}.',
  'unchecked.item': '{{what}} ({{because}})',
  'unchecked.not-asked': 'a los emisores solo se les pregunta si se pide',
  'unchecked.no-place': 'el certificado no dice dónde preguntar',
  'unchecked.unknown-log': 'firmado por un registro público que aquí no se conoce',
  'unchecked.unknown-issuer': 'no se conoce el certificado del emisor',
  'unchecked.encrypted': 'en TLS 1.3 el handshake las transmite cifradas',
  'unchecked.not-reached': 'no alcanzado',
  'unchecked.no-answer': 'sin respuesta',

  'refusal.ip-literal':
    '✖ {{domain}} es una dirección IP. Los certificados se emiten para nombres: diga un dominio, como xmpp.jp',
  'refusal.special-use':
    '✖ {{domain}} es un nombre privado o reservado. Solo compruebo servidores de la Internet pública.',
  'refusal.single-label': '✖ {{domain}} no es un dominio completo: falta una terminación como .org',
  'refusal.syntax':
    '✖ {{domain}} no es un nombre de dominio. Revise la ortografía; debería parecerse a xmpp.jp',

  'problem.which-domain': '¿Qué dominio? Por ejemplo: {{line}}',
  'problem.too-many-domains_one': 'Son demasiados: como mucho {{count}} dominio por línea.',
  'problem.too-many-domains_many': 'Son demasiados: como mucho {{count}} de dominios por línea.',
  'problem.too-many-domains_other': 'Son demasiados: como mucho {{count}} dominios por línea.',
  'problem.which': '¿Cuál? Por ejemplo: {{line}}',
  'problem.whole-line': 'Si de verdad lo quiere, diga: {{line}}',
  'problem.duration': '¿Cuánto tiempo? Hasta 30 días, por ejemplo: {{line}}',
  'problem.room': '{{room}} no es la dirección de una sala. Debería parecerse a room@conference.example.org',
  'right.owner': 'Eso es solo para quienes me administran.',
  'right.moderator': 'Eso es solo para moderadores, en su sala.',
  'right.host': 'Eso es solo para los moderadores de esta sala.',
  'problem.entry': '{{entry}} no es un JID simple ni un dominio.',
  'problem.language': 'No hablo «{{tag}}». Hablo: {{known, list}}',
  'problem.strange-words': 'No entiendo «{{words}}» ahí. Pruebe: {{line}}',
  'unknown.greetings':
    '¡Hola! Compruebo si los servidores XMPP exigen TLS. Diga un dominio, como xmpp.jp, o: ayuda',
  'unknown.thanks': 'De nada.',
  'unknown.sentence': 'No entiendo la frase entera. Quizá quiso decir: {{line, command}}',
  'unknown.suggestion': 'No conozco «{{word}}». Quizá quiso decir: {{line}}',
  'unknown.word': 'No conozco «{{word}}». Diga un dominio, como xmpp.jp, o: ayuda',
  'unknown.nothing': 'Diga un dominio, como xmpp.jp, o: ayuda',
  'limit.asker-minute': 'Eso fue mucho de una vez. Podrá preguntar de nuevo en {{wait, duration}}.',
  'limit.asker-hour': 'Eso fue mucho para una hora. Podrá preguntar de nuevo en {{wait, duration}}.',
  'limit.room':
    'Esta sala pregunta mucho. Volveré a responder aquí en {{wait, duration}}; en privado sigo respondiendo.',
  'limit.domain': 'La gente de su servidor pregunta mucho. Podrá preguntar de nuevo en {{wait, duration}}.',
  'limit.all': 'Ahora mismo me preguntan demasiado. Podrá preguntar de nuevo en {{wait, duration}}.',
  ignored:
    'No entendí las últimas líneas y dejo de escuchar durante {{wait, duration}}. Después, diga: ayuda',

  'limits.asker-minute': 'Usted: quedan {{left}} de {{most}} preguntas (periodo: {{span, duration}})',
  'limits.asker-hour': 'Usted: quedan {{left}} de {{most}} preguntas (periodo: {{span, duration}})',
  'limits.room': 'Esta sala: quedan {{left}} de {{most}} (periodo: {{span, duration}})',
  'limits.domain': 'Todo su servidor: quedan {{left}} de {{most}} (periodo: {{span, duration}})',
  'limits.targets':
    'Cada dominio se comprueba como mucho 6 veces por hora; una respuesta se guarda 10 minutos.',
  'limits.target': '{{domain}}: quedan {{left}} de {{most}} comprobaciones en esta hora',
  'limits.exempt': 'Para usted no hay límites.',
  'status.uptime': 'En marcha desde hace {{uptime, duration}}.',
  'status.load':
    'Comprobaciones en curso: {{running, number}} de {{mostRunning, number}}; en espera: {{waiting, number}} de {{mostWaiting, number}}',

  'forget.done':
    'Olvidado: lo que vigila, sus campañas, a qué salas me invitó y qué eligió. Cuánto pregunta se cuenta durante una hora y luego también desaparece.',
  'forget.done-here':
    'Olvidado: lo que eligió aquí y su nombre en las campañas de esta sala. Lo que eligió en una conversación a solas conmigo se olvida allí.',
  'forget.not-all':
    'Por eso lo que vigila y sus campañas no se han olvidado; todo lo demás sí. Dígalo de nuevo cuando las campañas estén disponibles.',
  'forget.nothing': 'Aquí no guardo nada sobre usted. Dígalo en una conversación a solas conmigo.',
  'block.person': '{{entry}} está bloqueado: allí no respondo.',
  'block.domain': '{{entry}} está bloqueado: ni respuestas a su gente ni comprobaciones de sus servidores.',
  'block.list': 'Bloqueados: {{entries, list}}',
  'block.none': 'Nadie está bloqueado.',
  'unblock.done': '{{entry}} ya no está bloqueado.',
  'unblock.unknown': '{{entry}} no está bloqueado.',
  'mute.on': 'No digo nada aquí durante {{length, duration}}. Para acabar antes: silencio off',
  'mute.off': 'Vuelvo a responder aquí.',
  'leave.goodbye': 'Adiós. Para que vuelva, invíteme de nuevo.',
  'leave.done': 'Salí de {{room}}.',
  'leave.which':
    'No estoy en ninguna sala así a la que usted me invitara. Por ejemplo: sal room@conference.example.org',
  'join.trying': 'Estoy entrando en {{room}}. Si no puedo, le digo por qué.',
  'rooms.no-account': 'Sin cuenta no hay salas.',
  'rooms.count_one': 'Debería estar en {{count}} sala.',
  'rooms.count_many': 'Debería estar en {{count}} de salas.',
  'rooms.count_other': 'Debería estar en {{count}} salas.',
  'rooms.in': '✔ {{room}}',
  'rooms.invited': '✔ {{room}}, invitado por {{inviter}}',
  'rooms.out': '? {{room}}: ahora mismo no estoy dentro',
  'rooms.more_one': 'Y {{count}} más.',
  'rooms.more_many': 'Y {{count}} más.',
  'rooms.more_other': 'Y {{count}} más.',

  'internal-error':
    '✖ Se produjo un error aquí, no en su lado (ref. {{reference}}). Está en el registro de quien me administra.',
  'not-kept.denied':
    '⚠ Hecho, pero solo hasta que me reinicien: no tengo permiso para escribir en mi carpeta de datos. Puede arreglarlo quien me administra (DATA_DIR).',
  'not-kept.full':
    '⚠ Hecho, pero solo hasta que me reinicien: el disco de mi carpeta de datos está lleno. Puede arreglarlo quien me administra.',
  'not-kept.failed':
    '⚠ Hecho, pero solo hasta que me reinicien: no se pudo escribir en mi carpeta de datos. Quien me administra verá el motivo en el registro (DATA_DIR).',
  cancelled: 'Detenido.',

  'lang.chosen': 'A partir de ahora respondo aquí en {{language}}.',
  'lang.reset': 'A partir de ahora me guío de nuevo por cada mensaje.',
  'lang.heading': 'Hablo:',
  'lang.line': '{{name}} – {{line}}',
  'lang.not-here': 'Aquí no puedo distinguirle de los demás ni recordarlo. Añada lang={{tag}} a la línea.',

  'help.intro': 'Compruebo si un servidor XMPP exige TLS o deja que una contraseña viaje en claro.',
  'help.link': 'Con un toque: {{link}}',
  'help.others': 'Además: {{others, commands}}',
  'help.bare-domain': 'Basta con un dominio: xmpp.jp',
  'help.unknown': 'No existe el comando «{{word}}». Diga: ayuda',
  'command.check.line': '{{usage}} – comprobar un servidor',
  'command.check.details':
    'Por ejemplo: comprueba xmpp.jp o: comprueba xmpp.jp xmpp.net s2s\nHasta 5 dominios; también los saco de un JID, una dirección xmpp: o web. c2s es lo que usan los clientes, s2s lo que usan los servidores entre sí. ipv4 o ipv6 mira solo ahí, fresh comprueba de nuevo, lang=es responde en español. Miro qué se ofrece antes y después de TLS y el certificado, y pregunto en claro si se aceptaría un inicio de sesión. Nunca envío una contraseña. Abro como mucho 12 conexiones a una dirección, 4 de ellas a la vez, y 24 en total.',
  'command.full.line': '{{usage}} – todo lo que TLS acepta ahí, y una nota',
  'command.full.details':
    'Por ejemplo: completo xmpp.jp c2s\nComo comprueba, y más: cada versión, suite de cifrado y grupo que se acepta, en el orden de quién, y los certificados a fondo. La nota va aparte de la respuesta sobre si TLS es obligatorio. Requiere hasta 40 conexiones más por sitio, 4 a la vez como mucho. Con revocation se pregunta a los emisores si han revocado un certificado: como mucho dos conexiones más por certificado, a los emisores, que así se enteran de a quién se comprueba. Por lo demás, las mismas opciones que comprueba.',
  'command.features.line': '{{usage}} – las funciones del flujo, antes y después de TLS',
  'command.features.details':
    'Por ejemplo: funciones xmpp.jp c2s\nLo que cada servicio anuncia antes y después de TLS, y nada más. Las mismas opciones que comprueba.',
  'command.raw.line': '{{usage}} – las evidencias, para verificarlas',
  'command.raw.details':
    'Por ejemplo: evidencia xmpp.jp c2s\nCada respuesta en la que se basa el veredicto: qué envié tras la cabecera del flujo, qué volvió, cuándo, y el comando con el que puede preguntar lo mismo. Nada de lo que envío contiene una contraseña.',
  'command.card.line': '{{usage}} – la respuesta como imagen',
  'command.card.details':
    'Por ejemplo: tarjeta xmpp.jp o: tarjeta xmpp.jp full\nUna imagen para compartir: el veredicto, qué significa y los datos principales; con full, también la nota. Las demás opciones, como en comprueba.',
  'command.limits.line': '{{usage}} – cuánto puede preguntar aún',
  'command.limits.details':
    'Por ejemplo: límites o: límites xmpp.jp\nLo que le queda, o cuántas veces se puede comprobar aún un dominio en esta hora.',
  'command.status.line': '{{usage}} – cómo estoy',
  'command.status.details':
    'Dice desde cuándo funciono, cuántas comprobaciones hay en curso y cuántas esperan.',
  'command.mute.line': '{{usage}} – callar un rato en esta sala',
  'command.mute.details':
    'Por ejemplo: silencio 1h o: silencio off\nLo dicen los moderadores en su sala. A las preguntas privadas respondo igualmente.',
  'command.leave.line': '{{usage}} – hacerme salir de una sala',
  'command.leave.details':
    'Lo dicen los moderadores en su sala. En privado, quien me invitó allí, por ejemplo: sal room@conference.example.org',
  'command.rooms.line': '{{usage}} – en qué salas estoy',
  'command.rooms.details': 'Dice a quienes me administran las salas y quién me invitó.',
  'command.join.line': '{{usage}} – enviarme a una sala',
  'command.join.details':
    'Por ejemplo: entra room@conference.example.org\nSi no puedo entrar, le digo por qué.',
  'command.lang.line': '{{usage}} – elegir el idioma',
  'command.lang.details':
    'Por ejemplo: idioma en o: idioma auto\nEn privado se recuerda para usted, en una sala para toda la sala; auto anula la elección. Para una sola respuesta, añada lang=en a la línea.',
  'command.forget.line': '{{usage}} – olvidar lo que guardo sobre usted',
  'command.forget.details':
    'Diga: olvida me\nOlvido lo que vigila, sus campañas, a qué salas me invitó y qué eligió; en una sala, su nombre en las campañas de ella.',
  'command.block.line': '{{usage}} – no tener nada que ver con alguien',
  'command.block.details':
    'Por ejemplo: bloquea spam.example o: bloquea alice@example.org\nA la gente de allí no se le responde y sus servidores no se comprueban. Sin dirección digo quién está bloqueado.',
  'command.unblock.line': '{{usage}} – deshacer un bloqueo',
  'command.unblock.details': 'Por ejemplo: desbloquea spam.example',
  'command.help.line': '{{usage}} – qué sé hacer',
  'command.help.details': 'Por ejemplo: ayuda comprueba',
  'command.about.line': '{{usage}} – quién soy, cómo estoy conectado',
  'command.about.details': 'Dice mi versión, quién me administra y el TLS de mi propio inicio de sesión.',

  'field.domains': 'Dominios, JID o direcciones (hasta 5)',
  'field.services': 'Servicios (ninguno: ambos)',
  'field.families': 'Solo por (ninguno: ambos)',
  'field.fresh': 'Comprobar de nuevo',
  'field.full': 'A fondo, con nota',
  'field.revocation': 'Preguntar a los emisores por la revocación',
  'field.command': 'Comando',
  'field.language': 'Idioma (código o nombre; auto)',
  'field.duration': 'Cuánto tiempo (30m, 1h, 2d, off)',
  'field.room': 'Dirección de la sala',
  'field.me': 'Sí, olvídeme',
  'field.entry': 'JID simple o dominio',
  'field.domain': 'Dominio',

  'about.version': 'Tellus {{version}}, un bot XMPP que comprueba TLS. Software libre: AGPL-3.0-or-later.',
  'about.owners': 'Me administra {{owners, list}}. Escriba ahí para que se deje en paz a un servidor.',
  'about.no-owners': 'Quien me administra no dio ninguna dirección (BOT_OWNERS).',
  'about.connected': 'Mi propio inicio de sesión: {{version}}, {{suite}}, en {{host}}',
  'about.certificate_one': 'Su certificado: queda {{count}} día',
  'about.certificate_many': 'Su certificado: quedan {{count}} de días',
  'about.certificate_other': 'Su certificado: quedan {{count}} días',
  'about.terminal': 'Esta es una sesión de terminal: sin conexión a una cuenta.',
  'about.offline': 'Ahora mismo no estoy conectado.',

  'card.saved': 'La imagen: {{path}}',
  'card.not-saved': 'No se pudo guardar la imagen en {{folder}}. En texto:',
  'picture.no-service':
    'No puedo enviar imágenes: mi servidor no acepta archivos. Quien me administra puede pedir que se active allí (XEP-0363). En texto:',
  'picture.too-large':
    'Mi servidor no acepta imágenes de ese tamaño. Quien me administra puede pedir que se suba el límite. En texto:',
  'picture.refused': 'Mi servidor no ha aceptado la imagen ahora. Vuelva a preguntar más tarde. En texto:',
  'picture.failed': 'No se pudo subir la imagen. Vuelva a preguntar más tarde. En texto:',
  'chat.cut': '… cortado aquí: demasiado largo para un mensaje.',
  'chat.meanwhile': 'Estoy comprobando… esto tarda un momento.',
  'chat.rest-follows': 'El resto viene a continuación.',
  'chat.was-away': 'No estaba cuando usted escribió. Pregúnteme de nuevo si aún quiere saberlo.',
  'chat.no-voice': 'No tengo voz en esta sala, así que le respondo aquí. Los moderadores pueden dármela.',
  'chat.encrypted':
    'No puedo leer mensajes cifrados. Desactive el cifrado en este chat. Conversations: toque el candado y luego «Sin cifrar». Gajim y Dino: el candado junto a la línea de entrada. Psi+: el botón OMEMO de la ventana de chat. Después pregúnteme de nuevo.',
  'room.refused.conflict': 'No pude entrar en {{room}}: todos mis apodos están ocupados allí.',
  'room.refused.forbidden': 'No pude entrar en {{room}}: tengo el acceso vetado.',
  'room.refused.item-not-found': 'No pude entrar en {{room}}: la sala no existe o está bloqueada.',
  'room.refused.not-allowed': 'No pude entrar en {{room}}: no puedo crear salas allí.',
  'room.refused.not-authorized':
    'No pude entrar en {{room}}: hace falta una contraseña. Invíteme de nuevo con ella.',
  'room.refused.registration-required':
    'No pude entrar en {{room}}: es solo para miembros. Hágame miembro e invíteme de nuevo.',
  'room.refused.resource-constraint': 'No pude entrar en {{room}}: ya estoy en demasiadas salas.',
  'room.refused.service-unavailable': 'No pude entrar en {{room}}: la sala está llena.',
  'room.refused.timeout': 'No pude entrar en {{room}}: su servidor no responde. Invíteme de nuevo más tarde.',
  'room.refused.other': 'No pude entrar en {{room}}: su servidor lo rechazó ({{condition}}).',

  'usage.domain': 'dominio',
  'usage.command': 'comando',
  'usage.language': 'idioma',
  'usage.room': 'sala',
  'usage.duration': 'tiempo',
  'usage.me': 'me',

  'terminal.welcome': 'Tellus. Pregunte por un dominio, como: comprueba xmpp.jp (o: ayuda, quit)',
  'terminal.account': 'Para chatear por XMPP, defina XMPP_JID y XMPP_PASSWORD en .env (vea .env.example).',
  'terminal.leave': 'Otra vez Ctrl-C, o quit, para salir.',
  ...lettersEs,
}
