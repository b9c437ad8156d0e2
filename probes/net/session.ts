import type { PeerCertificate, SecureContext, TLSSocket } from 'node:tls'
import { Unreachable } from '../errors.ts'
import type {
  Endpoint,
  FactKind,
  Facts,
  Failure,
  Observation,
  ObservationOf,
  Outcome,
  SkipReason,
  StreamFeatures,
} from '../model.ts'
import { SESSION_KINDS } from '../observation.ts'
import { clearTextByteLength } from '../wire/record.ts'
import { isWithoutFeatures, type StreamError } from '../wire/stream-error.ts'
import { StarttlsNegotiation, type NegotiationAnswer, type StreamOpening } from '../wire/starttls.ts'
import { certificateChain, tlsFacts, type TrustAnchors } from './certificate.ts'
import { withSteps } from './deadline.ts'
import { endedByError, failed, toFailed } from './failures.ts'
import type { Io, Probe } from './io.ts'
import { lenientContext, lenientOptions } from './lenient-tls.ts'
import { explainRefusal, markRequest, requestFor } from './recorded-handshake.ts'
import { StreamConnection } from './stream-connection.ts'
import { recordHandshake, type HandshakeRecording } from './tap.ts'

export interface SessionOptions {
  /** What a path must end in for a chain to be called trusted. */
  readonly anchors: TrustAnchors
  /** Our domain, as `from` of s2s streams; servers that serve it themselves are asked without. */
  readonly from?: string
  /** For each step, connecting included. */
  readonly stepTimeoutMs?: number
  /** For the whole connection. */
  readonly sessionTimeoutMs?: number
  /** Told what an endpoint offers before TLS, as soon as it is known. */
  readonly onOffer?: (endpoint: Endpoint, features: StreamFeatures) => void
}

/** Servers that mean to answer do so within this, over any distance and with Prosody's throttling (10 kB/s). */
const STEP_TIMEOUT_MS = 10_000
const SESSION_TIMEOUT_MS = 20_000

/**
 * Learns in one connection what a client, or another server, gets to see before it logs in.
 *
 * What was learnt before a failure is kept; the first step that fails holds the failure, the later ones are `not-reached`.
 */
export function sessionProbe(options: SessionOptions): Probe {
  let context: SecureContext | undefined
  return {
    kinds: SESSION_KINDS,
    maxConnections: 1,
    isFor: () => true,
    async run(endpoint, io, signal) {
      context ??= lenientContext(options.anchors)
      const session = new Session(endpoint, io, options, context)
      try {
        const timeoutMs = options.sessionTimeoutMs ?? SESSION_TIMEOUT_MS
        const stepTimeoutMs = options.stepTimeoutMs ?? STEP_TIMEOUT_MS
        await withSteps({ timeoutMs, stepTimeoutMs }, signal, (within, beginStep) =>
          session.run(within, beginStep),
        )
      } finally {
        await session.close()
      }
      signal.throwIfAborted()
      return session.observations()
    },
  }
}

class Session {
  readonly #endpoint: Endpoint
  readonly #io: Io
  readonly #recording: HandshakeRecording
  readonly #options: SessionOptions
  readonly #context: SecureContext
  readonly #learnt = new Map<FactKind, Observation>()
  #beginStep: () => void = () => undefined
  #connection: StreamConnection | undefined

  constructor(endpoint: Endpoint, io: Io, options: SessionOptions, context: SecureContext) {
    this.#endpoint = endpoint
    const recorded = recordHandshake(io)
    this.#io = recorded.io
    this.#recording = recorded.recording
    this.#options = options
    this.#context = context
  }

