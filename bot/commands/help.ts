import type { Said } from '../locales/index.ts'
import { clean } from '../reply/clean.ts'
import { type CommandHelp, command } from './command.ts'
import { anyWord } from './parameter.ts'

const PARAMETERS = { about: anyWord('field.command', 'command') }

/** Tells what there is to say, or all about one command. */
export const help = command<typeof PARAMETERS, 'commands'>({
  name: 'help',
  parameters: PARAMETERS,
  example: 'check',
  *run({ about }, { commands }) {
    if (about === undefined) {
      const others = commands.filter(({ isMinor }) => isMinor).map(({ name }) => name)
      yield {
        lines: [
          { say: 'help.intro' },
          ...commands.filter(({ isMinor }) => !isMinor).map(shortLine),
          { say: 'help.others', params: { others } },
          { say: 'help.bare-domain' },
        ],
      }
      return
    }
    const meant = commands.find(({ name }) => name === about.toLowerCase())
    yield meant === undefined
      ? { say: 'help.unknown', params: { word: clean(about) } }
      : { lines: [fullLine(meant), { say: `command.${meant.name}.details` }] }
  },
})

function shortLine({ name, shortUsage: usage }: CommandHelp): Said {
  return { say: `command.${name}.line`, params: { usage } }
}

function fullLine({ name, usage }: CommandHelp): Said {
  return { say: `command.${name}.line`, params: { usage } }
}
