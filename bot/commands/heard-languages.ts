import { Recent } from '../limits/recent.ts'
import type { Language } from '../locales/index.ts'
import type { Asker, Memory, PreferenceStore } from '../ports.ts'
import { preferenceKey } from './preference-key.ts'

/**
 * Remembers until the next start by which language's words each person named a command last. What says nothing of its language, a
 * domain alone say, or a word that several share (`liste`, `統計`), is answered in the one that they speak.
 *
 * Of who cannot be told from others nothing is remembered; no more than 10,000 people are.
 */
export class HeardLanguages implements Memory {
  readonly #heard = new Recent<Language>()

  find(asker: Asker): Language | undefined {
    const of = personKey(asker)
    return of === undefined ? undefined : this.#heard.find(of)
  }

  keep(asker: Asker, language: Language): void {
    const of = personKey(asker)
    if (of !== undefined) this.#heard.keep(of, language)
  }

  forget(of: string): Promise<void> {
    this.#heard.forget(of)
    return Promise.resolve()
  }

  /** @returns The choices, which take the place of what was heard: taken back, they leave nothing behind. */
  behind(preferences: PreferenceStore): PreferenceStore {
    return {
      language: (of) => preferences.language(of),
      forget: (of) => preferences.forget(of),
      chooseLanguage: (of, language) => {
        this.#heard.forget(of)
        return preferences.chooseLanguage(of, language)
      },
    }
  }
}

/** In a room too it is a person who speaks. */
function personKey(asker: Asker): string | undefined {
  return preferenceKey(asker.place === 'room' ? { ...asker, place: 'room-private' } : asker)
}
