import type { Translation } from '../catalogue.ts'

/** Japanese, of the campaign desk. */
export const deskJa: Translation<'other'> = {
  'interval.hourly': '毎時',
  'interval.daily': '毎日',
  'interval.weekly': '毎週',

  'stage.found': '発見',
  'stage.verified': '確認済み',
  'stage.drafted': '作成済み',
  'stage.approved': '承認済み',
  'stage.sent': '送信済み',
  'stage.answered': '返信あり',
  'stage.promised': '約束あり',
  'stage.retested': '再検査済み',
  'stage.done': '完了',
  'stage.stalled': '一時停止',
  'stage.opted-out': '対象外',

  'page.more': '{{page}}/{{pages}} ページ。続き：{{line}}',
  'page.last': '{{page}}/{{pages}} ページ。',
  'problem.no-ledger':
    '働きかけの記録は現在使えません。データベースを開けませんでした。原因はログにあります。私の運営者が DATABASE_URL を設定するか、DATA_DIR を確認してください。',
  'problem.database-away':
    '働きかけの記録のデータベースに今つながりません。今のご依頼が済んだかどうかは不明です。1 分後にもう一度お尋ねください。続くようなら、原因は私の運営者がログで確認できます。',
  'problem.only-one': '一度に指定できるのは {{words, list}} のうち一つだけです。例：{{line}}',
  'problem.day': 'いつですか？ 2017-05-08 のように、または 7 日後なら 7d と書いてください。例：{{line}}',
  'problem.since-day':
    'いつからですか（今日まで）？ 2017-05-08 のように、または 7 日前なら 7d と書いてください。例：{{line}}',
  'problem.text-too-long': '長すぎて保存できません。{{most}} 文字までです。',
  'right.voice': 'この部屋で発言権のある人だけができます。訪問者は閲覧のみです。',
  'target.opted-out.contact':
    '{{domain}} は検査しません。サーバーが連絡先として公開している {{by}} から {{at, day}}に申し出がありました。',
  'target.opted-out.dns': '{{domain}} は検査しません。DNS にその意思表示があります（{{at, day}}に確認）。',
  'target.opted-out.owner': '{{domain}} は検査しません。私の運営者が {{at, day}}にそう登録しました。',

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

  'letter-kind.first': '最初の手紙',
  'letter-kind.reminder': '再度の連絡',
  'letter-kind.after-outage': '障害の後',
  'letter-kind.thanks': 'お礼',

  'step.somebody': '誰か',
  'step.found': '{{at, day}} – {{by, actor}} が発見：c2s {{state, state}}',
  'step.verified': '{{at, day}} – 二度目の検査で確認：c2s {{state, state}}',
  'step.drafted': '{{at, day}} – {{by, actor}} が手紙 {{code}} を作成（{{kind, letter-kind}}、{{language}}）',
  'step.approved': '{{at, day}} – {{by, actor}} が手紙 {{code}} を承認',
  'step.sent': '{{at, day}} – {{by, actor}} が送信',
  'step.sent-to': '{{at, day}} – {{by, actor}} が {{to}} へ送信',
  'step.answered': '{{at, day}} – 返信あり（{{by, actor}}）',
  'step.answered-with': '{{at, day}} – 返信あり（{{by, actor}}）：{{text}}',
  'step.promised': '{{at, day}} – {{day, day}}までにとの約束（{{by, actor}}）',
  'step.retested': '{{at, day}} – 再検査：c2s {{state, state}}',
  'step.reminded': '{{at, day}} – まだ返信なし：{{number, number}} 回目のお知らせ',
  'step.outage-ended': '{{at, day}} – {{since, day}}からの障害が復旧：c2s {{state, state}}',
  'step.noted': '{{at, day}} – {{by, actor}} のメモ：{{text}}',
  'step.skipped': '{{at, day}} – {{by, actor}} が省略：{{stages, stages}}',
  'step.done': '{{at, day}} – {{by, actor}} が完了とした：c2s {{state, state}}',
  'step.stalled': '{{at, day}} – 返信がなく一時停止',
  'step.opted-out.contact': '{{at, day}} – 運営者からそっとしておいてほしいとの申し出',
  'step.opted-out.dns': '{{at, day}} – DNS にそっとしておいてほしいとの意思表示',
  'step.opted-out.owner': '{{at, day}} – ボットの運営者が対象から外した',
  'step.reopened': '{{at, day}} – {{by, actor}} が再開',

  'change.verdict': '{{service}}：TLS {{from, state}} → {{to, state}}',
  'change.certificate-ending_other': '{{service}}：証明書はあと {{count}} 日で期限切れ（{{at, day}}）',
  'change.certificate-ends-today': '{{service}}：証明書は 1 日以内に期限切れ（{{at, day}}）',
  'change.certificate-ended': '{{service}}：証明書は {{at, day}}に期限切れ',
  'change.key': '{{service}}：古い証明書は {{at, day}}まで有効なのに鍵が交換された。発行者は同じ：{{issuer}}',
  'change.key-and-issuer':
    '{{service}}：古い証明書は {{at, day}}まで有効なのに鍵と発行者が変わった：{{from}} → {{to}}',
  'change.endpoint-gone': '{{service}}：{{place}} は応答しなくなった',
  'change.endpoint-new': '{{service}}：{{place}} が応答するようになった',
  'change.grade': '評価：{{from}} → {{to}}',
  'change.outage-began': '{{since, time}} UTC から応答なし',
  'change.outage-ended': '応答が復旧（障害の長さ：{{length, duration}}）',
  'change.back': '応答が復旧（障害の長さ：{{length, duration}}）：c2s {{c2s, state}}、s2s {{s2s, state}}',

  'history.none': '{{domain}} の記録はありません。記録を始めるには：{{line}}',
  'history.unchanged': '{{domain}} は監視中ですが、変化はまだ確認されていません。',
  'history.heading': '{{domain}} – 変化（新しい順）',
  'history.day': '{{at, day}}',
  'diff.only-one': '{{domain}} の検査はまだ {{at, day}}の一度だけで、比べられません。',
  'diff.same': '{{domain}} – {{from, time}} から {{to, time}} UTC の間に変化はありません。',
  'diff.heading': '{{domain}} – {{from, time}} から {{to, time}} UTC：',
  'diff.since': '{{domain}} – {{from, day}}以降（新しい順）',
  'diff.none-since': '{{domain}} – {{from, day}}以降、変化は見られません。',

  'case.heading': '{{domain}} – {{stage, stage}}',
  'next.found': '次：しばらくしてもう一度検査し、それで確認済みとします。',
  'next.verified': '次：手紙の作成：{{line}}',
  'next.drafted': '次：別の人による承認：{{line}}',
  'next.approved': '次：手紙を送り（私からは送りません）、そして：{{line}}',
  'next.reminder': '次、返信があれば：{{line}}。なければ {{at, day}}にここでお知らせします。',
  'next.pause': '次、返信があれば：{{line}}。なければ {{at, day}}に一時停止します。',
  'next.answered': '次、期日の話があれば：{{line}}',
  'next.retest': '次：約束が守られたかを {{at, day}}に検査し、ここで伝えます。',
  'next.kept': '次：TLS は必須になりました。働きかけを終えるには：{{line}}',
  'next.broken': '次：c2s はまだ「{{state, state}}」です。もう一度書くには：{{line}}',
  'next.done': '次：お礼の一言：{{line}}',
  'next.stalled': '続けるには：{{line}}',

  'due.retest': '{{at, day}}：{{domain}} – 約束が守られたかを検査',
  'due.reminder': '{{at, day}}：{{domain}} – 返信がなければお知らせ',
  'due.pause': '{{at, day}}：{{domain}} – 返信がなければ一時停止',
  'due.certificate': '{{at, day}}：{{domain}} – 証明書の期限',
  'campaigns.none': 'ここに働きかけはありません。始めるには：{{line}}',
  'campaigns.heading_other': '働きかけは {{count}} 件、次の予定の順：',
  'campaigns.testing': '{{domain}} – {{stage, stage}}（{{since, day}}から）：もう一度検査します',
  'campaigns.waiting': '{{domain}} – {{stage, stage}}（{{since, day}}から）：皆さんの番です',
  'campaigns.closed': '{{domain}} – {{stage, stage}}（{{since, day}}から）',
  'calendar.none': '今後 2 週間の予定はありません。',
  'calendar.heading': '今後 2 週間：',

  'problem.no-case': 'ここに {{domain}} への働きかけはありません。始めるには：{{line}}',
  'problem.case-open': '{{domain}} への働きかけは継続中です：{{stage, stage}}。',
  'problem.case-closed': '{{domain}} への働きかけは終わっています：{{stage, stage}}。続けるには：{{line}}',
  'problem.case-changed':
    'ほかの人が同時に {{domain}} の記録に書き込んだため、何も記録していません。もう一度どうぞ。',
  'problem.too-many-cases': 'ここではすでに上限の {{most}} 件の働きかけが進行中です。見るには：{{line}}',
  'problem.required-already': '{{domain}} はすでにクライアントに TLS を必須としており、働きかけは不要です。',
  'problem.no-finding':
    '{{domain}}、c2s：{{state, state}}。TLS なしのログインを受け付けると分かったサーバーにだけ働きかけます。',
  'problem.missing':
    'その前に必要なもの：{{missing, stages}}。まず：{{line}}。名前を記録のうえ省略するなら：{{anyway, command}}',
  'problem.missing-verified':
    'その前に必要なもの：{{missing, stages}}。確認は、しばらくして私がもう一度検査して行います。名前を記録のうえ省略するなら：{{anyway, command}}',
  'problem.not-required':
    '{{domain}}、c2s：{{state, state}}。必須ではないので、まだ完了ではありません。名前を記録のうえ完了とするなら：{{line}}',
  'problem.own-letter': '手紙は、作成を頼んだ人ではなく別の人が承認します。',
  'problem.no-such-letter': '{{domain}} にその番号の手紙はありません。作成するには：{{line}}',
  'problem.letter-replaced': 'その後、別の手紙が作成されました。そちらを承認するには：{{line}}',
  'problem.approved-already': 'その手紙はもう承認されています。',
  'problem.which-text': '何を書き留めますか？ 例：{{line}}',
  'problem.day-past': '{{day, day}}はもう過ぎました。これからの日なら：{{line}}',
  'problem.day-far': '{{day, day}}は 2 年以上先です。もっと近い日なら：{{line}}',

  'command.history.line': '{{usage}} – そこで何が変わったか',
  'command.history.details':
    '例：履歴 xmpp.jp\n監視中の変化を新しい順に伝えます。続きのページ：履歴 xmpp.jp 2',
  'command.diff.line': '{{usage}} – 前回との違い',
  'command.diff.details':
    '例：差分 xmpp.jp または：差分 xmpp.jp 2017-03-01\n最近の二度の検査を比べるか、ある日以降の変化を伝えます。',
  'command.campaign.line': '{{usage}} – TLS を必須にしてもらう働きかけ',
  'command.campaign.details':
    '例：働きかけ xmpp.jp\nTLS なしのログインを受け付けるサーバーへの働きかけを始めるか、すでにあるものの経過を伝えます。段階は、発見、二度目の検査による確認、手紙の作成、別の人の承認、皆さんによる送信、返信、約束、再検査、完了です。足りない段階があると先へ進めず、入力すべき行を示します。行末に anyway を付けると省略でき、名前が記録されます。部屋で言えば部屋のものになります。',
  'command.note.line': '{{usage}} – 働きかけに書き留める',
  'command.note.details': '例：メモ xmpp.jp メンテナンスは土曜日\n500 文字まで、名前と日付が付きます。',
  'command.sent.line': '{{usage}} – 手紙を送った',
  'command.sent.details':
    '例：送信済み xmpp.jp admin@xmpp.jp\n私から運営者に書くことはありません。返信がなければ 7 日後に、さらに 14 日後にお知らせし、その後は一時停止します。',
  'command.answered.line': '{{usage}} – 返信があった',
  'command.answered.details':
    '例：返信あり xmpp.jp 次のメンテナンスで対応\n内容は省略でき、500 文字までです。',
  'command.promise.line': '{{usage}} – 期日の約束があった',
  'command.promise.details':
    '例：約束 xmpp.jp 2017-05-08 または：約束 xmpp.jp 7d\nその日に約束が守られたかを検査し、ここで伝えます。',
  'command.done.line': '{{usage}} – TLS が必須になった',
  'command.done.details':
    '例：完了 xmpp.jp\nまず検査します。c2s で TLS が必須でなければなりません。それでも終えるなら：完了 xmpp.jp anyway',
  'command.reopen.line': '{{usage}} – 終わった働きかけを再開',
  'command.reopen.details':
    '例：再開 xmpp.jp\n一時停止したものは続きから、完了したものは初めから始まります。',
  'command.campaigns.line': '{{usage}} – ここの働きかけの一覧',
  'command.campaigns.details': '予定のあるもの、皆さんを待つもの、終わったものの順に伝えます。',
  'command.calendar.line': '{{usage}} – 今後 2 週間',
  'command.calendar.details': '検査する約束、お知らせ、監視中のドメインの証明書の期限です。',

  'field.maybe-domain': 'ドメイン（なし：すべて）',
  'field.day': '日（2017-05-08、7 日後なら 7d）',
  'field.since': 'いつから（なし：一つ前の検査）',
  'field.anyway': '足りない段階を省略',
  'field.text': '文（500 文字まで）',
  'field.to': '送り先',
  'usage.date': '日付',
  'usage.text': '文',
  'usage.to': '宛先',

  'stats.here': 'ここでは：',
  'stats.all': '全体では：',
  'stats.watched_other': '監視中のドメイン：{{count}} 件',
  'stats.state': '{{symbol}} {{state, state}}：{{amount, number}}',
  'stats.month': '{{month}} に変わった判定：{{amount, number}}',
  'stats.stage': '働きかけ – {{stage, stage}}：{{amount, number}}',
  'stats.median_other': '手紙から完了まで：{{count}} 日（中央値）',
  'problem.export-too-long':
    '長すぎて、ここでは一つのメッセージに収まりません。個別に尋ねるか、ドメインを一つずつどうぞ。ターミナルならすべて出せます。',
  'command.stats.line': '{{usage}} – 数字で見る進み具合',
  'command.stats.details':
    '監視中のドメインの判定別の数、月ごとに変わった判定の数、働きかけの段階別の数、手紙から完了までの日数です。',
  'command.export.line': '{{usage}} – 働きかけをデータで',
  'command.export.details':
    '例：書き出し xmpp.jp json または：書き出し csv\n一件またはすべての働きかけを、段階ごとに一行の CSV（RFC 4180）か JSON で出します。',
  'field.format': '形式（なし：csv）',

  'feed.title': '{{room}} の働きかけ：サーバーに TLS の必須化を',
  'plot.months': '月ごとに変わった判定',
  'plot.stages': '働きかけ',
  'plot.at': '集計：{{at, time}} UTC',
  'field.plot': '画像で',
  'export.saved': 'ファイル：{{path}}',
}
