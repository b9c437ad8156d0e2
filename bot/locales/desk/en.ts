/** English, of the campaign desk: part of the catalogue that is the type of every other one. */
export const deskEn = {
  'interval.hourly': 'hourly',
  'interval.daily': 'daily',
  'interval.weekly': 'weekly',

  'stage.found': 'found',
  'stage.verified': 'verified',
  'stage.drafted': 'drafted',
  'stage.approved': 'approved',
  'stage.sent': 'sent',
  'stage.answered': 'answered',
  'stage.promised': 'promised',
  'stage.retested': 'retested',
  'stage.done': 'done',
  'stage.stalled': 'stalled',
  'stage.opted-out': 'opted out',

  'page.more': 'Page {{page}} of {{pages}}. More: {{line}}',
  'page.last': 'Page {{page}} of {{pages}}.',
  'problem.no-ledger':
    'The campaign desk is closed: its database could not be opened. Whoever runs me finds the reason in the log, and can set DATABASE_URL or look after DATA_DIR.',
  'problem.only-one': 'Only one of {{words, list}} at a time. For example: {{line}}',
  'problem.day': 'Which day? Write it like 2017-05-08, or 7d for a week from now. For example: {{line}}',
  'problem.text-too-long': 'That is too long to be kept: {{most}} characters are the most.',
  'right.voice': 'That is for those who have voice in this room; visitors may look.',
  'target.opted-out.contact':
    '{{domain}} is left alone: {{by}}, whom its server names as a contact, asked for that on {{at, day}}.',
  'target.opted-out.dns': '{{domain}} is left alone: its DNS asks for that, as I found on {{at, day}}.',
  'target.opted-out.owner': '{{domain}} is left alone: those who run me wrote that down on {{at, day}}.',

  'watch.added':
    'From now on I test {{domain}} {{interval, interval}} and tell here what changes, and nothing else. To end that: {{line}}',
  'watch.changed':
    'I watched {{domain}} already; from now on I test it {{interval, interval}}. To end that: {{line}}',
  'unwatch.done': '{{domain}} is not watched here any more.',
  'problem.not-watched': '{{domain}} is not watched here. What is: {{line}}',
  'problem.too-many-watches':
    '{{most}} domains are watched here already, and that is the most. To see which could go: {{line}}',
  'problem.too-many-watched':
    'I watch {{most, number}} domains already, for everybody together, and that is the most. Ask again when somebody has ended a watch.',
  'list.none': 'Nothing is watched here. To begin: {{line}}',
  'list.heading_one': '{{count}} domain is watched here:',
  'list.heading_other': '{{count}} domains are watched here:',
  'list.line': '{{symbol}} {{domain}} – c2s {{c2s, state}}, s2s {{s2s, state}} ({{interval, interval}})',
  'list.unchecked': '? {{domain}} – not tested yet ({{interval, interval}})',
  'list.outage': '✖ {{domain}} – no answer since {{since, day}} ({{interval, interval}})',

  'help.watching': 'Watching: {{others, commands}}',
  'help.campaigns': 'Campaigns: {{others, commands}}',
  'command.watch.line': '{{usage}} – be told when something changes there',
  'command.watch.details':
    'For example: watch xmpp.jp daily\nI test it hourly, daily or weekly (daily where nothing is said) and tell only what changed: the verdict, once two tests apart in time agree, a certificate that ends soon or has a new key, an endpoint that is gone, the grade, an outage and its end. In a room the watch belongs to the room.',
  'command.unwatch.line': '{{usage}} – stop watching',
  'command.unwatch.details': 'For example: unwatch xmpp.jp\nWhat was recorded of it stays.',
  'command.list.line': '{{usage}} – what is watched here',
  'command.list.details': 'Tells each domain with its last verdict and how often it is tested.',

  'field.interval': 'How often (none: daily)',
  'field.page': 'Page',
  'usage.page': 'page',
} as const
