import { lookup } from 'node:dns/promises'
import type { Outcome } from '../model.ts'
import { abandonable } from './share.ts'
import { toAborted, toFailed } from './failures.ts'

/**
 * Resolves a host name as the operating system does, `/etc/hosts` included: for a server that its owner names, never for
 * what a record or a stranger names.
 *
 * @returns In the system's order; `[]` when it knows none. Failures carry phase `dns`.
 */
export async function systemAddresses(
  name: string,
  signal: AbortSignal,
): Promise<Outcome<readonly string[]>> {
  if (signal.aborted) return toAborted(signal, 'dns')
  try {
    // The system's look-up cannot be ended, only left alone.
    return await abandonable(lookUp(name), signal)
  } catch (error) {
    if (signal.aborted) return toAborted(signal, 'dns')
    throw error
  }
}

async function lookUp(name: string): Promise<Outcome<readonly string[]>> {
  try {
    const found = await lookup(name, { all: true, verbatim: true })
    return { state: 'observed', value: found.map(({ address }) => address) }
  } catch (error) {
    const outcome = toFailed(error, 'dns')
    return outcome.failure.code === 'no-address' ? { state: 'observed', value: [] } : outcome
  }
}
