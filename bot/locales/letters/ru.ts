import type { Translation } from '../catalogue.ts'

/** Russian, of letters and operators. */
export const lettersRu: Translation<'one' | 'few' | 'many' | 'other'> = {
  'contact.heading': '{{domain}} — кто его администрирует',
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
  'contact.guess': 'Предположение: {{address}} (XEP-0157). Читает ли это кто-нибудь, неизвестно.',
  'contact.outages': 'Сообщает о перерывах (XEP-0455): {{addresses, list}}',
  'contact.software': 'Программа: {{software}}',
  'contact.software-unknown': 'Какая на нём программа, он не сообщает.',

  'opted-out.told': 'Его администраторы просят не проверять; вы всё же проверяете.',

  'command.contact.line': '{{usage}} – кому написать',
  'command.contact.details':
    'Например: контакты xmpp.jp\nАдреса, которые публикует сервер (XEP-0157), программа, на которой он, по его словам, работает (XEP-0092), и почтовый ящик, который у него должен быть, с пометкой «предположение». Я спрашиваю сам сервер, через свой.',

  'right.operator-how':
    'Это для администраторов {{domain}}, а относитесь ли вы к ним, я определить не могу. Чтобы подтвердить это, напишите мне в личном чате с адреса, который сервер публикует как контакт (XEP-0157). Чтобы сервер не проверяли, достаточно и DNS-записи _tellus.{{zone}} TXT "opt-out".',
  'right.operator': 'Я всё ещё не могу убедиться, что вы администратор {{domain}}.',
  'right.anybody': 'Проверить заново может каждый: {{line, command}}',
  'problem.no-proof':
    '{{domain}} не сообщил своих контактов, поэтому я не могу определить, кто вы. Попробуйте ещё раз через минуту.',
  'opt-out.done':
    'С этого момента {{domain}} не трогаем: никаких проверок, а кампании о нём закончены. Отменить: {{line}}',
  'opt-out.already': '{{domain}} и так не проверяется.',
  'opt-in.done': '{{domain}} снова можно проверять. Спасибо!',
  'problem.opt-in.none': 'Никто не просил не проверять {{domain}}.',
  'problem.opt-in.dns':
    'Об этом просит DNS-запись _tellus.{{zone}}. Удалите её, и через десять минут проверки снова возможны.',
  'problem.opt-in.theirs': 'Об этом просили администраторы {{domain}}, и отменить это могут только они.',
  'problem.opt-in.owner': 'Это записали мои владельцы, и отменить это могут только они.',
  'operator.noted': 'Спасибо! Об этом узнает каждая кампания о {{domain}}.',
  'operator.no-case': 'Спасибо! Кампаний о {{domain}} здесь нет, так что сообщать некому.',
  'told.opted-out.contact':
    '{{domain}}: администраторы ({{by}}) просят оставить сервер в покое. Эта кампания закончена; пожалуйста, больше им не пишите.',
  'told.opted-out.owner': '{{domain}}: мои владельцы решили его не трогать. Эта кампания закончена.',
  'told.retested':
    '{{domain}}: администраторы ({{by}}) попросили проверить ещё раз. c2s: {{c2s, state}}, s2s: {{s2s, state}}.',
  'told.promised':
    '{{domain}}: администраторы ({{by}}) говорят, что с {{day, day}} TLS там обязателен. В этот день я проверю.',

  'help.operators': 'Администраторам серверов: {{others, commands}}',
  'command.opt-out.line': '{{usage}} – не проверять ваш сервер',
  'command.opt-out.details':
    'Например: не-проверяй xmpp.jp\nС адреса, который сервер публикует как контакт (XEP-0157), в личном чате; я каждый раз спрашиваю сервер заново. Действует сразу и до отмены. DNS-запись _tellus.xmpp.jp TXT "opt-out" делает то же.',
  'command.opt-in.line': '{{usage}} – снова разрешить проверки',
  'command.opt-in.details':
    'Например: разреши xmpp.jp\nОтменяет команду «не-проверяй», с тем же подтверждением.',
  'command.retest.line': '{{usage}} – проверить заново и сообщить кампаниям',
  'command.retest.details':
    'Например: перепроверь xmpp.jp\nДля администраторов сервера, с тем же подтверждением, что и «не-проверяй». Участники кампаний узнают результат.',

  'letter.shown': 'Письмо {{code}}: {{kind, letter-kind}}, {{language}}.',
  'letter.machine-draft':
    '⚠ Машинный черновик: его ещё не проверял никто, кто владеет языком ({{language}}). Внимательно прочтите перед отправкой.',
  'letter.reviewed': 'Текст проверил(а): {{reviewer}}.',
  'letter.by-hand': 'Отправляет его человек, но не я.',
  'letter.second-person': 'Второй человек говорит мне это в своём личном чате.',
  'letter.read-privately': 'Чтобы прочитать, отправьте мне личное сообщение через эту комнату: {{line}}',
  'letter.subject': 'Тема: {{subject}}',
  'letter.text': '{{text}}',
  'approve.told':
    '{{domain}}: {{by}} одобряет письмо {{code}}. Отправьте его, сам я этого не делаю; затем скажите: {{line}}',

  'problem.letter.none': 'Письма для {{domain}} ещё нет. Составить: {{line}}',
  'letter.others-wrote':
    '⚠ {{sent, day}} администраторам {{domain}} уже писали другие, ответа пока нет. Мы никого не торопим: это письмо лучше отправить {{from, day}} или позже.',
  'problem.letter.too-soon':
    'Последнее письмо для {{domain}} отправлено {{sent, day}} и осталось без ответа. Мы никого не торопим: с {{from, day}} можно составить следующее.',
  'problem.letter.required': 'На {{domain}} TLS уже обязателен. Лучше: {{line}}',
  'problem.letter.no-fault':
    'Письмо говорит о входе без TLS, а на {{domain}} я такого не нашёл: c2s {{c2s, state}}, s2s {{s2s, state}}.',
  'problem.letter.not-required':
    'Благодарят, когда TLS станет обязательным; c2s на {{domain}} сейчас: {{c2s, state}}.',
  'problem.letter.no-outage': 'Перерывов в работе {{domain}} здесь не записано. Лучше: {{line}}',
  'problem.approve.unknown': 'Письма с кодом {{code}}, которое можно одобрить здесь, нет.',

  'field.letter': 'Какое письмо (пусто: подходящее)',
  'field.letter-language': 'Язык письма',
  'field.code': 'Код письма',
  'usage.code': 'код',
  'command.letter.line': '{{usage}} – письмо, которое отправите вы',
  'command.letter.details':
    'Например: письмо xmpp.jp first de\nЗаполняет письмо администраторам сервера, с доказательствами и настройками для их программы: first, reminder, after-outage или thanks, на любом языке, который я знаю; если не указано — подходящее. show показывает последнее ещё раз. Второй человек одобряет, отправляет человек.',
  'command.approve.line': '{{usage}} – одобрить письмо, составленное другим',
  'command.approve.details':
    'Например: одобри xmpp.jp K7QM\nВторой человек прочитал письмо и считает его вежливым и верным. В комнате — любой, кроме того, кто его составил; для кампании одного человека — кто-то другой, в чате со мной.',
  'command.require-from.line': '{{usage}} – сообщить, с какого дня TLS обязателен',
  'command.require-from.details':
    'Например: обязателен-с xmpp.jp 2027-01-31\nили по-английски: we require TLS from 31 January 2027\nДля администраторов сервера, с тем же подтверждением, что и «не-проверяй»; без домена — домен вашего адреса. Участники кампаний узнают об этом, а в этот день я проверю.',
  'require-from.done': 'Спасибо! Об этом узнает каждая кампания о {{domain}}; {{day, day}} я проверю.',
}
