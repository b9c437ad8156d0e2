import { expect } from 'chai'
import { openLedger } from '../../bot/store/ledger.ts'
import { describeDatabase } from '../bot/store/databases.ts'
import { aNotice, aStep, aWatch, DOMAIN, ROOM, START } from '../bot/store/ledger-records.ts'
import { prove } from './prove.ts'
import type { Line } from './record.ts'
import { torture } from './torture.ts'

describe('torture, a short one', () => {
  it('loses and doubles nothing that was acknowledged', async function () {
    // Processes and servers start a dozen times over, which takes as long as the machine is busy.
    this.timeout(120_000)
    const { acknowledged, faults, told } = await torture(
      'embedded',
      ['worker', 'bot', 'server', 'bot', 'everything'],
      2,
    )
    expect(faults).to.deep.equal([])
    expect(told).to.be.above(0)
    for (const kind of ['watch', 'note', 'promise', 'check'] as const)
      expect(acknowledged[kind]).to.be.above(0)
  })
})

describeDatabase('torture, its proof', (database) => {
  const phase = 'acknowledged'
  const caseId = '00000000-0000-4000-8000-000000000000'
  const FAULTS: readonly {
    title: string
    record: readonly Line[]
    room?: readonly string[]
    faults: readonly RegExp[]
  }[] = [
    {
      title: 'a watch that is lost',
      record: [{ kind: 'watch', id: 'w1', domain: 'a.example', party: 'r', phase }],
      faults: [/^watch a\.example r is by undefined, not by w1$/],
    },
    {
      title: 'a note that is lost',
      record: [{ kind: 'note', id: 'n1', caseId, phase }],
      faults: [/^lost: note n1$/],
    },
    {
      title: 'a campaign that is lost',
      record: [{ kind: 'open', id: 'o1', domain: 'a.example', party: 'r', phase }],
      faults: [/^lost: campaign a\.example r$/],
    },
    {
      title: 'a check that is lost, and was acknowledged twice',
      record: [1, 2].map(() => ({
        kind: 'check',
        id: 'check a.example 1',
        domain: 'a.example',
        sequence: 1,
        phase,
      })),
      faults: [/^lost: check/, /^lost: check/, /^acknowledged twice: check/],
    },
    {
      title: 'a notice told twice',
      record: [],
      room: ['n', 'n'],
      faults: [/^told twice/, /^told out of/, /^told out of/],
    },
  ]
  for (const { title, record, room = [], faults } of FAULTS) {
    it(`finds ${title}`, async () => {
      await database.clear()
      const found = (await prove(database.pool, record, room)).faults
      expect(found).to.have.lengthOf(faults.length)
      for (const [index, fault] of faults.entries()) expect(found[index]).to.match(fault)
    })
  }

  it('finds what nobody asked for, promises without a retest, and notices that nobody read', async () => {
    await database.clear()
    const ledger = openLedger(database.db, { account: 'tellus@bots.example', clock: { now: () => START } })
    await ledger.watch(aWatch())
    const opened = await ledger.openCase(
      DOMAIN,
      ROOM,
      'en',
      aStep({ event: { kind: 'found', state: 'optional' } }),
    )
    const by = { key: 'p1', name: 'p1' }
    const promise = { at: START, by, event: { kind: 'promised', day: '1' } } as const
    const notice = aNotice({ text: 'p1' })
    const change = { caseId: opened.id, knownSteps: 1, steps: [promise, promise], state: 'promised' } as const
    await ledger.appendSteps({ ...change, notices: [notice] })
    await ledger.finishNotice(notice.id, START)
    const { faults } = await prove(database.pool, [], [])
    expect(faults).to.deep.equal([
      `watch out of nowhere: ${DOMAIN} ${ROOM.jid}`,
      'doubled: p1',
      'step out of nowhere: p1',
      'step out of nowhere: p1',
      `a promise of ${opened.id} was never retested`,
      'lost: the notice of p1',
      'lost: the notice of p1',
      'never told: p1',
    ])
  })
})
