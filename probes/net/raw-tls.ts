import { Unreachable } from '../errors.ts'
import type { Endpoint, Outcome } from '../model.ts'
import type { ClientHello } from '../wire/client-hello.ts'
import { type HelloAnswer, HelloExchange, Sslv2HelloExchange } from '../wire/hello-exchange.ts'
import type { ServerAnswer } from '../wire/server-flight.ts'
import type { Sslv2Answer } from '../wire/sslv2.ts'
import { StarttlsNegotiation, type StreamOpening } from '../wire/starttls.ts'
import { endedByError, failed } from './failures.ts'
import type { Io } from './io.ts'
import { StreamConnection } from './stream-connection.ts'

/**
 * Connects, and negotiates STARTTLS where the endpoint wants it: header and `<starttls/>` in one write, and nothing
 * behind them before the peer said `<proceed/>`, since TLS begins only then (RFC 6120 §5.4.2.3).
 *
 * @param from Our own domain, for s2s: some servers offer no STARTTLS to a stranger.
 * @returns A connection on which TLS comes next, which the caller closes. Failures carry `tcp`, `stream` or `starttls`.
 */
export async function openForTls(
  endpoint: Endpoint,
  from: string | undefined,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<StreamConnection>> {
  const opened = await StreamConnection.open(io, endpoint.address, endpoint.port, signal)
  if (opened.state !== 'observed' || endpoint.security === 'direct-tls') return opened
  const proceeded = await negotiate(opened.value, endpoint, from, signal)
  if (proceeded.state === 'observed') return opened
  await opened.value.close()
  return proceeded
}

/**
 * Sends one ClientHello and reads until the server has decided.
 *
 * @returns A flight that breaks off after its hello is an answer too. Failures carry phase `tls`.
 */
export async function exchangeHello(
  connection: StreamConnection,
  hello: ClientHello,
  signal: AbortSignal,
): Promise<Outcome<ServerAnswer>> {
  const exchange = new HelloExchange(hello)
  const step = await connection.next<HelloAnswer<ServerAnswer>>(exchange, signal)
  if (step.state === 'observed') return { state: 'observed', value: step.value.answer }
  const { partial } = exchange
  const isWrong = step.state === 'failed' && step.failure.code === 'peer-misbehaved'
  return partial === undefined || isWrong ? step : { state: 'observed', value: partial }
}

/**
 * Sends one CLIENT-HELLO of SSL 2.0 and reads the answer.
 *
 * @param challenge 16 bytes.
 */
export async function exchangeSslv2Hello(
  connection: StreamConnection,
  ciphers: readonly number[],
  challenge: Uint8Array,
  signal: AbortSignal,
): Promise<Outcome<Sslv2Answer>> {
  const exchange = new Sslv2HelloExchange(ciphers, challenge)
  const step = await connection.next<HelloAnswer<Sslv2Answer>>(exchange, signal)
  return step.state === 'observed' ? { state: 'observed', value: step.value.answer } : step
}

/**
 * What to open a stream with; inside TLS it has to be the same as outside, or the server ends it (Prosody's mod_s2s).
 *
 * @param from Our own domain. A server that serves it itself refuses it, and a client has no address before it logs in.
 */
export function streamOpening({ domain, service }: Endpoint, from: string | undefined): StreamOpening {
  const isStranger = service === 's2s' && from !== undefined && from !== domain
  return isStranger ? { service, to: domain, from } : { service, to: domain }
}

async function negotiate(
  connection: StreamConnection,
  endpoint: Endpoint,
  from: string | undefined,
  signal: AbortSignal,
): Promise<Outcome<'proceed'>> {
  const negotiation = new StarttlsNegotiation(streamOpening(endpoint, from), { ask: 'at-once' })
  for (;;) {
    const step = await connection.next(negotiation, signal)
    if (step.state !== 'observed') return step
    switch (step.value.kind) {
      case 'features':
        continue
      case 'proceed':
        return { state: 'observed', value: 'proceed' }
      case 'not-offered':
      case 'refused':
        return failed('starttls', 'starttls-failure')
      case 'stream-error':
        return endedByError(negotiation.phase, step.value.error)
      case 'closed':
        return failed(negotiation.phase, 'closed')
      default:
        throw new Unreachable(step.value)
    }
  }
}
