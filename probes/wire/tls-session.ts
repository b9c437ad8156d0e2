import * as asn1js from 'asn1js'

/** What is kept of a session, as far as resumption is concerned. */
export interface TlsSession {
  readonly hasTicket: boolean
  readonly hasSessionId: boolean
  /** Absent where the server gave none. */
  readonly lifetimeSeconds?: number
  /** 0 where the server accepts none. */
  readonly earlyDataByteLength: number
}

/** Tags of SSL_SESSION_ASN1 in `ssl/ssl_asn1.c` of OpenSSL 3.0, which is how OpenSSL writes a session down. */
const TAG = { lifetimeHint: 9, ticket: 10, maxEarlyData: 15 } as const
const SESSION_ID_POSITION = 3

/**
 * COMPAT: what Node 22.23 and 24.21 put before the session of OpenSSL: this, and the name of the host behind two bytes of length.
 * Node 20.20 puts nothing there.
 */
const NODE_HEADER = Buffer.from('\0nodejs:tls:session:1\0', 'latin1')
const LENGTH_BYTES = 2

/**
 * Reads a session as OpenSSL serializes it: what a NewSessionTicket said is in there, and nowhere else to be had.
 *
 * @param serialized From our own library, not from a peer.
 * @throws {Error} when it is no session.
 */
export function readTlsSession(serialized: Uint8Array): TlsSession {
  const { result } = asn1js.fromBER(withoutHeader(serialized))
  if (!(result instanceof asn1js.Sequence)) throw new Error('no SSL_SESSION')
  const { value } = result.valueBlock
  const sessionId = value[SESSION_ID_POSITION]
  const lifetimeSeconds = numberAt(value, TAG.lifetimeHint)
  return {
    hasTicket: tagged(value, TAG.ticket) instanceof asn1js.OctetString,
    hasSessionId: sessionId instanceof asn1js.OctetString && sessionId.getValue().byteLength > 0,
    ...(lifetimeSeconds !== undefined && { lifetimeSeconds }),
    earlyDataByteLength: numberAt(value, TAG.maxEarlyData) ?? 0,
  }
}

function withoutHeader(serialized: Uint8Array): Uint8Array {
  const bytes = Buffer.from(serialized)
  if (!bytes.subarray(0, NODE_HEADER.length).equals(NODE_HEADER)) return serialized
  const afterLength = NODE_HEADER.length + LENGTH_BYTES
  if (bytes.length < afterLength) throw new Error('no SSL_SESSION')
  return bytes.subarray(afterLength + bytes.readUInt16BE(NODE_HEADER.length))
}

function numberAt(fields: readonly asn1js.BaseBlock[], tag: number): number | undefined {
  const field = tagged(fields, tag)
  return field instanceof asn1js.Integer ? Number(field.toBigInt()) : undefined
}

/** What stands inside an explicit, context-specific tag. */
function tagged(fields: readonly asn1js.BaseBlock[], tag: number): asn1js.BaseBlock | undefined {
  const field = fields.find(({ idBlock }) => idBlock.tagClass === CONTEXT && idBlock.tagNumber === tag)
  return field instanceof asn1js.Constructed ? field.valueBlock.value[0] : undefined
}

/** X.690 §8.1.2.2. */
const CONTEXT = 3
