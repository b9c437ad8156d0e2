import type { Translation } from '../catalogue.ts'

/** Japanese, of the campaign desk. */
export const deskJa: Translation<'other'> = {
  'interval.hourly': '毎時',
  'interval.daily': '毎日',
  'interval.weekly': '毎週',

  'stage.found': '発見',
  'stage.verified': '確認済み',
  'stage.drafted': '起草済み',
  'stage.approved': '承認済み',
  'stage.sent': '送信済み',
  'stage.answered': '返信あり',
  'stage.promised': '約束あり',
  'stage.retested': '再検査済み',
  'stage.done': '完了',
  'stage.stalled': '停滞',
  'stage.opted-out': '辞退',

  'page.more': '{{page}}/{{pages}} ページ。続き：{{line}}',
  'page.last': '{{page}}/{{pages}} ページ。',
  'problem.no-ledger':
    '働きかけの記録は現在使えません。データベースを開けませんでした。原因はログにあり、運用者は DATABASE_URL を設定するか DATA_DIR を確認できます。',
  'problem.only-one': '{{words, list}} は一度に一つだけです。例：{{line}}',
  'problem.day': 'いつですか？ 2017-05-08 のように、または 7 日後なら 7d と書いてください。例：{{line}}',
  'problem.text-too-long': '長すぎて保存できません。{{most}} 文字までです。',
  'right.voice': 'この部屋で発言権のある人だけができます。訪問者は閲覧のみです。',
  'target.opted-out.contact':
    '{{domain}} は検査しません。サーバーが連絡先として公開している {{by}} から {{at, day}}に申し出がありました。',
  'target.opted-out.dns': '{{domain}} は検査しません。DNS にその意思表示があります（{{at, day}}に確認）。',
  'target.opted-out.owner': '{{domain}} は検査しません。運用者が {{at, day}}にそう登録しました。',

  'watch.added':
    '今後 {{domain}} を{{interval, interval}}検査し、変化だけをここで伝えます。やめるには：{{line}}',
  'watch.changed':
    '{{domain}} はすでに監視中です。今後は{{interval, interval}}検査します。やめるには：{{line}}',
  'unwatch.done': 'ここではもう {{domain}} を監視しません。',
  'problem.not-watched': '{{domain}} はここでは監視していません。監視中のもの：{{line}}',
  'problem.too-many-watches':
    'ここではすでに上限の {{most}} ドメインを監視しています。やめられるものを探すには：{{line}}',
  'problem.too-many-watched':
    '全体ですでに上限の {{most, number}} ドメインを監視しています。空きが出てからもう一度どうぞ。',
  'list.none': 'ここでは何も監視していません。始めるには：{{line}}',
  'list.heading_other': 'ここで監視中のドメインは {{count}} 件：',
  'list.line': '{{symbol}} {{domain}} – c2s {{c2s, state}}、s2s {{s2s, state}}（{{interval, interval}}）',
  'list.unchecked': '? {{domain}} – 未検査（{{interval, interval}}）',
  'list.outage': '✖ {{domain}} – {{since, day}}から応答なし（{{interval, interval}}）',

  'help.watching': '監視：{{others, commands}}',
  'help.campaigns': '働きかけ：{{others, commands}}',
  'command.watch.line': '{{usage}} – 変化があれば知らせる',
  'command.watch.details':
    '例：監視 xmpp.jp daily\nhourly（毎時）、daily（毎日）、weekly（毎週）のいずれかで検査し（省略時は毎日）、変化だけを伝えます。間を置いた二度の検査が一致した判定、期限の近い証明書や鍵の交換、消えた接続先、評価、障害とその復旧です。部屋で言えば部屋の監視になります。',
  'command.unwatch.line': '{{usage}} – 監視をやめる',
  'command.unwatch.details': '例：監視解除 xmpp.jp\nこれまでの記録は残ります。',
  'command.list.line': '{{usage}} – ここで監視中のもの',
  'command.list.details': '各ドメインの最新の判定と検査の頻度を伝えます。',

  'field.interval': '頻度（なし：毎日）',
  'field.page': 'ページ',
  'usage.page': 'ページ',
}
