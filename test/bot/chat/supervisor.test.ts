import { expect } from 'chai'
import { Supervisor, type SupervisorEvent } from '../../../bot/chat/supervisor.ts'

const NO_JITTER = () => 0.999_999

/** Feeds events, each at its time, and tells the last decision. */
function run(supervisor: Supervisor, ...events: readonly (readonly [SupervisorEvent, number])[]) {
  return events.map(([event, now]) => supervisor.handle(event, now)).at(-1)
}

/** The waits between attempts that all fail. */
function waits(random: () => number, count: number): readonly (number | undefined)[] {
  const supervisor = new Supervisor(random)
  supervisor.handle('start', 0)
  return Array.from({ length: count }, () => {
    const wait = supervisor.handle('lost', 0)?.timerMs
    supervisor.handle('timer', 0)
    return wait
  })
}

describe('chat Supervisor', () => {
  it('bounds an attempt to 45 s', () => {
    const supervisor = new Supervisor(NO_JITTER)
    const start = supervisor.handle('start', 0)
    expect(start).to.deep.equal({ state: 'connecting', actions: ['connect'], timerMs: 45_000 })
    expect(supervisor.handle('timer', 45_000)).to.deep.include({ state: 'waiting', actions: ['abandon'] })
  })

  it('waits twice as long after each failure, from 1 s to 2 min', () => {
    const seconds = [1, 2, 4, 8, 16, 32, 64, 120, 120, 120]
    expect(waits(NO_JITTER, 10)).to.deep.equal(seconds.map((second) => second * 1000))
  })

  it('draws the wait between half and whole, and never under 1 s', () => {
    expect(waits(() => 0, 4)).to.deep.equal([1000, 1000, 2000, 4000])
  })

  it('begins the waits anew after a session of a minute, and not after a shorter one', () => {
    const supervisor = new Supervisor(NO_JITTER)
    run(supervisor, ['start', 0], ['lost', 0], ['timer', 0])
    expect(run(supervisor, ['established', 0], ['lost', 59_999])?.timerMs).to.equal(2000)
    expect(run(supervisor, ['timer', 0], ['established', 0], ['lost', 60_000])?.timerMs).to.equal(1000)
  })

  it('asks a silent peer for a sign of life and drops it within 90 s', () => {
    const supervisor = new Supervisor(NO_JITTER)
    const silence = run(supervisor, ['start', 0], ['established', 0])?.timerMs ?? NaN
    const doubt = supervisor.handle('timer', silence)
    expect(doubt).to.deep.include({ state: 'doubtful', actions: ['ping'] })
    const noticed = silence + (doubt?.timerMs ?? NaN)
    expect(supervisor.handle('timer', noticed)).to.deep.include({ state: 'waiting', actions: ['abandon'] })
    expect(noticed).to.be.below(90_000)
  })

  it('trusts a peer again once it was heard, and measures its silence from there', () => {
    const supervisor = new Supervisor(NO_JITTER)
    run(supervisor, ['start', 0], ['established', 0], ['timer', 45_000])
    expect(supervisor.handle('heard', 50_000)).to.deep.equal({
      state: 'online',
      actions: [],
      timerMs: 45_000,
    })
  })

  it('gives up for good when the login is refused', () => {
    const supervisor = new Supervisor(NO_JITTER)
    const refused = run(supervisor, ['start', 0], ['refused', 0])
    expect(refused).to.deep.equal({ state: 'failed', actions: [], timerMs: undefined })
    expect(run(supervisor, ['timer', 1], ['start', 2], ['lost', 3])).to.equal(undefined)
  })

  const stops: readonly {
    title: string
    before: readonly SupervisorEvent[]
    state: string
    actions: string[]
  }[] = [
    { title: 'before it began', before: [], state: 'stopped', actions: [] },
    { title: 'while connecting', before: ['start'], state: 'stopped', actions: ['abandon'] },
    { title: 'online', before: ['start', 'established'], state: 'stopping', actions: ['close'] },
    { title: 'doubtful', before: ['start', 'established', 'timer'], state: 'stopping', actions: ['close'] },
    { title: 'while waiting', before: ['start', 'lost'], state: 'stopped', actions: [] },
  ]
  for (const { title, before, state, actions } of stops) {
    it(`stops ${title}`, () => {
      const supervisor = new Supervisor(NO_JITTER)
      for (const event of before) supervisor.handle(event, 0)
      expect(supervisor.handle('stop', 0)).to.deep.include({ state, actions })
    })
  }

  it('cuts a goodbye that takes over 2.5 s', () => {
    const supervisor = new Supervisor(NO_JITTER)
    expect(run(supervisor, ['start', 0], ['established', 0], ['stop', 0])?.timerMs).to.equal(2500)
    expect(supervisor.handle('timer', 2500)).to.deep.include({ state: 'stopped', actions: ['abandon'] })
  })
})
