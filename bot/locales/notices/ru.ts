import type { Translation } from '../catalogue.ts'

/** Russian, of what the bot says unasked. */
export const noticesRu: Translation<'one' | 'few' | 'many' | 'other'> = {
  'notice.heading': 'Новости {{domain}}:',
  'notice.verdict': '{{symbol}} С {{since, day}}: TLS ({{service}}) {{from, state}} → {{to, state}}',
  'notice.certificate-ending_one': '⚠ Сертификат ({{service}}): истекает через {{count}} день, {{at, day}}',
  'notice.certificate-ending_few': '⚠ Сертификат ({{service}}): истекает через {{count}} дня, {{at, day}}',
  'notice.certificate-ending_many': '⚠ Сертификат ({{service}}): истекает через {{count}} дней, {{at, day}}',
  'notice.certificate-ending_other': '⚠ Сертификат ({{service}}): истекает через {{count}} дня, {{at, day}}',
  'notice.certificate-last-day': '⚠ Сертификат ({{service}}): истекает в течение суток, {{at, time}} UTC',
  'notice.certificate-ended': '✖ Сертификат ({{service}}): истёк {{at, day}}',
  'notice.key-changed': '⚠ Новый ключ сертификата ({{service}}); прежний действовал бы до {{until, day}}',
  'notice.issuer-changed': 'Издатель: {{from}} → {{to}}',
  'notice.issuer-same': 'Издатель прежний: {{issuer}}',
  'notice.endpoint-gone': '✖ Исчезло с {{since, day}}: {{endpoint}} ({{service}})',
  'notice.endpoint-new': 'Появилось {{since, day}}: {{endpoint}} ({{service}})',
  'notice.grade': 'Оценка: {{from}} → {{to}}',
  'notice.outage-began': '✖ Нет ответа с {{since, time}} UTC. Проверю, как только сервер вернётся.',
  'notice.outage-ended': 'Снова отвечает: {{until, time}} UTC; перерыв: {{length, duration}}.',
  'notice.found': '{{symbol}} TLS ({{service}}) сейчас: {{state, state}}',
  'notice.opted-out': 'Его администраторы просят оставить его в покое: больше ни проверок, ни писем.',
  'notice.opted-in': 'Его администраторы больше не просят оставить его в покое: снова проверяю.',

  'notice.promised': 'Обещано на {{day, day}}:',
  'notice.promise-kept': '✔ Выполнено: TLS обязателен.',
  'notice.promise-broken': '⚠ Пока не выполнено.',
  'notice.promise-untold': '? Сегодня не удалось узнать, выполнено ли.',
  'notice.silence': '{{domain}}: нет ответа на письмо от {{since, day}}; прошло: {{silence, duration}}.',
  'notice.paused': 'Больше не напоминаю: кампания приостановлена. Продолжить: {{line}}',
  'notice.to-write': 'Написать ещё раз: {{line}}',
  'notice.to-finish': 'Если это всё, о чём просили: {{line}}',
}
