import type { Translation } from '../catalogue.ts'

/** German, of letters and operators. */
export const lettersDe: Translation<'one' | 'other'> = {
  'contact.heading': '{{domain}} — wer ihn betreibt',
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
  'contact.guess': 'Geraten: {{address}} (RFC 2142). Ob das jemand liest, ist nicht bekannt.',
  'contact.outages': 'Meldet Ausfälle (XEP-0455): {{addresses, list}}',
  'contact.software': 'Software: {{software}}',
  'contact.software-unknown': 'Welche Software er verwendet, sagt er nicht.',

  'opted-out.told': 'Die Betreiber möchten nicht, dass geprüft wird; du prüfst trotzdem.',

  'command.contact.line': '{{usage}} – an wen man schreiben kann',
  'command.contact.details':
    'Zum Beispiel: kontakt xmpp.jp\nDie Adressen, die ein Server nennt (XEP-0157), die Software, die er nach eigener Angabe verwendet (XEP-0092), und das Postfach, das er haben sollte, als geraten gekennzeichnet. Ich frage den Server selbst, über meinen eigenen.',
}
