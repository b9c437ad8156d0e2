import { expect } from 'chai'
import type { RoomDesk, RoomMembership } from '../../../bot/ports.ts'
import { aReport } from '../reports.ts'
import { aConversation } from './conversation.ts'
import { goesLike } from './transcript.ts'

/** Rooms that are what the test says; `done` is what was asked of them. */
function someRooms(memberships: readonly RoomMembership[] = []) {
  const done: string[] = []
  const rooms: RoomDesk = {
    list: () => memberships,
    join: (jid, inviter) => void done.push(`join ${jid} for ${inviter}`),
    leave: (jid) => void done.push(`leave ${jid}`),
  }
  return { done, rooms }
}

const ROOMS: readonly RoomMembership[] = [
  { jid: 'lobby@rooms.example', isIn: true, invitedBy: 'alice@example.org' },
  { jid: 'fixed@rooms.example', isIn: true },
  { jid: 'lost@rooms.example', isIn: false, invitedBy: 'bob@example.org' },
]

function aBot({ rooms }: { readonly rooms: RoomDesk } = someRooms(ROOMS)) {
  return aConversation({ rooms, owners: ['Owner@Example.NET'], isCounted: true })
}

describe('bot commands about rooms', () => {
  it(
    'tell owners where the bot is, and nobody else',
    goesLike(
      [
        '> owner: rooms',
        '< I am meant to be in 3 rooms.',
        '✔ lobby@rooms.example, invited by alice@example.org',
        '✔ fixed@rooms.example',
        '? lost@rooms.example: not in there at the moment',
        '> alice: rooms',
        '< That is for those who run me.',
        '> mona in the room: rooms',
        '< That is for those who run me.',
      ].join('\n'),
      aBot(),
    ),
  )

  it('cut a long list of rooms', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ jid: `r${i}@rooms.example`, isIn: true }))
    const { say } = aBot(someRooms(many))
    const [answer = ''] = await say('rooms', { asker: { place: 'chat', jid: 'owner@example.net' } })
    expect(answer.split('\n')).to.have.length(42)
    expect(answer).to.match(/And 20 more\.$/)
  })

  it('send the bot into a room for an owner, by whatever is pasted', async () => {
    const desk = someRooms()
    const conversation = aBot(desk)
    await goesLike(
      [
        '> owner: join xmpp:Room@Conference.Example.org?join',
        '< I am entering room@conference.example.org. If that fails, I tell you why.',
        '> owner: join',
        '< Which one? For example: join room@conference.example.org',
        '> owner: join conference.example.org',
        '< conference.example.org is not the address of a room. It should look like room@conference.example.org',
        '> alice: join room@conference.example.org',
        '< That is for those who run me.',
      ].join('\n'),
      conversation,
    )()
    expect(desk.done).to.deep.equal(['join room@conference.example.org for owner@example.net'])
  })

  it('leave a room for its moderators, with a word of goodbye', async () => {
    const desk = someRooms(ROOMS)
    await goesLike(
      [
        '> dave in the room: leave',
        '< That is for moderators of this room.',
        '> mona in the room: leave',
        '< Goodbye. To have me back, invite me again.',
      ].join('\n'),
      aBot(desk),
    )()
    expect(desk.done).to.deep.equal(['leave lobby@rooms.example'])
  })

  it('leave a room for whoever invited the bot, and for owners', async () => {
    const desk = someRooms(ROOMS)
    const which =
      '< I am in no such room that you invited me to. For example: leave room@conference.example.org'
    await goesLike(
      [
        '> bob: leave lobby@rooms.example',
        which,
        '> bob: leave nowhere@rooms.example',
        which,
        '> alice: leave',
        which,
        '> alice: leave lobby@rooms.example',
        '< I left lobby@rooms.example.',
        '> owner: leave fixed@rooms.example',
        '< I left fixed@rooms.example.',
      ].join('\n'),
      aBot(desk),
    )()
    expect(desk.done).to.deep.equal(['leave lobby@rooms.example', 'leave fixed@rooms.example'])
  })

  it(
    'have moderators silence the bot in their room, for a while and not in private',
    goesLike(
      [
        '> dave in the room: mute',
        '< That is for moderators, in their room.',
        '> mona in the room: mute',
        '< I say nothing here for 60 minutes. To end that sooner: mute off',
        '> dave in the room: check xmpp.jp',
        '> mona in the room: help',
        '> carol in private: limits xmpp.jp',
        '< xmpp.jp: 6 of 6 tests left for this hour',
        '* 3600 s',
        '> dave in the room: limits xmpp.jp',
        '< xmpp.jp: 6 of 6 tests left for this hour',
        '> mona in private: mute 2d',
        '< I say nothing here for 2 days. To end that sooner: mute off',
        '> dave in the room: limits xmpp.jp',
        '> mona in the room: mute off',
        '< I answer here again.',
        '> dave in the room: limits xmpp.jp',
        '< xmpp.jp: 6 of 6 tests left for this hour',
      ].join('\n'),
      aBot(),
    ),
  )

  it(
    'give moderators silence however much was asked in their room, by them too',
    goesLike(
      [
        ...Array.from(
          { length: 5 },
          (_, i) => `> mona in the room: limits d${i}.jp\n< d${i}.jp: 6 of 6 tests…`,
        ),
        '> mona in the room: about',
        '< That was a lot at once. You can ask again in 12 seconds.',
        '> dave in the room: limits d5.jp',
        '< d5.jp: 6 of 6 tests…',
        '> dave in the room: about',
        '< This room asks a lot. I answer here again in 10 seconds; in private I still do.',
        '> mona in the room: mute',
        '< I say nothing here for 60 minutes. To end that sooner: mute off',
        '> mona in the room: mute off',
        '< I answer here again.',
        ...Array.from({ length: 5 }, () => '> mona in the room: ½ ¾'),
        '> mona in the room: mute 30m',
        '< I say nothing here for 30 minutes. To end that sooner: mute off',
        '> dave in the room: mute off',
        '* 20 s',
        '> dave in the room: about',
      ].join('\n'),
      aBot(),
    ),
  )

  it('say of the word that there is silence now, and of no other, that it silences the room', async () => {
    const asker = { place: 'room', room: 'lobby@rooms.example', nickname: 'mona', role: 'moderator' } as const
    const { dispatcher } = aBot()
    const silencing: (true | undefined)[] = []
    for (const text of ['mute', 'mute off'])
      for await (const said of dispatcher.answer({ text, asker }, new AbortController().signal))
        silencing.push(said.isSilencing)
    expect(silencing).to.deep.equal([true, undefined])
  })

  it('have an answer that was long in coming left unsaid in a room that was silenced meanwhile', async () => {
    const room = 'lobby@rooms.example'
    const asking = { asker: { place: 'room', room, nickname: 'dave' } } as const
    const moderator = { asker: { place: 'room', room, nickname: 'mona', role: 'moderator' } } as const
    const { say } = aConversation({
      rooms: someRooms(ROOMS).rooms,
      async scan() {
        await say('mute', moderator)
        return aReport()
      },
    })
    expect(await say('check xmpp.jp', asking)).to.deep.equal([])
    expect(await say('mute off', moderator)).to.deep.equal(['I answer here again.'])
  })

  it(
    'obey moderators six times a minute, and then once in ten seconds',
    goesLike(
      [
        ...Array.from(
          { length: 3 },
          () => '> mona in the room: mute 1d\n< …\n> mona in the room: mute off\n< I answer here again.',
        ),
        '> mona in the room: mute 2d',
        '* 10 s',
        '> mona in the room: mute 2d',
        '< I say nothing here for 2 days. To end that sooner: mute off',
        '> mona in private: mute off',
      ].join('\n'),
      aBot(),
    ),
  )

  it(
    'take a length of time that is one, and a command in its place',
    goesLike(
      [
        ...['90', '31d', '-1h', 'for ever', '1y'].map(
          (length) =>
            `> mona in the room: mute ${length}\n< For how long? Up to 30 days, for example: mute 1h\n* 60 s`,
        ),
        '> alice: mute 1h',
        '< That is for moderators, in their room.',
      ].join('\n'),
      aBot(),
    ),
  )

  it('tell in help only what whoever asks may use', async () => {
    const { say } = aBot()
    const others = async (jid: string) =>
      (await say('help', { asker: { place: 'chat', jid } })).join().split('\n').at(-2)
    expect(await others('alice@example.org')).to.equal(
      'Also: features, raw, card, about, limits, status, forget, leave',
    )
    expect(await others('owner@example.net')).to.equal(
      'Also: features, raw, card, about, limits, status, forget, leave, rooms, join, block, unblock',
    )
  })

  it(
    'are linked to by help in a chat, to be run by one tap',
    goesLike(
      [
        '> alice: help status',
        '< status – how I am doing',
        'Tells since when I run, how many tests are under way and how many wait.',
        'By one tap: xmpp:bot@xmpp.example?message;body=status',
        '> carol in the room: help status',
        '< status – how I am doing',
        'Tells since when I run, how many tests are under way and how many wait.',
      ].join('\n'),
      aBot(),
    ),
  )

  it(
    'are none where there is no account',
    goesLike(
      [
        '> rooms',
        '< There are no rooms without an account.',
        '> join room@conference.example.org',
        '< There are no rooms without an account.',
        '> leave room@conference.example.org',
        '< There are no rooms without an account.',
      ].join('\n'),
    ),
  )
})
