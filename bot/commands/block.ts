import { readBlockEntry } from '../limits/block-list.ts'
import { clean } from '../reply/clean.ts'
import { command } from './command.ts'
import { anyWord, requiredWord } from './parameter.ts'

const BLOCK = { entry: anyWord('field.entry', 'jid|domain') }
const UNBLOCK = { entry: requiredWord('field.entry', 'jid|domain') }

/** Lets owners have nothing to do with somebody, or with all of a domain; without a word behind it, tells who that is. */
export const block = command<typeof BLOCK, 'blocked'>({
  name: 'block',
  parameters: BLOCK,
  example: 'spam.example',
  isMinor: true,
  right: 'owner',
  async *run({ entry: text }, { blocked }) {
    const entry = text === undefined ? undefined : readBlockEntry(text)
    if (text === undefined) {
      const entries = blocked.list().map((each) => clean(each))
      yield entries.length === 0 ? { say: 'block.none' } : { say: 'block.list', params: { entries } }
    } else if (entry === undefined) yield { say: 'problem.entry', params: { entry: clean(text) } }
    else {
      await blocked.block(entry)
      yield { say: entry.includes('@') ? 'block.person' : 'block.domain', params: { entry } }
    }
  },
})

/** Takes a {@link block} back. */
export const unblock = command<typeof UNBLOCK, 'blocked'>({
  name: 'unblock',
  parameters: UNBLOCK,
  example: 'spam.example',
  isMinor: true,
  right: 'owner',
  async *run({ entry: text }, { blocked }) {
    const entry = readBlockEntry(text)
    const isDone = entry !== undefined && (await blocked.unblock(entry))
    const params = { entry: clean(text) }
    yield isDone ? { say: 'unblock.done', params } : { say: 'unblock.unknown', params }
  },
})
