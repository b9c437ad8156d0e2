import { X509Certificate } from 'node:crypto'
import type { SecureContext } from 'node:tls'
import type { OcspAnswer, PresentedChain, PresentedChains } from '../authentication.ts'
import { PeerMisbehaved } from '../errors.ts'
import type { Endpoint, Outcome } from '../model.ts'
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
import { Doors } from './doors.ts'
import { failed, toFailed } from './failures.ts'
import type { Guard } from './guard.ts'
import { HttpClient } from './http.ts'
import type { Io, Probe } from './io.ts'
import { lenientContext, lenientOptions } from './lenient-tls.ts'
import { openForTls } from './raw-tls.ts'
import { askForRevocation } from './revocation.ts'
import { recordHandshake } from './tap.ts'

export interface PresentedChainsOptions {
  /** What a path must end in. */
  readonly anchors: TrustAnchors
  /** Our domain, as `from` of s2s streams. */
  readonly from?: string
  /** For each of two handshakes, the way there included. */
  readonly timeoutMs?: number
  /** Through which it goes with others; without it, one handshake is made after the other. */
  readonly doors?: Doors
  /** Logs of certificate transparency by id; those that browsers know where absent. */
  readonly logs?: ReadonlyMap<string, KnownLog>
  /** Asks the issuers whether the certificates are still good; nobody is asked where absent. */
  readonly revocation?: { readonly guard: Guard; readonly timeoutMs?: number }
}

/** A responder and a list for each of two chains. */
const MOST_ISSUER_CONNECTIONS = 4

const TIMEOUT_MS = 10_000

/** What to offer so that a server with certificates of both kinds presents the other one. */
const SCHEMES = {
  rsa: 'rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:rsa_pkcs1_sha256:rsa_pkcs1_sha384:rsa_pkcs1_sha512:rsa_pkcs1_sha1',
  ecdsa: 'ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512:ed25519:ed448:ECDSA+SHA1',
} as const

/** Learns the chains that an endpoint presents, exactly as sent: one handshake for each type of key. */
export function presentedChainsProbe(options: PresentedChainsOptions): Probe {
  const { doors = new Doors(1) } = options
  const contexts = new Map<string, SecureContext>()
  const contextFor = (schemes: string | undefined): SecureContext => {
    const known = contexts.get(schemes ?? '')
    if (known !== undefined) return known
    const made = lenientContext(options.anchors, schemes === undefined ? {} : { signatureSchemes: schemes })
    contexts.set(schemes ?? '', made)
    return made
  }
  return {
    kinds: ['presented-chains'],
    maxConnections: 2,
    isFor: () => true,
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      const present = (schemes?: string): Promise<Outcome<PresentedChain>> =>
        doors
          .at(endpoint.address)
          .through(signal, () =>
            withDeadline(options.timeoutMs ?? TIMEOUT_MS, signal, (within) =>
              presentChain(endpoint, contextFor(schemes), options, io, within),
            ),
          )
      const outcome = await withRevocation(await presentChains(present), options, io, signal)
      signal.throwIfAborted()
      const at = new Date(startedAt).toISOString()
      return [{ kind: 'presented-chains', endpoint, at, durationMs: io.now() - startedAt, outcome }]
    },
  }
}

async function presentChains(
  present: (schemes?: string) => Promise<Outcome<PresentedChain>>,
): Promise<Outcome<PresentedChains>> {
  const first = await present()
  if (first.state !== 'observed') return first
  const isRsa = keyTypeOf(first.value) === 'rsa'
  const second = await present(isRsa ? SCHEMES.ecdsa : SCHEMES.rsa)
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

async function withRevocation(
  outcome: Outcome<PresentedChains>,
  { anchors, revocation }: PresentedChainsOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<PresentedChains>> {
  if (outcome.state !== 'observed' || revocation === undefined) return outcome
  const { guard, timeoutMs = TIMEOUT_MS } = revocation
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

async function presentChain(
  endpoint: Endpoint,
  context: SecureContext,
  { anchors, from, logs }: PresentedChainsOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<PresentedChain>> {
  const { io: recorded, recording } = recordHandshake(io)
  const opened = await openForTls(endpoint, from, recorded, signal)
  if (opened.state !== 'observed') return opened
  const connection = opened.value
  try {
    const options = { ...lenientOptions(endpoint, context), requestOCSP: true }
    const secured = await connection.secure(options, signal)
    if (secured.state !== 'observed') return secured
    const messages = readHandshakeMessages(recording.bytes(), recording.secret())
    const { trust } = certificateChain(secured.value, anchors)
    const tlsVersion = tlsFacts(secured.value).version
    return { state: 'observed', value: { tlsVersion, ...describeChain(messages, anchors, logs), trust } }
  } catch (error) {
    return toFailed(error, 'tls')
  } finally {
    await connection.close()
  }
}

function describeChain(
  { certificates, scheme, staple }: HandshakeMessages,
  anchors: TrustAnchors,
  logs: PresentedChainsOptions['logs'],
): Omit<PresentedChain, 'trust' | 'tlsVersion'> {
  const [leaf, ...rest] = certificates
  if (leaf === undefined) throw new PeerMisbehaved('no-certificate', rfc(6120, '5.4.3.1'))
  // First of all: what follows trusts that each is a certificate.
  const sent = [readSentCertificate(leaf), ...rest.map(readSentCertificate)] as const
  const path = findPath([leaf, ...rest])
  const end = new X509Certificate(certificates[path.at(-1) ?? 0] ?? leaf)
  const anchor = anchorOf(end, anchors)
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

/** The anchor that signed the end of a path, or that it is. */
function anchorOf(end: X509Certificate, anchors: TrustAnchors): X509Certificate | undefined {
  return anchors.certificates().find((anchor) => anchor.raw.equals(end.raw) || isSignedBy(end, anchor))
}
