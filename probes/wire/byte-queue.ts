/**
 * Bytes that come in pieces and are taken off the front.
 *
 * Theory: all that is copied for a byte is bounded by a number, however small the pieces are that come or are taken, so that
 * a peer which cuts what it sends into crumbs makes nobody busy. A buffer is only moved or made larger once as much was
 * put in, or taken, as is moved.
 */
export class ByteQueue {
  #buffer = new Uint8Array(0)
  #start = 0
  #end = 0

  get byteLength(): number {
    return this.#end - this.#start
  }

  /** @returns `undefined` where so many have not come. */
  at(index: number): number | undefined {
    return index < this.byteLength ? this.#buffer[this.#start + index] : undefined
  }

  push(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#buffer.length) this.#makeRoom(chunk.length)
    this.#buffer.set(chunk, this.#end)
    this.#end += chunk.length
  }

  /** @returns A copy of the first bytes, or of all where there are fewer. */
  take(byteLength: number): Uint8Array {
    const taken = this.#buffer.slice(this.#start, Math.min(this.#start + byteLength, this.#end))
    this.#start += taken.length
    return taken
  }

  #makeRoom(byteLength: number): void {
    const needed = this.byteLength + byteLength
    const roomy = needed * 2 > this.#buffer.length ? new Uint8Array(needed * 2) : this.#buffer
    roomy.set(this.#buffer.subarray(this.#start, this.#end))
    this.#end = this.byteLength
    this.#start = 0
    this.#buffer = roomy
  }
}
