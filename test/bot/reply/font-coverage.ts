import { readFileSync } from 'node:fs'

/** @returns Whether the font in that TrueType file has a glyph for a code point, by its `cmap` table in format 4 or 12. */
export function coverageOf(file: URL): (codePoint: number) => boolean {
  const font = readFileSync(file)
  const subtables = cmapSubtables(font)
  return (codePoint) => subtables.some((subtable) => isIn(subtable, codePoint))
}

function cmapSubtables(font: Buffer): readonly Buffer[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')
  if (entry === undefined) throw new Error('a font without characters')
  const cmap = font.subarray(font.readUInt32BE(entry + 8))
  return Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4)),
  )
}

function isIn(subtable: Buffer, codePoint: number): boolean {
  switch (subtable.readUInt16BE(0)) {
    case 4:
      return codePoint <= 0xffff && isInSegments(subtable, codePoint)
    case 12:
      return Array.from({ length: subtable.readUInt32BE(12) }, (_, index) => 16 + 12 * index).some(
        (at) => subtable.readUInt32BE(at) <= codePoint && codePoint <= subtable.readUInt32BE(at + 4),
      )
    default:
      return false
  }
}

/** A segment may hold code points that have no glyph after all: those that lead to glyph 0. */
function isInSegments(subtable: Buffer, codePoint: number): boolean {
  const twice = subtable.readUInt16BE(6)
  for (let at = 0; at < twice; at += 2) {
    const end = subtable.readUInt16BE(14 + at)
    const start = subtable.readUInt16BE(16 + twice + at)
    if (codePoint < start || codePoint > end) continue
    const rangeAt = 16 + 3 * twice + at
    const range = subtable.readUInt16BE(rangeAt)
    if (range === 0) return ((codePoint + subtable.readUInt16BE(16 + 2 * twice + at)) & 0xffff) !== 0
    return subtable.readUInt16BE(rangeAt + range + 2 * (codePoint - start)) !== 0
  }
  return false
}
