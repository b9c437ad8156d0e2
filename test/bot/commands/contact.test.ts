import type { ContactBook, ServerCard } from '../../../bot/ports.ts'
import { aConversation } from './conversation.ts'
import { goesLike } from './transcript.ts'

const CARDS: Readonly<Record<string, ServerCard>> = {
  'xmpp.jp': {
    published: {
      state: 'told',
      value: {
        contacts: [
          { role: 'abuse', scheme: 'https', uri: 'https://xmpp.jp/abuse' },
          { role: 'admin', scheme: 'mailto', uri: 'mailto:admin@xmpp.jp' },
          { role: 'admin', scheme: 'xmpp', uri: 'xmpp:admin@xmpp.jp', jid: 'admin@xmpp.jp' },
        ],
        outageDocuments: ['https://status.example/xmpp.json'],
      },
    },
    software: { state: 'told', value: { name: 'Prosody', version: '0.12.3' } },
  },
  'silent.jp': {
    published: { state: 'told', value: { contacts: [], outageDocuments: [] } },
    software: { state: 'refused', condition: 'service-unavailable' },
  },
  'gone.jp': {
    published: { state: 'refused', condition: 'remote-server-not-found' },
    software: { state: 'refused', condition: 'remote-server-not-found' },
  },
}

const NO_ANSWER: ServerCard = { published: { state: 'unanswered' }, software: { state: 'unanswered' } }

const contacts: ContactBook = { lookUp: (domain) => Promise.resolve(CARDS[domain] ?? NO_ANSWER) }

describe('bot contact', () => {
  it(
    'tells whom to write to, a chat first, and what is only a guess (XEP-0157 §2)',
    goesLike(
      [
        '> alice: contact xmpp.jp',
        '< xmpp.jp — who runs it',
        'Administrators: xmpp:admin@xmpp.jp, mailto:admin@xmpp.jp',
        'Abuse: https://xmpp.jp/abuse',
        'Tells of outages (XEP-0455): https://status.example/xmpp.json',
        'Software: Prosody 0.12.3',
        'A guess: mailto:xmpp@xmpp.jp (XEP-0157). Whether anybody reads it is not known.',
      ].join('\n'),
      aConversation({ contacts }),
    ),
  )

  it(
    'tells apart who publishes nothing, who refuses and who does not answer',
    goesLike(
      [
        '> alice: contact silent.jp gone.jp slow.jp',
        '< silent.jp — who runs it',
        'It publishes no addresses (XEP-0157).',
        'It does not say which software it runs.',
        'A guess: mailto:xmpp@silent.jp (XEP-0157). Whether anybody reads it is not known.',
        '< gone.jp — who runs it',
        '? It did not tell its addresses (remote-server-not-found).',
        'It does not say which software it runs.',
        'A guess: mailto:xmpp@gone.jp (XEP-0157). Whether anybody reads it is not known.',
        '< slow.jp — who runs it',
        '? Its server did not answer in time, or I am offline. Try again in a minute.',
        'A guess: mailto:xmpp@slow.jp (XEP-0157). Whether anybody reads it is not known.',
      ].join('\n'),
      aConversation({ contacts }),
    ),
  )

  it(
    'has only a guess at the terminal, and asks no private network',
    goesLike(
      [
        '> contact xmpp.jp',
        '< xmpp.jp — who runs it',
        'Without an account I cannot ask the server itself (see XMPP_JID).',
        'A guess: mailto:xmpp@xmpp.jp (XEP-0157). Whether anybody reads it is not known.',
        '> contact localhost',
        '< ✖ localhost is a private or reserved name. I test servers on the public Internet only.',
        '> contact',
        '< Which domain? For example: contact xmpp.jp',
      ].join('\n'),
    ),
  )
})
