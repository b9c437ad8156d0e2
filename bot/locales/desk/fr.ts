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
    'Les campagnes sont indisponibles : la base de données n’a pas pu être ouverte. La personne qui m’exploite trouvera la raison dans le journal, et peut définir DATABASE_URL ou vérifier DATA_DIR.',
  'problem.only-one': 'Un seul à la fois parmi {{words, list}}. Par exemple : {{line}}',
  'problem.day':
    'Quel jour ? Écrivez-le comme 2017-05-08, ou 7d pour dans une semaine. Par exemple : {{line}}',
  'problem.text-too-long': 'C’est trop long pour être conservé : {{most}} caractères au plus.',
  'right.voice': 'C’est réservé à qui a la parole dans ce salon ; les visiteurs peuvent consulter.',
  'target.opted-out.contact':
    '{{domain}} n’est pas testé : {{by}}, contact indiqué par le serveur, l’a demandé le {{at, day}}.',
  'target.opted-out.dns':
    '{{domain}} n’est pas testé : son DNS le demande, comme je l’ai constaté le {{at, day}}.',
  'target.opted-out.owner':
    '{{domain}} n’est pas testé : la personne qui m’exploite l’a noté le {{at, day}}.',

  'watch.added':
    'Désormais, je teste {{domain}} {{interval, interval}} et ne signale ici que les changements. Pour arrêter : {{line}}',
  'watch.changed':
    'Je surveillais déjà {{domain}} ; désormais, je teste {{interval, interval}}. Pour arrêter : {{line}}',
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
    'Par exemple : surveille xmpp.jp daily\nJe teste hourly (chaque heure), daily (chaque jour) ou weekly (chaque semaine), chaque jour sans précision, et ne signale que les changements : le verdict, dès que deux tests espacés concordent, un certificat qui expire bientôt ou change de clé, un point d’accès disparu, la note, une panne et sa fin. Dans un salon, la surveillance appartient au salon.',
  'command.unwatch.line': '{{usage}} – ne plus surveiller',
  'command.unwatch.details': 'Par exemple : désabonne xmpp.jp\nCe qui a été enregistré reste.',
  'command.list.line': '{{usage}} – ce qui est surveillé ici',
  'command.list.details': 'Indique chaque domaine avec son dernier verdict et la fréquence des tests.',

  'field.interval': 'Fréquence (rien : chaque jour)',
  'field.page': 'Page',
  'usage.page': 'page',
}
