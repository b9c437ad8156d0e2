import type { Translation } from '../catalogue.ts'

/** French, of what the bot says unasked. */
export const noticesFr: Translation<'one' | 'many' | 'other'> = {
  'notice.heading': 'Du nouveau sur {{domain}} :',
  'notice.verdict': '{{symbol}} Depuis le {{since, day}} : TLS ({{service}}) {{from, state}} → {{to, state}}',
  'notice.certificate-ending_one': '⚠ Certificat ({{service}}) : expire dans {{count}} jour, le {{at, day}}',
  'notice.certificate-ending_many':
    '⚠ Certificat ({{service}}) : expire dans {{count}} de jours, le {{at, day}}',
  'notice.certificate-ending_other':
    '⚠ Certificat ({{service}}) : expire dans {{count}} jours, le {{at, day}}',
  'notice.certificate-last-day': '⚠ Certificat ({{service}}) : expire d’ici un jour, le {{at, time}} UTC',
  'notice.certificate-ended': '✖ Certificat ({{service}}) : expiré le {{at, day}}',
  'notice.key-changed':
    '⚠ Nouvelle clé de certificat ({{service}}) ; l’ancienne était valable jusqu’au {{until, day}}',
  'notice.issuer-changed': 'Émetteur : {{from}} → {{to}}',
  'notice.issuer-same': 'L’émetteur est le même : {{issuer}}',
  'notice.endpoint-gone': '✖ Disparu depuis le {{since, day}} : {{endpoint}} ({{service}})',
  'notice.endpoint-new': 'Nouveau depuis le {{since, day}} : {{endpoint}} ({{service}})',
  'notice.grade': 'Note : {{from}} → {{to}}',
  'notice.outage-began':
    '✖ Aucune réponse depuis le {{since, time}} UTC. Je teste le serveur dès qu’il revient.',
  'notice.operators-say': 'Ses administrateurs disent : « {{text}} »',
  'notice.outage-planned': 'Prévu par ses administrateurs, à partir du {{beginning, time}} UTC.',
  'notice.outage-dated': 'Selon ses administrateurs, depuis le {{beginning, time}} UTC.',
  'notice.outage-ahead': 'Ce que ses administrateurs annoncent est encore à venir : {{beginning, time}} UTC.',
  'notice.expected-back': 'Retour prévu : {{at, time}} UTC.',
  'notice.outage-ended': 'De retour le {{until, time}} UTC, après {{length, duration}}.',
  'notice.found': '{{symbol}} TLS ({{service}}) maintenant : {{state, state}}',
  'notice.opted-out':
    'Ses administrateurs demandent qu’on le laisse tranquille : plus de tests ni de lettres.',
  'notice.opted-out.owner': 'Mon administrateur l’a exclu : plus de tests ni de lettres.',
  'notice.opted-in': 'Plus personne ne demande qu’on le laisse tranquille : je le teste à nouveau.',

  'notice.promised': 'Promis pour le {{day, day}} :',
  'notice.promise-kept': '✔ Promesse tenue : TLS est obligatoire.',
  'notice.promise-broken': '⚠ Promesse non tenue pour l’instant.',
  'notice.promise-untold': '? Impossible de dire aujourd’hui si elle a été tenue.',
  'notice.silence': '{{domain}} : aucune réponse en {{silence, duration}} à la lettre du {{since, day}}.',
  'notice.paused': 'Je ne ferai plus de rappel ; la campagne est en pause. Pour la reprendre : {{line}}',
  'notice.to-write': 'Pour écrire à nouveau : {{line}}',
  'notice.to-finish': 'Si c’est tout ce qui était demandé : {{line}}',
}
