import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { createLog } from '../../../bot/log.ts'
import { historyFile } from '../../../bot/store/history-file.ts'

describe('bot historyFile', () => {
  let folder: string
  let logged: string[]
  const log = createLog('info', { write: (line) => logged.push(line) })

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tellus-history-'))
    logged = []
  })

  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  it('is empty at first, and keeps what was saved last', async () => {
    const dataDir = join(folder, 'data')
    expect(await historyFile(dataDir, log).load()).to.deep.equal([])
    await historyFile(dataDir, log).save(['two', 'one'])
    expect(await historyFile(dataDir, log).load()).to.deep.equal(['two', 'one'])
    expect(logged).to.deep.equal([])
  })

  it('keeps the newest 200 lines', async () => {
    const history = historyFile(folder, log)
    await history.save(Array.from({ length: 300 }, (_, i) => `line ${i}`))
    const lines = await history.load()
    expect(lines).to.have.length(200)
    expect(lines[0]).to.equal('line 0')
  })

  it('is no reason to fail when it can be neither read nor written', async () => {
    const notAFolder = join(folder, 'file')
    await writeFile(notAFolder, '')
    const history = historyFile(notAFolder, log)
    expect(await history.load()).to.deep.equal([])
    await history.save(['one'])
    expect(logged).to.have.length(2)
  })
})
