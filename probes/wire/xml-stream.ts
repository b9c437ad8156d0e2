/**
 * Theory of operation. An XML stream is one endless document: a root that stays open and, inside it, first-level
 * elements (RFC 6120 §4.1). `saxes` reads it piece by piece; here its events become three kinds of our own, and everything
 * that XMPP forbids becomes `PeerMisbehaved`.
 *
 * Every event ends with a `>`, and in UTF-8 the byte 0x3E means nothing else. The parser is therefore given the bytes up
 * to and including the next `>`, never more, and asked whether an event is complete. So it is known to the byte what no
 * event has consumed: what follows `<proceed/>` in clear text must not be taken for part of the TLS stream.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import type { XmlAttribute, XmlElement } from './xml-element.ts'

/** What stands at the root of a stream, right or wrong: judged by whoever asked. */
export interface StreamRoot {
  /** `stream`, where all is well. */
  readonly name: string
  /** `http://etherx.jabber.org/streams`, where all is well (RFC 6120 §4.8.1). */
  readonly namespace: string
  readonly prefix: string
  /** The default namespace declared there; empty for none. */
  readonly contentNamespace: string
  /** Every namespace declared there, in the order sent; some are announcements. */
  readonly declaredNamespaces: readonly string[]
  readonly attributes: readonly XmlAttribute[]
}

export type StreamEvent =
  | { readonly kind: 'header'; readonly root: StreamRoot }
  | { readonly kind: 'element'; readonly element: XmlElement }
  | { readonly kind: 'close' }

/** Bounds on what one stream may make us keep; beyond them the peer is refused. */
export interface XmlLimits {
  /** Bytes of the whole stream, header included. */
  readonly byteLength: number
  /** Open elements, the root included. */
  readonly depth: number
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number
  /** Child elements of one element; does not count first-level elements. */
  readonly children: number
}

/** Some hundred times what servers send before authentication. */
const DEFAULT_LIMITS: XmlLimits = { byteLength: 256 * 1024, depth: 32, attributes: 64, children: 1024 }

const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/'
const GREATER_THAN = 0x3e

/** RFC 6120 §4.9.3.14 names a size limit as the example of such a policy. */
const LIMIT_CLAUSE = rfc(6120, '4.9.3.14')
const RESTRICTED_CLAUSE = rfc(6120, '4.9.3.18')

const PREDEFINED_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['apos', "'"],
  ['quot', '"'],
])

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  text: string
}

/**
 * Reads one XML stream. A stream restart begins a new document (RFC 6120 §4.3.3): it takes a new reader.
 *
 * Bytes that are no UTF-8 become U+FFFD in the text where they stand: a mechanism or a namespace with that character
 * matches nothing, while one Latin-1 letter in a text for people does not hide all else that the peer said.
 */
