/** Campaigns as files that other programs read. */
import type { Case, Step } from '../records.ts'
import { standingOf } from './standing.ts'

/** Facts of a step that have a column of their own, beside those that every step has. */
const FACTS = ['state', 'day', 'text', 'to', 'code', 'letter', 'language', 'states', 'count', 'since', 'via']
const COLUMNS = ['domain', 'case', 'at', 'by', 'step', ...FACTS]

/**
 * One line a step, under a line of headings.
 *
 * A cell that a spreadsheet would take for a formula begins with an apostrophe: what is written down in a campaign comes from
 * strangers.
 *
 * @see RFC 4180
 */
export function casesToCsv(cases: readonly Case[]): string {
  const rows = cases.flatMap((one) => one.steps.map((step) => rowOf(one, step)))
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function rowOf({ domain, id }: Case, { at, by, event }: Step): readonly string[] {
  const facts: Readonly<Record<string, unknown>> = event
  return [domain, id, iso(at), by?.name ?? '', event.kind, ...FACTS.map((name) => factOf(facts, name))]
}

function factOf(facts: Readonly<Record<string, unknown>>, name: string): string {
  const value = facts[name]
  if (typeof value === 'number') return name === 'since' ? iso(value) : `${value}`
  if (Array.isArray(value)) return value.join(' ')
  return typeof value === 'string' ? value : ''
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * The same as JSON, indented. Times are ISO 8601 (UTC); people are told by name only, empty where they had that forgotten.
 *
 * @param now When it is made.
 */
export function casesToJson(cases: readonly Case[], now: number): string {
  const file = { schema: 'tellus-campaigns-1', exportedAt: iso(now), cases: cases.map(caseToJson) }
  return `${JSON.stringify(file, undefined, 2)}\n`
}

function caseToJson({ domain, id, language, steps }: Case) {
  return { id, domain, language, state: standingOf(steps).state, steps: steps.map(stepToJson) }
}

function stepToJson({ at, by, event }: Step) {
  const { kind, ...facts } = event
  const { since, ...others } = 'since' in facts ? facts : { ...facts, since: undefined }
  return {
    at: iso(at),
    step: kind,
    ...(by !== undefined && { by: by.name }),
    ...others,
    ...(since !== undefined && { since: iso(since) }),
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
