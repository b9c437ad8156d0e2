import type { Translation } from '../catalogue.ts'

/** Japanese, of what the bot says unasked. */
export const noticesJa: Translation<'other'> = {
  'notice.heading': '{{domain}} のお知らせ：',
  'notice.verdict': '{{symbol}} {{since, day}}から：TLS（{{service}}）{{from, state}} → {{to, state}}',
  'notice.certificate-ending_other': '⚠ 証明書（{{service}}）：残り {{count}} 日、{{at, day}}まで',
  'notice.certificate-last-day': '⚠ 証明書（{{service}}）：残り 1 日未満、{{at, time}} UTC まで',
  'notice.certificate-ended': '✖ 証明書（{{service}}）：{{at, day}}に期限切れ',
  'notice.key-changed':
    '⚠ 証明書の鍵が交換されました（{{service}}）。前のものは {{until, day}}まで有効でした',
  'notice.issuer-changed': '発行者：{{from}} → {{to}}',
  'notice.issuer-same': '発行者は同じ：{{issuer}}',
  'notice.endpoint-gone': '✖ {{since, day}}から応答なし：{{endpoint}}（{{service}}）',
  'notice.endpoint-new': '{{since, day}}から新たに応答：{{endpoint}}（{{service}}）',
  'notice.grade': '評価：{{from}} → {{to}}',
  'notice.outage-began': '✖ {{since, time}} UTC から応答がありません。復旧したらすぐ検査します。',
  'notice.operators-say': '運営者より：「{{text}}」',
  'notice.outage-planned': '運営者による計画停止の開始：{{beginning, time}} UTC',
  'notice.outage-dated': '運営者によれば {{beginning, time}} UTC からです。',
  'notice.outage-ahead': '告知された停止はこれからです：{{beginning, time}} UTC',
  'notice.expected-back': '復旧予定：{{at, time}} UTC',
  'notice.outage-ended': '{{until, time}} UTC に復旧しました（停止：{{length, duration}}）。',
  'notice.found': '{{symbol}} TLS（{{service}}）の現状：{{state, state}}',
  'notice.opted-out': '運営者が検査を望んでいません。今後は検査も手紙も控えます。',
  'notice.opted-out.owner': '私の運営者が対象から外しました。今後は検査も手紙も控えます。',
  'notice.opted-in': '検査を控えるよう求める人はいなくなりました。検査を再開します。',

  'notice.promised': '{{day, day}}の約束：',
  'notice.promise-kept': '✔ 守られました。TLS は必須です。',
  'notice.promise-broken': '⚠ まだ守られていません。',
  'notice.promise-untold': '? 守られたかどうか、今日は判定できませんでした。',
  'notice.silence': '{{domain}}：{{since, day}}の手紙に返信がありません（{{silence, duration}}経過）。',
  'notice.paused': '今後はお知らせしません。働きかけは一時停止中です。再開するには：{{line}}',
  'notice.to-write': 'もう一度書くには：{{line}}',
  'notice.to-finish': 'これで求めたことがすべて済んだなら：{{line}}',
}
