import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { type FileLock, lockFile } from '../../../bot/store/file-lock.ts'

describe('store lockFile', () => {
  let folder: string
  let path: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tellus-lock-'))
    path = join(folder, 'lock')
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  it('lets one hold it at a time', async () => {
    const first = await take(path)
    expect(await lockFile(path)).to.equal('taken')
    first.release()
    ;(await take(path)).release()
  })

  it('keeps what its last holder noted for whoever comes next, and replaces it', async () => {
    const first = await take(path)
    first.note('the first one')
    first.release()
    const second = await take(path)
    second.note('another')
    second.release()
    expect(readFileSync(path, 'utf8')).to.equal('another')
  })

  it('ends with the last process that has the file open, however that ends', async () => {
    const lock = await take(path)
    const heir = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore', lock.fd] })
    lock.release()
    expect(await lockFile(path)).to.equal('taken')
    heir.kill('SIGKILL')
    await once(heir, 'exit')
    ;(await take(path)).release()
  })

  it('says that there are no such locks where there is no flock', async () => {
    const usual = process.env['PATH']
    process.env['PATH'] = folder
    try {
      expect(await lockFile(path)).to.equal(undefined)
    } finally {
      process.env['PATH'] = usual
    }
  })
})

async function take(path: string): Promise<FileLock> {
  const lock = await lockFile(path)
  if (lock === undefined || lock === 'taken') throw new Error('the lock cannot be had')
  return lock
}
