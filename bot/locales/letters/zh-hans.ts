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
  'contact.guess': '猜测：{{address}}（XEP-0157）。不知道是否有人阅读。',
  'contact.outages': '中断公告（XEP-0455）：{{addresses, list}}',
  'contact.software': '软件：{{software}}',
  'contact.software-unknown': '它没有说明运行的是什么软件。',

  'opted-out.told': '它的运营者希望不被检测；您仍然进行了检测。',

  'command.contact.line': '{{usage}} – 可以写信给谁',
  'command.contact.details':
    '例如：联系 xmpp.jp\n服务器公布的地址（XEP-0157）、它自称运行的软件（XEP-0092），以及它应当有的邮箱（标明是猜测）。我通过自己的服务器询问对方服务器本身。',

  'right.operator-how':
    '这是给 {{domain}} 的运营者用的，而我无法确认您就是。要证明这一点，请用该服务器公布的联系地址（XEP-0157）在单独聊天中写给我。如果只是不想被检测，设置 DNS 记录 _tellus.{{zone}} TXT "opt-out" 也可以。',
  'right.operator': '我仍然无法确认您是 {{domain}} 的运营者。',
  'right.anybody': '任何人都可以重新检测：{{line, command}}',
  'problem.no-proof': '{{domain}} 没有回答它公布了哪些联系地址，所以我无法确认您是谁。请过一分钟再试。',
  'opt-out.done': '从现在起不再打扰 {{domain}}：不再检测，有关的倡议也到此为止。要撤回：{{line}}',
  'opt-out.already': '{{domain}} 已经不再被检测。',
  'opt-in.done': '{{domain}} 又可以检测了。谢谢！',
  'problem.opt-in.none': '没有人要求不检测 {{domain}}。',
  'problem.opt-in.dns': '这是 DNS 记录 _tellus.{{zone}} 要求的。删除它，十分钟后就又可以检测。',
  'problem.opt-in.theirs': '这是 {{domain}} 的运营者要求的，只有他们才能撤回。',
  'problem.opt-in.owner': '这是我的运营者登记的，只有他们才能撤回。',
  'operator.noted': '谢谢！每个与 {{domain}} 有关的倡议的参与者都会收到通知。',
  'operator.no-case': '谢谢！这里没有与 {{domain}} 有关的倡议，所以没有人需要通知。',
  'told.opted-out.contact':
    '{{domain}}：其运营者（{{by}}）希望不被打扰。这次倡议到此为止，请不要再写信给他们。',
  'told.opted-out.owner': '{{domain}}：我的运营者决定不再打扰它。这次倡议到此为止。',
  'told.retested': '{{domain}}：其运营者（{{by}}）要求重新检测。c2s：{{c2s, state}}，s2s：{{s2s, state}}。',
  'told.promised': '{{domain}}：其运营者（{{by}}）表示将从 {{day, day}}起强制使用 TLS。我会在那一天检测。',

  'help.operators': '服务器运营者：{{others, commands}}',
  'command.opt-out.line': '{{usage}} – 让您的服务器不被检测',
  'command.opt-out.details':
    '例如：退出检测 xmpp.jp\n请用服务器公布的联系地址（XEP-0157）在单独聊天中说；我会重新询问服务器。立即生效，直到撤回为止。DNS 记录 _tellus.xmpp.jp TXT "opt-out" 效果相同。',
  'command.opt-in.line': '{{usage}} – 重新允许检测',
  'command.opt-in.details': '例如：允许检测 xmpp.jp\n撤回“退出检测”，证明方式相同。',
  'command.retest.line': '{{usage}} – 重新检测您的服务器并通知各倡议',
  'command.retest.details':
    '例如：重新检测 xmpp.jp\n供服务器运营者使用，证明方式与“退出检测”相同。为它发起倡议的人会得知结果。',

  'letter.shown': '信件 {{code}}：{{kind, letter-kind}}，{{language}}。',
  'letter.machine-draft': '⚠ 机器草稿：还没有懂{{language}}的人审阅过。发送之前请仔细阅读。',
  'letter.reviewed': '文字已由 {{reviewer}} 审阅。',
  'letter.by-hand': '由人来发送，我绝不发送。',
  'letter.second-person': '请第二个人在其与我的单独聊天中对我这样说。',
  'letter.read-privately': '要阅读它，请通过本聊天室给我发私信：{{line}}',
  'letter.subject': '主题：{{subject}}',
  'letter.text': '{{text}}',
  'approve.told': '{{domain}}：{{by}} 批准了信件 {{code}}。请发送它（我从不发送），然后说：{{line}}',

  'problem.letter.none': '还没有为 {{domain}} 起草过信件。要起草：{{line}}',
  'letter.others-wrote':
    '⚠ 已有其他人于 {{sent, day}}写信给 {{domain}}，还没有回复。我们不催促任何人：这封信最好等到 {{from, day}}再发。',
  'problem.letter.too-soon':
    '上一封给 {{domain}} 的信于 {{sent, day}}发出，还没有回复。我们不催促任何人：{{from, day}}起才可以起草下一封。',
  'problem.letter.required': '{{domain}} 现在已强制使用 TLS。不妨改用：{{line}}',
  'problem.letter.no-fault':
    '信件讲的是不使用 TLS 的登录，而我在 {{domain}} 没有发现：c2s {{c2s, state}}，s2s {{s2s, state}}。',
  'problem.letter.not-required': '等强制使用 TLS 之后再致谢；{{domain}} 的 c2s 目前是：{{c2s, state}}。',
  'problem.letter.no-outage': '这里没有 {{domain}} 中断的记录。不妨改用：{{line}}',
  'problem.approve.unknown': '这里没有编号为 {{code}} 的信件可以批准。',

  'field.letter': '哪种信件（留空：合适的那种）',
  'field.letter-language': '信件的语言',
  'field.code': '信件编号',
  'usage.code': '编号',
  'command.letter.line': '{{usage}} – 供您发送的信件',
  'command.letter.details':
    '例如：信 xmpp.jp first de\n填写一封给服务器运营者的信，附上证据和适合其软件的设置：first、reminder、after-outage 或 thanks，可用我会的任何语言；不指明则选合适的一种。show 再次显示最近的一封。由第二个人批准，由人发送。',
  'command.approve.line': '{{usage}} – 批准别人起草的信件',
  'command.approve.details':
    '例如：批准 xmpp.jp K7QM\n第二个人读过信件，认为它礼貌而属实。在聊天室中，除起草者之外的任何人都可以；对于个人的倡议，由另一个人在与我的聊天中进行。',
  'command.require-from.line': '{{usage}} – 告知您的服务器何时起强制 TLS',
  'command.require-from.details':
    '例如：强制日期 xmpp.jp 2027-01-31\n或用英语：we require TLS from 31 January 2027\n供服务器运营者使用，证明方式与“退出检测”相同；不写域名则为您地址的域名。为它发起倡议的人会得知，我会在那一天检测。',
  'require-from.done': '谢谢！每个与 {{domain}} 有关的倡议的参与者都会收到通知，我会在 {{day, day}}检测。',
}
