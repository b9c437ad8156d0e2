import { expect } from 'chai'
import { Lanes } from '../../../bot/chat/lanes.ts'

/** Work that ends when the test says so. */
class Job {
  readonly #order: string[]
  readonly #name: string
  end: () => void = () => undefined

  constructor(order: string[], name: string) {
    this.#order = order
    this.#name = name
  }

  readonly run = async (): Promise<void> => {
    this.#order.push(this.#name)
    await new Promise<void>((resolve) => (this.end = resolve))
  }
}

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('chat Lanes', () => {
  let order: string[]
  const job = (name: string) => new Job(order, name)

  beforeEach(() => {
    order = []
  })

  it('works in order within a lane, side by side across lanes', async () => {
    const lanes = new Lanes({ atOnce: 8, waiting: 8, waitingPerLane: 8 })
    const [a1, a2, b1] = [job('a1'), job('a2'), job('b1')]
    lanes.submit('a', a1.run)
    lanes.submit('a', a2.run)
    lanes.submit('b', b1.run)
    expect(order).to.deep.equal(['a1', 'b1'])
    a1.end()
    await tick()
    expect(order).to.deep.equal(['a1', 'b1', 'a2'])
  })

  it('never does more at once than it may, and lets every lane have its turn', async () => {
    const lanes = new Lanes({ atOnce: 1, waiting: 8, waitingPerLane: 8 })
    const jobs = [job('a1'), job('a2'), job('a3'), job('b1')]
    for (const [index, { run }] of jobs.entries()) lanes.submit(index < 3 ? 'a' : 'b', run)
    for (const name of ['a1', 'a2', 'b1', 'a3']) {
      expect(order.at(-1)).to.equal(name)
      jobs[['a1', 'a2', 'a3', 'b1'].indexOf(name)]?.end()
      await tick()
    }
  })

  it('turns away what a lane, or the whole, has no room for', () => {
    const lanes = new Lanes({ atOnce: 1, waiting: 3, waitingPerLane: 2 })
    const taken = ['a', 'a', 'a', 'a', 'b', 'c'].map((lane) => lanes.submit(lane, job(lane).run))
    expect(taken).to.deep.equal([true, true, true, false, true, false])
  })

  it('takes a thousand questions at once without doing a thousand things', () => {
    const lanes = new Lanes({ atOnce: 32, waiting: 256, waitingPerLane: 8 })
    const taken = Array.from({ length: 1000 }, (_, index) => lanes.submit(`lane ${index}`, job('x').run))
    expect([order.length, taken.filter(Boolean).length]).to.deep.equal([32, 32 + 256])
  })
})
