import { isIP } from 'node:net'
import type { Answer, RecordType } from 'dns-packet'
import type { Outcome } from '../model.ts'
import { RCODE, canonical, followCnames, isQueryable } from '../wire/dns-message.ts'
import type { DnsClient } from './dns.ts'
import { failed } from './failures.ts'
import type { DnsSrv, Resolver } from './io.ts'

/** Most records that one look-up gives; a zone that holds more is cut, not believed to the end of memory. */
const MAX_RECORDS = 64
/** Most names in one chain of aliases over several answers. */
const MAX_ALIASES = 8

/** Reads addresses, SRV and TXT records out of what `client` is answered. */
export function dnsResolver(client: DnsClient): Resolver {
  return {
    query: (name, type, signal, signatures) => client.query(name, type, signal, signatures),
    async srv(name, signal) {
      return mapOutcome(await lookUp(client, name, 'SRV', signal), toSrv)
    },
    async addresses(name, family, signal) {
      return mapOutcome(await lookUp(client, name, family === 6 ? 'AAAA' : 'A', signal), (answer) =>
        (answer.type === 'A' || answer.type === 'AAAA') && isIP(answer.data) === family
          ? answer.data
          : undefined,
      )
    },
    async txt(name, signal) {
      return mapOutcome(await lookUp(client, name, 'TXT', signal), toText)
    },
  }
}

/** Asks, and asks again where an alias leads to a name that the answer does not speak of. */
async function lookUp(
  client: DnsClient,
  name: string,
  type: RecordType,
  signal: AbortSignal,
): Promise<Outcome<readonly Answer[]>> {
  let asked = name
  for (let aliases = 0; aliases < MAX_ALIASES; aliases += 1) {
    if (!isQueryable(asked)) return failed('dns', 'dns-failure', 'not a name that can be asked for')
    const outcome = await client.query(asked, type, signal)
    if (outcome.state !== 'observed') return outcome
    const reply = outcome.value
    const end = followCnames(asked, type, reply.answers)
    if (end === undefined) return failed('dns', 'dns-failure', 'aliases in a circle')
    const { owner, records } = end
    const isFinal = reply.rcode === RCODE.nxDomain || reply.isNegative || owner === asked
    if (records.length > 0 || isFinal) return { state: 'observed', value: records.slice(0, MAX_RECORDS) }
    asked = owner
  }
  return failed('dns', 'dns-failure', 'too many aliases')
}

function mapOutcome<T>(
  outcome: Outcome<readonly Answer[]>,
  read: (answer: Answer) => T | undefined,
): Outcome<readonly T[]> {
  if (outcome.state !== 'observed') return outcome
  return { state: 'observed', value: outcome.value.map(read).filter((value) => value !== undefined) }
}

function toSrv(answer: Answer): DnsSrv | undefined {
  if (answer.type !== 'SRV') return undefined
  const { priority = 0, weight = 0, port, target } = answer.data
  return { priority, weight, port, target: canonical(target) }
}

function toText(answer: Answer): string | undefined {
  if (answer.type !== 'TXT') return undefined
  const parts = Array.isArray(answer.data) ? answer.data : [answer.data]
  return new TextDecoder().decode(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
  )
}
