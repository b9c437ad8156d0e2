import type { Translation } from '../catalogue.ts'

/** German, of letters and operators. */
export const lettersDe: Translation<'one' | 'other'> = {
  'contact.heading': '{{domain}} — wer den Server betreibt',
  'contact.role.admin': 'Verwaltung: {{addresses, list}}',
  'contact.role.support': 'Hilfe: {{addresses, list}}',
  'contact.role.feedback': 'Rückmeldungen: {{addresses, list}}',
  'contact.role.security': 'Sicherheit: {{addresses, list}}',
  'contact.role.abuse': 'Missbrauch: {{addresses, list}}',
  'contact.role.status': 'Betriebszustand: {{addresses, list}}',
  'contact.role.sales': 'Vertrieb: {{addresses, list}}',
  'contact.none': 'Er nennt keine Adressen (XEP-0157).',
  'contact.refused': '? Er hat seine Adressen nicht genannt ({{condition}}).',
  'contact.unanswered':
    '? Sein Server hat nicht rechtzeitig geantwortet, oder ich bin offline. Versuch es in einer Minute noch einmal.',
  'contact.no-session': 'Ohne Konto kann ich den Server selbst nicht fragen (siehe XMPP_JID).',
  'contact.guess': 'Geraten: {{address}} (XEP-0157). Ob das jemand liest, ist nicht bekannt.',
  'contact.outages': 'Meldet Ausfälle (XEP-0455): {{addresses, list}}',
  'contact.software': 'Software: {{software}}',
  'contact.software-unknown': 'Welche Software er verwendet, sagt er nicht.',

  'opted-out.told': 'Die Betreiber möchten nicht, dass geprüft wird; du prüfst trotzdem.',

  'command.contact.line': '{{usage}} – an wen man schreiben kann',
  'command.contact.details':
    'Zum Beispiel: kontakt xmpp.jp\nDie Adressen, die ein Server nennt (XEP-0157), die Software, die er nach eigener Angabe verwendet (XEP-0092), und das Postfach, das er haben sollte, als geraten gekennzeichnet. Ich frage den Server selbst, über meinen eigenen.',

  'right.operator-how':
    'Das ist für die Betreiber von {{domain}}, und ob du dazugehörst, kann ich nicht erkennen. Zum Nachweis schreib mir im Einzelchat von einer Adresse, die der Server als Kontakt nennt (XEP-0157). Um nicht mehr geprüft zu werden, genügt auch der DNS-Eintrag _tellus.{{zone}} TXT "opt-out".',
  'right.operator': 'Ich kann immer noch nicht erkennen, dass du {{domain}} betreibst.',
  'right.anybody': 'Neu prüfen kann jeder: {{line, command}}',
  'problem.no-proof':
    '{{domain}} hat nicht gesagt, welche Kontakte es nennt; so kann ich nicht erkennen, wer du bist. Versuch es in einer Minute noch einmal.',
  'opt-out.done':
    'Ab jetzt bleibt {{domain}} unbehelligt: keine Tests, und Kampagnen dazu enden. Zurücknehmen: {{line}}',
  'opt-out.already': '{{domain}} bleibt schon unbehelligt.',
  'opt-in.done': '{{domain}} darf wieder geprüft werden. Danke!',
  'problem.opt-in.none': 'Niemand hat darum gebeten, {{domain}} nicht zu prüfen.',
  'problem.opt-in.dns':
    'Der DNS-Eintrag _tellus.{{zone}} verlangt das. Wird er entfernt, sind zehn Minuten später wieder Tests möglich.',
  'problem.opt-in.theirs':
    'Die Betreiber von {{domain}} haben darum gebeten, und nur sie können es zurücknehmen.',
  'problem.opt-in.owner': 'Das haben meine Betreiber eingetragen, und nur sie können es zurücknehmen.',
  'operator.noted': 'Danke! Jede Kampagne zu {{domain}} erfährt davon.',
  'operator.no-case':
    'Danke! Zu {{domain}} gibt es hier keine Kampagne, also niemanden, dem ich es sagen müsste.',
  'told.opted-out.contact':
    '{{domain}}: Die Betreiber ({{by}}) möchten in Ruhe gelassen werden. Diese Kampagne endet hier; bitte schreibt ihnen nicht mehr.',
  'told.opted-out.owner':
    '{{domain}}: Meine Betreiber lassen die Domain unbehelligt. Diese Kampagne endet hier.',
  'told.retested':
    '{{domain}}: Die Betreiber ({{by}}) haben um einen neuen Test gebeten. c2s: {{c2s, state}}, s2s: {{s2s, state}}.',
  'told.promised':
    '{{domain}}: Die Betreiber ({{by}}) sagen, dass TLS dort ab dem {{day, day}} Pflicht ist. Ich prüfe es an diesem Tag.',

  'help.operators': 'Für Betreiber: {{others, commands}}',
  'command.opt-out.line': '{{usage}} – deinen Server in Ruhe lassen',
  'command.opt-out.details':
    'Zum Beispiel: austragen xmpp.jp\nVon einer Adresse, die der Server als Kontakt nennt (XEP-0157), im Einzelchat; ich frage den Server dazu neu. Es gilt sofort und bis auf Widerruf. Der DNS-Eintrag _tellus.xmpp.jp TXT "opt-out" bewirkt dasselbe.',
  'command.opt-in.line': '{{usage}} – wieder prüfen lassen',
  'command.opt-in.details': 'Zum Beispiel: zulassen xmpp.jp\nNimmt austragen zurück, mit demselben Nachweis.',
  'command.retest.line': '{{usage}} – neu prüfen und Kampagnen Bescheid geben',
  'command.retest.details':
    'Zum Beispiel: nachtesten xmpp.jp\nFür die Betreiber, mit demselben Nachweis wie bei austragen. Wer eine Kampagne dazu führt, erfährt, was ich finde.',

  'letter.shown': 'Brief {{code}}: {{kind, letter-kind}}, {{language}}.',
  'letter.machine-draft':
    '⚠ Maschineller Entwurf: Noch hat ihn niemand durchgesehen, der die Sprache spricht ({{language}}). Vor dem Absenden sorgfältig lesen.',
  'letter.reviewed': 'Den Text hat {{reviewer}} durchgesehen.',
  'letter.by-hand': 'Verschickt wird er von einem Menschen, nie von mir.',
  'letter.second-person': 'Die zweite Person sagt mir das in ihrem eigenen Einzelchat.',
  'letter.read-privately': 'Zum Lesen schick mir über diesen Raum eine private Nachricht: {{line}}',
  'letter.subject': 'Betreff: {{subject}}',
  'letter.text': '{{text}}',
  'approve.told':
    '{{domain}}: {{by}} hat Brief {{code}} freigegeben. Schick ihn ab, denn ich tue es nie; dann sag: {{line}}',

  'problem.letter.none': 'Für {{domain}} gibt es noch keinen Brief. Einen entwerfen: {{line}}',
  'letter.others-wrote':
    '⚠ Andere haben {{domain}} am {{sent, day}} geschrieben und noch keine Antwort. Hier wird niemand gedrängt: Dieser Brief geht besser erst ab {{from, day}} hinaus.',
  'problem.letter.too-soon':
    'Der letzte Brief an {{domain}} ging am {{sent, day}} hinaus und ist unbeantwortet. Hier wird niemand gedrängt: Der nächste kann ab {{from, day}} entworfen werden.',
  'problem.letter.required': 'Auf {{domain}} ist TLS inzwischen Pflicht. Besser: {{line}}',
  'problem.letter.no-fault':
    'Ein Brief handelt von Anmeldungen ohne TLS, und auf {{domain}} habe ich keine gefunden: c2s {{c2s, state}}, s2s {{s2s, state}}.',
  'problem.letter.not-required':
    'Gedankt wird, wenn TLS Pflicht ist; c2s von {{domain}} ist: {{c2s, state}}.',
  'problem.letter.no-outage': 'Hier ist kein Ausfall von {{domain}} verzeichnet. Besser: {{line}}',
  'problem.approve.unknown': 'Einen Brief {{code}}, der hier freigegeben werden könnte, gibt es nicht.',

  'field.letter': 'Welcher Brief (leer: der passende)',
  'field.letter-language': 'Sprache des Briefs',
  'field.code': 'Code des Briefs',
  'usage.code': 'Code',
  'command.letter.line': '{{usage}} – ein Brief zum Absenden',
  'command.letter.details':
    'Zum Beispiel: brief xmpp.jp first de\nFüllt einen Brief an die Betreiber aus, mit Belegen und den Zeilen für ihre Software: first, reminder, after-outage oder thanks, in jeder Sprache, die ich spreche; ohne Angabe den passenden. show zeigt den letzten noch einmal. Eine zweite Person gibt ihn frei, und ein Mensch schickt ihn ab.',
  'command.approve.line': '{{usage}} – einen Brief freigeben, den jemand anderes entwerfen ließ',
  'command.approve.details':
    'Zum Beispiel: freigeben xmpp.jp K7QM\nDie zweite Person hat den Brief gelesen und findet ihn höflich und richtig. In einem Raum alle dort, außer wer ihn entwerfen ließ; bei der Kampagne einer einzelnen Person jemand anderes, im Chat mit mir.',
  'command.require-from.line': '{{usage}} – sagen, ab wann dein Server TLS verlangt',
  'command.require-from.details':
    'Zum Beispiel: pflicht-ab xmpp.jp 2027-01-31\noder auf Englisch: we require TLS from 31 January 2027\nFür die Betreiber, mit demselben Nachweis wie bei austragen; ohne Domain gilt die deiner Adresse. Wer eine Kampagne dazu führt, erfährt es, und ich prüfe an diesem Tag.',
  'require-from.done': 'Danke! Jede Kampagne zu {{domain}} erfährt davon, und ich prüfe am {{day, day}}.',
}
