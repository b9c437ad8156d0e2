import type { Translation } from '../catalogue.ts'

/** Traditional Chinese, of letters and operators. */
export const lettersZhHant: Translation<'other'> = {
  'contact.heading': '{{domain}} — 由誰營運',
  'contact.role.admin': '管理員：{{addresses, list}}',
  'contact.role.support': '支援：{{addresses, list}}',
  'contact.role.feedback': '意見回饋：{{addresses, list}}',
  'contact.role.security': '安全性：{{addresses, list}}',
  'contact.role.abuse': '濫用檢舉：{{addresses, list}}',
  'contact.role.status': '服務狀態：{{addresses, list}}',
  'contact.role.sales': '銷售：{{addresses, list}}',
  'contact.none': '它沒有公布任何地址（XEP-0157）。',
  'contact.refused': '? 它沒有告知地址（{{condition}}）。',
  'contact.unanswered': '? 伺服器沒有及時回應，或者我不在線上。請過一分鐘再試。',
  'contact.no-session': '沒有帳號，我無法詢問伺服器本身（參見 XMPP_JID）。',
  'contact.guess': '猜測：{{address}}（XEP-0157）。不知道是否有人閱讀。',
  'contact.outages': '中斷公告（XEP-0455）：{{addresses, list}}',
  'contact.software': '軟體：{{software}}',
  'contact.software-unknown': '它沒有說明執行的是什麼軟體。',

  'opted-out.told': '它的營運者希望不被檢測；您仍然進行了檢測。',

  'command.contact.line': '{{usage}} – 可以寫信給誰',
  'command.contact.details':
    '例如：聯絡 xmpp.jp\n伺服器公布的地址（XEP-0157）、它自稱執行的軟體（XEP-0092），以及它應當有的信箱（標明是猜測）。我透過自己的伺服器詢問對方伺服器本身。',

  'right.operator-how':
    '這是給 {{domain}} 的營運者用的，而我無法確認您就是。要證明這一點，請用該伺服器公布的聯絡地址（XEP-0157）在單獨聊天中寫給我。如果只是不想被檢測，設定 DNS 記錄 _tellus.{{zone}} TXT "opt-out" 也可以。',
  'right.operator': '我仍然無法確認您是 {{domain}} 的營運者。',
  'right.anybody': '任何人都可以重新檢測：{{line, command}}',
  'problem.no-proof': '{{domain}} 沒有回答它公布了哪些聯絡地址，所以我無法確認您是誰。請過一分鐘再試。',
  'opt-out.done': '從現在起不再打擾 {{domain}}：不再檢測，有關的倡議也到此為止。要撤回：{{line}}',
  'opt-out.already': '{{domain}} 已經不再被檢測。',
  'opt-in.done': '{{domain}} 又可以檢測了。謝謝！',
  'problem.opt-in.none': '沒有人要求不檢測 {{domain}}。',
  'problem.opt-in.dns': '這是 DNS 記錄 _tellus.{{zone}} 要求的。刪除它，十分鐘後就又可以檢測。',
  'problem.opt-in.theirs': '這是 {{domain}} 的營運者要求的，只有他們才能撤回。',
  'problem.opt-in.owner': '這是我的營運者登記的，只有他們才能撤回。',
  'operator.noted': '謝謝！每個與 {{domain}} 有關的倡議的參與者都會收到通知。',
  'operator.no-case': '謝謝！這裡沒有與 {{domain}} 有關的倡議，所以沒有人需要通知。',
  'told.opted-out.contact':
    '{{domain}}：其營運者（{{by}}）希望不被打擾。這次倡議到此為止，請不要再寫信給他們。',
  'told.opted-out.owner': '{{domain}}：我的營運者決定不再打擾它。這次倡議到此為止。',
  'told.retested': '{{domain}}：其營運者（{{by}}）要求重新檢測。c2s：{{c2s, state}}，s2s：{{s2s, state}}。',
  'told.promised': '{{domain}}：其營運者（{{by}}）表示將從 {{day, day}}起強制使用 TLS。我會在那一天檢測。',

  'help.operators': '伺服器營運者：{{others, commands}}',
  'command.opt-out.line': '{{usage}} – 讓您的伺服器不被檢測',
  'command.opt-out.details':
    '例如：退出檢測 xmpp.jp\n請用伺服器公布的聯絡地址（XEP-0157）在單獨聊天中說；我會重新詢問伺服器。立即生效，直到撤回為止。DNS 記錄 _tellus.xmpp.jp TXT "opt-out" 效果相同。',
  'command.opt-in.line': '{{usage}} – 重新允許檢測',
  'command.opt-in.details': '例如：允許檢測 xmpp.jp\n撤回「退出檢測」，證明方式相同。',
  'command.retest.line': '{{usage}} – 重新檢測您的伺服器並通知各倡議',
  'command.retest.details':
    '例如：重新檢測 xmpp.jp\n供伺服器營運者使用，證明方式與「退出檢測」相同。為它發起倡議的人會得知結果。',

  'letter.shown': '信件 {{code}}：{{kind, letter-kind}}，{{language}}。',
  'letter.machine-draft': '⚠ 機器草稿：還沒有懂{{language}}的人審閱過。寄出之前請仔細閱讀。',
  'letter.reviewed': '文字已由 {{reviewer}} 審閱。',
  'letter.by-hand': '由人來寄出，我絕不代寄。',
  'letter.second-person': '請第二個人在其與我的單獨聊天中對我這樣說。',
  'letter.read-privately': '要閱讀它，請透過本聊天室傳私訊給我：{{line}}',
  'letter.subject': '主旨：{{subject}}',
  'letter.text': '{{text}}',
  'approve.told': '{{domain}}：{{by}} 核准了信件 {{code}}。請自行寄出（我從不代寄），然後說：{{line}}',

  'problem.letter.none': '還沒有為 {{domain}} 草擬過信件。要草擬：{{line}}',
  'letter.others-wrote':
    '⚠ 已有其他人於 {{sent, day}}寫信給 {{domain}}，還沒有回覆。我們不催促任何人：這封信最好等到 {{from, day}}再寄。',
  'problem.letter.too-soon':
    '上一封給 {{domain}} 的信於 {{sent, day}}寄出，還沒有回覆。我們不催促任何人：{{from, day}}起才可以草擬下一封。',
  'problem.letter.required': '{{domain}} 現在已強制使用 TLS。不妨改用：{{line}}',
  'problem.letter.no-fault':
    '信件講的是不使用 TLS 的登入，而我在 {{domain}} 沒有發現：c2s {{c2s, state}}，s2s {{s2s, state}}。',
  'problem.letter.not-required': '等強制使用 TLS 之後再致謝；{{domain}} 的 c2s 目前是：{{c2s, state}}。',
  'problem.letter.no-outage': '這裡沒有 {{domain}} 中斷的紀錄。不妨改用：{{line}}',
  'problem.approve.unknown': '這裡沒有編號為 {{code}} 的信件可以核准。',

  'field.letter': '哪種信件（留空：合適的那種）',
  'field.letter-language': '信件的語言',
  'field.code': '信件編號',
  'usage.code': '編號',
  'command.letter.line': '{{usage}} – 供您寄出的信件',
  'command.letter.details':
    '例如：信 xmpp.jp first de\n填寫一封給伺服器營運者的信，附上證據和適合其軟體的設定：first、reminder、after-outage 或 thanks，可用我會的任何語言；不指明則選合適的一種。show 再次顯示最近的一封。由第二個人核准，由人寄出。',
  'command.approve.line': '{{usage}} – 核准別人草擬的信件',
  'command.approve.details':
    '例如：核准 xmpp.jp K7QM\n第二個人讀過信件，認為它禮貌而屬實。在聊天室中，除草擬者之外的任何人都可以；對於個人的倡議，由另一個人在與我的聊天中進行。',
  'command.require-from.line': '{{usage}} – 告知您的伺服器何時起強制 TLS',
  'command.require-from.details':
    '例如：強制日期 xmpp.jp 2027-01-31\n或用英語：we require TLS from 31 January 2027\n供伺服器營運者使用，證明方式與「退出檢測」相同；不寫網域則為您地址的網域。為它發起倡議的人會得知，我會在那一天檢測。',
  'require-from.done': '謝謝！每個與 {{domain}} 有關的倡議的參與者都會收到通知，我會在 {{day, day}}檢測。',
}
