import { setMaxListeners } from 'node:events'

interface Flight<A, N> {
  readonly answer: Promise<A>
  readonly controller: AbortController
  /** What was told so far, for those who join later. */
  readonly news: N[]
  readonly listeners: Set<Listener<N>>
  askers: number
}

type Listener<N> = (news: N) => void

/** Something that takes its time, and may tell of parts of it before it is done. */
type Work<Q, A, N> = (question: Q, signal: AbortSignal, tell: Listener<N>) => Promise<A>

/** The same for one who asks. */
type Shared<Q, A, N> = (question: Q, signal: AbortSignal, listener?: Listener<N>) => Promise<A>

/**
 * Lets those who ask the same at the same time share one answer, and all that is told before it.
 *
 * One who gives up leaves the work to the others; when the last one has given up, it is aborted.
 *
 * @param keyOf Equal for questions that have the same answer.
 */
export function share<Q, A, N>(keyOf: (question: Q) => string, work: Work<Q, A, N>): Shared<Q, A, N> {
  const flights = new Map<string, Flight<A, N>>()

  function begin(key: string, question: Q): Flight<A, N> {
    const controller = new AbortController()
    const news: N[] = []
    const listeners = new Set<Listener<N>>()
    const tell = (what: N): void => {
      news.push(what)
      for (const listener of listeners) listener(what)
    }
    const answer = work(question, controller.signal, tell)
    const flight = { answer, controller, news, listeners, askers: 0 }
    flights.set(key, flight)
    return flight
  }

  return async (question, signal, listener) => {
    signal.throwIfAborted()
    const key = keyOf(question)
    const flight = flights.get(key) ?? begin(key, question)
    flight.askers += 1
    // Of its own for each who asks: a set would take two that are the same for one.
    const own = (what: N): void => listener?.(what)
    for (const what of flight.news) own(what)
    flight.listeners.add(own)
    try {
      return await abandonable(flight.answer, signal)
    } finally {
      flight.listeners.delete(own)
      flight.askers -= 1
      if (flight.askers === 0) {
        // One who asks from now on gets an answer of their own.
        flights.delete(key)
        // Whoever gave up last leaves work that nobody wants; whoever got the answer leaves none.
        if (signal.aborted) flight.controller.abort()
      }
    }
  }
}

/** Waits for `promise`, or rejects as soon as `signal` aborts, which it has not yet; the promise itself is left alone. */
export async function abandonable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: abandoned, reject } = withReject()
  const onAbort = (): void => reject(signal.reason)
  // Many may wait at once, and listen for as long as they do: Node's warning of a leak, at more than ten, does not apply.
  setMaxListeners(0, signal)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([promise, abandoned])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

function withReject(): { readonly promise: Promise<never>; readonly reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => undefined
  const promise = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise
  })
  return { promise, reject }
}
