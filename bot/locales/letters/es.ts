import type { Translation } from '../catalogue.ts'

/** Spanish, of letters and operators. */
export const lettersEs: Translation<'one' | 'many' | 'other'> = {
  'contact.heading': '{{domain}} — quién lo administra',
  'contact.role.admin': 'Administración: {{addresses, list}}',
  'contact.role.support': 'Asistencia: {{addresses, list}}',
  'contact.role.feedback': 'Comentarios: {{addresses, list}}',
  'contact.role.security': 'Seguridad: {{addresses, list}}',
  'contact.role.abuse': 'Abusos: {{addresses, list}}',
  'contact.role.status': 'Estado del servicio: {{addresses, list}}',
  'contact.role.sales': 'Ventas: {{addresses, list}}',
  'contact.none': 'No publica ninguna dirección (XEP-0157).',
  'contact.refused': '? No comunicó sus direcciones ({{condition}}).',
  'contact.unanswered':
    '? Su servidor no respondió a tiempo, o estoy desconectado. Inténtelo de nuevo en un minuto.',
  'contact.no-session': 'Sin cuenta no puedo preguntar al propio servidor (véase XMPP_JID).',
  'contact.guess': 'Una suposición: {{address}} (RFC 2142). No se sabe si alguien la lee.',
  'contact.outages': 'Informa de interrupciones (XEP-0455): {{addresses, list}}',
  'contact.software': 'Programa: {{software}}',
  'contact.software-unknown': 'No indica qué programa utiliza.',

  'opted-out.told': 'Sus operadores no desean pruebas; usted lo prueba de todos modos.',

  'command.contact.line': '{{usage}} – a quién escribir',
  'command.contact.details':
    'Por ejemplo: contacto xmpp.jp\nLas direcciones que publica un servidor (XEP-0157), el programa que dice utilizar (XEP-0092) y el buzón que debería tener, señalado como suposición. Pregunto al propio servidor, a través del mío.',
}