  async run(signal: AbortSignal, beginStep: () => void): Promise<void> {
    this.#beginStep = beginStep
    if (this.#endpoint.security === 'direct-tls')
      this.#skip(['features-before-tls', 'starttls'], 'not-applicable')
    else if (!(await this.#negotiateStarttls(signal))) return
    const tls = await this.#step('tls', () => this.#handshake(signal))
    this.#noteClearText()
    if (tls.state !== 'observed') return
    await this.#step('features-after-tls', async () => {
      const read = await this.#readFeatures(new StarttlsNegotiation(this.#opening()), signal)
      if (read.state !== 'observed') return markRequest(read, tls.value)
      return { state: 'observed', value: { ...read.value, tlsVersion: tls.value.version } }
    })
  }

  /** One observation of each kind, in the order of {@link SESSION_KINDS}. */
  observations(): Observation[] {
    this.#skip(SESSION_KINDS, 'not-reached')
    return SESSION_KINDS.flatMap((kind) => this.#learnt.get(kind) ?? [])
  }

  async close(): Promise<void> {
    await this.#connection?.close()
  }

  /** @returns Whether TLS comes next. */
  async #negotiateStarttls(signal: AbortSignal): Promise<boolean> {
    const negotiation = new StarttlsNegotiation(this.#opening())
    const features = await this.#step('features-before-tls', () => this.#readFeatures(negotiation, signal))
    if (features.state !== 'observed') return false
    this.#options.onOffer?.(this.#endpoint, features.value.features)
    if (features.value.features.starttls === 'absent') {
      this.#skip(SESSION_KINDS, 'not-offered')
      return false
    }
    const proceed = await this.#step('starttls', () => this.#awaitProceed(negotiation, signal))
    return proceed.state === 'observed'
  }

  async #readFeatures(
    negotiation: StarttlsNegotiation,
    signal: AbortSignal,
  ): Promise<Outcome<Facts['features-before-tls']>> {
    const connection = await this.#connect(signal)
    if (connection.state !== 'observed') return connection
    const answer = await connection.value.next(negotiation, signal)
    if (answer.state !== 'observed') return answer
    if (answer.value.kind !== 'features')
      return endOf(answer.value, negotiation, { isInsideTls: this.#learnt.has('tls') })
    const { header, features } = answer.value
    return { state: 'observed', value: { header, features } }
  }

  async #awaitProceed(
    negotiation: StarttlsNegotiation,
    signal: AbortSignal,
  ): Promise<Outcome<Facts['starttls']>> {
    const connection = await this.#connect(signal)
    if (connection.state !== 'observed') return connection
    const answer = await connection.value.next(negotiation, signal)
    if (answer.state !== 'observed') return answer
    if (answer.value.kind !== 'proceed') return endOf(answer.value, negotiation, { isInsideTls: false })
    return { state: 'observed', value: { trailingByteLength: answer.value.trailing.length } }
  }

  async #handshake(signal: AbortSignal): Promise<Outcome<Facts['tls']>> {
    const connection = await this.#connect(signal)
    if (connection.state !== 'observed') return connection
    let handed: PeerCertificate | undefined
    const options = {
      ...lenientOptions(this.#endpoint, this.#context),
      checkServerIdentity: (_host: string, peer: PeerCertificate) => void (handed = peer),
    }
    const secured = await connection.value.secure(options, signal)
    const request = requestFor(this.#recording)
    if (secured.state !== 'observed') return markRequest(explainRefusal(secured, this.#recording), request)
    const { value: socket } = secured
    const facts = { ...tlsFacts(socket), ...request }
    this.#note('certificate-chain', this.#io.now(), this.#readChain(socket, handed))
    return { state: 'observed', value: facts }
  }

  #readChain(socket: TLSSocket, handed: PeerCertificate | undefined): Outcome<Facts['certificate-chain']> {
    try {
      return { state: 'observed', value: certificateChain(socket, this.#options.anchors, handed) }
    } catch (error) {
      return toFailed(error, 'tls')
    }
  }

  /** The connection of this session, made when the first step needs it. */
  async #connect(signal: AbortSignal): Promise<Outcome<StreamConnection>> {
    if (this.#connection !== undefined) return { state: 'observed', value: this.#connection }
    const { address, port } = this.#endpoint
    const opened = await StreamConnection.open(this.#io, address, port, signal)
    if (opened.state === 'observed') this.#connection = opened.value
    return opened
  }

  #opening(): StreamOpening {
    const { service, domain } = this.#endpoint
    const { from } = this.#options
    // Prosody refuses a `from` that it serves itself (mod_s2s), and a client has no address to tell before it logs in.
    return service === 's2s' && from !== undefined && from !== domain
      ? { service, to: domain, from }
      : { service, to: domain }
  }

  async #step<K extends FactKind>(
    kind: K,
    attempt: () => Promise<Outcome<Facts[K]>>,
  ): Promise<Outcome<Facts[K]>> {
    const startedAt = this.#io.now()
    this.#beginStep()
    const outcome = await attempt()
    this.#note(kind, startedAt, outcome)
    return outcome
  }

  /**
   * What comes behind `<proceed/>` may come in a segment of its own: then it stands where a TLS record was due, and no TLS
   * comes about.
   */
  #noteClearText(): void {
    const starttls = this.#learnt.get('starttls')
    if (starttls?.kind !== 'starttls' || starttls.outcome.state !== 'observed') return
    const trailingByteLength =
      starttls.outcome.value.trailingByteLength + clearTextByteLength(this.#recording.bytes())
    this.#learnt.set('starttls', {
      ...starttls,
      outcome: { state: 'observed', value: { trailingByteLength } },
    })
  }

  /** Says why the steps were not taken, of those that were not. */
  #skip(kinds: readonly FactKind[], because: SkipReason): void {
    for (const kind of kinds)
      if (!this.#learnt.has(kind)) this.#note(kind, this.#io.now(), { state: 'skipped', because })
  }

  #note<K extends FactKind>(kind: K, startedAt: number, outcome: Outcome<Facts[K]>): void {
    const at = new Date(startedAt).toISOString()
    const durationMs = this.#io.now() - startedAt
    const observation: ObservationOf<K> = { kind, endpoint: this.#endpoint, at, durationMs, outcome }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `Observation` is the union of `ObservationOf<K>` over every K, which TypeScript does not see for a K yet unknown
    this.#learnt.set(kind, observation as Observation)
  }
}

/** What it means that a negotiation ended before it told what was asked. */
function endOf(
  answer: NegotiationAnswer,
  { phase }: StarttlsNegotiation,
  place: { readonly isInsideTls: boolean },
): Outcome<never> {
  switch (answer.kind) {
    case 'stream-error':
      return streamFailed(phase, answer.error, place)
    case 'refused':
      return failed('starttls', 'starttls-failure')
    case 'closed':
      return failed(phase, 'closed', '</stream:stream>')
    case 'not-offered':
      return { state: 'skipped', because: 'not-offered' }
    case 'features':
    case 'proceed':
      throw new Error('a negotiation tells the features once, and of <proceed/> only after them')
    default:
      throw new Unreachable(answer)
  }
}

function streamFailed(
  phase: Failure['phase'],
  error: StreamError,
  { isInsideTls }: { readonly isInsideTls: boolean },
): Outcome<never> {
  const { detail, otherHost } = error
  // Whoever has nothing to offer inside TLS does not want for TLS: Prosody ends s2s streams so where dialback is off and we have
  // no certificate that it trusts.
  if (!isInsideTls && isWithoutFeatures(error)) return failed(phase, 'no-features', detail)
  if (otherHost === undefined) return endedByError(phase, error)
  return { state: 'failed', failure: { phase, code: 'redirected', detail, otherHost } }
}
