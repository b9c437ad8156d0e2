import { type Language, type Said, languageNamed, languages, nameOf } from '../locales/index.ts'
import { clean } from '../reply/clean.ts'
import { mayUse } from './authority.ts'
import { type Reply, command } from './command.ts'
import { anyWord } from './parameter.ts'
import { preferenceKey } from './preference-key.ts'

const PARAMETERS = { language: anyWord('field.language', 'language') }

/** Takes a choice back. */
const BY_MESSAGE = 'auto'

/** Remembers the language of a person or, for its moderators, of a room, or tells which there are, each by its own name. */
export const lang = command<typeof PARAMETERS, 'asker' | 'preferences'>({
  name: 'lang',
  parameters: PARAMETERS,
  example: 'ja',
  async *run({ language: word }, { asker, preferences }) {
    if (word === undefined) {
      yield { lines: [{ say: 'lang.heading' }, ...languages.map(line)] }
      return
    }
    const language = languageNamed(word)
    const of = preferenceKey(asker)
    if (language === undefined && word.toLowerCase() !== BY_MESSAGE) {
      yield { say: 'problem.language', params: { tag: clean(word), known: languages } }
    } else if (of === undefined) {
      yield { say: 'lang.not-here', params: { tag: language ?? '…' } }
    } else if (asker.place === 'room' && !mayUse('moderator', asker, [])) {
      yield { say: 'right.host' }
    } else {
      await preferences.chooseLanguage(of, language)
      yield language === undefined ? { say: 'lang.reset' } : chosen(language)
    }
  },
})

function line(language: Language): Said {
  return { say: 'lang.line', params: { name: nameOf(language), line: `lang ${language}` } }
}

/** Said in the language that was chosen. */
function chosen(language: Language): Reply {
  return { lines: [{ say: 'lang.chosen', params: { language: nameOf(language) } }], language }
}
