/**
 * Theory of operation. The initiating entity opens a stream, reads the features of the receiving entity, asks for TLS,
 * and is told to proceed or that it failed (RFC 6120 §5.4). From the `>` of `<proceed/>` on, the connection belongs to TLS (§5.4.2.3).
 *
 * One negotiation serves the probes, which record what they see, and the bot's own login, which gives up on anything but
 * a clean `proceed`. It decides nothing that the two would decide differently: it writes, and it tells what came. Which
 * first-level element means what in which state is the table `ANSWERS`.
 */
import { PeerMisbehaved, Unreachable } from '../errors.ts'
import type { Service, StreamFeatures, StreamHeader } from '../model.ts'
import { rfc } from '../spec.ts'
import { readStreamError, STREAMS_NAMESPACE, type StreamError } from './stream-error.ts'
import { readStreamFeatures, TLS_NAMESPACE } from './stream-features.ts'
import { attributeOf, escapeXml, type XmlElement } from './xml-element.ts'
import { XmlStreamReader, type StreamRoot, type XmlLimits } from './xml-stream.ts'

/** What the initiating entity says of itself in its stream header. */
export interface StreamOpening {
  readonly service: Service
  /** The domainpart that is asked for. */
  readonly to: string
  /** Ours: a domain for s2s, a bare JID for c2s. Servers refuse a `from` that they serve themselves. */
  readonly from?: string
  /** BCP 47 tag for texts meant for people; `en` where absent. */
  readonly lang?: string
  /** Announces support of Server Dialback (XEP-0220, Traditional Dialback). */
  readonly declaresDialback?: boolean
}

/** What to write next, or what was learnt. */
export type NegotiationStep = { readonly kind: 'write'; readonly bytes: Uint8Array } | NegotiationAnswer

/** What was learnt. Nothing follows the kinds after `features`. */
export type NegotiationAnswer =
  | { readonly kind: 'features'; readonly header: StreamHeader; readonly features: StreamFeatures }
  /** The features hold no STARTTLS. */
  | { readonly kind: 'not-offered' }
  /** TLS comes next. `trailing` are clear-text bytes behind `<proceed/>`: never part of the TLS stream (RFC 6120 §5.4.3.3). */
  | { readonly kind: 'proceed'; readonly trailing: Uint8Array }
  /** `<failure/>` (RFC 6120 §5.4.2.2). */
  | { readonly kind: 'refused' }
  | { readonly kind: 'stream-error'; readonly error: StreamError }
  /** The peer sent `</stream:stream>`. */
  | { readonly kind: 'closed' }

export interface NegotiationOptions {
  /**
   * `when-offered`: `<starttls/>` goes out once the features offer it. `at-once`: in the same write as the stream header,
   * whatever will be offered; saves one round trip.
   */
  readonly ask?: 'when-offered' | 'at-once'
  /** Written behind `<starttls/>` in the same write, where a receiving entity must not take it up (RFC 6120 §5.4.3.3). */
  readonly behindStarttls?: string
  readonly limits?: Partial<XmlLimits>
}

/** The content namespace of each service (RFC 6120 §4.8.3). */
const CONTENT_NAMESPACES = { c2s: 'jabber:client', s2s: 'jabber:server' } as const satisfies Record<
  Service,
  string
>

/** That of Server Dialback; a declaration of it in the stream header announces support (XEP-0220, Traditional Dialback). */
export const DIALBACK_NAMESPACE = 'jabber:server:dialback'

/** Ends the stream that {@link writeStreamHeader} began (RFC 6120 §4.4). */
export const STREAM_END = '</stream:stream>'

const STARTTLS = `<starttls xmlns='${TLS_NAMESPACE}'/>`

/**
 * Writes an initial stream header (RFC 6120 §4.7), XML declaration included.
 *
 * COMPAT: the prefix is `stream`; MongooseIM answers any other with `invalid-namespace` (mongoose_c2s.erl).
 */
export function writeStreamHeader(opening: StreamOpening): string {
  const { service, to, from, lang = 'en', declaresDialback = false } = opening
  const addresses = `${from === undefined ? '' : ` from='${escapeXml(from)}'`} to='${escapeXml(to)}'`
  return (
    `<?xml version='1.0'?><stream:stream xmlns='${CONTENT_NAMESPACES[service]}' ` +
    `xmlns:stream='${STREAMS_NAMESPACE}'${declaresDialback ? ` xmlns:db='${DIALBACK_NAMESPACE}'` : ''}${addresses} version='1.0' xml:lang='${escapeXml(lang)}'>`
  )
}

type Awaited = 'features' | 'answer'

type Meaning = 'features' | 'proceed' | 'failure' | 'other'

type Reaction = 'features' | 'proceed' | 'refused' | 'misbehaved'

/**
 * What a first-level element brings about, by what was awaited. The reader lets nothing come before the header; stream
 * errors and the end of the stream bring about the same always.
 */
