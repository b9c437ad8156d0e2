import type { Said } from '../locales/index.ts'
import type { Ledger } from '../ports.ts'
import type { Party } from '../records.ts'
import { domainWarnings, showDomain } from '../reply/domain.ts'
import { deskCommand, readSpared } from './desk-command.ts'
import { oneDomain, oneOf } from './desk-parameters.ts'
import { actorOf, partyOf } from './party.ts'

/** A room that watches more cannot read what it is told. */
const MOST_EACH = 200
/** In all; at a check a day for each that is one every four seconds. */
const MOST_DOMAINS = 20_000

const PARAMETERS = {
  domain: oneDomain,
  interval: oneOf('field.interval', ['daily', 'hourly', 'weekly']),
}

/** Has whoever asks, or their room, told of changes. */
export const watch = deskCommand<
  typeof PARAMETERS,
  'asker' | 'blocked' | 'clock' | 'language' | 'readDomain'
>({
  name: 'watch',
  parameters: PARAMETERS,
  example: 'xmpp.jp daily',
  right: 'voice',
  async *run({ domain: text, interval }, services) {
    const { asker, clock, language, ledger } = services
    const named = await readSpared(text, services)
    if (!named.ok) {
      yield named.problem
      return
    }
    const { domain } = named
    const party = partyOf(asker)
    const problem = await tooMany(domain, party, ledger)
    if (problem !== undefined) {
      yield problem
      return
    }
    const by = actorOf(asker)
    const done = await ledger.watch({ domain, party, interval, language, by, since: clock.now() })
    const params = { domain: showDomain(domain), interval, line: `unwatch ${domain}` }
    yield { lines: [{ say: `watch.${done}`, params }, ...domainWarnings(domain)] }
  },
})

/** @returns What to say where a limit is reached; a watch that there is already may be changed all the same. */
async function tooMany(domain: string, party: Party, ledger: Ledger): Promise<Said | undefined> {
  const watching = await ledger.watchesOn(domain)
  if (watching.some((one) => isSame(one.party, party))) return undefined
  const { ofAll, ofParty } = await ledger.countWatches(party)
  if (ofParty >= MOST_EACH) {
    return { say: 'problem.too-many-watches', params: { most: `${MOST_EACH}`, line: 'list' } }
  }
  if (watching.length > 0 || ofAll < MOST_DOMAINS) return undefined
  return { say: 'problem.too-many-watched', params: { most: MOST_DOMAINS } }
}

/** One that another account talks to is another party. */
function isSame(one: Party, party: Party): boolean {
  return one.kind === party.kind && one.jid === party.jid && one.account === undefined
}
