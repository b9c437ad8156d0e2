import { showDomain } from '../reply/domain.ts'
import { deskCommand, readNamed } from './desk-command.ts'
import { oneDomain } from './desk-parameters.ts'
import { partyOf } from './party.ts'

const PARAMETERS = { domain: oneDomain }

/** Ends what `watch` began. */
export const unwatch = deskCommand<typeof PARAMETERS, 'asker' | 'readDomain'>({
  name: 'unwatch',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'watching',
  right: 'voice',
  async *run({ domain: text }, { asker, ledger, readDomain }) {
    const named = readNamed(text, { readDomain })
    if (!named.ok) {
      yield named.problem
      return
    }
    const wasThere = await ledger.unwatch(named.domain, partyOf(asker))
    const domain = showDomain(named.domain)
    yield wasThere
      ? { say: 'unwatch.done', params: { domain } }
      : { say: 'problem.not-watched', params: { domain, line: 'list' } }
  },
})
