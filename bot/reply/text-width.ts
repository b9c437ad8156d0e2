import { columns } from './columns.ts'

/** Advance widths in DejaVu Sans Bold, rounded up: its regular face is narrower. */
const NARROW = /[ijltfrI.,:;'’|!() [\]\-/]/u
const NARROW_EM = 0.5
const WIDE = /[mwMW@…—МДжмшщюыфдњљ→✔✖⚠✓✗]/u
const WIDE_EM = 1.15
const WIDEST = /[%ЖШЩЮЫФ]/u
const WIDEST_EM = 1.4
const CAPITAL = /[\p{Lu}\p{Nd}]/u
const CAPITAL_EM = 0.86
const OTHER_EM = 0.73
const EAST_ASIAN_EM = 1

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** @returns About how wide a text is when it is drawn, in em, and never less than that: for what has to fit. */
export function emWidth(text: string): number {
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment)
  return width
}

function widthOf(grapheme: string): number {
  if (columns(grapheme) === 0) return 0
  if (columns(grapheme) > 1) return EAST_ASIAN_EM
  if (NARROW.test(grapheme)) return NARROW_EM
  if (WIDE.test(grapheme)) return WIDE_EM
  if (WIDEST.test(grapheme)) return WIDEST_EM
  return CAPITAL.test(grapheme) ? CAPITAL_EM : OTHER_EM
}

/**
 * Breaks a text into lines that fit: between words, behind a dot, between East Asian characters, and anywhere
 * in what is longer than a line.
 *
 * @param widest In em.
 * @param most Lines; what is beyond them is cut, and the last one ends in `…` then.
 */
export function wrapText(text: string, widest: number, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text, widest)) {
    if (line !== '' && emWidth((line + piece).trimEnd()) > widest) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  lines.push(line.trimEnd())
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  return [...kept.slice(0, -1), cutToFit(`${kept.at(-1) ?? ''}…`, widest)]
}

/** What is not to be broken, each with the white space behind it. */
function pieces(text: string, widest: number): readonly string[] {
  const found =
    text.match(
      /[^\s.\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*(?:[.]+|\s+|.)[、。，：；！？）」』]*\s*/gsu,
    ) ?? []
  return found.flatMap((piece) => (emWidth(piece.trimEnd()) > widest ? split(piece, widest) : [piece]))
}

function split(piece: string, widest: number): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const { segment } of graphemes.segment(piece)) {
    if (part !== '' && emWidth(part + segment) > widest) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}

function cutToFit(text: string, widest: number): string {
  let cut = text
  while (emWidth(cut) > widest && cut !== '…') cut = `${cut.slice(0, -2)}…`
  return cut
}
