import { type Language, type Said, translator } from '../locales/index.ts'
import type { Notice, Party } from '../records.ts'

/** Somebody who is told something. */
export interface Recipient {
  readonly party: Party
  readonly language: Language
  /** Nothing is said where there are none. */
  readonly lines: readonly Said[]
}

/** How notices are made. */
export interface NoticeParts {
  readonly now: number
  /** Gives a UUID that was never given before. */
  readonly newId: () => string
}

/**
 * Words one message for each party, in its language: a heading, and a line for each fact. A party that is named several times is
 * told all of it in one message, each line once, in the language in which it was named first.
 */
export function wordNotices(
  heading: Said | undefined,
  recipients: readonly Recipient[],
  { now, newId }: NoticeParts,
): readonly Notice[] {
  const byParty = new Map<
    string,
    { readonly to: Party; readonly lang: Language; readonly texts: Set<string> }
  >()
  for (const { party, language, lines } of recipients) {
    const key = partyKey(party)
    const message = byParty.get(key) ?? { to: party, lang: language, texts: new Set() }
    byParty.set(key, message)
    for (const line of lines) message.texts.add(translator(message.lang)(line))
  }
  return [...byParty.values()]
    .filter(({ texts }) => texts.size > 0)
    .map(({ to, lang, texts }) => {
      const top = heading === undefined ? [] : [translator(lang)(heading)]
      return { id: newId(), to, text: [...top, ...texts].join('\n'), lang, createdAt: now }
    })
}

/** Tells parties apart, those of different accounts too. */
export function partyKey({ kind, jid, account = '' }: Party): string {
  return [kind, account, jid].join(' ')
}
