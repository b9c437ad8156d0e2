import { open, readFile, rename } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { ConfigError } from '../config.ts'

/** What is stored is for the owner's eyes only: room passwords, and who asked for what. */
const OWNER_ONLY = 0o600

/**
 * Replaces a file so that at any moment, power cuts included, either the old or the new text is there.
 *
 * The text is written beside it and flushed, then renamed, and the folder flushed.
 *
 * @param mode Who may read it; its owner alone where absent.
 */
export async function replaceFile(path: string, text: string, mode = OWNER_ONLY): Promise<void> {
  const temporaryPath = `${path}.new`
  const file = await open(temporaryPath, 'w', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporaryPath, path)
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** @returns `undefined` when there is no such file. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Says that the data folder is not fit to work with. To go on without what is in it would have the next write replace it.
 *
 * @param path What could not be read or made.
 * @param error What the system said.
 */
export function unfitDataDir(path: string, error: unknown): ConfigError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'for an unknown reason'
  const problem = `${basename(path)} cannot be read or made (${code})`
  return new ConfigError([{ variable: 'DATA_DIR', problem }], { cause: error })
}
