import type { Translation } from '../catalogue.ts'

/** Russian, of the campaign desk. */
export const deskRu: Translation<'one' | 'few' | 'many' | 'other'> = {
  'interval.hourly': 'ежечасно',
  'interval.daily': 'ежедневно',
  'interval.weekly': 'еженедельно',

  'stage.found': 'обнаружено',
  'stage.verified': 'подтверждено',
  'stage.drafted': 'письмо составлено',
  'stage.approved': 'письмо одобрено',
  'stage.sent': 'письмо отправлено',
  'stage.answered': 'получен ответ',
  'stage.promised': 'обещано',
  'stage.retested': 'перепроверено',
  'stage.done': 'готово',
  'stage.stalled': 'приостановлено',
  'stage.opted-out': 'отказ администраторов',

  'page.more': 'Страница {{page}} из {{pages}}. Дальше: {{line}}',
  'page.last': 'Страница {{page}} из {{pages}}.',
  'problem.no-ledger':
    'Кампании сейчас недоступны: не удалось открыть базу данных. Причина в журнале; мой владелец может задать DATABASE_URL или проверить DATA_DIR.',
  'problem.database-away':
    'База данных кампаний сейчас недоступна; выполнено ли это, неизвестно. Повторите через минуту. Если не пройдёт, причину мой владелец найдёт в журнале.',
  'problem.only-one': 'Только одно из {{words, list}} за раз. Например: {{line}}',
  'problem.day': 'Какой день? Напишите его как 2017-05-08 или 7d — через неделю. Например: {{line}}',
  'problem.since-day':
    'С какого дня, не позже сегодняшнего? Напишите его как 2017-05-08 или 7d — неделю назад. Например: {{line}}',
  'problem.text-too-long': 'Слишком длинно для хранения: не больше {{most}} знаков.',
  'right.voice': 'Это могут только те, у кого в этой комнате есть право голоса; гости могут смотреть.',
  'target.opted-out.contact':
    '{{domain}} не проверяется: об этом {{at, day}} попросил {{by}} — контакт, указанный сервером.',
  'target.opted-out.dns': '{{domain}} не проверяется: об этом просит запись в DNS (замечена {{at, day}}).',
  'target.opted-out.owner': '{{domain}} не проверяется: так {{at, day}} записал мой владелец.',

  'watch.added':
    'Теперь я {{interval, interval}} проверяю {{domain}} и сообщаю здесь только об изменениях. Прекратить: {{line}}',
  'watch.changed': 'Я уже слежу за {{domain}}; теперь проверяю {{interval, interval}}. Прекратить: {{line}}',
  'unwatch.done': 'Здесь больше не следят за {{domain}}.',
  'problem.not-watched': 'Здесь не следят за {{domain}}. За чем следят: {{line}}',
  'problem.too-many-watches':
    'Здесь уже следят за {{most}} доменами, больше нельзя. Посмотреть, что убрать: {{line}}',
  'problem.too-many-watched':
    'Всего я слежу уже за {{most, number}} доменами, больше не могу. Спросите, когда кто-нибудь откажется от слежения.',
  'list.none': 'Здесь ни за чем не следят. Начать: {{line}}',
  'list.heading_one': 'Здесь следят за {{count}} доменом:',
  'list.heading_few': 'Здесь следят за {{count}} доменами:',
  'list.heading_many': 'Здесь следят за {{count}} доменами:',
  'list.heading_other': 'Здесь следят за {{count}} домена:',
  'list.line': '{{symbol}} {{domain}} – c2s {{c2s, state}}, s2s {{s2s, state}} ({{interval, interval}})',
  'list.unchecked': '? {{domain}} – ещё не проверен ({{interval, interval}})',
  'list.outage': '✖ {{domain}} – нет ответа с {{since, day}} ({{interval, interval}})',

  'help.watching': 'Слежение: {{others, commands}}',
  'help.campaigns': 'Кампании: {{others, commands}}',
  'command.watch.line': '{{usage}} – сообщать, что там изменилось',
  'command.watch.details':
    'Например: следи xmpp.jp daily\nПроверяю hourly (ежечасно), daily (ежедневно) или weekly (еженедельно), без указания ежедневно, и сообщаю только об изменениях: вердикт, когда сошлись две проверки в разное время, сертификат, который скоро истечёт или сменил ключ, исчезнувшая конечная точка, оценка, сбой и его конец. В комнате слежение принадлежит комнате.',
  'command.unwatch.line': '{{usage}} – больше не следить',
  'command.unwatch.details': 'Например: не-следи xmpp.jp\nТо, что записано, остаётся.',
  'command.list.line': '{{usage}} – за чем здесь следят',
  'command.list.details': 'Называет каждый домен с последним вердиктом и частотой проверок.',

  'field.interval': 'Как часто (ничего: ежедневно)',
  'field.page': 'Страница',
  'usage.page': 'страница',

  'letter-kind.first': 'первое',
  'letter-kind.reminder': 'напоминание',
  'letter-kind.after-outage': 'после сбоя',
  'letter-kind.thanks': 'благодарность',

  'step.somebody': 'кто-то',
  'step.found': '{{at, day}} – обнаружено ({{by, actor}}): c2s {{state, state}}',
  'step.verified': '{{at, day}} – подтверждено второй проверкой: c2s {{state, state}}',
  'step.drafted':
    '{{at, day}} – составлено письмо {{code}} ({{by, actor}}; {{kind, letter-kind}}, {{language}})',
  'step.approved': '{{at, day}} – письмо {{code}} одобрено ({{by, actor}})',
  'step.sent': '{{at, day}} – отправлено ({{by, actor}})',
  'step.sent-to': '{{at, day}} – отправлено на {{to}} ({{by, actor}})',
  'step.answered': '{{at, day}} – получен ответ ({{by, actor}})',
  'step.answered-with': '{{at, day}} – получен ответ ({{by, actor}}): {{text}}',
  'step.promised': '{{at, day}} – обещано на {{day, day}} ({{by, actor}})',
  'step.retested': '{{at, day}} – перепроверено: c2s {{state, state}}',
  'step.reminded': '{{at, day}} – ответа пока нет: напоминание № {{number, number}}',
  'step.outage-ended': '{{at, day}} – снова работает после сбоя с {{since, day}}: c2s {{state, state}}',
  'step.noted': '{{at, day}} – заметка ({{by, actor}}): {{text}}',
  'step.skipped': '{{at, day}} – пропущено ({{by, actor}}): {{stages, stages}}',
  'step.done': '{{at, day}} – готово ({{by, actor}}): c2s {{state, state}}',
  'step.stalled': '{{at, day}} – приостановлено: ответа нет',
  'step.opted-out.contact': '{{at, day}} – администраторы попросили их не беспокоить',
  'step.opted-out.dns': '{{at, day}} – запись в DNS просит не беспокоить',
  'step.opted-out.owner': '{{at, day}} – исключено моим владельцем',
  'step.reopened': '{{at, day}} – возобновлено ({{by, actor}})',

  'change.verdict': '{{service}}: TLS {{from, state}} → {{to, state}}',
  'change.certificate-ending_one': '{{service}}: сертификат истекает через {{count}} день, {{at, day}}',
  'change.certificate-ending_few': '{{service}}: сертификат истекает через {{count}} дня, {{at, day}}',
  'change.certificate-ending_many': '{{service}}: сертификат истекает через {{count}} дней, {{at, day}}',
  'change.certificate-ending_other': '{{service}}: сертификат истекает через {{count}} дня, {{at, day}}',
  'change.certificate-ends-today': '{{service}}: сертификат истекает в течение суток, {{at, day}}',
  'change.certificate-ended': '{{service}}: сертификат истёк {{at, day}}',
  'change.key':
    '{{service}}: новый ключ сертификата, хотя прежний действовал бы до {{at, day}}; издатель прежний: {{issuer}}',
  'change.key-and-issuer':
    '{{service}}: новые ключ сертификата и издатель, хотя прежний действовал бы до {{at, day}}: {{from}} → {{to}}',
  'change.endpoint-gone': '{{service}}: {{place}} больше не отвечает',
  'change.endpoint-new': '{{service}}: {{place}} теперь отвечает',
  'change.grade': 'Оценка: {{from}} → {{to}}',
  'change.outage-began': 'Нет ответа с {{since, time}} UTC',
  'change.outage-ended': 'Снова отвечает, длительность сбоя: {{length, duration}}',
  'change.back':
    'Снова отвечает, длительность сбоя: {{length, duration}}; c2s {{c2s, state}}, s2s {{s2s, state}}',

  'history.none': 'О {{domain}} ничего не записано. Начать запись: {{line}}',
  'history.unchanged': 'За {{domain}} ведётся слежение; изменений пока не замечено.',
  'history.heading': '{{domain}} – что изменилось, сначала новое',
  'history.day': '{{at, day}}',
  'diff.only-one': '{{domain}} проверен пока только один раз, {{at, day}}: сравнивать не с чем.',
  'diff.same': '{{domain}} – ничего не изменилось между {{from, time}} и {{to, time}} UTC.',
  'diff.heading': '{{domain}} – с {{from, time}} по {{to, time}} UTC:',
  'diff.since': '{{domain}} – с {{from, day}}, сначала новое',
  'diff.none-since': '{{domain}} – с {{from, day}} изменений не замечено.',

  'case.heading': '{{domain}} – {{stage, stage}}',
  'next.found': 'Дальше: чуть позже я проверю ещё раз, и только тогда это будет подтверждено.',
  'next.verified': 'Дальше: составить письмо: {{line}}',
  'next.drafted': 'Дальше: его одобряет второй человек: {{line}}',
  'next.approved': 'Дальше: отправьте его (сам я никогда не пишу), потом скажите: {{line}}',
  'next.reminder': 'Дальше, когда ответят: {{line}} — иначе {{at, day}} я здесь напомню.',
  'next.pause': 'Дальше, когда ответят: {{line}} — иначе {{at, day}} кампания приостановится.',
  'next.answered': 'Дальше, если назвали день: {{line}}',
  'next.retest': 'Дальше: {{at, day}} я проверю, сдержано ли обещание, и скажу здесь.',
  'next.kept': 'Дальше: TLS теперь обязателен, кампанию можно закончить: {{line}}',
  'next.broken': 'Дальше: c2s всё ещё «{{state, state}}»; написать снова: {{line}}',
  'next.done': 'Дальше: поблагодарить: {{line}}',
  'next.stalled': 'Продолжить: {{line}}',

  'due.retest': '{{at, day}}: {{domain}} – проверю, сдержано ли обещание',
  'due.reminder': '{{at, day}}: {{domain}} – ответа нет, напомню',
  'due.pause': '{{at, day}}: {{domain}} – ответа всё нет, кампания приостановится',
  'due.certificate': '{{at, day}}: {{domain}} – истекает сертификат',
  'campaigns.none': 'Здесь нет кампаний. Начать: {{line}}',
  'campaigns.heading_one': '{{count}} кампания, по ближайшему сроку:',
  'campaigns.heading_few': '{{count}} кампании, по ближайшему сроку:',
  'campaigns.heading_many': '{{count}} кампаний, по ближайшему сроку:',
  'campaigns.heading_other': '{{count}} кампании, по ближайшему сроку:',
  'campaigns.testing': '{{domain}} – {{stage, stage}}, с {{since, day}}: проверю ещё раз',
  'campaigns.waiting': '{{domain}} – {{stage, stage}}, с {{since, day}}: ваш ход',
  'campaigns.closed': '{{domain}} – {{stage, stage}}, с {{since, day}}',
  'calendar.none': 'В ближайшие две недели ничего не предстоит.',
  'calendar.heading': 'Ближайшие две недели:',

  'problem.no-case': 'Здесь нет кампании по {{domain}}. Начать: {{line}}',
  'problem.case-open': 'Кампания по {{domain}} идёт: {{stage, stage}}.',
  'problem.case-closed': 'Кампания по {{domain}} закрыта: {{stage, stage}}. Продолжить: {{line}}',
  'problem.case-changed':
    'В кампанию по {{domain}} одновременно писал кто-то ещё: ничего не записано. Скажите ещё раз.',
  'problem.too-many-cases': 'Здесь уже идёт {{most}} кампаний, больше нельзя. Посмотреть: {{line}}',
  'problem.required-already': '{{domain}} уже требует TLS от клиентов: добиваться нечего.',
  'problem.no-finding':
    '{{domain}}, c2s: {{state, state}}. Я начинаю кампании только там, где вход без TLS действительно принимается.',
  'problem.missing':
    'До этого не хватает: {{missing, stages}}. Сначала: {{line}} — или пропустите, что запишется с вашим именем: {{anyway, command}}',
  'problem.missing-verified':
    'До этого не хватает: {{missing, stages}}. Подтверждаю я сам второй проверкой, чуть позже первой. Пропустить, что запишется с вашим именем: {{anyway, command}}',
  'problem.not-required':
    '{{domain}}, c2s: {{state, state}}. Для завершения TLS должен быть обязателен. Если вы знаете лучше, что запишется с вашим именем: {{line}}',
  'problem.own-letter': 'Письмо одобряет второй человек, а не тот, кто его составил.',
  'problem.no-such-letter': 'Для {{domain}} нет письма с таким кодом. Составить: {{line}}',
  'problem.letter-replaced': 'С тех пор составлено другое письмо. Одобрить его: {{line}}',
  'problem.approved-already': 'Это письмо уже одобрено.',
  'problem.which-text': 'Что записать? Например: {{line}}',
  'problem.day-past': 'Дата {{day, day}} уже прошла. Для будущего дня: {{line}}',
  'problem.day-far': 'До даты {{day, day}} больше двух лет. Для более близкого дня: {{line}}',

  'command.history.line': '{{usage}} – что там менялось',
  'command.history.details':
    'Например: история xmpp.jp\nЧто изменилось, пока за доменом следили, сначала новое. Другие страницы: история xmpp.jp 2',
  'command.diff.line': '{{usage}} – что нового с прошлого раза',
  'command.diff.details':
    'Например: разница xmpp.jp или: разница xmpp.jp 2017-03-01\nСравнивает две последние проверки или сообщает, что изменилось с указанного дня.',
  'command.campaign.line': '{{usage}} – добиться обязательного TLS: начать кампанию',
  'command.campaign.details':
    'Например: кампания xmpp.jp\nНачинает кампанию там, где вход принимается без TLS, или рассказывает, как идёт уже начатая. Шаги: обнаружено, подтверждено второй проверкой, письмо составлено, одобрено вторым человеком, отправлено вами, получен ответ, обещано, перепроверено, готово. Если чего-то не хватает, скажу, что набрать; anyway в конце строки пропускает это, что запишется с вашим именем. В комнате кампания принадлежит комнате.',
  'command.note.line': '{{usage}} – записать что-то в кампанию',
  'command.note.details':
    'Например: заметка xmpp.jp обслуживание по субботам\nДо 500 знаков, с вашим именем и днём.',
  'command.sent.line': '{{usage}} – вы отправили письмо',
  'command.sent.details':
    'Например: отправлено xmpp.jp admin@xmpp.jp\nСам я администраторам никогда не пишу. Через 7 дней без ответа напомню, ещё через 14 напомню снова, потом кампания приостановится.',
  'command.answered.line': '{{usage}} – вам ответили',
  'command.answered.details':
    'Например: ответили xmpp.jp при следующем обслуживании\nТекст ответа можно не указывать; до 500 знаков.',
  'command.promise.line': '{{usage}} – назвали день',
  'command.promise.details':
    'Например: обещание xmpp.jp 2017-05-08 или: обещание xmpp.jp 7d\nВ этот день я проверю, сдержано ли оно, и скажу здесь.',
  'command.done.line': '{{usage}} – теперь TLS обязателен',
  'command.done.details':
    'Например: готово xmpp.jp\nСначала проверю: для c2s TLS должен быть обязателен. Всё равно закончить: готово xmpp.jp anyway',
  'command.reopen.line': '{{usage}} – продолжить закрытую кампанию',
  'command.reopen.details':
    'Например: возобнови xmpp.jp\nПриостановленная идёт дальше с того же места, законченная начинается заново.',
  'command.campaigns.line': '{{usage}} – все кампании здесь',
  'command.campaigns.details': 'Сначала те, где что-то предстоит, потом те, что ждут вас, потом закрытые.',
  'command.calendar.line': '{{usage}} – ближайшие две недели',
  'command.calendar.details':
    'Обещания, которые я проверю, напоминания и истекающие сертификаты доменов под наблюдением.',

  'field.maybe-domain': 'Домен (ничего: все)',
  'field.day': 'День (2017-05-08 или 7d: через неделю)',
  'field.since': 'С какого дня (ничего: прошлая проверка)',
  'field.anyway': 'Пропустить недостающее',
  'field.text': 'Текст (до 500 знаков)',
  'field.to': 'На какой адрес',
  'usage.date': 'дата',
  'usage.text': 'текст',
  'usage.to': 'адрес',

  'stats.here': 'Здесь:',
  'stats.all': 'Всего:',
  'stats.watched_one': 'Под наблюдением {{count}} домен',
  'stats.watched_few': 'Под наблюдением {{count}} домена',
  'stats.watched_many': 'Под наблюдением {{count}} доменов',
  'stats.watched_other': 'Под наблюдением {{count}} домена',
  'stats.state': '{{symbol}} {{state, state}}: {{amount, number}}',
  'stats.month': 'Изменилось вердиктов за {{month}}: {{amount, number}}',
  'stats.stage': 'Кампании – {{stage, stage}}: {{amount, number}}',
  'stats.median_one': 'От письма до результата: {{count}} день (медиана)',
  'stats.median_few': 'От письма до результата: {{count}} дня (медиана)',
  'stats.median_many': 'От письма до результата: {{count}} дней (медиана)',
  'stats.median_other': 'От письма до результата: {{count}} дня (медиана)',
  'problem.export-too-long':
    'Здесь это слишком длинно для одного сообщения. Спросите наедине или по одному домену; в терминале можно получить всё.',
  'command.stats.line': '{{usage}} – как идут дела, в числах',
  'command.stats.details':
    'За чем следят, по вердиктам; сколько вердиктов изменилось за каждый месяц; кампании по состоянию; и сколько проходит от письма до результата.',
  'command.export.line': '{{usage}} – кампании как данные',
  'command.export.details':
    'Например: экспорт xmpp.jp json или: экспорт csv\nОдна кампания или все, каждый шаг — строка (CSV, RFC 4180), или JSON.',
  'field.format': 'Формат (ничего: csv)',

  'feed.title': 'Кампании комнаты {{room}} – за обязательный TLS на серверах',
  'plot.months': 'Изменившиеся вердикты по месяцам',
  'plot.stages': 'Кампании',
  'plot.at': 'Подсчитано {{at, time}} UTC',
  'field.plot': 'Картинкой',
  'export.saved': 'Файл: {{path}}',
}
