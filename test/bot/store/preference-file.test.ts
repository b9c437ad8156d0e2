import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { ConfigError } from '../../../bot/config.ts'
import { createLog } from '../../../bot/log.ts'
import { NotKept } from '../../../bot/not-kept.ts'
import { openPreferenceFile } from '../../../bot/store/preference-file.ts'
import { behavesAsPreferenceStore } from './contract.ts'

describe('bot openPreferenceFile', () => {
  let dataDir: string
  let logged: string[]
  const log = createLog('info', { write: (line) => logged.push(line) })

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tellus-preferences-'))
    logged = []
  })

  afterEach(async () => {
    await rm(dataDir, { recursive: true })
  })

  behavesAsPreferenceStore(() => openPreferenceFile(join(dataDir, 'made', 'here'), log))

  const broken = [
    { title: 'no JSON', input: '{"version":1,"choices":[' },
    {
      title: 'a language that is not spoken',
      input: '{"version":1,"choices":[{"of":"a@b.example","language":"tlh"}]}',
    },
    { title: 'another version', input: '{"version":2,"choices":[]}' },
  ]
  for (const { title, input } of broken) {
    it(`sets a broken file aside and says so: ${title}`, async () => {
      await writeFile(join(dataDir, 'preferences.json'), input)
      const store = await openPreferenceFile(dataDir, log)
      expect(store.language('a@b.example')).to.equal(undefined)
      expect(await readFile(join(dataDir, 'preferences.json.broken'), 'utf8')).to.equal(input)
      expect(logged.join('')).to.include('preferences.json.broken')
    })
  }

  it('does not begin with nothing where a broken file cannot be set aside, and names it', async () => {
    await writeFile(join(dataDir, 'preferences.json'), '{"version":1,')
    await mkdir(join(dataDir, 'preferences.json.broken'))
    const failure: unknown = await openPreferenceFile(dataDir, log).catch((error: unknown) => error)
    expect(failure).to.be.instanceOf(ConfigError)
    expect(String(failure)).to.match(/DATA_DIR: preferences\.json cannot be .*\(EISDIR\)/)
    expect(await readFile(join(dataDir, 'preferences.json'), 'utf8')).to.equal('{"version":1,')
  })

  it('leaves no trace before something is chosen, and lets nobody else read what is', async () => {
    const folder = join(dataDir, 'made')
    const store = await openPreferenceFile(folder, log)
    await store.forget('alice@example.org')
    expect(await readdir(dataDir)).to.deep.equal([])
    await store.chooseLanguage('alice@example.org', 'ja')
    expect(await readdir(folder)).to.deep.equal(['preferences.json'])
    const { mode } = await stat(join(folder, 'preferences.json'))
    expect(mode & 0o077).to.equal(0)
  })

  it('keeps 10,000 choices, and forgets the oldest first', async () => {
    const choices = Array.from({ length: 10_000 }, (_, i) => ({ of: `user${i}@example.org`, language: 'de' }))
    await writeFile(join(dataDir, 'preferences.json'), JSON.stringify({ version: 1, choices }))
    const store = await openPreferenceFile(dataDir, log)
    await store.chooseLanguage('user0@example.org', 'fr')
    await store.chooseLanguage('one-more@example.org', 'ja')
    expect(store.language('user0@example.org')).to.equal('fr')
    expect(store.language('user1@example.org')).to.equal(undefined)
    expect(store.language('user2@example.org')).to.equal('de')
    expect(store.language('one-more@example.org')).to.equal('ja')
  })

  it('tells whoever asked when it could not write, goes by it, and writes it with the next', async () => {
    await writeFile(join(dataDir, 'file'), '')
    const failure = await openPreferenceFile(join(dataDir, 'file', 'below'), log).catch(
      (error: unknown) => error,
    )
    expect(failure).to.be.instanceOf(Error)
    const store = await openPreferenceFile(join(dataDir, 'folder'), log)
    await writeFile(join(dataDir, 'folder'), '')
    const refused = await store
      .chooseLanguage('alice@example.org', 'ja')
      .then(() => undefined)
      .catch((error: unknown) => error)
    expect(refused).to.be.instanceOf(NotKept)
    expect(store.language('alice@example.org')).to.equal('ja')
    await rm(join(dataDir, 'folder'))
    await store.chooseLanguage('bob@example.org', 'de')
    const later = await openPreferenceFile(join(dataDir, 'folder'), log)
    expect(['alice', 'bob'].map((name) => later.language(`${name}@example.org`))).to.deep.equal(['ja', 'de'])
  })
})
