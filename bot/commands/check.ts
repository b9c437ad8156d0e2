import { clean } from '../reply/clean.ts'
import { command } from './command.ts'
import { type Target, parseTarget } from './target.ts'

/** Tests a domain and answers with what was found. */
export const check = command<Target, 'scanner' | 'readDomain'>({
  name: 'check',
  usage: 'check <domain> [c2s|s2s]',
  parse(words) {
    return parseTarget('check', words)
  },
  async *run({ target, services }, { scanner, readDomain }, signal) {
    const reading = readDomain(target)
    if (reading.ok) yield { report: await scanner.scan(reading.domain, services, signal), services }
    else yield { say: `refusal.${reading.refusal}`, params: { domain: clean(target) } }
  },
})
