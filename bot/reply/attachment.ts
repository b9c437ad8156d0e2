import type { DataFile, Picture } from '../ports.ts'

/** What is in a file that goes with an answer, and of which kind it is. */
export function contentOf(file: Picture | DataFile): {
  readonly bytes: Uint8Array
  readonly contentType: string
} {
  if ('png' in file) return { bytes: file.png, contentType: 'image/png' }
  return { bytes: Buffer.from(file.text, 'utf8'), contentType: file.mediaType }
}
