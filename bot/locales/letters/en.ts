/** English, of letters and operators. */
export const lettersEn = {
  'contact.heading': '{{domain}} — who runs it',
  'contact.role.admin': 'Administrators: {{addresses, list}}',
  'contact.role.support': 'Support: {{addresses, list}}',
  'contact.role.feedback': 'Feedback: {{addresses, list}}',
  'contact.role.security': 'Security: {{addresses, list}}',
  'contact.role.abuse': 'Abuse: {{addresses, list}}',
  'contact.role.status': 'Status: {{addresses, list}}',
  'contact.role.sales': 'Sales: {{addresses, list}}',
  'contact.none': 'It publishes no addresses (XEP-0157).',
  'contact.refused': '? It did not tell its addresses ({{condition}}).',
  'contact.unanswered': '? Its server did not answer in time, or I am offline. Try again in a minute.',
  'contact.no-session': 'Without an account I cannot ask the server itself (see XMPP_JID).',
  'contact.guess': 'A guess: {{address}} (XEP-0157). Whether anybody reads it is not known.',
  'contact.outages': 'Tells of outages (XEP-0455): {{addresses, list}}',
  'contact.software': 'Software: {{software}}',
  'contact.software-unknown': 'It does not say which software it runs.',

  'opted-out.told': 'Its operators want it left alone; you test it all the same.',

  'command.contact.line': '{{usage}} – whom to write to',
  'command.contact.details':
    'For example: contact xmpp.jp\nThe addresses that a server publishes (XEP-0157), the software it says it runs (XEP-0092), and the mailbox that it should have, marked as a guess. I ask the server itself, through my own.',

  'right.operator-how':
    'That is for those who run {{domain}}, and I cannot tell that you do. To show it, write to me in a chat from an address that the server publishes for its contacts (XEP-0157). To have it left alone, the DNS record _tellus.{{zone}} TXT "opt-out" does as well.',
  'right.operator': 'I still cannot tell that you run {{domain}}.',
  'right.anybody': 'Anybody can test it anew: {{line, command}}',
  'problem.no-proof':
    '{{domain}} did not say whom it names as contacts, so I cannot tell who you are. Try again in a minute.',
  'opt-out.done':
    'From now on {{domain}} is left alone: no tests, and campaigns about it end. To take that back: {{line}}',
  'opt-out.already': '{{domain}} is left alone already.',
  'opt-in.done': '{{domain}} may be tested again. Thank you!',
  'problem.opt-in.none': 'Nobody asked that {{domain}} be left alone.',
  'problem.opt-in.dns':
    'The DNS record _tellus.{{zone}} asks for it. Remove that, and tests are possible again ten minutes later.',
  'problem.opt-in.theirs': 'Those who run {{domain}} asked for that, and only they can take it back.',
  'problem.opt-in.owner': 'Those who run me wrote that down, and only they can take it back.',
  'operator.noted': 'Thank you! Every campaign about {{domain}} is told.',
  'operator.no-case': 'Thank you! Nobody here has a campaign about {{domain}}, so there is nobody to tell.',
  'told.opted-out.contact':
    '{{domain}}: those who run it ({{by}}) want it left alone. This campaign ends here; please write to them no more.',
  'told.opted-out.owner': '{{domain}}: those who run me had it left alone. This campaign ends here.',
  'told.retested':
    '{{domain}}: those who run it ({{by}}) asked for a new test. c2s: {{c2s, state}}, s2s: {{s2s, state}}.',
  'told.promised':
    '{{domain}}: those who run it ({{by}}) say that it requires TLS from {{day, day}}. I test it on that day.',

  'help.operators': 'For those who run a server: {{others, commands}}',
  'command.opt-out.line': '{{usage}} – have your server left alone',
  'command.opt-out.details':
    'For example: opt-out xmpp.jp\nFrom an address that the server publishes for its contacts (XEP-0157), in a chat; I ask the server anew. It holds at once and until it is taken back. The DNS record _tellus.xmpp.jp TXT "opt-out" does the same.',
  'command.opt-in.line': '{{usage}} – have it tested again',
  'command.opt-in.details': 'For example: opt-in xmpp.jp\nTakes opt-out back, by the same proof.',
  'command.retest.line': '{{usage}} – test your server anew, and tell the campaigns',
  'command.retest.details':
    'For example: retest xmpp.jp\nFor those who run the server, by the same proof as opt-out. Whoever campaigns for it is told what I find.',

  'letter.shown': 'Letter {{code}}: {{kind, letter-kind}}, in {{language}}.',
  'letter.machine-draft':
    '⚠ Machine draft: nobody who speaks {{language}} has reviewed these words yet. Read it with care before you send it.',
  'letter.reviewed': 'The words were reviewed by {{reviewer}}.',
  'letter.by-hand': 'A person sends it, never I.',
  'letter.second-person': 'The second person says that to me in a chat of their own.',
  'letter.read-privately': 'To read it, send me a private message through this room: {{line}}',
  'letter.subject': 'Subject: {{subject}}',
  'letter.text': '{{text}}',
  'approve.told': '{{domain}}: {{by}} approved letter {{code}}. Send it, for I never do; then say: {{line}}',

  'problem.letter.none': 'No letter for {{domain}} was drafted yet. To have one: {{line}}',
  'letter.others-wrote':
    '⚠ Others wrote to {{domain}} on {{sent, day}} and have no answer yet. Nobody is pressed here: better send this one from {{from, day}} on.',
  'problem.letter.too-soon':
    'The last letter to {{domain}} went out on {{sent, day}} and is not answered. Nobody is pressed here: the next one may be drafted from {{from, day}}.',
  'problem.letter.required': 'TLS is mandatory at {{domain}} by now. Better: {{line}}',
  'problem.letter.no-fault':
    'A letter speaks of logins without TLS, and I found none at {{domain}}: c2s {{c2s, state}}, s2s {{s2s, state}}.',
  'problem.letter.not-required': 'Thanks come once TLS is mandatory; c2s of {{domain}} is: {{c2s, state}}.',
  'problem.letter.no-outage': 'No outage of {{domain}} is recorded here. Better: {{line}}',
  'problem.approve.unknown': 'No letter with the code {{code}} can be approved here.',

  'field.letter': 'Which letter (none: the one that fits)',
  'field.letter-language': 'Language of the letter',
  'field.code': 'Code of the letter',
  'usage.code': 'code',
  'command.letter.line': '{{usage}} – a letter for you to send',
  'command.letter.details':
    'For example: letter xmpp.jp first de\nFills in a letter to those who run the server, with the evidence and the lines for their software: first, reminder, after-outage or thanks, in any language I speak; the one that fits where none is named. show shows the last one again. A second person approves it, and a person sends it.',
  'command.approve.line': '{{usage}} – approve a letter that somebody else had drafted',
  'command.approve.details':
    'For example: approve xmpp.jp K7QM\nThe second person has read the letter and finds it polite and true. In a room, anybody there but the one who had it drafted; for a campaign of one person, somebody else, in a chat with me.',
  'command.require-from.line': '{{usage}} – say from when your server requires TLS',
  'command.require-from.details':
    'For example: require-from xmpp.jp 2027-01-31\nor in plain English: we require TLS from 31 January 2027\nFor those who run the server, by the same proof as opt-out; without a domain, that of your address. Whoever campaigns for it is told, and I test on that day.',
  'require-from.done': 'Thank you! Every campaign about {{domain}} is told, and I test it on {{day, day}}.',
} as const
