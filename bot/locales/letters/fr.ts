import type { Translation } from '../catalogue.ts'

/** French, of letters and operators. */
export const lettersFr: Translation<'one' | 'many' | 'other'> = {
  'contact.heading': '{{domain}} — qui le gère',
  'contact.role.admin': 'Administration : {{addresses, list}}',
  'contact.role.support': 'Assistance : {{addresses, list}}',
  'contact.role.feedback': 'Remarques : {{addresses, list}}',
  'contact.role.security': 'Sécurité : {{addresses, list}}',
  'contact.role.abuse': 'Abus : {{addresses, list}}',
  'contact.role.status': 'État du service : {{addresses, list}}',
  'contact.role.sales': 'Ventes : {{addresses, list}}',
  'contact.none': 'Il ne publie aucune adresse (XEP-0157).',
  'contact.refused': '? Il n’a pas communiqué ses adresses ({{condition}}).',
  'contact.unanswered':
    '? Son serveur n’a pas répondu à temps, ou je suis hors ligne. Réessayez dans une minute.',
  'contact.no-session': 'Sans compte, je ne peux pas interroger le serveur lui-même (voir XMPP_JID).',
  'contact.guess': 'Une supposition : {{address}} (RFC 2142). On ne sait pas si quelqu’un la lit.',
  'contact.outages': 'Annonce ses interruptions (XEP-0455) : {{addresses, list}}',
  'contact.software': 'Logiciel : {{software}}',
  'contact.software-unknown': 'Il n’indique pas quel logiciel il utilise.',

  'opted-out.told': 'Ses opérateurs ne souhaitent pas de test ; vous testez tout de même.',

  'command.contact.line': '{{usage}} – à qui écrire',
  'command.contact.details':
    'Par exemple : contact xmpp.jp\nLes adresses que publie un serveur (XEP-0157), le logiciel qu’il dit utiliser (XEP-0092) et la boîte qu’il devrait avoir, signalée comme une supposition. J’interroge le serveur lui-même, par le mien.',
}
