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
  'contact.guess': 'Una suposición: {{address}} (XEP-0157). No se sabe si alguien la lee.',
  'contact.outages': 'Informa de interrupciones (XEP-0455): {{addresses, list}}',
  'contact.software': 'Programa: {{software}}',
  'contact.software-unknown': 'No indica qué programa utiliza.',

  'opted-out.told': 'Sus administradores no desean comprobaciones; usted lo comprueba de todos modos.',

  'command.contact.line': '{{usage}} – a quién escribir',
  'command.contact.details':
    'Por ejemplo: contacto xmpp.jp\nLas direcciones que publica un servidor (XEP-0157), el programa que dice utilizar (XEP-0092) y el buzón que debería tener, señalado como suposición. Pregunto al propio servidor, a través del mío.',

  'right.operator-how':
    'Eso es para los administradores de {{domain}}, y no puedo saber si usted es uno de ellos. Para demostrarlo, escríbame a solas desde una dirección que el servidor publique como contacto (XEP-0157). Para que no se compruebe, también basta el registro DNS _tellus.{{zone}} TXT "opt-out".',
  'right.operator': 'Sigo sin poder saber si usted administra {{domain}}.',
  'right.anybody': 'Cualquiera puede comprobarlo de nuevo: {{line, command}}',
  'problem.no-proof':
    '{{domain}} no indicó sus contactos, así que no puedo saber quién es usted. Inténtelo de nuevo en un minuto.',
  'opt-out.done':
    'Desde ahora se deja en paz a {{domain}}: sin comprobaciones, y las campañas sobre él terminan. Para revertirlo: {{line}}',
  'opt-out.already': 'A {{domain}} ya se le deja en paz.',
  'opt-in.done': '{{domain}} puede comprobarse de nuevo. ¡Gracias!',
  'problem.opt-in.none': 'Nadie pidió que se dejara en paz a {{domain}}.',
  'problem.opt-in.dns':
    'Lo pide el registro DNS _tellus.{{zone}}. Elimínelo y diez minutos después se podrá comprobar de nuevo.',
  'problem.opt-in.theirs': 'Lo pidieron los administradores de {{domain}}, y solo ellos pueden revertirlo.',
  'problem.opt-in.owner': 'Lo anotaron quienes me administran, y solo ellos pueden revertirlo.',
  'operator.noted': '¡Gracias! Se informa a todas las campañas sobre {{domain}}.',
  'operator.no-case':
    '¡Gracias! Aquí no hay ninguna campaña sobre {{domain}}, así que no hay a quién avisar.',
  'told.opted-out.contact':
    '{{domain}}: sus administradores ({{by}}) desean que se le deje en paz. Esta campaña termina aquí; por favor, no les escriban más.',
  'told.opted-out.owner':
    '{{domain}}: quienes me administran decidieron dejarlo en paz. Esta campaña termina aquí.',
  'told.retested':
    '{{domain}}: sus administradores ({{by}}) pidieron una nueva comprobación. c2s: {{c2s, state}}, s2s: {{s2s, state}}.',
  'told.promised':
    '{{domain}}: sus administradores ({{by}}) dicen que exigirá TLS desde el {{day, day}}. Lo compruebo ese día.',

  'help.operators': 'Para administradores de servidores: {{others, commands}}',
  'command.opt-out.line': '{{usage}} – que se deje en paz su servidor',
  'command.opt-out.details':
    'Por ejemplo: excluye xmpp.jp\nDesde una dirección que el servidor publique como contacto (XEP-0157), a solas; pregunto de nuevo al servidor. Vale de inmediato y hasta que se revierta. El registro DNS _tellus.xmpp.jp TXT "opt-out" hace lo mismo.',
  'command.opt-in.line': '{{usage}} – permitir de nuevo las comprobaciones',
  'command.opt-in.details': 'Por ejemplo: permite xmpp.jp\nRevierte excluye, con la misma acreditación.',
  'command.retest.line': '{{usage}} – comprobar de nuevo su servidor y avisar a las campañas',
  'command.retest.details':
    'Por ejemplo: recomprueba xmpp.jp\nPara los administradores del servidor, con la misma acreditación que excluye. Quienes llevan una campaña saben lo que encuentro.',

  'letter.shown': 'Carta {{code}}: {{kind, letter-kind}}, {{language}}.',
  'letter.machine-draft':
    '⚠ Borrador automático: nadie que hable el idioma ({{language}}) lo ha revisado aún. Léalo con cuidado antes de enviarlo.',
  'letter.reviewed': 'Texto revisado por {{reviewer}}.',
  'letter.by-hand': 'La envía una persona, nunca yo.',
  'letter.second-person': 'La segunda persona me lo dice en su propia conversación a solas.',
  'letter.read-privately': 'Para leerla, envíeme un mensaje privado a través de esta sala: {{line}}',
  'letter.subject': 'Asunto: {{subject}}',
  'letter.text': '{{text}}',
  'approve.told':
    '{{domain}}: {{by}} aprobó la carta {{code}}. Envíela, pues yo nunca lo hago; luego diga: {{line}}',

  'problem.letter.none': 'Aún no hay ninguna carta para {{domain}}. Para tener una: {{line}}',
  'letter.others-wrote':
    '⚠ Otras personas escribieron a {{domain}} el {{sent, day}} y aún no tienen respuesta. Aquí no se apremia a nadie: es mejor enviar esta a partir del {{from, day}}.',
  'problem.letter.too-soon':
    'La última carta a {{domain}} salió el {{sent, day}} y no tiene respuesta. Aquí no se apremia a nadie: la siguiente puede redactarse desde el {{from, day}}.',
  'problem.letter.required': 'En {{domain}} TLS ya es obligatorio. Mejor: {{line}}',
  'problem.letter.no-fault':
    'Una carta habla de inicios de sesión sin TLS, y en {{domain}} no encontré ninguno: c2s {{c2s, state}}, s2s {{s2s, state}}.',
  'problem.letter.not-required':
    'Las gracias se dan cuando TLS ya es obligatorio; c2s de {{domain}} está así: {{c2s, state}}.',
  'problem.letter.no-outage': 'Aquí no consta ninguna interrupción de {{domain}}. Mejor: {{line}}',
  'problem.approve.unknown': 'No hay ninguna carta {{code}} que se pueda aprobar aquí.',

  'field.letter': 'Qué carta (vacío: la que convenga)',
  'field.letter-language': 'Idioma de la carta',
  'field.code': 'Código de la carta',
  'usage.code': 'código',
  'command.letter.line': '{{usage}} – una carta para que la envíe',
  'command.letter.details':
    'Por ejemplo: carta xmpp.jp first de\nRellena una carta a los administradores del servidor, con las evidencias y los ajustes de su programa: first, reminder, after-outage o thanks, en cualquier idioma que hablo; si no se indica, la que convenga. show muestra de nuevo la última. Una segunda persona la aprueba, y la envía una persona.',
  'command.approve.line': '{{usage}} – aprobar una carta que pidió otra persona',
  'command.approve.details':
    'Por ejemplo: aprueba xmpp.jp K7QM\nLa segunda persona leyó la carta y la encuentra cortés y cierta. En una sala, cualquiera menos quien la pidió; para la campaña de una sola persona, otra, en una conversación conmigo.',
  'command.require-from.line': '{{usage}} – decir desde cuándo su servidor exige TLS',
  'command.require-from.details':
    'Por ejemplo: obligatorio xmpp.jp 2027-01-31\no en inglés: we require TLS from 31 January 2027\nPara los administradores del servidor, con la misma acreditación que excluye; sin dominio, el de su dirección. Quienes llevan una campaña lo saben, y ese día lo compruebo.',
  'require-from.done':
    '¡Gracias! Se informa a todas las campañas sobre {{domain}}, y lo compruebo el {{day, day}}.',
}
