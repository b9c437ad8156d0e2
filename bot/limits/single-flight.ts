import type { Scanner, ScanRequest } from '../ports.ts'

interface Flight<A> {
  readonly answer: Promise<A>
  readonly controller: AbortController
  askers: number
}

/** Something that takes its time. */
type Work<Q, A> = (question: Q, signal: AbortSignal) => Promise<A>

/**
 * Lets those who ask the same at the same time share one answer.
 *
 * One who gives up leaves the work to the others; when the last one has given up, it is aborted.
 *
 * @param keyOf Equal for questions that have the same answer.
 */
export function share<Q, A>(keyOf: (question: Q) => string, work: Work<Q, A>): Work<Q, A> {
  const flights = new Map<string, Flight<A>>()

  function begin(key: string, question: Q): Flight<A> {
    const controller = new AbortController()
    const flight = { answer: work(question, controller.signal), controller, askers: 0 }
    flights.set(key, flight)
    return flight
  }

  /** Nobody waits any more; one who asks from now on gets an answer of their own. */
  function end(key: string, flight: Flight<A>): void {
    if (flights.get(key) === flight) flights.delete(key)
    flight.controller.abort()
  }

  return async (question, signal) => {
    signal.throwIfAborted()
    const key = keyOf(question)
    const flight = flights.get(key) ?? begin(key, question)
    flight.askers += 1
    try {
      return await abandonable(flight.answer, signal)
    } finally {
      flight.askers -= 1
      if (flight.askers === 0) end(key, flight)
    }
  }
}

/** Lets those who ask for the same domain at the same time share one scan. */
export function shareScans(scanner: Scanner): Scanner {
  return { scan: share(requestKey, (request, signal) => scanner.scan(request, signal)) }
}

/** Equal for two requests that one scan answers. */
export function requestKey({ domain, services, families = [4, 6], depth = 'check' }: ScanRequest): string {
  return [domain, depth, ...services.toSorted(), ...families.toSorted((a, b) => a - b)].join(' ')
}

/** Waits for `promise`, or rejects as soon as `signal` is aborted; the promise itself is left alone. */
async function abandonable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: abandoned, reject } = withReject()
  const onAbort = (): void => reject(signal.reason)
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
