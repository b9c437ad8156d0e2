/** Draws avatar.png from avatar.svg; run it after the SVG was changed: node assets/draw-avatar.mjs */
import { readFile, writeFile } from 'node:fs/promises'
import { Resvg } from '@resvg/resvg-js'

const svg = await readFile(new URL('avatar.svg', import.meta.url), 'utf8')
const picture = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
await writeFile(new URL('avatar.png', import.meta.url), picture.asPng())
