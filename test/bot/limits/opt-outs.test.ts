import { expect } from 'chai'
import { keepRecords, RECORD_KEPT_MS } from '../../../bot/limits/opt-out-records.ts'
import { createOptOutRegister, heedOptOuts } from '../../../bot/limits/opt-outs.ts'
import { createOpenDesk } from '../../../bot/limits/scan-desk.ts'
import type { OptOutRecords } from '../../../bot/ports.ts'
import type { OptOut } from '../../../bot/records.ts'
import { aReport } from '../reports.ts'

const NEVER = new AbortController().signal

/** DNS as the test says, a clock that it moves, and wishes kept where `isKept`. */
function aScene(isKept = true) {
  const kept = new Map<string, OptOut>()
  const state = { now: 1_000, dns: 'none' as Awaited<ReturnType<OptOutRecords['read']>>, asked: 0 }
  const clock = { now: () => state.now }
  const records = keepRecords(
    {
      read() {
        state.asked += 1
        return Promise.resolve(state.dns)
      },
    },
    clock,
  )
  const ledger = {
    optedOut: (domain: string) => Promise.resolve(kept.get(domain)),
    optOut: (one: OptOut) => Promise.resolve(void kept.set(one.domain, one)),
    optIn: (domain: string) => Promise.resolve(kept.delete(domain)),
  }
  const register = createOptOutRegister({
    ledger: () => Promise.resolve(isKept ? ledger : undefined),
    records,
    clock,
  })
  return { kept, register, state, find: () => register.find('xmpp.jp', NEVER) }
}

describe('bot createOptOutRegister', () => {
  it('finds what was said, whatever DNS says', async () => {
    const { find, kept, state } = aScene()
    const said: OptOut = { domain: 'xmpp.jp', since: 1, via: 'contact', by: 'admin@xmpp.jp' }
    kept.set('xmpp.jp', said)
    expect(await find()).to.equal(said)
    expect(state.asked).to.equal(0)
  })

  for (const isKept of [true, false]) {
    it(`keeps since when DNS says it, until it says it no more (${isKept ? 'with' : 'without'} a database)`, async () => {
      const { find, state } = aScene(isKept)
      expect(await find()).to.equal(undefined)
      state.dns = 'opted-out'
      expect(await find(), 'asked a moment ago').to.equal(undefined)
      state.now += RECORD_KEPT_MS
      const since = state.now
      expect(await find()).to.deep.equal({ domain: 'xmpp.jp', since, via: 'dns' })
      state.now += RECORD_KEPT_MS
      state.dns = 'unknown'
      expect(await find(), 'DNS does not tell').to.deep.include({ since })
      state.dns = 'none'
      expect(await find()).to.equal(undefined)
    })
  }

  it('asks DNS again at once where it did not tell', async () => {
    const { find, state } = aScene()
    state.dns = 'unknown'
    expect(await find()).to.equal(undefined)
    state.dns = 'opted-out'
    expect((await find())?.via).to.equal('dns')
    expect(state.asked).to.equal(2)
  })
})

describe('bot heedOptOuts', () => {
  const request = { domain: 'xmpp.jp', services: ['c2s'] } as const
  const desk = createOpenDesk({ scan: () => Promise.resolve(aReport()) })

  it('lets nobody scan what is to be left alone', async () => {
    const { register, state } = aScene()
    state.dns = 'opted-out'
    const answer = await heedOptOuts(desk, register, true).ask(request, false, NEVER)
    expect(answer).to.deep.equal({
      kind: 'opted-out',
      optOut: { domain: 'xmpp.jp', since: 1_000, via: 'dns' },
    })
  })

  it('tells whoever sits at the terminal, and lets them', async () => {
    const { register, state } = aScene()
    state.dns = 'opted-out'
    const answer = await heedOptOuts(desk, register, false).ask(request, false, NEVER)
    expect(answer).to.deep.include({ kind: 'report' })
    expect(answer).to.have.nested.property('optOut.via', 'dns')
  })

  it('says nothing of what nobody wished for', async () => {
    const answer = await heedOptOuts(desk, aScene().register, true).ask(request, false, NEVER)
    expect(answer).to.have.all.keys('kind', 'report', 'ageMs')
  })
})
