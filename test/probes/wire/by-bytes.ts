import { PeerMisbehaved } from '../../../probes/errors.ts'

/** A core as tests see it: fed, and asked until it has nothing more to say. */
interface Core<E> {
  feed(bytes: Uint8Array): void
  next(): E | undefined
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What a core says when its input comes in these pieces; what it throws is the last thing that it says. */
export function play<E>(core: Core<E>, pieces: Iterable<Uint8Array>): (E | { readonly deed: string })[] {
  const said: (E | { readonly deed: string })[] = []
  const drain = (): void => {
    for (let event = core.next(); event !== undefined; event = core.next()) said.push(event)
  }
  try {
    drain()
    for (const piece of pieces) {
      core.feed(piece)
      drain()
    }
  } catch (error) {
    if (!(error instanceof PeerMisbehaved)) throw error
    said.push({ deed: error.deed })
  }
  return said
}

export function* byteByByte(bytes: Uint8Array): Generator<Uint8Array> {
  for (let index = 0; index < bytes.length; index += 1) yield bytes.subarray(index, index + 1)
}
