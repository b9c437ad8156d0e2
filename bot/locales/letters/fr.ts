import type { Translation } from '../catalogue.ts'

/** French, of letters and operators. */
export const lettersFr: Translation<'one' | 'many' | 'other'> = {
  'contact.heading': '{{domain}} — qui l’administre',
  'contact.role.admin': 'Administration : {{addresses, list}}',
  'contact.role.support': 'Assistance : {{addresses, list}}',
  'contact.role.feedback': 'Remarques : {{addresses, list}}',
  'contact.role.security': 'Sécurité : {{addresses, list}}',
  'contact.role.abuse': 'Abus : {{addresses, list}}',
  'contact.role.status': 'État du service : {{addresses, list}}',
  'contact.role.sales': 'Service commercial : {{addresses, list}}',
  'contact.none': 'Il ne publie aucune adresse (XEP-0157).',
  'contact.refused': '? Il n’a pas communiqué ses adresses ({{condition}}).',
  'contact.unanswered':
    '? Son serveur n’a pas répondu à temps, ou je suis hors ligne. Réessayez dans une minute.',
  'contact.no-session': 'Sans compte, je ne peux pas interroger le serveur lui-même (voir XMPP_JID).',
  'contact.guess': 'Une supposition : {{address}} (XEP-0157). On ne sait pas si quelqu’un la lit.',
  'contact.outages': 'Annonce ses interruptions (XEP-0455) : {{addresses, list}}',
  'contact.software': 'Logiciel : {{software}}',
  'contact.software-unknown': 'Il n’indique pas quel logiciel il utilise.',

  'opted-out.told': 'Ses administrateurs ne souhaitent pas de test ; vous testez tout de même.',

  'command.contact.line': '{{usage}} – à qui écrire',
  'command.contact.details':
    'Par exemple : contact xmpp.jp\nLes adresses que publie un serveur (XEP-0157), le logiciel qu’il dit utiliser (XEP-0092) et la boîte qu’il devrait avoir, signalée comme une supposition. J’interroge le serveur lui-même, par le mien.',

  'right.operator-how':
    'C’est réservé aux administrateurs de {{domain}}, et je ne peux pas savoir si vous en êtes. Pour le montrer, écrivez-moi en privé depuis une adresse que le serveur publie comme contact (XEP-0157). Pour ne plus être testé, l’enregistrement DNS _tellus.{{zone}} TXT "opt-out" suffit aussi.',
  'right.operator': 'Je ne peux toujours pas savoir si vous administrez {{domain}}.',
  'right.anybody': 'N’importe qui peut le tester à nouveau : {{line, command}}',
  'problem.no-proof':
    '{{domain}} n’a pas indiqué ses contacts, je ne peux donc pas savoir qui vous êtes. Réessayez dans une minute.',
  'opt-out.done':
    'Désormais, {{domain}} est laissé tranquille : plus de tests, et les campagnes à son sujet prennent fin. Pour revenir en arrière : {{line}}',
  'opt-out.already': '{{domain}} est déjà laissé tranquille.',
  'opt-in.done': '{{domain}} peut de nouveau être testé. Merci !',
  'problem.opt-in.none': 'Personne n’a demandé que {{domain}} soit laissé tranquille.',
  'problem.opt-in.dns':
    'C’est l’enregistrement DNS _tellus.{{zone}} qui le demande. Retirez-le, et les tests sont de nouveau possibles dix minutes plus tard.',
  'problem.opt-in.theirs':
    'Ce sont les administrateurs de {{domain}} qui l’ont demandé, et eux seuls peuvent revenir en arrière.',
  'problem.opt-in.owner':
    'Ce sont mes administrateurs qui l’ont noté, et eux seuls peuvent revenir en arrière.',
  'operator.noted': 'Merci ! Chaque campagne au sujet de {{domain}} en est informée.',
  'operator.no-case':
    'Merci ! Il n’y a ici aucune campagne au sujet de {{domain}}, donc personne à prévenir.',
  'told.opted-out.contact':
    '{{domain}} : ses administrateurs ({{by}}) souhaitent qu’on le laisse tranquille. Cette campagne s’arrête ici ; veuillez ne plus leur écrire.',
  'told.opted-out.owner':
    '{{domain}} : mes administrateurs ont décidé de le laisser tranquille. Cette campagne s’arrête ici.',
  'told.retested':
    '{{domain}} : ses administrateurs ({{by}}) ont demandé un nouveau test. c2s : {{c2s, state}}, s2s : {{s2s, state}}.',
  'told.promised':
    '{{domain}} : ses administrateurs ({{by}}) disent que TLS y sera obligatoire à partir du {{day, day}}. Je le teste ce jour-là.',

  'help.operators': 'Pour les administrateurs de serveurs : {{others, commands}}',
  'command.opt-out.line': '{{usage}} – demander que votre serveur ne soit plus testé',
  'command.opt-out.details':
    'Par exemple : exclus xmpp.jp\nDepuis une adresse que le serveur publie comme contact (XEP-0157), en privé ; j’interroge de nouveau le serveur. Cela vaut aussitôt, et jusqu’à nouvel ordre. L’enregistrement DNS _tellus.xmpp.jp TXT "opt-out" fait de même.',
  'command.opt-in.line': '{{usage}} – autoriser de nouveau les tests',
  'command.opt-in.details': 'Par exemple : autorise xmpp.jp\nAnnule exclus, avec la même preuve.',
  'command.retest.line': '{{usage}} – retester votre serveur et prévenir les campagnes',
  'command.retest.details':
    'Par exemple : reteste xmpp.jp\nPour les administrateurs du serveur, avec la même preuve que pour exclus. Ceux qui mènent une campagne apprennent ce que je trouve.',

  'letter.shown': 'Lettre {{code}} : {{kind, letter-kind}}, {{language}}.',
  'letter.machine-draft':
    '⚠ Brouillon automatique : aucune personne parlant cette langue ({{language}}) ne l’a encore relu. Lisez-le avec soin avant de l’envoyer.',
  'letter.reviewed': 'Texte relu par {{reviewer}}.',
  'letter.by-hand': 'C’est une personne qui l’envoie, jamais moi.',
  'letter.second-person': 'La seconde personne me le dit dans sa propre discussion privée.',
  'letter.read-privately': 'Pour la lire, envoyez-moi un message privé par ce salon : {{line}}',
  'letter.subject': 'Objet : {{subject}}',
  'letter.text': '{{text}}',
  'approve.told':
    '{{domain}} : {{by}} a approuvé la lettre {{code}}. Envoyez-la, car je ne le fais jamais ; puis dites : {{line}}',

  'problem.letter.none': 'Aucune lettre pour {{domain}} n’est encore rédigée. Pour en avoir une : {{line}}',
  'letter.others-wrote':
    '⚠ D’autres ont écrit à {{domain}} le {{sent, day}} et n’ont pas encore de réponse. On ne presse personne ici : mieux vaut n’envoyer celle-ci qu’à partir du {{from, day}}.',
  'problem.letter.too-soon':
    'La dernière lettre à {{domain}} est partie le {{sent, day}} et reste sans réponse. On ne presse personne ici : la suivante peut être rédigée à partir du {{from, day}}.',
  'problem.letter.required': 'TLS est désormais obligatoire sur {{domain}}. Mieux vaut : {{line}}',
  'problem.letter.no-fault':
    'Une lettre parle d’authentifications sans TLS, et je n’en ai pas trouvé sur {{domain}} : c2s {{c2s, state}}, s2s {{s2s, state}}.',
  'problem.letter.not-required': 'On remercie une fois TLS obligatoire ; c2s de {{domain}} : {{c2s, state}}.',
  'problem.letter.no-outage': 'Aucune interruption de {{domain}} n’est consignée ici. Mieux vaut : {{line}}',
  'problem.approve.unknown': 'Aucune lettre {{code}} ne peut être approuvée ici.',

  'field.letter': 'Quelle lettre (vide : celle qui convient)',
  'field.letter-language': 'Langue de la lettre',
  'field.code': 'Code de la lettre',
  'usage.code': 'code',
  'command.letter.line': '{{usage}} – une lettre que vous enverrez',
  'command.letter.details':
    'Par exemple : lettre xmpp.jp first de\nRemplit une lettre aux administrateurs du serveur, avec les preuves et les réglages de leur logiciel : first, reminder, after-outage ou thanks, dans toute langue que je parle ; sans précision, celle qui convient. show montre de nouveau la dernière. Une seconde personne l’approuve, et c’est une personne qui l’envoie.',
  'command.approve.line': '{{usage}} – approuver une lettre que quelqu’un d’autre a fait rédiger',
  'command.approve.details':
    'Par exemple : approuve xmpp.jp K7QM\nLa seconde personne a lu la lettre et la trouve polie et exacte. Dans un salon, quiconque sauf la personne qui l’a fait rédiger ; pour la campagne d’une seule personne, quelqu’un d’autre, en discussion avec moi.',
  'command.require-from.line': '{{usage}} – dire à partir de quand votre serveur exige TLS',
  'command.require-from.details':
    'Par exemple : obligatoire xmpp.jp 2027-01-31\nou en anglais : we require TLS from 31 January 2027\nPour les administrateurs du serveur, avec la même preuve que pour exclus ; sans domaine, celui de votre adresse. Ceux qui mènent une campagne l’apprennent, et je teste ce jour-là.',
  'require-from.done':
    'Merci ! Chaque campagne au sujet de {{domain}} en est informée, et je teste le {{day, day}}.',
}
