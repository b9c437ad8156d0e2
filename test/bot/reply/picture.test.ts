import { expect } from 'chai'
import { catalogueOf, languages, type Language } from '../../../bot/locales/index.ts'
import { FONT_FAMILY, drawPicture, svgText } from '../../../bot/reply/picture.ts'
import { emWidth, wrapText } from '../../../bot/reply/text-width.ts'
import { coverageOf } from './font-coverage.ts'
import { ink, readPng, type Pixels } from './png.ts'

const SIZE = 40
const FONT_PIXELS = 32

/** One line of text, black on nothing. */
async function draw(
  text: string,
  {
    language = 'en',
    weight = 400,
    width = SIZE,
  }: { language?: Language; weight?: number; width?: number } = {},
): Promise<Pixels> {
  const style = `font-family="${FONT_FAMILY}" font-size="${FONT_PIXELS}" font-weight="${weight}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${SIZE}"><text x="2" y="32" ${style}>${svgText(text)}</text></svg>`
  return readPng((await drawPicture(svg, language)).png)
}

/** How much two pictures differ: 0 where they are the same, 1 where one is black and the other white. */
function difference(one: Pixels, other: Pixels): number {
  let sum = 0
  for (let y = 0; y < one.height; y++)
    for (let x = 0; x < one.width; x++) sum += Math.abs(one.at(x, y)[0] - other.at(x, y)[0])
  return sum / 255 / (one.width * one.height)
}

describe('reply drawPicture', () => {
  it('draws what the SVG says: place, size and colour', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect x="10" width="10" height="20" fill="#c00"/></svg>'
    const { height, png, width } = await drawPicture(svg, 'en')
    expect([width, height]).to.deep.equal([30, 20])
    const pixels = readPng(png)
    expect([pixels.at(9, 5), pixels.at(10, 5), pixels.at(19, 19), pixels.at(20, 19)]).to.deep.equal([
      [255, 255, 255],
      [204, 0, 0],
      [204, 0, 0],
      [255, 255, 255],
    ])
  })

  for (const text of [
    'A',
    'é',
    'ł',
    'ß',
    'Щ',
    'Ω',
    '–',
    '…',
    '✔',
    '⚠',
    '✖',
    '→',
    '検',
    '查',
    '證',
    'チ',
    '、',
    '：',
  ]) {
    it(`has a glyph for ${text}`, async () => {
      const [drawn, lacking] = await Promise.all([draw(text), draw('\u{10FFF0}')])
      expect(ink(drawn)).to.be.within(0.003, 0.5)
      expect(difference(drawn, lacking)).to.be.greaterThan(0.01)
    })
  }

  it('writes Japanese and Chinese characters each in their own way', async () => {
    const [chinese, japanese, again] = await Promise.all([
      draw('直', { language: 'zh-Hans' }),
      draw('直', { language: 'ja' }),
      draw('直', { language: 'zh-Hans' }),
    ])
    expect(difference(chinese, again)).to.equal(0)
    expect(difference(chinese, japanese)).to.be.greaterThan(0.02)
  })

  it('writes bold letters with more ink', async () => {
    const [regular, bold] = await Promise.all([draw('n'), draw('n', { weight: 700 })])
    expect(ink(bold) / ink(regular)).to.be.greaterThan(1.3)
  })

  it('writes Chinese of Taiwan in its own way, its stops in the middle', async () => {
    for (const text of ['骨', '：', '，']) {
      const [mainland, taiwan] = await Promise.all([
        draw(text, { language: 'zh-Hans' }),
        draw(text, { language: 'zh-Hant' }),
      ])
      expect(difference(mainland, taiwan), text).to.be.greaterThan(0.005)
    }
  })

  for (const language of languages)
    it(`has a glyph for every character that is said in ${language}`, () => {
      const more = language === 'zh-Hant' ? ['NotoSansTC-Regular.ttf', 'NotoSansTC-Marks.ttf'] : []
      const names = ['DejaVuSans.ttf', 'NotoSansSC-Regular.ttf', 'NotoSansJP-Regular.ttf', ...more]
      const fonts = names.map((name) =>
        coverageOf(new URL(`../../../../assets/fonts/${name}`, import.meta.url)),
      )
      const said = new Set(Object.values(catalogueOf(language)).join(''))
      const lacking = [...said].filter(
        (letter) => letter !== '\n' && !fonts.some((isCovered) => isCovered(letter.codePointAt(0)!)),
      )
      expect(lacking).to.deep.equal([])
    })

  it('refuses what is not SVG', async () => {
    const failure: unknown = await drawPicture('<svg', 'en').catch((error: unknown) => error)
    expect(failure).to.be.instanceOf(Error)
  })
})

describe('reply svgText', () => {
  it('lets no text become markup, nor end the document', async () => {
    const text = `<script>&"'\u0000\u{1F600}\uD800`
    expect(svgText(text)).to.equal('&#60;script&#62;&#38;&#34;&#39;\uFFFD\u{1F600}\uFFFD')
    expect(ink(await draw(text, { width: 200 }))).to.be.greaterThan(0)
  })
})

describe('reply emWidth', () => {
  for (const letter of [
    'm',
    'W',
    'i',
    'Q',
    'w',
    'o',
    '0',
    '.',
    '%',
    'Щ',
    'ж',
    'б',
    'Ж',
    '検',
    '—',
    '✔',
    'ł',
    '(',
    'ñ',
    '_',
  ]) {
    it(`takes ${letter} for no narrower than it is drawn, nor for twice as wide`, async () => {
      const text = letter.repeat(20)
      const pixels = await draw(text, { weight: 700, width: 900 })
      const estimate = emWidth(text) * FONT_PIXELS
      let last = 0
      for (let x = 0; x < pixels.width; x++)
        for (let y = 0; y < pixels.height; y++) if (pixels.at(x, y)[0] < 128) last = x
      expect(last - 2).to.be.within(estimate * 0.5, estimate)
    })
  }
})

describe('reply wrapText', () => {
  const cases = [
    { title: 'a text that fits as it is', input: ['one two', 10, 3], lines: ['one two'] },
    { title: 'between words', input: ['one two three', 6, 3], lines: ['one two', 'three'] },
    { title: 'a domain behind a dot', input: ['chat.example.org', 8, 3], lines: ['chat.', 'example.org'] },
    {
      title: 'between East Asian characters, not before a stop',
      input: ['検査します。', 5, 3],
      lines: ['検査しま', 'す。'],
    },
    { title: 'a long word anywhere', input: ['aaaaaaaaaa', 3, 9], lines: ['aaaa', 'aaaa', 'aa'] },
    {
      title: 'too long a text with an ellipsis',
      input: ['one two three four', 4, 2],
      lines: ['one', 'two…'],
    },
    { title: 'nothing as one empty line', input: ['', 4, 2], lines: [''] },
  ] as const
  for (const { title, input, lines } of cases) {
    it(`breaks ${title}`, () => {
      expect(wrapText(input[0], input[1], input[2])).to.deep.equal(lines)
    })
  }

  it('makes no line wider than it may be, whatever the text is', () => {
    for (const text of [
      `${'w'.repeat(63)}.${'m'.repeat(63)}.example`,
      'Ж'.repeat(50),
      `${'検'.repeat(40)} xmpp.jp`,
    ]) {
      for (const line of wrapText(text, 7, 4)) expect(emWidth(line)).to.be.at.most(7)
    }
  })
})
