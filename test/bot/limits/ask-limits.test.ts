import { expect } from 'chai'
import { AskLimits } from '../../../bot/limits/ask-limits.ts'
import type { Asker } from '../../../bot/ports.ts'

const ALICE: Asker = { place: 'chat', jid: 'alice@example.org' }
const ROOM = 'lobby@rooms.example'

function inRoom(nickname: string, occupantId?: string, place: 'room' | 'room-private' = 'room'): Asker {
  return { place, room: ROOM, nickname, ...(occupantId !== undefined && { occupantId }) }
}

/** @returns How many of `count` questions were taken, asked at the same moment. */
function taken(limits: AskLimits, asker: Asker, count: number, now = 0): number {
  return Array.from({ length: count }, () => limits.admit(asker, 1, now)).filter(({ ok }) => ok).length
}

describe('limits AskLimits', () => {
  it('take five a minute of one person, and tell once for how long there are no more', () => {
    const limits = new AskLimits()
    expect(taken(limits, ALICE, 5)).to.equal(5)
    const refused = { ok: false, limit: 'asker-minute', waitMs: 12_000 }
    expect(limits.admit(ALICE, 1, 0)).to.deep.equal({ ...refused, isNews: true })
    expect(limits.admit(ALICE, 1, 0)).to.deep.equal({ ...refused, isNews: false })
    expect(limits.admit(ALICE, 1, 12_000)).to.deep.equal({ ok: true })
    expect(limits.admit(ALICE, 1, 12_000)).to.deep.equal({ ...refused, isNews: true })
  })

  it('take thirty an hour of one person', () => {
    const limits = new AskLimits()
    let asked = 0
    for (let now = 0; now < 600_000; now += 12_000) asked += taken(limits, ALICE, 1, now)
    // Ten minutes refill five of them.
    expect(asked).to.equal(34)
  })

  it('charge nothing for what they refuse', () => {
    const limits = new AskLimits()
    taken(limits, ALICE, 500)
    expect(taken(limits, ALICE, 5, 60_000)).to.equal(5)
  })

  const people = [
    {
      title: 'a nickname that changes, where the room vouches for the occupant',
      a: inRoom('al', 'id1'),
      b: inRoom('bo', 'id1'),
    },
    {
      title: 'who asks in the room and in private',
      a: inRoom('al', 'id1'),
      b: inRoom('al', 'id1', 'room-private'),
    },
    { title: 'a nickname alone', a: inRoom('al'), b: inRoom('al') },
  ]
  for (const { title, a, b } of people) {
    it(`count as one person: ${title}`, () => {
      const limits = new AskLimits()
      expect(taken(limits, a, 3) + taken(limits, b, 3)).to.equal(5)
    })
  }

  const strangers = [
    { title: 'of the same nickname, at different times', a: inRoom('al', 'id1'), b: inRoom('al', 'id2') },
    { title: 'of other nicknames', a: inRoom('al'), b: inRoom('bo') },
    { title: 'in two rooms', a: inRoom('al', 'id1'), b: { ...inRoom('al', 'id1'), room: 'b@rooms.example' } },
    {
      title: 'in two rooms, by nickname alone',
      a: inRoom('al'),
      b: { ...inRoom('al'), room: 'b@rooms.example' },
    },
  ] as const
  for (const { title, a, b } of strangers) {
    it(`count as two people: those ${title}`, () => {
      const limits = new AskLimits()
      const privately = (asker: Asker): Asker => ({ ...asker, place: 'room-private' }) as Asker
      expect(taken(limits, privately(a), 9) + taken(limits, privately(b), 9)).to.equal(10)
    })
  }

  it('tell each in a room of their own limit', () => {
    const limits = new AskLimits()
    for (const nickname of ['al', 'bo']) {
      taken(limits, inRoom(nickname, undefined, 'room-private'), 5)
      expect(limits.admit(inRoom(nickname), 1, 0)).to.deep.include({ limit: 'asker-minute', isNews: true })
    }
  })

  it('tell of the longest wait where several limits are reached', () => {
    const limits = new AskLimits()
    let now = 0
    while (taken(limits, ALICE, 5, now) === 5) now += 60_000
    const left = limits.left(ALICE, now).slice(0, 2)
    expect(left.every((allowance) => allowance.left < 5)).to.equal(true)
    expect(limits.admit(ALICE, 5, now)).to.include({ limit: 'asker-hour' })
  })

  it('take six a minute in one room, and tell the room once', () => {
    const limits = new AskLimits()
    const answers = Array.from({ length: 9 }, (_, i) => limits.admit(inRoom(`nick${i}`), 1, 0))
    expect(answers.filter(({ ok }) => ok)).to.have.length(6)
    expect(answers.map((answer) => !answer.ok && answer.isNews).filter(Boolean)).to.have.length(1)
  })

  it('take sixty an hour of the people of one server, and tell each of them', () => {
    const limits = new AskLimits()
    const answers = Array.from({ length: 70 }, (_, i) =>
      limits.admit({ place: 'chat', jid: `spam${i}@spam.example` }, 1, 0),
    )
    expect(answers.filter(({ ok }) => ok)).to.have.length(60)
    expect(
      answers.slice(60).every((answer) => !answer.ok && answer.limit === 'domain' && answer.isNews),
    ).to.equal(true)
    expect(limits.admit(ALICE, 1, 0)).to.deep.equal({ ok: true })
  })

  it('take a hundred and twenty a minute in all', () => {
    const limits = new AskLimits()
    const answers = Array.from({ length: 150 }, (_, i) =>
      limits.admit({ place: 'chat', jid: `user@host${i}.example` }, 1, 0),
    )
    expect(answers.filter(({ ok }) => ok)).to.have.length(120)
  })

  it('do not count who sits at the terminal', () => {
    const limits = new AskLimits()
    expect(taken(limits, { place: 'terminal' }, 1_000)).to.equal(1_000)
    expect(limits.left({ place: 'terminal' }, 0)).to.deep.equal([])
  })

  it('tell what is left', () => {
    const limits = new AskLimits()
    limits.admit(ALICE, 2, 0)
    expect(limits.left(ALICE, 0)).to.deep.equal([
      { limit: 'asker-minute', left: 3 },
      { limit: 'asker-hour', left: 28 },
      { limit: 'domain', left: 58 },
      { limit: 'all', left: 118 },
    ])
  })
})
