import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { createLog } from '../../../bot/log.ts'
import { openMuteFile } from '../../../bot/store/mute-file.ts'

describe('bot openMuteFile', () => {
  let dataDir: string
  const log = createLog('silent')

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tellus-mutes-'))
  })
  afterEach(() => rm(dataDir, { recursive: true }))

  it('keeps over restarts until when a room is to be left in peace', async () => {
    const mutes = await openMuteFile(dataDir, log)
    await mutes.mute('lobby@rooms.example', 1_000)
    await mutes.mute('lobby@rooms.example', 2_000)
    const again = await openMuteFile(dataDir, log)
    expect(again.mutedUntil('lobby@rooms.example')).to.equal(2_000)
    expect(again.mutedUntil('other@rooms.example')).to.equal(0)
  })

  it('sets aside what is not its own', async () => {
    await writeFile(join(dataDir, 'mutes.json'), '{"version":2,"mutes":[]}')
    const mutes = await openMuteFile(dataDir, log)
    expect(mutes.mutedUntil('lobby@rooms.example')).to.equal(0)
    expect(await readFile(join(dataDir, 'mutes.json.broken'), 'utf8')).to.include('"version":2')
  })
})
