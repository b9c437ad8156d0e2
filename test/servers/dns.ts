import { AUTHENTIC_DATA, RECURSION_AVAILABLE, RECURSION_DESIRED, TRUNCATED_RESPONSE } from 'dns-packet'
import { decode, encode, streamEncode } from 'dns-packet'
import type { Answer, CaaData, DecodedPacket, Packet, RecordType, SrvData, TlsaData } from 'dns-packet'
import { createSocket } from 'node:dgram'
import type { RemoteInfo, Socket as UdpSocket } from 'node:dgram'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { listenOnLoopback } from './listen.ts'

/** What a name holds, by name (lower case, no final dot). A name that is absent, and above no other, is NXDOMAIN. */
export type Zone = Readonly<Record<string, readonly ZoneRecord[]>>

export type ZoneRecord =
  | { readonly type: 'A' | 'AAAA'; readonly data: string }
  | { readonly type: 'CNAME'; readonly data: string }
  | { readonly type: 'SRV'; readonly data: Readonly<SrvData> }
  | { readonly type: 'TXT'; readonly data: string | readonly string[] }
  | { readonly type: 'CAA'; readonly data: Readonly<CaaData> }
  | { readonly type: 'TLSA'; readonly data: Readonly<TlsaData> }

/**
 * How a query is answered in the place of the zone's truth.
 * - `truncate`: TC over UDP, the truth over TCP. `drop`: no answer, over either.
 * - `referral`: names other servers instead of asking them, as one that does not recurse.
 * - `wrong-id`, `wrong-question`, `garbage`: as an attacker off the path or a broken server would.
 */
export type Behaviour =
  | 'servfail'
  | 'nxdomain'
  | 'refused'
  | 'formerr'
  | 'referral'
  | 'truncate'
  | 'drop'
  | 'wrong-id'
  | 'wrong-question'
  | 'garbage'

/** A query that reached the server. */
export interface Query {
  readonly name: string
  readonly type: RecordType
  readonly transport: 'udp' | 'tcp'
  readonly id: number
  readonly sourcePort: number
  /** Whether the query carried EDNS(0), RFC 6891. */
  readonly hasEdns: boolean
}

export interface FakeDns {
  readonly address: '127.0.0.1'
  readonly port: number
  /** `address:port`, as `DNS_SERVERS` takes it. */
  readonly server: string
  /** Every query so far, in order. */
  readonly queries: readonly Query[]
  /** Queries so far for a name, and a type where given. */
  count(name: string, type?: RecordType): number
  /** Replaces the whole zone, from the next query on. */
  setZone(zone: Zone): void
  /** From the next query on; name `*` stands for every name. `undefined` returns to the zone's truth. */
  behave(name: string, behaviour: Behaviour | undefined, type?: RecordType): void
  /** Keeps answers for a name back until released; `asked` resolves when the first such query is here. */
  hold(name: string, type?: RecordType): { readonly asked: Promise<void>; release(): void }
  stop(): Promise<void>
}

/** @param options `isAuthentic` sets the AD bit of every answer; `followsCnames` (default) answers as a resolver does. */
export interface FakeDnsOptions {
  readonly isAuthentic?: boolean
  readonly followsCnames?: boolean
}

/** Starts a DNS server on loopback, UDP and TCP on one port that was free. */
export async function startDns(zone: Zone, options: FakeDnsOptions = {}): Promise<FakeDns> {
  const server = new LoopbackDns(zone, options)
  await server.listen()
  return server
}

const RCODE = { servfail: 2, nxdomain: 3, refused: 5, formerr: 1 } as const
const CLASSIC_UDP_LIMIT = 512
const MAX_CNAMES = 16

class LoopbackDns implements FakeDns {
  readonly address = '127.0.0.1'
  readonly queries: Query[] = []
  #zone: Zone
  #names: ReadonlySet<string>
  readonly #options: FakeDnsOptions
  readonly #behaviours = new Map<string, Behaviour>()
  readonly #holds = new Map<string, { readonly released: Promise<void>; readonly onAsked: () => void }>()
  readonly #connections = new Set<Socket>()
  #udp: UdpSocket | undefined
  #tcp: Server | undefined
  #port = 0

