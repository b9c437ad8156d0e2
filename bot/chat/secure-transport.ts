/**
 * A transport that the library cannot use without TLS.
 *
 * The connection is made, negotiated and verified before the library is given a stream, so there is no clear-text stream in
 * which STARTTLS could be stripped: the library's own negotiation, which goes on unprotected when STARTTLS is not offered
 * (and even sends SCRAM then), never gets to run. The sockets here also mend what the library leaves open: they decode
 * UTF-8 across reads, keep one stanza's fault inside that stanza, and let no dead connection linger.
 */
import { EventEmitter } from 'node:events'
import { StringDecoder } from 'node:string_decoder'
import type { Duplex } from 'node:stream'
import { parseJid } from './jid.ts'
import type { Element } from './stanza.ts'
import type { LibraryParser, LibrarySocket, LibraryTransport } from './xmpp-client.ts'

/** The only service that the transport answers to; a host that the server names (see-other-host) never matches it. */
export const SECURE_SERVICE = 'tellus+tls://account'

/** A peer that does not close its side is cut off after this. */
const LINGER_MS = 3_000
/** A first-level element above this is no message of people; servers cut at 64 KiB to 10 MiB. */
const MAX_STANZA_CHARS = 1_048_576
/** Forms, forwarded messages and archives nest to about ten. */
const MAX_DEPTH = 64

/** Told of what the library would not survive or not mention. */
export interface TransportEvents {
  /** Bytes arrived: the peer is alive. */
  heard(): void
  /** A handler threw while one stanza was worked on; the stanza is dropped, the stream goes on. */
  stanzaFailed(error: unknown): void
  /** What arrives is not XML, or exceeds the limits: nothing that follows can be read. */
  unreadable(error: unknown): void
}

/**
 * Makes the transport of one connection.
 *
 * @param base The library's TCP transport: framing and parser are its own.
 * @param secured A connection over verified TLS; from now on owned by the transport.
 */
export function secureTransport(
  base: LibraryTransport,
  secured: Duplex,
  events: TransportEvents,
): LibraryTransport {
  // The base is a class of the library; extending it keeps its header, footer and NS.
  class SecureTransport extends base {}
  Object.assign(SecureTransport.prototype, {
    Socket: SecureSocket,
    Parser: guardedParser(base.prototype.Parser, events),
    socketParameters: (service: string) => (service === SECURE_SERVICE ? { secured, events } : undefined),
  })
  return SecureTransport
}

/** What {@link SecureSocket.connect} is handed through the library. */
interface Parameters {
  readonly secured: Duplex
  readonly events: TransportEvents
}

class SecureSocket extends EventEmitter implements LibrarySocket {
  #secured: Duplex | undefined

  get secure(): boolean {
    return this.#secured !== undefined
  }

  connect({ secured, events }: Parameters): void {
    const decoder = new StringDecoder('utf8')
    this.#secured = secured
    secured.on('data', (bytes: Buffer) => {
      events.heard()
      try {
        this.emit('data', decoder.write(bytes))
      } catch (error) {
        // COMPAT: @xmpp/connection 0.14.0 has no parser any more once the stream has ended or broken, and uses it all the same.
        events.unreadable(error)
      }
    })
    // Kept for ever: a late reset of a connection that was given up must find a listener.
    secured.on('error', (error) => this.#fail(error))
    secured.once('end', () => this.end())
    secured.once('close', () => {
      this.#secured = undefined
      this.emit('close', false)
    })
    if (secured.destroyed) this.#fail(new Error('the connection closed before the stream was opened'))
    else process.nextTick(() => this.emit('connect'))
  }

  /**
   * COMPAT: @xmpp/connection 0.14.0 listens for the peer's stream header only once its own is reported as written; a peer that
   * is faster than that report leaves it waiting for what has long come. So it is reported at once; a failure closes the socket.
   */
  write(text: string, done: (error?: Error | null) => void): void {
    const secured = this.#secured
    if (secured?.writable !== true) {
      done(new Error('the connection is closed'))
      return
    }
    secured.write(text)
    done(null)
  }

  end(): void {
    const secured = this.#secured
    if (secured === undefined) return
    secured.end()
    const timer = setTimeout(() => secured.destroy(), LINGER_MS)
    secured.once('close', () => clearTimeout(timer))
  }

  #fail(error: Error): void {
    if (this.listenerCount('error') > 0) this.emit('error', error)
  }
}

/**
 * The library's parser, with limits, and with its listeners' exceptions kept from the socket's own event.
 *
 * Servers pass on what strangers nest however deep, so that must not cost the session: what is too deep is passed over, and
 * the stanza means nothing.
 */
function guardedParser(Base: new () => LibraryParser, events: TransportEvents): new () => LibraryParser {
  return class GuardedParser extends Base {
    #charCount = 0
    #depth = 0
    #isBroken = false
    #isTooDeep = false

    override write(text: string): void {
      if (this.#isBroken) return
      this.#charCount += text.length
      try {
        if (this.#charCount > MAX_STANZA_CHARS) throw new Error('a stanza exceeds the size limit')
        super.write(text)
      } catch (error) {
        this.#break(error)
      }
    }

    override onStartElement(name: string, attrs: Record<string, string>): void {
      this.#depth++
      if (this.#depth > MAX_DEPTH) this.#isTooDeep = true
      else super.onStartElement(name, attrs)
    }

    override onText(text: string): void {
      if (this.#depth <= MAX_DEPTH) super.onText(text)
    }

    override onEndElement(name: string): void {
      this.#depth--
      if (this.#depth < MAX_DEPTH) super.onEndElement(name)
    }

    override emit(event: string | symbol, ...args: unknown[]): boolean {
      if (event === 'error') {
        const isHeard = super.emit(event, ...args)
        events.unreadable(args[0])
        return isHeard
      }
      if (event !== 'element') return super.emit(event, ...args)
      const read = this.#isTooDeep ? emptied : withUsableAddresses
      this.#charCount = 0
      this.#isTooDeep = false
      try {
        return super.emit(event, ...args.map((argument) => read(elementOf(argument))))
      } catch (error) {
        events.stanzaFailed(error)
        return true
      }
    }

    #break(error: unknown): void {
      this.#isBroken = true
      if (this.listenerCount('error') > 0) this.emit('error', error)
    }
  }
}

function elementOf(argument: unknown): Element {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parser emits `element` with one element
  return argument as Element
}

/** The library builds a JID of every `from` and `to` and throws at one that is none. */
function withUsableAddresses(element: Element): Element {
  const addresses = [element.attrs['from'], element.attrs['to']] as unknown[]
  const areUsable = addresses.every(
    (address) => address === undefined || (typeof address === 'string' && parseJid(address) !== undefined),
  )
  return areUsable ? element : emptied(element)
}

/** Makes an error from nowhere of a stanza: nobody acts on it, and stream management still counts it (XEP-0198 §4). */
function emptied(element: Element): Element {
  element.children = []
  element.attrs = { type: 'error', from: 'unreadable.invalid' }
  return element
}
