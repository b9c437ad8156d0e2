import { showDomain } from '../reply/domain.ts'
import type { Services } from './command.ts'
import { deskCommand, readNamed } from './desk-command.ts'
import { day } from './desk-parameters.ts'
import { isoDay, refuseDay } from './typed-day.ts'
import { domainBefore } from './letter-parameters.ts'
import { declare, proveOperator } from './operator.ts'
import { actorOf } from './party.ts'

const PARAMETERS = { domain: domainBefore, day }

/** Writes down from when a server requires TLS, as those who run it say; without a domain, that of their address. */
export const requireFrom = deskCommand<
  typeof PARAMETERS,
  'asker' | 'clock' | 'contacts' | 'hints' | 'newId' | 'readDomain'
>({
  name: 'require-from',
  parameters: PARAMETERS,
  example: 'xmpp.jp 2027-01-31',
  topic: 'operators',
  async *run({ day: meant, domain: text }, services) {
    const { asker, clock } = services
    const meantDomain = text ?? ownDomain(services)
    if (meantDomain === undefined) {
      yield { say: 'problem.which-domain', params: { line: 'require-from xmpp.jp 2027-01-31' } }
      return
    }
    const named = readNamed(meantDomain, services)
    if (!named.ok) {
      yield named.problem
      return
    }
    const { domain } = named
    const from = isoDay(meant, clock.now())
    const proof = await proveOperator(domain, services)
    const problem = proof.ok ? refuseDay(from, `require-from ${domain}`, clock.now()) : proof.problem
    if (!proof.ok || problem !== undefined) {
      if (problem !== undefined) yield problem
      return
    }
    const shown = showDomain(domain)
    const params = { domain: shown, by: proof.jid, day: new Date(`${from}T00:00:00Z`) }
    const count = await declare(
      {
        domain,
        by: actorOf(asker),
        events: () => [{ kind: 'promised', day: from }],
        said: { say: 'told.promised', params },
      },
      services,
    )
    yield count === 0
      ? { say: 'operator.no-case', params: { domain: shown } }
      : { say: 'require-from.done', params: { domain: shown, day: params.day } }
  },
})

/** `undefined` where the address of whoever asks is not known. */
function ownDomain({ asker }: Pick<Services, 'asker'>): string | undefined {
  return asker.place === 'chat' ? asker.jid.slice(asker.jid.indexOf('@') + 1) : undefined
}
