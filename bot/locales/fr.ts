import type { Translation } from './catalogue.ts'
import { deskFr } from './desk/fr.ts'
import { lettersFr } from './letters/fr.ts'
import { noticesFr } from './notices/fr.ts'

/** French; no-break spaces stand before `:`, `!`, `?`, `»` and after `«`. */
export const fr: Translation<'one' | 'many' | 'other'> = {
  ...deskFr,
  ...noticesFr,
  'state.required': 'obligatoire',
  'state.optional': 'facultatif',
  'state.absent': 'aucun',
  'state.not-enforced': 'non appliqué',
  'state.unusable': 'exigé, mais en panne',
  'state.not-offered': 'service non proposé',
  'state.unknown': 'indéterminé',

  'headline.same': '{{symbol}} {{domain}} — TLS : {{state}}',
  'headline.one': '{{symbol}} {{domain}} — TLS : {{state}} ({{service}})',
  'headline.differs': '{{symbol}} {{domain}} — c2s {{c2s}}, s2s {{s2s}}',
  'meaning.optional': 'TLS n’est pas exigé : un mot de passe peut encore passer en clair.',
  'meaning.scram-only': 'TLS n’est pas exigé : en clair, PLAIN est refusé, SCRAM est accepté.',
  'meaning.absent': 'Il n’y a pas de TLS : les mots de passe passent en clair.',
  'meaning.not-enforced':
    'TLS est dit obligatoire, mais le clair est accepté : un mot de passe peut passer en clair.',
  'meaning.bad-certificate': '✖ Mais le certificat pose problème.',
  'meaning.unusable':
    'TLS est exigé, mais aucun flux n’a pu s’y ouvrir : quiconque est dans le même cas ne peut pas se connecter. C’est à ses administrateurs d’y remédier.',
  'warning.mixed-scripts':
    '⚠ {{domain}} mêle des lettres de plusieurs écritures ({{scripts, scripts}}) : ce nom peut se faire passer pour un autre.',

  'service.advertised': '{{service}} : {{symbol}} {{state}}, selon l’annonce',
  'service.proven': '{{service}} : {{symbol}} {{state}}, prouvé',
  'service.plain': '{{service}} : {{symbol}} {{state}}',

  'line.except': 'Mais sur {{endpoints, list}} :',
  'starttls.required': 'STARTTLS : obligatoire',
  'starttls.offered': 'STARTTLS : proposé, facultatif',
  'starttls.absent': 'STARTTLS : non proposé',
  'c2s.before': 'Authentification avant TLS : {{mechanisms, list}}',
  'c2s.before-none': 'Authentification avant TLS : aucune',
  'c2s.after': 'Authentification après TLS : {{mechanisms, list}}',
  'c2s.after-none': 'Authentification après TLS : aucune',
  's2s.before': 'SASL avant TLS : {{mechanisms, list}}',
  's2s.before-none': 'SASL avant TLS : non proposé',
  's2s.client-certificate': 'Certificat client : demandé',
  's2s.no-client-certificate': 'Certificat client : non demandé',
  's2s.after': 'SASL après TLS : {{mechanisms, list}}',
  's2s.after-none': 'SASL après TLS : non proposé',
  'others.before': 'Aussi avant TLS : {{features, list}}',
  'others.after': 'Aussi après TLS : {{features, list}}',
  'direct-tls.works': 'TLS direct : actif sur {{endpoints, list}}',
  'direct-tls.none': 'TLS direct : non trouvé',
  'direct-tls.failed': 'TLS direct : inutilisable',
  tls: '{{version}}, {{suite}}',
  'certificate.good_one': 'Certificat : ✔ valide, {{count}} j restant',
  'certificate.good_many': 'Certificat : ✔ valide, {{count}} de jours restants',
  'certificate.good_other': 'Certificat : ✔ valide, {{count}} j restants',
  'certificate.expired_one': 'Certificat : ✖ expiré depuis {{count}} jour',
  'certificate.expired_many': 'Certificat : ✖ expiré depuis {{count}} de jours',
  'certificate.expired_other': 'Certificat : ✖ expiré depuis {{count}} jours',
  'certificate.expired-today': 'Certificat : ✖ expiré depuis moins d’un jour',
  'certificate.path-outside-dates':
    'Certificat : ✖ non approuvé : un certificat de niveau supérieur est hors de sa période de validité',
  'certificate.self-signed': 'Certificat : ✖ autosigné',
  'certificate.not-yet-valid': 'Certificat : ✖ pas encore valide',
  'certificate.untrusted': 'Certificat : ✖ non approuvé ({{reason}})',
  'certificate.days-left_one': 'Expire dans {{count}} jour',
  'certificate.days-left_many': 'Expire dans {{count}} de jours',
  'certificate.days-left_other': 'Expire dans {{count}} jours',
  'certificate.name.match': 'Nom : ✔ correspond',
  'certificate.name.mismatch': 'Nom : ✖ établi pour {{names, list}}',
  'certificate.name.none': 'Nom : ✖ ne nomme aucun domaine',
  'certificate.issuer': 'Émetteur : {{issuer}}',
  'certificate.same': 'TLS et certificat : comme pour c2s',
  kept: 'C’était {{age, ago}}. Pour tester à nouveau : {{line}}',
  'target.too-often':
    '{{domain}} a été assez testé pour l’instant, pour ménager ses serveurs. Prochain test possible dans {{wait, duration}}.',
  'target.left-alone':
    '{{domain}} n’est pas testé : on a demandé à mes administrateurs de laisser ces serveurs tranquilles.',
  'target.busy': 'Trop de tests attendent : {{domain}} n’a pas été testé. Redemandez dans une minute.',
  'only-family': 'Seul {{family}} a été examiné.',
  tested: 'Testé le {{at, time}} UTC en {{seconds, seconds}}',

  'reason.not-offered': 'Le domaine déclare dans le DNS qu’il n’a pas ce service.',
  'reason.no-address':
    'Le DNS ne connaît ni serveur XMPP ni adresse pour ce domaine. Vérifiez l’orthographe.',
  'reason.dns-failed': 'Le DNS n’a pas répondu à son sujet. Cela peut passer : réessayez dans une minute.',
  'reason.guarded': 'Il ne mène qu’à des adresses privées ou réservées. Je ne m’y connecte pas.',
  'reason.spared':
    'Je suis allé assez souvent sur son réseau pour l’instant, ou j’y ai été refusé à plusieurs reprises. Redemandez dans quelques minutes.',
  'reason.nothing-offered': '{{endpoints, list}} n’annonce ni STARTTLS ni authentification.',
  'reason.processed': 'Accepté en clair sur {{endpoints, list}} : {{questions, list}}',
  'reason.ambiguous': 'Une réponse en clair de {{endpoints, list}} peut se lire dans les deux sens.',
  'reason.starttls-unadvertised': 'STARTTLS fonctionne sur {{endpoints, list}} sans être annoncé.',
  'reason.tls-unsteady':
    'Sur {{endpoints, list}}, TLS était utilisable lors d’une connexion, mais pas d’une autre.',
  'reason.starttls-only-feature':
    'STARTTLS est la seule chose proposée, ce qui le rend obligatoire (RFC 6120 §5.3.1).',

  'failure.timeout':
    '? {{endpoints, list}} : pas de réponse à temps. Le serveur ou le réseau est en panne ou lent ; réessayez plus tard.',
  'failure.refused':
    '? {{endpoints, list}} : connexion refusée. Rien n’écoute à cet endroit ; demandez à ses administrateurs.',
  'failure.unreachable':
    '? {{endpoints, list}} : pas de route. C’est le réseau, ici ou là-bas ; réessayez plus tard.',
  'failure.unreachable-6':
    '? {{endpoints, list}} : pas de chemin en IPv6. Il manque peut-être de mon côté, ce qui ne dit rien du serveur ; mon administrateur peut le vérifier.',
  'failure.reset':
    '? {{endpoints, list}} : connexion coupée. Le serveur limite peut-être les tests ; réessayez plus tard.',
  'failure.closed': '? {{endpoints, list}} : fermé sans réponse. Demandez à ses administrateurs.',
  'failure.host-unknown':
    '? {{endpoints, list}} : ne dessert pas ce domaine. Vérifiez l’orthographe ou prévenez ses administrateurs.',
  'failure.stream-error':
    '? {{endpoints, list}} : a refusé le flux ({{detail}}). Demandez à ses administrateurs.',
  'failure.redirected': '? {{endpoints, list}} : envoie les clients ailleurs (see-other-host).',
  'failure.no-features':
    '✖ {{endpoints, list}} : termine le flux faute de pouvoir proposer quoi que ce soit : TLS est exigé mais impossible à établir. Ses administrateurs peuvent y remédier.',
  'failure.starttls-failure':
    '✖ {{endpoints, list}} : propose STARTTLS puis le refuse. Ses administrateurs peuvent y remédier.',
  'failure.alert':
    '✖ {{endpoints, list}} : la négociation TLS est refusée. Ses administrateurs peuvent y remédier.',
  'failure.peer-misbehaved':
    '? {{endpoints, list}} : ne parle pas un XMPP correct. Prévenez ses administrateurs.',
  'failure.tls-misbehaved':
    '? {{endpoints, list}} : ne parle pas un TLS correct. Prévenez ses administrateurs.',
  'failure.certificate-wanted':
    '? {{endpoints, list}} : a mis fin à TLS après avoir demandé un certificat ; je n’en ai pas.',
  'failure.peer-incompatible':
    '✖ {{endpoints, list}} : aucun TLS en commun avec moi (version, suite, groupe ou clé). Ses administrateurs peuvent y remédier.',
  'failure.tls-beyond-us':
    '? {{endpoints, list}} : propose un TLS que je ne prends pas en charge (suite, groupe, type de clé, ou certificats trop longs pour moi). Des logiciels plus récents y parviennent peut-être.',
  'failure.certificate-rejected':
    '✖ {{endpoints, list}} : le certificat n’est pas accepté. Ses administrateurs peuvent y remédier.',
  'failure.dns-failure': '? {{endpoints, list}} : le DNS n’a pas répondu. Réessayez dans une minute.',
  'failure.no-address':
    '? {{endpoints, list}} : ce nom n’a pas d’adresse. Ses administrateurs peuvent y remédier.',
  'failure.local-error':
    '? {{endpoints, list}} : Tellus lui-même n’a même pas pu essayer. Cela ne dit rien du serveur ; réessayez plus tard.',
  'failure.aborted': '? {{endpoints, list}} : le test s’est terminé avant son tour. Réessayez.',
  'skipped.bounded_one': '{{count}} autre adresse laissée de côté : un test s’arrête là.',
  'skipped.bounded_many': '{{count}} d’autres adresses laissées de côté : un test s’arrête là.',
  'skipped.bounded_other': '{{count}} autres adresses laissées de côté : un test s’arrête là.',
  'skipped.guarded': '? {{endpoints, list}} : adresse privée ou réservée. Je ne m’y connecte pas.',
  'skipped.spared':
    '? {{endpoints, list}} : je suis allé assez souvent sur ce réseau pour l’instant, ou j’y ai été refusé à plusieurs reprises.',
  'skipped.other-family':
    '? {{endpoints, list}} : n’a d’adresses que de l’autre famille (IPv4 ou IPv6). Redemandez sans ipv4 ni ipv6.',

  'finding.starttls.response-injection':
    '✖ Du clair suit <proceed/> sur {{endpoints, list}} : n’importe qui sur le trajet pourrait injecter des réponses.',
  'finding.starttls.command-injection':
    '✖ {{endpoints, list}} répond dans TLS à ce qui suit <starttls/> en clair : n’importe qui sur le trajet pourrait injecter des commandes.',
  'finding.contradiction.starttls-offer':
    '⚠ {{endpoints, list}} : propose STARTTLS autrement que le premier point de terminaison.',
  'finding.contradiction.offer-by-from':
    '⚠ {{endpoints, list}} : propose STARTTLS autrement à qui ne dit pas qui il est.',
  'finding.contradiction.mechanisms':
    '⚠ {{endpoints, list}} : propose dans TLS d’autres mécanismes d’authentification que le premier point de terminaison.',
  'finding.contradiction.features':
    '{{endpoints, list}} : propose dans TLS d’autres fonctions que le premier point de terminaison.',
  'finding.contradiction.certificate-key':
    '{{endpoints, list}} : une autre clé de certificat que le premier point de terminaison.',
  'finding.starttls.inside-direct-tls': '⚠ {{endpoints, list}} propose STARTTLS à l’intérieur de TLS.',
  'finding.certificate.expiry':
    '⚠ Le certificat de {{endpoints, list}} expire bientôt : son renouvellement est en retard.',
  'finding.certificate.common-name':
    '⚠ Le certificat de {{endpoints, list}} ne nomme le domaine qu’en nom commun (CN), ce qui ne compte plus (RFC 9525).',
  'finding.certificate.target-name':
    '⚠ Le certificat de {{endpoints, list}} nomme la cible SRV, pas le domaine : valable seulement si DNSSEC protège le chemin qui y mène (RFC 7673).',
  'finding.certificate.wildcard':
    'Sur {{endpoints, list}}, un certificat générique (wildcard) nomme le domaine.',
  'finding.chain.complete':
    '✖ Il manque un certificat intermédiaire sur {{endpoints, list}}, ou la racine est inconnue : les clients ne peuvent pas vérifier le certificat.',
  'finding.chain.order': '⚠ Les certificats sont envoyés dans le mauvais ordre sur {{endpoints, list}}.',
  'finding.chain.extra': '⚠ Des certificats inutiles sont envoyés sur {{endpoints, list}}.',
  'finding.chain.expiry': '✖ Un certificat intermédiaire a expiré sur {{endpoints, list}}.',
  'finding.chain.strength':
    '✖ Une clé ou une signature de la chaîne de certificats est trop faible sur {{endpoints, list}} (RFC 9325).',
  'finding.chain.second':
    '✖ {{endpoints, list}} présente un second certificat, d’un autre type de clé, qui pose problème : les clients qui le reçoivent le refusent.',
  'finding.chain.must-staple':
    '✖ Le certificat de {{endpoints, list}} exige une réponse OCSP agrafée, et aucune n’est envoyée (RFC 7633).',
  'finding.chain.staple':
    '✖ La réponse OCSP agrafée de {{endpoints, list}} ne dit pas que le certificat est valable.',
  'finding.chain.revocation': '✖ Le certificat de {{endpoints, list}} a été révoqué par son émetteur.',
  'finding.chain.timestamps':
    '⚠ Un horodatage de transparence du certificat n’est pas valable sur {{endpoints, list}} (RFC 6962).',
  'finding.tls.timestamps':
    '⚠ Un horodatage de transparence de la négociation TLS n’est pas valable sur {{endpoints, list}} (RFC 6962).',
  'finding.tls.version': '✖ La version de TLS sur {{endpoints, list}} est obsolète (RFC 8996).',
  'finding.tls.ssl2':
    '✖ SSL 2.0 est accepté sur {{endpoints, list}} : n’importe qui sur le trajet peut lire (RFC 6176).',
  'finding.tls.ssl3': '✖ SSL 3.0 est accepté sur {{endpoints, list}} (RFC 7568).',
  'finding.tls.ssl-only': '✖ Aucune version de TLS sur {{endpoints, list}}.',
  'finding.tls.old-versions': '✖ TLS 1.0 ou 1.1 est accepté sur {{endpoints, list}} (RFC 8996).',
  'finding.tls.tls12': '✖ Ni TLS 1.2 ni 1.3 sur {{endpoints, list}} (RFC 9325).',
  'finding.tls.tls13': '⚠ Pas de TLS 1.3 sur {{endpoints, list}} (RFC 9325).',
  'finding.tls.intolerance':
    '⚠ La négociation TLS de clients modernes peut échouer sur {{endpoints, list}} : trop longue, trop de suites ou trop récente.',
  'finding.tls.null': '✖ Des suites sans chiffrement sont acceptées sur {{endpoints, list}} (RFC 9325).',
  'finding.tls.anonymous':
    '✖ Des suites sans certificat sont acceptées sur {{endpoints, list}} : n’importe qui sur le trajet peut se faire passer pour le serveur.',
  'finding.tls.short-keys':
    '✖ Des clés de 56 bits ou moins sont acceptées sur {{endpoints, list}} (RFC 9325).',
  'finding.tls.rc4': '✖ RC4 est accepté sur {{endpoints, list}} (RFC 7465).',
  'finding.tls.3des': '⚠ 3DES ou IDEA est accepté sur {{endpoints, list}} (RFC 9325).',
  'finding.tls.static-key-exchange':
    '⚠ Des suites sans confidentialité persistante sont acceptées sur {{endpoints, list}} (RFC 9325).',
  'finding.tls.cbc': 'Des suites en mode CBC sont acceptées sur {{endpoints, list}}.',
  'finding.tls.forward-secrecy':
    '✖ Aucune suite de {{endpoints, list}} n’a de confidentialité persistante : qui obtient la clé peut lire ce qui a été enregistré.',
  'finding.tls.aead': '⚠ Aucune suite de {{endpoints, list}} n’est AEAD (RFC 9325).',
  'finding.tls.suite-order':
    '⚠ L’ordre du client décide sur {{endpoints, list}}, et il peut commencer par une suite faible (RFC 9325).',
  'finding.tls.dh-breakable': '✖ Diffie-Hellman a moins de 1024 bits sur {{endpoints, list}}.',
  'finding.tls.dh-size': '✖ Diffie-Hellman a moins de 2048 bits sur {{endpoints, list}} (RFC 9325).',
  'finding.tls.dh-prime':
    '⚠ Diffie-Hellman utilise sur {{endpoints, list}} un petit nombre premier commun à beaucoup de serveurs.',
  'finding.tls.groups': '✖ Une courbe de moins de 224 bits est acceptée sur {{endpoints, list}} (RFC 9325).',
  'finding.tls.post-quantum': 'Aucun échange de clés post-quantique n’est proposé sur {{endpoints, list}}.',
  'finding.tls.compression': '⚠ La compression TLS est acceptée sur {{endpoints, list}} (RFC 9325).',
  'finding.tls.secure-renegotiation':
    '✖ La renégociation sécurisée manque sur {{endpoints, list}} (RFC 5746).',
  'finding.tls.extended-master-secret':
    '✖ Le secret maître étendu manque sur {{endpoints, list}} (RFC 7627).',
  'finding.tls.encrypt-then-mac':
    '⚠ CBC est choisi sans encrypt-then-MAC sur {{endpoints, list}} (RFC 7366).',
  'finding.tls.fallback-scsv':
    '⚠ Sur {{endpoints, list}}, on peut faire revenir un client à une ancienne version (RFC 7507).',
  'finding.tls.heartbeat': 'Les heartbeats TLS reçoivent une réponse sur {{endpoints, list}} (RFC 6520).',
  'finding.tls.resumption': 'On a déterminé si les sessions sont reprises sur {{endpoints, list}}.',
  'finding.tls.early-data':
    '0-RTT est accepté sur {{endpoints, list}} : ce qui est envoyé ainsi peut être rejoué.',
  'finding.tls.ticket-lifetime':
    '⚠ Les tickets de session durent plus d’une semaine sur {{endpoints, list}} (RFC 8446).',
  'finding.sasl.password-only':
    '⚠ Sur {{endpoints, list}}, PLAIN est proposé, mais pas SCRAM, qui n’envoie pas le mot de passe lui-même (RFC 6120).',
  'finding.sasl.old-digests': '⚠ DIGEST-MD5 ou CRAM-MD5 est proposé sur {{endpoints, list}} (RFC 6331).',
  'finding.sasl.scram-sha-1': 'SCRAM n’est proposé qu’avec SHA-1 sur {{endpoints, list}} (RFC 7677).',
  'finding.sasl.channel-binding':
    'Aucune liaison au canal n’est proposée sur {{endpoints, list}} : quiconque a un certificat pourrait relayer une authentification.',
  'finding.sasl.channel-binding-types':
    '⚠ Ce que {{endpoints, list}} annonce de la liaison au canal ne correspond pas à XEP-0440 et RFC 9266.',
  'finding.sasl.exporter-master-secret':
    '⚠ {{endpoints, list}} annonce tls-exporter sans le secret maître étendu qu’il exige (RFC 9266).',
  'finding.stream.compression':
    '⚠ La compression de flux, abandonnée car peu sûre, est proposée sur {{endpoints, list}} (XEP-0138).',

  'grade.letter': 'Note : {{letter}} ({{policy}})',
  'grade.at-most': 'Note : {{letter}} au mieux ({{policy}}) ; tout n’a pas pu être déterminé',
  'grade.none': 'Note : aucune ({{policy}}) ; trop peu a pu être déterminé',
  'grade.otherwise': 'Une fois corrigé : {{letter}}',
  'grade.by-endpoint': '{{letter}} : {{endpoints, list}}',
  'grade.certificate.trust': '✖ Le certificat de {{endpoints, list}} n’est pas de confiance.',
  'grade.certificate.name': '✖ Le certificat de {{endpoints, list}} est établi pour un autre nom.',
  'grade.certificate.expiry': '✖ Le certificat de {{endpoints, list}} est hors de sa période de validité.',

  'tls.versions': 'Versions : {{versions, list}}',
  'tls.versions-unknown': 'Pas de réponse pour : {{versions, list}}',
  'tls.suites.server': '{{version}}, ordre du serveur : {{suites, list}}',
  'tls.suites.client': '{{version}}, ordre du client : {{suites, list}}',
  'tls.suites.server-but-chacha':
    '{{version}}, ordre du serveur, ChaCha20 d’abord si le client le met en tête : {{suites, list}}',
  'tls.suites.neither': '{{version}}, sans ordre fixe : {{suites, list}}',
  'tls.suites.unknown': '{{version}} : {{suites, list}}',
  'tls.suites.incomplete': '{{version}} : peut-être d’autres suites ; toutes n’ont pas pu être demandées',
  'tls.groups': 'Groupes : {{groups, list}}',
  'tls.groups-12': 'Groupes jusqu’à TLS 1.2 : {{groups, list}}',
  'tls.dh': 'Diffie-Hellman, bits : {{groups, list}}',
  'tls.signatures': 'Signatures en TLS 1.2 : {{schemes, list}}',
  'tls.extensions': 'Extensions jusqu’à TLS 1.2 : {{extensions, list}}',
  'tls.refused': 'Refusés : {{what, list}}',
  'tls.refused-unknown': 'Acceptés ou non, on ne sait pas : {{what, list}}',
  'tls.resumption': 'Les sessions sont reprises en : {{versions, list}}',
  'tls.resumption-none': 'Les sessions ne sont pas reprises en : {{versions, list}}',
  'tls.early-data': '0-RTT : jusqu’à {{bytes}} octets',
  'channel-bindings': 'Liaison au canal : {{types, list}}',
  fast: 'FAST (reconnexion rapide) : {{mechanisms, list}}',
  'fast.early-data': 'FAST (reconnexion rapide), aussi en 0-RTT : {{mechanisms, list}}',
  'stream-limits.bytes': 'Stanza la plus longue : {{count}} octets',
  'stream-limits.idle': 'Un flux inactif peut être fermé après {{idle, duration}}',

  'domain-finding.web.clear-text-link': '✖ host-meta mène les clients vers le clair : {{links, list}}',
  'domain-finding.web.host-meta-in-clear-text':
    '⚠ host-meta est aussi servi en HTTP simple : n’importe qui sur le trajet pourrait le modifier.',
  'domain-finding.web.redirect-to-clear-text': '✖ host-meta redirige de HTTPS vers {{target}}',
  'domain-finding.web.connect-txt':
    '⚠ Le DNS contient des enregistrements _xmppconnect, que XEP-0156 a retirés car peu sûrs.',
  'domain-finding.web.formats.missing': '⚠ host-meta manque au format {{format}}, que XEP-0156 demande.',
  'domain-finding.web.formats.malformed': '⚠ host-meta au format {{format}} est mal formé.',
  'domain-finding.web.formats.differ': '⚠ host-meta ne mène pas au même endroit en XRD et en JRD.',
  'domain-finding.web.host-meta-2':
    '⚠ Dans host-meta.json, manque ou est incorrect : {{members, list}} (XEP-0487).',
  'domain-finding.web.certificate-trust': '✖ {{host}} : certificat HTTPS non approuvé ({{reason}}).',
  'domain-finding.web.certificate-name':
    '✖ {{host}} : le certificat HTTPS n’est établi ni pour cet hôte ni pour le domaine.',
  'domain-finding.web.pins':
    '✖ {{hosts, list}} : ne présente aucune des clés épinglées par host-meta (XEP-0487).',
  'domain-finding.web.mechanisms':
    '⚠ {{transport}} propose une authentification que TCP ne propose pas : {{mechanisms, list}}',
  'domain-finding.web.starttls-inside': '⚠ {{transport}} propose STARTTLS à l’intérieur de TLS.',

  'features.heading': '{{domain}} — ce qui est annoncé',
  'features.service': '{{service}} :',

  'raw.heading': '{{domain}} — ce qui a été demandé et répondu',
  'raw.refused': '{{service}} {{place}} : {{question}} est refusé en clair.',
  'raw.processed': '{{service}} {{place}} : {{question}} est traité en clair.',
  'raw.unavailable': '{{service}} {{place}} : {{question}} n’y est pas disponible.',
  'raw.ambiguous': '{{service}} {{place}} : {{question}} n’a pas reçu de réponse concluante.',
  'raw.tls-failed': '{{service}} {{place}} : TLS impossible à établir ({{failure}}).',
  'raw.tls-unsteady':
    '{{service}} {{place}} : TLS n’était pas utilisable lors d’une connexion ({{failure}}), mais l’était lors d’une autre.',
  'raw.tls-beyond-us':
    '{{service}} {{place}} : TLS existe, mais l’OpenSSL d’ici ne le prend pas en charge ({{failure}}).',
  'raw.unreachable': '{{service}} {{place}} : pas de réponse concluante ({{failure}}).',
  'raw.starttls-required': '{{service}} {{place}} : STARTTLS est annoncé comme obligatoire.',
  'raw.starttls-only-feature': '{{service}} {{place}} : STARTTLS est la seule chose annoncée.',
  'raw.starttls-offered': '{{service}} {{place}} : STARTTLS est annoncé, mais pas comme obligatoire.',
  'raw.no-starttls': '{{service}} {{place}} : STARTTLS n’est pas annoncé.',
  'raw.direct-tls': '{{service}} {{place}} : un flux à l’intérieur de TLS direct.',
  'raw.nothing-offered': '{{service}} {{place}} : ni STARTTLS ni authentification ne sont annoncés.',
  'raw.starttls-unadvertised': '{{service}} {{place}} : STARTTLS fonctionne sans être annoncé.',
  'raw.redirected': '{{service}} {{place}} : le flux se termine en conseillant d’aller à « {{otherHost}} ».',
  'raw.no-features':
    '{{service}} {{place}} : le flux se termine, car il n’y a rien à proposer sans TLS, ni TLS.',
  'raw.dialback-not-asked':
    '{{service}} {{place}} : dialback n’a pas été demandé en clair (voir PROBE_DIALBACK).',
  'raw.not-offered': '{{service}} : le DNS dit que ce service n’existe pas.',
  'raw.no-address': '{{service}} : le DNS ne connaît pas d’adresse.',
  'raw.dns-failed': '{{service}} : le DNS n’a pas répondu.',
  'raw.guarded': '{{service}} : uniquement des adresses privées ou réservées.',
  'raw.spared': '{{service}} : laissé tranquille pour l’instant, son réseau a été trop sollicité.',
  'raw.other-family': '{{service}} : toutes ses adresses sont de la famille laissée de côté (IPv4 ou IPv6).',
  'raw.not-asked': '{{service}} : non demandé.',
  'raw.header-sent': '→ l’en-tête du flux',
  'raw.sent': '→ {{bytes}}',
  'raw.received': '← {{bytes}}',
  'raw.nothing-received': '← rien',
  'raw.at': '{{at, time}} UTC',
  'raw.command': '$ {{command}}',
  'raw.left-out_one':
    '{{count}} autre est omise ici. Demandez-moi en privé, précisez c2s ou s2s, ou lancez : tellus check --raw',
  'raw.left-out_many':
    '{{count}} d’autres sont omises ici. Demandez-moi en privé, précisez c2s ou s2s, ou lancez : tellus check --raw',
  'raw.left-out_other':
    '{{count}} autres sont omises ici. Demandez-moi en privé, précisez c2s ou s2s, ou lancez : tellus check --raw',

  'domain-finding.dane.match.bogus':
    '✖ DANE : les enregistrements DNS de {{endpoint}} sont mal signés ; les clients qui vérifient DNSSEC ne peuvent pas se connecter.',
  'domain-finding.dane.match.insecure':
    '⚠ DANE : rien ne protège les enregistrements TLSA de {{endpoint}} ; ils ne comptent pas.',
  'domain-finding.dane.match.insecure-target':
    '⚠ DANE : DNSSEC ne protège pas le chemin vers {{endpoint}}, ses enregistrements TLSA ne comptent donc pas (RFC 7673).',
  'domain-finding.dane.match.unusable':
    '⚠ DANE : les enregistrements TLSA de {{endpoint}} ont un usage, un sélecteur ou un type qui n’existe pas ; ils ne comptent pas.',
  'domain-finding.dane.match.no-match':
    '✖ DANE : {{endpoint}} présente un certificat qu’aucun enregistrement TLSA ne nomme.',
  'domain-finding.posh.match.no-match':
    '✖ POSH : {{endpoints, list}} : présente un certificat que le domaine ne nomme pas (RFC 7711).',
  'domain-finding.posh.match.expired':
    '✖ POSH : {{endpoints, list}} : présente un certificat que le domaine nomme, hors de sa période de validité (RFC 7711).',
  'domain-finding.posh.match.void':
    '⚠ POSH : le document se dit valable pour une durée nulle (expires 0) ; il ne compte pas.',
  'domain-finding.posh.match.untrusted':
    '✖ POSH : le document vient d’un serveur web sans certificat valide.',
  'domain-finding.caa.restriction.anybody':
    'CAA : toute autorité peut émettre des certificats pour ce domaine.',
  'domain-finding.caa.restriction.issuers':
    'CAA : seules des autorités désignées, mais pour n’importe quel compte : qui intercepte le trafic peut se faire émettre un certificat.',
  'domain-finding.caa.restriction.by-dns':
    'CAA : seules des autorités désignées, et seulement pour qui contrôle le DNS du domaine (RFC 8657).',
  'domain-finding.caa.restriction.accounts':
    'CAA : seuls des comptes désignés auprès d’autorités désignées (RFC 8657).',
  'domain-finding.caa.restriction.nobody': 'CAA : personne ne peut émettre de certificats pour ce domaine.',
  'domain-finding.caa.syntax':
    '⚠ CAA : « {{value}} » ne laisse personne émettre : les autorités ne peuvent pas le lire.',
  'domain-finding.mitm.resistance.different-keys':
    '⚠ Les points de terminaison d’un même service présentent des clés différentes : deux serveurs, ou quelqu’un entre les deux.',
  'domain-finding.mitm.resistance.hindered':
    'L’interception avec un certificat valide est gênée par : {{by, list}}.',
  'domain-finding.mitm.resistance.open':
    'Rien n’a été trouvé qui gênerait une interception avec un certificat valide.',

  'resistance.channel-binding': 'liaison au canal',
  'resistance.dane': 'DANE',
  'resistance.caa': 'CAA lié à un compte ou au DNS',
  'resistance.caa.signed': 'CAA ne lie que les autorités qui en tiennent compte (RFC 8657).',
  'resistance.caa.unsigned':
    'CAA ne lie que les autorités qui en tiennent compte (RFC 8657), et n’arrête pas qui peut aussi falsifier les réponses du DNS : personne ne s’en porte garant.',
  'resistance.unknown': 'Contre l’interception, on ignore : {{what, list}}.',

  'dane.matches.us':
    'DANE : le DNS nomme les clés de {{endpoints, list}} ; ses signatures ont été vérifiées ici, depuis la racine.',
  'dane.matches.resolver':
    'DANE : le DNS nomme les clés de {{endpoints, list}} ; qu’il soit signé, seul le résolveur le dit.',
  'dane.none.resolver':
    'DANE : pas d’enregistrement TLSA pour {{endpoints, list}} ; seul le résolveur s’en porte garant.',
  'dane.none.nobody':
    'DANE : aucun enregistrement TLSA trouvé pour {{endpoints, list}} ; personne ne garantit qu’il n’y en a pas.',
  'posh.matches': 'POSH : par HTTPS, le domaine nomme les certificats pour {{services, list}} (RFC 7711).',
  'caa.issuers': 'CAA nomme : {{issuers, list}}',
  'caa.vouched.us': 'CAA : les signatures du DNS ont été vérifiées ici, depuis la racine.',
  'caa.vouched.resolver': 'CAA : seul le résolveur se porte garant de cette réponse du DNS.',
  'caa.vouched.nobody': 'CAA : personne ne se porte garant de cette réponse du DNS.',
  'caa.vouched.bogus':
    '✖ CAA : les enregistrements sont mal signés ; les autorités qui vérifient DNSSEC ne doivent rien émettre.',
  'domain-finding.caa.issuer.allowed': 'CAA autorise l’émetteur du certificat : {{issuer}}',
  'domain-finding.caa.issuer.not-allowed':
    '⚠ CAA n’autorise pas l’émetteur du certificat ({{issuer}}) : les enregistrements sont plus récents, ou quelqu’un d’autre l’a fait émettre.',
  'domain-finding.caa.issuer.unknown':
    'CAA n’a pas été comparé à l’émetteur du certificat : on ignore ici sous quels noms il y figure ({{issuer}}).',
  'domain-finding.caa.issuer.untrusted':
    'CAA n’a pas été comparé à l’émetteur du certificat : celui-ci n’est pas de confiance, et n’importe qui peut écrire ce nom ({{issuer}}).',
  'timestamps.signed':
    'Transparence : ces journaux ont signé que le certificat leur a été montré : {{logs, list}}',
  'timestamps.none': 'Transparence : le certificat vient sans horodatage de journaux (RFC 6962).',
  'timestamps.none-inside':
    'Transparence : ni le certificat ni sa réponse OCSP agrafée ne contiennent d’horodatage de journaux (RFC 6962).',
  unchecked: 'Non vérifié : {{what, list}}.',
  'unchecked.item': '{{what}} ({{because}})',
  'unchecked.not-asked': 'les autorités ne sont interrogées que sur demande',
  'unchecked.no-place': 'le certificat n’indique pas où demander',
  'unchecked.unknown-log': 'signé par un journal inconnu ici',
  'unchecked.unknown-issuer': 'le certificat de l’émetteur n’est pas connu',
  'unchecked.encrypted': 'en TLS 1.3, la négociation les transmet chiffrés',
  'unchecked.not-reached': 'pas atteint',
  'unchecked.no-answer': 'pas de réponse',

  'refusal.ip-literal':
    '✖ {{domain}} est une adresse IP. Les certificats sont établis pour des noms : donnez un domaine, comme xmpp.jp',
  'refusal.special-use':
    '✖ {{domain}} est un nom privé ou réservé. Je ne teste que des serveurs de l’Internet public.',
  'refusal.single-label': '✖ {{domain}} n’est pas un domaine complet : il manque une fin comme .org',
  'refusal.syntax':
    '✖ {{domain}} n’est pas un nom de domaine. Vérifiez l’orthographe ; il devrait ressembler à xmpp.jp',

  'problem.which-domain': 'Quel domaine ? Par exemple : {{line}}',
  'problem.too-many-domains_one': 'C’est trop : {{count}} domaine par ligne au plus.',
  'problem.too-many-domains_many': 'C’est trop : {{count}} de domaines par ligne au plus.',
  'problem.too-many-domains_other': 'C’est trop : {{count}} domaines par ligne au plus.',
  'problem.which': 'Lequel ? Par exemple : {{line}}',
  'problem.whole-line': 'Si vous le voulez vraiment, dites : {{line}}',
  'problem.duration': 'Pour combien de temps ? 30 jours au plus, par exemple : {{line}}',
  'problem.room':
    '{{room}} n’est pas une adresse de salon. Elle devrait ressembler à room@conference.example.org',
  'right.owner': 'C’est réservé à mes administrateurs.',
  'right.moderator': 'C’est réservé aux modérateurs, dans leur salon.',
  'right.host': 'C’est réservé aux modérateurs de ce salon.',
  'problem.entry': '{{entry}} n’est ni un JID simple ni un domaine.',
  'problem.language': 'Je ne parle pas « {{tag}} ». Je parle : {{known, list}}',
  'problem.strange-words': 'Je ne comprends pas « {{words}} » ici. Essayez : {{line}}',
  'unknown.greetings':
    'Bonjour ! Je teste si les serveurs XMPP imposent TLS. Donnez un domaine, comme xmpp.jp, ou : aide',
  'unknown.thanks': 'Je vous en prie.',
  'unknown.sentence': 'Je ne comprends pas toute la phrase. Vouliez-vous dire : {{line, command}}',
  'unknown.suggestion': 'Je ne connais pas « {{word}} ». Vouliez-vous dire : {{line}}',
  'unknown.word': 'Je ne connais pas « {{word}} ». Donnez un domaine, comme xmpp.jp, ou : aide',
  'unknown.nothing': 'Donnez un domaine, comme xmpp.jp, ou : aide',
  'limit.asker-minute': 'C’était beaucoup d’un coup. Vous pourrez redemander dans {{wait, duration}}.',
  'limit.asker-hour': 'C’était beaucoup pour une heure. Vous pourrez redemander dans {{wait, duration}}.',
  'limit.room':
    'Ce salon demande beaucoup. Je répondrai de nouveau ici dans {{wait, duration}} ; en privé, je réponds toujours.',
  'limit.domain':
    'Les gens de votre serveur demandent beaucoup. Vous pourrez redemander dans {{wait, duration}}.',
  'limit.all': 'On me demande trop de choses en ce moment. Vous pourrez redemander dans {{wait, duration}}.',
  ignored:
    'Je n’ai pas compris les dernières lignes et cesse d’écouter pendant {{wait, duration}}. Après cela, dites : aide',

  'limits.asker-minute': 'Vous : encore {{left}} questions sur {{most}} (période : {{span, duration}})',
  'limits.asker-hour': 'Vous : encore {{left}} questions sur {{most}} (période : {{span, duration}})',
  'limits.room': 'Ce salon : encore {{left}} sur {{most}} (période : {{span, duration}})',
  'limits.domain': 'Tout votre serveur : encore {{left}} sur {{most}} (période : {{span, duration}})',
  'limits.targets': 'Chaque domaine est testé 6 fois par heure au plus ; une réponse est gardée 10 minutes.',
  'limits.target': '{{domain}} : encore {{left}} tests sur {{most}} pour cette heure',
  'limits.exempt': 'Aucune limite ne s’applique à vous.',
  'status.uptime': 'En marche depuis : {{uptime, duration}}',
  'status.load':
    'Tests en cours : {{running, number}} sur {{mostRunning, number}} ; en attente : {{waiting, number}} sur {{mostWaiting, number}}',

  'forget.done':
    'Oublié : ce que vous surveillez, vos campagnes, les salons où vous m’avez invité et ce que vous avez choisi. Le nombre de vos questions est compté pendant une heure, puis disparaît aussi.',
  'forget.done-here':
    'Oublié : ce que vous avez choisi ici, et votre nom dans les campagnes de ce salon. Ce que vous avez choisi dans une discussion avec moi seul s’oublie là-bas.',
  'forget.not-all':
    'Vos surveillances et vos campagnes ne sont donc pas oubliées ; tout le reste l’est. Redites-le quand les campagnes seront de nouveau disponibles.',
  'forget.nothing': 'Je ne garde rien sur vous ici. Dites-le dans une discussion avec moi seul.',
  'block.person': '{{entry}} est bloqué : je n’y réponds pas.',
  'block.domain': '{{entry}} est bloqué : pas de réponse à ses utilisateurs, pas de test de ses serveurs.',
  'block.list': 'Bloqués : {{entries, list}}',
  'block.none': 'Personne n’est bloqué.',
  'unblock.done': '{{entry}} n’est plus bloqué.',
  'unblock.unknown': '{{entry}} n’est pas bloqué.',
  'mute.on': 'Je ne dis rien ici pendant {{length, duration}}. Pour abréger : silence off',
  'mute.off': 'Je réponds de nouveau ici.',
  'leave.goodbye': 'Au revoir. Pour que je revienne, réinvitez-moi.',
  'leave.done': 'J’ai quitté {{room}}.',
  'leave.which':
    'Je ne suis dans aucun salon de ce nom où vous m’auriez invité. Par exemple : quitte room@conference.example.org',
  'join.trying': 'J’entre dans {{room}}. Si cela échoue, je vous dis pourquoi.',
  'rooms.no-account': 'Sans compte, il n’y a pas de salons.',
  'rooms.count_one': 'Je suis censé être dans {{count}} salon.',
  'rooms.count_many': 'Je suis censé être dans {{count}} de salons.',
  'rooms.count_other': 'Je suis censé être dans {{count}} salons.',
  'rooms.in': '✔ {{room}}',
  'rooms.invited': '✔ {{room}}, invité par {{inviter}}',
  'rooms.out': '? {{room}} : pas dedans en ce moment',
  'rooms.more_one': 'Et {{count}} autre.',
  'rooms.more_many': 'Et {{count}} d’autres.',
  'rooms.more_other': 'Et {{count}} autres.',

  'internal-error':
    '✖ Une erreur s’est produite ici, pas chez vous (réf. {{reference}}). Elle est dans le journal de mon administrateur.',
  'not-kept.denied':
    '⚠ C’est fait, mais seulement jusqu’à mon prochain redémarrage : je n’ai pas le droit d’écrire dans mon dossier de données. Mon administrateur peut y remédier (DATA_DIR).',
  'not-kept.full':
    '⚠ C’est fait, mais seulement jusqu’à mon prochain redémarrage : le disque de mon dossier de données est plein. Mon administrateur peut y remédier.',
  'not-kept.failed':
    '⚠ C’est fait, mais seulement jusqu’à mon prochain redémarrage : l’écriture dans mon dossier de données a échoué. Mon administrateur en trouvera la raison dans le journal (DATA_DIR).',
  cancelled: 'Arrêté.',

  'lang.chosen': 'Désormais, je réponds ici en {{language}}.',
  'lang.reset': 'Désormais, je me règle de nouveau sur chaque message.',
  'lang.heading': 'Je parle :',
  'lang.line': '{{name}} – {{line}}',
  'lang.not-here':
    'Ici, je ne peux pas vous distinguer des autres, donc pas m’en souvenir. Ajoutez lang={{tag}} à la ligne.',

  'help.intro': 'Je teste si un serveur XMPP impose TLS ou laisse un mot de passe passer en clair.',
  'help.link': 'En un geste : {{link}}',
  'help.others': 'Aussi : {{others, commands}}',
  'help.bare-domain': 'Un domaine seul suffit : xmpp.jp',
  'help.unknown': 'Il n’y a pas de commande « {{word}} ». Dites : aide',
  'command.check.line': '{{usage}} – tester un serveur',
  'command.check.details':
    'Par exemple : vérifie xmpp.jp ou : vérifie xmpp.jp xmpp.net s2s\nJusqu’à 5 domaines ; je les tire aussi d’un JID, d’une adresse xmpp: ou web. c2s sert aux clients, s2s aux serveurs entre eux. ipv4 ou ipv6 ne regarde que là, fresh teste à nouveau, lang=fr répond en français. Je regarde ce qui est proposé avant et après TLS ainsi que le certificat, et je demande en clair si une authentification serait acceptée. Je n’envoie jamais de mot de passe. J’ouvre au plus 12 connexions par adresse, dont 4 à la fois, et 24 en tout.',
  'command.full.line': '{{usage}} – tout ce que TLS y accepte, et une note',
  'command.full.details':
    'Par exemple : complet xmpp.jp c2s\nComme vérifie, et plus : chaque version, suite cryptographique et groupe acceptés, dans l’ordre de qui, et les certificats en détail. La note est à part de la réponse sur l’obligation de TLS. Il faut jusqu’à 40 connexions de plus par endroit, 4 à la fois au plus. Avec revocation, on demande aux autorités si elles ont révoqué un certificat : au plus deux connexions de plus par certificat, vers les autorités, qui apprennent ainsi qui est testé. Pour le reste, mêmes options que vérifie.',
  'command.features.line': '{{usage}} – les fonctions du flux, avant et après TLS',
  'command.features.details':
    'Par exemple : fonctions xmpp.jp c2s\nCe que chaque service annonce avant et après TLS, et rien d’autre. Mêmes options que vérifie.',
  'command.raw.line': '{{usage}} – les preuves, pour vérifier vous-même',
  'command.raw.details':
    'Par exemple : preuves xmpp.jp c2s\nChaque réponse sur laquelle repose le verdict : ce que j’ai envoyé après l’en-tête du flux, ce qui est revenu, quand, et la commande pour poser la même question. Rien de ce que j’envoie ne contient de mot de passe.',
  'command.card.line': '{{usage}} – la réponse en image',
  'command.card.details':
    'Par exemple : carte xmpp.jp ou : carte xmpp.jp full\nUne image à partager : le verdict, ce qu’il signifie et les faits principaux ; avec full, la note aussi. Autres options comme pour vérifie.',
  'command.limits.line': '{{usage}} – combien vous pouvez encore demander',
  'command.limits.details':
    'Par exemple : limites ou : limites xmpp.jp\nCe qu’il vous reste, ou combien de fois un domaine peut encore être testé dans cette heure.',
  'command.status.line': '{{usage}} – comment je vais',
  'command.status.details':
    'Dit depuis quand je tourne, combien de tests sont en cours et combien attendent.',
  'command.mute.line': '{{usage}} – me taire un moment dans ce salon',
  'command.mute.details':
    'Par exemple : silence 1h ou : silence off\nÀ dire par les modérateurs dans leur salon. Je réponds toujours aux questions privées.',
  'command.leave.line': '{{usage}} – me faire quitter un salon',
  'command.leave.details':
    'À dire par les modérateurs dans leur salon. En privé, par qui m’y a invité, par exemple : quitte room@conference.example.org',
  'command.rooms.line': '{{usage}} – dans quels salons je suis',
  'command.rooms.details': 'Dit à mes administrateurs les salons et qui m’y a invité.',
  'command.join.line': '{{usage}} – m’envoyer dans un salon',
  'command.join.details':
    'Par exemple : rejoins room@conference.example.org\nSi je ne peux pas entrer, je vous dis pourquoi.',
  'command.lang.line': '{{usage}} – choisir la langue',
  'command.lang.details':
    'Par exemple : langue en ou : langue auto\nRetenu pour vous en privé, pour le salon dans un salon ; auto annule le choix. Pour une seule réponse, ajoutez lang=en à la ligne.',
  'command.forget.line': '{{usage}} – oublier ce que je garde sur vous',
  'command.forget.details':
    'Dites : oublie moi\nJ’oublie ce que vous surveillez, vos campagnes, les salons où vous m’avez invité et ce que vous avez choisi ; dans un salon, votre nom dans ses campagnes.',
  'command.block.line': '{{usage}} – ne plus avoir affaire à quelqu’un',
  'command.block.details':
    'Par exemple : bloque spam.example ou : bloque alice@example.org\nLes gens de là-bas n’ont pas de réponse et les serveurs ne sont pas testés. Sans adresse, je dis qui est bloqué.',
  'command.unblock.line': '{{usage}} – lever un blocage',
  'command.unblock.details': 'Par exemple : débloque spam.example',
  'command.help.line': '{{usage}} – ce que je sais faire',
  'command.help.details': 'Par exemple : aide vérifie',
  'command.about.line': '{{usage}} – qui je suis, comment je suis connecté',
  'command.about.details': 'Donne ma version, mon administrateur et le TLS de ma propre connexion.',

  'field.domains': 'Domaines, JID ou adresses (5 au plus)',
  'field.services': 'Services (aucun : les deux)',
  'field.families': 'Seulement par (aucun : les deux)',
  'field.fresh': 'Tester à nouveau',
  'field.full': 'En profondeur, avec une note',
  'field.revocation': 'Interroger les autorités sur la révocation',
  'field.command': 'Commande',
  'field.language': 'Langue (code ou nom ; auto)',
  'field.duration': 'Durée (30m, 1h, 2d, off)',
  'field.room': 'Adresse du salon',
  'field.me': 'Oui, oubliez-moi',
  'field.entry': 'JID simple ou domaine',
  'field.domain': 'Domaine',

  'about.version': 'Tellus {{version}}, un bot XMPP qui teste TLS. Logiciel libre : AGPL-3.0-or-later.',
  'about.owners': 'Administré par {{owners, list}}. Écrivez-y pour qu’un serveur soit laissé tranquille.',
  'about.no-owners': 'Mon administrateur n’a pas donné d’adresse (BOT_OWNERS).',
  'about.connected': 'Ma propre connexion : {{version}}, {{suite}}, sur {{host}}',
  'about.certificate_one': 'Son certificat : {{count}} jour restant',
  'about.certificate_many': 'Son certificat : {{count}} de jours restants',
  'about.certificate_other': 'Son certificat : {{count}} jours restants',
  'about.terminal': 'Ceci est une session de terminal : non connecté.',
  'about.offline': 'Je ne suis pas connecté en ce moment.',

  'card.saved': 'L’image : {{path}}',
  'card.not-saved': 'L’image n’a pas pu être enregistrée dans {{folder}}. Sous forme de texte :',
  'picture.no-service':
    'Je ne peux pas envoyer d’images : mon serveur n’accepte pas de fichiers. Mon administrateur peut demander qu’on l’active là-bas (XEP-0363). Sous forme de texte :',
  'picture.too-large':
    'Mon serveur n’accepte pas d’image de cette taille. Mon administrateur peut faire relever la limite. Sous forme de texte :',
  'picture.refused':
    'Mon serveur n’a pas accepté l’image cette fois. Redemandez plus tard. Sous forme de texte :',
  'picture.failed': 'L’image n’a pas pu être envoyée au serveur. Redemandez plus tard. Sous forme de texte :',
  'chat.cut': '… coupé ici : trop long pour un seul message.',
  'chat.meanwhile': 'Test en cours… cela prend un moment.',
  'chat.rest-follows': 'La suite arrive.',
  'chat.was-away': 'J’étais absent quand vous avez écrit. Redemandez-moi si cela vous intéresse encore.',
  'chat.no-voice':
    'Je n’ai pas la parole dans ce salon, alors je vous réponds ici. Les modérateurs peuvent me la donner.',
  'chat.encrypted':
    'Je ne peux pas lire les messages chiffrés. Désactivez le chiffrement pour cette discussion. Conversations : touchez le cadenas, puis « Non chiffré ». Gajim et Dino : le cadenas à côté de la ligne de saisie. Psi+ : le bouton OMEMO de la fenêtre de discussion. Puis redemandez-moi.',
  'room.refused.conflict': 'Je n’ai pas pu entrer dans {{room}} : tous mes pseudos y sont pris.',
  'room.refused.forbidden': 'Je n’ai pas pu entrer dans {{room}} : j’en suis banni.',
  'room.refused.item-not-found':
    'Je n’ai pas pu entrer dans {{room}} : le salon n’existe pas ou est verrouillé.',
  'room.refused.not-allowed':
    'Je n’ai pas pu entrer dans {{room}} : je n’ai pas le droit d’y créer de salon.',
  'room.refused.not-authorized':
    'Je n’ai pas pu entrer dans {{room}} : il faut un mot de passe. Réinvitez-moi avec celui-ci.',
  'room.refused.registration-required':
    'Je n’ai pas pu entrer dans {{room}} : réservé aux membres. Faites de moi un membre, puis réinvitez-moi.',
  'room.refused.resource-constraint':
    'Je n’ai pas pu entrer dans {{room}} : je suis déjà dans trop de salons.',
  'room.refused.service-unavailable': 'Je n’ai pas pu entrer dans {{room}} : le salon est plein.',
  'room.refused.timeout':
    'Je n’ai pas pu entrer dans {{room}} : son serveur ne répond pas. Réinvitez-moi plus tard.',
  'room.refused.other': 'Je n’ai pas pu entrer dans {{room}} : son serveur a refusé ({{condition}}).',

  'usage.domain': 'domaine',
  'usage.command': 'commande',
  'usage.language': 'langue',
  'usage.room': 'salon',
  'usage.duration': 'durée',
  'usage.me': 'moi',

  'terminal.welcome': 'Tellus. Demandez un domaine, par exemple : vérifie xmpp.jp (ou : aide, quit)',
  'terminal.account':
    'Pour discuter par XMPP, définissez XMPP_JID et XMPP_PASSWORD dans .env (voir .env.example).',
  'terminal.leave': 'Encore Ctrl-C, ou quit, pour quitter.',
  ...lettersFr,
}
