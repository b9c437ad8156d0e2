import { X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import type { OcspAnswer, PresentedChain, PresentedChains } from '../authentication.ts'
import { PeerMisbehaved } from '../errors.ts'
import type { Outcome } from '../model.ts'
import { isRefusalOfTls } from '../observation.ts'
import { schemeName } from '../registry/signature-schemes.ts'
import { rfc } from '../spec.ts'
import { readChainTimestamps } from '../wire/chain-timestamps.ts'
import { readHandshakeMessages, type HandshakeMessages } from '../wire/handshake-messages.ts'
import { readOcspResponse } from '../wire/ocsp.ts'
import { findPath, isSignedBy, readCertificateBytes, readSentCertificate } from '../wire/presented-chain.ts'
import type { KnownLog } from '../wire/sct.ts'
import { certificateChain, tlsFacts, type TrustAnchors } from './certificate.ts'
import { withDeadline } from './deadline.ts'
import { Dialer } from './dialer.ts'
import { failed, toFailed } from './failures.ts'
import type { Guard } from './guard.ts'
import { HttpClient } from './http.ts'
import type { Io } from './io.ts'
import { lenientContext } from './lenient-tls.ts'
import { askForRevocation } from './revocation.ts'
import { type HandshakeRecording, recordHandshake } from './tap.ts'
import { type HandshakeRequest, shakeHands, type WholeHandshake } from './whole-handshake.ts'

/** With what chains are compared. */
export interface ChainOptions {
  /** What a path must end in. */
  readonly anchors: TrustAnchors
  /** Logs of certificate transparency by id; those that browsers know where absent. */
  readonly logs?: ReadonlyMap<string, KnownLog>
}

/** Where issuers are asked whether their certificates are still good. */
export interface RevocationOptions {
  readonly guard: Guard
  readonly timeoutMs?: number
}

/** A responder and a list for each of two chains. */
const MOST_ISSUER_CONNECTIONS = 4

const TIMEOUT_MS = 10_000

/** What to offer so that a server with certificates of both kinds presents the other one. */
const SCHEMES = {
  rsa: 'rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:rsa_pkcs1_sha256:rsa_pkcs1_sha384:rsa_pkcs1_sha512:rsa_pkcs1_sha1',
  ecdsa: 'ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512:ed25519:ed448:ECDSA+SHA1',
} as const

/** A handshake that shows a chain, exactly as sent. */
export type ChainHandshake = WholeHandshake<Outcome<PresentedChain>>

/** What a handshake that is made for its chain may be made with besides. */
export interface ChainRequest extends Pick<HandshakeRequest, 'endpoint' | 'from' | 'awaitsSession'> {
  /** In OpenSSL's notation; whatever this OpenSSL has where absent. */
  readonly signatureSchemes?: string
}

/** Makes a handshake in which everything is accepted, and reads the chain from its messages. */
export function shakeHandsForChain(
  { signatureSchemes, ...request }: ChainRequest,
  options: ChainOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<ChainHandshake>> {
  const { io: recorded, recording } = recordHandshake(io)
  const context = lenientContext(options.anchors, signatureSchemes === undefined ? {} : { signatureSchemes })
  const show = (socket: TLSSocket): Outcome<PresentedChain> => readChain(socket, recording, options)
  return shakeHands({ ...request, context, requestsStaple: true }, show, recorded, signal)
}

/**
 * Learns the chains that an endpoint presents: one for each type of key.
 *
 * @param first The chain of a handshake in which everything was on offer.
 * @param shakeHandsWith Makes one with signature schemes of one type of key alone.
 */
export async function presentChains(
  first: Outcome<PresentedChain>,
  shakeHandsWith: (signatureSchemes: string) => Promise<Outcome<ChainHandshake>>,
): Promise<Outcome<PresentedChains>> {
  if (first.state !== 'observed') return first
  const isRsa = keyTypeOf(first.value) === 'rsa'
  const second = chainOf(await shakeHandsWith(isRsa ? SCHEMES.ecdsa : SCHEMES.rsa))
  const chains = [first.value] as const
  if (second.state === 'observed') {
    // Some servers present what they have, whatever the client can check.
    if ((keyTypeOf(second.value) === 'rsa') === isRsa) return observedChains({ chains, otherKeyType: SAME })
    const otherKeyType = { state: 'observed', value: 'presented' } as const
    return observedChains({ chains: [...chains, second.value], otherKeyType })
  }
  const isRefused =
    second.state === 'failed' && second.failure.phase === 'tls' && isRefusalOfTls(second.failure)
  return observedChains({ chains, otherKeyType: isRefused ? SAME : second })
}

/** What became of the chain of a handshake, or of the handshake itself. */
export function chainOf(handshake: Outcome<ChainHandshake>): Outcome<PresentedChain> {
  return handshake.state === 'observed' ? handshake.value.shown : handshake
}

/** Adds to chains what their issuers say when asked. */
export async function withRevocation(
  outcome: Outcome<PresentedChains>,
  anchors: TrustAnchors,
  { guard, timeoutMs = TIMEOUT_MS }: RevocationOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<PresentedChains>> {
  if (outcome.state !== 'observed') return outcome
  const http = new HttpClient(new Dialer({ guard, anchors, maxConnections: MOST_ISSUER_CONNECTIONS }, io))
  const ask = async (chain: PresentedChain): Promise<PresentedChain> => {
    const value = await withDeadline(timeoutMs, signal, (within) =>
      askForRevocation(chain.sent[0], issuerOf(chain), http, within),
    )
    return { ...chain, revocation: { state: 'observed', value } }
  }
  try {
    const [first, ...rest] = outcome.value.chains
    const chains = [await ask(first), ...(await Promise.all(rest.map(ask)))] as const
    return { state: 'observed', value: { ...outcome.value, chains } }
  } finally {
    await http.close()
  }
}

/** The certificate that signed the leaf, sent or known. */
function issuerOf({ sent, path: [, next], anchor }: PresentedChain): Uint8Array | undefined {
  const der = next === undefined ? anchor?.der : sent[next]?.der
  return der === undefined ? undefined : Buffer.from(der, 'base64')
}

const SAME = { state: 'observed', value: 'same' } as const

function observedChains(value: PresentedChains): Outcome<PresentedChains> {
  return { state: 'observed', value }
}

function keyTypeOf({ sent: [leaf] }: PresentedChain): string {
  return leaf.certificate.key.type
}

function readChain(
  socket: TLSSocket,
  recording: HandshakeRecording,
  { anchors, logs }: ChainOptions,
): Outcome<PresentedChain> {
  try {
    const messages = readHandshakeMessages(recording.bytes(), recording.secret())
    const { trust } = certificateChain(socket, anchors)
    const tlsVersion = tlsFacts(socket).version
    return { state: 'observed', value: { tlsVersion, ...describeChain(messages, anchors, logs), trust } }
  } catch (error) {
    return toFailed(error, 'tls')
  }
}

function describeChain(
  { certificates, scheme, staple }: HandshakeMessages,
  anchors: TrustAnchors,
  logs: ChainOptions['logs'],
): Omit<PresentedChain, 'trust' | 'tlsVersion'> {
  const [leaf, ...rest] = certificates
  if (leaf === undefined) throw new PeerMisbehaved('no-certificate', rfc(6120, '5.4.3.1'))
  // First of all: what follows trusts that each is a certificate.
  const sent = [readSentCertificate(leaf), ...rest.map(readSentCertificate)] as const
  const path = findPath([leaf, ...rest], (certificate) => anchorOf(certificate, anchors) !== undefined)
  const anchor = path
    .map((position) => anchorOf(new X509Certificate(certificates[position] ?? leaf), anchors))
    .findLast((each) => each !== undefined)
  const [, next] = path
  const issuer = next === undefined ? anchor?.raw : certificates[next]
  return {
    ...(scheme === undefined ? {} : { signatureScheme: schemeName(scheme) }),
    sent,
    path,
    timestamps: readChainTimestamps({ leaf, ...(issuer && { issuer }), ...(staple && { staple }) }, logs),
    revocation: { state: 'skipped', because: 'not-asked' },
    ...(anchor === undefined ? {} : { anchor: describeAnchor(anchor) }),
    staple:
      staple === undefined ? { state: 'skipped', because: 'not-offered' } : readStaple(staple, leaf, issuer),
  }
}

function readStaple(
  staple: Uint8Array,
  leaf: Uint8Array,
  issuer: Uint8Array | undefined,
): Outcome<OcspAnswer> {
  try {
    return { state: 'observed', value: readOcspResponse(staple, leaf, issuer) }
  } catch (error) {
    return error instanceof PeerMisbehaved
      ? failed('tls', 'peer-misbehaved', error.message)
      : toFailed(error, 'tls')
  }
}

function describeAnchor(anchor: X509Certificate): NonNullable<PresentedChain['anchor']> {
  return { subject: anchor.subject.replaceAll('\n', ', '), ...readCertificateBytes(anchor.raw) }
}

/**
 * The anchor that signed a certificate, or that has its name and key: it is sent itself, or signed by an older authority for
 * those who do not know it.
 */
function anchorOf(certificate: X509Certificate, anchors: TrustAnchors): X509Certificate | undefined {
  return anchors
    .certificates()
    .find(
      (anchor) =>
        (anchor.subject === certificate.subject && hasSameKey(anchor, certificate)) ||
        isSignedBy(certificate, anchor),
    )
}

function hasSameKey(one: X509Certificate, other: X509Certificate): boolean {
  const { spki } = readCertificateBytes(one.raw)
  return spki === readCertificateBytes(other.raw).spki
}
