/**
 * Puts one file where the bot's own upload service says (XEP-0363 §7). Where that is comes from a server that its owner
 * trusts, so no guard looks at addresses; the file and what authorizes it go to nobody but the host in the URL: its
 * certificate is demanded, as by `connectToService`, and no redirect is followed.
 */
import { request, type ClientRequest } from 'node:http'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { rootCertificates } from 'node:tls'
import type { Attempt, Outcome } from '../model.ts'
import { withDeadline } from './deadline.ts'
import { failed, toAborted, toFailed } from './failures.ts'
import { systemAddresses } from './hosts.ts'
import { portOf } from './http-exchange.ts'
import type { Io } from './io.ts'

/** A file, and where it goes. */
export interface Upload {
  /** `https:`; anything else is a failure. */
  readonly url: URL
  readonly bytes: Uint8Array
  readonly contentType: string
  /** Sent besides what HTTP needs, in this order; a name may stand there several times. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

export interface UploadOptions {
  /** PEM certificates that a path may end in, beside Node's own. */
  readonly extraAnchors?: string
  /** From the look-up to the answer; 30 s where absent. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 30_000
const MOST_ADDRESSES = 4
const USER_AGENT = 'Tellus'

/** What an HTTP header may hold besides letters of ASCII (RFC 9110 §5.5), and no line break. */
const HEADER_VALUE = /^[\t\u0020-\u007E\u0080-\u00FF]*$/
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/**
 * Makes the request, once, at the first address that answers.
 *
 * @returns The status, 200 to 299, once the server has the file. Failures carry the phase that was reached: phase `http`
 *   with code `peer-incompatible` for any other status.
 * @see XEP-0363 §7, §9.2; RFC 9110 §9.3.4
 */
export function putFile(
  upload: Upload,
  { extraAnchors, timeoutMs = TIMEOUT_MS }: UploadOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Attempt<number>> {
  const { headers, url } = upload
  if (url.protocol !== 'https:') return Promise.resolve(failed('tls', 'peer-incompatible', url.protocol))
  if (!headers.every(([name, value]) => TOKEN.test(name) && HEADER_VALUE.test(value)))
    return Promise.resolve(failed('http', 'peer-misbehaved', 'malformed header'))
  return withDeadline(timeoutMs, signal, async (limit) => {
    const connected = await connect(url, extraAnchors, io, limit)
    if (connected.state !== 'observed') return connected
    const socket = connected.value
    try {
      return await put(upload, socket, limit)
    } finally {
      socket.destroy()
    }
  })
}

async function connect(
  url: URL,
  extraAnchors: string | undefined,
  io: Io,
  signal: AbortSignal,
): Promise<Attempt<Duplex>> {
  // A URL writes IPv6 in brackets.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const addresses = await addressesOf(host, io, signal)
  if (addresses.state !== 'observed') return addresses
  let last: Attempt<Duplex> = failed('dns', 'no-address')
  for (const address of addresses.value.slice(0, MOST_ADDRESSES)) {
    if (signal.aborted) break
    last = await io.connect(address, portOf(url), signal)
    if (last.state !== 'observed') continue
    last = await io.secure(
      last.value,
      {
        // SNI holds names only (RFC 6066 §3); the certificate is compared with either.
        ...(isIP(host) === 0 ? { servername: host } : { host }),
        minVersion: 'TLSv1.2',
        rejectUnauthorized: true,
        ALPNProtocols: ['http/1.1'],
        ...(extraAnchors === undefined ? {} : { ca: [...rootCertificates, extraAnchors] }),
      },
      signal,
    )
    if (last.state === 'observed') return last
  }
  return last
}

/** By DNS, else as the system has it: the owner's own host may stand in `/etc/hosts` only. */
async function addressesOf(host: string, io: Io, signal: AbortSignal): Promise<Attempt<readonly string[]>> {
  if (isIP(host) !== 0) return { state: 'observed', value: [host] }
  const [v4, v6] = await Promise.all([io.dns.addresses(host, 4, signal), io.dns.addresses(host, 6, signal)])
  const found = [v4, v6].flatMap((outcome) => (outcome.state === 'observed' ? outcome.value : []))
  if (found.length > 0) return { state: 'observed', value: found }
  const bySystem: Outcome<readonly string[]> = await systemAddresses(host, signal)
  if (bySystem.state === 'observed' && bySystem.value.length > 0) return bySystem
  for (const outcome of [v4, v6, bySystem]) if (outcome.state === 'failed') return outcome
  return failed('dns', 'no-address')
}

function put(upload: Upload, socket: Duplex, signal: AbortSignal): Promise<Attempt<number>> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      resolve(toAborted(signal, 'http'))
      return
    }
    const sent = begin(upload, socket, signal)
    sent.once('response', ({ statusCode = 0 }) => {
      const isTaken = statusCode >= 200 && statusCode < 300
      // What else it says is of no use: the connection ends here.
      resolve(
        isTaken
          ? { state: 'observed', value: statusCode }
          : failed('http', 'peer-incompatible', `status ${statusCode}`),
      )
    })
    // Stays for good: the connection is cut when the status is there.
    sent.on('error', (error) => {
      try {
        resolve(toFailed(error, 'http'))
      } catch (bug) {
        reject(bug)
      }
    })
    sent.end(upload.bytes)
  })
}

function begin(
  { url, bytes, contentType, headers }: Upload,
  socket: Duplex,
  signal: AbortSignal,
): ClientRequest {
  const own = [
    ['Host', url.host],
    ['User-Agent', USER_AGENT],
    ['Content-Type', contentType],
    ['Content-Length', String(bytes.byteLength)],
    ['Connection', 'close'],
  ] as const
  return request({
    createConnection: () => socket,
    signal,
    method: 'PUT',
    host: url.hostname,
    port: portOf(url),
    path: `${url.pathname}${url.search}`,
    maxHeaderSize: 16 * 1024,
    // A list, unlike an object, keeps names that stand there several times, and their order.
    headers: [...own, ...headers].flat(),
  })
}
