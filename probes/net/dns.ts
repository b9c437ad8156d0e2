import type { RecordType } from 'dns-packet'
import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns'
import { createConnection, isIP } from 'node:net'
import type { Outcome } from '../model.ts'
import { RCODE, decodeReply, encodeQuery } from '../wire/dns-message.ts'
import type { DnsQuery, DnsReply } from '../wire/dns-message.ts'
import { startTimer } from './deadline.ts'
import { failed, toAborted, toFailed } from './failures.ts'

/** A recursive resolver that may be asked. */
export interface DnsServer {
  /** IPv4 or IPv6, never a name. */
  readonly address: string
  readonly port: number
}

/** Asks recursive resolvers one question at a time; what an answer means is for {@link Resolver} and later DNSSEC. */
export interface DnsClient {
  /**
   * @param name Lower case, no final dot; `.` for the root.
   * @returns The first reply whose code is NOERROR or NXDOMAIN, and that is no referral; fails with phase `dns` when no server gave one.
   */
  query(
    name: string,
    type: RecordType,
    signal: AbortSignal,
    signatures?: DnsQuery['signatures'],
  ): Promise<Outcome<DnsReply>>
}

/** @property attemptMs How long one server may take for one try; twice the retransmission interval of most stubs would be 10 s, too long for a chat. */
export interface DnsClientOptions {
  readonly attemptMs?: number
}

const DNS_PORT = 53
const ATTEMPT_MS = 2_000
/** As many as resolv.conf(5) takes; more would only make a failure slower. */
const MAX_SERVERS = 3

/**
 * Reads what `DNS_SERVERS` holds: `address[:port]`, separated by commas, an IPv6 address with a port in brackets.
 *
 * @returns `undefined` when there is none or any of them is wrong.
 */
export function parseDnsServers(text: string): readonly DnsServer[] | undefined {
  const servers = text.split(',').map((entry) => parseDnsServer(entry.trim()))
  return servers.every((server) => server !== undefined) ? servers : undefined
}

/**
 * The servers that the system is set up with now: a machine that goes from one network to another has others there. A new resolver
 * reads them anew, in some 30 µs; the one that Node shares keeps those of the start.
 */
export function systemDnsServers(): readonly DnsServer[] {
  return new Resolver()
    .getServers()
    .map(parseDnsServer)
    .filter((server) => server !== undefined)
}

/**
 * Makes a client that asks each server in turn, by UDP and, where the answer was cut, by TCP; then all of them once more
 * without EDNS, which some servers and middleboxes still answer with FORMERR or silence.
 *
 * Every query goes out with an unpredictable id from a socket of its own, hence an unpredictable port (RFC 5452 §9.2).
 *
 * @param servers Where they may change, what tells them: it is called for each query.
 */
export function dnsClient(
  servers: readonly DnsServer[] | (() => readonly DnsServer[]),
  options: DnsClientOptions = {},
): DnsClient {
  const { attemptMs = ATTEMPT_MS } = options
  return {
    async query(name, type, signal, signatures) {
      const asked = (typeof servers === 'function' ? servers() : servers).slice(0, MAX_SERVERS)
      let last: Outcome<DnsReply> = failed('dns', 'dns-failure', 'no server to ask')
      for (const hasEdns of [true, false]) {
        for (const server of asked) {
          if (signal.aborted) return toAborted(signal, 'dns')
          const query = { id: randomInt(0x10000), name, type, ...(signatures && { signatures }) }
          last = await ask(server, query, hasEdns, attemptMs, signal)
          if (last.state === 'observed') return last
        }
      }
      return signal.aborted ? toAborted(signal, 'dns') : last
    },
  }
}

async function ask(
  server: DnsServer,
  query: DnsQuery,
  hasEdns: boolean,
  attemptMs: number,
  signal: AbortSignal,
): Promise<Outcome<DnsReply>> {
  const bytes = encodeQuery(query, hasEdns)
  const by = (transport: typeof overUdp): Promise<Outcome<DnsReply>> =>
    exchange(attemptMs, signal, (finish) => transport(server, query, bytes, finish))
  let outcome = await by(overUdp)
  if (outcome.state === 'observed' && outcome.value.isTruncated) outcome = await by(overTcp)
  if (outcome.state !== 'observed') return outcome
  const { rcode } = outcome.value
  if (rcode === RCODE.noError && outcome.value.isReferral) return failed('dns', 'dns-failure', 'a referral')
  if (rcode === RCODE.noError || rcode === RCODE.nxDomain) return outcome
  return failed('dns', 'dns-failure', RCODE_NAMES[rcode] ?? `RCODE ${rcode}`)
}

