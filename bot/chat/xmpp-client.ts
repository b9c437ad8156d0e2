/**
 * `@xmpp/client` as this bot uses it: the one file that names the library.
 *
 * Its published types lack much of 0.14.0 (user agent, events of stream management, the transports), so what is used is
 * written out here; `test/bot/chat/library.test.ts` holds the pinned library to it.
 */
import { client as makeClient } from '@xmpp/client'
import type { EventEmitter } from 'node:events'
import type { Element } from './stanza.ts'

/** A parser of the library: emits `start`, `element`, `end` and `error`. */
export interface LibraryParser extends EventEmitter {
  root: Element | null
  cursor: Element | null
  onStartElement(name: string, attrs: Record<string, string>): void
  onEndElement(name: string): void
  onText(text: string): void
  write(text: string): void
}

/** What the library asks of a socket; it emits `connect`, `data`, `close` and `error`. */
export interface LibrarySocket extends EventEmitter {
  readonly secure: boolean
  connect(parameters: unknown): void
  write(text: string, done: (error?: Error | null) => void): void
  end(): void
}

/** What the library consults on the prototype of a transport. */
export interface LibraryConnection {
  Socket: new () => LibrarySocket
  Parser: new () => LibraryParser
  socketParameters(service: string): unknown
}

/** A transport: its prototype is consulted, and its methods run on the client itself; no instance is ever made. */
export interface LibraryTransport {
  new (): LibraryConnection
  readonly prototype: LibraryConnection
}

/** Hands the credentials to the mechanism that was picked. */
type Authenticate = (
  credentials: { readonly username: string; readonly password: string },
  mechanism: string | undefined,
  userAgent: Element,
) => Promise<void>

/** Called by the library once the server has listed its mechanisms. */
export type Credentials = (
  authenticate: Authenticate,
  mechanisms: readonly string[],
  fast: unknown,
  entity: { isSecure(): boolean },
) => Promise<void>

/** The client object, its internals included where a workaround needs them. */
export interface LibraryClient extends EventEmitter {
  readonly status: string
  readonly jid: { toString(): string } | null
  readonly reconnect: { stop(): void }
  readonly streamManagement: EventEmitter & {
    timeout: number
    readonly enabled: boolean
    /** Stanzas received. */
    readonly inbound: number
  }
  readonly iqCaller: { readonly handlers: ReadonlyMap<string, { reject(error: Error): void }> }
  readonly middleware: {
    use(handler: (context: LibraryContext, next: () => Promise<unknown>) => Promise<unknown>): void
  }
  transports: LibraryTransport[]
  _onSeeOtherHost(error: Error): void
  connect(service: string): Promise<unknown>
  open(options: { domain: string; lang?: string }): Promise<unknown>
  send(stanza: Element): Promise<void>
  disconnect(): Promise<unknown>
}

/** What a middleware is given; `element` is the payload of a well-formed IQ request, and absent otherwise. */
export interface LibraryContext {
  readonly stanza: Element
  readonly type: string
  readonly element?: Element
}

/** The options that the bot sets; `timeout` in ms. */
export interface LibraryOptions {
  readonly service: string
  readonly domain: string
  readonly username: string
  readonly resource: string
  readonly timeout: number
  readonly credentials: Credentials
}

/** @returns A new client; not connected, its own reconnecting switched on. */
export function libraryClient(options: LibraryOptions): LibraryClient {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the published types are narrower than 0.14.0; library.test.ts holds it to `LibraryClient`
  return makeClient(options as unknown as Parameters<typeof makeClient>[0]) as unknown as LibraryClient
}

/** @returns The library's clear-text TCP transport, as a base: its stream framing and its parser. */
export function tcpTransport(client: LibraryClient): LibraryTransport {
  const found = client.transports.find((transport) => isForClearText(transport))
  if (found === undefined) throw new Error('@xmpp/client has no transport for xmpp://')
  return found
}

function isForClearText(transport: LibraryTransport): boolean {
  return transport.prototype.socketParameters('xmpp://host.example:5222') !== undefined
}
