import { expect } from 'chai'
import { HelloBudget, type Reservation } from '../../../probes/net/hello-budget.ts'

/** A pool of which only the number of connections left is looked at. */
function budgetOf(leftCount: number) {
  const pool = { leftCount }
  return { pool, budget: new HelloBudget(pool) }
}

/** A chain that ends when it is told to. */
function chain(budget: HelloBudget, count: number) {
  let end = (): void => undefined
  let kept: Reservation | undefined
  const ended = budget.keep(count, (reservation) => {
    kept = reservation
    return new Promise<void>((resolve) => (end = resolve))
  })
  const untilMine = async (): Promise<void> => kept?.untilMine()
  return { ended, end: () => end(), update: (left: number) => kept?.update(left), untilMine }
}

describe('net HelloBudget', () => {
  it('has something to spare beyond what all chains keep', async () => {
    const { budget, pool } = budgetOf(6)
    const first = chain(budget, 3)
    const second = chain(budget, 2)
    expect(budget.hasSpare).to.equal(true)
    pool.leftCount = 5
    expect(budget.hasSpare).to.equal(false)
    second.end()
    await second.ended
    expect(budget.hasSpare).to.equal(true)
    first.end()
    await first.ended
  })

  it('lets a long list wait until a chain needs less', async () => {
    const { budget } = budgetOf(3)
    const { end, ended, update } = chain(budget, 3)
    let isFree = false
    const waiting = budget.untilSpare().then(() => (isFree = true))
    update(3)
    await Promise.resolve()
    expect(isFree).to.equal(false)
    update(2)
    await waiting
    end()
    await ended
  })

  it('gives a chain what it keeps itself, and lets it wait for what others keep', async () => {
    const { budget, pool } = budgetOf(3)
    const own = chain(budget, 1)
    const other = chain(budget, 2)
    await own.untilMine()
    pool.leftCount = 2
    let isFree = false
    const waiting = own.untilMine().then(() => (isFree = true))
    await Promise.resolve()
    expect(isFree).to.equal(false)
    other.update(0)
    await waiting
    pool.leftCount = 0
    await own.untilMine()
    for (const { end } of [own, other]) end()
    await Promise.all([own.ended, other.ended])
  })

  it('keeps nobody waiting once all chains have ended, though nothing is left', async () => {
    const { budget } = budgetOf(0)
    const { end, ended, update } = chain(budget, 1)
    const waiting = budget.untilSpare()
    end()
    await Promise.all([waiting, ended])
    update(5)
    await budget.untilSpare()
    expect(budget.hasSpare).to.equal(false)
  })

  it('gives back what was kept for a chain that failed', async () => {
    const { budget } = budgetOf(1)
    const failure = await budget.keep(1, () => Promise.reject(new Error('broken'))).catch(String)
    expect(failure).to.equal('Error: broken')
    expect(budget.hasSpare).to.equal(true)
  })
})
