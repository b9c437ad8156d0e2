import type { Translation } from './catalogue.ts'
import { deskRu } from './desk/ru.ts'
import { lettersRu } from './letters/ru.ts'
import { noticesRu } from './notices/ru.ts'

/** Russian. */
export const ru: Translation<'one' | 'few' | 'many' | 'other'> = {
  ...deskRu,
  ...noticesRu,
  'state.required': 'обязателен',
  'state.optional': 'необязателен',
  'state.absent': 'нет',
  'state.not-enforced': 'на деле не обязателен',
  'state.unusable': 'требуется, но неисправен',
  'state.not-offered': 'такой службы нет',
  'state.unknown': 'не удалось выяснить',

  'headline.same': '{{symbol}} {{domain}} — TLS: {{state}}',
  'headline.one': '{{symbol}} {{domain}} — TLS: {{state}} ({{service}})',
  'headline.differs': '{{symbol}} {{domain}} — c2s: {{c2s}}, s2s: {{s2s}}',
  'meaning.optional': 'TLS не требуется: пароль может уйти открытым текстом.',
  'meaning.scram-only': 'TLS не требуется: открытым текстом PLAIN отвергается, а SCRAM принимается.',
  'meaning.absent': 'TLS нет: пароли передаются открытым текстом.',
  'meaning.not-enforced':
    'TLS назван обязательным, но открытый текст принимается: пароль может уйти открытым текстом.',
  'meaning.bad-certificate': '✖ Но с сертификатом не всё в порядке.',
  'meaning.unusable':
    'TLS требуется, но поток внутри него не открылся: у кого так же, тот не может войти. Исправить это должны администраторы.',
  'warning.mixed-scripts':
    '⚠ {{domain}} смешивает буквы разных письменностей ({{scripts, scripts}}): имя может выдавать себя за другое.',

  'service.advertised': '{{service}}: {{symbol}} {{state}}, как объявлено',
  'service.proven': '{{service}}: {{symbol}} {{state}}, доказано',
  'service.plain': '{{service}}: {{symbol}} {{state}}',

  'line.except': 'Но на {{endpoints, list}}:',
  'starttls.required': 'STARTTLS: обязателен',
  'starttls.offered': 'STARTTLS: есть, но необязателен',
  'starttls.absent': 'STARTTLS: не предлагается',
  'c2s.before': 'Вход до TLS: {{mechanisms, list}}',
  'c2s.before-none': 'Вход до TLS: не предлагается',
  'c2s.after': 'Вход после TLS: {{mechanisms, list}}',
  'c2s.after-none': 'Вход после TLS: не предлагается',
  's2s.before': 'SASL до TLS: {{mechanisms, list}}',
  's2s.before-none': 'SASL до TLS: не предлагается',
  's2s.client-certificate': 'Клиентский сертификат: запрашивается',
  's2s.no-client-certificate': 'Клиентский сертификат: не запрашивается',
  's2s.after': 'SASL после TLS: {{mechanisms, list}}',
  's2s.after-none': 'SASL после TLS: не предлагается',
  'others.before': 'Ещё до TLS: {{features, list}}',
  'others.after': 'Ещё после TLS: {{features, list}}',
  'direct-tls.works': 'Прямой TLS: есть на {{endpoints, list}}',
  'direct-tls.none': 'Прямой TLS: не найден',
  'direct-tls.failed': 'Прямой TLS: недоступен',
  tls: '{{version}}, {{suite}}',
  'certificate.good_one': 'Сертификат: ✔ доверенный, ещё {{count}} день',
  'certificate.good_few': 'Сертификат: ✔ доверенный, ещё {{count}} дня',
  'certificate.good_many': 'Сертификат: ✔ доверенный, ещё {{count}} дней',
  'certificate.good_other': 'Сертификат: ✔ доверенный, ещё {{count}} дня',
  'certificate.expired_one': 'Сертификат: ✖ истёк {{count}} день назад',
  'certificate.expired_few': 'Сертификат: ✖ истёк {{count}} дня назад',
  'certificate.expired_many': 'Сертификат: ✖ истёк {{count}} дней назад',
  'certificate.expired_other': 'Сертификат: ✖ истёк {{count}} дня назад',
  'certificate.expired-today': 'Сертификат: ✖ истёк менее суток назад',
  'certificate.path-outside-dates': 'Сертификат: ✖ нет доверия: сертификат выше него вне срока действия',
  'certificate.self-signed': 'Сертификат: ✖ самоподписанный',
  'certificate.not-yet-valid': 'Сертификат: ✖ ещё не действует',
  'certificate.untrusted': 'Сертификат: ✖ нет доверия ({{reason}})',
  'certificate.days-left_one': 'Истекает через {{count}} день',
  'certificate.days-left_few': 'Истекает через {{count}} дня',
  'certificate.days-left_many': 'Истекает через {{count}} дней',
  'certificate.days-left_other': 'Истекает через {{count}} дня',
  'certificate.name.match': 'Имя: ✔ совпадает',
  'certificate.name.mismatch': 'Имя: ✖ сертификат для {{names, list}}',
  'certificate.name.none': 'Имя: ✖ домен не указан',
  'certificate.issuer': 'Издатель: {{issuer}}',
  'certificate.same': 'TLS и сертификат: как у c2s',
  kept: 'Это было {{age, ago}}. Проверить заново: {{line}}',
  'target.too-often':
    '{{domain}} проверяли уже достаточно часто: серверы надо беречь. До следующей проверки: {{wait, duration}}.',
  'target.left-alone': '{{domain}} не проверяется: моих владельцев попросили не трогать эти серверы.',
  'target.busy': 'Слишком много проверок в очереди: {{domain}} не проверен. Спросите через минуту.',
  'only-family': 'Проверен только {{family}}.',
  tested: 'Проверено {{at, time}} UTC за {{seconds, seconds}}',

  'reason.not-offered': 'Домен сообщает в DNS, что такой службы у него нет.',
  'reason.no-address': 'В DNS нет ни его XMPP-сервера, ни адреса. Проверьте написание.',
  'reason.dns-failed': 'DNS о нём не ответил. Это может пройти: повторите через минуту.',
  'reason.guarded': 'Он ведёт только на частные или зарезервированные адреса. Туда я не подключаюсь.',
  'reason.spared':
    'К этой сети я в последнее время уже обращался достаточно часто, или мне там раз за разом отказывали. Спросите снова через несколько минут.',
  'reason.nothing-offered': 'На {{endpoints, list}} не объявлены ни STARTTLS, ни вход.',
  'reason.processed': 'Принимается открытым текстом на {{endpoints, list}}: {{questions, list}}',
  'reason.ambiguous': 'Ответ открытым текстом на {{endpoints, list}} можно понять двояко.',
  'reason.starttls-unadvertised': 'На {{endpoints, list}} STARTTLS работает, хотя не объявлен.',
  'reason.tls-unsteady': 'На {{endpoints, list}} TLS в одном соединении работал, а в другом нет.',
  'reason.starttls-only-feature': 'Предлагается только STARTTLS, а значит, он обязателен (RFC 6120 §5.3.1).',

  'failure.timeout':
    '? {{endpoints, list}}: нет ответа за отведённое время. Сервер или сеть недоступны либо работают медленно; повторите позже.',
  'failure.refused':
    '? {{endpoints, list}}: в соединении отказано. На этом порту ничего не работает; спросите администраторов.',
  'failure.unreachable': '? {{endpoints, list}}: нет маршрута. Дело в сети, здесь или там; повторите позже.',
  'failure.unreachable-6':
    '? {{endpoints, list}}: по IPv6 туда не добраться. Возможно, IPv6 нет у меня; о сервере это ничего не говорит. Проверить может мой владелец.',
  'failure.reset':
    '? {{endpoints, list}}: соединение разорвано. Возможно, сервер ограничивает проверки; повторите позже.',
  'failure.closed': '? {{endpoints, list}}: закрыто без ответа. Спросите администраторов.',
  'failure.host-unknown':
    '? {{endpoints, list}}: не обслуживает этот домен. Проверьте написание или сообщите администраторам.',
  'failure.stream-error': '? {{endpoints, list}}: поток отвергнут ({{detail}}). Спросите администраторов.',
  'failure.redirected': '? {{endpoints, list}}: отправляет клиентов в другое место (see-other-host).',
  'failure.no-features':
    '✖ {{endpoints, list}}: завершает поток, так как предложить нечего: TLS требуется, но установить его нельзя. Исправить это могут администраторы.',
  'failure.starttls-failure':
    '✖ {{endpoints, list}}: предлагает STARTTLS и тут же отказывает. Исправить это могут администраторы.',
  'failure.alert': '✖ {{endpoints, list}}: TLS-рукопожатие отвергнуто. Исправить это могут администраторы.',
  'failure.peer-misbehaved': '? {{endpoints, list}}: нарушает протокол XMPP. Сообщите администраторам.',
  'failure.tls-misbehaved': '? {{endpoints, list}}: нарушает протокол TLS. Сообщите администраторам.',
  'failure.certificate-wanted':
    '? {{endpoints, list}}: прерывает TLS, запросив сертификат, а у меня его нет.',
  'failure.peer-incompatible':
    '✖ {{endpoints, list}}: нет общего со мной TLS (версии, набора шифров, группы или ключа). Исправить это могут администраторы.',
  'failure.tls-beyond-us':
    '? {{endpoints, list}}: предлагает TLS, который я не поддерживаю (набор шифров, группа, тип ключа или слишком длинные для меня сертификаты). Более новые программы, возможно, смогут подключиться.',
  'failure.certificate-rejected':
    '✖ {{endpoints, list}}: сертификат не принят. Исправить это могут администраторы.',
  'failure.dns-failure': '? {{endpoints, list}}: DNS не ответил. Повторите через минуту.',
  'failure.no-address': '? {{endpoints, list}}: у имени нет адреса. Исправить это могут администраторы.',
  'failure.local-error':
    '? {{endpoints, list}}: сам Tellus не смог даже попытаться. О сервере это ничего не говорит; повторите позже.',
  'failure.aborted': '? {{endpoints, list}}: проверка закончилась раньше, чем дошла очередь. Повторите.',
  'skipped.bounded_one': 'Ещё {{count}} адрес пропущен: это предел одной проверки.',
  'skipped.bounded_few': 'Ещё {{count}} адреса пропущены: это предел одной проверки.',
  'skipped.bounded_many': 'Ещё {{count}} адресов пропущено: это предел одной проверки.',
  'skipped.bounded_other': 'Ещё {{count}} адреса пропущено: это предел одной проверки.',
  'skipped.guarded': '? {{endpoints, list}}: частный или зарезервированный адрес. Туда я не подключаюсь.',
  'skipped.spared':
    '? {{endpoints, list}}: к этой сети я в последнее время уже обращался достаточно часто, или мне там раз за разом отказывали.',
  'skipped.other-family':
    '? {{endpoints, list}}: есть адреса только другого вида (IPv4 или IPv6). Повторите без ipv4 или ipv6.',

  'finding.starttls.response-injection':
    '✖ Открытый текст после <proceed/> на {{endpoints, list}}: любой на пути может подставить ответы.',
  'finding.starttls.command-injection':
    '✖ На {{endpoints, list}} на открытый текст после <starttls/> отвечают внутри TLS: любой на пути может подставить команды.',
  'finding.contradiction.starttls-offer':
    '⚠ {{endpoints, list}}: предлагает STARTTLS не так, как первая конечная точка.',
  'finding.contradiction.offer-by-from':
    '⚠ {{endpoints, list}}: предлагает STARTTLS иначе тем, кто не называет себя.',
  'finding.contradiction.mechanisms':
    '⚠ {{endpoints, list}}: внутри TLS предлагает не те способы входа, что первая конечная точка.',
  'finding.contradiction.features':
    '{{endpoints, list}}: внутри TLS предлагает не те возможности, что первая конечная точка.',
  'finding.contradiction.certificate-key':
    '{{endpoints, list}}: ключ сертификата не такой, как у первой конечной точки.',
  'finding.starttls.inside-direct-tls': '⚠ На {{endpoints, list}} STARTTLS предлагается внутри TLS.',
  'finding.certificate.expiry': '⚠ Сертификат на {{endpoints, list}} скоро истечёт: обновить его уже пора.',
  'finding.certificate.common-name':
    '⚠ Сертификат на {{endpoints, list}} называет домен только в Common Name, а это больше не учитывается (RFC 9525).',
  'finding.certificate.target-name':
    '⚠ Сертификат на {{endpoints, list}} называет цель SRV, а не домен: этого достаточно, только если путь туда защищён DNSSEC (RFC 7673).',
  'finding.certificate.wildcard': 'На {{endpoints, list}} домен указан в wildcard-сертификате.',
  'finding.chain.complete':
    '✖ На {{endpoints, list}} не хватает промежуточного сертификата, или корневой неизвестен: клиенты не могут проверить сертификат.',
  'finding.chain.order': '⚠ На {{endpoints, list}} сертификаты отправляются не в том порядке.',
  'finding.chain.extra': '⚠ На {{endpoints, list}} отправляются лишние сертификаты.',
  'finding.chain.expiry': '✖ На {{endpoints, list}} истёк промежуточный сертификат.',
  'finding.chain.strength':
    '✖ Ключ или подпись в цепочке сертификатов на {{endpoints, list}} слишком слабы (RFC 9325).',
  'finding.chain.second':
    '✖ На {{endpoints, list}} предъявляется второй сертификат, с ключом другого типа, и он не в порядке: клиенты, которым он достаётся, его отвергают.',
  'finding.chain.must-staple':
    '✖ Сертификат на {{endpoints, list}} требует прикреплённого ответа OCSP (stapling), а его нет (RFC 7633).',
  'finding.chain.staple':
    '✖ Прикреплённый ответ OCSP на {{endpoints, list}} не подтверждает, что сертификат в порядке.',
  'finding.chain.revocation': '✖ Сертификат на {{endpoints, list}} отозван издателем.',
  'finding.chain.timestamps':
    '⚠ Метка времени Certificate Transparency у сертификата на {{endpoints, list}} недействительна (RFC 6962).',
  'finding.tls.timestamps':
    '⚠ Метка времени Certificate Transparency в TLS-рукопожатии на {{endpoints, list}} недействительна (RFC 6962).',
  'finding.tls.version': '✖ Версия TLS на {{endpoints, list}} устарела (RFC 8996).',
  'finding.tls.ssl2':
    '✖ SSL 2.0 принимается на {{endpoints, list}}: любой на пути может читать переписку (RFC 6176).',
  'finding.tls.ssl3': '✖ SSL 3.0 принимается на {{endpoints, list}} (RFC 7568).',
  'finding.tls.ssl-only': '✖ На {{endpoints, list}} нет ни одной версии TLS.',
  'finding.tls.old-versions': '✖ TLS 1.0 или 1.1 принимается на {{endpoints, list}} (RFC 8996).',
  'finding.tls.tls12': '✖ На {{endpoints, list}} нет ни TLS 1.2, ни 1.3 (RFC 9325).',
  'finding.tls.tls13': '⚠ На {{endpoints, list}} нет TLS 1.3 (RFC 9325).',
  'finding.tls.intolerance':
    '⚠ Рукопожатия современных клиентов на {{endpoints, list}} могут не удаться: слишком длинные, слишком много наборов или слишком новые.',
  'finding.tls.null': '✖ Наборы без шифрования принимаются на {{endpoints, list}} (RFC 9325).',
  'finding.tls.anonymous':
    '✖ Наборы без сертификата принимаются на {{endpoints, list}}: любой на пути может выдать себя за сервер.',
  'finding.tls.short-keys': '✖ Ключи в 56 бит и короче принимаются на {{endpoints, list}} (RFC 9325).',
  'finding.tls.rc4': '✖ RC4 принимается на {{endpoints, list}} (RFC 7465).',
  'finding.tls.3des': '⚠ 3DES или IDEA принимается на {{endpoints, list}} (RFC 9325).',
  'finding.tls.static-key-exchange':
    '⚠ Наборы без прямой секретности принимаются на {{endpoints, list}} (RFC 9325).',
  'finding.tls.cbc': 'Наборы в режиме CBC принимаются на {{endpoints, list}}.',
  'finding.tls.forward-secrecy':
    '✖ На {{endpoints, list}} ни у одного набора нет прямой секретности: получивший ключ прочтёт записанное раньше.',
  'finding.tls.aead': '⚠ На {{endpoints, list}} нет наборов AEAD (RFC 9325).',
  'finding.tls.suite-order':
    '⚠ На {{endpoints, list}} решает порядок клиента, а он может начинаться со слабого набора (RFC 9325).',
  'finding.tls.dh-breakable': '✖ Diffie-Hellman на {{endpoints, list}} короче 1024 бит.',
  'finding.tls.dh-size': '✖ Diffie-Hellman на {{endpoints, list}} короче 2048 бит (RFC 9325).',
  'finding.tls.dh-prime':
    '⚠ Diffie-Hellman на {{endpoints, list}} использует небольшое простое число, общее для многих серверов.',
  'finding.tls.groups': '✖ Кривая короче 224 бит принимается на {{endpoints, list}} (RFC 9325).',
  'finding.tls.post-quantum': 'На {{endpoints, list}} нет постквантового обмена ключами.',
  'finding.tls.compression': '⚠ Сжатие TLS принимается на {{endpoints, list}} (RFC 9325).',
  'finding.tls.secure-renegotiation': '✖ На {{endpoints, list}} нет безопасного пересогласования (RFC 5746).',
  'finding.tls.extended-master-secret':
    '✖ На {{endpoints, list}} нет расширенного мастер-секрета (RFC 7627).',
  'finding.tls.encrypt-then-mac': '⚠ На {{endpoints, list}} выбирается CBC без encrypt-then-MAC (RFC 7366).',
  'finding.tls.fallback-scsv':
    '⚠ На {{endpoints, list}} клиента можно вынудить откатиться к старой версии (RFC 7507).',
  'finding.tls.heartbeat': 'На {{endpoints, list}} отвечают на TLS heartbeat (RFC 6520).',
  'finding.tls.resumption': 'Выяснено, возобновляются ли сеансы на {{endpoints, list}}.',
  'finding.tls.early-data':
    '0-RTT принимается на {{endpoints, list}}: отправленное так можно воспроизвести повторно.',
  'finding.tls.ticket-lifetime':
    '⚠ Сеансовые билеты на {{endpoints, list}} действуют дольше недели (RFC 8446).',
  'finding.sasl.password-only':
    '⚠ На {{endpoints, list}} предлагается PLAIN, но не SCRAM, при котором сам пароль не передаётся (RFC 6120).',
  'finding.sasl.old-digests': '⚠ На {{endpoints, list}} предлагается DIGEST-MD5 или CRAM-MD5 (RFC 6331).',
  'finding.sasl.scram-sha-1': 'На {{endpoints, list}} SCRAM предлагается только с SHA-1 (RFC 7677).',
  'finding.sasl.channel-binding':
    'На {{endpoints, list}} нет привязки к каналу: посредник, у которого есть сертификат, мог бы переслать вход дальше.',
  'finding.sasl.channel-binding-types':
    '⚠ Объявленное на {{endpoints, list}} о привязке к каналу не соответствует XEP-0440 и RFC 9266.',
  'finding.sasl.exporter-master-secret':
    '⚠ На {{endpoints, list}} объявлен tls-exporter, но нет нужного для него расширенного мастер-секрета (RFC 9266).',
  'finding.stream.compression':
    '⚠ На {{endpoints, list}} предлагается сжатие потока, отменённое как небезопасное (XEP-0138).',

  'grade.letter': 'Оценка: {{letter}} ({{policy}})',
  'grade.at-most': 'Оценка: не выше {{letter}} ({{policy}}); выяснить удалось не всё',
  'grade.none': 'Оценка: нет ({{policy}}); выяснить удалось слишком мало',
  'grade.otherwise': 'Если исправить: {{letter}}',
  'grade.by-endpoint': '{{letter}}: {{endpoints, list}}',
  'grade.certificate.trust': '✖ К сертификату на {{endpoints, list}} нет доверия.',
  'grade.certificate.name': '✖ Сертификат на {{endpoints, list}} выдан для другого имени.',
  'grade.certificate.expiry': '✖ Сертификат на {{endpoints, list}} вне срока действия.',

  'tls.versions': 'Версии: {{versions, list}}',
  'tls.versions-unknown': 'Нет ответа о: {{versions, list}}',
  'tls.suites.server': '{{version}}, порядок сервера: {{suites, list}}',
  'tls.suites.client': '{{version}}, порядок клиента: {{suites, list}}',
  'tls.suites.server-but-chacha':
    '{{version}}, порядок сервера, но ChaCha20 первым, если он первый у клиента: {{suites, list}}',
  'tls.suites.neither': '{{version}}, без определённого порядка: {{suites, list}}',
  'tls.suites.unknown': '{{version}}: {{suites, list}}',
  'tls.suites.incomplete': '{{version}}: возможно, есть и другие наборы; спросить удалось не обо всех',
  'tls.groups': 'Группы: {{groups, list}}',
  'tls.groups-12': 'Группы до TLS 1.2 включительно: {{groups, list}}',
  'tls.dh': 'Diffie-Hellman, бит: {{groups, list}}',
  'tls.signatures': 'Подписи в TLS 1.2: {{schemes, list}}',
  'tls.extensions': 'Расширения до TLS 1.2 включительно: {{extensions, list}}',
  'tls.refused': 'Не принимается: {{what, list}}',
  'tls.refused-unknown': 'Не удалось узнать, принимается ли: {{what, list}}',
  'tls.resumption': 'Сеансы возобновляются в: {{versions, list}}',
  'tls.resumption-none': 'Сеансы не возобновляются в: {{versions, list}}',
  'tls.early-data': '0-RTT: до {{bytes}} байт',
  'channel-bindings': 'Привязка к каналу: {{types, list}}',
  fast: 'FAST (быстрый повторный вход): {{mechanisms, list}}',
  'fast.early-data': 'FAST (быстрый повторный вход), также в 0-RTT: {{mechanisms, list}}',
  'stream-limits.bytes': 'Наибольшая станза, в байтах: {{count}}',
  'stream-limits.idle': 'Время бездействия, после которого поток может быть закрыт: {{idle, duration}}',

  'domain-finding.web.clear-text-link': '✖ host-meta ведёт клиентов к открытому тексту: {{links, list}}',
  'domain-finding.web.host-meta-in-clear-text':
    '⚠ host-meta доступен и по обычному HTTP: любой на пути может его изменить.',
  'domain-finding.web.redirect-to-clear-text': '✖ host-meta перенаправляет с HTTPS на {{target}}',
  'domain-finding.web.connect-txt':
    '⚠ В DNS есть записи _xmppconnect, исключённые из XEP-0156 как небезопасные.',
  'domain-finding.web.formats.missing': '⚠ Нет host-meta в формате {{format}}, которого требует XEP-0156.',
  'domain-finding.web.formats.malformed': '⚠ host-meta в формате {{format}} составлен с ошибками.',
  'domain-finding.web.formats.differ': '⚠ host-meta в XRD и в JRD ведёт в разные места.',
  'domain-finding.web.host-meta-2':
    '⚠ В host-meta.json отсутствует или неверно: {{members, list}} (XEP-0487).',
  'domain-finding.web.certificate-trust': '✖ {{host}}: нет доверия к сертификату HTTPS ({{reason}}).',
  'domain-finding.web.certificate-name':
    '✖ {{host}}: сертификат HTTPS выдан не для этого узла и не для домена.',
  'domain-finding.web.pins':
    '✖ {{hosts, list}}: нет ни одного из ключей, закреплённых в host-meta (XEP-0487).',
  'domain-finding.web.mechanisms':
    '⚠ {{transport}} предлагает вход, которого нет по TCP: {{mechanisms, list}}',
  'domain-finding.web.starttls-inside': '⚠ {{transport}} предлагает STARTTLS внутри TLS.',

  'features.heading': '{{domain}} — что объявлено',
  'features.service': '{{service}}:',

  'raw.heading': '{{domain}} — что было спрошено и что отвечено',
  'raw.refused': '{{service}} {{place}}: {{question}} открытым текстом отвергается.',
  'raw.processed': '{{service}} {{place}}: {{question}} открытым текстом обрабатывается.',
  'raw.unavailable': '{{service}} {{place}}: {{question}} там недоступно.',
  'raw.ambiguous': '{{service}} {{place}}: на {{question}} однозначного ответа нет.',
  'raw.tls-failed': '{{service}} {{place}}: TLS установить нельзя ({{failure}}).',
  'raw.tls-unsteady':
    '{{service}} {{place}}: TLS в одном соединении не работал ({{failure}}), а в другом работал.',
  'raw.tls-beyond-us':
    '{{service}} {{place}}: TLS есть, но здешний OpenSSL его не поддерживает ({{failure}}).',
  'raw.unreachable': '{{service}} {{place}}: содержательного ответа нет ({{failure}}).',
  'raw.starttls-required': '{{service}} {{place}}: STARTTLS объявлен обязательным.',
  'raw.starttls-only-feature': '{{service}} {{place}}: объявлен только STARTTLS.',
  'raw.starttls-offered': '{{service}} {{place}}: STARTTLS объявлен, но не как обязательный.',
  'raw.no-starttls': '{{service}} {{place}}: STARTTLS не объявлен.',
  'raw.direct-tls': '{{service}} {{place}}: поток внутри прямого TLS.',
  'raw.nothing-offered': '{{service}} {{place}}: не объявлены ни STARTTLS, ни вход.',
  'raw.starttls-unadvertised': '{{service}} {{place}}: STARTTLS работает, хотя не объявлен.',
  'raw.redirected': '{{service}} {{place}}: поток завершается советом обратиться к «{{otherHost}}».',
  'raw.no-features': '{{service}} {{place}}: поток завершается: без TLS предложить нечего, а TLS нет.',
  'raw.dialback-not-asked':
    '{{service}} {{place}}: dialback открытым текстом не запрашивался (см. PROBE_DIALBACK).',
  'raw.not-offered': '{{service}}: по данным DNS такой службы нет.',
  'raw.no-address': '{{service}}: в DNS нет адреса.',
  'raw.dns-failed': '{{service}}: DNS не ответил.',
  'raw.guarded': '{{service}}: только частные или зарезервированные адреса.',
  'raw.spared': '{{service}}: пока не трогаю, его сеть опрашивали слишком часто.',
  'raw.other-family': '{{service}}: все адреса того вида, который не проверялся (IPv4 или IPv6).',
  'raw.not-asked': '{{service}}: не спрашивалось.',
  'raw.header-sent': '→ заголовок потока',
  'raw.sent': '→ {{bytes}}',
  'raw.received': '← {{bytes}}',
  'raw.nothing-received': '← ничего',
  'raw.at': '{{at, time}} UTC',
  'raw.command': '$ {{command}}',
  'raw.left-out_one':
    'Опущено ещё {{count}}. Спросите лично, укажите c2s или s2s либо запустите: tellus check --raw',
  'raw.left-out_few':
    'Опущено ещё {{count}}. Спросите лично, укажите c2s или s2s либо запустите: tellus check --raw',
  'raw.left-out_many':
    'Опущено ещё {{count}}. Спросите лично, укажите c2s или s2s либо запустите: tellus check --raw',
  'raw.left-out_other':
    'Опущено ещё {{count}}. Спросите лично, укажите c2s или s2s либо запустите: tellus check --raw',

  'domain-finding.dane.match.bogus':
    '✖ DANE: записи DNS для {{endpoint}} подписаны неверно; клиенты, проверяющие DNSSEC, не могут подключиться.',
  'domain-finding.dane.match.insecure':
    '⚠ DANE: записи TLSA для {{endpoint}} ничем не защищены и не имеют силы.',
  'domain-finding.dane.match.insecure-target':
    '⚠ DANE: путь к {{endpoint}} не защищён DNSSEC, поэтому его записи TLSA не имеют силы (RFC 7673).',
  'domain-finding.dane.match.unusable':
    '⚠ DANE: у записей TLSA для {{endpoint}} несуществующее назначение, селектор или тип; они не имеют силы.',
  'domain-finding.dane.match.no-match':
    '✖ DANE: {{endpoint}} предъявляет сертификат, которого нет ни в одной записи TLSA.',
  'domain-finding.posh.match.no-match':
    '✖ POSH: {{endpoints, list}}: предъявляет сертификат, который домен не называет (RFC 7711).',
  'domain-finding.posh.match.expired':
    '✖ POSH: {{endpoints, list}}: предъявляет сертификат, который домен называет, но вне его срока действия (RFC 7711).',
  'domain-finding.posh.match.void':
    '⚠ POSH: документ сам объявляет нулевой срок действия (expires 0) и не имеет силы.',
  'domain-finding.posh.match.untrusted':
    '✖ POSH: документ получен с веб-сервера без действительного сертификата.',
  'domain-finding.caa.restriction.anybody':
    'CAA: сертификаты для этого домена может выдавать любой центр сертификации.',
  'domain-finding.caa.restriction.issuers':
    'CAA: только названные центры сертификации, но для любой учётной записи: кто перехватывает трафик, может получить сертификат.',
  'domain-finding.caa.restriction.by-dns':
    'CAA: только названные центры сертификации и только для того, кто управляет DNS домена (RFC 8657).',
  'domain-finding.caa.restriction.accounts':
    'CAA: только названные учётные записи в названных центрах сертификации (RFC 8657).',
  'domain-finding.caa.restriction.nobody': 'CAA: никто не вправе выдавать сертификаты для этого домена.',
  'domain-finding.caa.syntax':
    '⚠ CAA: «{{value}}» никому не даёт права выдавать: центры сертификации не могут это прочесть.',
  'domain-finding.mitm.resistance.different-keys':
    '⚠ Конечные точки одной службы предъявляют разные ключи: два сервера или кто-то посередине.',
  'domain-finding.mitm.resistance.hindered': 'Перехвату с действительным сертификатом мешает: {{by, list}}.',
  'domain-finding.mitm.resistance.open':
    'Не найдено ничего, что помешало бы перехвату с действительным сертификатом.',

  'resistance.channel-binding': 'привязка к каналу',
  'resistance.dane': 'DANE',
  'resistance.caa': 'CAA с привязкой к учётной записи или к DNS',
  'resistance.caa.signed': 'CAA обязывает только те центры сертификации, которые её соблюдают (RFC 8657).',
  'resistance.caa.unsigned':
    'CAA обязывает только те центры сертификации, которые её соблюдают (RFC 8657), и не остановит того, кто может подделать и ответы DNS: за них никто не ручается.',
  'resistance.unknown': 'О защите от перехвата неизвестно: {{what, list}}.',

  'dane.matches.us':
    'DANE: DNS называет ключи для {{endpoints, list}}; подписи проверены здесь, начиная от корня.',
  'dane.matches.resolver':
    'DANE: DNS называет ключи для {{endpoints, list}}; что он подписан, утверждает только резолвер.',
  'dane.none.resolver': 'DANE: записей TLSA для {{endpoints, list}} нет; за это ручается только резолвер.',
  'dane.none.nobody':
    'DANE: записи TLSA для {{endpoints, list}} не найдены; за то, что их нет, никто не ручается.',
  'posh.matches': 'POSH: по HTTPS домен называет сертификаты для {{services, list}} (RFC 7711).',
  'caa.issuers': 'CAA называет: {{issuers, list}}',
  'caa.vouched.us': 'CAA: подписи DNS проверены здесь, начиная от корня.',
  'caa.vouched.resolver': 'CAA: за этот ответ DNS ручается только резолвер.',
  'caa.vouched.nobody': 'CAA: за этот ответ DNS никто не ручается.',
  'caa.vouched.bogus':
    '✖ CAA: записи подписаны неверно; центры сертификации, проверяющие DNSSEC, не вправе выдавать сертификат.',
  'domain-finding.caa.issuer.allowed': 'CAA разрешает издателя сертификата: {{issuer}}',
  'domain-finding.caa.issuer.not-allowed':
    '⚠ CAA не разрешает издателя сертификата ({{issuer}}): записи появились позже, или сертификат получил кто-то другой.',
  'domain-finding.caa.issuer.unknown':
    'CAA не сравнивалась с издателем сертификата: под какими именами он в ней значится, здесь неизвестно ({{issuer}}).',
  'domain-finding.caa.issuer.untrusted':
    'CAA не сравнивалась с издателем сертификата: доверия к нему нет, а такое имя может написать кто угодно ({{issuer}}).',
  'timestamps.signed':
    'Certificate Transparency: эти журналы подписали, что видели сертификат: {{logs, list}}',
  'timestamps.none': 'Certificate Transparency: у сертификата нет меток времени от журналов (RFC 6962).',
  'timestamps.none-inside':
    'Certificate Transparency: меток времени от журналов нет ни в сертификате, ни в прикреплённом ответе OCSP (RFC 6962).',
  unchecked: 'Не проверено: {{what, list}}.',
  'unchecked.item': '{{what}} ({{because}})',
  'unchecked.not-asked': 'центры сертификации опрашиваются только по просьбе',
  'unchecked.no-place': 'сертификат не называет, где спросить',
  'unchecked.unknown-log': 'подписано журналом, который здесь неизвестен',
  'unchecked.unknown-issuer': 'сертификат издателя неизвестен',
  'unchecked.encrypted': 'в TLS 1.3 они передаются в рукопожатии зашифрованными',
  'unchecked.not-reached': 'не удалось подключиться',
  'unchecked.no-answer': 'нет ответа',

  'refusal.ip-literal':
    '✖ {{domain}} — это IP-адрес. Сертификаты выдаются на имена: назовите домен, например xmpp.jp',
  'refusal.special-use':
    '✖ {{domain}} — частное или зарезервированное имя. Я проверяю только серверы в открытом Интернете.',
  'refusal.single-label': '✖ {{domain}} — неполный домен: не хватает окончания вроде .org',
  'refusal.syntax': '✖ {{domain}} — не доменное имя. Проверьте написание; оно должно выглядеть как xmpp.jp',

  'problem.which-domain': 'Какой домен? Например: {{line}}',
  'problem.too-many-domains_one': 'Слишком много: не больше {{count}} домена в строке.',
  'problem.too-many-domains_few': 'Слишком много: не больше {{count}} доменов в строке.',
  'problem.too-many-domains_many': 'Слишком много: не больше {{count}} доменов в строке.',
  'problem.too-many-domains_other': 'Слишком много: не больше {{count}} домена в строке.',
  'problem.which': 'Что именно? Например: {{line}}',
  'problem.whole-line': 'Если вы уверены, скажите: {{line}}',
  'problem.duration': 'На какое время? Не больше 30 дней, например: {{line}}',
  'problem.room': '{{room}} — не адрес комнаты. Он должен выглядеть как room@conference.example.org',
  'right.owner': 'Это только для моих владельцев.',
  'right.moderator': 'Это только для модераторов, в их комнате.',
  'right.host': 'Это только для модераторов этой комнаты.',
  'problem.entry': '{{entry}} — не JID без ресурса и не домен.',
  'problem.language': 'На «{{tag}}» я не говорю. Мои языки: {{known, list}}',
  'problem.strange-words': 'Не понимаю здесь «{{words}}». Попробуйте: {{line}}',
  'unknown.greetings':
    'Здравствуйте! Я проверяю, требуют ли XMPP-серверы TLS. Назовите домен, например xmpp.jp, или: помощь',
  'unknown.thanks': 'Пожалуйста, обращайтесь.',
  'unknown.sentence': 'Не понимаю предложение целиком. Может быть: {{line, command}}',
  'unknown.suggestion': 'Я не знаю «{{word}}». Может быть: {{line}}',
  'unknown.word': 'Я не знаю «{{word}}». Назовите домен, например xmpp.jp, или: помощь',
  'unknown.nothing': 'Назовите домен, например xmpp.jp, или: помощь',
  'limit.asker-minute': 'Слишком много сразу. До следующего вопроса: {{wait, duration}}.',
  'limit.asker-hour': 'Слишком много за один час. До следующего вопроса: {{wait, duration}}.',
  'limit.room':
    'В этой комнате много вопросов. До следующего ответа здесь: {{wait, duration}}; лично я отвечаю по-прежнему.',
  'limit.domain': 'С вашего сервера много вопросов. До следующего вопроса: {{wait, duration}}.',
  'limit.all': 'Сейчас мне задают слишком много вопросов. До следующего: {{wait, duration}}.',
  ignored: 'Последних строк я не понял и пока не слушаю ({{wait, duration}}). Потом скажите: помощь',

  'limits.asker-minute': 'Вы: осталось вопросов {{left}} из {{most}} (период: {{span, duration}})',
  'limits.asker-hour': 'Вы: осталось вопросов {{left}} из {{most}} (период: {{span, duration}})',
  'limits.room': 'Эта комната: осталось {{left}} из {{most}} (период: {{span, duration}})',
  'limits.domain': 'Весь ваш сервер: осталось {{left}} из {{most}} (период: {{span, duration}})',
  'limits.targets': 'Каждый домен проверяется не чаще 6 раз в час; ответ хранится 10 минут.',
  'limits.target': '{{domain}}: осталось проверок в этот час {{left}} из {{most}}',
  'limits.exempt': 'Для вас ограничений нет.',
  'status.uptime': 'Время работы: {{uptime, duration}}',
  'status.load':
    'Идёт проверок: {{running, number}} из {{mostRunning, number}}; в очереди: {{waiting, number}} из {{mostWaiting, number}}',

  'forget.done':
    'Забыто: за чем вы следите, ваши кампании, в какие комнаты вы меня приглашали и что выбирали. Число ваших вопросов учитывается один час, затем исчезает тоже.',
  'forget.done-here':
    'Забыто: что вы выбирали здесь и ваше имя в кампаниях этой комнаты. То, что вы выбирали в личном чате со мной, забывается там.',
  'forget.not-all':
    'Поэтому ваши наблюдения и кампании не забыты, всё остальное забыто. Повторите, когда кампании снова заработают.',
  'forget.nothing': 'Здесь я о вас ничего не храню. Скажите это в личном чате со мной.',
  'block.person': '{{entry}}: заблокировано, там я не отвечаю.',
  'block.domain': '{{entry}}: заблокировано. Людям оттуда не отвечаю, серверы не проверяю.',
  'block.list': 'Заблокировано: {{entries, list}}',
  'block.none': 'Никто не заблокирован.',
  'unblock.done': '{{entry}}: больше не заблокировано.',
  'unblock.unknown': '{{entry}}: не заблокировано.',
  'mute.on': 'Здесь я молчу: {{length, duration}}. Закончить раньше: тишина off',
  'mute.off': 'Здесь я снова отвечаю.',
  'leave.goodbye': 'До свидания. Чтобы я вернулся, пригласите меня снова.',
  'leave.done': 'Я покинул {{room}}.',
  'leave.which':
    'Нет такой комнаты, куда бы вы меня пригласили. Например: покинь room@conference.example.org',
  'join.trying': 'Вхожу в {{room}}. Если не получится, скажу почему.',
  'rooms.no-account': 'Без учётной записи комнат нет.',
  'rooms.count_one': 'Я должен быть в {{count}} комнате.',
  'rooms.count_few': 'Я должен быть в {{count}} комнатах.',
  'rooms.count_many': 'Я должен быть в {{count}} комнатах.',
  'rooms.count_other': 'Я должен быть в {{count}} комнаты.',
  'rooms.in': '✔ {{room}}',
  'rooms.invited': '✔ {{room}}, кто пригласил: {{inviter}}',
  'rooms.out': '? {{room}}: сейчас не там',
  'rooms.more_one': 'И ещё {{count}}.',
  'rooms.more_few': 'И ещё {{count}}.',
  'rooms.more_many': 'И ещё {{count}}.',
  'rooms.more_other': 'И ещё {{count}}.',

  'internal-error':
    '✖ Здесь что-то сломалось, вы ни при чём (код {{reference}}). Запись для моего владельца есть в журнале.',
  'not-kept.denied':
    '⚠ Готово, но только до моего перезапуска: у меня нет права писать в папку данных. Исправить это может мой владелец (DATA_DIR).',
  'not-kept.full':
    '⚠ Готово, но только до моего перезапуска: диск с моей папкой данных заполнен. Исправить это может мой владелец.',
  'not-kept.failed':
    '⚠ Готово, но только до моего перезапуска: записать в папку данных не удалось. Причину мой владелец найдёт в журнале (DATA_DIR).',
  cancelled: 'Остановлено.',

  'lang.chosen': 'Теперь здесь мой язык: {{language}}.',
  'lang.reset': 'Теперь я снова выбираю язык по каждому сообщению.',
  'lang.heading': 'Мои языки:',
  'lang.line': '{{name}} – {{line}}',
  'lang.not-here': 'Здесь я не могу отличить вас от других и запомнить это. Добавьте к строке lang={{tag}}',

  'help.intro': 'Я проверяю, требует ли XMPP-сервер TLS или пароль может уйти открытым текстом.',
  'help.link': 'Одним касанием: {{link}}',
  'help.others': 'Ещё: {{others, commands}}',
  'help.bare-domain': 'Достаточно и одного домена: xmpp.jp',
  'help.unknown': 'Команды «{{word}}» нет. Скажите: помощь',
  'command.check.line': '{{usage}} – проверить сервер',
  'command.check.details':
    'Например: проверь xmpp.jp или: проверь xmpp.jp xmpp.net s2s\nДо 5 доменов; домен возьму и из JID, ссылки xmpp: или веб-адреса. c2s используют клиенты, s2s — серверы между собой. ipv4 или ipv6 проверяет только там, fresh проверяет заново, lang=ru отвечает по-русски. Я смотрю, что предлагается до и после TLS, смотрю сертификат и спрашиваю открытым текстом, был бы принят вход. Пароль я никогда не отправляю. К одному адресу я открываю не больше 12 соединений, из них одновременно не больше 4, а всего 24.',
  'command.full.line': '{{usage}} – всё, что принимает TLS, и оценка',
  'command.full.details':
    'Например: подробно xmpp.jp c2s\nКак «проверь» и ещё: все принимаемые версии, наборы шифров и группы, в чьём порядке, и подробно сертификаты. Оценка даётся отдельно от ответа, обязателен ли TLS. Нужно до 40 дополнительных соединений на каждое место, не больше 4 сразу. Со словом revocation спрашиваю у центров сертификации, не отозван ли сертификат: не больше двух дополнительных соединений на каждый, с самими центрами, которые так узнают, кого проверяют. Остальные параметры те же, что у команды «проверь».',
  'command.features.line': '{{usage}} – возможности потока до и после TLS',
  'command.features.details':
    'Например: возможности xmpp.jp c2s\nТолько то, что каждая служба объявляет до TLS и после. Параметры те же, что у команды «проверь».',
  'command.raw.line': '{{usage}} – доказательства, чтобы проверить самому',
  'command.raw.details':
    'Например: доказательства xmpp.jp c2s\nКаждый ответ, на котором основан вердикт: что я отправил после заголовка потока, что пришло, когда, и команда, которой можно спросить то же самое. Паролей в отправленном нет.',
  'command.card.line': '{{usage}} – ответ картинкой',
  'command.card.details':
    'Например: карточка xmpp.jp или: карточка xmpp.jp full\nКартинка, которую можно переслать: вердикт, что он означает и главные факты; с full — ещё и оценка. Остальные параметры те же, что у команды «проверь».',
  'command.limits.line': '{{usage}} – сколько ещё можно спрашивать',
  'command.limits.details':
    'Например: лимиты или: лимиты xmpp.jp\nСколько осталось вам или сколько раз ещё можно проверить домен в этот час.',
  'command.status.line': '{{usage}} – как у меня дела',
  'command.status.details': 'Сообщает, сколько я работаю, сколько проверок идёт и сколько ждёт.',
  'command.mute.line': '{{usage}} – помолчать в этой комнате',
  'command.mute.details':
    'Например: тишина 1h или: тишина off\nГоворят модераторы в своей комнате. На личные вопросы я отвечаю всё равно.',
  'command.leave.line': '{{usage}} – чтобы я покинул комнату',
  'command.leave.details':
    'Говорят модераторы в своей комнате. В личной переписке — тот, кто меня пригласил, например: покинь room@conference.example.org',
  'command.rooms.line': '{{usage}} – в каких я комнатах',
  'command.rooms.details': 'Сообщает моим владельцам комнаты и кто меня пригласил.',
  'command.join.line': '{{usage}} – отправить меня в комнату',
  'command.join.details':
    'Например: войди room@conference.example.org\nЕсли войти не получится, скажу почему.',
  'command.lang.line': '{{usage}} – выбрать язык',
  'command.lang.details':
    'Например: язык en или: язык auto\nВ личной переписке запоминается для вас, в комнате — для всей комнаты; auto отменяет выбор. Для одного ответа добавьте к строке lang=en.',
  'command.forget.line': '{{usage}} – забыть, что я о вас храню',
  'command.forget.details':
    'Скажите: забудь меня\nЯ забуду, за чем вы следите, ваши кампании, в какие комнаты вы меня приглашали и что выбирали; в комнате — ваше имя в её кампаниях.',
  'command.block.line': '{{usage}} – не иметь с кем-то дела',
  'command.block.details':
    'Например: заблокируй spam.example или: заблокируй alice@example.org\nЛюдям оттуда не отвечаю, серверы не проверяю. Без адреса скажу, кто заблокирован.',
  'command.unblock.line': '{{usage}} – снять блокировку',
  'command.unblock.details': 'Например: разблокируй spam.example',
  'command.help.line': '{{usage}} – что я умею',
  'command.help.details': 'Например: помощь проверь',
  'command.about.line': '{{usage}} – кто я и как подключён',
  'command.about.details': 'Сообщает мою версию, владельца и TLS моего собственного входа.',

  'field.domains': 'Домены, JID или адреса (до 5)',
  'field.services': 'Службы (ничего: обе)',
  'field.families': 'Только через (ничего: оба)',
  'field.fresh': 'Проверить заново',
  'field.full': 'Подробно, с оценкой',
  'field.revocation': 'Спросить центры сертификации об отзыве',
  'field.command': 'Команда',
  'field.language': 'Язык (код или название; auto)',
  'field.duration': 'На сколько (30m, 1h, 2d, off)',
  'field.room': 'Адрес комнаты',
  'field.me': 'Да, забудьте меня',
  'field.entry': 'JID без ресурса или домен',
  'field.domain': 'Домен',

  'about.version': 'Tellus {{version}}, XMPP-бот для проверки TLS. Свободное ПО: AGPL-3.0-or-later.',
  'about.owners': 'Владелец: {{owners, list}}. Пишите туда, если какой-то сервер не нужно проверять.',
  'about.no-owners': 'Владелец не оставил адреса (BOT_OWNERS).',
  'about.connected': 'Мой собственный вход: {{version}}, {{suite}}, узел {{host}}',
  'about.certificate_one': 'Его сертификат: ещё {{count}} день',
  'about.certificate_few': 'Его сертификат: ещё {{count}} дня',
  'about.certificate_many': 'Его сертификат: ещё {{count}} дней',
  'about.certificate_other': 'Его сертификат: ещё {{count}} дня',
  'about.terminal': 'Это сеанс в терминале: вход не выполнен.',
  'about.offline': 'Сейчас я не в сети.',

  'card.saved': 'Картинка: {{path}}',
  'card.not-saved': 'Не удалось сохранить картинку в {{folder}}. Словами:',
  'picture.no-service':
    'Я не могу отправлять картинки: мой сервер не принимает файлы. Мой владелец может попросить это включить (XEP-0363). Словами:',
  'picture.too-large':
    'Мой сервер не принимает картинки такого размера. Мой владелец может попросить поднять предел. Словами:',
  'picture.refused': 'Мой сервер сейчас не принял картинку. Спросите ещё раз позже. Словами:',
  'picture.failed': 'Картинку не удалось загрузить. Спросите ещё раз позже. Словами:',
  'chat.cut': '… обрезано: слишком длинно для одного сообщения.',
  'chat.meanwhile': 'Проверяю… это займёт немного времени.',
  'chat.rest-follows': 'Остальное — чуть позже.',
  'chat.was-away': 'Меня не было, когда вы написали. Спросите ещё раз, если это ещё важно.',
  'chat.no-voice':
    'У меня нет права голоса в этой комнате, поэтому отвечаю вам здесь. Дать его могут модераторы.',
  'chat.encrypted':
    'Я не могу читать зашифрованные сообщения. Отключите шифрование для этого чата. Conversations: нажмите на замок и выберите «Без шифрования». Gajim и Dino: замок рядом со строкой ввода. Psi+: кнопка OMEMO в окне чата. Затем спросите ещё раз.',
  'room.refused.conflict': 'Не удалось войти в {{room}}: все мои псевдонимы там заняты.',
  'room.refused.forbidden': 'Не удалось войти в {{room}}: я там заблокирован.',
  'room.refused.item-not-found': 'Не удалось войти в {{room}}: комнаты нет или она закрыта.',
  'room.refused.not-allowed': 'Не удалось войти в {{room}}: мне нельзя создавать там комнаты.',
  'room.refused.not-authorized':
    'Не удалось войти в {{room}}: нужен пароль. Пригласите меня ещё раз с паролем.',
  'room.refused.registration-required':
    'Не удалось войти в {{room}}: она только для участников. Сделайте меня участником и пригласите ещё раз.',
  'room.refused.resource-constraint': 'Не удалось войти в {{room}}: я и так в слишком многих комнатах.',
  'room.refused.service-unavailable': 'Не удалось войти в {{room}}: комната заполнена.',
  'room.refused.timeout': 'Не удалось войти в {{room}}: её сервер не ответил. Пригласите меня позже.',
  'room.refused.other': 'Не удалось войти в {{room}}: её сервер отказал ({{condition}}).',

  'usage.domain': 'домен',
  'usage.command': 'команда',
  'usage.language': 'язык',
  'usage.room': 'комната',
  'usage.duration': 'срок',
  'usage.me': 'меня',

  'terminal.welcome': 'Tellus. Спросите о домене, например: проверь xmpp.jp (или: помощь, quit)',
  'terminal.account': 'Чтобы общаться по XMPP, задайте XMPP_JID и XMPP_PASSWORD в .env (см. .env.example).',
  'terminal.leave': 'Ещё раз Ctrl-C или quit — выход.',
  ...lettersRu,
}
