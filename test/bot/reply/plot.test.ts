import { expect } from 'chai'
import { languages, translator } from '../../../bot/locales/index.ts'
import type { Census } from '../../../bot/records.ts'
import { tellCensus } from '../../../bot/reply/census.ts'
import { drawPlot, plotSvg } from '../../../bot/reply/plot.ts'
import { ink, readPng } from './png.ts'

const AT = Date.parse('2026-11-22T07:10:00Z')

const CENSUS: Census = {
  watched: 30,
  byState: { required: 20, optional: 10 },
  changesByMonth: { '2026-11': 4, '2026-01': 2, '2025-12': 1, '2024-01': 9 },
  casesByState: { sent: 3, done: 6 },
  medianDaysToDone: 52.5,
}
const NOTHING: Census = {
  watched: 0,
  byState: {},
  changesByMonth: {},
  casesByState: {},
  medianDaysToDone: undefined,
}

function aPlot(census: Census) {
  return { census, at: AT, lines: tellCensus(census, false) }
}

/** Widths of the bars that lie, and heights of those that stand. */
function barsOf(svg: string): { readonly width: number; readonly height: number; readonly colour: string }[] {
  const bars = svg.matchAll(/<rect x="\d+" y="\d+" width="(\d+)" height="(\d+)" rx="2" fill="([^"]+)"/g)
  return [...bars].map(([, width = '', height = '', colour = '']) => ({
    width: Number(width),
    height: Number(height),
    colour,
  }))
}

describe('reply tellCensus', () => {
  it('tells what there is some of, the newest month first', () => {
    const translate = translator('en')
    expect(tellCensus(CENSUS, true).map((line) => translate(line))).to.deep.equal([
      'All together:',
      '30 domains are watched',
      '✔ required: 20',
      '⚠ optional: 10',
      'Verdicts that changed in 2026-11: 4',
      'Verdicts that changed in 2026-01: 2',
      'Verdicts that changed in 2025-12: 1',
      'Verdicts that changed in 2024-01: 9',
      'Campaigns – sent: 3',
      'Campaigns – done: 6',
      'From the letter to done: 53 days (median)',
    ])
  })
})

describe('reply drawPlot', () => {
  it('draws bars to one scale, and a year of months up to the present one', () => {
    const bars = barsOf(plotSvg(aPlot(CENSUS), 'en'))
    const lying = bars.filter(({ height }) => height === 20)
    expect(lying.map(({ width }) => width / Math.max(...lying.map((bar) => bar.width)))).to.deep.equal([
      1, 0.5, 0.5, 1,
    ])
    const months = bars.filter(({ width }) => width === 43)
    expect(months.map(({ height }) => height)).to.deep.equal([30, 60, 1, 1, 1, 1, 1, 1, 1, 1, 1, 120])
  })

  for (const language of languages) {
    it(`keeps all words within the page in ${language}`, async () => {
      const { height, png, width } = await drawPlot(aPlot(CENSUS), language)
      const pixels = readPng(png)
      expect([pixels.width, pixels.height]).to.deep.equal([width, height])
      expect(ink(pixels, { left: 0, right: width, top: 0, bottom: height })).to.be.above(0.01)
      expect(ink(pixels, { left: 0, right: 20, top: 0, bottom: height })).to.equal(0)
      expect(ink(pixels, { left: width - 20, right: width, top: 0, bottom: height })).to.equal(0)
    })
  }

  it('draws that there is nothing', () => {
    const svg = plotSvg(aPlot(NOTHING), 'en')
    expect(svg).not.to.match(/NaN|Infinity/)
    expect(barsOf(svg)).to.have.length(12)
  })
})
