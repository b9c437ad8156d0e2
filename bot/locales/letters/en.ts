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
  'contact.guess': 'A guess: {{address}} (RFC 2142). Whether anybody reads it is not known.',
  'contact.outages': 'Tells of outages (XEP-0455): {{addresses, list}}',
  'contact.software': 'Software: {{software}}',
  'contact.software-unknown': 'It does not say which software it runs.',

  'opted-out.told': 'Its operators want it left alone; you test it all the same.',

  'command.contact.line': '{{usage}} – whom to write to',
  'command.contact.details':
    'For example: contact xmpp.jp\nThe addresses that a server publishes (XEP-0157), the software it says it runs (XEP-0092), and the mailbox that it should have, marked as a guess. I ask the server itself, through my own.',
} as const
