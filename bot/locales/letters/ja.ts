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
  'contact.guess': '推測：{{address}}（XEP-0157）。読まれているかどうかは分かりません。',
  'contact.outages': '障害情報（XEP-0455）：{{addresses, list}}',
  'contact.software': 'ソフトウェア：{{software}}',
  'contact.software-unknown': 'どのソフトウェアで動いているかは公開されていません。',

  'opted-out.told': '運営者は検査を望んでいませんが、それでも検査します。',

  'command.contact.line': '{{usage}} – 運営者の連絡先',
  'command.contact.details':
    '例：連絡先 xmpp.jp\nサーバーが公開している連絡先（XEP-0157）、使用ソフトウェア（XEP-0092）、そして用意されているはずのメールアドレス（推測と明記）を示します。私のサーバーを通じて相手のサーバーに直接尋ねます。',

  'right.operator-how':
    'これは {{domain}} の運営者向けで、あなたが運営者かどうか確認できません。サーバーが連絡先として公開しているアドレス（XEP-0157）から、個別の会話で私に書いてください。検査の対象から外すだけなら、DNS レコード _tellus.{{zone}} TXT "opt-out" でも構いません。',
  'right.operator': 'あなたが {{domain}} の運営者かどうか、まだ確認できません。',
  'right.anybody': '誰でも改めて検査できます：{{line, command}}',
  'problem.no-proof':
    '{{domain}} から連絡先の返事がなく、あなたを確認できませんでした。1 分後にもう一度お試しください。',
  'opt-out.done': '今後 {{domain}} には検査を行わず、関連する働きかけも終了します。取り消すには：{{line}}',
  'opt-out.already': '{{domain}} はすでに検査の対象外です。',
  'opt-in.done': '{{domain}} を再び検査できるようになりました。ありがとうございます。',
  'problem.opt-in.none': '{{domain}} を検査しないようにという依頼はありません。',
  'problem.opt-in.dns':
    'DNS レコード _tellus.{{zone}} による指定です。削除すれば、10 分後から再び検査できます。',
  'problem.opt-in.theirs': '{{domain}} の運営者からの依頼であり、取り消せるのは運営者だけです。',
  'problem.opt-in.owner': '私の運営者による登録であり、取り消せるのは私の運営者だけです。',
  'operator.noted': 'ありがとうございます。{{domain}} に関するすべての働きかけの参加者に伝えます。',
  'operator.no-case': 'ありがとうございます。{{domain}} に関する働きかけはないため、伝える相手はいません。',
  'told.opted-out.contact':
    '{{domain}}：運営者（{{by}}）から、検査も連絡も控えるよう依頼がありました。この働きかけはここで終了します。これ以上の連絡はお控えください。',
  'told.opted-out.owner':
    '{{domain}}：私の運営者の判断により、検査の対象外になりました。この働きかけはここで終了します。',
  'told.retested':
    '{{domain}}：運営者（{{by}}）の依頼で再検査しました。c2s：{{c2s, state}}、s2s：{{s2s, state}}。',
  'told.promised':
    '{{domain}}：運営者（{{by}}）によると、{{day, day}}から TLS が必須になります。その日に検査します。',

  'help.operators': 'サーバー運営者向け：{{others, commands}}',
  'command.opt-out.line': '{{usage}} – サーバーを検査の対象から外す',
  'command.opt-out.details':
    '例：検査拒否 xmpp.jp\nサーバーが連絡先として公開しているアドレス（XEP-0157）から、個別の会話でお伝えください。その都度サーバーに確認します。すぐに有効になり、取り消すまで続きます。DNS レコード _tellus.xmpp.jp TXT "opt-out" でも同じです。',
  'command.opt-in.line': '{{usage}} – 検査を再び許可する',
  'command.opt-in.details': '例：検査許可 xmpp.jp\n検査拒否を取り消します。確認の方法は同じです。',
  'command.retest.line': '{{usage}} – 再検査して働きかけの参加者に伝える',
  'command.retest.details':
    '例：再検査 xmpp.jp\nサーバー運営者向けで、確認の方法は検査拒否と同じです。働きかけの参加者に結果を伝えます。',

  'letter.shown': '手紙 {{code}}：{{kind, letter-kind}}、{{language}}。',
  'letter.machine-draft':
    '⚠ 機械による下書きです。{{language}}の分かる人がまだ確認していません。送る前によくお読みください。',
  'letter.reviewed': '文面は {{reviewer}} が確認済みです。',
  'letter.by-hand': '送るのは人です。私は送りません。',
  'letter.second-person': '二人目の人が、自分と私との個別の会話でそう書きます。',
  'letter.read-privately': '読むには、この部屋から私に個人メッセージを送ってください：{{line}}',
  'letter.subject': '件名：{{subject}}',
  'letter.text': '{{text}}',
  'approve.told':
    '{{domain}}：{{by}} が手紙 {{code}} を承認しました。私は送りませんので、送ったらこうどうぞ：{{line}}',

  'problem.letter.none': '{{domain}} 宛ての手紙はまだ作られていません。作るには：{{line}}',
  'letter.others-wrote':
    '⚠ ほかの人が {{sent, day}}に {{domain}} へ手紙を送り、まだ返事がありません。急かすことはしません。この手紙は {{from, day}}以降に送るほうがよいでしょう。',
  'problem.letter.too-soon':
    '{{domain}} への前回の手紙は {{sent, day}}に送られ、まだ返事がありません。急かすことはしません。次の手紙は {{from, day}}から作れます。',
  'problem.letter.required': '{{domain}} では TLS がすでに必須です。こちらをどうぞ：{{line}}',
  'problem.letter.no-fault':
    '手紙は TLS なしのログインについて書くものですが、{{domain}} では見つかりませんでした：c2s {{c2s, state}}、s2s {{s2s, state}}。',
  'problem.letter.not-required':
    'お礼は TLS が必須になってからです。{{domain}} の c2s は現在：{{c2s, state}}。',
  'problem.letter.no-outage': '{{domain}} の停止は記録されていません。こちらをどうぞ：{{line}}',
  'problem.approve.unknown': 'ここで承認できる {{code}} という手紙はありません。',

  'field.letter': 'どの手紙（空欄：状況に合うもの）',
  'field.letter-language': '手紙の言語',
  'field.code': '手紙の番号',
  'usage.code': '番号',
  'command.letter.line': '{{usage}} – 送るための手紙',
  'command.letter.details':
    '例：手紙 xmpp.jp first de\nサーバーの運営者宛ての手紙を、証拠とそのソフトウェアの設定を添えて作ります。first、reminder、after-outage、thanks のいずれかを、私が話せる言語で。指定がなければ状況に合うものを選びます。show で最後の手紙を再表示します。二人目の人が承認し、送るのは人です。',
  'command.approve.line': '{{usage}} – 他の人が作った手紙を承認',
  'command.approve.details':
    '例：承認 xmpp.jp K7QM\n二人目の人が手紙を読み、丁寧で正確だと判断したときに使います。部屋では、作らせた本人以外なら誰でも。個人の働きかけでは、別の人が私との会話で行います。',
  'command.require-from.line': '{{usage}} – TLS が必須になる日を伝える',
  'command.require-from.details':
    '例：必須化 xmpp.jp 2027-01-31\nまたは英語で：we require TLS from 31 January 2027\nサーバー運営者向けで、確認の方法は検査拒否と同じです。ドメインを省くと、あなたのアドレスのドメインになります。働きかけの参加者に伝え、その日に検査します。',
  'require-from.done':
    'ありがとうございます。{{domain}} に関するすべての働きかけの参加者に伝え、{{day, day}}に検査します。',
}
