import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { Stimulus } from './behaviour.ts'

/** Something that a client said, whole. */
export interface Heard {
  /** The names under which {@link Manners} may answer it, the most special first. */
  readonly stimuli: readonly Stimulus[]
  /** The attributes of these names, empty where there are none. */
  readonly id: string
  readonly from: string
}

/**
 * Cuts what a client sends into stream header, first-level elements and end. Like `XmlStreamReader` of the program it
 * gives the parser no byte behind the next `>`, so that what a client sent too early can be kept, or thrown away, as
 * servers do; written apart from it, so that the two do not err together.
 */
export class StimulusReader {
  #rest = ''
  #heard: Heard[] = []
  #parser = this.#makeParser()
  #depth = 0
  #element: SaxesTagNS | undefined
  /** The first child of the element under way. */
  #child: SaxesTagNS | undefined

  feed(text: string): void {
    this.#rest += text
  }

  /** Another document begins: after TLS, after compression (RFC 6120 §4.3.3). */
  restart(): void {
    this.#rest = ''
    this.#heard = []
    this.#depth = 0
    this.#parser = this.#makeParser()
  }

  /** Hands out all that was said and not yet told, and forgets it; RFC 6120 §5.4.3.3 wants it thrown away before TLS. */
  takeRest(): readonly Heard[] {
    const rest: Heard[] = []
    for (let heard = this.next(); heard !== undefined; heard = this.next()) rest.push(heard)
    return rest
  }

  /** @returns `undefined` until more is fed. */
  next(): Heard | undefined {
    while (this.#heard.length === 0 && this.#rest !== '') {
      const end = this.#rest.indexOf('>') + 1
      const piece = end === 0 ? this.#rest : this.#rest.slice(0, end)
      this.#rest = this.#rest.slice(piece.length)
      this.#parser.write(piece)
    }
    return this.#heard.shift()
  }

  #makeParser(): SaxesParser<{ readonly xmlns: true }> {
    const parser = new SaxesParser({ xmlns: true, position: false })
    let isBroken = false
    parser.on('error', () => {
      if (isBroken) return
      isBroken = true
      this.#heard.push({ stimuli: ['malformed'], id: '', from: '' })
    })
    parser.on('opentag', (tag) => this.#onOpen(tag))
    parser.on('closetag', () => this.#onClose())
    return parser
  }

  #onOpen(tag: SaxesTagNS): void {
    this.#depth += 1
    if (this.#depth === 1) this.#say(attribute(tag, 'from') === '' ? ['open'] : ['open from', 'open'], tag)
    if (this.#depth === 2) {
      this.#element = tag
      this.#child = undefined
    }
    if (this.#depth === 3) this.#child ??= tag
  }

  #onClose(): void {
    this.#depth -= 1
    if (this.#depth === 0) this.#say(['end'])
    if (this.#depth !== 1 || this.#element === undefined) return
    this.#say(stimuliOf(this.#element, this.#child), this.#element)
  }

  #say(stimuli: readonly Stimulus[], tag?: SaxesTagNS): void {
    this.#heard.push({ stimuli, id: attribute(tag, 'id'), from: attribute(tag, 'from') })
  }
}

const QUERIES: ReadonlyMap<string | undefined, Stimulus> = new Map([
  ['jabber:iq:auth', 'iq jabber:iq:auth'],
  ['jabber:iq:register', 'iq jabber:iq:register'],
])

function stimuliOf(element: SaxesTagNS, child: SaxesTagNS | undefined): readonly Stimulus[] {
  switch (element.local) {
    case 'starttls':
    case 'authenticate':
    case 'compress':
      return [element.local, 'anything']
    case 'auth': {
      const mechanism = attribute(element, 'mechanism')
      if (mechanism.startsWith('SCRAM-')) return ['auth SCRAM', 'auth', 'anything']
      return mechanism === 'PLAIN' ? ['auth PLAIN', 'auth', 'anything'] : ['auth', 'anything']
    }
    case 'iq': {
      const query = QUERIES.get(child?.uri)
      return [...(query === undefined ? [] : [query]), 'iq', 'stanza', 'anything']
    }
    case 'message':
    case 'presence':
      return ['stanza', 'anything']
    case 'result':
      return ['dialback', 'anything']
    case 'verify':
      return ['verify', 'anything']
    default:
      return ['anything']
  }
}

function attribute(tag: SaxesTagNS | undefined, name: string): string {
  return tag?.attributes[name]?.value ?? ''
}
