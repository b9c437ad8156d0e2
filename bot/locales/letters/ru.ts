import type { Translation } from '../catalogue.ts'

/** Russian, of letters and operators. */
export const lettersRu: Translation<'one' | 'few' | 'many' | 'other'> = {
  'contact.heading': '{{domain}} — кто его поддерживает',
  'contact.role.admin': 'Администраторы: {{addresses, list}}',
  'contact.role.support': 'Поддержка: {{addresses, list}}',
  'contact.role.feedback': 'Отзывы: {{addresses, list}}',
  'contact.role.security': 'Безопасность: {{addresses, list}}',
  'contact.role.abuse': 'Жалобы: {{addresses, list}}',
  'contact.role.status': 'Состояние: {{addresses, list}}',
  'contact.role.sales': 'Отдел продаж: {{addresses, list}}',
  'contact.none': 'Адресов он не публикует (XEP-0157).',
  'contact.refused': '? Он не сообщил адреса ({{condition}}).',
  'contact.unanswered': '? Его сервер не ответил вовремя, или я не в сети. Попробуйте ещё раз через минуту.',
  'contact.no-session': 'Без учётной записи я не могу спросить сам сервер (см. XMPP_JID).',
  'contact.guess': 'Предположение: {{address}} (RFC 2142). Читает ли это кто-нибудь, неизвестно.',
  'contact.outages': 'Сообщает о перерывах (XEP-0455): {{addresses, list}}',
  'contact.software': 'Программа: {{software}}',
  'contact.software-unknown': 'Какая на нём программа, он не сообщает.',

  'opted-out.told': 'Его операторы просят не проверять; вы всё же проверяете.',

  'command.contact.line': '{{usage}} – кому написать',
  'command.contact.details':
    'Например: контакты xmpp.jp\nАдреса, которые публикует сервер (XEP-0157), программа, на которой он, по его словам, работает (XEP-0092), и почтовый ящик, который у него должен быть, с пометкой «предположение». Я спрашиваю сам сервер, через свой.',
}
