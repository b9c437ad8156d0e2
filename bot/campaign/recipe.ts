import { parseFrontMatter, requireValue } from './front-matter.ts'

/** How one server software is made to demand TLS, of clients and of servers. */
export interface Recipe {
  /** As it calls itself (XEP-0092). */
  readonly software: string
  /** Where the lines belong. */
  readonly file: string
  /** What makes them count: a command. */
  readonly apply: string
  /** URLs of the documentation or source that the lines were read in. */
  readonly sources: readonly string[]
  readonly variants: readonly RecipeVariant[]
}

/** The lines for a range of versions: at least `from`, below `before`. */
export interface RecipeVariant {
  readonly from?: string
  readonly before?: string
  readonly lines: string
}

const HEADING = /^## (?:every version|(?:from (?<from>[\d.]+))? ?(?:before (?<before>[\d.]+))?)$/
const FENCED = /```\w+\n(?<lines>[\s\S]*?)\n```/

/**
 * Reads one of `letters/recipes/`: a section a range of versions, its lines fenced; other text is for whoever reviews them.
 *
 * @throws {TypeError} for what is no recipe.
 */
export function parseRecipe(text: string): Recipe {
  const matter = parseFrontMatter(text)
  const variants = matter.body.split(/\n(?=## )/).map(parseVariant)
  return {
    software: requireValue(matter, 'software'),
    file: requireValue(matter, 'file'),
    apply: requireValue(matter, 'apply'),
    sources: matter.lists.get('sources') ?? [],
    variants,
  }
}

function parseVariant(section: string): RecipeVariant {
  const [heading = ''] = section.split('\n')
  const range = HEADING.exec(heading)
  const { lines } = FENCED.exec(section)?.groups ?? {}
  if (range === null || lines === undefined) throw new TypeError(`not a section of a recipe: ${heading}`)
  const { from, before } = range.groups ?? {}
  return { ...(from !== undefined && { from }), ...(before !== undefined && { before }), lines }
}

/**
 * The lines for one version; for one that is not known, or that we have none for, those of every range, each below its range.
 *
 * @param version As the server says (XEP-0092): what stands in front of the first number and behind the last dot is passed over.
 */
export function recipeLines({ variants }: Recipe, version: string | undefined): string {
  const numbers = versionNumbers(version)
  const fitting = variants.find((variant) =>
    numbers === undefined ? rangeOf(variant) === '' : isFor(variant, numbers),
  )
  if (fitting !== undefined) return fitting.lines
  return variants.map((variant) => `${rangeOf(variant)}:\n${variant.lines}`).join('\n\n')
}

function rangeOf({ from, before }: RecipeVariant): string {
  return [
    ...(from === undefined ? [] : [`≥ ${from}`]),
    ...(before === undefined ? [] : [`< ${before}`]),
  ].join(', ')
}

function isFor({ from, before }: RecipeVariant, numbers: readonly number[]): boolean {
  const isOldEnough = before === undefined || compare(numbers, versionNumbers(before) ?? []) < 0
  return isOldEnough && (from === undefined || compare(numbers, versionNumbers(from) ?? []) >= 0)
}

/** What an honest version does not exceed. */
const MOST_DIGITS = 6

/** `0.12.3`, `23.01`, `version 8.4.0-b1`; `undefined` for `trunk`, and for what is a number alone: that is a build, or a joke. */
function versionNumbers(version: string | undefined): readonly number[] | undefined {
  const [found] = /\d+(?:\.\d+)+/.exec(version ?? '') ?? []
  const parts = found?.split('.') ?? []
  return parts.length === 0 || parts.some(({ length }) => length > MOST_DIGITS)
    ? undefined
    : parts.map(Number)
}

function compare(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length)
  const differing = Array.from({ length }, (_, i) => (a[i] ?? 0) - (b[i] ?? 0)).find((part) => part !== 0)
  return differing ?? 0
}

/** @returns The recipe of the software that a server says it is; `undefined` for one that we have none for. */
export function recipeFor(software: string, recipes: readonly Recipe[]): Recipe | undefined {
  const [name = ''] = software.toLowerCase().split(/[^a-z]/)
  return recipes.find((recipe) => recipe.software.toLowerCase() === name)
}
