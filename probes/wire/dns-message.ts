import { AUTHENTIC_DATA, CHECKING_DISABLED, DNSSEC_OK, RECURSION_DESIRED, decode, encode } from 'dns-packet'
import type { Answer, DecodedPacket, RecordType } from 'dns-packet'

/** What is asked, and the id that the answer must carry. */
export interface DnsQuery {
  /** In [0, 0xffff], unpredictable (RFC 5452 §9.2). */
  readonly id: number
  /** Lower case, no final dot. */
  readonly name: string
  readonly type: RecordType
  /**
   * `wanted`: with the signatures of what is answered (RFC 4035 §3.2.1). `unchecked`: also where the resolver finds them
   * wrong, which it else keeps to itself (RFC 4035 §3.2.2).
   */
  readonly signatures?: 'wanted' | 'unchecked'
}

/** An answer that was checked to belong to its query. */
export interface DnsReply {
  /** With EDNS's upper bits (RFC 6891); see {@link RCODE}. */
  readonly rcode: number
  /** The AD bit: the resolver says that it validated. Worth what the path to it is worth. */
  readonly isAuthenticated: boolean
  readonly isTruncated: boolean
  readonly answers: readonly Answer[]
  /** The authority section holds an SOA: what was asked for does not exist (RFC 2308 §2.2). */
  readonly isNegative: boolean
  /** Nothing but the names of other servers: who should have asked them did not, and nothing is said to be missing (RFC 2308 §2.2). */
  readonly isReferral: boolean
}

/** Response codes that are told apart (RFC 1035 §4.1.1). */
export const RCODE = { noError: 0, formErr: 1, nxDomain: 3 } as const

/** Goes unfragmented over nearly every path (1280 octets, IPv6's least MTU, without the headers); what DNS software settled on. */
const UDP_PAYLOAD_BYTES = 1232

/** Labels of 1 to 63 octets, 253 in all (RFC 1035 §2.3.4); the root and empty labels are no host or service. */
export function isQueryable(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => /^[\x21-\x7e]{1,63}$/.test(label))
}

/**
 * Writes a recursive query.
 *
 * @param hasEdns Announces a larger datagram (RFC 6891) and interest in the AD bit (RFC 6840 §5.7); without it the query
 *   is what any server since RFC 1035 understands.
 */
export function encodeQuery({ id, name, type, signatures }: DnsQuery, hasEdns: boolean): Buffer {
  if (name !== '.' && !isQueryable(name)) throw new RangeError('not a name that can be asked for')
  const questions = [{ name, type, class: 'IN' as const }]
  if (!hasEdns) return encode({ type: 'query', id, flags: RECURSION_DESIRED, questions })
  return encode({
    type: 'query',
    id,
    flags: RECURSION_DESIRED | AUTHENTIC_DATA | (signatures === 'unchecked' ? CHECKING_DISABLED : 0),
    questions,
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: UDP_PAYLOAD_BYTES,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: signatures === undefined ? 0 : DNSSEC_OK,
        flag_do: signatures !== undefined,
        options: [],
      },
    ],
  })
}

/**
 * Reads an answer.
 *
 * @returns `undefined` when it is no answer to `query`: other id, other question, or not a DNS message at all.
 * @see RFC 5452 §9.1
 */
export function decodeReply(bytes: Buffer, query: DnsQuery): DnsReply | undefined {
  const packet = decodeQuietly(bytes)
  if (packet === undefined || !packet.flag_qr || packet.id !== query.id) return undefined
  const flags = packet.flags ?? 0
  const isStandardQuery = ((flags >> 11) & 0xf) === 0
  const [question, ...others] = packet.questions ?? []
  // A server that could not read the query (FORMERR) has no question to echo.
  const isUnread = question === undefined && (flags & 0xf) === RCODE.formErr
  if (!isStandardQuery || others.length > 0) return undefined
  if (!isUnread && !(question !== undefined && isSameQuestion(question, query))) return undefined
  const authorities = new Set(packet.authorities?.map(({ type }) => type))
  const isEmpty = (packet.answers ?? []).length === 0
  const edns = packet.additionals?.find((record) => record.type === 'OPT')
  return {
    rcode: ((edns?.type === 'OPT' ? edns.extendedRcode : 0) << 4) | (flags & 0xf),
    isAuthenticated: packet.flag_ad,
    isTruncated: packet.flag_tc,
    answers: packet.answers ?? [],
    isNegative: authorities.has('SOA'),
    isReferral: isEmpty && authorities.has('NS') && !authorities.has('SOA'),
  }
}

/**
 * Follows the aliases that stand in one answer.
 *
 * @returns The records of `type` at the end of the chain, and the name where it ends; `undefined` for a chain that loops.
 */
export function followCnames(
  name: string,
  type: RecordType,
  answers: readonly Answer[],
): { readonly owner: string; readonly records: readonly Answer[] } | undefined {
  let owner = name
  const seen = new Set([owner])
  for (;;) {
    const here = answers.filter((answer) => canonical(answer.name) === owner)
    const records = here.filter((answer) => answer.type === type)
    const alias = here.find((answer) => answer.type === 'CNAME')
    if (records.length > 0 || alias?.type !== 'CNAME') return { owner, records }
    owner = canonical(alias.data)
    if (seen.has(owner)) return undefined
    seen.add(owner)
  }
}

/** Lower case without the final dot; the root stays `.`. */
export function canonical(name: string): string {
  const lower = name.toLowerCase()
  return lower.length > 1 && lower.endsWith('.') ? lower.slice(0, -1) : lower
}

function isSameQuestion(
  question: { readonly name: string; readonly type: string; readonly class?: string | undefined },
  query: DnsQuery,
): boolean {
  return canonical(question.name) === query.name && question.type === query.type && question.class === 'IN'
}

/** The library throws plain `Error` and `RangeError` for bytes that end early or point astray. */
function decodeQuietly(bytes: Buffer): DecodedPacket | undefined {
  try {
    const packet = decode(bytes)
    // It reads an address beyond the end of the bytes without complaint.
    return decode.bytes <= bytes.length ? packet : undefined
  } catch {
    return undefined
  }
}
