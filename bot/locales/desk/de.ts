import type { Translation } from '../catalogue.ts'

/** German, of the campaign desk. */
export const deskDe: Translation<'one' | 'other'> = {
  'interval.hourly': 'stündlich',
  'interval.daily': 'täglich',
  'interval.weekly': 'wöchentlich',

  'stage.found': 'gefunden',
  'stage.verified': 'bestätigt',
  'stage.drafted': 'entworfen',
  'stage.approved': 'freigegeben',
  'stage.sent': 'gesendet',
  'stage.answered': 'beantwortet',
  'stage.promised': 'zugesagt',
  'stage.retested': 'nachgeprüft',
  'stage.done': 'erledigt',
  'stage.stalled': 'ruht',
  'stage.opted-out': 'abgelehnt',

  'page.more': 'Seite {{page}} von {{pages}}. Weiter: {{line}}',
  'page.last': 'Seite {{page}} von {{pages}}.',
  'problem.no-ledger':
    'Kampagnen gehen gerade nicht: Die Datenbank ließ sich nicht öffnen. Mein Betreiber findet den Grund im Log und kann DATABASE_URL setzen oder nach DATA_DIR sehen.',
  'problem.only-one': 'Nur eines von {{words, list}} auf einmal. Zum Beispiel: {{line}}',
  'problem.day':
    'Welcher Tag? Schreib ihn wie 2017-05-08, oder 7d für in einer Woche. Zum Beispiel: {{line}}',
  'problem.text-too-long': 'Das ist zu lang zum Aufbewahren: höchstens {{most}} Zeichen.',
  'right.voice': 'Das dürfen nur die, die in diesem Raum Rederecht haben; Besucher dürfen nachsehen.',
  'target.opted-out.contact':
    '{{domain}} bleibt unbehelligt: {{by}}, vom Server als Kontakt genannt, hat am {{at, day}} darum gebeten.',
  'target.opted-out.dns':
    '{{domain}} bleibt unbehelligt: Das DNS der Domain bittet darum, wie ich am {{at, day}} gesehen habe.',
  'target.opted-out.owner':
    '{{domain}} bleibt unbehelligt: Mein Betreiber hat das am {{at, day}} eingetragen.',

  'watch.added':
    'Ab jetzt prüfe ich {{domain}} {{interval, interval}} und melde hier nur, was sich ändert. Beenden: {{line}}',
  'watch.changed':
    'Ich beobachte {{domain}} schon; ab jetzt prüfe ich {{interval, interval}}. Beenden: {{line}}',
  'unwatch.done': '{{domain}} wird hier nicht mehr beobachtet.',
  'problem.not-watched': '{{domain}} wird hier nicht beobachtet. Was beobachtet wird: {{line}}',
  'problem.too-many-watches':
    'Hier werden schon {{most}} Domains beobachtet, mehr geht nicht. Was davon weg kann, zeigt: {{line}}',
  'problem.too-many-watched':
    'Ich beobachte insgesamt schon {{most, number}} Domains, mehr geht nicht. Frag wieder, wenn jemand eine abbestellt hat.',
  'list.none': 'Hier wird nichts beobachtet. Anfangen: {{line}}',
  'list.heading_one': 'Hier wird {{count}} Domain beobachtet:',
  'list.heading_other': 'Hier werden {{count}} Domains beobachtet:',
  'list.line': '{{symbol}} {{domain}} – c2s {{c2s, state}}, s2s {{s2s, state}} ({{interval, interval}})',
  'list.unchecked': '? {{domain}} – noch nicht geprüft ({{interval, interval}})',
  'list.outage': '✖ {{domain}} – keine Antwort seit {{since, day}} ({{interval, interval}})',

  'help.watching': 'Beobachten: {{others, commands}}',
  'help.campaigns': 'Kampagnen: {{others, commands}}',
  'command.watch.line': '{{usage}} – melden, was sich dort ändert',
  'command.watch.details':
    'Zum Beispiel: beobachte xmpp.jp daily\nIch prüfe hourly (stündlich), daily (täglich) oder weekly (wöchentlich), ohne Angabe täglich, und melde nur Änderungen: das Ergebnis, sobald zwei zeitlich getrennte Prüfungen übereinstimmen, ein Zertifikat, das bald endet oder einen neuen Schlüssel hat, einen verschwundenen Endpunkt, die Note, einen Ausfall und sein Ende. In einem Raum gehört das dem Raum.',
  'command.unwatch.line': '{{usage}} – nicht mehr beobachten',
  'command.unwatch.details': 'Zum Beispiel: abbestelle xmpp.jp\nWas aufgezeichnet wurde, bleibt.',
  'command.list.line': '{{usage}} – was hier beobachtet wird',
  'command.list.details': 'Nennt jede Domain mit dem letzten Ergebnis und wie oft sie geprüft wird.',

  'field.interval': 'Wie oft (nichts: täglich)',
  'field.page': 'Seite',
  'usage.page': 'Seite',
}
