/** Draws what `stats` counts: verdicts and campaigns as bars, and how many verdicts changed in each month of a year. */
import { type Language, type Said, translator } from '../locales/index.ts'
import type { Census } from '../records.ts'
import { COLOURS } from './card.ts'
import { STAGES, STATES } from './census.ts'
import { type Drawing, FONT_FAMILY, drawPicture, svgText } from './picture.ts'
import { INK, MUTED, Sheet } from './sheet.ts'
import { emWidth } from './text-width.ts'

/** A census with the moment of it, and the lines that tell the same in words, a heading first. */
export interface Plot {
  readonly census: Census
  /** In ms since the epoch. */
  readonly at: number
  readonly lines: readonly Said[]
}

const WIDTH = 720
const LEFT = 28
const RIGHT = WIDTH - 28
const BAR_LEFT = 250
/** Where the longest bar ends: its number stands behind it. */
const BAR_RIGHT = RIGHT - 70
const BAR_HEIGHT = 20
const ROW_HEIGHT = 30
const MONTHS = 12
const MONTHS_HEIGHT = 120
const BLUE = '#24588f'

/** Draws the plot, off the main thread. */
export function drawPlot(plot: Plot, language: Language): Promise<Drawing> {
  return drawPicture(plotSvg(plot, language), language)
}

/** The SVG of {@link drawPlot}. */
export function plotSvg({ at, census, lines }: Plot, language: Language): string {
  const translate = translator(language)
  const sheet = new Sheet({ left: LEFT, right: RIGHT, top: 24 })
  const [heading, watched] = lines.map((line) => translate(line))
  sheet.text([heading ?? ''], { size: 26, isBold: true, most: 2 })
  sheet.text([watched ?? ''], { size: 19, most: 2 })
  drawBars(
    sheet,
    STATES.map((state) => ({
      label: translate({ say: `state.${state}` }),
      amount: census.byState[state] ?? 0,
      colour: COLOURS[state],
    })),
  )
  sheet.rule()
  sheet.text([translate({ say: 'plot.months' })], { size: 19, isBold: true, most: 2 })
  drawMonths(sheet, monthsUntil(at, census.changesByMonth))
  sheet.rule()
  sheet.text([translate({ say: 'plot.stages' })], { size: 19, isBold: true, most: 2 })
  drawBars(
    sheet,
    STAGES.map((stage) => ({
      label: translate({ say: `stage.${stage}` }),
      amount: census.casesByState[stage] ?? 0,
      colour: BLUE,
    })),
  )
  sheet.rule()
  sheet.footer(translate({ say: 'plot.at', params: { at: new Date(at) } }), 'Tellus')
  return frame(sheet)
}

interface Bar {
  readonly label: string
  readonly amount: number
  readonly colour: string
}

/** Rows with something in them, to one scale. */
function drawBars(sheet: Sheet, bars: readonly Bar[]): void {
  const shown = bars.filter(({ amount }) => amount > 0)
  const most = Math.max(...shown.map(({ amount }) => amount))
  sheet.space(8)
  for (const { amount, colour, label } of shown) {
    const top = sheet.bottom
    const length = Math.max(2, Math.round((amount / most) * (BAR_RIGHT - BAR_LEFT)))
    const baseline = top + BAR_HEIGHT - 4
    sheet.elements.push(
      text(label, { x: LEFT, y: baseline, size: fittingSize(label), colour: INK, anchor: 'start' }),
      rectangle(BAR_LEFT, top, length, BAR_HEIGHT, colour),
      text(`${amount}`, { x: BAR_LEFT + length + 8, y: baseline, size: 17, colour: INK, anchor: 'start' }),
    )
    sheet.space(ROW_HEIGHT)
  }
}

function fittingSize(label: string): number {
  return Math.min(17, Math.floor((BAR_LEFT - LEFT - 10) / emWidth(label)))
}

interface Month {
  /** `2026-11` */
  readonly name: string
  readonly amount: number
}

/** A year of months, the present one last; those without a change are there too. */
function monthsUntil(at: number, amounts: Census['changesByMonth']): readonly Month[] {
  const now = new Date(at)
  return Array.from({ length: MONTHS }, (_, i) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS + 1 + i, 1))
    const name = month.toISOString().slice(0, 7)
    return { name, amount: amounts[name] ?? 0 }
  })
}

function drawMonths(sheet: Sheet, months: readonly Month[]): void {
  const most = Math.max(1, ...months.map(({ amount }) => amount))
  const step = (RIGHT - LEFT) / MONTHS
  const floor = sheet.bottom + 28 + MONTHS_HEIGHT
  for (const [i, { amount, name }] of months.entries()) {
    const x = Math.round(LEFT + i * step)
    const middle = Math.round(x + step / 2)
    const height = Math.round((amount / most) * MONTHS_HEIGHT)
    const [year = '', month = ''] = name.split('-')
    sheet.elements.push(
      rectangle(x + 6, floor - Math.max(1, height), Math.round(step) - 12, Math.max(1, height), BLUE),
      text(month, { x: middle, y: floor + 20, size: 15, colour: MUTED, anchor: 'middle' }),
      ...(amount === 0
        ? []
        : [text(`${amount}`, { x: middle, y: floor - height - 6, size: 15, colour: INK, anchor: 'middle' })]),
      ...(i === 0 || month === '01'
        ? [text(year, { x: middle, y: floor + 38, size: 13, colour: MUTED, anchor: 'middle' })]
        : []),
    )
  }
  sheet.space(28 + MONTHS_HEIGHT + 42)
}

function rectangle(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="2" fill="${colour}"/>`
}

interface Place {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly colour: string
  readonly anchor: 'start' | 'middle'
}

function text(written: string, { anchor, colour, size, x, y }: Place): string {
  return `<text x="${x}" y="${y}" font-family="${FONT_FAMILY}" font-size="${size}" fill="${colour}" text-anchor="${anchor}">${svgText(written)}</text>`
}

function frame(sheet: Sheet): string {
  const height = sheet.bottom + 20
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...sheet.elements,
    '</svg>',
  ].join('')
}
