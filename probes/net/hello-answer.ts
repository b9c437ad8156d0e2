import type { Endpoint, Facts, Outcome } from '../model.ts'
import { suiteName } from '../registry/cipher-suites.ts'
import { groupName } from '../registry/named-groups.ts'
import type { ClientHello } from '../wire/client-hello.ts'
import { HelloExchange } from '../wire/hello-exchange.ts'
import { makeKeyShare, SEED_BYTE_LENGTH, SHARE_GROUPS } from '../wire/key-share.ts'
import { modernHello } from '../wire/probe-hellos.ts'
import type { ServerFlight } from '../wire/server-flight.ts'
import { TLS_1_3 } from '../wire/tls-version.ts'
import { makeUnopenedShare } from '../wire/unopened-share.ts'
import { withDeadline } from './deadline.ts'
import { failed } from './failures.ts'
import { helloSetting, randomBytes } from './hello-setting.ts'
import type { Io, Probe } from './io.ts'
import { openForTls } from './raw-tls.ts'

export interface HelloAnswerOptions {
  /** Our domain, as `from` of s2s streams. */
  readonly from?: string
  /** For both connections together. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 10_000

/**
 * Learns whether TLS is there for others, where our OpenSSL was refused: from a hello that offers all that a client may still
 * use. Nothing is gone on with, so that a handshake would come to its end is not shown.
 *
 * Theory: up to TLS 1.2 the flight that the server sends at once shows that it has all it needs. In TLS 1.3 it names a group
 * first, and some do so before they look for a certificate that the client can check; so a second hello brings a share of that
 * group, and only a ServerHello to it counts. It is no second ClientHello of the same handshake (RFC 8446 §4.1.2): like all
 * others it goes out on a connection of its own. Where no share can be made, what was named has to do; so has a second
 * HelloRetryRequest, since a server that sends a cookie to everybody (RFC 8446 §4.2.2) cannot be followed like that.
 */
export function helloAnswerProbe({ from, timeoutMs = TIMEOUT_MS }: HelloAnswerOptions = {}): Probe {
  return {
    kinds: ['hello-answer'],
    maxConnections: 2,
    isFor: () => true,
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      const outcome = await withDeadline(timeoutMs, signal, (within) =>
        learn(endpoint, (hello) => ask(hello, endpoint, from, io, within), io),
      )
      signal.throwIfAborted()
      const at = new Date(startedAt).toISOString()
      return [{ kind: 'hello-answer', endpoint, at, durationMs: io.now() - startedAt, outcome }]
    },
  }
}

async function learn(
  endpoint: Endpoint,
  askWith: (hello: ClientHello) => Promise<Outcome<ServerFlight>>,
  io: Io,
): Promise<Outcome<Facts['hello-answer']>> {
  const hello = modernHello(helloSetting(endpoint, () => io.random()))
  const first = await askWith(hello)
  if (first.state !== 'observed') return first
  const { isRetryRequest, group } = first.value.hello
  const share = isRetryRequest && group !== undefined ? shareOf(group, io) : undefined
  if (share === undefined) return { state: 'observed', value: describe(first.value) }
  const second = await askWith({ ...hello, keyShares: [share] })
  return second.state === 'observed' ? { state: 'observed', value: describe(second.value) } : second
}

function shareOf(group: number, io: Io): ReturnType<typeof makeUnopenedShare> {
  const seed = randomBytes(SEED_BYTE_LENGTH, () => io.random())
  return SHARE_GROUPS.includes(group) ? makeKeyShare(group, seed) : makeUnopenedShare(group, seed)
}

async function ask(
  hello: ClientHello,
  endpoint: Endpoint,
  from: string | undefined,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<ServerFlight>> {
  const opened = await openForTls(endpoint, from, io, signal)
  if (opened.state !== 'observed') return opened
  try {
    // A flight that breaks off is no answer here: it may do so for want of what we ask about.
    const step = await opened.value.next(new HelloExchange(hello), signal)
    if (step.state !== 'observed') return step
    const { answer } = step.value
    if (answer.kind === 'alert') return failed('tls', 'alert', answer.alert.name)
    return { state: 'observed', value: answer.flight }
  } finally {
    await opened.value.close()
  }
}

function describe({ hello, keyExchange }: ServerFlight): Facts['hello-answer'] {
  const group = keyExchange?.kind === 'ecdhe' ? keyExchange.group : hello.group
  return {
    version: hello.version === TLS_1_3 ? 'TLSv1.3' : 'TLSv1.2',
    suite: suiteName(hello.suite),
    ...(group !== undefined && { group: groupName(group) }),
  }
}
