import type { Translation } from '../catalogue.ts'

/** Simplified Chinese, of what the bot says unasked. */
export const noticesZhHans: Translation<'other'> = {
  'notice.heading': '{{domain}} 有变化：',
  'notice.verdict': '{{symbol}} {{since, day}}起：TLS（{{service}}）{{from, state}} → {{to, state}}',
  'notice.certificate-ending_other': '⚠ 证书（{{service}}）：{{count}} 天后到期，即 {{at, day}}',
  'notice.certificate-last-day': '⚠ 证书（{{service}}）：一天内到期，{{at, time}} UTC',
  'notice.certificate-ended': '✖ 证书（{{service}}）：已于 {{at, day}}到期',
  'notice.key-changed': '⚠ 证书换了密钥（{{service}}），而旧证书到 {{until, day}}才到期',
  'notice.issuer-changed': '颁发者：{{from}} → {{to}}',
  'notice.issuer-same': '颁发者未变：{{issuer}}',
  'notice.endpoint-gone': '✖ {{since, day}}起消失：{{endpoint}}（{{service}}）',
  'notice.endpoint-new': '{{since, day}}起新增：{{endpoint}}（{{service}}）',
  'notice.grade': '评级：{{from}} → {{to}}',
  'notice.outage-began': '✖ 自 {{since, time}} UTC 起没有应答。一恢复我就检查。',
  'notice.operators-say': '其管理员称：“{{text}}”',
  'notice.expected-back': '预计恢复：{{at, time}} UTC',
  'notice.outage-ended': '{{until, time}} UTC 恢复，中断了{{length, duration}}。',
  'notice.found': '{{symbol}} TLS（{{service}}）现在：{{state, state}}',
  'notice.opted-out': '其管理员要求不受打扰：不再检查，也不再写信。',
  'notice.opted-in': '其管理员不再要求不受打扰：我重新开始检查。',

  'notice.promised': '承诺于 {{day, day}}完成：',
  'notice.promise-kept': '✔ 已兑现：TLS 为强制。',
  'notice.promise-broken': '⚠ 目前尚未兑现。',
  'notice.promise-untold': '? 今天无法判断是否兑现。',
  'notice.silence': '{{domain}}：{{since, day}}的信已{{silence, duration}}没有回复。',
  'notice.paused': '我不再提醒，活动已暂停。要继续：{{line}}',
  'notice.to-write': '要再写一封：{{line}}',
  'notice.to-finish': '如果所求已全部达成：{{line}}',
}
