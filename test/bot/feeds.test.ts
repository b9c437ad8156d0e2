import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { feedFileName } from '../../bot/campaign/feed.ts'
import { writeFeeds } from '../../bot/feeds.ts'
import { openLedger } from '../../bot/store/ledger.ts'
import { describeDatabase } from './store/databases.ts'
import { aStep, ROOM, START } from './store/ledger-records.ts'

describeDatabase('bot writeFeeds', (database) => {
  let folder: string
  const ledger = () => openLedger(database.db, { account: 'bot@example.org', clock: { now: () => START } })
  const write = (before: readonly string[] = []) =>
    writeFeeds({
      folder: join(folder, 'feeds'),
      ledger: () => Promise.resolve(ledger()),
      rooms: {
        list: () => [...before, ROOM.jid, 'quiet/..@rooms.example'].map((jid) => ({ jid, isIn: true })),
      },
      preferences: { language: () => undefined },
      language: 'en',
    })

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tellus-feeds-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('keeps a file for each room that has campaigns, and writes it when something happened', async () => {
    const opened = await ledger().openCase('xmpp.jp', ROOM, 'en', aStep())
    await write()
    expect(await readdir(join(folder, 'feeds'))).to.deep.equal([`${encodeURIComponent(ROOM.jid)}.atom`])
    const path = join(folder, 'feeds', `${encodeURIComponent(ROOM.jid)}.atom`)
    const before = await readFile(path, 'utf8')
    expect(before)
      .to.include('xmpp.jp')
      .and.to.match(/^<\?xml/)
    const { ino, mode } = await stat(path)
    expect(mode & 0o777, 'for a web server to read').to.equal(0o644 & ~process.umask())
    await write()
    expect((await stat(path)).ino, 'not written again').to.equal(ino)
    const step = { at: START + 1000, event: { kind: 'verified', state: 'optional' } } as const
    await ledger().appendSteps({
      caseId: opened.id,
      knownSteps: opened.steps.length,
      steps: [step],
      state: 'verified',
      notices: [],
    })
    await write()
    expect(await readFile(path, 'utf8')).not.to.equal(before)
  })

  it('keeps one too for a room whose name is too long for a file', async () => {
    const jid = `${'комната'.repeat(10)}@rooms.example`
    const party = { kind: 'room', jid } as const
    for (const each of [party, ROOM]) await ledger().openCase('xmpp.jp', each, 'en', aStep())
    await write([jid])
    expect(await readdir(join(folder, 'feeds'))).to.have.members(
      [party, ROOM].map((each) => feedFileName(each)),
    )
  })
})
