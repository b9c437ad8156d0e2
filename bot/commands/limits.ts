import type { Said } from '../locales/index.ts'
import { ASK_RATES } from '../limits/ask-limits.ts'
import { sayOfDomain } from '../reply/domain.ts'
import { type Services, command } from './command.ts'
import { anyWord } from './parameter.ts'
import { domainText } from './target.ts'

const PARAMETERS = { domain: anyWord('field.domain', 'domain') }

type Ports = Pick<Services, 'asker' | 'askLimits' | 'desk' | 'isOwner' | 'readDomain'>

/** Tells which limits hold and what is left of them for whoever asks, or of the tests of one domain. */
export const limits = command<typeof PARAMETERS, keyof Ports>({
  name: 'limits',
  parameters: PARAMETERS,
  isMinor: true,
  example: 'xmpp.jp',
  *run({ domain }, ports) {
    yield {
      lines: domain === undefined ? [...ofAsker(ports), ...inGeneral(ports)] : ofDomain(domain, ports),
    }
  },
})

function ofAsker({ asker, askLimits, isOwner }: Ports): readonly Said[] {
  if (isOwner) return [{ say: 'limits.exempt' }]
  return askLimits.left(asker).flatMap(({ limit, left }): readonly Said[] => {
    if (limit === 'all') return []
    const { amount, windowMs } = ASK_RATES[limit]
    return [{ say: `limits.${limit}`, params: { left: `${left}`, most: `${amount}`, span: windowMs } }]
  })
}

function inGeneral({ desk }: Ports): readonly Said[] {
  return desk.load() === undefined ? [] : [{ say: 'limits.targets' }]
}

function ofDomain(text: string, { desk, readDomain }: Ports): readonly Said[] {
  const reading = readDomain(domainText(text))
  if (!reading.ok) {
    const { refusal } = reading
    return sayOfDomain(text, (domain) => ({ say: `refusal.${refusal}`, params: { domain } })).lines
  }
  const allowance = desk.allowance(reading.domain)
  if (allowance === undefined) return [{ say: 'limits.exempt' }]
  const { left, perHour } = allowance
  return sayOfDomain(reading.domain, (domain) => ({
    say: 'limits.target',
    params: { domain, left: `${left}`, most: `${perHour}` },
  })).lines
}
