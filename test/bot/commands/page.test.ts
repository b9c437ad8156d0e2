import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { commandLink, messageLink } from '../../../bot/commands/links.ts'
import { en } from '../../../bot/locales/en.ts'
import { commandPage } from './page.ts'

describe('bot commands', () => {
  it('are documented in docs/commands.md as they are defined', () => {
    const url = new URL('../../../../docs/commands.md', import.meta.url)
    expect(readFileSync(url, 'utf8')).to.equal(commandPage())
  })

  it('have an example that they understand', () => {
    for (const command of COMMANDS) {
      const words = command.example.split(' ').slice(1)
      expect(command.read(words).ok, command.name).to.equal(true)
    }
  })

  it('each have a sentence, and none is left of a command that is gone', () => {
    const named = Object.keys(en).flatMap((key) => /^command\.(.+)\.line$/.exec(key)?.[1] ?? [])
    expect(named).to.have.same.members(COMMANDS.map(({ name }) => name))
  })

  const links = [
    {
      title: 'a line',
      link: messageLink('bot@example.org', 'check xmpp.jp'),
      expected: 'xmpp:bot@example.org?message;body=check%20xmpp.jp',
    },
    {
      title: 'a line of other letters',
      link: messageLink('bot@example.org', '检查 a;b&c'),
      expected: 'xmpp:bot@example.org?message;body=%E6%A3%80%E6%9F%A5%20a%3Bb%26c',
    },
    {
      title: 'a form',
      link: commandLink('bot@example.org', 'check'),
      expected: 'xmpp:bot@example.org?command;node=check',
    },
    {
      title: 'a bot in a room',
      link: commandLink('room@muc.example/the bot', 'check'),
      expected: 'xmpp:room@muc.example/the%20bot?command;node=check',
    },
    {
      title: 'an odd localpart',
      link: messageLink('a?b#c@example.org', 'x'),
      expected: 'xmpp:a%3Fb%23c@example.org?message;body=x',
    },
  ]
  for (const { title, link, expected } of links) {
    it(`are linked to by ${title} (XEP-0147 §3.1, XEP-0050 §7.4)`, () => {
      expect(link).to.equal(expected)
    })
  }
})