  constructor(zone: Zone, options: FakeDnsOptions) {
    this.#zone = zone
    this.#names = namesIn(zone)
    this.#options = options
  }

  get port(): number {
    return this.#port
  }

  get server(): string {
    return `${this.address}:${this.#port}`
  }

  async listen(): Promise<void> {
    for (;;) {
      const tcp = createServer((socket) => this.#serveTcp(socket))
      const port = await listenOnLoopback(tcp)
      const udp = await bindUdp(this.address, port)
      if (udp === undefined) {
        // Another process has this number for UDP: let the system choose again.
        tcp.close()
        continue
      }
      udp.on('message', (bytes, from) => void this.#serveUdp(udp, bytes, from))
      this.#udp = udp
      this.#tcp = tcp
      this.#port = port
      return
    }
  }

  count(name: string, type?: RecordType): number {
    return this.queries.filter((query) => query.name === name && (type === undefined || query.type === type))
      .length
  }

  setZone(zone: Zone): void {
    this.#zone = zone
    this.#names = namesIn(zone)
  }

  behave(name: string, behaviour: Behaviour | undefined, type?: RecordType): void {
    if (behaviour === undefined) this.#behaviours.delete(ruleKey(name, type))
    else this.#behaviours.set(ruleKey(name, type), behaviour)
  }

  hold(name: string, type?: RecordType): { readonly asked: Promise<void>; release(): void } {
    let onAsked = (): void => undefined
    let onReleased = (): void => undefined
    const asked = new Promise<void>((resolve) => (onAsked = resolve))
    const released = new Promise<void>((resolve) => (onReleased = resolve))
    this.#holds.set(ruleKey(name, type), { released, onAsked })
    const release = (): void => {
      this.#holds.delete(ruleKey(name, type))
      onReleased()
    }
    return { asked, release }
  }

  async stop(): Promise<void> {
    for (const socket of this.#connections) socket.destroy()
    const udp = this.#udp
    const tcp = this.#tcp
    this.#udp = undefined
    this.#tcp = undefined
    await Promise.all([
      udp && new Promise<void>((resolve) => void udp.close(() => resolve())),
      tcp && new Promise<void>((resolve) => void tcp.close(() => resolve())),
    ])
  }

  async #serveUdp(udp: UdpSocket, bytes: Buffer, from: RemoteInfo): Promise<void> {
    const answer = await this.#answer(bytes, 'udp', from.port)
    if (answer !== undefined && this.#udp === udp) udp.send(answer, from.port, from.address)
  }

  #serveTcp(socket: Socket): void {
    this.#connections.add(socket)
    socket.on('close', () => this.#connections.delete(socket))
    socket.on('error', () => socket.destroy())
    let received = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0)
        const query = received.subarray(2, end)
        received = received.subarray(end)
        void this.#answer(query, 'tcp', socket.remotePort ?? 0).then((answer) => {
          if (answer !== undefined && !socket.destroyed) socket.write(answer)
        })
      }
    })
  }

  async #answer(
    bytes: Buffer,
    transport: Query['transport'],
    sourcePort: number,
  ): Promise<Buffer | undefined> {
    const query = decode(bytes)
    const question = query.questions?.[0]
    if (question === undefined) return undefined
    const name = question.name.toLowerCase()
    const edns = query.additionals?.find((record) => record.type === 'OPT')
    this.queries.push({
      name,
      type: question.type,
      transport,
      id: query.id ?? 0,
      sourcePort,
      hasEdns: edns !== undefined,
    })
    const hold = this.#rule(this.#holds, name, question.type)
    hold?.onAsked()
    await hold?.released
    const behaviour = this.#rule(this.#behaviours, name, question.type)
    if (behaviour === 'drop') return undefined
    if (behaviour === 'garbage') return frame(Buffer.from('not a DNS message'), transport)
    const reply = this.#reply(query, name, question.type, behaviour)
    if (transport === 'tcp') return streamEncode(reply)
    const limit = edns?.type === 'OPT' ? edns.udpPayloadSize : CLASSIC_UDP_LIMIT
    const whole = encode(reply)
    if (behaviour !== 'truncate' && whole.length <= limit) return whole
    return encode({ ...reply, flags: (reply.flags ?? 0) | TRUNCATED_RESPONSE, answers: [] })
  }

  #reply(query: DecodedPacket, name: string, type: RecordType, behaviour: Behaviour | undefined): Packet {
    const { isAuthentic = false } = this.#options
    const flags = RECURSION_AVAILABLE | RECURSION_DESIRED | (isAuthentic ? AUTHENTIC_DATA : 0)
    const id = query.id ?? 0
    const reply = { type: 'response', id, questions: query.questions ?? [] } as const
    switch (behaviour) {
      case 'servfail':
      case 'nxdomain':
      case 'refused':
      case 'formerr':
        return { ...reply, flags: flags | RCODE[behaviour] }
      case 'referral':
        return {
          ...reply,
          flags: RECURSION_DESIRED,
          authorities: [{ type: 'NS', name: 'test', data: 'ns.test' }],
        }
      case 'wrong-id':
        return { ...reply, ...this.#truth(name, type, flags), id: id ^ 0xffff }
      case 'wrong-question':
        return { ...reply, ...this.#truth(name, type, flags), questions: [{ name: `not.${name}`, type }] }
      default:
        return { ...reply, ...this.#truth(name, type, flags) }
    }
  }

  #truth(name: string, type: RecordType, flags: number): Pick<Packet, 'flags' | 'answers'> {
    const { followsCnames = true } = this.#options
    const answers: Answer[] = []
    let owner = name
    for (let step = 0; step < MAX_CNAMES; step += 1) {
      const records: readonly ZoneRecord[] = this.#zone[owner] ?? []
      answers.push(
        ...records.filter((record) => record.type === type).map((record) => toAnswer(owner, record)),
      )
      const cname = records.find((record) => record.type === 'CNAME')
      if (cname === undefined || type === 'CNAME') break
      answers.push(toAnswer(owner, cname))
      owner = cname.data
      if (!followsCnames) break
    }
    return { flags: this.#names.has(name) ? flags : flags | RCODE.nxdomain, answers }
  }

  #rule<T>(rules: ReadonlyMap<string, T>, name: string, type: RecordType): T | undefined {
    for (const key of [ruleKey(name, type), ruleKey(name), ruleKey('*', type), ruleKey('*')]) {
      const rule = rules.get(key)
      if (rule !== undefined) return rule
    }
    return undefined
  }
}

