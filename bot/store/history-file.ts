import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { LineHistory, Log } from '../ports.ts'
import { readIfThere, replaceFile } from './file.ts'

const MOST_LINES = 200

/** Keeps the terminal's history in the file `history` of the data folder, one line each, newest first. */
export function historyFile(dataDir: string, log: Log): LineHistory {
  const path = join(dataDir, 'history')
  return {
    size: MOST_LINES,
    async load() {
      try {
        const text = (await readIfThere(path)) ?? ''
        return text
          .split('\n')
          .filter((line) => line !== '')
          .slice(0, MOST_LINES)
      } catch (error) {
        log.warn({ error, path }, 'the history could not be read')
        return []
      }
    },
    async save(lines) {
      try {
        await mkdir(dataDir, { recursive: true })
        await replaceFile(path, `${lines.slice(0, MOST_LINES).join('\n')}\n`)
      } catch (error) {
        log.warn({ error, path }, 'the history could not be written')
      }
    },
  }
}
