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
  'stage.opted-out': 'ausgetragen',

  'page.more': 'Seite {{page}} von {{pages}}. Weiter: {{line}}',
  'page.last': 'Seite {{page}} von {{pages}}.',
  'problem.no-ledger':
    'Kampagnen gehen gerade nicht: Die Datenbank ließ sich nicht öffnen. Mein Betreiber findet den Grund im Log und kann DATABASE_URL setzen oder nach DATA_DIR sehen.',
  'problem.database-away':
    'Die Datenbank der Kampagnen ist gerade nicht zu erreichen; ob das noch ausgeführt wurde, ist ungewiss. Frag in einer Minute noch einmal. Hält es an, findet mein Betreiber den Grund im Log.',
  'problem.only-one': 'Nur eines von {{words, list}} auf einmal. Zum Beispiel: {{line}}',
  'problem.day':
    'Welcher Tag? Schreib ihn wie 2017-05-08, oder 7d für in einer Woche. Zum Beispiel: {{line}}',
  'problem.since-day':
    'Seit welchem Tag, spätestens heute? Schreib ihn wie 2017-05-08, oder 7d für vor einer Woche. Zum Beispiel: {{line}}',
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
    'Zum Beispiel: beobachte xmpp.jp daily\nIch prüfe hourly (stündlich), daily (täglich) oder weekly (wöchentlich), ohne Angabe täglich, und melde nur Änderungen: das Ergebnis, sobald zwei zeitlich getrennte Prüfungen übereinstimmen, ein Zertifikat, das bald abläuft oder einen neuen Schlüssel hat, einen verschwundenen Endpunkt, die Note, einen Ausfall und sein Ende. In einem Raum gehört das dem Raum.',
  'command.unwatch.line': '{{usage}} – nicht mehr beobachten',
  'command.unwatch.details': 'Zum Beispiel: abbestelle xmpp.jp\nWas aufgezeichnet wurde, bleibt.',
  'command.list.line': '{{usage}} – was hier beobachtet wird',
  'command.list.details': 'Nennt jede Domain mit dem letzten Ergebnis und wie oft sie geprüft wird.',

  'field.interval': 'Wie oft (nichts: täglich)',
  'field.page': 'Seite',
  'usage.page': 'Seite',

  'letter-kind.first': 'erster Brief',
  'letter-kind.reminder': 'Erinnerung',
  'letter-kind.after-outage': 'nach einem Ausfall',
  'letter-kind.thanks': 'Dank',

  'step.somebody': 'jemandem',
  'step.found': '{{at, day}} – gefunden von {{by, actor}}: c2s {{state, state}}',
  'step.verified': '{{at, day}} – durch eine zweite Prüfung bestätigt: c2s {{state, state}}',
  'step.drafted':
    '{{at, day}} – Brief {{code}} entworfen von {{by, actor}} ({{kind, letter-kind}}, {{language}})',
  'step.approved': '{{at, day}} – Brief {{code}} freigegeben von {{by, actor}}',
  'step.sent': '{{at, day}} – gesendet von {{by, actor}}',
  'step.sent-to': '{{at, day}} – gesendet von {{by, actor}} an {{to}}',
  'step.answered': '{{at, day}} – Antwort erhalten (laut {{by, actor}})',
  'step.answered-with': '{{at, day}} – Antwort erhalten (laut {{by, actor}}): {{text}}',
  'step.promised': '{{at, day}} – zugesagt für den {{day, day}} (laut {{by, actor}})',
  'step.retested': '{{at, day}} – nachgeprüft: c2s {{state, state}}',
  'step.reminded': '{{at, day}} – noch keine Antwort: Erinnerung Nr. {{number, number}}',
  'step.outage-ended': '{{at, day}} – wieder da nach dem Ausfall seit {{since, day}}: c2s {{state, state}}',
  'step.noted': '{{at, day}} – Notiz von {{by, actor}}: {{text}}',
  'step.skipped': '{{at, day}} – übersprungen von {{by, actor}}: {{stages, stages}}',
  'step.done': '{{at, day}} – erledigt laut {{by, actor}}: c2s {{state, state}}',
  'step.stalled': '{{at, day}} – ruht: keine Antwort',
  'step.opted-out.contact': '{{at, day}} – die Betreiber möchten unbehelligt bleiben',
  'step.opted-out.dns': '{{at, day}} – das DNS bittet darum, die Domain unbehelligt zu lassen',
  'step.opted-out.owner': '{{at, day}} – von meinem Betreiber ausgenommen',
  'step.reopened': '{{at, day}} – wieder aufgenommen von {{by, actor}}',

  'change.verdict': '{{service}}: TLS {{from, state}} → {{to, state}}',
  'change.certificate-ending_one': '{{service}}: Das Zertifikat läuft in {{count}} Tag ab, am {{at, day}}',
  'change.certificate-ending_other':
    '{{service}}: Das Zertifikat läuft in {{count}} Tagen ab, am {{at, day}}',
  'change.certificate-ends-today': '{{service}}: Das Zertifikat läuft binnen eines Tages ab, am {{at, day}}',
  'change.certificate-ended': '{{service}}: Das Zertifikat ist am {{at, day}} abgelaufen',
  'change.key':
    '{{service}}: neuer Zertifikatsschlüssel, obwohl der alte bis zum {{at, day}} gültig war; Aussteller wie bisher: {{issuer}}',
  'change.key-and-issuer':
    '{{service}}: neuer Zertifikatsschlüssel und Aussteller, obwohl der alte bis zum {{at, day}} gültig war: {{from}} → {{to}}',
  'change.endpoint-gone': '{{service}}: {{place}} antwortet nicht mehr',
  'change.endpoint-new': '{{service}}: {{place}} antwortet jetzt',
  'change.grade': 'Note: {{from}} → {{to}}',
  'change.outage-began': 'Keine Antwort seit {{since, time}} UTC',
  'change.outage-ended': 'Antwortet wieder, Dauer des Ausfalls: {{length, duration}}',
  'change.back':
    'Antwortet wieder, Dauer des Ausfalls: {{length, duration}}; c2s {{c2s, state}}, s2s {{s2s, state}}',

  'history.none': 'Über {{domain}} ist nichts aufgezeichnet. Damit anfangen: {{line}}',
  'history.unchanged': '{{domain}} wird beobachtet; bisher ist dort keine Änderung aufgefallen.',
  'history.heading': '{{domain}} – was sich geändert hat, Neuestes zuerst',
  'history.day': '{{at, day}}',
  'diff.only-one':
    '{{domain}} wurde bisher nur einmal geprüft, am {{at, day}}: Es gibt nichts zu vergleichen.',
  'diff.same': '{{domain}} – keine Änderung zwischen {{from, time}} und {{to, time}} UTC.',
  'diff.heading': '{{domain}} – von {{from, time}} bis {{to, time}} UTC:',
  'diff.since': '{{domain}} – seit {{from, day}}, Neuestes zuerst',
  'diff.none-since': '{{domain}} – seit {{from, day}} ist keine Änderung aufgefallen.',

  'case.heading': '{{domain}} – {{stage, stage}}',
  'next.found': 'Weiter: Ich prüfe etwas später noch einmal, erst dann gilt es als bestätigt.',
  'next.verified': 'Weiter: einen Brief entwerfen lassen: {{line}}',
  'next.drafted': 'Weiter: Eine zweite Person gibt ihn frei: {{line}}',
  'next.approved': 'Weiter: Schick ihn ab, denn ich tue das nie; dann sag: {{line}}',
  'next.reminder': 'Weiter, wenn sie zurückschreiben: {{line}} – sonst erinnere ich hier am {{at, day}}.',
  'next.pause': 'Weiter, wenn sie zurückschreiben: {{line}} – sonst ruht die Kampagne ab {{at, day}}.',
  'next.answered': 'Weiter, wenn sie einen Tag genannt haben: {{line}}',
  'next.retest': 'Weiter: Am {{at, day}} prüfe ich, ob die Zusage eingehalten wurde, und melde es hier.',
  'next.kept': 'Weiter: TLS ist jetzt Pflicht, die Kampagne kann enden: {{line}}',
  'next.broken': 'Weiter: c2s ist noch „{{state, state}}“; noch einmal schreiben: {{line}}',
  'next.done': 'Weiter: ein Wort des Dankes: {{line}}',
  'next.stalled': 'Zum Fortsetzen: {{line}}',

  'due.retest': '{{at, day}}: {{domain}} – ich prüfe, ob die Zusage eingehalten wurde',
  'due.reminder': '{{at, day}}: {{domain}} – noch keine Antwort, ich erinnere',
  'due.pause': '{{at, day}}: {{domain}} – immer noch keine Antwort, die Kampagne ruht',
  'due.certificate': '{{at, day}}: {{domain}} – ein Zertifikat läuft ab',
  'campaigns.none': 'Hier gibt es keine Kampagnen. Eine beginnen: {{line}}',
  'campaigns.heading_one': '{{count}} Kampagne, nach dem, was als Nächstes ansteht:',
  'campaigns.heading_other': '{{count}} Kampagnen, nach dem, was als Nächstes ansteht:',
  'campaigns.testing': '{{domain}} – {{stage, stage}} seit {{since, day}}: Ich prüfe noch einmal',
  'campaigns.waiting': '{{domain}} – {{stage, stage}} seit {{since, day}}: Ihr seid dran',
  'campaigns.closed': '{{domain}} – {{stage, stage}} seit {{since, day}}',
  'calendar.none': 'In den nächsten zwei Wochen steht nichts an.',
  'calendar.heading': 'Die nächsten zwei Wochen:',

  'problem.no-case': 'Für {{domain}} gibt es hier keine Kampagne. Eine beginnen: {{line}}',
  'problem.case-open': 'Die Kampagne für {{domain}} läuft: {{stage, stage}}.',
  'problem.case-closed':
    'Die Kampagne für {{domain}} ist zu Ende: {{stage, stage}}. Zum Fortsetzen: {{line}}',
  'problem.case-changed':
    'Andere haben im selben Moment in die Kampagne für {{domain}} geschrieben: Es wurde nichts notiert. Sag es noch einmal.',
  'problem.too-many-cases': 'Hier laufen schon {{most}} Kampagnen, mehr geht nicht. Sie zeigt: {{line}}',
  'problem.required-already': '{{domain}} verlangt von Clients schon TLS: Da gibt es nichts zu tun.',
  'problem.no-finding':
    '{{domain}}, c2s: {{state, state}}. Ich beginne Kampagnen nur, wo Anmeldungen nachweislich ohne TLS angenommen werden.',
  'problem.missing':
    'Davor fehlt noch: {{missing, stages}}. Zuerst: {{line}} – oder überspringen, was mit deinem Namen notiert wird: {{anyway, command}}',
  'problem.missing-verified':
    'Davor fehlt noch: {{missing, stages}}. Ich bestätige selbst durch eine zweite Prüfung, einige Zeit nach der ersten. Überspringen, was mit deinem Namen notiert wird: {{anyway, command}}',
  'problem.not-required':
    '{{domain}}, c2s: {{state, state}} – keine Pflicht, also nicht erledigt. Wenn du es besser weißt, was mit deinem Namen notiert wird: {{line}}',
  'problem.own-letter': 'Einen Brief gibt eine zweite Person frei, nicht wer ihn entwerfen ließ.',
  'problem.no-such-letter':
    'Für {{domain}} gibt es keinen Brief mit diesem Code. Einen entwerfen lassen: {{line}}',
  'problem.letter-replaced': 'Seitdem wurde ein anderer Brief entworfen. Diesen freigeben: {{line}}',
  'problem.approved-already': 'Dieser Brief ist schon freigegeben.',
  'problem.which-text': 'Was soll ich notieren? Zum Beispiel: {{line}}',
  'problem.day-past': '{{day, day}} ist vorbei. Für einen kommenden Tag: {{line}}',
  'problem.day-far': '{{day, day}} ist mehr als zwei Jahre hin. Für einen näheren Tag: {{line}}',

  'command.history.line': '{{usage}} – was sich dort geändert hat',
  'command.history.details':
    'Zum Beispiel: verlauf xmpp.jp\nWas sich geändert hat, während jemand beobachtete, Neuestes zuerst. Weitere Seiten: verlauf xmpp.jp 2',
  'command.diff.line': '{{usage}} – was seit dem letzten Mal anders ist',
  'command.diff.details':
    'Zum Beispiel: unterschied xmpp.jp oder: unterschied xmpp.jp 2017-03-01\nVergleicht die letzten zwei Prüfungen oder sagt, was sich seit einem Tag geändert hat.',
  'command.campaign.line': '{{usage}} – einen Server zu TLS bewegen: eine Kampagne beginnen',
  'command.campaign.details':
    'Zum Beispiel: kampagne xmpp.jp\nBeginnt eine Kampagne, wo Anmeldungen ohne TLS angenommen werden, oder sagt, wie die vorhandene steht. Die Schritte: gefunden, durch eine zweite Prüfung bestätigt, Brief entworfen, von einer zweiten Person freigegeben, von euch gesendet, beantwortet, zugesagt, nachgeprüft, erledigt. Fehlt etwas, nenne ich die Zeile dafür; anyway am Ende einer Zeile überspringt es, was mit deinem Namen notiert wird. In einem Raum gehört das dem Raum.',
  'command.note.line': '{{usage}} – etwas zu einer Kampagne notieren',
  'command.note.details':
    'Zum Beispiel: notiz xmpp.jp Wartung ist samstags\nBis zu 500 Zeichen, mit deinem Namen und dem Tag.',
  'command.sent.line': '{{usage}} – ihr habt den Brief gesendet',
  'command.sent.details':
    'Zum Beispiel: gesendet xmpp.jp admin@xmpp.jp\nIch selbst schreibe Betreibern nie. Nach 7 Tagen ohne Antwort erinnere ich, nach weiteren 14 noch einmal, dann ruht die Kampagne.',
  'command.answered.line': '{{usage}} – sie haben geantwortet',
  'command.answered.details':
    'Zum Beispiel: beantwortet xmpp.jp bei der nächsten Wartung\nWas sie schrieben, kann fehlen; bis zu 500 Zeichen.',
  'command.promise.line': '{{usage}} – sie haben einen Tag genannt',
  'command.promise.details':
    'Zum Beispiel: zusage xmpp.jp 2017-05-08 oder: zusage xmpp.jp 7d\nAn dem Tag prüfe ich, ob die Zusage eingehalten wurde, und melde es hier.',
  'command.done.line': '{{usage}} – TLS ist jetzt Pflicht',
  'command.done.details':
    'Zum Beispiel: erledigt xmpp.jp\nIch prüfe zuerst: TLS muss bei c2s Pflicht sein. Trotzdem beenden: erledigt xmpp.jp anyway',
  'command.reopen.line': '{{usage}} – eine beendete Kampagne fortsetzen',
  'command.reopen.details':
    'Zum Beispiel: fortsetzen xmpp.jp\nWas nur ruhte, geht weiter, wo es war; was erledigt war, beginnt neu.',
  'command.campaigns.line': '{{usage}} – alle Kampagnen hier',
  'command.campaigns.details':
    'Zuerst die, bei denen etwas ansteht, dann die, die auf euch warten, dann die beendeten.',
  'command.calendar.line': '{{usage}} – die nächsten zwei Wochen',
  'command.calendar.details':
    'Zusagen, die ich prüfe, Erinnerungen und Zertifikate beobachteter Domains, die ablaufen.',

  'field.maybe-domain': 'Domain (nichts: alle)',
  'field.day': 'Tag (2017-05-08, oder 7d: in einer Woche)',
  'field.since': 'Seit welchem Tag (nichts: vorletzte Prüfung)',
  'field.anyway': 'Fehlendes überspringen',
  'field.text': 'Text (bis zu 500 Zeichen)',
  'field.to': 'An welche Adresse',
  'usage.date': 'Datum',
  'usage.text': 'Text',
  'usage.to': 'Adresse',

  'stats.here': 'Hier:',
  'stats.all': 'Alles zusammen:',
  'stats.watched_one': '{{count}} Domain wird beobachtet',
  'stats.watched_other': '{{count}} Domains werden beobachtet',
  'stats.state': '{{symbol}} {{state, state}}: {{amount, number}}',
  'stats.month': 'Ergebnisse, die sich in {{month}} geändert haben: {{amount, number}}',
  'stats.stage': 'Kampagnen – {{stage, stage}}: {{amount, number}}',
  'stats.median_one': 'Vom Brief bis erledigt: {{count}} Tag (Median)',
  'stats.median_other': 'Vom Brief bis erledigt: {{count}} Tage (Median)',
  'problem.export-too-long':
    'Das ist hier zu lang für eine Nachricht. Frag unter vier Augen oder nach einer Domain auf einmal; am Terminal gibt es alles.',
  'command.stats.line': '{{usage}} – wie es in Zahlen steht',
  'command.stats.details':
    'Was beobachtet wird, nach Ergebnis; wie viele Ergebnisse sich in jedem Monat geändert haben; Kampagnen nach ihrem Stand; und wie lange es vom Brief bis erledigt dauert.',
  'command.export.line': '{{usage}} – Kampagnen als Daten',
  'command.export.details':
    'Zum Beispiel: exportiere xmpp.jp json oder: exportiere csv\nEine Kampagne oder alle, jeder Schritt eine Zeile (CSV, RFC 4180), oder als JSON.',
  'field.format': 'Format (nichts: csv)',

  'feed.title': 'Kampagnen von {{room}} – damit Server TLS verlangen',
  'plot.months': 'Geänderte Ergebnisse nach Monat',
  'plot.stages': 'Kampagnen',
  'plot.at': 'Gezählt am {{at, time}} UTC',
  'field.plot': 'Als Bild',
  'export.saved': 'Die Datei: {{path}}',
}
