import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { Client, type ClientConfig, DatabaseError } from 'pg'
import { isDatabaseAway, takeConnection } from '../../../../bot/store/postgres/away.ts'
import { describeDatabase } from '../databases.ts'

async function failureOf(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error,
  )
}

function connecting(config: ClientConfig): Promise<unknown> {
  const client = new Client(config)
  client.on('error', () => undefined)
  return failureOf(client.connect())
}

describeDatabase('store isDatabaseAway', (database) => {
  it('knows a server that goes away in the middle of a query', async () => {
    const { pool } = database.open()
    expect(
      isDatabaseAway(await failureOf(pool.query('select pg_terminate_backend(pg_backend_pid())'))),
    ).to.equal(true)
  })

  it('takes no mistake of a query for it', async () => {
    for (const query of ['select 1 / 0', 'select nothing', 'insert into targets default values'])
      expect(isDatabaseAway(await failureOf(database.pool.query(query))), query).to.equal(false)
  })
})

describe('store isDatabaseAway', () => {
  it('knows a port and a socket where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    server.close()
    await once(server, 'close')
    expect(isDatabaseAway(await connecting({ host: '127.0.0.1', port }))).to.equal(true)
    expect(isDatabaseAway(await connecting({ host: 'localhost', port }))).to.equal(true)
    expect(isDatabaseAway(await connecting({ host: join(tmpdir(), 'no-such-folder') }))).to.equal(true)
  })

  it('knows a connection that was waited for in vain, and one that was refused', async () => {
    const late = new Error('the driver says so in words alone')
    const refused = Object.assign(new DatabaseError('wrong password', 1, 'error'), {
      code: '28P01',
      severity: 'FATAL',
    })
    for (const [error, isAway] of [
      [late, true],
      [refused, false],
    ] as const) {
      const failure = await failureOf(takeConnection({ connect: () => Promise.reject(error) }))
      expect(isDatabaseAway(failure)).to.equal(isAway)
    }
  })

  it('takes no mistake of ours for it', () => {
    const onDisk = Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' })
    for (const error of [onDisk, new TypeError('x is undefined'), 'ECONNREFUSED', undefined])
      expect(isDatabaseAway(error)).to.equal(false)
  })
})
