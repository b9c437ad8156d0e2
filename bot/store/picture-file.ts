import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFile, Picture } from '../ports.ts'
import { contentOf } from '../reply/attachment.ts'

const OWNER_ONLY = 0o600

/**
 * Writes a picture, or another file, into a folder, which is made where it is not there; one of the same name is replaced.
 *
 * @returns Its path. Rejects when it could not be written.
 */
export async function savePicture(folder: string, file: Picture | DataFile): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, file.name)
  await writeFile(path, contentOf(file).bytes, { mode: OWNER_ONLY })
  return path
}
