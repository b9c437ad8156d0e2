import type { Outcome } from '../model.ts'
import { share } from './share.ts'
import type { DnsQuery, DnsReply } from '../wire/dns-message.ts'
import type { DnsClient } from './dns.ts'
import { toAborted } from './failures.ts'

type Reply = Outcome<DnsReply>
type Question = Pick<DnsQuery, 'name' | 'type' | 'signatures'>

/**
 * Puts each question once, whoever asks: c2s and s2s mostly lead to the same hosts, the web to the domain itself.
 *
 * Answers are kept whatever their TTL says, failures are not. It is meant for one scan, all of whose parts then see the same.
 */
export function askOnce(client: DnsClient): DnsClient {
  const answers = new Map<string, Reply>()
  const ask = share(keyOf, async (question: Question, signal): Promise<Reply> => {
    const reply = await client.query(question.name, question.type, signal, question.signatures)
    if (reply.state === 'observed') answers.set(keyOf(question), reply)
    return reply
  })
  return {
    async query(name, type, signal, signatures) {
      if (signal.aborted) return toAborted(signal, 'dns')
      const question = { name, type, ...(signatures && { signatures }) }
      try {
        return answers.get(keyOf(question)) ?? (await ask(question, signal))
      } catch (error) {
        if (signal.aborted) return toAborted(signal, 'dns')
        throw error
      }
    },
  }
}

function keyOf({ name, type, signatures }: Question): string {
  return `${name} ${type} ${signatures ?? ''}`
}
