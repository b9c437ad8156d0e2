import type { Asker } from '../ports.ts'
import type { AdHoc } from './ad-hoc.ts'
import type { Identity } from './caps.ts'
import { parseJid, type Jid } from './jid.ts'
import { answerQuery } from './queries.ts'
import type { Answer, Query } from './session.ts'
import { NS, attribute } from './stanza.ts'

/** What answering IQ requests takes. */
export interface InquiryParts {
  readonly identity: Identity
  /** ISO 8601 (UTC). */
  readonly now: () => string
  /** `undefined` until the bot has been started. */
  readonly adHoc: () => AdHoc | undefined
  /** Who asks, as commands see it. */
  readonly askerOf: (from: Jid) => Asker
  /** Our own JID as whoever asks knows it. */
  readonly ownJid: (from: Jid) => string
}

/** Answers what others ask by IQ: what the bot is, and the commands in its menu. */
export async function answerInquiry(query: Query, parts: InquiryParts): Promise<Answer> {
  const { lang, payload, type } = query
  const from = parseJid(query.from ?? '')
  const adHoc = parts.adHoc()
  const node = attribute(payload, 'node')
  if (adHoc !== undefined && from !== undefined) {
    if (type === 'set' && payload.is('command', NS.commands)) {
      return adHoc.handle({ command: payload, from: from.full, asker: parts.askerOf(from), lang })
    }
    if (type === 'get' && node !== undefined && payload.is('query', NS.discoInfo)) {
      const described = adHoc.describe(node, parts.askerOf(from), lang)
      if (described !== undefined) return described
    }
    if (type === 'get' && node === NS.commands && payload.is('query', NS.discoItems)) {
      return adHoc.list(parts.askerOf(from), lang, parts.ownJid(from))
    }
  }
  return answerQuery(query, parts.identity, parts.now)
}
