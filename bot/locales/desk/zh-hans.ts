import type { Translation } from '../catalogue.ts'

/** Simplified Chinese, of the campaign desk. */
export const deskZhHans: Translation<'other'> = {
  'interval.hourly': '每小时',
  'interval.daily': '每天',
  'interval.weekly': '每周',

  'stage.found': '已发现',
  'stage.verified': '已核实',
  'stage.drafted': '已起草',
  'stage.approved': '已批准',
  'stage.sent': '已寄出',
  'stage.answered': '已答复',
  'stage.promised': '已承诺',
  'stage.retested': '已复测',
  'stage.done': '已完成',
  'stage.stalled': '已停滞',
  'stage.opted-out': '已谢绝',

  'page.more': '第 {{page}} 页，共 {{pages}} 页。更多：{{line}}',
  'page.last': '第 {{page}} 页，共 {{pages}} 页。',
  'problem.no-ledger':
    '倡议功能暂不可用：数据库打不开。原因在日志中，我的运行者可以设置 DATABASE_URL 或检查 DATA_DIR。',
  'problem.only-one': '{{words, list}} 只能选一个。例如：{{line}}',
  'problem.day': '哪一天？请写成 2017-05-08，或用 7d 表示七天后。例如：{{line}}',
  'problem.text-too-long': '太长，无法保存：最多 {{most}} 个字符。',
  'right.voice': '只有在本聊天室有发言权的人才能这样做；访客可以查看。',
  'target.opted-out.contact':
    '不再测试 {{domain}}：其服务器公布的联系人 {{by}} 于 {{at, day}}提出了这一要求。',
  'target.opted-out.dns': '不再测试 {{domain}}：其 DNS 提出了这一要求（{{at, day}}发现）。',
  'target.opted-out.owner': '不再测试 {{domain}}：我的运行者于 {{at, day}}作此登记。',

  'watch.added': '从现在起，我{{interval, interval}}测试一次 {{domain}}，只在这里告知变化。要停止：{{line}}',
  'watch.changed': '{{domain}} 已在监视中；从现在起{{interval, interval}}测试一次。要停止：{{line}}',
  'unwatch.done': '这里不再监视 {{domain}}。',
  'problem.not-watched': '这里没有监视 {{domain}}。监视中的有：{{line}}',
  'problem.too-many-watches': '这里已监视 {{most}} 个域名，到上限了。看看哪些可以停止：{{line}}',
  'problem.too-many-watched': '我总共已监视 {{most, number}} 个域名，到上限了。等有人停止监视后再试。',
  'list.none': '这里还没有监视任何域名。开始：{{line}}',
  'list.heading_other': '这里监视 {{count}} 个域名：',
  'list.line': '{{symbol}} {{domain}} – c2s {{c2s, state}}，s2s {{s2s, state}}（{{interval, interval}}）',
  'list.unchecked': '? {{domain}} – 尚未测试（{{interval, interval}}）',
  'list.outage': '✖ {{domain}} – 自 {{since, day}}起无应答（{{interval, interval}}）',

  'help.watching': '监视：{{others, commands}}',
  'help.campaigns': '倡议：{{others, commands}}',
  'command.watch.line': '{{usage}} – 有变化时通知',
  'command.watch.details':
    '例如：监视 xmpp.jp daily\n按 hourly（每小时）、daily（每天）或 weekly（每周）测试，不写则为每天，只告知变化：结论（需两次间隔的测试一致）、证书将到期或换了密钥、端点消失、评级、中断及其恢复。在聊天室里，监视属于聊天室。',
  'command.unwatch.line': '{{usage}} – 停止监视',
  'command.unwatch.details': '例如：取消监视 xmpp.jp\n已有的记录会保留。',
  'command.list.line': '{{usage}} – 这里监视着什么',
  'command.list.details': '列出每个域名的最近结论和测试频率。',

  'field.interval': '频率（不选：每天）',
  'field.page': '页码',
  'usage.page': '页码',
}
