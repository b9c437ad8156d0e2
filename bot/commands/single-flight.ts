import type { Report } from '../../probes/index.ts'
import type { Scanner, ScanRequest } from '../ports.ts'

interface Flight {
  readonly report: Promise<Report>
  readonly controller: AbortController
  askers: number
}

/**
 * Lets those who ask for the same domain at the same time share one scan.
 *
 * One who gives up leaves the scan to the others; when the last one has given up, it is aborted.
 */
export function shareScans(scanner: Scanner): Scanner {
  const flights = new Map<string, Flight>()

  function begin(key: string, request: ScanRequest): Flight {
    const controller = new AbortController()
    const flight = { report: scanner.scan(request, controller.signal), controller, askers: 0 }
    flights.set(key, flight)
    return flight
  }

  /** Nobody waits any more; one who asks from now on gets a scan of their own. */
  function end(key: string, flight: Flight): void {
    if (flights.get(key) === flight) flights.delete(key)
    flight.controller.abort()
  }

  return {
    async scan(request, signal) {
      signal.throwIfAborted()
      const key = requestKey(request)
      const flight = flights.get(key) ?? begin(key, request)
      flight.askers += 1
      try {
        return await abandonable(flight.report, signal)
      } finally {
        flight.askers -= 1
        if (flight.askers === 0) end(key, flight)
      }
    },
  }
}

/** Equal for two requests that one scan answers. */
export function requestKey({ domain, services, families = [4, 6] }: ScanRequest): string {
  return [domain, ...services.toSorted(), ...families.toSorted((a, b) => a - b)].join(' ')
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
