/**
 * Gives one attempt its own deadline within whatever the caller already allows.
 *
 * Unlike `AbortSignal.any([signal, AbortSignal.timeout(ms)])` the timer and the listener end with the attempt, so a
 * signal that lives as long as the process gathers nothing, and a pending attempt keeps the process alive.
 *
 * @param timeoutMs Counted from the call.
 * @param run Gets a signal whose reason is a `TimeoutError` when the deadline fired, else the reason of `signal`.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const onAbort = (): void => controller.abort(signal.reason)
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  const timer = setTimeout(
    () => controller.abort(new DOMException('the deadline passed', 'TimeoutError')),
    timeoutMs,
  )
  try {
    return await run(controller.signal)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}
