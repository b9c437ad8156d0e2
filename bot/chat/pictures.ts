import { languageOf, translator } from '../locales/index.ts'
import type { DataFile, OutgoingMessage, Picture } from '../ports.ts'
import type { Shared } from './uploads.ts'

/** Where a picture or another file can be had, in a message that says nothing else. */
export interface PictureLink {
  readonly url: string
  /** BCP 47 tag of what is written in the picture. */
  readonly lang: string
}

/**
 * Makes of a message what can be sent: a link to its picture or file, or where that could not be shared, a sentence that says why
 * and what to do, and then the same in words.
 */
export async function withPictureShared(
  { file, picture, ...said }: OutgoingMessage,
  share: (file: Picture | DataFile) => Promise<Shared>,
): Promise<OutgoingMessage | PictureLink> {
  if (file !== undefined) {
    const kept = await share(file)
    // Its text says what else can be done.
    return kept.state === 'shared' ? { url: kept.url, lang: said.lang } : said
  }
  if (picture === undefined) return said
  const shared = await share(picture)
  if (shared.state === 'shared') return { url: shared.url, lang: said.lang }
  const why = translator(languageOf(said.lang) ?? 'en')({ say: `picture.${shared.because}` })
  const { styled } = said
  return {
    ...said,
    text: `${why}\n${said.text}`,
    ...(styled !== undefined && { styled: `${why}\n${styled}` }),
  }
}
