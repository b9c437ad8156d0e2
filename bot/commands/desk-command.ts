import type { Said } from '../locales/index.ts'
import type { Ledger } from '../ports.ts'
import type { OptOut } from '../records.ts'
import { clean } from '../reply/clean.ts'
import { showDomain } from '../reply/domain.ts'
import { type Command, type Definition, type Reply, type Services, command } from './command.ts'
import type { ArgumentsOf, Parameters } from './parameter.ts'

interface DeskDefinition<P extends Parameters, Needs extends keyof Services> extends Omit<
  Definition<P, Needs>,
  'run'
> {
  /** Yields each part of the answer when it is ready. */
  run(
    args: ArgumentsOf<P>,
    services: Pick<Services, Needs> & { readonly ledger: Ledger },
    signal: AbortSignal,
  ): AsyncIterable<Reply>
}

/** Makes a command of the campaign desk, which says so where the desk is closed. */
export function deskCommand<P extends Parameters, Needs extends keyof Services>(
  definition: DeskDefinition<P, Needs>,
): Command {
  return command<P, Needs | 'ledger'>({
    ...definition,
    async *run(args, services, signal) {
      const ledger = await services.ledger()
      if (ledger === undefined) yield { say: 'problem.no-ledger' }
      else yield* definition.run(args, { ...services, ledger }, signal)
    },
  })
}

/** A domain that was named, or why nothing is done about it. */
export type Named =
  { readonly ok: true; readonly domain: string } | { readonly ok: false; readonly problem: Said }

/** Reads a domain as typed. */
export function readNamed(text: string, { readDomain }: Pick<Services, 'readDomain'>): Named {
  const reading = readDomain(text)
  if (reading.ok) return reading
  return { ok: false, problem: { say: `refusal.${reading.refusal}`, params: { domain: clean(text) } } }
}

/** Reads a domain as typed that something is to be done about: one that its operators or ours want left alone is refused. */
export async function readSpared(
  text: string,
  services: Pick<Services, 'blocked' | 'readDomain'> & { readonly ledger: Ledger },
): Promise<Named> {
  const named = readNamed(text, services)
  if (!named.ok) return named
  const { domain } = named
  if (services.blocked.isLeftAlone(domain)) {
    return { ok: false, problem: { say: 'target.left-alone', params: { domain: showDomain(domain) } } }
  }
  const optOut = await services.ledger.optedOut(domain)
  return optOut === undefined ? named : { ok: false, problem: sayOptOut(optOut) }
}

/** Says who had a domain left alone, and since when. */
export function sayOptOut({ by, domain, since, via }: OptOut): Said {
  const shown = showDomain(domain)
  const at = new Date(since)
  return via === 'contact'
    ? { say: 'target.opted-out.contact', params: { domain: shown, at, by: clean(by ?? domain) } }
    : { say: `target.opted-out.${via}`, params: { domain: shown, at } }
}
