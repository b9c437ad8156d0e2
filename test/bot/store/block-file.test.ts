import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { createLog } from '../../../bot/log.ts'
import { openBlockFile } from '../../../bot/store/block-file.ts'

describe('bot openBlockFile', () => {
  let dataDir: string
  let logged: string[]
  const log = createLog('info', { write: (line) => logged.push(line) })

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tellus-blocked-'))
    logged = []
  })
  afterEach(async () => {
    await rm(dataDir, { recursive: true })
  })

  it('keeps who is blocked over restarts, in a folder that it makes', async () => {
    const folder = join(dataDir, 'made', 'here')
    const store = await openBlockFile(folder, log)
    await Promise.all([store.add('a.example'), store.add('eve@b.example'), store.add('c.example')])
    await store.remove('a.example')
    const again = await openBlockFile(folder, log)
    expect(again.list()).to.deep.equal(['eve@b.example', 'c.example'])
    expect([again.has('a.example'), again.has('c.example')]).to.deep.equal([false, true])
    expect(await readdir(folder)).to.deep.equal(['blocked.json'])
  })

  for (const input of ['{"version":1', '{"version":2,"entries":[]}', '{"version":1,"entries":[1]}', '']) {
    it(`sets aside what is not its own: ${JSON.stringify(input)}`, async () => {
      await writeFile(join(dataDir, 'blocked.json'), input)
      const store = await openBlockFile(dataDir, log)
      expect(store.list()).to.deep.equal([])
      expect(await readFile(join(dataDir, 'blocked.json.broken'), 'utf8')).to.equal(input)
      expect(logged).to.have.length(1)
    })
  }
})
