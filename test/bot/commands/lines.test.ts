import { expect } from 'chai'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { isPlainCommand, partLines } from '../../../bot/commands/lines.ts'

describe('bot partLines', () => {
  const cases: readonly { title: string; text: readonly string[]; parts: readonly string[] }[] = [
    {
      title: 'commands that were pasted together',
      text: ['check a.jp', '检查 b.jp c2s', 'list'],
      parts: ['check a.jp', '检查 b.jp c2s', 'list'],
    },
    { title: 'a list of domains', text: ['check a.jp', 'b.jp', 'c.jp'], parts: ['check a.jp b.jp c.jp'] },
    { title: 'domains alone', text: ['a.jp', 'b.jp'], parts: ['a.jp b.jp'] },
    { title: 'a command whose domain stands below', text: ['watch', 'a.jp'], parts: ['watch a.jp'] },
    { title: 'a greeting', text: ['Hello!', 'check a.jp'], parts: ['check a.jp'] },
    { title: 'a misspelt command', text: ['chekc a.jp', 'check b.jp'], parts: ['chekc a.jp', 'check b.jp'] },
    { title: 'what is no command at all', text: ['Hello!', 'how are you'], parts: ['Hello! how are you'] },
    {
      title: 'a text, and a command that is wrong behind it',
      text: ['answered a.jp at the next maintenance', 'promise a.jp someday'],
      parts: ['answered a.jp at the next maintenance', 'promise a.jp someday'],
    },
    {
      title: 'a text whose lines begin as commands do',
      text: ['note a.jp they ask us to', 'help them', 'test is on Monday', 'list'],
      parts: ['note a.jp they ask us to help them test is on Monday list'],
    },
  ]
  for (const { parts, text, title } of cases) {
    it(`parts ${title} into ${parts.length}`, () => {
      expect(partLines(text.join('\n'), COMMANDS)).to.deep.equal(parts)
    })
  }
})

describe('bot isPlainCommand', () => {
  const commands = ['check a.jp', 'a.jp', '检查 a.jp', 'check(a.jp)', 'list', 'help watch', 'mute 1h']
  for (const text of commands)
    it(`takes “${text}” for a command`, () => expect(isPlainCommand(text, COMMANDS)).to.equal(true))

  const talk = [
    'is down',
    'check this',
    'note that a.jp is down',
    'a.jp is down',
    'contact him',
    'sta',
    'full',
  ]
  for (const text of talk)
    it(`takes “${text}” for talk`, () => expect(isPlainCommand(text, COMMANDS)).to.equal(false))
})
