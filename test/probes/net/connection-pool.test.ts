import { PassThrough } from 'node:stream'
import { expect } from 'chai'
import type { Outcome } from '../../../probes/model.ts'
import { ConnectionPool, FULL_LIMITS } from '../../../probes/net/connection-pool.ts'
import type { Io } from '../../../probes/net/io.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { endpointOf } from '../builders.ts'

const NEVER = new AbortController().signal

/** Connects to nobody: whoever asks gets a stream that nothing comes from. */
function silentIo(): Io {
  return { ...nodeIo(), connect: () => Promise.resolve({ state: 'observed', value: new PassThrough() }) }
}

function poolOf(inAll: number): ConnectionPool {
  const limits = { ...FULL_LIMITS, atOnce: 1, inAll }
  return new ConnectionPool(endpointOf({ security: 'direct-tls' }), silentIo(), limits, NEVER)
}

const answer = (): Promise<Outcome<string>> => Promise.resolve({ state: 'observed', value: 'asked' })

describe('net ConnectionPool', () => {
  it('tells everybody who waits when the limit is reached', async () => {
    const pool = poolOf(2)
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => pool.ask(answer)))
    expect(outcomes.map(({ state }) => state).toSorted()).to.deep.equal([
      'observed',
      'observed',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
    ])
  })

  it('counts what can still be asked, opened ahead or not', async () => {
    const pool = poolOf(3)
    expect(pool.leftCount).to.equal(3)
    await pool.chain(async () => {
      await pool.ask(answer)
      expect({ left: pool.leftCount, opened: pool.openedCount }).to.deep.equal({ left: 2, opened: 2 })
    })
    await pool.close()
  })
})
