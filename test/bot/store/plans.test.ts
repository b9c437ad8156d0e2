import { expect } from 'chai'
import { Kysely, PostgresDialect } from 'kysely'
import type { Ledger } from '../../../bot/ports.ts'
import { type JobQueue, openJobQueue } from '../../../bot/store/job-queue.ts'
import { openLedger } from '../../../bot/store/ledger.ts'
import type { Schema } from '../../../bot/store/schema.ts'
import { describeDatabase } from './databases.ts'
import { aChange, aNotice, anOutcome, aScan, aStep, aSummary, aWatch, ROOM, START } from './ledger-records.ts'

const ACCOUNT = 'tellus@bots.example'
const DOMAIN = 'server7.example'
const ignore = (): void => undefined
const log = { error: ignore, warn: ignore, info: ignore, debug: ignore, trace: ignore }

/** A statement as it was sent. */
interface Sent {
  readonly text: string
  readonly values: readonly unknown[]
}

describeDatabase('store, with ten thousand targets', (database) => {
  const sent: Sent[] = []
  let ledger: Ledger
  let queue: JobQueue
  let caseId: string

  before('fill the tables', async () => {
    for (const statement of FILL) await database.pool.query(statement)
    const { pool } = database.open()
    const db = new Kysely<Schema>({
      dialect: new PostgresDialect({ pool }),
      log: ({ query }) => void sent.push({ text: query.sql, values: query.parameters }),
    })
    ledger = openLedger(db, { account: ACCOUNT, clock: { now: () => START } })
    queue = await openJobQueue(pool, db, { account: ACCOUNT, log })
    caseId = (await ledger.openCase(DOMAIN, ROOM, 'en', aStep())).id
  })

  after('close the queue', () => queue.close())

  const WORK: readonly { readonly title: string; readonly run: () => Promise<unknown> }[] = [
    { title: 'queueing what is due', run: () => queue.queueDue(START) },
    { title: 'looking a target up', run: () => ledger.target(DOMAIN) },
    { title: 'looking up who watches', run: () => ledger.watchesOn(DOMAIN) },
    {
      title: 'looking up what a room watches',
      run: () => ledger.watchesOf({ kind: 'room', jid: 'room7@rooms.example' }),
    },
    { title: 'watching', run: () => ledger.watch(aWatch({ domain: DOMAIN })) },
    { title: 'ending a watch', run: () => ledger.unwatch(DOMAIN, ROOM) },
    { title: 'checking sooner', run: () => ledger.checkSooner(DOMAIN, START) },
    {
      title: 'recording a check',
      run: async () => {
        const { sequence } = (await ledger.target(DOMAIN))!
        const observation = { domain: DOMAIN, at: START, summary: aSummary('required'), scan: aScan() }
        await ledger.recordCheck(anOutcome({ domain: DOMAIN, sequence, observation, notices: [aNotice()] }))
      },
    },
    { title: 'telling the history', run: () => ledger.changesOf(DOMAIN, 10) },
    { title: 'telling observations', run: () => ledger.observationsOf(DOMAIN, 2) },
    { title: 'looking a campaign up', run: () => ledger.caseOf(DOMAIN, ROOM) },
    { title: 'listing campaigns', run: () => ledger.casesOf(ROOM) },
    { title: 'listing the campaigns for a domain', run: () => ledger.casesOn(DOMAIN) },
    { title: 'writing a step', run: () => ledger.appendSteps(aChange({ caseId })) },
    { title: 'looking up what is owed', run: () => ledger.owedNotices(20) },
    { title: 'beginning a notice', run: () => ledger.beginNotice(aNotice().id, START) },
    { title: 'finishing a notice', run: () => ledger.finishNotice(aNotice().id, START) },
    { title: 'looking for an opt-out', run: () => ledger.optedOut(DOMAIN) },
    { title: 'removing a batch of what is old', run: () => ledger.expire(START) },
  ]
  for (const { title, run } of WORK) {
    it(`reads no table from end to end when ${title}`, async () => {
      sent.length = 0
      await run()
      const readThrough: string[] = []
      for (const { text, values } of sent.filter(hasPlan)) {
        const { rows } = await database.pool.query<{ readonly 'QUERY PLAN': string }>(`explain ${text}`, [
          ...values,
        ])
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
        if (/Seq Scan on (?:targets|watches|observations|changes|cases|steps|notices|letters)\b/.test(plan))
          readThrough.push(`${text}\n${plan}`)
      }
      expect(sent.filter(hasPlan)).not.to.deep.equal([])
      expect(readThrough).to.deep.equal([])
    })
  }
})

/** Of what is sent, jobs are pg-boss's own business, and a notification has no plan worth the name. */
function hasPlan({ text }: Sent): boolean {
  return /^\s*(?:select|insert|update|delete|with)\b/.test(text) && !/pgboss10|pg_notify/.test(text)
}

const FILL = [
  `insert into targets (domain, state, next_check_at)
    select 'server' || i || '.example', '{"version":1,"expiryTold":{}}', '2017-03-06'::timestamptz + i * interval '10 s'
    from generate_series(0, 9999) as i`,
  `insert into watches select 'tellus@bots.example', 'room', 'room' || i % 50 || '@rooms.example',
    'server' || i || '.example', 'hourly', 'en', 'user' || i || '@example.org', 'User', now()
    from generate_series(0, 9999) as i`,
  `insert into observations (domain, at, summary, scan)
    select 'server' || i % 10000 || '.example', '2017-01-01'::timestamptz + i * interval '1 min', '{}', '{}'
    from generate_series(0, 29999) as i`,
  `insert into changes (domain, at, kind, change)
    select 'server' || i % 10000 || '.example', '2017-01-01'::timestamptz + i * interval '1 min', 'outage-began', '{}'
    from generate_series(0, 19999) as i`,
  `insert into cases (account, party_kind, party_jid, domain, language, state, steps, opened_at, due_at)
    select 'tellus@bots.example', 'room', 'room' || i % 50 || '@rooms.example', 'server' || i || '.example', 'en',
      'sent', 3, now(), '2017-03-06'::timestamptz + i * interval '1 min' from generate_series(0, 2999) as i`,
  `insert into steps (case_id, position, at, by_key, by_name, kind, event)
    select id, position, now(), 'user' || number || '@example.org', 'User', 'noted', '{}'
    from cases, generate_series(0, 2) as position`,
  `insert into letters select 'c' || number, id, 'first', 'en', 'Dear', 'user' || number || '@example.org', 'User', now() from cases`,
  `insert into notices (id, account, party_kind, party_jid, text, lang, created_at, finished_at)
    select gen_random_uuid(), 'tellus@bots.example', 'room', 'room@rooms.example', 'text', 'en',
      '2017-01-01'::timestamptz + i * interval '1 min', case when i < 9950 then '2017-03-01'::timestamptz end
    from generate_series(0, 9999) as i`,
  'analyze',
]