export class XmlStreamReader {
  readonly #limits: XmlLimits
  readonly #parser = new SaxesParser({
    xmlns: true,
    position: false,
    // XML 1.1 would let control characters in.
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  })
  readonly #decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: false })
  readonly #events: StreamEvent[] = []
  /** Elements that were opened inside the root and not yet closed, outermost first. */
  readonly #open: OpenElement[] = []
  #root: 'awaited' | 'open' | 'closed' = 'awaited'
  #attributeCount = 0
  #consumedByteLength = 0
  #pending: Uint8Array = new Uint8Array(0)
  #fault: PeerMisbehaved | undefined

  constructor(limits: Partial<XmlLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits }
    this.#listen()
  }

  /** Takes bytes as they come off the wire; they are read by {@link next}. */
  feed(bytes: Uint8Array): void {
    const joined = new Uint8Array(this.#pending.length + bytes.length)
    joined.set(this.#pending)
    joined.set(bytes, this.#pending.length)
    this.#pending = joined
  }

  /**
   * Reads up to the end of the next event and not a byte further.
   *
   * @returns `undefined` when the bytes fed so far hold no further complete event.
   * @throws {PeerMisbehaved} as soon as the stream is known to be wrong, and then at each call.
   */
  next(): StreamEvent | undefined {
    if (this.#fault !== undefined) throw this.#fault
    try {
      while (this.#events.length === 0 && this.#pending.length > 0) this.#consume()
    } catch (error) {
      if (error instanceof PeerMisbehaved) this.#fault = error
      throw error
    }
    return this.#events.shift()
  }

  /** Hands out the bytes behind the last event, and forgets them; {@link next} would have read them as XML. */
  takeRest(): Uint8Array {
    const rest = this.#pending
    this.#pending = new Uint8Array(0)
    return rest
  }

  #consume(): void {
    const allowance = this.#limits.byteLength - this.#consumedByteLength
    if (allowance === 0) throw new PeerMisbehaved('too-long', LIMIT_CLAUSE)
    const end = this.#pending.indexOf(GREATER_THAN) + 1
    const length = Math.min(end === 0 ? this.#pending.length : end, allowance)
    const piece = this.#pending.subarray(0, length)
    this.#pending = this.#pending.subarray(length)
    this.#consumedByteLength += length
    this.#parser.write(this.#decoder.decode(piece, { stream: true }))
  }

  #listen(): void {
    const parser = this.#parser
    parser.on('error', notWellFormed)
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding === undefined || encoding.toLowerCase() === 'utf-8') return
      throw new PeerMisbehaved('unsupported-encoding', rfc(6120, '4.9.3.22'))
    })
    parser.on('doctype', () => restricted('doctype'))
    parser.on('comment', () => restricted('comment'))
    parser.on('processinginstruction', () => restricted('processing-instruction'))
    parser.ENTITIES = new Proxy({}, { get: (_, name) => expandEntity(name) })
    parser.on('opentagstart', () => {
      this.#attributeCount = 0
    })
    parser.on('attribute', () => {
      this.#attributeCount += 1
      if (this.#attributeCount > this.#limits.attributes)
        throw new PeerMisbehaved('too-many-attributes', LIMIT_CLAUSE)
    })
    parser.on('opentag', (tag) => this.#onOpenTag(tag))
    parser.on('closetag', () => this.#onCloseTag())
    parser.on('text', (text) => this.#onText(text))
    parser.on('cdata', (text) => this.#onText(text))
  }

  #onOpenTag(tag: SaxesTagNS): void {
    const attributes = readAttributes(tag)
    if (this.#root === 'awaited') {
      this.#root = 'open'
      const { local: name, uri: namespace, prefix, ns } = tag
      const [contentNamespace, declaredNamespaces] = [ns[''] ?? '', Object.values(ns)]
      this.#events.push({
        kind: 'header',
        root: { name, namespace, prefix, contentNamespace, declaredNamespaces, attributes },
      })
      return
    }
    if (this.#open.length + 1 >= this.#limits.depth) throw new PeerMisbehaved('too-deep', LIMIT_CLAUSE)
    const element: OpenElement = { name: tag.local, namespace: tag.uri, attributes, children: [], text: '' }
    const parent = this.#open.at(-1)
    if (parent !== undefined) {
      if (parent.children.length >= this.#limits.children)
        throw new PeerMisbehaved('too-many-children', LIMIT_CLAUSE)
      parent.children.push(element)
    }
    this.#open.push(element)
  }

  #onCloseTag(): void {
    const element = this.#open.pop()
    if (element === undefined) {
      this.#root = 'closed'
      this.#events.push({ kind: 'close' })
    } else if (this.#open.length === 0) this.#events.push({ kind: 'element', element })
  }

  /** White space between first-level elements is a keepalive (RFC 6120 §4.6.1, §11.7); other text has no meaning there. */
  #onText(text: string): void {
    const element = this.#open.at(-1)
    if (element !== undefined) element.text += text
    else if (!/[^\t\n\r ]/.test(text)) return
    else if (this.#root === 'open') throw new PeerMisbehaved('text-in-stream', rfc(6120, '4.9.3.1'))
    // Outside the root `saxes` finds this wrong as well, but only after it has told the text, depending on how the bytes came.
    else notWellFormed()
  }
}

function notWellFormed(cause?: Error): never {
  throw new PeerMisbehaved('not-well-formed', rfc(6120, '4.9.3.13'), { cause })
}

function readAttributes(tag: SaxesTagNS): XmlAttribute[] {
  return Object.values(tag.attributes)
    .filter(({ uri }) => uri !== XMLNS_NAMESPACE)
    .map(({ local, uri, value }) => ({ name: local, namespace: uri, value }))
}

function restricted(deed: string): never {
  throw new PeerMisbehaved(deed, RESTRICTED_CLAUSE)
}

function expandEntity(name: string | symbol): string {
  const text = typeof name === 'string' ? PREDEFINED_ENTITIES.get(name) : undefined
  return text ?? restricted('undefined-entity')
}
