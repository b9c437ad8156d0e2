/**
 * Draws a report as a picture to be looked at on a phone: whose it is, the verdict with colour, sign and word, what it means,
 * and as much of the rest as fits on one page.
 */
import type { Report, Service, VerdictState } from '../../probes/index.ts'
import { type Language, type Said, translator, type Translate } from '../locales/index.ts'
import { spellings } from './domain.ts'
import { gradeOf } from './grade.ts'
import { type Drawing, drawPicture } from './picture.ts'
import { abridgements, stateWord, type ToldReport, worstState } from './report.ts'
import { INK, MUTED, Sheet } from './sheet.ts'
import { SYMBOLS } from './state.ts'

/** Each dark enough for white letters on it, and apart for those who see no red or no green. */
export const COLOURS: Readonly<Record<VerdictState, string>> = {
  required: '#1b7a3d',
  optional: '#a85b00',
  absent: '#b3202a',
  'not-enforced': '#b3202a',
  unusable: '#b3202a',
  'not-offered': '#56616b',
  unknown: '#56616b',
}

const WIDTH = 720
const BAND = 16
const LEFT = BAND + 28
const RIGHT = WIDTH - 28
const GRADE_SIZE = 96

/** What a screen shows at once; more is told in words. */
const MOST_LINES = 16

/**
 * Draws the card of a report, in 20 to 100 ms off the main thread.
 *
 * @param services Those that were asked about.
 * @param notes What else has to be known of it.
 */
export function drawCard(
  report: Report,
  services: readonly Service[],
  language: Language,
  notes: readonly Said[] = [],
): Promise<Drawing> {
  return drawPicture(cardSvg(report, services, language, notes), language)
}

/** The SVG of {@link drawCard}. */
export function cardSvg(
  report: Report,
  services: readonly Service[],
  language: Language,
  notes: readonly Said[] = [],
): string {
  const translate = translator(language)
  const told = fitting(report, services, translate)
  const sheet = new Sheet({ left: LEFT, right: RIGHT, top: 28 })
  const letter = gradeOf(report, services)
  drawDomain(sheet, report.domain, letter === undefined ? 0 : GRADE_SIZE + 24)
  drawVerdicts(sheet, report, services, translate)
  if (letter !== undefined) drawGrade(sheet, letter)
  const [, ...meaning] = told.opening
  sheet.text([...meaning, ...notes].map(translate), { size: 19, most: 3 })
  sheet.text(told.grade.map(translate), { size: 17, most: 2, gap: 4 })
  for (const { heading, lines } of told.blocks) {
    sheet.rule()
    if (heading !== undefined) sheet.text([translate(heading)], { size: 19, isBold: true, most: 2 })
    sheet.text(lines.map(translate), { size: 17, most: 3 })
  }
  sheet.rule()
  sheet.footer(translate(told.tested), 'Tellus')
  return frame(sheet, COLOURS[worstState(report, services)])
}

/** The longest way to tell the report that a page holds. */
function fitting(report: Report, services: readonly Service[], translate: Translate): ToldReport {
  let told: ToldReport | undefined
  for (told of abridgements(report, services, translate)) {
    const count = told.blocks.reduce((sum, { lines }) => sum + lines.length, told.grade.length)
    if (count <= MOST_LINES) break
  }
  if (told === undefined) throw new Error('there is no way to tell a report')
  return told
}

/** Scripts that the fonts hold; a name in any other is shown by its A-labels alone. */
const DRAWN =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]*$/u

/** From large to so small that the longest name there can be has its place. */
const DOMAIN_STYLES = [
  { size: 32, most: 2 },
  { size: 26, most: 3 },
  { size: 18, most: 20 },
] as const

/**
 * Never cut: who a name belongs to stands at its end.
 *
 * @param kept What has to stay free beside it.
 */
function drawDomain(sheet: Sheet, domain: string, kept: number): void {
  const { ascii, readable } = spellings(domain)
  const isReadable = readable !== undefined && DRAWN.test(readable)
  const text = isReadable ? readable : ascii
  const [first, ...others] = DOMAIN_STYLES
  const style =
    [first, ...others].find(({ size, most }) => sheet.isWhole(text, { size, most, kept })) ?? first
  sheet.text([text], { ...style, isBold: true, kept })
  if (isReadable) sheet.text([ascii], { size: 18, most: 20, colour: MUTED, kept })
}

function drawVerdicts(
  sheet: Sheet,
  report: Report,
  services: readonly Service[],
  translate: Translate,
): void {
  const states = services.map((service) => report.verdict[service].state)
  const isSame = services.length > 1 && states.every((state) => state === states[0])
  const rows = isSame ? [{ label: 'TLS', state: worstState(report, services) }] : undefined
  sheet.space(6)
  for (const { label, state } of rows ??
    services.map((service) => ({ label: service, state: report.verdict[service].state }))) {
    sheet.row({ sign: SYMBOLS[state], label, word: stateWord(state, translate), colour: COLOURS[state] })
  }
  sheet.space(6)
}

const LETTER_COLOURS: readonly (readonly [RegExp, string])[] = [
  [/^A/, COLOURS.required],
  [/^[BC]/, COLOURS.optional],
  [/./, COLOURS.absent],
]

function drawGrade(sheet: Sheet, letter: string): void {
  const [, colour = INK] = LETTER_COLOURS.find(([pattern]) => pattern.test(letter)) ?? []
  sheet.badge({ letter, colour, size: GRADE_SIZE })
}

function frame(sheet: Sheet, colour: string): string {
  const height = sheet.bottom + 24
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<rect width="${BAND}" height="${height}" fill="${colour}"/>`,
    ...sheet.elements,
    '</svg>',
  ].join('\n')
}
