import type { Translation } from '../catalogue.ts'

/** German, of what the bot says unasked. */
export const noticesDe: Translation<'one' | 'other'> = {
  'notice.heading': 'Neues von {{domain}}:',
  'notice.verdict': '{{symbol}} Seit dem {{since, day}}: TLS ({{service}}) {{from, state}} → {{to, state}}',
  'notice.certificate-ending_one': '⚠ Zertifikat ({{service}}): läuft in {{count}} Tag ab, am {{at, day}}',
  'notice.certificate-ending_other':
    '⚠ Zertifikat ({{service}}): läuft in {{count}} Tagen ab, am {{at, day}}',
  'notice.certificate-last-day': '⚠ Zertifikat ({{service}}): läuft binnen eines Tages ab, {{at, time}} UTC',
  'notice.certificate-ended': '✖ Zertifikat ({{service}}): abgelaufen am {{at, day}}',
  'notice.key-changed':
    '⚠ Neuer Zertifikatsschlüssel ({{service}}); der alte galt noch bis zum {{until, day}}',
  'notice.issuer-changed': 'Aussteller: {{from}} → {{to}}',
  'notice.issuer-same': 'Der Aussteller ist derselbe: {{issuer}}',
  'notice.endpoint-gone': '✖ Weg seit dem {{since, day}}: {{endpoint}} ({{service}})',
  'notice.endpoint-new': 'Neu seit dem {{since, day}}: {{endpoint}} ({{service}})',
  'notice.grade': 'Note: {{from}} → {{to}}',
  'notice.outage-began':
    '✖ Keine Antwort seit {{since, time}} UTC. Sobald der Server wieder da ist, teste ich ihn.',
  'notice.operators-say': 'Die Betreiber sagen: „{{text}}“',
  'notice.outage-planned': 'Von den Betreibern geplant, ab {{beginning, time}} UTC.',
  'notice.outage-dated': 'Nach Angaben der Betreiber seit {{beginning, time}} UTC.',
  'notice.outage-ahead': 'Was die Betreiber ankündigen, beginnt erst noch: {{beginning, time}} UTC.',
  'notice.expected-back': 'Sie erwarten ihn zurück: {{at, time}} UTC.',
  'notice.outage-ended': 'Wieder da: {{until, time}} UTC. Ausfall: {{length, duration}}.',
  'notice.found': '{{symbol}} TLS ({{service}}) jetzt: {{state, state}}',
  'notice.opted-out':
    'Die Betreiber bitten darum, in Ruhe gelassen zu werden: keine Tests und keine Briefe mehr.',
  'notice.opted-out.owner': 'Mein Betreiber hat die Domain ausgenommen: keine Tests und keine Briefe mehr.',
  'notice.opted-in': 'Niemand bittet mehr darum, ihn in Ruhe zu lassen: Ich teste wieder.',

  'notice.promised': 'Zugesagt für den {{day, day}}:',
  'notice.promise-kept': '✔ Eingehalten: TLS ist Pflicht.',
  'notice.promise-broken': '⚠ Bisher nicht eingehalten.',
  'notice.promise-untold': '? Ob das eingehalten wurde, ließ sich heute nicht feststellen.',
  'notice.silence':
    '{{domain}}: keine Antwort auf den Brief vom {{since, day}}, bisher {{silence, duration}}.',
  'notice.paused': 'Ich erinnere nicht weiter; die Kampagne ruht. Zum Fortsetzen: {{line}}',
  'notice.to-write': 'Um noch einmal zu schreiben: {{line}}',
  'notice.to-finish': 'Falls das alles war, worum es ging: {{line}}',
}
