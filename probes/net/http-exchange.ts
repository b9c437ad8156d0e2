/** One request over a connection that is there already, and what comes back: Node's client speaks, and opens nothing. */
import { request as httpRequest, type Agent, type ClientRequest, type IncomingMessage } from 'node:http'
import type { Outcome, WebAnswer } from '../model.ts'
import { failed, toAborted, toFailed } from './failures.ts'

const LONGEST_BODY = 64 * 1024
const LONGEST_HEAD = 16 * 1024
const LONGEST_LOCATION = 2048
const NOT_OFFERED = { state: 'skipped', because: 'not-offered' } as const
const USER_AGENT = 'Tellus'

/** Of what an earlier failure left unasked. */
export const NOT_REACHED = { state: 'skipped', because: 'not-reached' } as const

/** What is asked of a server. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly body?: string | Uint8Array
  readonly contentType?: string
  /** In bytes; more than that is a failure. 64 KiB where absent. */
  readonly longestBody?: number
}

/** What came back: the head, and the body of status 200. */
export interface Exchange {
  readonly answer: Outcome<WebAnswer>
  readonly body: Outcome<Uint8Array>
}

/** @returns The port that a URL leads to, whether or not it says so. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return isSecure(url) ? 443 : 80
}

/** Whether TLS is spoken there. */
export function isSecure({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'wss:'
}

/**
 * Makes one request and reads the answer to its end, within bounds; follows nothing. Rejects by a bug of ours alone.
 *
 * @param agent Hands out the connection.
 */
export function exchange(
  agent: Agent,
  url: URL,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      resolve({ answer: toAborted(signal, 'http'), body: NOT_REACHED })
      return
    }
    const sent = begin(agent, url, request, signal)
    let response: IncomingMessage | undefined
    let fault: unknown
    sent.once('response', (begun) => {
      response = begun
      const longest = request.longestBody ?? LONGEST_BODY
      collect(sent, begun, longest, (error) => toFailed(fault ?? error, 'http')).then(
        (body) => resolve({ answer: headOf(begun, url), body }),
        reject,
      )
    })
    sent.on('error', (error) => {
      // Once a response has begun, its reader fails as well, by an error that tells less; what the head said is kept.
      fault = error
      if (response !== undefined) return
      try {
        resolve({ answer: toFailed(error, 'http'), body: NOT_REACHED })
      } catch (bug) {
        reject(bug)
      }
    })
    sent.end(request.body)
  })
}

function begin(agent: Agent, url: URL, { method, body, contentType }: HttpRequest, signal: AbortSignal) {
  return httpRequest({
    agent,
    signal,
    method,
    host: url.hostname,
    port: portOf(url),
    path: `${url.pathname}${url.search}`,
    maxHeaderSize: LONGEST_HEAD,
    headers: {
      host: url.host,
      'user-agent': USER_AGENT,
      accept: '*/*',
      'accept-encoding': 'identity',
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
      ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
    },
  })
}

function headOf({ statusCode = 0, headers }: IncomingMessage, url: URL): Outcome<WebAnswer> {
  const { location } = headers
  const contentType = headers['content-type']
  return {
    state: 'observed',
    value: {
      status: statusCode,
      ...(contentType === undefined ? {} : { contentType: contentType.slice(0, 120) }),
      ...(location === undefined ? {} : { location: absolute(location, url).slice(0, LONGEST_LOCATION) }),
    },
  }
}

function absolute(location: string, base: URL): string {
  return URL.canParse(location, base.href) ? new URL(location, base.href).href : location
}

/** Reads a body of status 200 to its end or to the limit; the bodies of others are read past, so that the connection can be kept. */
async function collect(
  sent: ClientRequest,
  response: IncomingMessage,
  longest: number,
  failBy: (error: unknown) => Outcome<never>,
): Promise<Outcome<Uint8Array>> {
  const chunks: Uint8Array[] = []
  let byteLength = 0
  try {
    for await (const chunk of response) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('a response without encoding gives bytes')
      byteLength += chunk.byteLength
      if (byteLength > longest) {
        sent.destroy()
        return response.statusCode === 200
          ? failed('http', 'peer-misbehaved', 'too-long')
          : bodyOf(response.statusCode ?? 0, [])
      }
      chunks.push(chunk)
    }
  } catch (error) {
    return failBy(error)
  }
  return bodyOf(response.statusCode ?? 0, chunks)
}

function bodyOf(status: number, chunks: readonly Uint8Array[]): Outcome<Uint8Array> {
  if (status === 200) return { state: 'observed', value: Buffer.concat(chunks) }
  const isAbsent = status === 401 || status === 403 || status === 404 || status === 406 || status === 410
  return isAbsent ? NOT_OFFERED : failed('http', 'peer-incompatible', `status ${status}`)
}
