import type { SecureContext } from 'node:tls'
import type {
  Attempt,
  Endpoint,
  Facts,
  Failure,
  InjectionReaction,
  Observation,
  Outcome,
  StreamFeatures,
  StreamHeader,
} from '../model.ts'
import { rfc } from '../spec.ts'
import { InjectionWatch, endsStream, injectedStanza } from '../wire/injection.ts'
import { clearTextByteLength } from '../wire/record.ts'
import { StarttlsNegotiation, type NegotiationAnswer, type StreamOpening } from '../wire/starttls.ts'
import { withDeadline } from './deadline.ts'
import type { Io, Probe } from './io.ts'
import { lenientContext, lenientOptions } from './lenient-tls.ts'
import { StreamConnection } from './stream-connection.ts'
import { recordHandshake, type HandshakeRecording } from './tap.ts'

export interface InjectionOptions {
  /** Whether sessions are asked with `from`, so that what is seen here without one tells something new. */
  readonly hasFrom?: boolean
  /** How long the peer may speak unasked inside TLS, at most. */
  readonly silenceMs?: number
  /** For the whole connection. */
  readonly timeoutMs?: number
}

/** What is left in a buffer is answered at once: the longest way on Earth there and back takes less. */
const SILENCE_MS = 1_000
/**
 * Shorter where the network is quick: as long as it took to connect and be sent the features, two round trips and some work.
 * An answer that comes later still is no less seen, for the stream inside TLS cannot open behind it.
 */
const SILENT_AT_LEAST_MS = 50
const TIMEOUT_MS = 15_000

/** Tests whether what is written in clear behind `<starttls/>` is taken up inside TLS; says on the way what s2s streams without `from` are offered. */
export function injectionProbe(options: InjectionOptions = {}): Probe {
  let context: SecureContext | undefined
  return {
    kinds: ['command-injection', 'features-without-from'],
    maxConnections: 1,
    isFor: ({ security }) => security === 'starttls',
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      context ??= lenientContext()
      const injection = new Injection(endpoint, io, context, options.silenceMs ?? SILENCE_MS)
      const outcome = await withDeadline(options.timeoutMs ?? TIMEOUT_MS, signal, (within) =>
        injection.run(within),
      )
      signal.throwIfAborted()
      const at = new Date(startedAt).toISOString()
      const frame = { endpoint, at, durationMs: io.now() - startedAt }
      const isNews = endpoint.service === 's2s' && options.hasFrom === true
      return [
        { kind: 'command-injection', ...frame, outcome },
        {
          kind: 'features-without-from',
          ...frame,
          outcome: isNews ? injection.features : { state: 'skipped', because: 'not-applicable' },
        },
      ] satisfies readonly Observation[]
    },
  }
}

type Announced = { readonly header: StreamHeader; readonly features: StreamFeatures }

class Injection {
  readonly #endpoint: Endpoint
  readonly #io: Io
  readonly #recording: HandshakeRecording
  readonly #context: SecureContext
  #silenceMs: number
  #startedAt = 0
  features: Outcome<Announced> = { state: 'skipped', because: 'not-reached' }

  constructor(endpoint: Endpoint, io: Io, context: SecureContext, silenceMs: number) {
    this.#endpoint = endpoint
    const recorded = recordHandshake(io)
    this.#io = recorded.io
    this.#recording = recorded.recording
    this.#context = context
    this.#silenceMs = silenceMs
  }

  async run(signal: AbortSignal): Promise<Outcome<Facts['command-injection']>> {
    const { address, port } = this.#endpoint
    this.#startedAt = this.#io.now()
    const opened = await StreamConnection.open(this.#io, address, port, signal)
    if (opened.state === 'failed') {
      this.features = opened
      return opened
    }
    try {
      return await this.#inject(opened.value, signal)
    } finally {
      await opened.value.close()
    }
  }

  async #inject(
    connection: StreamConnection,
    signal: AbortSignal,
  ): Promise<Outcome<Facts['command-injection']>> {
    const { service, domain } = this.#endpoint
    const opening: StreamOpening = { service, to: domain }
    const sent = injectedStanza(domain)
    const negotiation = new StarttlsNegotiation(opening, { behindStarttls: sent })
    const first = await connection.next(negotiation, signal)
    if (first.state === 'failed') return (this.features = first)
    if (first.value.kind !== 'features') return (this.features = { state: 'failed', failure: CLOSED })
    const usualMs = Math.max(this.#io.now() - this.#startedAt, SILENT_AT_LEAST_MS)
    this.#silenceMs = Math.min(this.#silenceMs, usualMs)
    this.features = {
      state: 'observed',
      value: { header: first.value.header, features: first.value.features },
    }
    const answer = await connection.next(negotiation, signal)
    if (answer.state === 'observed' && answer.value.kind === 'not-offered')
      return { state: 'skipped', because: 'not-offered' }
    const reaction = await this.#reaction(connection, answer, opening, signal)
    return reaction.state === 'observed'
      ? { state: 'observed', value: { sent, reaction: reaction.value } }
      : reaction
  }

  async #reaction(
    connection: StreamConnection,
    answer: Attempt<NegotiationAnswer>,
    opening: StreamOpening,
    signal: AbortSignal,
  ): Promise<Attempt<InjectionReaction>> {
    if (answer.state === 'failed') return brokenOff(answer.failure)
    if (answer.value.kind !== 'proceed') return brokenOff(REFUSED)
    if (endsStream(answer.value.trailing)) return brokenOff(IN_CLEAR)
    const secured = await connection.secure(lenientOptions(this.#endpoint, this.#context), signal)
    if (secured.state === 'failed')
      return brokenOff(clearTextByteLength(this.#recording.bytes()) > 0 ? IN_CLEAR : secured.failure)
    const watch = new InjectionWatch(opening)
    const unasked = await connection.next(watch, signal, this.#silenceMs)
    if (unasked.state === 'observed') return toReaction(unasked.value)
    // That nobody speaks in the silence is what is hoped for; anything else ended the connection.
    if (unasked.failure.code !== 'timeout') return brokenOff(unasked.failure)
    watch.open()
    const told = await connection.next(watch, signal)
    return told.state === 'observed' ? toReaction(told.value) : told
  }
}

type Told = Extract<
  ReturnType<InjectionWatch['next']>,
  { readonly kind: 'answered' | 'ignored' | 'ended' | 'write' }
>

/** That a stream inside TLS was refused may have any reason, and tells nothing of the injection. */
function toReaction(told: Told): Attempt<InjectionReaction> {
  switch (told.kind) {
    case 'answered':
      return { state: 'observed', value: { kind: 'answered', xml: told.xml } }
    case 'ignored':
      return { state: 'observed', value: { kind: 'ignored' } }
    case 'ended':
    case 'write':
      return { state: 'failed', failure: CLOSED }
  }
}

const CLOSED: Failure = { phase: 'stream', code: 'closed' }
const REFUSED: Failure = { phase: 'starttls', code: 'starttls-failure' }
/** Whatever was said there, no TLS came about in which it could have been taken for secured. */
const IN_CLEAR: Failure = {
  phase: 'starttls',
  code: 'peer-misbehaved',
  detail: `bytes-after-proceed (${rfc(6120, '5.4.3.3').name})`,
}

/** A peer that goes no further has not taken up what was injected; a network that fails says nothing of the peer. */
function brokenOff(failure: Failure): Attempt<InjectionReaction> {
  if (failure.code === 'timeout' || failure.code === 'aborted') return { state: 'failed', failure }
  return { state: 'observed', value: { kind: 'broken-off', failure } }
}
