import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { languages, translator } from '../../../bot/locales/index.ts'
import { cardSvg, drawCard } from '../../../bot/reply/card.ts'
import type { Report, VerdictState } from '../../../probes/index.ts'
import { aCertificate, aFailedEndpoint, aLeaf, aReport, aVerdict, anEndpoint, features } from '../reports.ts'
import { coverageOf } from './font-coverage.ts'
import { ink, readPng, type Pixels } from './png.ts'

const BOTH = ['c2s', 's2s'] as const
const BAND = 16
const MARGIN = 28

/** With something of everything: a bad certificate, an endpoint without an answer, a grade. */
function aBadReport(): Report {
  const certificate = aCertificate({
    daysLeft: -3,
    name: 'mismatch',
    leaf: aLeaf({ issuer: 'CN=<b>&"\'', names: { dns: ['*.a.example'], srv: [], xmppAddr: [] } }),
  })
  const beforeTls = features({ starttls: 'offered', mechanisms: ['PLAIN'] })
  return aReport({
    domain: 'bad.xmpp.jp',
    verdict: { c2s: aVerdict('optional'), s2s: aVerdict('unknown') },
    endpoints: [
      anEndpoint('c2s', { features: { beforeTls }, certificate }),
      aFailedEndpoint('s2s', { state: 'failed', phase: 'tcp', code: 'timeout' }),
    ],
  })
}

const LONGEST = ['a'.repeat(63), 'm'.repeat(63), 'w'.repeat(60), 'b'.repeat(50), 'example'].join('.')

/** What is written on a card, each line of it. */
function linesOf(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, line = '']) =>
    line.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
  )
}

const GRID = 24

/** How dark a picture is in each field of a grid, row by row. */
function fieldsOf(pixels: Pixels): number[] {
  const edge = (index: number, length: number): number => Math.round((index * length) / GRID)
  return Array.from({ length: GRID * GRID }, (_, index) => {
    const [row, column] = [Math.floor(index / GRID), index % GRID]
    return ink(pixels, {
      left: edge(column, pixels.width),
      right: edge(column + 1, pixels.width),
      top: edge(row, pixels.height),
      bottom: edge(row + 1, pixels.height),
    })
  })
}

function distance(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 1)), 0) / one.length
}

const FONTS = ['DejaVuSans.ttf', 'NotoSansSC-Regular.ttf', 'NotoSansJP-Regular.ttf'].map((name) =>
  coverageOf(new URL(`../../../../assets/fonts/${name}`, import.meta.url)),
)

