/**
 * Theory of operation. What stands behind `<starttls/>` was written by whoever could write in clear text; a receiving
 * entity that keeps it and takes it up once TLS has begun does so in the name of the one who made the handshake. Two ways
 * are known: bytes left in a buffer become the first bytes inside TLS, or elements parsed ahead are handled after the
 * switch. Both show in the same way: inside TLS the peer speaks before it was spoken to, or answers a stanza that was only
 * ever sent in clear. So a stanza with an id of its own goes out behind `<starttls/>`, and what comes inside TLS is
 * watched, first in silence, then while a stream opens as usual.
 */
import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import { STREAM_END, writeStreamHeader, type StreamOpening } from './starttls.ts'
import { readStreamError, STREAMS_NAMESPACE, type StreamError } from './stream-error.ts'
import { attributeOf, escapeXml, serializeXml } from './xml-element.ts'
import { XmlStreamReader } from './xml-stream.ts'

const INJECTED_ID = 'tellus-injected'

/** As much of an answer as is kept: enough to recognise it. */
const ANSWER_LENGTH = 300

/** A question without a credential (XEP-0199), told from all others by its id; written behind `<starttls/>`. */
export function injectedStanza(domain: string): string {
  return `<iq type='get' id='${INJECTED_ID}' to='${escapeXml(domain)}'><ping xmlns='urn:xmpp:ping'/></iq>`
}

/**
 * Whether a peer that went on in clear text behind `<proceed/>` ended the stream there: no TLS comes after that, for it must
 * not send anything more (RFC 6120 §4.4).
 *
 * @param trailing What stood behind `<proceed/>`.
 */
export function endsStream(trailing: Uint8Array): boolean {
  return new TextDecoder().decode(trailing).trimEnd().endsWith(STREAM_END)
}

export type WatchStep =
  | { readonly kind: 'write'; readonly bytes: Uint8Array }
  /** Something came inside TLS that only the injected bytes can have brought about. */
  | { readonly kind: 'answered'; readonly xml: string }
  /** The stream inside TLS opened, and nothing had been answered by then. */
  | { readonly kind: 'ignored' }
  /** The peer ended the stream inside TLS after it had been spoken to. */
  | { readonly kind: 'ended'; readonly error: StreamError | undefined }

/** Watches what a peer says inside TLS: in silence until {@link InjectionWatch.open}. */
export class InjectionWatch {
  readonly phase = 'stream'
  readonly #opening: StreamOpening
  readonly #reader = new XmlStreamReader()
  readonly #decoder = new TextDecoder()
  readonly #steps: WatchStep[] = []
  #isOpen = false
  #unasked = ''
  #hasEnded = false

  constructor(opening: StreamOpening) {
    this.#opening = opening
  }

  /** Takes bytes as they come out of TLS. */
  feed(bytes: Uint8Array): void {
    if (this.#isOpen) this.#reader.feed(bytes)
    else this.#unasked += this.#decoder.decode(bytes, { stream: true })
  }

  /** Ends the silence: the stream header is the next step. */
  open(): void {
    this.#isOpen = true
    this.#steps.push({ kind: 'write', bytes: new TextEncoder().encode(writeStreamHeader(this.#opening)) })
  }

  /**
   * @returns `undefined` until more bytes are fed; for ever, once it was told what came.
   * @throws {PeerMisbehaved} for what the reader refuses and for a root that is no stream.
   */
  next(): WatchStep | undefined {
    // White space alone is no word (RFC 6120 §4.6.1).
    if (this.#unasked.trim() !== '') return this.#answered(this.#unasked)
    while (this.#isOpen && this.#steps.length === 0 && !this.#hasEnded) {
      const event = this.#reader.next()
      if (event === undefined) return undefined
      if (event.kind === 'close') return this.#end({ kind: 'ended', error: undefined })
      if (event.kind === 'header') {
        const { root } = event
        // An answer that comes late stands where the header should: the peer had not heard ours when it wrote.
        if (attributeOf(root, 'id') === INJECTED_ID)
          return this.#answered(serializeXml({ ...root, children: [], text: '' }))
        if (root.namespace !== STREAMS_NAMESPACE)
          throw new PeerMisbehaved('not-a-stream', rfc(6120, '4.9.3.10'))
        continue
      }
      const { element } = event
      if (attributeOf(element, 'id') === INJECTED_ID) return this.#answered(serializeXml(element))
      if (element.namespace !== STREAMS_NAMESPACE) continue
      if (element.name === 'error') return this.#end({ kind: 'ended', error: readStreamError(element) })
      if (element.name === 'features') return this.#end({ kind: 'ignored' })
    }
    return this.#steps.shift()
  }

  #answered(xml: string): WatchStep | undefined {
    return this.#end({ kind: 'answered', xml: xml.slice(0, ANSWER_LENGTH) })
  }

  #end(step: WatchStep): WatchStep | undefined {
    if (this.#hasEnded) return undefined
    this.#hasEnded = true
    return step
  }
}