/** The names that exist: those that hold something, and all above them. */
function namesIn(zone: Zone): ReadonlySet<string> {
  const names = new Set<string>()
  for (let name of Object.keys(zone)) {
    while (!names.has(name)) {
      names.add(name)
      name = name.slice(name.indexOf('.') + 1)
    }
  }
  return names
}

function ruleKey(name: string, type?: RecordType): string {
  return `${name} ${type ?? '*'}`
}

/** The encoder writes into what it is given (TXT), so it gets copies. */
function toAnswer(name: string, record: ZoneRecord): Answer {
  const common = { name, ttl: 60, class: 'IN' } as const
  switch (record.type) {
    case 'TXT':
      return {
        ...common,
        type: 'TXT',
        data: typeof record.data === 'string' ? record.data : [...record.data],
      }
    case 'SRV':
      return { ...common, type: 'SRV', data: { ...record.data } }
    case 'CAA':
      return { ...common, type: 'CAA', data: { ...record.data } }
    case 'TLSA':
      return { ...common, type: 'TLSA', data: { ...record.data } }
    default:
      return { ...common, type: record.type, data: record.data }
  }
}

function frame(bytes: Buffer, transport: Query['transport']): Buffer {
  if (transport === 'udp') return bytes
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

function bindUdp(address: string, port: number): Promise<UdpSocket | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => {
      socket.close()
      resolve(undefined)
    })
    socket.bind(port, address, () => resolve(socket))
  })
}
