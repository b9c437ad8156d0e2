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
  'problem.database-away':
    'The campaign desk cannot reach its database just now; whether that was done is not known. Ask again in a minute. If it lasts, whoever runs me finds the reason in the log.',
  'problem.only-one': 'Only one of {{words, list}} at a time. For example: {{line}}',
  'problem.day': 'Which day? Write it like 2017-05-08, or 7d for a week from now. For example: {{line}}',
  'problem.since-day':
    'Since which day, today at the latest? Write it like 2017-05-08, or 7d for a week ago. For example: {{line}}',
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

  'letter-kind.first': 'the first',
  'letter-kind.reminder': 'a reminder',
  'letter-kind.after-outage': 'after an outage',
  'letter-kind.thanks': 'thanks',

  'step.somebody': 'somebody',
  'step.found': '{{at, day}} – found by {{by, actor}}: c2s {{state, state}}',
  'step.verified': '{{at, day}} – verified by a second test: c2s {{state, state}}',
  'step.drafted':
    '{{at, day}} – letter {{code}} drafted by {{by, actor}} ({{kind, letter-kind}}, {{language}})',
  'step.approved': '{{at, day}} – letter {{code}} approved by {{by, actor}}',
  'step.sent': '{{at, day}} – sent by {{by, actor}}',
  'step.sent-to': '{{at, day}} – sent by {{by, actor}} to {{to}}',
  'step.answered': '{{at, day}} – they answered ({{by, actor}})',
  'step.answered-with': '{{at, day}} – they answered ({{by, actor}}): {{text}}',
  'step.promised': '{{at, day}} – promised for {{day, day}} ({{by, actor}})',
  'step.retested': '{{at, day}} – tested again: c2s {{state, state}}',
  'step.reminded': '{{at, day}} – no answer yet: reminder no. {{number, number}}',
  'step.outage-ended': '{{at, day}} – back after the outage of {{since, day}}: c2s {{state, state}}',
  'step.noted': '{{at, day}} – note by {{by, actor}}: {{text}}',
  'step.skipped': '{{at, day}} – skipped by {{by, actor}}: {{stages, stages}}',
  'step.done': '{{at, day}} – done, says {{by, actor}}: c2s {{state, state}}',
  'step.stalled': '{{at, day}} – paused: no answer',
  'step.opted-out.contact': '{{at, day}} – its operators asked to be left alone',
  'step.opted-out.dns': '{{at, day}} – its DNS asks to leave it alone',
  'step.opted-out.owner': '{{at, day}} – left alone by those who run me',
  'step.reopened': '{{at, day}} – reopened by {{by, actor}}',

  'change.verdict': '{{service}}: TLS {{from, state}} → {{to, state}}',
  'change.certificate-ending_one': '{{service}}: the certificate ends in {{count}} day, on {{at, day}}',
  'change.certificate-ending_other': '{{service}}: the certificate ends in {{count}} days, on {{at, day}}',
  'change.certificate-ends-today': '{{service}}: the certificate ends within a day, on {{at, day}}',
  'change.certificate-ended': '{{service}}: the certificate ended on {{at, day}}',
  'change.key':
    '{{service}}: new certificate key, though the old one was good until {{at, day}}; issuer as before: {{issuer}}',
  'change.key-and-issuer':
    '{{service}}: new certificate key and issuer, though the old one was good until {{at, day}}: {{from}} → {{to}}',
  'change.endpoint-gone': '{{service}}: {{place}} does not answer any more',
  'change.endpoint-new': '{{service}}: {{place}} answers now',
  'change.grade': 'Grade: {{from}} → {{to}}',
  'change.outage-began': 'No answer since {{since, time}} UTC',
  'change.outage-ended': 'Answers again, after {{length, duration}}',
  'change.back': 'Answers again, after {{length, duration}}: c2s {{c2s, state}}, s2s {{s2s, state}}',

  'history.none': 'Nothing is recorded of {{domain}}. To have that: {{line}}',
  'history.unchanged': '{{domain}} is watched, and no change was seen there so far.',
  'history.heading': '{{domain}} – what changed, newest first',
  'history.day': '{{at, day}}',
  'diff.only-one': '{{domain}} was tested only once so far, on {{at, day}}: there is nothing to compare.',
  'diff.same': '{{domain}} – nothing changed between {{from, time}} and {{to, time}} UTC.',
  'diff.heading': '{{domain}} – from {{from, time}} to {{to, time}} UTC:',
  'diff.since': '{{domain}} – since {{from, day}}, newest first',
  'diff.none-since': '{{domain}} – nothing was seen to change since {{from, day}}.',

  'case.heading': '{{domain}} – {{stage, stage}}',
  'next.found': 'Next: I test once more, some time from now, before it counts as verified.',
  'next.verified': 'Next: have a letter drafted: {{line}}',
  'next.drafted': 'Next: a second person approves it: {{line}}',
  'next.approved': 'Next: send it, for I never do; then say: {{line}}',
  'next.reminder': 'Next, when they write back: {{line}} – else I remind you here on {{at, day}}.',
  'next.pause': 'Next, when they write back: {{line}} – else the campaign is paused on {{at, day}}.',
  'next.answered': 'Next, if they named a day: {{line}}',
  'next.retest': 'Next: I test on {{at, day}} whether the promise was kept, and tell it here.',
  'next.kept': 'Next: it requires TLS now, so close the campaign: {{line}}',
  'next.broken': 'Next: c2s is still {{state, state}}; write again: {{line}}',
  'next.done': 'Next: a word of thanks: {{line}}',
  'next.stalled': 'To go on: {{line}}',

  'due.retest': '{{at, day}}: {{domain}} – I test whether the promise was kept',
  'due.reminder': '{{at, day}}: {{domain}} – no answer yet, I remind you',
  'due.pause': '{{at, day}}: {{domain}} – still no answer, the campaign is paused',
  'due.certificate': '{{at, day}}: {{domain}} – a certificate ends',
  'campaigns.none': 'There are no campaigns here. To open one: {{line}}',
  'campaigns.heading_one': '{{count}} campaign, by what is due next:',
  'campaigns.heading_other': '{{count}} campaigns, by what is due next:',
  'campaigns.testing': '{{domain}} – {{stage, stage}} since {{since, day}}: I test once more',
  'campaigns.waiting': '{{domain}} – {{stage, stage}} since {{since, day}}: your turn',
  'campaigns.closed': '{{domain}} – {{stage, stage}} since {{since, day}}',
  'calendar.none': 'Nothing is due in the next two weeks.',
  'calendar.heading': 'The next two weeks:',

  'problem.no-case': 'There is no campaign for {{domain}} here. To open one: {{line}}',
  'problem.case-open': 'The campaign for {{domain}} is open: {{stage, stage}}.',
  'problem.case-closed': 'The campaign for {{domain}} is closed: {{stage, stage}}. To go on: {{line}}',
  'problem.case-changed':
    'Others wrote to the campaign for {{domain}} at the same moment: nothing was written down. Say it again.',
  'problem.too-many-cases':
    '{{most}} campaigns are open here already, and that is the most. To see them: {{line}}',
  'problem.required-already': '{{domain}} requires TLS of clients already: there is nothing to campaign for.',
  'problem.no-finding':
    '{{domain}}, c2s: {{state, state}}. I open campaigns only where I find that logins are taken without TLS.',
  'problem.missing':
    'This is missing before that: {{missing, stages}}. Do that first: {{line}} – or have it skipped, which is written down with your name: {{anyway, command}}',
  'problem.missing-verified':
    'This is missing before that: {{missing, stages}}. I verify by a second test of my own, some time after the first. To have it skipped, which is written down with your name: {{anyway, command}}',
  'problem.not-required':
    '{{domain}}, c2s: {{state, state}} – not required, so this is not done. If you know better, which is written down with your name: {{line}}',
  'problem.own-letter': 'A second person approves a letter, not the one who had it drafted.',
  'problem.no-such-letter': 'No letter for {{domain}} has that code. To have one drafted: {{line}}',
  'problem.letter-replaced': 'Another letter was drafted since then. To approve that one: {{line}}',
  'problem.approved-already': 'That letter is approved already.',
  'problem.which-text': 'What shall I write down? For example: {{line}}',
  'problem.day-past': '{{day, day}} is over. For a day to come: {{line}}',
  'problem.day-far': '{{day, day}} is more than two years off. For a nearer day: {{line}}',

  'command.history.line': '{{usage}} – what changed there',
  'command.history.details':
    'For example: history xmpp.jp\nWhat changed while somebody watched it, newest first. More pages: history xmpp.jp 2',
  'command.diff.line': '{{usage}} – what is different since last time',
  'command.diff.details':
    'For example: diff xmpp.jp or: diff xmpp.jp 2017-03-01\nCompares the last two tests, or tells what changed since a day.',
  'command.campaign.line': '{{usage}} – have a server require TLS: open a campaign',
  'command.campaign.details':
    'For example: campaign xmpp.jp\nOpens a campaign where logins are taken without TLS, or tells how the one that there is has gone. The steps: found, verified by a second test, a letter drafted, approved by a second person, sent by you, answered, promised, tested again, done. What is missing is refused with the line to type; anyway at the end of a line skips it, which is written down with your name. In a room it belongs to the room.',
  'command.note.line': '{{usage}} – write something down in a campaign',
  'command.note.details':
    'For example: note xmpp.jp maintenance is on Saturdays\nUp to 500 characters, with your name and the day.',
  'command.sent.line': '{{usage}} – you sent the letter',
  'command.sent.details':
    'For example: sent xmpp.jp admin@xmpp.jp\nI never write to operators myself. After 7 days without an answer I remind you, after 14 more again, then the campaign is paused.',
  'command.answered.line': '{{usage}} – they wrote back',
  'command.answered.details':
    'For example: answered xmpp.jp at the next maintenance\nWhat they wrote is optional, up to 500 characters.',
  'command.promise.line': '{{usage}} – they named a day',
  'command.promise.details':
    'For example: promise xmpp.jp 2017-05-08 or: promise xmpp.jp 7d\nOn that day I test whether it was kept, and tell it here.',
  'command.done.line': '{{usage}} – it requires TLS now',
  'command.done.details':
    'For example: done xmpp.jp\nI test first: c2s has to be required. To close it all the same: done xmpp.jp anyway',
  'command.reopen.line': '{{usage}} – go on with a closed campaign',
  'command.reopen.details':
    'For example: reopen xmpp.jp\nOne that was paused goes on where it was, one that was done begins anew.',
  'command.campaigns.line': '{{usage}} – all campaigns here',
  'command.campaigns.details':
    'Those where something is due first, then those that wait for you, then the closed ones.',
  'command.calendar.line': '{{usage}} – the next two weeks',
  'command.calendar.details':
    'Promises that I will test, reminders, and certificates of watched domains that end.',

  'field.maybe-domain': 'Domain (none: all)',
  'field.day': 'Day (2017-05-08, or 7d: in a week)',
  'field.since': 'Since which day (none: the last test but one)',
  'field.anyway': 'Skip what is missing',
  'field.text': 'Text (up to 500 characters)',
  'field.to': 'To which address',
  'usage.date': 'date',
  'usage.text': 'text',
  'usage.to': 'to',

  'stats.here': 'Here:',
  'stats.all': 'All together:',
  'stats.watched_one': '{{count}} domain is watched',
  'stats.watched_other': '{{count}} domains are watched',
  'stats.state': '{{symbol}} {{state, state}}: {{amount, number}}',
  'stats.month': 'Verdicts that changed in {{month}}: {{amount, number}}',
  'stats.stage': 'Campaigns – {{stage, stage}}: {{amount, number}}',
  'stats.median_one': 'From the letter to done: {{count}} day (median)',
  'stats.median_other': 'From the letter to done: {{count}} days (median)',
  'problem.export-too-long':
    'That is too long for one message here. Ask in private, or for one domain at a time; at the terminal all of it can be had.',
  'command.stats.line': '{{usage}} – how it goes in numbers',
  'command.stats.details':
    'What is watched, by verdict; how many verdicts changed in each month; campaigns by where they stand; and how long it takes from the letter to done.',
  'command.export.line': '{{usage}} – campaigns as data',
  'command.export.details':
    'For example: export xmpp.jp json or: export csv\nOne campaign or all of them, each step a line (CSV, RFC 4180), or as JSON.',
  'field.format': 'Format (none: csv)',

  'feed.title': 'Campaigns of {{room}} – that servers require TLS',
  'plot.months': 'Verdicts that changed, by month',
  'plot.stages': 'Campaigns',
  'plot.at': 'Counted {{at, time}} UTC',
  'field.plot': 'As a picture',
  'export.saved': 'The file: {{path}}',
} as const
