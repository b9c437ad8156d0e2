/** What others are asked about what they offer (XEP-0030). */
import type { Reply, Requests } from './requests.ts'
import { NS, attribute, xml, type Element } from './stanza.ts'

/** `told`: with what was asked for; an answer without it is as good as an error that names no condition (RFC 6120 §8.3.3.21). */
export type InfoReply =
  | { readonly state: 'told'; readonly info: Element }
  | { readonly state: 'refused'; readonly condition: string }
  | Extract<Reply, { readonly state: 'unanswered' }>

/** Asks somebody (bare or full JID) who they are and what they offer; never rejects. */
export async function askInfo(requests: Requests, jid: string, timeoutMs?: number): Promise<InfoReply> {
  const reply = await requests.ask('get', jid, xml('query', { xmlns: NS.discoInfo }), timeoutMs)
  if (reply.state === 'unanswered') return reply
  if (reply.state === 'error') return { state: 'refused', condition: reply.condition }
  const info = reply.stanza.getChild('query', NS.discoInfo)
  return info === undefined ? { state: 'refused', condition: 'undefined-condition' } : { state: 'told', info }
}

/** @returns The namespaces of what they offer. */
export function featuresOf(info: Element): ReadonlySet<string> {
  return new Set(info.getChildren('feature').flatMap((feature) => attribute(feature, 'var') ?? []))
}
