import type { Said } from '../locales/index.ts'
import { clean } from '../reply/clean.ts'
import { type CommandHelp, command } from './command.ts'

/** Tells what there is to say, or all about one command. */
export const help = command<{ readonly about: string | undefined }, 'commands'>({
  name: 'help',
  usage: 'help [command]',
  parse([about]) {
    return { ok: true, args: { about } }
  },
  *run({ about }, { commands }) {
    if (about === undefined) {
      yield { lines: [{ say: 'help.intro' }, ...commands.map(line), { say: 'help.bare-domain' }] }
      return
    }
    const meant = commands.find(({ name }) => name === about.toLowerCase())
    yield meant === undefined
      ? { say: 'help.unknown', params: { word: clean(about) } }
      : { lines: [line(meant), { say: `command.${meant.name}.details` }] }
  },
})

function line({ name, usage }: CommandHelp): Said {
  return { say: `command.${name}.line`, params: { usage } }
}
