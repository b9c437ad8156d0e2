import { clean } from '../reply/clean.ts'
import { takeStep } from './case-step.ts'
import { deskCommand } from './desk-command.ts'
import { anyway, oneDomain } from './desk-parameters.ts'
import { anyWord, type Parameter } from './parameter.ts'
import { actorOf } from './party.ts'
import { looksLikeDomain } from './target.ts'

/** Whom a letter went to, and how: `admin@xmpp.jp`, `to admin@xmpp.jp`, `by mail to …`. */
const recipient: Parameter<string | undefined> = {
  ...anyWord('field.to', 'to'),
  read(words) {
    const told = words.filter((word) => !PREPOSITIONS.has(word.toLowerCase()))
    const address = told.find(looksLikeDomain)
    const value = address ?? told[0] ?? words[0]
    // That it was mail is told by the address.
    const others = told.filter((word) => word !== value && (address === undefined || !MAIL.test(word)))
    return { ok: true, value, rest: others.length === 0 ? [] : words.filter((word) => word !== value) }
  },
}

const MAIL = /^e?-?mail$/i

/** The words of the bot's languages that stand in front of an address: one of them in its place would be of no use. */
const PREPOSITIONS: ReadonlySet<string> = new Set(
  'to via by an per на по à par a por para 给 給 至 へ に'.split(' '),
)

const PARAMETERS = { domain: oneDomain, to: recipient, isAnyway: anyway }

/** Has it written down that somebody sent the letter: the bot itself never does. */
export const sent = deskCommand<typeof PARAMETERS, 'asker' | 'clock' | 'readDomain'>({
  name: 'sent',
  parameters: PARAMETERS,
  example: 'xmpp.jp admin@xmpp.jp',
  topic: 'campaigns',
  right: 'voice',
  async *run({ domain, isAnyway, to }, services) {
    const { asker, clock } = services
    const event = { kind: 'sent', ...(to !== undefined && { to: clean(to) }) } as const
    const again = ['sent', domain, ...(to === undefined ? [] : [clean(to)]), 'anyway'].join(' ')
    const steps = [{ at: clock.now(), by: actorOf(asker), event }]
    yield await takeStep({ domain, steps, isAnyway, anyway: again }, services)
  },
})
