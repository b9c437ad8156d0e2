import type { Translation } from '../catalogue.ts'

/** Traditional Chinese, of letters and operators. */
export const lettersZhHant: Translation<'other'> = {
  'contact.heading': '{{domain}} — 由誰營運',
  'contact.role.admin': '管理員：{{addresses, list}}',
  'contact.role.support': '支援：{{addresses, list}}',
  'contact.role.feedback': '意見回饋：{{addresses, list}}',
  'contact.role.security': '安全性：{{addresses, list}}',
  'contact.role.abuse': '濫用舉報：{{addresses, list}}',
  'contact.role.status': '服務狀態：{{addresses, list}}',
  'contact.role.sales': '銷售：{{addresses, list}}',
  'contact.none': '它沒有公布任何地址（XEP-0157）。',
  'contact.refused': '? 它沒有告知地址（{{condition}}）。',
  'contact.unanswered': '? 伺服器沒有及時回應，或者我不在線上。請過一分鐘再試。',
  'contact.no-session': '沒有帳號，我無法詢問伺服器本身（參見 XMPP_JID）。',
  'contact.guess': '猜測：{{address}}（RFC 2142）。不知道是否有人閱讀。',
  'contact.outages': '停機通告（XEP-0455）：{{addresses, list}}',
  'contact.software': '軟體：{{software}}',
  'contact.software-unknown': '它沒有說明執行的是什麼軟體。',

  'opted-out.told': '它的營運者希望不被檢測；您仍然進行了檢測。',

  'command.contact.line': '{{usage}} – 可以寫信給誰',
  'command.contact.details':
    '例如：聯絡 xmpp.jp\n伺服器公布的地址（XEP-0157）、它自稱執行的軟體（XEP-0092），以及它應當有的信箱（標明是猜測）。我透過自己的伺服器詢問對方伺服器本身。',
}
