import type { Language } from '../locales/index.ts'
import type { LetterKind } from '../records.ts'
import type { LetterTemplate } from './letter-template.ts'
import type { Recipe } from './recipe.ts'

/** All letters and recipes that there are. */
export interface Letters {
  readonly templates: readonly LetterTemplate[]
  readonly recipes: readonly Recipe[]
}

/** @throws {TypeError} where that letter does not come with the program, which a test holds. */
export function templateFor({ templates }: Letters, kind: LetterKind, language: Language): LetterTemplate {
  const found = templates.find((template) => template.kind === kind && template.language === language)
  if (found === undefined) throw new TypeError(`no letter: ${kind} in ${language}`)
  return found
}
