import { clean } from '../reply/clean.ts'
import { command } from './command.ts'
import { type Target, parseTarget } from './target.ts'

/** Tests a domain and answers with the evidence: what was sent, what came back, and how to ask again without this bot. */
export const raw = command<Target, 'scanner' | 'readDomain'>({
  name: 'raw',
  usage: 'raw <domain> [c2s|s2s]',
  parse(words) {
    return parseTarget('raw', words)
  },
  async *run({ target, services }, { scanner, readDomain }, signal) {
    const reading = readDomain(target)
    if (reading.ok) yield { evidence: await scanner.scan(reading.domain, services, signal), services }
    else yield { say: `refusal.${reading.refusal}`, params: { domain: clean(target) } }
  },
})
