import { languageOf, translator } from '../locales/index.ts'
import type { OutgoingMessage, Picture } from '../ports.ts'
import type { Shared } from './uploads.ts'

/** Where a picture can be had, in a message that says nothing else. */
export interface PictureLink {
  readonly url: string
  /** BCP 47 tag of what is written in the picture. */
  readonly lang: string
}

/**
 * Makes of a message what can be sent: a link to its picture, or where that could not be shared, a sentence that says why
 * and what to do, and then the same in words.
 */
export async function withPictureShared(
  { picture, ...said }: OutgoingMessage,
  share: (picture: Picture) => Promise<Shared>,
): Promise<OutgoingMessage | PictureLink> {
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
