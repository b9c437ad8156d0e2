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
  'stage.opted-out': 'excluido',

  'page.more': 'Página {{page}} de {{pages}}. Más: {{line}}',
  'page.last': 'Página {{page}} de {{pages}}.',
  'problem.no-ledger':
    'Las campañas no están disponibles: no se pudo abrir la base de datos. Quien me administra verá el motivo en el registro, y puede definir DATABASE_URL o revisar DATA_DIR.',
  'problem.database-away':
    'Ahora no se puede acceder a la base de datos de las campañas; no se sabe si eso llegó a hacerse. Pregunte de nuevo en un minuto. Si dura, quien me administra verá el motivo en el registro.',
  'problem.only-one': 'Solo uno de {{words, list}} a la vez. Por ejemplo: {{line}}',
  'problem.day': '¿Qué día? Escríbalo como 2017-05-08, o 7d para dentro de una semana. Por ejemplo: {{line}}',
  'problem.since-day':
    '¿Desde qué día, hoy como muy tarde? Escríbalo como 2017-05-08, o 7d para hace una semana. Por ejemplo: {{line}}',
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
    'En total ya vigilo {{most, number}} dominios, que es el máximo. Vuelva a pedirlo cuando alguien haya dejado alguno.',
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
    'Por ejemplo: vigila xmpp.jp daily\nCompruebo hourly (cada hora), daily (cada día) o weekly (cada semana), sin indicarlo cada día, y solo cuento los cambios: el veredicto, cuando coinciden dos comprobaciones separadas en el tiempo, un certificado que caduca pronto o cambia de clave, un punto de conexión desaparecido, la nota, una caída y su fin. En una sala, la vigilancia es de la sala.',
  'command.unwatch.line': '{{usage}} – dejar de vigilar',
  'command.unwatch.details': 'Por ejemplo: deja xmpp.jp\nLo registrado se conserva.',
  'command.list.line': '{{usage}} – lo que se vigila aquí',
  'command.list.details': 'Indica cada dominio con su último veredicto y cada cuánto se comprueba.',

  'field.interval': 'Cada cuánto (nada: cada día)',
  'field.page': 'Página',
  'usage.page': 'página',

  'letter-kind.first': 'primera',
  'letter-kind.reminder': 'recordatorio',
  'letter-kind.after-outage': 'tras una caída',
  'letter-kind.thanks': 'agradecimiento',

  'step.somebody': 'alguien',
  'step.found': '{{at, day}} – hallado por {{by, actor}}: c2s {{state, state}}',
  'step.verified': '{{at, day}} – verificado con una segunda comprobación: c2s {{state, state}}',
  'step.drafted':
    '{{at, day}} – carta {{code}} redactada por {{by, actor}} ({{kind, letter-kind}}, {{language}})',
  'step.approved': '{{at, day}} – carta {{code}} aprobada por {{by, actor}}',
  'step.sent': '{{at, day}} – enviada por {{by, actor}}',
  'step.sent-to': '{{at, day}} – enviada por {{by, actor}} a {{to}}',
  'step.answered': '{{at, day}} – respondieron (según {{by, actor}})',
  'step.answered-with': '{{at, day}} – respondieron (según {{by, actor}}): {{text}}',
  'step.promised': '{{at, day}} – prometido para el {{day, day}} (según {{by, actor}})',
  'step.retested': '{{at, day}} – comprobado de nuevo: c2s {{state, state}}',
  'step.reminded': '{{at, day}} – aún sin respuesta: recordatorio n.º {{number, number}}',
  'step.outage-ended': '{{at, day}} – de vuelta tras la caída del {{since, day}}: c2s {{state, state}}',
  'step.noted': '{{at, day}} – nota de {{by, actor}}: {{text}}',
  'step.skipped': '{{at, day}} – omitido por {{by, actor}}: {{stages, stages}}',
  'step.done': '{{at, day}} – terminado según {{by, actor}}: c2s {{state, state}}',
  'step.stalled': '{{at, day}} – en pausa: sin respuesta',
  'step.opted-out.contact': '{{at, day}} – sus administradores pidieron que se les deje en paz',
  'step.opted-out.dns': '{{at, day}} – su DNS pide que se le deje en paz',
  'step.opted-out.owner': '{{at, day}} – excluido por quien me administra',
  'step.reopened': '{{at, day}} – reabierto por {{by, actor}}',

  'change.verdict': '{{service}}: TLS {{from, state}} → {{to, state}}',
  'change.certificate-ending_one': '{{service}}: el certificado caduca en {{count}} día, el {{at, day}}',
  'change.certificate-ending_many': '{{service}}: el certificado caduca en {{count}} de días, el {{at, day}}',
  'change.certificate-ending_other': '{{service}}: el certificado caduca en {{count}} días, el {{at, day}}',
  'change.certificate-ends-today': '{{service}}: el certificado caduca en menos de un día, el {{at, day}}',
  'change.certificate-ended': '{{service}}: el certificado caducó el {{at, day}}',
  'change.key':
    '{{service}}: nueva clave de certificado aunque el certificado anterior era válido hasta el {{at, day}}; mismo emisor: {{issuer}}',
  'change.key-and-issuer':
    '{{service}}: nueva clave de certificado y nuevo emisor aunque el certificado anterior era válido hasta el {{at, day}}: {{from}} → {{to}}',
  'change.endpoint-gone': '{{service}}: {{place}} ya no responde',
  'change.endpoint-new': '{{service}}: {{place}} ahora responde',
  'change.grade': 'Nota: {{from}} → {{to}}',
  'change.outage-began': 'Sin respuesta desde el {{since, time}} UTC',
  'change.outage-ended': 'Responde de nuevo, tras una caída de {{length, duration}}',
  'change.back':
    'Responde de nuevo, tras una caída de {{length, duration}}: c2s {{c2s, state}}, s2s {{s2s, state}}',

  'history.none': 'No hay nada registrado de {{domain}}. Para empezar: {{line}}',
  'history.unchanged': '{{domain}} está vigilado; hasta ahora no se ha visto ningún cambio allí.',
  'history.heading': '{{domain}} – lo que cambió, primero lo más reciente',
  'history.day': '{{at, day}}',
  'diff.only-one': '{{domain}} solo se ha comprobado una vez, el {{at, day}}: no hay con qué comparar.',
  'diff.same': '{{domain}} – sin cambios entre el {{from, time}} y el {{to, time}} UTC.',
  'diff.heading': '{{domain}} – del {{from, time}} al {{to, time}} UTC:',
  'diff.since': '{{domain}} – desde el {{from, day}}, primero lo más reciente',
  'diff.none-since': '{{domain}} – no se vieron cambios desde el {{from, day}}.',

  'case.heading': '{{domain}} – {{stage, stage}}',
  'next.found': 'Después: compruebo otra vez, algo más tarde, antes de darlo por verificado.',
  'next.verified': 'Después: hacer redactar una carta: {{line}}',
  'next.drafted': 'Después: la aprueba una segunda persona: {{line}}',
  'next.approved': 'Después: envíenla, pues yo nunca lo hago; luego diga: {{line}}',
  'next.reminder': 'Después, cuando respondan: {{line}} – si no, lo recuerdo aquí el {{at, day}}.',
  'next.pause': 'Después, cuando respondan: {{line}} – si no, la campaña queda en pausa el {{at, day}}.',
  'next.answered': 'Después, si dieron una fecha: {{line}}',
  'next.retest': 'Después: el {{at, day}} compruebo si cumplieron la promesa, y lo digo aquí.',
  'next.kept': 'Después: ahora exige TLS, la campaña puede terminar: {{line}}',
  'next.broken': 'Después: c2s sigue en «{{state, state}}»; escribir de nuevo: {{line}}',
  'next.done': 'Después: unas palabras de agradecimiento: {{line}}',
  'next.stalled': 'Para continuar: {{line}}',

  'due.retest': '{{at, day}}: {{domain}} – compruebo si cumplieron la promesa',
  'due.reminder': '{{at, day}}: {{domain}} – aún sin respuesta, lo recuerdo',
  'due.pause': '{{at, day}}: {{domain}} – sigue sin respuesta, la campaña queda en pausa',
  'due.certificate': '{{at, day}}: {{domain}} – caduca un certificado',
  'campaigns.none': 'Aquí no hay campañas. Para abrir una: {{line}}',
  'campaigns.heading_one': '{{count}} campaña, por próxima fecha:',
  'campaigns.heading_many': '{{count}} de campañas, por próxima fecha:',
  'campaigns.heading_other': '{{count}} campañas, por próxima fecha:',
  'campaigns.testing': '{{domain}} – {{stage, stage}} desde el {{since, day}}: compruebo otra vez',
  'campaigns.waiting': '{{domain}} – {{stage, stage}} desde el {{since, day}}: les toca a ustedes',
  'campaigns.closed': '{{domain}} – {{stage, stage}} desde el {{since, day}}',
  'calendar.none': 'No hay nada previsto en las próximas dos semanas.',
  'calendar.heading': 'Las próximas dos semanas:',

  'problem.no-case': 'Aquí no hay campaña para {{domain}}. Para abrir una: {{line}}',
  'problem.case-open': 'La campaña para {{domain}} está en marcha: {{stage, stage}}.',
  'problem.case-closed':
    'La campaña para {{domain}} está cerrada: {{stage, stage}}. Para continuar: {{line}}',
  'problem.case-changed':
    'Otros escribieron en la campaña para {{domain}} en el mismo instante: no se anotó nada. Dígalo otra vez.',
  'problem.too-many-cases': 'Aquí ya hay {{most}} campañas abiertas, que es el máximo. Para verlas: {{line}}',
  'problem.required-already': '{{domain}} ya exige TLS a los clientes: no hay nada que pedir.',
  'problem.no-finding':
    '{{domain}}, c2s: {{state, state}}. Solo abro campañas donde veo que se aceptan inicios de sesión sin TLS.',
  'problem.missing':
    'Antes falta: {{missing, stages}}. Primero: {{line}}; o puede omitirse, lo que se anota con su nombre: {{anyway, command}}',
  'problem.missing-verified':
    'Antes falta: {{missing, stages}}. Yo mismo lo verifico con una segunda comprobación, algún tiempo después de la primera. Para omitirlo, lo que se anota con su nombre: {{anyway, command}}',
  'problem.not-required':
    '{{domain}}, c2s: {{state, state}} – no es obligatorio, así que no está terminado. Si sabe más, lo que se anota con su nombre: {{line}}',
  'problem.own-letter': 'Una carta la aprueba una segunda persona, no quien la hizo redactar.',
  'problem.no-such-letter':
    'Ninguna carta para {{domain}} tiene ese código. Para hacer redactar una: {{line}}',
  'problem.letter-replaced': 'Desde entonces se redactó otra carta. Para aprobar esa: {{line}}',
  'problem.approved-already': 'Esa carta ya está aprobada.',
  'problem.which-text': '¿Qué debo anotar? Por ejemplo: {{line}}',
  'problem.day-past': 'El {{day, day}} ya pasó. Para un día por venir: {{line}}',
  'problem.day-far': 'Para el {{day, day}} faltan más de dos años. Para un día más cercano: {{line}}',

  'command.history.line': '{{usage}} – lo que cambió allí',
  'command.history.details':
    'Por ejemplo: historial xmpp.jp\nLo que cambió mientras se vigilaba, primero lo más reciente. Más páginas: historial xmpp.jp 2',
  'command.diff.line': '{{usage}} – qué es distinto desde la última vez',
  'command.diff.details':
    'Por ejemplo: diferencias xmpp.jp o: diferencias xmpp.jp 2017-03-01\nCompara las dos últimas comprobaciones, o dice qué cambió desde un día.',
  'command.campaign.line': '{{usage}} – lograr que un servidor exija TLS: abrir una campaña',
  'command.campaign.details':
    'Por ejemplo: campaña xmpp.jp\nAbre una campaña donde se aceptan inicios de sesión sin TLS, o cuenta cómo va la que ya existe. Los pasos: hallado, verificado con una segunda comprobación, carta redactada, aprobada por una segunda persona, enviada por ustedes, con respuesta, prometido, comprobado de nuevo, terminado. Si falta un paso, lo digo con la línea que hay que escribir; anyway al final de una línea lo omite, lo que se anota con su nombre. En una sala, la campaña es de la sala.',
  'command.note.line': '{{usage}} – anotar algo en una campaña',
  'command.note.details':
    'Por ejemplo: nota xmpp.jp el mantenimiento es los sábados\nHasta 500 caracteres, con su nombre y el día.',
  'command.sent.line': '{{usage}} – ustedes enviaron la carta',
  'command.sent.details':
    'Por ejemplo: enviado xmpp.jp admin@xmpp.jp\nYo nunca escribo a los administradores. Tras 7 días sin respuesta lo recuerdo, tras 14 más otra vez, y luego la campaña queda en pausa.',
  'command.answered.line': '{{usage}} – respondieron',
  'command.answered.details':
    'Por ejemplo: respondido xmpp.jp en el próximo mantenimiento\nLo que escribieron es opcional, hasta 500 caracteres.',
  'command.promise.line': '{{usage}} – dieron una fecha',
  'command.promise.details':
    'Por ejemplo: prometido xmpp.jp 2017-05-08 o: prometido xmpp.jp 7d\nEse día compruebo si se cumplió, y lo digo aquí.',
  'command.done.line': '{{usage}} – ahora exige TLS',
  'command.done.details':
    'Por ejemplo: hecho xmpp.jp\nPrimero compruebo: TLS debe ser obligatorio en c2s. Para cerrarla de todos modos: hecho xmpp.jp anyway',
  'command.reopen.line': '{{usage}} – retomar una campaña cerrada',
  'command.reopen.details':
    'Por ejemplo: reabre xmpp.jp\nLa que estaba en pausa sigue donde estaba, la que estaba terminada empieza de nuevo.',
  'command.campaigns.line': '{{usage}} – todas las campañas de aquí',
  'command.campaigns.details':
    'Primero las que tienen algo previsto, luego las que les esperan a ustedes, luego las cerradas.',
  'command.calendar.line': '{{usage}} – las próximas dos semanas',
  'command.calendar.details':
    'Las promesas que comprobaré, los recordatorios y los certificados de dominios vigilados que caducan.',

  'field.maybe-domain': 'Dominio (nada: todos)',
  'field.day': 'Día (2017-05-08, o 7d: en una semana)',
  'field.since': 'Desde qué día (nada: la penúltima comprobación)',
  'field.anyway': 'Omitir lo que falta',
  'field.text': 'Texto (hasta 500 caracteres)',
  'field.to': 'A qué dirección',
  'usage.date': 'fecha',
  'usage.text': 'texto',
  'usage.to': 'dirección',

  'stats.here': 'Aquí:',
  'stats.all': 'En total:',
  'stats.watched_one': 'Se vigila {{count}} dominio',
  'stats.watched_many': 'Se vigilan {{count}} de dominios',
  'stats.watched_other': 'Se vigilan {{count}} dominios',
  'stats.state': '{{symbol}} {{state, state}}: {{amount, number}}',
  'stats.month': 'Veredictos que cambiaron en {{month}}: {{amount, number}}',
  'stats.stage': 'Campañas – {{stage, stage}}: {{amount, number}}',
  'stats.median_one': 'De la carta al final: {{count}} día (mediana)',
  'stats.median_many': 'De la carta al final: {{count}} de días (mediana)',
  'stats.median_other': 'De la carta al final: {{count}} días (mediana)',
  'problem.export-too-long':
    'Es demasiado largo para un mensaje aquí. Pídalo en privado, o un dominio a la vez; en el terminal puede obtenerse todo.',
  'command.stats.line': '{{usage}} – cómo va, en números',
  'command.stats.details':
    'Lo que se vigila, por veredicto; cuántos veredictos cambiaron cada mes; las campañas según su estado; y cuánto pasa de la carta al final.',
  'command.export.line': '{{usage}} – las campañas como datos',
  'command.export.details':
    'Por ejemplo: exporta xmpp.jp json o: exporta csv\nUna campaña o todas, una línea por paso (CSV, RFC 4180), o en JSON.',
  'field.format': 'Formato (nada: csv)',

  'feed.title': 'Campañas de {{room}} – para que los servidores exijan TLS',
  'plot.months': 'Veredictos que cambiaron, por mes',
  'plot.stages': 'Campañas',
  'plot.at': 'Contado el {{at, time}} UTC',
  'field.plot': 'Como imagen',
  'export.saved': 'El archivo: {{path}}',
}
