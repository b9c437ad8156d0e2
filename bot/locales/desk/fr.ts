import type { Translation } from '../catalogue.ts'

/** French, of the campaign desk. */
export const deskFr: Translation<'one' | 'many' | 'other'> = {
  'interval.hourly': 'chaque heure',
  'interval.daily': 'chaque jour',
  'interval.weekly': 'chaque semaine',

  'stage.found': 'trouvé',
  'stage.verified': 'vérifié',
  'stage.drafted': 'lettre rédigée',
  'stage.approved': 'lettre approuvée',
  'stage.sent': 'lettre envoyée',
  'stage.answered': 'réponse reçue',
  'stage.promised': 'promis',
  'stage.retested': 'retesté',
  'stage.done': 'terminé',
  'stage.stalled': 'en pause',
  'stage.opted-out': 'refus',

  'page.more': 'Page {{page}} sur {{pages}}. Suite : {{line}}',
  'page.last': 'Page {{page}} sur {{pages}}.',
  'problem.no-ledger':
    'Les campagnes sont indisponibles : la base de données n’a pas pu être ouverte. Mon administrateur en trouvera la raison dans le journal, et peut définir DATABASE_URL ou vérifier DATA_DIR.',
  'problem.database-away':
    'La base de données des campagnes est injoignable pour l’instant ; on ne sait pas si cela a été fait. Redemandez dans une minute. Si cela dure, mon administrateur en trouvera la raison dans le journal.',
  'problem.only-one': 'Un seul à la fois parmi {{words, list}}. Par exemple : {{line}}',
  'problem.day':
    'Quel jour ? Écrivez-le comme 2017-05-08, ou 7d pour dans une semaine. Par exemple : {{line}}',
  'problem.since-day':
    'Depuis quel jour, aujourd’hui au plus tard ? Écrivez-le comme 2017-05-08, ou 7d pour il y a une semaine. Par exemple : {{line}}',
  'problem.text-too-long': 'C’est trop long pour être conservé : {{most}} caractères au plus.',
  'right.voice': 'C’est réservé à qui a la parole dans ce salon ; les visiteurs peuvent consulter.',
  'target.opted-out.contact':
    '{{domain}} n’est pas testé : {{by}}, contact indiqué par le serveur, l’a demandé le {{at, day}}.',
  'target.opted-out.dns':
    '{{domain}} n’est pas testé : son DNS le demande, comme je l’ai constaté le {{at, day}}.',
  'target.opted-out.owner': '{{domain}} n’est pas testé : mon administrateur l’a noté le {{at, day}}.',

  'watch.added':
    'Désormais, je teste {{domain}} {{interval, interval}} et ne signale ici que les changements. Pour arrêter : {{line}}',
  'watch.changed':
    'Je surveillais déjà {{domain}} ; désormais, je teste {{interval, interval}}. Pour arrêter : {{line}}',
  'unwatch.done': '{{domain}} n’est plus surveillé ici.',
  'problem.not-watched': '{{domain}} n’est pas surveillé ici. Ce qui l’est : {{line}}',
  'problem.too-many-watches':
    '{{most}} domaines sont déjà surveillés ici, c’est le maximum. Pour voir lesquels retirer : {{line}}',
  'problem.too-many-watched':
    'Je surveille déjà {{most, number}} domaines en tout, c’est le maximum. Redemandez quand quelqu’un en aura retiré un.',
  'list.none': 'Rien n’est surveillé ici. Pour commencer : {{line}}',
  'list.heading_one': '{{count}} domaine est surveillé ici :',
  'list.heading_many': '{{count}} de domaines sont surveillés ici :',
  'list.heading_other': '{{count}} domaines sont surveillés ici :',
  'list.line': '{{symbol}} {{domain}} – c2s {{c2s, state}}, s2s {{s2s, state}} ({{interval, interval}})',
  'list.unchecked': '? {{domain}} – pas encore testé ({{interval, interval}})',
  'list.outage': '✖ {{domain}} – pas de réponse depuis le {{since, day}} ({{interval, interval}})',

  'help.watching': 'Surveillance : {{others, commands}}',
  'help.campaigns': 'Campagnes : {{others, commands}}',
  'command.watch.line': '{{usage}} – être averti des changements',
  'command.watch.details':
    'Par exemple : surveille xmpp.jp daily\nJe teste hourly (chaque heure), daily (chaque jour) ou weekly (chaque semaine), chaque jour sans précision, et ne signale que les changements : le verdict, dès que deux tests espacés concordent, un certificat qui expire bientôt ou change de clé, un point de terminaison disparu, la note, une panne et sa fin. Dans un salon, la surveillance appartient au salon.',
  'command.unwatch.line': '{{usage}} – ne plus surveiller',
  'command.unwatch.details': 'Par exemple : désabonne xmpp.jp\nCe qui a été enregistré reste.',
  'command.list.line': '{{usage}} – ce qui est surveillé ici',
  'command.list.details': 'Indique chaque domaine avec son dernier verdict et la fréquence des tests.',

  'field.interval': 'Fréquence (rien : chaque jour)',
  'field.page': 'Page',
  'usage.page': 'page',

  'letter-kind.first': 'première',
  'letter-kind.reminder': 'rappel',
  'letter-kind.after-outage': 'après une panne',
  'letter-kind.thanks': 'remerciement',

  'step.somebody': 'quelqu’un',
  'step.found': '{{at, day}} – trouvé par {{by, actor}} : c2s {{state, state}}',
  'step.verified': '{{at, day}} – vérifié par un second test : c2s {{state, state}}',
  'step.drafted':
    '{{at, day}} – lettre {{code}} rédigée par {{by, actor}} ({{kind, letter-kind}}, {{language}})',
  'step.approved': '{{at, day}} – lettre {{code}} approuvée par {{by, actor}}',
  'step.sent': '{{at, day}} – envoyée par {{by, actor}}',
  'step.sent-to': '{{at, day}} – envoyée par {{by, actor}} à {{to}}',
  'step.answered': '{{at, day}} – réponse reçue (selon {{by, actor}})',
  'step.answered-with': '{{at, day}} – réponse reçue (selon {{by, actor}}) : {{text}}',
  'step.promised': '{{at, day}} – promis pour le {{day, day}} (selon {{by, actor}})',
  'step.retested': '{{at, day}} – retesté : c2s {{state, state}}',
  'step.reminded': '{{at, day}} – toujours pas de réponse : rappel n° {{number, number}}',
  'step.outage-ended': '{{at, day}} – de retour après la panne du {{since, day}} : c2s {{state, state}}',
  'step.noted': '{{at, day}} – note de {{by, actor}} : {{text}}',
  'step.skipped': '{{at, day}} – sauté par {{by, actor}} : {{stages, stages}}',
  'step.done': '{{at, day}} – terminé selon {{by, actor}} : c2s {{state, state}}',
  'step.stalled': '{{at, day}} – en pause : pas de réponse',
  'step.opted-out.contact': '{{at, day}} – ses administrateurs demandent qu’on les laisse tranquilles',
  'step.opted-out.dns': '{{at, day}} – son DNS demande qu’on le laisse tranquille',
  'step.opted-out.owner': '{{at, day}} – exclu par mon administrateur',
  'step.reopened': '{{at, day}} – rouvert par {{by, actor}}',

  'change.verdict': '{{service}} : TLS {{from, state}} → {{to, state}}',
  'change.certificate-ending_one': '{{service}} : le certificat expire dans {{count}} jour, le {{at, day}}',
  'change.certificate-ending_many':
    '{{service}} : le certificat expire dans {{count}} de jours, le {{at, day}}',
  'change.certificate-ending_other':
    '{{service}} : le certificat expire dans {{count}} jours, le {{at, day}}',
  'change.certificate-ends-today': '{{service}} : le certificat expire d’ici un jour, le {{at, day}}',
  'change.certificate-ended': '{{service}} : le certificat a expiré le {{at, day}}',
  'change.key':
    '{{service}} : nouvelle clé de certificat alors que l’ancien certificat était valable jusqu’au {{at, day}} ; même émetteur : {{issuer}}',
  'change.key-and-issuer':
    '{{service}} : nouvelle clé de certificat et nouvel émetteur alors que l’ancien certificat était valable jusqu’au {{at, day}} : {{from}} → {{to}}',
  'change.endpoint-gone': '{{service}} : {{place}} ne répond plus',
  'change.endpoint-new': '{{service}} : {{place}} répond maintenant',
  'change.grade': 'Note : {{from}} → {{to}}',
  'change.outage-began': 'Pas de réponse depuis le {{since, time}} UTC',
  'change.outage-ended': 'Répond de nouveau, après une panne de {{length, duration}}',
  'change.back':
    'Répond de nouveau, après une panne de {{length, duration}} : c2s {{c2s, state}}, s2s {{s2s, state}}',

  'history.none': 'Rien n’est enregistré sur {{domain}}. Pour commencer : {{line}}',
  'history.unchanged': '{{domain}} est surveillé ; aucun changement n’y a été vu jusqu’ici.',
  'history.heading': '{{domain}} – ce qui a changé, du plus récent au plus ancien',
  'history.day': '{{at, day}}',
  'diff.only-one': '{{domain}} n’a été testé qu’une fois, le {{at, day}} : il n’y a rien à comparer.',
  'diff.same': '{{domain}} – aucun changement entre le {{from, time}} et le {{to, time}} UTC.',
  'diff.heading': '{{domain}} – du {{from, time}} au {{to, time}} UTC :',
  'diff.since': '{{domain}} – depuis le {{from, day}}, du plus récent au plus ancien',
  'diff.none-since': '{{domain}} – aucun changement constaté depuis le {{from, day}}.',

  'case.heading': '{{domain}} – {{stage, stage}}',
  'next.found': 'Ensuite : je teste encore une fois, un peu plus tard, avant que cela compte comme vérifié.',
  'next.verified': 'Ensuite : faire rédiger une lettre : {{line}}',
  'next.drafted': 'Ensuite : une seconde personne l’approuve : {{line}}',
  'next.approved': 'Ensuite : envoyez-la, car je ne le fais jamais ; puis dites : {{line}}',
  'next.reminder':
    'Ensuite, si une réponse arrive : {{line}} – sinon je vous le rappelle ici le {{at, day}}.',
  'next.pause':
    'Ensuite, si une réponse arrive : {{line}} – sinon la campagne est mise en pause le {{at, day}}.',
  'next.answered': 'Ensuite, si un jour a été donné : {{line}}',
  'next.retest': 'Ensuite : je teste le {{at, day}} si la promesse est tenue, et je le dis ici.',
  'next.kept': 'Ensuite : TLS est maintenant obligatoire, la campagne peut finir : {{line}}',
  'next.broken': 'Ensuite : c2s est encore « {{state, state}} » ; écrire de nouveau : {{line}}',
  'next.done': 'Ensuite : un mot de remerciement : {{line}}',
  'next.stalled': 'Pour continuer : {{line}}',

  'due.retest': '{{at, day}} : {{domain}} – je teste si la promesse est tenue',
  'due.reminder': '{{at, day}} : {{domain}} – pas encore de réponse, je vous le rappelle',
  'due.pause': '{{at, day}} : {{domain}} – toujours pas de réponse, la campagne est mise en pause',
  'due.certificate': '{{at, day}} : {{domain}} – un certificat expire',
  'campaigns.none': 'Il n’y a pas de campagne ici. Pour en ouvrir une : {{line}}',
  'campaigns.heading_one': '{{count}} campagne, par prochaine échéance :',
  'campaigns.heading_many': '{{count}} de campagnes, par prochaine échéance :',
  'campaigns.heading_other': '{{count}} campagnes, par prochaine échéance :',
  'campaigns.testing': '{{domain}} – {{stage, stage}} depuis le {{since, day}} : je teste encore une fois',
  'campaigns.waiting': '{{domain}} – {{stage, stage}} depuis le {{since, day}} : à vous',
  'campaigns.closed': '{{domain}} – {{stage, stage}} depuis le {{since, day}}',
  'calendar.none': 'Rien n’est prévu ces deux prochaines semaines.',
  'calendar.heading': 'Les deux prochaines semaines :',

  'problem.no-case': 'Il n’y a pas de campagne pour {{domain}} ici. Pour en ouvrir une : {{line}}',
  'problem.case-open': 'La campagne pour {{domain}} est en cours : {{stage, stage}}.',
  'problem.case-closed':
    'La campagne pour {{domain}} est close : {{stage, stage}}. Pour continuer : {{line}}',
  'problem.case-changed':
    'D’autres ont écrit au même instant dans la campagne pour {{domain}} : rien n’a été noté. Redites-le.',
  'problem.too-many-cases':
    '{{most}} campagnes sont déjà ouvertes ici, c’est le maximum. Pour les voir : {{line}}',
  'problem.required-already': '{{domain}} impose déjà TLS aux clients : il n’y a rien à demander.',
  'problem.no-finding':
    '{{domain}}, c2s : {{state, state}}. Je n’ouvre de campagne que là où je constate que des authentifications sont acceptées sans TLS.',
  'problem.missing':
    'Il manque d’abord : {{missing, stages}}. Commencez par : {{line}} – ou sautez l’étape, ce qui est noté avec votre nom : {{anyway, command}}',
  'problem.missing-verified':
    'Il manque d’abord : {{missing, stages}}. Je vérifie moi-même par un second test, quelque temps après le premier. Pour sauter l’étape, ce qui est noté avec votre nom : {{anyway, command}}',
  'problem.not-required':
    '{{domain}}, c2s : {{state, state}} – pas obligatoire, donc pas terminé. Si vous en savez plus, ce qui est noté avec votre nom : {{line}}',
  'problem.own-letter':
    'Une lettre est approuvée par une seconde personne, et non par celle qui l’a fait rédiger.',
  'problem.no-such-letter': 'Aucune lettre pour {{domain}} n’a ce code. Pour en faire rédiger une : {{line}}',
  'problem.letter-replaced': 'Une autre lettre a été rédigée depuis. Pour approuver celle-là : {{line}}',
  'problem.approved-already': 'Cette lettre est déjà approuvée.',
  'problem.which-text': 'Que dois-je noter ? Par exemple : {{line}}',
  'problem.day-past': 'Le {{day, day}} est passé. Pour un jour à venir : {{line}}',
  'problem.day-far': 'Le {{day, day}} est dans plus de deux ans. Pour un jour plus proche : {{line}}',

  'command.history.line': '{{usage}} – ce qui y a changé',
  'command.history.details':
    'Par exemple : historique xmpp.jp\nCe qui a changé pendant la surveillance, du plus récent au plus ancien. Autres pages : historique xmpp.jp 2',
  'command.diff.line': '{{usage}} – ce qui diffère de la dernière fois',
  'command.diff.details':
    'Par exemple : différences xmpp.jp ou : différences xmpp.jp 2017-03-01\nCompare les deux derniers tests, ou dit ce qui a changé depuis un jour.',
  'command.campaign.line': '{{usage}} – amener un serveur à imposer TLS : ouvrir une campagne',
  'command.campaign.details':
    'Par exemple : campagne xmpp.jp\nOuvre une campagne là où des authentifications sont acceptées sans TLS, ou dit où en est celle qui existe. Les étapes : trouvé, vérifié par un second test, lettre rédigée, approuvée par une seconde personne, envoyée par vous, réponse reçue, promis, retesté, terminé. S’il manque une étape, je refuse et j’indique la ligne à taper ; anyway en fin de ligne la saute, ce qui est noté avec votre nom. Dans un salon, la campagne appartient au salon.',
  'command.note.line': '{{usage}} – noter quelque chose dans une campagne',
  'command.note.details':
    'Par exemple : note xmpp.jp maintenance le samedi\nJusqu’à 500 caractères, avec votre nom et le jour.',
  'command.sent.line': '{{usage}} – vous avez envoyé la lettre',
  'command.sent.details':
    'Par exemple : envoyé xmpp.jp admin@xmpp.jp\nJe n’écris jamais moi-même aux administrateurs. Après 7 jours sans réponse je le rappelle, après 14 de plus encore une fois, puis la campagne est mise en pause.',
  'command.answered.line': '{{usage}} – une réponse est arrivée',
  'command.answered.details':
    'Par exemple : répondu xmpp.jp à la prochaine maintenance\nLe texte de la réponse est facultatif, jusqu’à 500 caractères.',
  'command.promise.line': '{{usage}} – un jour a été donné',
  'command.promise.details':
    'Par exemple : promis xmpp.jp 2017-05-08 ou : promis xmpp.jp 7d\nCe jour-là, je teste si la promesse est tenue, et je le dis ici.',
  'command.done.line': '{{usage}} – TLS est maintenant obligatoire',
  'command.done.details':
    'Par exemple : fait xmpp.jp\nJe teste d’abord : TLS doit être obligatoire en c2s. Pour clore quand même : fait xmpp.jp anyway',
  'command.reopen.line': '{{usage}} – reprendre une campagne close',
  'command.reopen.details':
    'Par exemple : rouvre xmpp.jp\nCe qui était en pause reprend où c’était, ce qui était terminé recommence.',
  'command.campaigns.line': '{{usage}} – toutes les campagnes d’ici',
  'command.campaigns.details':
    'D’abord celles qui ont une échéance, puis celles qui vous attendent, puis celles qui sont closes.',
  'command.calendar.line': '{{usage}} – les deux prochaines semaines',
  'command.calendar.details':
    'Les promesses que je testerai, les rappels, et les certificats de domaines surveillés qui expirent.',

  'field.maybe-domain': 'Domaine (rien : tous)',
  'field.day': 'Jour (2017-05-08, ou 7d : dans une semaine)',
  'field.since': 'Depuis quel jour (rien : l’avant-dernier test)',
  'field.anyway': 'Sauter ce qui manque',
  'field.text': 'Texte (jusqu’à 500 caractères)',
  'field.to': 'À quelle adresse',
  'usage.date': 'date',
  'usage.text': 'texte',
  'usage.to': 'adresse',

  'stats.here': 'Ici :',
  'stats.all': 'En tout :',
  'stats.watched_one': '{{count}} domaine est surveillé',
  'stats.watched_many': '{{count}} de domaines sont surveillés',
  'stats.watched_other': '{{count}} domaines sont surveillés',
  'stats.state': '{{symbol}} {{state, state}} : {{amount, number}}',
  'stats.month': 'Verdicts qui ont changé en {{month}} : {{amount, number}}',
  'stats.stage': 'Campagnes – {{stage, stage}} : {{amount, number}}',
  'stats.median_one': 'De la lettre à la fin : {{count}} jour (médiane)',
  'stats.median_many': 'De la lettre à la fin : {{count}} de jours (médiane)',
  'stats.median_other': 'De la lettre à la fin : {{count}} jours (médiane)',
  'problem.export-too-long':
    'C’est trop long pour un message ici. Demandez en privé, ou un domaine à la fois ; au terminal, tout est disponible.',
  'command.stats.line': '{{usage}} – où on en est, en chiffres',
  'command.stats.details':
    'Ce qui est surveillé, par verdict ; combien de verdicts ont changé chaque mois ; les campagnes par étape ; et le temps qu’il faut de la lettre à la fin.',
  'command.export.line': '{{usage}} – les campagnes comme données',
  'command.export.details':
    'Par exemple : exporte xmpp.jp json ou : exporte csv\nUne campagne ou toutes, une ligne par étape (CSV, RFC 4180), ou en JSON.',
  'field.format': 'Format (rien : csv)',

  'feed.title': 'Campagnes de {{room}} – pour que les serveurs imposent TLS',
  'plot.months': 'Verdicts qui ont changé, par mois',
  'plot.stages': 'Campagnes',
  'plot.at': 'Compté le {{at, time}} UTC',
  'field.plot': 'En image',
  'export.saved': 'Le fichier : {{path}}',
}
