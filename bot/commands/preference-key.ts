import { askerKey } from '../limits/asker-key.ts'
import type { Language } from '../locales/index.ts'
import type { Asker, PreferenceStore } from '../ports.ts'

/**
 * Under which name a choice is remembered: a person's bare JID, or the room's where everybody reads the answers.
 *
 * @returns `undefined` in private with an occupant of whom nothing is known but a nickname, which may be another's tomorrow.
 *   One that the room vouches for has a name of their own (XEP-0421).
 */
export function preferenceKey(asker: Asker): string | undefined {
  if (asker.place === 'room') return asker.room
  const isOnlyNamed = asker.place === 'room-private' && asker.occupantId === undefined
  return isOnlyNamed ? undefined : askerKey(asker)
}

/** @returns The language that was chosen where somebody asks; `undefined` where none was, or where nobody could choose. */
export function storedLanguage(
  asker: Asker,
  preferences: Pick<PreferenceStore, 'language'>,
): Language | undefined {
  const of = preferenceKey(asker)
  return of === undefined ? undefined : preferences.language(of)
}
