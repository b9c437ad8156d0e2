import { domainText } from './commands/target.ts'
import type { CheckRequest } from './cli.ts'
import type { DomainReader, Log, Scanner } from './ports.ts'
import { clean } from './reply/clean.ts'
import { STATUS, type Status, exitStatus, worstStatus } from './reply/exit-status.ts'

/** Scans under way at the same time; each has its own small budget of connections, and what bounds them all is memory. */
const AT_ONCE = 32

/** What checking many domains needs. */
export interface CheckManyParts {
  readonly scanner: Scanner
  readonly readDomain: DomainReader
  readonly log: Log
  /** Resolves when the text was taken: nothing new is begun for a reader who does not keep up. */
  readonly write: (text: string) => Promise<void>
}

/**
 * Checks the domain on each line and writes one line of JSON for each, as they are finished: the report, or
 * `{"domain", "error"}` where that may not be asked for (`error` is why) or where the scan broke (`internal`).
 *
 * @param lines Empty ones are passed over. Read only as fast as scans end.
 * @returns The worst status of all; `unknown` where there was nothing to check. Rejects when `signal` aborts, or
 *   `lines` cannot be read.
 */
export async function checkMany(
  request: Omit<CheckRequest, 'domain' | 'isJson' | 'isRaw'>,
  lines: AsyncIterable<string>,
  parts: CheckManyParts,
  signal: AbortSignal,
): Promise<Status> {
  const statuses = new Set<Status>()
  const running = new Set<Promise<void>>()
  for await (const line of lines) {
    const text = line.trim()
    if (text === '') continue
    signal.throwIfAborted()
    const one: Promise<void> = checkOne(text, request, parts, signal)
      .then((status) => void statuses.add(status))
      .finally(() => running.delete(one))
    // Its failure is told by the waits below, and must not count as unhandled before.
    one.catch(() => undefined)
    running.add(one)
    if (running.size >= AT_ONCE) await Promise.race(running)
  }
  await Promise.all(running)
  signal.throwIfAborted()
  return worstStatus([...statuses])
}

async function checkOne(
  text: string,
  { services, isFull, asksIssuers }: Omit<CheckRequest, 'domain' | 'isJson' | 'isRaw'>,
  { log, readDomain, scanner, write }: CheckManyParts,
  signal: AbortSignal,
): Promise<Status> {
  const target = domainText(text)
  const reading = readDomain(target)
  const tell = async (error: string): Promise<Status> => {
    await write(`${JSON.stringify({ domain: clean(target), error })}\n`)
    return STATUS.unknown
  }
  if (!reading.ok) return tell(reading.refusal)
  try {
    const depth = isFull ? 'full' : 'check'
    const request = { domain: reading.domain, services, depth, ...(asksIssuers && { asksIssuers }) } as const
    const report = await scanner.scan(request, signal)
    await write(`${JSON.stringify(report)}\n`)
    return exitStatus(report, services)
  } catch (error) {
    signal.throwIfAborted()
    log.error({ error, domain: reading.domain }, 'a check broke')
    return tell('internal')
  }
}
