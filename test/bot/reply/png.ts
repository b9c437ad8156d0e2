import { inflateSync } from 'node:zlib'

/** A picture as it is seen: what is not covered is white. */
export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green and blue of one pixel, 0 to 255. */
  at(x: number, y: number): readonly [number, number, number]
}

const BYTES_PER_PIXEL = 4

/** Reads a PNG of 8-bit RGBA without interlacing, which is what the renderer writes (W3C PNG §9 and §11). */
export function readPng(png: Uint8Array): Pixels {
  const file = Buffer.from(png)
  const parts: Buffer[] = []
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const format = file.subarray(24, 29).toString('hex')
  if (format !== '0806000000') throw new Error(`a format that is not read: ${format}`)
  const rows = unfilter(inflateSync(Buffer.concat(parts)), width, height)
  return { width, height, at: (x, y) => overWhite(rows, (y * width + x) * BYTES_PER_PIXEL) }
}

/** Takes the filters off, in plain arithmetic: a picture has millions of bytes. */
function unfilter(filtered: Buffer, width: number, height: number): Buffer {
  const stride = width * BYTES_PER_PIXEL
  const rows = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (stride + 1)]!
    if (filter > 4) throw new Error(`no filter: ${filter}`)
    const [from, to] = [y * (stride + 1) + 1, y * stride]
    for (let x = 0; x < stride; x++) {
      const left = x < BYTES_PER_PIXEL ? 0 : rows[to + x - BYTES_PER_PIXEL]!
      const up = y === 0 ? 0 : rows[to - stride + x]!
      const upLeft = x < BYTES_PER_PIXEL || y === 0 ? 0 : rows[to - stride + x - BYTES_PER_PIXEL]!
      rows[to + x] = filtered[from + x]! + predict(filter, left, up, upLeft)
    }
  }
  return rows
}

function predict(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4:
      return paeth(left, up, upLeft)
    default:
      return 0
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft
  const toLeft = Math.abs(guess - left)
  const toUp = Math.abs(guess - up)
  const toUpLeft = Math.abs(guess - upLeft)
  if (toLeft <= toUp && toLeft <= toUpLeft) return left
  return toUp <= toUpLeft ? up : upLeft
}

function overWhite(rows: Buffer, at: number): readonly [number, number, number] {
  const alpha = rows[at + 3]! / 255
  const over = (offset: number): number => Math.round(rows[at + offset]! * alpha + 255 * (1 - alpha))
  return [over(0), over(1), over(2)]
}

/** A part of a picture, its edges in pixels. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** @returns How much of a part is dark: 0 where it is white, 1 where it is black. */
export function ink(
  pixels: Pixels,
  area: Area = { left: 0, top: 0, right: pixels.width, bottom: pixels.height },
): number {
  const { left, top, right, bottom } = area
  let sum = 0
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) sum += pixels.at(x, y).reduce((dark, value) => dark + 255 - value, 0)
  return sum / 765 / ((right - left) * (bottom - top))
}
