import { expect } from 'chai'
import { parse } from 'ltx'
import { readRoomPresence } from '../../../bot/chat/room-presence.ts'
import { Room, readSelfPing, type RoomEvent } from '../../../bot/chat/room.ts'

const NO_JITTER = () => 0.999_999

function roomAfter(...events: readonly RoomEvent[]): Room {
  const now = () => 0
  const room = new Room('tellus', NO_JITTER, now)
  for (const event of events) room.handle(event)
  return room
}

describe('chat Room', () => {
  it('is live only once it was entered and history is over (XEP-0045 §7.2.15)', () => {
    const room = roomAfter('online')
    expect(room.isLive).to.equal(false)
    room.enter('tellus')
    expect(room.isLive).to.equal(false)
    room.handle('subject')
    expect(room.isLive).to.equal(true)
  })

  it('is live without a subject after a while, for services that send none', () => {
    const room = roomAfter('online')
    expect(room.enter('tellus')?.timerMs).to.equal(30_000)
    room.handle('timer')
    expect(room.isLive).to.equal(true)
  })

  it('bears the nickname that the room gave (status 210)', () => {
    const room = roomAfter('online')
    room.enter('tellus-guest')
    expect(room.nickname).to.equal('tellus-guest')
  })

  it('tries three more nicknames where one is taken', () => {
    const room = roomAfter('online')
    const tried = [room.nickname]
    while (room.conflict() !== undefined) tried.push(room.nickname)
    expect(tried).to.deep.equal(['tellus', 'tellus_', 'tellus__', 'tellus___'])
  })

  it('asks a silent room after a quarter of an hour (XEP-0410)', () => {
    const room = roomAfter('online', 'entered', 'subject')
    expect(room.handle('heard')?.timerMs).to.equal(900_000)
    expect(room.handle('timer')).to.include({ state: 'checking', action: 'ask' })
    expect(room.isLive).to.equal(true)
    expect(room.handle('absent')).to.include({ state: 'joining', action: 'join' })
  })

  it('comes back with longer and longer waits when it was dropped', () => {
    const room = roomAfter('online', 'entered', 'subject')
    const waits = [room.handle('dropped')?.timerMs]
    for (let count = 0; count < 8; count++) {
      expect(room.handle('timer')).to.include({ action: 'join' })
      waits.push(room.handle('timer')?.timerMs)
    }
    expect(waits).to.deep.equal([5, 10, 20, 40, 80, 160, 320, 600, 600].map((seconds) => seconds * 1000))
  })

  it('comes back later and later to a room that drops it as soon as it is in, and at once after a sound stay', () => {
    let now = 0
    const room = new Room('tellus', NO_JITTER, () => now)
    room.handle('online')
    const waitAfter = (stayMs: number): number | undefined => {
      room.enter('tellus')
      room.handle('subject')
      now += stayMs
      const waitMs = room.handle('dropped')?.timerMs
      room.handle('timer')
      return waitMs
    }
    expect([1, 1, 1, 60_000, 1].map(waitAfter)).to.deep.equal([5_000, 10_000, 20_000, 5_000, 10_000])
  })

  it('stays out for good when it was removed, or refused', () => {
    for (const room of [
      roomAfter('online', 'entered', 'subject', 'removed'),
      roomAfter('online', 'refused'),
    ]) {
      expect(room.state).to.equal('gone')
      expect(room.handle('online')).to.equal(undefined)
    }
  })

  it('enters anew with each session of the bot', () => {
    const room = roomAfter('online', 'entered', 'subject', 'offline')
    expect(room.isLive).to.equal(false)
    expect(room.handle('online')).to.include({ state: 'joining', action: 'join', timerMs: 60_000 })
  })
})

describe('chat readRoomPresence', () => {
  const self = (inside: string, type = '', nick = 'tellus') =>
    `<presence from='r@muc.example/${nick}' ${type}><x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='none' role='none'/>${inside}</x></presence>`
  const status = (...codes: readonly number[]) => codes.map((code) => `<status code='${code}'/>`).join('')
  const GONE = `type='unavailable'`
  const cases: readonly { title: string; presence: string; kind: string; because?: string }[] = [
    { title: 'self-presence', presence: self(status(110)), kind: 'entered' },
    {
      title: 'self-presence under another nickname',
      presence: self(status(110, 210), '', 'other'),
      kind: 'entered',
    },
    { title: 'our nickname without status 110', presence: self(''), kind: 'other' },
    { title: 'another occupant', presence: self('', '', 'ann'), kind: 'other' },
    { title: 'another occupant who leaves', presence: self(status(307), GONE, 'ann'), kind: 'other' },
    { title: 'a ban', presence: self(status(110, 301), GONE), kind: 'removed', because: 'banned' },
    { title: 'a kick', presence: self(status(110, 307), GONE), kind: 'removed', because: 'kicked' },
    {
      title: 'a kick without status 110',
      presence: self(status(307), GONE),
      kind: 'removed',
      because: 'kicked',
    },
    { title: 'a kick for a technical problem', presence: self(status(110, 307, 333), GONE), kind: 'dropped' },
    { title: 'the end of the service', presence: self(status(110, 332), GONE), kind: 'dropped' },
    {
      title: 'a lost membership',
      presence: self(status(110, 321), GONE),
      kind: 'removed',
      because: 'not-a-member',
    },
    {
      title: 'a room that became members-only',
      presence: self(status(110, 322), GONE),
      kind: 'removed',
      because: 'not-a-member',
    },
    {
      title: 'the end of the room',
      presence: self(`<destroy/>${status(110)}`, GONE),
      kind: 'removed',
      because: 'destroyed',
    },
    { title: 'leaving for no reason given', presence: self(status(110), GONE), kind: 'dropped' },
    { title: 'a change of nickname', presence: self(status(110, 303), GONE), kind: 'other' },
  ]
  for (const { title, presence, ...expected } of cases) {
    it(`reads ${title} (XEP-0045, Status Codes Registry)`, () => {
      expect(readRoomPresence(parse(presence), 'tellus')).to.deep.include(expected)
    })
  }

  it('reads an error with its condition', () => {
    const presence = `<presence from='r@muc.example/tellus' type='error'><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`
    expect(readRoomPresence(parse(presence), 'tellus')).to.deep.equal({
      kind: 'refused',
      condition: 'conflict',
    })
  })
})

describe('chat readSelfPing', () => {
  const stanza = parse('<iq/>')
  const cases = [
    { condition: 'service-unavailable', answer: 'present' },
    { condition: 'feature-not-implemented', answer: 'present' },
    { condition: 'item-not-found', answer: 'present' },
    { condition: 'remote-server-not-found', answer: undefined },
    { condition: 'remote-server-timeout', answer: undefined },
    { condition: 'not-acceptable', answer: 'absent' },
    { condition: 'not-allowed', answer: 'absent' },
    { condition: 'bad-request', answer: 'absent' },
  ] as const
  for (const { condition, answer } of cases) {
    it(`takes ${condition} for ${answer ?? 'no answer'} (XEP-0410)`, () => {
      expect(readSelfPing({ state: 'error', condition, stanza })).to.equal(answer)
    })
  }

  it('takes a result for presence, and silence for no answer', () => {
    expect(readSelfPing({ state: 'result', stanza })).to.equal('present')
    expect(readSelfPing({ state: 'unanswered' })).to.equal(undefined)
  })
})
