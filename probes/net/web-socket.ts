import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { WebSocket, type RawData } from 'ws'
import { PeerMisbehaved } from '../errors.ts'
import type { Outcome, StreamFeatures, StreamHeader } from '../model.ts'
import { rfc } from '../spec.ts'
import { CLOSE_MESSAGE, readFramedMessage, writeOpen } from '../wire/framed-stream.ts'
import { withDeadline } from './deadline.ts'
import { endedByError, failed, toAborted, toFailed } from './failures.ts'

type Stream = { readonly header: StreamHeader; readonly features: StreamFeatures }

const LONGEST_MESSAGE = 64 * 1024

/** For the peer to end the stream and the connection in its turn: politeness, from which nothing is learnt. */
const LEAVE_MS = 1000

/**
 * Opens a stream over WebSocket and reads its features; then takes leave and destroys the connection.
 *
 * @param socket Secured and connected to the host of `url`.
 * @param url `wss:`.
 * @param domain The domainpart that the stream is opened to.
 * @see RFC 7395
 */
export async function readWebSocketFeatures(
  socket: Duplex,
  url: URL,
  domain: string,
  signal: AbortSignal,
): Promise<Outcome<Stream>> {
  const client = new WebSocket(url, 'xmpp', {
    createConnection: () => socket,
    perMessageDeflate: false,
    maxPayload: LONGEST_MESSAGE,
    followRedirects: false,
    headers: { 'user-agent': 'Tellus' },
  })
  // Stays for good: what goes wrong after the answer was had must not end the process.
  client.on('error', () => undefined)
  try {
    const outcome = await settle(client, domain, signal)
    if (outcome.state === 'observed') await leave(client, signal)
    return outcome
  } finally {
    client.terminate()
    socket.destroy()
  }
}

function settle(client: WebSocket, domain: string, signal: AbortSignal): Promise<Outcome<Stream>> {
  return new Promise((resolve, reject) => {
    let header: StreamHeader | undefined
    const finish = (outcome: () => Outcome<Stream>): void => {
      signal.removeEventListener('abort', onAbort)
      client.off('message', onMessage)
      try {
        resolve(outcome())
      } catch (error) {
        reject(error)
      }
    }
    const onAbort = (): void =>
      finish(() => toAborted(signal, client.readyState === WebSocket.OPEN ? 'stream' : 'http'))
    const onMessage = (data: RawData, isBinary: boolean): void => {
      try {
        const message = readFramedMessage(textOf(data, isBinary))
        if (message.kind === 'open' && header === undefined) header = message.header
        else if (message.kind === 'features' && header !== undefined) {
          const value = { header, features: message.features }
          finish(() => ({ state: 'observed', value }))
        } else if (message.kind === 'stream-error') {
          finish(() => endedByError('stream', message.error))
        } else if (message.kind === 'close') finish(() => failed('stream', 'closed'))
        else throw new PeerMisbehaved('unexpected-element', rfc(7395, '3.4'))
      } catch (error) {
        finish(() => toFailed(error, 'stream'))
      }
    }
    client.on('open', () => client.send(writeOpen(domain)))
    client.on('message', onMessage)
    client.on('unexpected-response', (_request, response) => {
      finish(() => failed('http', 'peer-incompatible', `status ${response.statusCode ?? 0}`))
    })
    client.on('error', (error) => finish(() => toOutcome(error)))
    client.on('close', () => finish(() => failed('stream', 'closed')))
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}

/** Only what `ws` finds wrong with the handshake has no code: it knows of no other error that our call does not exclude. */
function toOutcome(error: Error): Outcome<never> {
  if (!('code' in error)) return failed('http', 'peer-misbehaved', error.message)
  return toFailed(error, String(error.code).startsWith('WS_ERR_') ? 'stream' : 'http')
}

function textOf(data: RawData, isBinary: boolean): string {
  if (isBinary || !Buffer.isBuffer(data)) throw new PeerMisbehaved('binary-message', rfc(7395, '3.2'))
  return data.toString('utf8')
}

/** Ends the stream and, once the peer has ended it too, the connection; a peer that says nothing is left without its answer. */
async function leave(client: WebSocket, signal: AbortSignal): Promise<void> {
  if (client.readyState !== WebSocket.OPEN) return
  client.send(CLOSE_MESSAGE)
  await withDeadline(LEAVE_MS, signal, async (inTime) => {
    await Promise.race([
      once(client, 'message', { signal: inTime }),
      once(client, 'close', { signal: inTime }),
    ])
    client.close()
    if (client.readyState !== WebSocket.CLOSED) await once(client, 'close', { signal: inTime })
  }).catch(() => undefined)
}
