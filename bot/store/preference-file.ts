import { join } from 'node:path'
import { z } from 'zod'
import { type Language, languages } from '../locales/index.ts'
import type { Log, PreferenceStore } from '../ports.ts'
import { KeyedFile } from './keyed-file.ts'

const FILE_VERSION = 1

/** Anybody may choose; who chose longest ago is forgotten first. */
const MOST_CHOICES = 10_000

interface Choice {
  readonly of: string
  readonly language: Language
}

const schema = z
  .object({
    version: z.literal(FILE_VERSION),
    choices: z.array(z.object({ of: z.string().min(1), language: z.enum(languages) })),
  })
  .transform(({ choices }) => choices)

/**
 * Remembers what people and rooms chose, up to 10,000 of them.
 *
 * @param dataDir Made when something is chosen.
 * @param name Of the file, which one process at a time may write to.
 * @see KeyedFile
 */
export async function openPreferenceFile(
  dataDir: string,
  log: Log,
  name = 'preferences.json',
): Promise<PreferenceStore> {
  const file = await KeyedFile.open<Choice>(
    {
      path: join(dataDir, name),
      schema,
      toJson: (choices) => ({ version: FILE_VERSION, choices }),
      keyOf: (choice) => choice.of,
      mostEntries: MOST_CHOICES,
      brokenEvent: 'the languages that were chosen could not be read; they were set aside',
    },
    log,
  )
  return {
    language: (of) => file.find(of)?.language,
    chooseLanguage: (of, language) => (language === undefined ? file.remove(of) : file.put({ of, language })),
    forget: (of) => file.remove(of),
  }
}
