import { readFile, readdir } from 'node:fs/promises'
import { type LetterTemplate, parseTemplate } from '../campaign/letter-template.ts'
import { type Recipe, parseRecipe } from '../campaign/recipe.ts'
import type { Letters } from '../campaign/letters.ts'

/** Beside `dist/`, in the package as in the repository. */
const FOLDER = new URL('../../../letters/', import.meta.url)

/** Reads the letters and recipes that come with the program; rejects where one of them cannot be understood. */
export async function loadLetters(): Promise<Letters> {
  const [templates, recipes] = await Promise.all([
    readAll<LetterTemplate>(FOLDER, parseTemplate),
    readAll<Recipe>(new URL('recipes/', FOLDER), parseRecipe),
  ])
  return { templates, recipes }
}

async function readAll<T>(folder: URL, parse: (text: string) => T): Promise<readonly T[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      try {
        return parse(text)
      } catch (error) {
        throw new TypeError(`letters: ${name}`, { cause: error })
      }
    }),
  )
}
