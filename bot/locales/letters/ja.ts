import type { Translation } from '../catalogue.ts'

/** Japanese, of letters and operators. */
export const lettersJa: Translation<'other'> = {
  'contact.heading': '{{domain}} — 運営者の連絡先',
  'contact.role.admin': '管理者：{{addresses, list}}',
  'contact.role.support': 'サポート：{{addresses, list}}',
  'contact.role.feedback': 'ご意見：{{addresses, list}}',
  'contact.role.security': 'セキュリティ：{{addresses, list}}',
  'contact.role.abuse': '迷惑行為の通報：{{addresses, list}}',
  'contact.role.status': '稼働状況：{{addresses, list}}',
  'contact.role.sales': '営業：{{addresses, list}}',
  'contact.none': '公開されている連絡先はありません（XEP-0157）。',
  'contact.refused': '? 連絡先を教えてもらえませんでした（{{condition}}）。',
  'contact.unanswered':
    '? サーバーから時間内に返事がないか、私がオフラインです。1 分後にもう一度お試しください。',
  'contact.no-session': 'アカウントがないため、サーバー自体には尋ねられません（XMPP_JID を参照）。',
  'contact.guess': '推測：{{address}}（RFC 2142）。読まれているかどうかはわかりません。',
  'contact.outages': '障害情報（XEP-0455）：{{addresses, list}}',
  'contact.software': 'ソフトウェア：{{software}}',
  'contact.software-unknown': 'どのソフトウェアで動いているかは公開されていません。',

  'opted-out.told': '運営者は検査を望んでいませんが、それでも検査しました。',

  'command.contact.line': '{{usage}} – 運営者の連絡先',
  'command.contact.details':
    '例：連絡先 xmpp.jp\nサーバーが公開している連絡先（XEP-0157）、使用ソフトウェア（XEP-0092）、そして用意されているはずのメールアドレス（推測と明記）を示します。自分のサーバーを通じて相手のサーバーに直接尋ねます。',
}
