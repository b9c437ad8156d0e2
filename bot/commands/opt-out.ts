import { showDomain } from '../reply/domain.ts'
import type { Services } from './command.ts'
import { deskCommand, readNamed } from './desk-command.ts'
import { oneDomain } from './desk-parameters.ts'
import { declare, findWish, proveOperator } from './operator.ts'
import { actorOf } from './party.ts'

const PARAMETERS = { domain: oneDomain }

type Needs = 'asker' | 'clock' | 'contacts' | 'hints' | 'isOwner' | 'newId' | 'optOuts' | 'readDomain'

/** Has a domain left alone, for those who run it and for those who run the bot; it holds at once. */
export const optOut = deskCommand<typeof PARAMETERS, Needs>({
  name: 'opt-out',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'operators',
  async *run({ domain: text }, services, signal) {
    const { asker, clock, isOwner, ledger } = services
    const named = readNamed(text, services)
    if (!named.ok) {
      yield named.problem
      return
    }
    const { domain } = named
    const shown = showDomain(domain)
    const proof = isOwner ? undefined : await proveOperator(domain, services)
    if (proof?.ok === false) {
      yield proof.problem
      return
    }
    const known = await findWish(domain, services, signal)
    // What their DNS says may vanish again; what they say themselves holds until they take it back.
    if (known !== undefined && (known.via !== 'dns' || proof === undefined)) {
      yield { say: 'opt-out.already', params: { domain: shown } }
      return
    }
    const via = proof === undefined ? 'owner' : 'contact'
    await ledger.optOut({ domain, since: clock.now(), via, ...(proof !== undefined && { by: proof.jid }) })
    const said =
      proof === undefined
        ? ({ say: 'told.opted-out.owner', params: { domain: shown } } as const)
        : ({ say: 'told.opted-out.contact', params: { domain: shown, by: proof.jid } } as const)
    await declare({ domain, by: actorOf(asker), events: () => [{ kind: 'opted-out', via }], said }, services)
    yield { say: 'opt-out.done', params: { domain: shown, line: `opt-in ${domain}` } }
  },
})

/** Takes an {@link optOut} back: whoever it came from, or somebody else who is named as a contact. */
export const optIn = deskCommand<typeof PARAMETERS, Needs>({
  name: 'opt-in',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'operators',
  async *run({ domain: text }, services, signal) {
    const { ledger } = services
    const named = readNamed(text, services)
    if (!named.ok) {
      yield named.problem
      return
    }
    const { domain } = named
    const params = { domain: showDomain(domain) }
    const known = await findWish(domain, services, signal)
    if (known === undefined) yield { say: 'problem.opt-in.none', params }
    else if (known.via === 'dns') yield { say: 'problem.opt-in.dns', params: { zone: domain } }
    else {
      const problem = await refuseOptIn(domain, known.via, services)
      if (problem === undefined) await ledger.optIn(domain)
      yield problem ?? { say: 'opt-in.done', params }
    }
  },
})

/** Who runs the bot has no say in what operators asked for, nor they in what those wrote down. */
async function refuseOptIn(
  domain: string,
  via: 'contact' | 'owner',
  services: Pick<Services, 'asker' | 'contacts' | 'hints' | 'isOwner'>,
) {
  if (via === 'owner') return services.isOwner ? undefined : ({ say: 'problem.opt-in.owner' } as const)
  if (services.isOwner && services.asker.place === 'terminal')
    return { say: 'problem.opt-in.theirs', params: { domain: showDomain(domain) } } as const
  const proof = await proveOperator(domain, services)
  if (proof.ok) return undefined
  return services.isOwner
    ? ({ say: 'problem.opt-in.theirs', params: { domain: showDomain(domain) } } as const)
    : proof.problem
}
