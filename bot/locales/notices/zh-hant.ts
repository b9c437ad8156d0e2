import type { Translation } from '../catalogue.ts'

/** Traditional Chinese, of what the bot says unasked. */
export const noticesZhHant: Translation<'other'> = {
  'notice.heading': '{{domain}} 有變化：',
  'notice.verdict': '{{symbol}} {{since, day}}起：TLS（{{service}}）{{from, state}} → {{to, state}}',
  'notice.certificate-ending_other': '⚠ 憑證（{{service}}）：{{count}} 天後到期，即 {{at, day}}',
  'notice.certificate-last-day': '⚠ 憑證（{{service}}）：一天內到期，{{at, time}} UTC',
  'notice.certificate-ended': '✖ 憑證（{{service}}）：已於 {{at, day}}到期',
  'notice.key-changed': '⚠ 憑證換了金鑰（{{service}}），而舊憑證到 {{until, day}}才到期',
  'notice.issuer-changed': '簽發者：{{from}} → {{to}}',
  'notice.issuer-same': '簽發者未變：{{issuer}}',
  'notice.endpoint-gone': '✖ {{since, day}}起消失：{{endpoint}}（{{service}}）',
  'notice.endpoint-new': '{{since, day}}起新增：{{endpoint}}（{{service}}）',
  'notice.grade': '評級：{{from}} → {{to}}',
  'notice.outage-began': '✖ 自 {{since, time}} UTC 起沒有回應。一恢復我就檢查。',
  'notice.operators-say': '其管理員稱：「{{text}}」',
  'notice.expected-back': '預計恢復：{{at, time}} UTC',
  'notice.outage-ended': '{{until, time}} UTC 恢復，中斷了{{length, duration}}。',
  'notice.found': '{{symbol}} TLS（{{service}}）現在：{{state, state}}',
  'notice.opted-out': '其管理員要求不受打擾：不再檢查，也不再寫信。',
  'notice.opted-in': '其管理員不再要求不受打擾：我重新開始檢查。',

  'notice.promised': '承諾於 {{day, day}}完成：',
  'notice.promise-kept': '✔ 已兌現：TLS 為強制。',
  'notice.promise-broken': '⚠ 目前尚未兌現。',
  'notice.promise-untold': '? 今天無法判斷是否兌現。',
  'notice.silence': '{{domain}}：{{since, day}}的信已{{silence, duration}}沒有回覆。',
  'notice.paused': '我不再提醒，活動已暫停。要繼續：{{line}}',
  'notice.to-write': '要再寫一封：{{line}}',
  'notice.to-finish': '如果所求已全部達成：{{line}}',
}
