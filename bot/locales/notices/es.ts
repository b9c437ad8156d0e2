import type { Translation } from '../catalogue.ts'

/** Spanish, of what the bot says unasked. */
export const noticesEs: Translation<'one' | 'many' | 'other'> = {
  'notice.heading': 'Novedades de {{domain}}:',
  'notice.verdict': '{{symbol}} Desde el {{since, day}}: TLS ({{service}}) {{from, state}} → {{to, state}}',
  'notice.certificate-ending_one': '⚠ Certificado ({{service}}): caduca en {{count}} día, el {{at, day}}',
  'notice.certificate-ending_many':
    '⚠ Certificado ({{service}}): caduca en {{count}} de días, el {{at, day}}',
  'notice.certificate-ending_other': '⚠ Certificado ({{service}}): caduca en {{count}} días, el {{at, day}}',
  'notice.certificate-last-day':
    '⚠ Certificado ({{service}}): caduca en menos de un día, el {{at, time}} UTC',
  'notice.certificate-ended': '✖ Certificado ({{service}}): caducó el {{at, day}}',
  'notice.key-changed':
    '⚠ Nueva clave de certificado ({{service}}); la anterior era válida hasta el {{until, day}}',
  'notice.issuer-changed': 'Emisor: {{from}} → {{to}}',
  'notice.issuer-same': 'El emisor es el mismo: {{issuer}}',
  'notice.endpoint-gone': '✖ Desaparecido desde el {{since, day}}: {{endpoint}} ({{service}})',
  'notice.endpoint-new': 'Nuevo desde el {{since, day}}: {{endpoint}} ({{service}})',
  'notice.grade': 'Nota: {{from}} → {{to}}',
  'notice.outage-began': '✖ Sin respuesta desde el {{since, time}} UTC. Lo comprobaré en cuanto vuelva.',
  'notice.operators-say': 'Sus administradores dicen: «{{text}}»',
  'notice.outage-planned': 'Previsto por sus administradores, desde el {{beginning, time}} UTC.',
  'notice.outage-dated': 'Según sus administradores, desde el {{beginning, time}} UTC.',
  'notice.outage-ahead': 'Lo que anuncian sus administradores aún no ha empezado: {{beginning, time}} UTC.',
  'notice.expected-back': 'Vuelta prevista: {{at, time}} UTC.',
  'notice.outage-ended': 'De vuelta el {{until, time}} UTC, tras {{length, duration}}.',
  'notice.found': '{{symbol}} TLS ({{service}}) ahora: {{state, state}}',
  'notice.opted-out':
    'Sus administradores piden que se lo deje en paz: no habrá más comprobaciones ni cartas.',
  'notice.opted-out.owner': 'Quien me administra lo ha excluido: no habrá más comprobaciones ni cartas.',
  'notice.opted-in': 'Ya nadie pide que se lo deje en paz: vuelvo a comprobarlo.',

  'notice.promised': 'Prometido para el {{day, day}}:',
  'notice.promise-kept': '✔ Cumplido: TLS es obligatorio.',
  'notice.promise-broken': '⚠ No cumplido por ahora.',
  'notice.promise-untold': '? Hoy no se pudo saber si se cumplió.',
  'notice.silence': '{{domain}}: sin respuesta en {{silence, duration}} a la carta del {{since, day}}.',
  'notice.paused': 'No lo recordaré más; la campaña queda en pausa. Para continuar: {{line}}',
  'notice.to-write': 'Para volver a escribir: {{line}}',
  'notice.to-finish': 'Si eso es todo lo que se pedía: {{line}}',
}