const REACTIONS: Readonly<Record<Awaited, Readonly<Record<Meaning, Reaction>>>> = {
  features: { features: 'features', proceed: 'misbehaved', failure: 'misbehaved', other: 'misbehaved' },
  answer: { features: 'misbehaved', proceed: 'proceed', failure: 'refused', other: 'misbehaved' },
}

const MEANINGS: ReadonlyMap<string, Meaning | 'stream-error'> = new Map([
  [`{${STREAMS_NAMESPACE}}features`, 'features'],
  [`{${STREAMS_NAMESPACE}}error`, 'stream-error'],
  [`{${TLS_NAMESPACE}}proceed`, 'proceed'],
  [`{${TLS_NAMESPACE}}failure`, 'failure'],
])

/** Negotiates one stream from its header to `<proceed/>`; or, if the caller stops there, to its features. */
export class StarttlsNegotiation {
  readonly #opening: StreamOpening
  readonly #asksAtOnce: boolean
  readonly #request: string
  readonly #reader: XmlStreamReader
  readonly #steps: NegotiationStep[] = []
  #header: StreamHeader = { declaresDialback: false }
  #awaited: Awaited = 'features'
  #hasEnded = false

  constructor(opening: StreamOpening, options: NegotiationOptions = {}) {
    const { ask = 'when-offered', behindStarttls = '', limits = {} } = options
    this.#opening = opening
    this.#request = STARTTLS + behindStarttls
    this.#asksAtOnce = ask === 'at-once'
    this.#reader = new XmlStreamReader(limits)
    this.#write(writeStreamHeader(opening) + (this.#asksAtOnce ? this.#request : ''))
  }

  /** What a failure now would be a failure of. */
  get phase(): 'stream' | 'starttls' {
    return this.#awaited === 'answer' ? 'starttls' : 'stream'
  }

  /** Takes bytes as they come off the wire. */
  feed(bytes: Uint8Array): void {
    this.#reader.feed(bytes)
  }

  /**
   * @returns `undefined` until more bytes are fed; for ever, once the negotiation has ended.
   * @throws {PeerMisbehaved} for what the reader refuses, for a root that is no stream, and for an element out of turn.
   */
  next(): NegotiationStep | undefined {
    while (this.#steps.length === 0 && !this.#hasEnded) {
      const event = this.#reader.next()
      if (event === undefined) return undefined
      if (event.kind === 'header') this.#onHeader(event.root)
      else if (event.kind === 'element') this.#onElement(event.element)
      else this.#end({ kind: 'closed' })
    }
    return this.#steps.shift()
  }

  #onHeader(root: StreamRoot): void {
    if (root.name !== 'stream' || root.namespace !== STREAMS_NAMESPACE)
      throw new PeerMisbehaved('not-a-stream', rfc(6120, '4.9.3.10'))
    this.#header = readHeader(root, CONTENT_NAMESPACES[this.#opening.service])
  }

  #onElement(element: XmlElement): void {
    const meaning = MEANINGS.get(`{${element.namespace}}${element.name}`) ?? 'other'
    if (meaning === 'stream-error') {
      this.#end({ kind: 'stream-error', error: readStreamError(element) })
      return
    }
    const reaction = REACTIONS[this.#awaited][meaning]
    switch (reaction) {
      case 'features':
        this.#onFeatures(readStreamFeatures(element))
        return
      case 'proceed':
        this.#end({ kind: 'proceed', trailing: this.#reader.takeRest() })
        return
      case 'refused':
        this.#end({ kind: 'refused' })
        return
      case 'misbehaved':
        throw new PeerMisbehaved(
          'unexpected-element',
          rfc(6120, this.#awaited === 'answer' ? '5.4.2.1' : '5.4.1'),
        )
      default:
        throw new Unreachable(reaction)
    }
  }

  #onFeatures(features: StreamFeatures): void {
    this.#steps.push({ kind: 'features', header: this.#header, features })
    if (!this.#asksAtOnce && features.starttls === 'absent') {
      this.#end({ kind: 'not-offered' })
      return
    }
    if (!this.#asksAtOnce) this.#write(this.#request)
    this.#awaited = 'answer'
  }

  #write(text: string): void {
    this.#steps.push({ kind: 'write', bytes: new TextEncoder().encode(text) })
  }

  #end(step: NegotiationStep): void {
    this.#steps.push(step)
    this.#hasEnded = true
  }
}

function readHeader(root: StreamRoot, expectedNamespace: string): StreamHeader {
  const from = attributeOf(root, 'from')
  const id = attributeOf(root, 'id')
  const version = attributeOf(root, 'version')
  const lang = attributeOf(root, 'lang', 'xml')
  return {
    ...(from === undefined ? {} : { from }),
    ...(id === undefined ? {} : { id }),
    ...(version === undefined ? {} : { version }),
    ...(lang === undefined ? {} : { lang }),
    declaresDialback: root.declaredNamespaces.includes(DIALBACK_NAMESPACE),
    ...(root.contentNamespace === expectedNamespace ? {} : { contentNamespace: root.contentNamespace }),
  }
}