describe('reply drawCard', () => {
  for (const language of ['en', 'ja'] as const) {
    it(`draws what was looked at and found good, in ${language}`, async () => {
      const file = new URL(`../../../../test/data/card-${language}.json`, import.meta.url)
      const looked = JSON.parse(readFileSync(file, 'utf8')) as { height: number; fields: number[] }
      const good = await drawCard(aReport(), BOTH, language)
      const bad = await drawCard(aBadReport(), BOTH, language)
      expect([good.width, good.height]).to.deep.equal([720, looked.height])
      expect(distance(fieldsOf(readPng(good.png)), looked.fields)).to.be.lessThan(0.005)
      expect(distance(fieldsOf(readPng(bad.png)), looked.fields)).to.be.greaterThan(0.02)
    })
  }

  const colours: readonly (readonly [VerdictState, readonly number[]])[] = [
    ['required', [0x1b, 0x7a, 0x3d]],
    ['optional', [0xa8, 0x5b, 0x00]],
    ['absent', [0xb3, 0x20, 0x2a]],
    ['not-enforced', [0xb3, 0x20, 0x2a]],
    ['unusable', [0xb3, 0x20, 0x2a]],
    ['not-offered', [0x56, 0x61, 0x6b]],
    ['unknown', [0x56, 0x61, 0x6b]],
  ]
  for (const [state, colour] of colours) {
    it(`shows “${state}” by its colour, with a white sign and the word in it`, async () => {
      const report = aReport({ verdict: { c2s: aVerdict(state), s2s: aVerdict(state) } })
      const pixels = readPng((await drawCard(report, BOTH, 'en')).png)
      expect(pixels.at(BAND / 2, pixels.height - 1)).to.deep.equal(colour)
      const row = Array.from({ length: 48 }, (_, y) =>
        Array.from({ length: 600 }, (__, x) => pixels.at(44 + x, 84 + y)),
      )
      const isColour = (pixel: readonly number[]) => pixel.every((value, index) => value === colour[index])
      const isWhite = (pixel: readonly number[]) => pixel.every((value) => value === 255)
      const [sign, word] = [row.flatMap((line) => line.slice(8, 40)), row.flatMap((line) => line.slice(120))]
      expect(sign.filter(isColour).length).to.be.greaterThan(800)
      expect(sign.filter(isWhite).length).to.be.within(20, 500)
      expect(word.filter(isColour).length).to.be.greaterThan(500)
    })
  }

  for (const language of languages) {
    it(`says in ${language} what the report says, with a glyph for each letter and nothing in the margin`, async () => {
      const translate = translator(language)
      for (const report of [aReport(), aBadReport(), aReport({ domain: LONGEST })]) {
        const svg = cardSvg(report, BOTH, language)
        const lines = linesOf(svg)
        const state = report.verdict.c2s.state
        expect(lines).to.include(translate({ say: `state.${state}` }))
        const tested = { at: new Date(report.testedAt), seconds: 1.84 }
        expect(lines.join(' ')).to.include(translate({ say: 'tested', params: tested }))
        const lacking = [...new Set(lines.join(''))].filter(
          (letter) => !FONTS.some((isCovered) => isCovered(letter.codePointAt(0)!)),
        )
        expect(lacking).to.deep.equal([])
      }
      const pixels = readPng((await drawCard(aReport({ domain: LONGEST }), BOTH, language)).png)
      const margin = { left: 720 - MARGIN + 1, right: 720, top: 0, bottom: pixels.height }
      expect(ink(pixels, margin)).to.equal(0)
    })
  }

  it('shows the longest name there can be to its end', () => {
    const lines = linesOf(cardSvg(aReport({ domain: LONGEST }), BOTH, 'en'))
    expect(lines.slice(0, lines.indexOf('✔')).join('')).to.equal(LONGEST)
  })

  it('shows U-labels with the A-labels below, and A-labels alone where scripts are mixed or no font has them', () => {
    const first = (domain: string) => linesOf(cardSvg(aReport({ domain }), BOTH, 'en')).slice(0, 2)
    expect(first('xn--bcher-kva.example')).to.deep.equal(['bücher.example', 'xn--bcher-kva.example'])
    expect(first('xn--xmp-5ed.example')[0]).to.equal('xn--xmp-5ed.example')
    expect(first('xn--3e0b707e.example')).to.deep.equal(['xn--3e0b707e.example', '✔'])
  })

  it('shows the grade where it is complete, and both verdicts where they differ', () => {
    const verdict = { c2s: aVerdict('required'), s2s: aVerdict('optional') }
    const grades = [{ policy: 'tellus-1', letter: 'A', isComplete: true, because: [], unknown: [] } as const]
    const graded = aReport({ verdict, endpoints: [anEndpoint('c2s', { grades })] })
    const lines = linesOf(cardSvg(graded, BOTH, 'en'))
    expect(lines.slice(1, 7)).to.deep.equal(['✔', 'c2s', 'required', '⚠', 's2s', 'optional'])
    expect(lines).to.include.members(['A+', 'Grade: A+ (tellus-1)'])
    expect(linesOf(cardSvg(aReport(), BOTH, 'en'))).not.to.include('A+')
  })

  it('shows what else has to be known', () => {
    const note = { say: 'only-family', params: { family: 'IPv6' } } as const
    expect(linesOf(cardSvg(aReport(), BOTH, 'de', [note]))).to.include(translator('de')(note))
  })

  it('takes no word of a peer for markup', () => {
    expect(linesOf(cardSvg(aBadReport(), BOTH, 'en'))).to.include('Issuer: <b>&"\'')
  })

  it('leaves out what does not fit on one page, lists first', () => {
    const others = Array.from({ length: 15 }, (_, index) => `feature-number-${index}`)
    const wordy = anEndpoint('c2s', { features: { afterTls: features({ others }) } })
    const count = (report: Report) => linesOf(cardSvg(report, BOTH, 'en')).length
    expect(count(aReport({ endpoints: [wordy, anEndpoint('s2s')] }))).to.be.at.most(30)
  })
})
