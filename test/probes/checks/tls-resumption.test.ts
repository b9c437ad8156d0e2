import { expect } from 'chai'
import { CHECKS } from '../../../probes/checks/index.ts'
import type { Level } from '../../../probes/model.ts'
import type { Resumption, TlsResumption } from '../../../probes/tls-resumption.ts'
import { endpointOf, failed, observation, observed } from '../builders.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const SILENT = failed('tls', 'timeout')
const REFUSED = failed('tls', 'peer-incompatible')
const TICKET: Resumption = { by: 'ticket', isTakenUp: true, lifetimeSeconds: 7200, earlyDataByteLength: 0 }

function levelOf(id: string, given: Partial<TlsResumption>): Level | undefined {
  const fact = { tls13: observed(TICKET), tls12: observed(TICKET), ...given }
  const check = CHECKS.find((each) => each.id === id)
  return check?.apply(observation(endpointOf(), 'tls-resumption', observed(fact)), NOW)?.level
}

describe('checks of resumption', () => {
  const cases: readonly {
    readonly id: string
    readonly title: string
    readonly tls13: TlsResumption['tls13']
    readonly level: Level | undefined
  }[] = [
    { id: 'tls.resumption', title: 'tickets', tls13: observed(TICKET), level: 'info' },
    { id: 'tls.resumption', title: 'no answer', tls13: SILENT, level: 'info' },
    { id: 'tls.early-data', title: 'none', tls13: observed(TICKET), level: 'pass' },
    { id: 'tls.early-data', title: 'no ticket', tls13: observed({ by: 'none' }), level: 'pass' },
    {
      id: 'tls.early-data',
      title: 'accepted',
      tls13: observed({ ...TICKET, earlyDataByteLength: 16_384 }),
      level: 'info',
    },
    { id: 'tls.early-data', title: 'without TLS 1.3', tls13: REFUSED, level: undefined },
    { id: 'tls.early-data', title: 'no answer', tls13: SILENT, level: 'unknown' },
    { id: 'tls.ticket-lifetime', title: 'two hours', tls13: observed(TICKET), level: 'pass' },
    { id: 'tls.ticket-lifetime', title: 'no hint', tls13: observed({ by: 'ticket' }), level: 'pass' },
    {
      id: 'tls.ticket-lifetime',
      title: 'seven days',
      tls13: observed({ ...TICKET, lifetimeSeconds: 604_800 }),
      level: 'pass',
    },
    {
      id: 'tls.ticket-lifetime',
      title: 'a second more',
      tls13: observed({ ...TICKET, lifetimeSeconds: 604_801 }),
      level: 'warn',
    },
    { id: 'tls.ticket-lifetime', title: 'no ticket', tls13: observed({ by: 'none' }), level: undefined },
    { id: 'tls.ticket-lifetime', title: 'without TLS 1.3', tls13: REFUSED, level: undefined },
    { id: 'tls.ticket-lifetime', title: 'no answer', tls13: SILENT, level: 'unknown' },
  ]
  for (const { id, title, tls13, level } of cases) {
    it(`${id}: ${title} is ${level ?? 'no matter'}`, () => {
      expect(levelOf(id, { tls13 })).to.equal(level)
    })
  }

  it('tells how long tickets live, and how much early data is taken', () => {
    const tls13 = observed({ ...TICKET, lifetimeSeconds: 60, earlyDataByteLength: 4096 })
    const paramsOf = (id: string) =>
      CHECKS.find((check) => check.id === id)?.apply(
        observation(endpointOf(), 'tls-resumption', observed({ tls13, tls12: SILENT })),
        NOW,
      )?.params
    expect(paramsOf('tls.ticket-lifetime')).to.deep.equal({ lifetimeSeconds: 60 })
    expect(paramsOf('tls.early-data')).to.deep.equal({ byteLength: 4096 })
  })

  it('says of each version by what its sessions are taken up, or that nobody knows', () => {
    const fact = { tls13: SILENT, tls12: observed<Resumption>({ by: 'session-id' }) }
    const check = CHECKS.find(({ id }) => id === 'tls.resumption')
    const found = check?.apply(observation(endpointOf(), 'tls-resumption', observed(fact)), NOW)
    expect(found?.params).to.deep.equal({ tls13: 'unknown', tls12: 'session-id' })
  })
})
