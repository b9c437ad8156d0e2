import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { createLog } from '../../../bot/log.ts'
import { openRoomFile } from '../../../bot/store/room-file.ts'
import { behavesAsRoomStore } from './contract.ts'

describe('bot openRoomFile', () => {
  let dataDir: string
  let logged: string[]
  const log = createLog('info', { write: (line) => logged.push(line) })

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tellus-rooms-'))
    logged = []
  })

  afterEach(async () => {
    await rm(dataDir, { recursive: true })
  })

  behavesAsRoomStore(() => openRoomFile(join(dataDir, 'made', 'here'), log))

  const broken = [
    { title: 'no JSON', input: '{"version":1,"rooms":[' },
    { title: 'a room without address', input: '{"version":1,"rooms":[{"password":"x"}]}' },
    { title: 'another version', input: '{"version":2,"rooms":[]}' },
    { title: 'an empty file', input: '' },
  ]
  for (const { title, input } of broken) {
    it(`sets a broken file aside and says so: ${title}`, async () => {
      await writeFile(join(dataDir, 'rooms.json'), input)
      const store = await openRoomFile(dataDir, log)
      expect(await store.list()).to.deep.equal([])
      expect(await readFile(join(dataDir, 'rooms.json.broken'), 'utf8')).to.equal(input)
      expect(logged.join('')).to.include('rooms.json.broken')
      await store.remember({ jid: 'lobby@rooms.example' })
      const reopened = await openRoomFile(dataDir, log)
      expect(await reopened.list()).to.have.length(1)
    })
  }

  it('survives a writer that died half-way', async () => {
    const store = await openRoomFile(dataDir, log)
    await store.remember({ jid: 'lobby@rooms.example' })
    await writeFile(join(dataDir, 'rooms.json.new'), '{"version":1,"ro')
    const reopened = await openRoomFile(dataDir, log)
    expect(await reopened.list()).to.deep.equal([{ jid: 'lobby@rooms.example' }])
  })

  it('leaves nothing beside the file, and lets nobody else read it', async () => {
    const store = await openRoomFile(dataDir, log)
    await store.remember({ jid: 'lobby@rooms.example', password: 'sesame' })
    expect(await readdir(dataDir)).to.deep.equal(['rooms.json'])
    const { mode } = await stat(join(dataDir, 'rooms.json'))
    expect(mode & 0o077).to.equal(0)
  })

  it('tells whoever asked when it could not write, and goes on with the next', async () => {
    const store = await openRoomFile(dataDir, log)
    await rm(dataDir, { recursive: true })
    await writeFile(dataDir, '')
    const failure: unknown = await store.remember({ jid: 'a@rooms.example' }).catch((error: unknown) => error)
    expect(failure).to.be.instanceOf(Error)
    await rm(dataDir)
    const other = await openRoomFile(dataDir, log)
    expect(await other.list()).to.deep.equal([])
    await store.remember({ jid: 'b@rooms.example' })
    const reopened = await openRoomFile(dataDir, log)
    expect(await reopened.list()).to.have.length(2)
  })
})
