import type { Translation } from '../catalogue.ts'

/** Spanish, of the campaign desk. */
export const deskEs: Translation<'one' | 'many' | 'other'> = {
  'interval.hourly': 'cada hora',
  'interval.daily': 'cada día',
  'interval.weekly': 'cada semana',

  'stage.found': 'hallado',
  'stage.verified': 'verificado',
  'stage.drafted': 'carta redactada',
  'stage.approved': 'carta aprobada',
  'stage.sent': 'carta enviada',
  'stage.answered': 'con respuesta',
  'stage.promised': 'prometido',
  'stage.retested': 'comprobado de nuevo',
  'stage.done': 'terminado',
  'stage.stalled': 'en pausa',
  'stage.opted-out': 'rechazado',

  'page.more': 'Página {{page}} de {{pages}}. Más: {{line}}',
  'page.last': 'Página {{page}} de {{pages}}.',
  'problem.no-ledger':
    'Las campañas no están disponibles: no se pudo abrir la base de datos. Quien me administra verá el motivo en el registro, y puede definir DATABASE_URL o revisar DATA_DIR.',
  'problem.only-one': 'Solo uno de {{words, list}} a la vez. Por ejemplo: {{line}}',
  'problem.day': '¿Qué día? Escríbelo como 2017-05-08, o 7d para dentro de una semana. Por ejemplo: {{line}}',
  'problem.text-too-long': 'Es demasiado largo para guardarlo: {{most}} caracteres como máximo.',
  'right.voice': 'Eso es para quienes tienen voz en esta sala; los visitantes pueden mirar.',
  'target.opted-out.contact':
    '{{domain}} no se comprueba: {{by}}, contacto que indica su servidor, lo pidió el {{at, day}}.',
  'target.opted-out.dns': '{{domain}} no se comprueba: su DNS lo pide, como vi el {{at, day}}.',
  'target.opted-out.owner': '{{domain}} no se comprueba: quien me administra lo anotó el {{at, day}}.',

  'watch.added':
    'A partir de ahora compruebo {{domain}} {{interval, interval}} y aquí solo cuento lo que cambia. Para dejarlo: {{line}}',
  'watch.changed':
    'Ya vigilaba {{domain}}; a partir de ahora lo compruebo {{interval, interval}}. Para dejarlo: {{line}}',
  'unwatch.done': '{{domain}} ya no se vigila aquí.',
  'problem.not-watched': '{{domain}} no se vigila aquí. Lo que sí: {{line}}',
  'problem.too-many-watches':
    'Aquí ya se vigilan {{most}} dominios, que es el máximo. Para ver cuáles quitar: {{line}}',
  'problem.too-many-watched':
    'En total ya vigilo {{most, number}} dominios, que es el máximo. Vuelve a pedirlo cuando alguien haya dejado alguno.',
  'list.none': 'Aquí no se vigila nada. Para empezar: {{line}}',
  'list.heading_one': 'Aquí se vigila {{count}} dominio:',
  'list.heading_many': 'Aquí se vigilan {{count}} de dominios:',
  'list.heading_other': 'Aquí se vigilan {{count}} dominios:',
  'list.line': '{{symbol}} {{domain}} – c2s {{c2s, state}}, s2s {{s2s, state}} ({{interval, interval}})',
  'list.unchecked': '? {{domain}} – aún sin comprobar ({{interval, interval}})',
  'list.outage': '✖ {{domain}} – sin respuesta desde el {{since, day}} ({{interval, interval}})',

  'help.watching': 'Vigilancia: {{others, commands}}',
  'help.campaigns': 'Campañas: {{others, commands}}',
  'command.watch.line': '{{usage}} – avisar de lo que cambie allí',
  'command.watch.details':
    'Por ejemplo: vigila xmpp.jp daily\nCompruebo hourly (cada hora), daily (cada día) o weekly (cada semana), sin indicarlo cada día, y solo cuento los cambios: el veredicto, cuando coinciden dos pruebas separadas en el tiempo, un certificado que vence pronto o cambia de clave, un punto de acceso desaparecido, la nota, una caída y su fin. En una sala, la vigilancia es de la sala.',
  'command.unwatch.line': '{{usage}} – dejar de vigilar',
  'command.unwatch.details': 'Por ejemplo: deja xmpp.jp\nLo registrado se conserva.',
  'command.list.line': '{{usage}} – lo que se vigila aquí',
  'command.list.details': 'Indica cada dominio con su último veredicto y cada cuánto se comprueba.',

  'field.interval': 'Cada cuánto (nada: cada día)',
  'field.page': 'Página',
  'usage.page': 'página',
}
