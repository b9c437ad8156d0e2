import type { Translation } from '../catalogue.ts'

/** Traditional Chinese, of the campaign desk. */
export const deskZhHant: Translation<'other'> = {
  'interval.hourly': '每小時',
  'interval.daily': '每天',
  'interval.weekly': '每週',

  'stage.found': '已發現',
  'stage.verified': '已查證',
  'stage.drafted': '已擬稿',
  'stage.approved': '已核准',
  'stage.sent': '已寄出',
  'stage.answered': '已回覆',
  'stage.promised': '已承諾',
  'stage.retested': '已複測',
  'stage.done': '已完成',
  'stage.stalled': '已停滯',
  'stage.opted-out': '已謝絕',

  'page.more': '第 {{page}} 頁，共 {{pages}} 頁。更多：{{line}}',
  'page.last': '第 {{page}} 頁，共 {{pages}} 頁。',
  'problem.no-ledger':
    '倡議功能暫時無法使用：資料庫無法開啟。原因在記錄檔中，我的營運者可以設定 DATABASE_URL 或檢查 DATA_DIR。',
  'problem.only-one': '{{words, list}} 只能選一個。例如：{{line}}',
  'problem.day': '哪一天？請寫成 2017-05-08，或用 7d 表示七天後。例如：{{line}}',
  'problem.text-too-long': '太長，無法保存：最多 {{most}} 個字元。',
  'right.voice': '只有在本聊天室有發言權的人才能這麼做；訪客可以檢視。',
  'target.opted-out.contact': '不再測試 {{domain}}：其伺服器公布的聯絡人 {{by}} 於 {{at, day}}提出此要求。',
  'target.opted-out.dns': '不再測試 {{domain}}：其 DNS 提出此要求（{{at, day}}發現）。',
  'target.opted-out.owner': '不再測試 {{domain}}：我的營運者於 {{at, day}}如此登記。',

  'watch.added': '從現在起，我{{interval, interval}}測試一次 {{domain}}，只在這裡告知變化。要停止：{{line}}',
  'watch.changed': '{{domain}} 已在監視中；從現在起{{interval, interval}}測試一次。要停止：{{line}}',
  'unwatch.done': '這裡不再監視 {{domain}}。',
  'problem.not-watched': '這裡沒有監視 {{domain}}。監視中的有：{{line}}',
  'problem.too-many-watches': '這裡已監視 {{most}} 個網域，達到上限了。看看哪些可以停止：{{line}}',
  'problem.too-many-watched': '我總共已監視 {{most, number}} 個網域，達到上限了。等有人停止監視後再試。',
  'list.none': '這裡還沒有監視任何網域。開始：{{line}}',
  'list.heading_other': '這裡監視 {{count}} 個網域：',
  'list.line': '{{symbol}} {{domain}} – c2s {{c2s, state}}，s2s {{s2s, state}}（{{interval, interval}}）',
  'list.unchecked': '? {{domain}} – 尚未測試（{{interval, interval}}）',
  'list.outage': '✖ {{domain}} – 自 {{since, day}}起沒有回應（{{interval, interval}}）',

  'help.watching': '監視：{{others, commands}}',
  'help.campaigns': '倡議：{{others, commands}}',
  'command.watch.line': '{{usage}} – 有變化時通知',
  'command.watch.details':
    '例如：監視 xmpp.jp daily\n依 hourly（每小時）、daily（每天）或 weekly（每週）測試，未寫則為每天，只告知變化：結論（須兩次相隔的測試一致）、憑證將到期或換了金鑰、端點消失、評級、中斷及其恢復。在聊天室裡，監視屬於聊天室。',
  'command.unwatch.line': '{{usage}} – 停止監視',
  'command.unwatch.details': '例如：取消監視 xmpp.jp\n已有的紀錄會保留。',
  'command.list.line': '{{usage}} – 這裡監視著什麼',
  'command.list.details': '列出每個網域的最近結論與測試頻率。',

  'field.interval': '頻率（未選：每天）',
  'field.page': '頁碼',
  'usage.page': '頁碼',
}
