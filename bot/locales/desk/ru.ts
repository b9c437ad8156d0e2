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
  'stage.opted-out': 'отказ владельца',

  'page.more': 'Страница {{page}} из {{pages}}. Дальше: {{line}}',
  'page.last': 'Страница {{page}} из {{pages}}.',
  'problem.no-ledger':
    'Кампании сейчас недоступны: не удалось открыть базу данных. Причина в журнале; владелец может задать DATABASE_URL или проверить DATA_DIR.',
  'problem.only-one': 'Только одно из {{words, list}} за раз. Например: {{line}}',
  'problem.day': 'Какой день? Напишите его как 2017-05-08 или 7d — через неделю. Например: {{line}}',
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
    'Например: следи xmpp.jp daily\nПроверяю hourly (ежечасно), daily (ежедневно) или weekly (еженедельно), без указания ежедневно, и сообщаю только об изменениях: вердикт, когда сошлись две проверки в разное время, сертификат, который скоро кончится или сменил ключ, исчезнувшая точка входа, оценка, сбой и его конец. В комнате слежение принадлежит комнате.',
  'command.unwatch.line': '{{usage}} – больше не следить',
  'command.unwatch.details': 'Например: не-следи xmpp.jp\nТо, что записано, остаётся.',
  'command.list.line': '{{usage}} – за чем здесь следят',
  'command.list.details': 'Называет каждый домен с последним вердиктом и частотой проверок.',

  'field.interval': 'Как часто (ничего: ежедневно)',
  'field.page': 'Страница',
  'usage.page': 'страница',
}
