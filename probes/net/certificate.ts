import { createHash, X509Certificate } from 'node:crypto'
import {
  rootCertificates,
  type DetailedPeerCertificate,
  type PeerCertificate,
  type TLSSocket,
} from 'node:tls'
import { PeerMisbehaved } from '../errors.ts'
import type { Certificate, CertificateChain, TlsFacts } from '../model.ts'
import { rfc } from '../spec.ts'
import { readCertificate } from '../wire/certificate.ts'

/** Longer chains are cut here: Node sets no limit of its own, and no public chain comes near it. */
const LONGEST_CHAIN = 10

/** The certificates that a path may end in, with a hash that tells one set from another. */
export interface TrustAnchors {
  /** PEM, as `node:tls` takes them in `ca`. */
  readonly pems: readonly string[]
  readonly source: string
  readonly sha256: string
  /** The same, read; done once, at the first call. */
  certificates(): readonly X509Certificate[]
}

/**
 * The trust anchors that come with Node (Mozilla's, as of that release), and those of the owner.
 *
 * @param extraPem One or more PEM certificates beside Node's own.
 */
export function trustAnchors(extraPem?: string): TrustAnchors {
  const pems = extraPem === undefined ? rootCertificates : [...rootCertificates, extraPem]
  const hash = createHash('sha256')
  for (const pem of pems) hash.update(pem.trim()).update('\n')
  const source = `node ${process.versions.node}${extraPem === undefined ? '' : ' + own'}`
  let certificates: readonly X509Certificate[] | undefined
  return {
    pems,
    source,
    sha256: hash.digest('hex'),
    certificates: () => (certificates ??= readPems(pems)),
  }
}

/** One text may hold several certificates. */
function readPems(pems: readonly string[]): readonly X509Certificate[] {
  return pems.flatMap((text) => text.match(PEM) ?? []).map((pem) => new X509Certificate(pem))
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/**
 * What a completed handshake settled on.
 *
 * @param socket Secured, and still open: Node forgets the group when the socket ends.
 */
export function tlsFacts(socket: TLSSocket): TlsFacts {
  const { standardName } = socket.getCipher()
  const group = ephemeralGroup(socket)
  return {
    version: readVersion(socket.getProtocol()),
    suite: standardName,
    ...(group === undefined ? {} : { group }),
    ...(typeof socket.alpnProtocol === 'string' ? { alpn: socket.alpnProtocol } : {}),
  }
}

/**
 * The chain from the leaf that the peer presented, and whether it leads to one of `anchors`. Node ends it by the issuer that it
 * finds among them, sent or not.
 *
 * @param socket Secured with `ca: anchors.pems`, `rejectUnauthorized: false`, and a `checkServerIdentity` that accepts
 *   everything: trust and names are judged apart.
 * @param handed What Node gave to `checkServerIdentity`, which it calls for chains that it trusts: the same, read already. To
 *   read it once more takes longer than all else that is done here.
 * @throws {PeerMisbehaved} `no-certificate` (anonymous suite) or `bad-certificate`.
 */
export function certificateChain(
  socket: TLSSocket,
  anchors: TrustAnchors,
  handed?: PeerCertificate,
): CertificateChain {
  const isRead = handed !== undefined && isWithIssuers(handed)
  const [leaf, ...rest] = presentedCertificates(isRead ? handed : socket.getPeerCertificate(true))
  if (leaf === undefined) throw new PeerMisbehaved('no-certificate', rfc(6120, '5.4.3.1'))
  return {
    certificates: [leaf, ...rest],
    trust: {
      isTrusted: socket.authorized,
      ...(socket.authorized ? {} : { reason: verificationFailure(socket) }),
      anchors: { source: anchors.source, count: anchors.pems.length, sha256: anchors.sha256 },
    },
  }
}

/** Node's documentation promises the leaf only. */
function isWithIssuers(peer: PeerCertificate): peer is DetailedPeerCertificate {
  return 'issuerCertificate' in peer
}

/** Node answers `{}` for an anonymous peer, and links a self-signed certificate to itself. */
function presentedCertificates(peer: Partial<DetailedPeerCertificate>): Certificate[] {
  const chain: Certificate[] = []
  const seen = new Set<string>()
  let current: Partial<DetailedPeerCertificate> | undefined = peer
  while (current?.raw !== undefined && chain.length < LONGEST_CHAIN) {
    const certificate = readCertificate(current.raw)
    if (seen.has(certificate.sha256)) break
    seen.add(certificate.sha256)
    chain.push(certificate)
    current = current.issuerCertificate
  }
  return chain
}

/** `authorizationError` is typed `Error` but holds OpenSSL's code as a string (Node's documentation of `tlsSocket.authorizationError`). */
function verificationFailure(socket: TLSSocket): string {
  const error: unknown = socket.authorizationError
  return typeof error === 'string' ? error : error instanceof Error ? error.message : 'UNSPECIFIED'
}

function readVersion(protocol: string | null): TlsFacts['version'] {
  switch (protocol) {
    case 'TLSv1':
    case 'TLSv1.1':
    case 'TLSv1.2':
    case 'TLSv1.3':
      return protocol
    default:
      throw new Error('asked for the version of a socket without a completed handshake')
  }
}

/** `undefined` where this Node release cannot tell (hybrid groups before Node 24), or the key exchange was static. */
function ephemeralGroup(socket: TLSSocket): TlsFacts['group'] {
  const info: object | null = socket.getEphemeralKeyInfo()
  if (info === null || !('type' in info)) return undefined
  const name = 'name' in info && typeof info.name === 'string' ? info.name : String(info.type)
  return 'size' in info && typeof info.size === 'number' ? { name, keyBits: info.size } : { name }
}