/** RFC 1035 §4.1.1. */
const RCODE_NAMES: Readonly<Record<number, string>> = {
  1: 'FORMERR',
  2: 'SERVFAIL',
  4: 'NOTIMP',
  5: 'REFUSED',
}

/** How an exchange ended; thrown is what was our bug. */
type Finish = (outcome: () => Outcome<DnsReply>) => void

/**
 * Lets one exchange run until it tells how it ended, or nobody waits any more.
 *
 * It has a plain timer, not a signal of its own for that: a check asks some ten questions, and controllers for each are a
 * part of its work that shows.
 *
 * @param begin Tells the end later, never before it returned; gives what puts an end to it.
 */
function exchange(
  timeoutMs: number,
  signal: AbortSignal,
  begin: (finish: Finish) => () => void,
): Promise<Outcome<DnsReply>> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(toAborted(signal, 'dns'))
    const finish: Finish = (outcome) => {
      stop()
      signal.removeEventListener('abort', onAbort)
      end()
      try {
        resolve(outcome())
      } catch (error) {
        reject(error)
      }
    }
    const onAbort = (): void => finish(() => toAborted(signal, 'dns'))
    const stop = startTimer(timeoutMs, (hasSlept) =>
      finish(() => failed('dns', hasSlept ? 'aborted' : 'timeout')),
    )
    signal.addEventListener('abort', onAbort, { once: true })
    const end = begin(finish)
  })
}

/** Waits for the one datagram that answers; others are passed over, so that a forger cannot end the wait either. */
function overUdp({ address, port }: DnsServer, query: DnsQuery, bytes: Buffer, finish: Finish): () => void {
  const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4')
  socket.on('error', (error) => finish(() => toFailed(error, 'dns')))
  socket.on('message', (datagram) => {
    const reply = decodeReply(datagram, query)
    if (reply !== undefined) finish(() => ({ state: 'observed', value: reply }))
  })
  // Connected, so that the kernel drops what comes from anywhere else and reports a closed port.
  socket.connect(port, address, () => socket.send(bytes))
  return () => {
    // Not all listeners: a socket that is still being bound closes by one of its own.
    socket
      .removeAllListeners('message')
      .removeAllListeners('error')
      .on('error', () => undefined)
    socket.close()
  }
}

/** One query over a connection of its own, framed by its length (RFC 1035 §4.2.2). */
function overTcp({ address, port }: DnsServer, query: DnsQuery, bytes: Buffer, finish: Finish): () => void {
  const socket = createConnection({ host: address, port, autoSelectFamily: false, noDelay: true })
  let received = Buffer.alloc(0)
  socket.on('error', (error) => finish(() => toFailed(error, 'dns')))
  socket.on('close', () => finish(() => failed('dns', 'closed')))
  socket.on('connect', () => socket.write(frame(bytes)))
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk])
    if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return
    const reply = decodeReply(received.subarray(2, 2 + received.readUInt16BE(0)), query)
    finish(() =>
      reply === undefined
        ? failed('dns', 'peer-misbehaved', 'not an answer to the query')
        : { state: 'observed', value: reply },
    )
  })
  return () => {
    socket.removeAllListeners().on('error', () => undefined)
    socket.destroy()
  }
}

function frame(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

function parseDnsServer(entry: string): DnsServer | undefined {
  if (isIP(entry) !== 0) return { address: entry, port: DNS_PORT }
  const bracketed = /^\[(?<address>[^\]]+)\](?::(?<port>\d{1,5}))?$/.exec(entry)
  const plain = /^(?<address>[^:]+):(?<port>\d{1,5})$/.exec(entry)
  const { address = '', port = String(DNS_PORT) } = (bracketed ?? plain)?.groups ?? {}
  const number = Number(port)
  const isRightFamily = isIP(address) === (bracketed === null ? 4 : 6)
  return isRightFamily && number > 0 && number <= 0xffff ? { address, port: number } : undefined
}
