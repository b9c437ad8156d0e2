import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Picture } from '../ports.ts'

const OWNER_ONLY = 0o600

/**
 * Writes a picture into a folder, which is made where it is not there; one of the same name is replaced.
 *
 * @returns Its path. Rejects when it could not be written.
 */
export async function savePicture(folder: string, { name, png }: Picture): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, name)
  await writeFile(path, png, { mode: OWNER_ONLY })
  return path
}
