import { expect } from 'chai'
import { migrate } from '../../../bot/store/migrate.ts'
import { MIGRATIONS } from '../../../bot/store/migrations/index.ts'
import { DatabaseUnavailable } from '../../../bot/store/postgres/unavailable.ts'
import { describeDatabase } from './databases.ts'

describeDatabase('store migrate', (database) => {
  it('has every migration in the order of its name', () => {
    const names = Object.keys(MIGRATIONS)
    expect(names).to.deep.equal([...names].sort())
  })

  it('changes nothing where everything was done before', async () => {
    expect(await migrate(database.db)).to.deep.equal([])
  })

  it('is done once by one of several processes that start together', async () => {
    await database.pool.query('drop schema public cascade; create schema public')
    const processes = Array.from({ length: 6 }, () => database.open())
    const done = await Promise.all(processes.map(({ db }) => migrate(db)))
    expect(done.flat()).to.deep.equal(Object.keys(MIGRATIONS))
  })

  it('refuses a database that a newer version made', async () => {
    await database.pool.query(`insert into kysely_migration values ('9999-tomorrow', now()::text)`)
    const problem: unknown = await migrate(database.db).catch((error: unknown) => error)
    expect(problem).to.be.an.instanceOf(DatabaseUnavailable)
    expect(String(problem)).to.include('a newer Tellus').and.to.include('9999-tomorrow')
  })
})
