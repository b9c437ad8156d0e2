import { FONT_FAMILY, svgText } from './picture.ts'
import { emWidth, wrapText } from './text-width.ts'

/** Of what is read. */
export const INK = '#1d2329'
/** Of what is there to be looked up. */
export const MUTED = '#56616b'

const RULE = '#d5dade'
const LINE_HEIGHT = 1.4

/** How a paragraph is written; sizes in pixels. */
export interface TextStyle {
  readonly size: number
  readonly isBold?: boolean
  readonly colour?: string
  /** Lines that each text may take. */
  readonly most: number
  /** What has to stay free at the right. */
  readonly kept?: number
  /** Above the first line. */
  readonly gap?: number
}

/** A page that is written from top to bottom, as elements of SVG. */
export class Sheet {
  readonly elements: string[] = []
  readonly #left: number
  readonly #right: number
  readonly #top: number
  #bottom: number

  constructor({ left, right, top }: { readonly left: number; readonly right: number; readonly top: number }) {
    this.#left = left
    this.#right = right
    this.#top = top
    this.#bottom = top
  }

  /** Down to where it is written. */
  get bottom(): number {
    return this.#bottom
  }

  space(height: number): void {
    this.#bottom += height
  }

  /** A line from side to side. */
  rule(): void {
    const y = this.#bottom + 14
    this.elements.push(
      `<line x1="${this.#left}" x2="${this.#right}" y1="${y}" y2="${y}" stroke="${RULE}" stroke-width="1"/>`,
    )
    this.#bottom += 22
  }

  /** Paragraphs, each broken into lines that fit. */
  text(
    texts: readonly string[],
    { size, isBold = false, colour = INK, most, kept = 0, gap = 0 }: TextStyle,
  ): void {
    if (texts.length > 0) this.#bottom += gap
    const widest = (this.#right - this.#left - kept) / size
    for (const line of texts.flatMap((text) => wrapText(text, widest, most))) {
      this.#bottom += Math.round(size * LINE_HEIGHT)
      const baseline = this.#bottom - Math.round(size * 0.35)
      this.#write(line, { x: this.#left, y: baseline, size, colour, isBold })
    }
  }

  /** Whether a text written so is shown to its end. */
  isWhole(text: string, { size, most, kept = 0 }: Pick<TextStyle, 'size' | 'most' | 'kept'>): boolean {
    return wrapText(text, (this.#right - this.#left - kept) / size, Number.POSITIVE_INFINITY).length <= most
  }

  /** The last lines: what is to be looked up, and who says all this. */
  footer(text: string, author: string): void {
    const size = 15
    const kept = Math.ceil(emWidth(author) * size) + 16
    const y = this.#bottom + Math.round(size * (LINE_HEIGHT - 0.35))
    this.text([text], { size, colour: MUTED, most: 2, kept })
    this.#write(author, { x: this.#right, y, size, colour: MUTED, isBold: false, anchor: 'end' })
  }

  /** One verdict: a sign on its colour, whose it is, and the word, smaller where it is long. */
  row({ sign, label, word, colour }: { readonly [K in 'sign' | 'label' | 'word' | 'colour']: string }): void {
    const [radius, size] = [24, 36]
    const [x, y] = [this.#left + radius, this.#bottom + radius + 4]
    this.elements.push(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`)
    this.#write(sign, { x, y: y + 10, size: 28, colour: '#ffffff', isBold: true, anchor: 'middle' })
    const labelAt = x + radius + 16
    this.#write(label, { x: labelAt, y: y + 9, size: 24, colour: MUTED, isBold: false })
    const wordAt = labelAt + Math.ceil(emWidth(label) * 24) + 8
    const fittingSize = Math.min(size, Math.floor((this.#right - wordAt) / emWidth(word)))
    this.#write(word, { x: wordAt, y: y + 12, size: fittingSize, colour, isBold: true })
    this.#bottom += 2 * radius + 10
  }

  /** A letter on its colour, at the top right. */
  badge({
    letter,
    colour,
    size,
  }: {
    readonly letter: string
    readonly colour: string
    readonly size: number
  }): void {
    const [x, y] = [this.#right - size, this.#top]
    this.elements.push(`<rect x="${x}" y="${y}" width="${size}" height="${size}" rx="12" fill="${colour}"/>`)
    const middle = { x: x + size / 2, y: y + size * 0.7 }
    this.#write(letter, { ...middle, size: size * 0.55, colour: '#ffffff', isBold: true, anchor: 'middle' })
    this.#bottom = Math.max(this.#bottom, y + size + 8)
  }

  #write(text: string, { x, y, size, colour, isBold, anchor = 'start' }: Writing): void {
    const attributes = {
      x,
      y,
      'font-family': FONT_FAMILY,
      'font-size': size,
      fill: colour,
      'text-anchor': anchor,
      ...(isBold ? { 'font-weight': 700 } : {}),
      ...(isBold && EAST_ASIAN.test(text) ? { stroke: colour, 'stroke-width': size * 0.025 } : {}),
    }
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)
    this.elements.push(`<text ${written.join(' ')}>${svgText(text)}</text>`)
  }
}

/** Its fonts have no bold face here: an outline makes up for it. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

interface Writing {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly colour: string
  readonly isBold: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
}
