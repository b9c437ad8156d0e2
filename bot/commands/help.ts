import { type Language, type Said, alsoEnglish, commandNamed } from '../locales/index.ts'
import { clean } from '../reply/clean.ts'
import { type CommandHelp, type Topic, command } from './command.ts'
import type { Asker } from '../ports.ts'
import { nearestName } from './interpret.ts'
import { messageLink } from './links.ts'
import { anyWord } from './parameter.ts'

const PARAMETERS = { about: anyWord('field.command', 'command') }

/** Tells what there is to say, or all about one command. */
export const help = command<typeof PARAMETERS, 'about' | 'asker' | 'commands' | 'language'>({
  name: 'help',
  parameters: PARAMETERS,
  example: 'check',
  *run({ about }, { about: { jid }, asker, commands, language }) {
    if (about === undefined) {
      yield {
        lines: [
          // In a room everybody has to scroll past it, and the rest tells as much.
          ...(asker.place === 'room' ? [] : [{ say: 'help.intro' } as const]),
          ...commands.filter(({ isMinor }) => !isMinor).map(shortLine),
          ...TOPICS.flatMap((topic) => others(commands, topic)),
          { say: 'help.bare-domain' },
        ],
      }
      return
    }
    const asked = alsoEnglish(about) ?? commandNamed(about)?.command ?? about.toLowerCase()
    const meant = commands.find(({ name }) => name === asked)
    yield meant === undefined
      ? unknown(about, commands, language)
      : { lines: [fullLine(meant), { say: `command.${meant.name}.details` }, ...link(meant, asker, jid)] }
  },
})

function unknown(about: string, commands: readonly CommandHelp[], language: Language): Said {
  const word = clean(about)
  const nearest = nearestName(about, commands, language)
  if (nearest === undefined) return { say: 'help.unknown', params: { word } }
  return { say: 'unknown.suggestion', params: { word, line: `help ${nearest}` } }
}

const TOPICS: readonly (Topic | undefined)[] = ['watching', 'campaigns', 'operators', undefined]

/** Those that are told by their names alone. */
function others(commands: readonly CommandHelp[], topic: Topic | undefined): readonly Said[] {
  const named = commands.filter((one) => one.isMinor && one.topic === topic).map(({ name }) => name)
  if (named.length === 0) return []
  return [{ say: topic === undefined ? 'help.others' : `help.${topic}`, params: { others: named } }]
}

function shortLine({ name, shortUsage: usage }: CommandHelp): Said {
  return { say: `command.${name}.line`, params: { usage } }
}

function fullLine({ name, usage }: CommandHelp): Said {
  return { say: `command.${name}.line`, params: { usage } }
}

/** One tap in clients that know such links; in a room there is nobody in particular to tap it. */
function link({ example }: CommandHelp, { place }: Asker, jid: string | undefined): readonly Said[] {
  if (place !== 'chat' || jid === undefined) return []
  return [{ say: 'help.link', params: { link: messageLink(jid, example) } }]
}
