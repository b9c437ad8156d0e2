import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../ports.ts'
import { readIfThere, replaceFile } from './file.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The id by which the account's server knows this installation (XEP-0388 §2.3, `<user-agent id/>`), kept in the data folder.
 *
 * @param newId Makes a UUID, when there is none yet.
 * @returns A new one, too, when the file cannot be read or written: the server then lists one more device.
 */
export async function loadDeviceId(dataDir: string, newId: () => string, log: Log): Promise<string> {
  const path = join(dataDir, 'device-id')
  const fresh = newId()
  try {
    const known = (await readIfThere(path))?.trim()
    if (known !== undefined && UUID.test(known)) return known
    await mkdir(dataDir, { recursive: true })
    await replaceFile(path, `${fresh}\n`)
  } catch (error) {
    log.warn({ error, path }, 'the id of this installation could not be kept')
  }
  return fresh
}
