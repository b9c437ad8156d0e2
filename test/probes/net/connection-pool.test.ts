import { PassThrough } from 'node:stream'
import { expect } from 'chai'
import type { Outcome } from '../../../probes/model.ts'
import { ConnectionPool, FULL_LIMITS } from '../../../probes/net/connection-pool.ts'
import { Doors } from '../../../probes/net/doors.ts'
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
  return new ConnectionPool(endpointOf({ security: 'direct-tls' }), silentIo(), { limits }, NEVER)
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

  it('goes through the door with others, and does not begin before there is a place', async () => {
    const doors = new Doors(1)
    const door = doors.at('192.0.2.1')
    await door.enter(NEVER)
    let connectionCount = 0
    const io = {
      ...silentIo(),
      connect: (...place: Parameters<Io['connect']>) => (connectionCount++, silentIo().connect(...place)),
    }
    const endpoint = endpointOf({ security: 'direct-tls', address: '192.0.2.1' })
    const pool = new ConnectionPool(endpoint, io, { limits: { ...FULL_LIMITS, atOnce: 2 }, doors }, NEVER)
    const asked = pool.ask(answer)
    await new Promise((resolve) => setImmediate(resolve))
    expect(connectionCount).to.equal(0)
    door.leave()
    expect(await asked).to.deep.equal({ state: 'observed', value: 'asked' })
    await pool.close()
    await door.enter(NEVER)
  })

  it('gives up what is still being opened ahead when it is closed', async () => {
    let connectionCount = 0
    const io: Io = {
      ...nodeIo(),
      connect: (_address, _port, signal) =>
        connectionCount++ === 0
          ? Promise.resolve({ state: 'observed', value: new PassThrough() })
          : new Promise((resolve) =>
              signal.addEventListener('abort', () =>
                resolve({ state: 'failed', failure: { phase: 'tcp', code: 'timeout' } }),
              ),
            ),
    }
    const endpoint = endpointOf({ security: 'direct-tls' })
    const pool = new ConnectionPool(endpoint, io, { limits: FULL_LIMITS }, NEVER)
    await pool.chain(() => pool.ask(answer))
    expect(connectionCount).to.equal(2)
    await pool.close()
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
