import { constants } from 'node:crypto'
import { createServer, type SecureVersion, type TLSSocket } from 'node:tls'
import { listenOnLoopback } from './listen.ts'
import { makeAuthority } from './certificates.ts'

export interface XmppOverTlsOptions {
  readonly maxVersion?: SecureVersion
  /** How long tickets are good, in seconds. */
  readonly sessionTimeout?: number
  /** Gives out names of sessions instead of tickets that hold them, and then keeps no session. */
  readonly forgetsSessions?: boolean
}

/** A stream behind direct TLS that announces nothing. */
export interface XmppOverTls {
  readonly port: number
  stop(): Promise<void>
}

const FEATURES =
  `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' ` +
  `from='example.org' id='1' version='1.0'><stream:features/>`

/** Starts Node's own TLS server on loopback, answering every stream header with empty features. */
export async function startXmppOverTls(options: XmppOverTlsOptions): Promise<XmppOverTls> {
  const { forgetsSessions = false, ...tls } = options
  const secureOptions = forgetsSessions ? constants.SSL_OP_NO_TICKET : 0
  const authority = await makeAuthority()
  const { cert, key } = await authority.issue({ dns: ['example.org'] })
  const sockets = new Set<TLSSocket>()
  const server = createServer({ cert, key, secureOptions, ...tls }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.once('data', () => socket.write(FEATURES))
  })
  server.on('tlsClientError', () => undefined)
  const port = await listenOnLoopback(server)
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return { port, stop }
}
