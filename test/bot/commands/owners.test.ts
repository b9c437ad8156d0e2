import { expect } from 'chai'
import { DeskClosed, NotKept } from '../../../bot/not-kept.ts'
import { aConversation } from './conversation.ts'
import { goesLike } from './transcript.ts'

const NO_ROOMS = { list: () => [], join: () => undefined, leave: () => undefined }

function aBot(parts = {}) {
  return aConversation({ rooms: NO_ROOMS, owners: ['owner@example.net'], isCounted: true, ...parts })
}

describe('bot commands of owners', () => {
  it('block people, rooms and domains', async () => {
    const conversation = aBot()
    await goesLike(
      [
        '> owner: block',
        '< Nobody is blocked.',
        '> owner: block Alice@Example.org',
        '< alice@example.org is blocked: no answers there.',
        '> alice: help',
        '> bob: limits a.jp',
        '< a.jp: 6 of 6 tests left for this hour',
        '> owner: block rooms.example',
        '< rooms.example is blocked: no answers to its people, no tests of its servers.',
        '> carol in the room: help',
        '> carol in private: help',
        '> owner: block',
        '< Blocked: alice@example.org, rooms.example',
        '> owner: unblock alice@example.org',
        '< alice@example.org is not blocked any more.',
        '> owner: unblock alice@example.org',
        '< alice@example.org is not blocked.',
        '> alice: limits a.jp',
        '< a.jp: 6 of 6 tests left for this hour',
      ].join('\n'),
      conversation,
    )()
  })

  it('have servers left alone that asked for it', async () => {
    const conversation = aBot()
    await goesLike(
      [
        '> owner: block xmpp.jp',
        '< xmpp.jp is blocked: no answers to its people, no tests of its servers.',
        '> bob: check xmpp.jp',
        '< xmpp.jp is not tested: those who run me were asked to leave it alone.',
        '> bob: raw chat.xmpp.jp',
        '< chat.xmpp.jp is not tested: those who run me were asked to leave it alone.',
        '> bob: check xmpp.net',
        '< ✔ xmpp.net — TLS: required…',
      ].join('\n'),
      conversation,
    )()
    expect(conversation.scanned.map(({ domain }) => domain)).to.deep.equal(['xmpp.net'])
  })

  it(
    'are for owners in a chat only, and cannot lock an owner out',
    goesLike(
      [
        '> alice: block bob@example.org',
        '< That is for those who run me.',
        '> mona in the room: unblock bob@example.org',
        '< That is for those who run me.',
        '> owner: block example.net',
        '< example.net is blocked: no answers to its people, no tests of its servers.',
        '> owner: unblock example.net',
        '< example.net is not blocked any more.',
        '> owner: block 192.0.2.1',
        '< 192.0.2.1 is neither a bare JID nor a domain.',
        '> owner: unblock',
        '< Which one? For example: unblock spam.example',
      ].join('\n'),
      aBot(),
    ),
  )
})

describe('bot forget', () => {
  it('forgets what is kept about whoever asks, everywhere it is kept', async () => {
    const forgotten: string[] = []
    const memory = (name: string) => ({
      forget: (of: string) => Promise.resolve(void forgotten.push(`${name} ${of}`)),
    })
    await goesLike(
      [
        '> alice: forget',
        '< If you mean it, say: forget me',
        '> alice: forget me not',
        '< I don’t understand “not” there. Try: forget me',
        '> alice: FORGET ME',
        '< Forgotten: what you watch and campaign for, which rooms you invited me to, and what you chose. How much you asked is counted for an hour, then gone too.',
        '> forget me',
        '< Forgotten: what you watch and campaign for, which rooms you invited me to, and what you chose. How much you asked is counted for an hour, then gone too.',
        '> carol in the room: forget me',
        '< Forgotten: what you chose here, and your name in this room’s campaigns. What you chose in a chat with me alone is forgotten there.',
        '> carol in private: forget me',
        '< Forgotten: what you chose here, and your name in this room’s campaigns. What you chose in a chat with me alone is forgotten there.',
        '> mona in private: forget me',
        '< I keep nothing about you here. Say it in a chat with me alone.',
      ].join('\n'),
      aBot({ memories: [memory('rooms'), memory('languages')] }),
    )()
    const everywhere = (of: string) => [`rooms ${of}`, `languages ${of}`]
    const carol = everywhere('lobby@rooms.example c')
    expect(forgotten).to.deep.equal([
      ...everywhere('alice@example.org'),
      ...everywhere('terminal'),
      ...carol,
      ...carol,
    ])
  })

  it('says what is not forgotten while there is no database, and forgets the rest', async () => {
    const forgotten: string[] = []
    await goesLike(
      [
        '> alice: forget me',
        '< The campaign desk is closed: its database could not be opened. Whoever runs me finds the reason in the log, and can set DATABASE_URL or look after DATA_DIR.',
        'What you watch and campaign for is therefore not forgotten; all else is. Say it again once campaigns are open.',
      ].join('\n'),
      aBot({
        memories: [
          { forget: () => Promise.reject(new DeskClosed()) },
          { forget: (of: string) => Promise.resolve(void forgotten.push(of)) },
        ],
      }),
    )()
    expect(forgotten).to.deep.equal(['alice@example.org'])
  })

  it(
    'does not know what was done where the database is away',
    goesLike(
      [
        '> alice: forget me',
        '< The campaign desk cannot reach its database just now; whether that was done is not known. Ask again in a minute. If it lasts, whoever runs me finds the reason in the log.',
      ].join('\n'),
      aBot({
        memories: [
          {
            forget: () =>
              Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' })),
          },
        ],
      }),
    ),
  )

  it(
    'says what is forgotten until the next start only',
    goesLike(
      [
        '> alice: forget me',
        '< ⚠ Done, but only until I am started again: the disk with my data folder is full. Whoever runs me can mend that.',
      ].join('\n'),
      aBot({
        memories: [
          { forget: () => Promise.reject(new NotKept(Object.assign(new Error(), { code: 'ENOSPC' }))) },
        ],
      }),
    ),
  )

  it(
    'forgets the language that an occupant chose in private',
    goesLike(
      [
        '> carol in private: lang de',
        '< Ab jetzt antworte ich hier auf Deutsch.',
        '> carol in private: check',
        '< Welche Domain? Zum Beispiel: prüfe xmpp.jp',
        '> carol in the room: forget me',
        '< Forgotten: what you chose here, and your name in this room’s campaigns. What you chose in a chat with me alone is forgotten there.',
        '> carol in private: check',
        '< Which domain? For example: check xmpp.jp',
      ].join('\n'),
      aBot(),
    ),
  )

  it('says so when it could not, by a reference', async () => {
    const memories = [{ forget: () => Promise.reject(new Error('disk full')) }]
    const { logged, say } = aBot({ memories })
    const [answer] = await say('forget me', { asker: { place: 'chat', jid: 'alice@example.org' } })
    expect(answer).to.match(/^✖ Something broke here/)
    expect(logged.join()).to.include('disk full')
  })
})
