import type { Service } from '../../probes/index.ts'
import { clean } from '../reply/clean.ts'
import { command } from './command.ts'
import { domainText } from './target.ts'

const BOTH: readonly Service[] = ['c2s', 's2s']

/** Tests a domain and answers with what was found. */
export const check = command<
  { readonly target: string; readonly services: readonly Service[] },
  'scanner' | 'readDomain'
>({
  name: 'check',
  usage: 'check <domain> [c2s|s2s]',
  parse([word, ...options]) {
    const target = word === undefined ? '' : domainText(word)
    if (target === '') return { ok: false, problem: { say: 'problem.which-domain' } }
    const services = BOTH.filter((service) => options.some((option) => option.toLowerCase() === service))
    const strange = options.filter((option) => !BOTH.some((service) => service === option.toLowerCase()))
    if (strange.length > 0) {
      const params = { words: clean(strange.join(' ')), line: `check ${clean(target)}` }
      return { ok: false, problem: { say: 'problem.strange-words', params } }
    }
    return { ok: true, args: { target, services: services.length === 0 ? BOTH : services } }
  },
  async *run({ target, services }, { scanner, readDomain }, signal) {
    const reading = readDomain(target)
    if (reading.ok) yield { report: await scanner.scan(reading.domain, services, signal), services }
    else yield { say: `refusal.${reading.refusal}`, params: { domain: clean(target) } }
  },
})
