/**
 * Makes `assets/fonts/` out of npm packages, which are no dependencies: 80 MB each for one file of use.
 *
 *   npm pack dejavu-fonts-ttf@2.37.3 @fontsource/noto-sans-{sc,tc,jp}@5.3.0
 *   for each in *.tgz; do mkdir "${each%.tgz}" && tar -xzf "$each" -C "${each%.tgz}"; done
 *   node assets/make-fonts.mjs <the folder where that was done>
 *
 * The renderer draws no text from WOFF files, and says nothing about it; so they are turned into the TrueType files that they hold.
 */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

const NAMED = [
  ['dejavu-fonts-ttf', 'ttf/DejaVuSans.ttf', 'DejaVuSans.ttf'],
  ['dejavu-fonts-ttf', 'ttf/DejaVuSans-Bold.ttf', 'DejaVuSans-Bold.ttf'],
  ['dejavu-fonts-ttf', 'LICENSE', 'DejaVu-LICENSE.txt'],
  ['noto-sans-sc', 'files/noto-sans-sc-chinese-simplified-400-normal.woff', 'NotoSansSC-Regular.ttf'],
  ['noto-sans-tc', 'files/noto-sans-tc-chinese-traditional-400-normal.woff', 'NotoSansTC-Regular.ttf'],
  // The commonest characters: the other file lacks the stops of Taiwan, which stand in the middle.
  ['noto-sans-tc', 'files/noto-sans-tc-119-400-normal.woff', 'NotoSansTC-Marks.ttf'],
  ['noto-sans-jp', 'files/noto-sans-jp-japanese-400-normal.woff', 'NotoSansJP-Regular.ttf'],
  ['noto-sans-sc', 'LICENSE', 'NotoSans-LICENSE.txt'],
]

const [from] = process.argv.slice(2)
if (from === undefined) throw new Error('say in which folder the packages were unpacked')
const fonts = new URL('fonts/', import.meta.url)
mkdirSync(fonts, { recursive: true })
for (const [packed, path, name] of NAMED) {
  const folder = readdirSync(from).find((entry) => entry.includes(packed) && !entry.endsWith('.tgz'))
  if (folder === undefined) throw new Error(`${packed} is not there`)
  const file = join(from, folder, 'package', path)
  if (path.endsWith('.woff')) writeFileSync(new URL(name, fonts), fromWoff(readFileSync(file)))
  else copyFileSync(file, new URL(name, fonts))
}

/** @returns The sfnt that a WOFF 1.0 file was made of: the same tables, unpacked (W3C WOFF File Format 1.0, §3 to §5). */
function fromWoff(woff) {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, 44 + 20 * index))
  const powers = Math.floor(Math.log2(count))
  const header = Buffer.alloc(12 + 16 * count)
  header.writeUInt32BE(woff.readUInt32BE(4), 0)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(16 * 2 ** powers, 6)
  header.writeUInt16BE(powers, 8)
  header.writeUInt16BE(16 * (count - 2 ** powers), 10)
  const bodies = []
  let offset = header.length
  for (const [index, { bytes, checksum, tag }] of tables.entries()) {
    const entry = 12 + 16 * index
    header.writeUInt32BE(tag, entry)
    header.writeUInt32BE(checksum, entry + 4)
    header.writeUInt32BE(offset, entry + 8)
    header.writeUInt32BE(bytes.length, entry + 12)
    const padding = Buffer.alloc(-bytes.length & 3)
    bodies.push(bytes, padding)
    offset += bytes.length + padding.length
  }
  return Buffer.concat([header, ...bodies])
}

/** A table is packed only where that makes it shorter. */
function readTable(woff, entry) {
  const [tag, offset, packedLength, length, checksum] = [0, 4, 8, 12, 16].map((at) =>
    woff.readUInt32BE(entry + at),
  )
  const packed = woff.subarray(offset, offset + packedLength)
  return { tag, checksum, bytes: packedLength === length ? packed : inflateSync(packed) }
}
