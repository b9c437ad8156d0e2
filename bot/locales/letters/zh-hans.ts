import type { Translation } from '../catalogue.ts'

/** Simplified Chinese, of letters and operators. */
export const lettersZhHans: Translation<'other'> = {
  'contact.heading': '{{domain}} — 由谁运营',
  'contact.role.admin': '管理员：{{addresses, list}}',
  'contact.role.support': '支持：{{addresses, list}}',
  'contact.role.feedback': '反馈：{{addresses, list}}',
  'contact.role.security': '安全：{{addresses, list}}',
  'contact.role.abuse': '滥用举报：{{addresses, list}}',
  'contact.role.status': '服务状态：{{addresses, list}}',
  'contact.role.sales': '销售：{{addresses, list}}',
  'contact.none': '它没有公布任何地址（XEP-0157）。',
  'contact.refused': '? 它没有告知地址（{{condition}}）。',
  'contact.unanswered': '? 服务器没有及时回应，或者我不在线。请过一分钟再试。',
  'contact.no-session': '没有账号，我无法询问服务器本身（参见 XMPP_JID）。',
  'contact.guess': '猜测：{{address}}（RFC 2142）。不知道是否有人阅读。',
  'contact.outages': '停机通告（XEP-0455）：{{addresses, list}}',
  'contact.software': '软件：{{software}}',
  'contact.software-unknown': '它没有说明运行的是什么软件。',

  'opted-out.told': '它的运营者希望不被检测；您仍然进行了检测。',

  'command.contact.line': '{{usage}} – 可以写信给谁',
  'command.contact.details':
    '例如：联系 xmpp.jp\n服务器公布的地址（XEP-0157）、它自称运行的软件（XEP-0092），以及它应当有的邮箱（标明是猜测）。我通过自己的服务器询问对方服务器本身。',
}
