import { expect } from 'chai'
import { addressedText, calledText, cleanText } from '../../../bot/chat/addressing.ts'

describe('chat addressedText', () => {
  const cases: readonly { title: string; body: string; nick?: string; text: string | undefined }[] = [
    { title: 'a colon', body: 'tellus: check a.example', text: 'check a.example' },
    { title: 'a comma', body: 'tellus, check a.example', text: 'check a.example' },
    { title: 'a colon without space', body: 'tellus:help', text: 'help' },
    { title: 'a space before the colon', body: 'tellus : help', text: 'help' },
    { title: 'a full-width colon', body: 'tellus：检查 a.example', text: '检查 a.example' },
    { title: 'a full-width comma', body: 'tellus，检查 a.example', text: '检查 a.example' },
    { title: 'an ideographic comma', body: 'tellus、確認 a.example', text: '確認 a.example' },
    { title: 'an at sign', body: '@tellus help', text: 'help' },
    { title: 'an at sign with colon', body: '@tellus: help', text: 'help' },
    { title: 'a full-width at sign', body: '＠tellus help', text: 'help' },
    { title: 'the nickname alone behind an at sign', body: '@tellus', text: '' },
    { title: 'another case', body: 'TELLUS: help', text: 'help' },
    { title: 'full-width letters', body: 'ｔｅｌｌｕｓ: help', text: 'help' },
    { title: 'an isolated nickname', body: '\u2068tellus\u2069: help', text: 'help' },
    { title: 'a nickname with spaces', body: 'tls bot: help', nick: 'TLS  Bot', text: 'help' },
    { title: 'a nickname in other composition', body: 'Re\u0301ne: help', nick: 'R\u00e9ne', text: 'help' },
    { title: 'a nickname outside ASCII', body: 'チェック: help', nick: 'チェック', text: 'help' },
    { title: 'a nickname with an at sign', body: 'bot@x: help', nick: 'bot@x', text: 'help' },
    { title: 'several names, as Conversations builds them', body: 'alice, tellus: help', text: 'help' },
    { title: 'several names, its own first', body: 'tellus, Alice: help', text: 'help' },
    { title: 'several names, its own between others', body: 'Alice, tellus, Bob: help', text: 'help' },
    {
      title: 'a command that is closed like a name',
      body: 'tellus, full: a.example',
      text: 'full: a.example',
    },
    {
      title: 'a command and somebody else, closed like names',
      body: 'tellus, full, Alice: a.example',
      text: 'full, Alice: a.example',
    },
    { title: 'several names without space', body: 'alice,tellus:help', text: 'help' },
    { title: 'a URI behind a comma', body: 'tellus, xmpp:a.example', text: 'xmpp:a.example' },
    { title: 'lines of a quotation before it', body: '> tellus: old\ntellus: new', text: 'new' },
    { title: 'nothing else', body: 'tellus:', text: '' },
    { title: 'nothing else in its line', body: 'tellus:\ncheck a.example', text: 'check a.example' },
    {
      title: 'several lines, addressed once or each',
      body: 'tellus: check a.example\n tellus, list \n\nhelp',
      text: 'check a.example\nlist\nhelp',
    },
    { title: 'another line', body: 'hello\ntellus: help', text: undefined },
    { title: 'capitals that nobody there has', body: 'ALICE: help', nick: 'alice', text: 'help' },
    { title: 'somebody whose name has other capitals', body: 'Alice: help', nick: 'alice', text: undefined },
    { title: 'a mention of that one', body: '@Alice help', nick: 'alice', text: undefined },
    { title: 'a longer nickname', body: 'tellus2: help', text: undefined },
    { title: 'a longer nickname behind an at sign', body: '@tellus2 help', text: undefined },
    { title: 'a mention on its way', body: 'ask tellus: it knows', text: undefined },
    { title: 'a nickname without anything that closes it', body: 'tellus check a.example', text: undefined },
    { title: 'somebody else', body: 'alice: help', text: undefined },
    { title: 'a quotation only', body: '> tellus: help', text: undefined },
    { title: 'its name behind another sign', body: '#tellus help', text: undefined },
    { title: 'an empty nickname', body: ': help', nick: '', text: undefined },
    { title: 'an empty nickname in a list', body: 'alice, : help', nick: '', text: undefined },
  ]
  for (const { title, body, nick = 'tellus', text } of cases) {
    it(`${text === undefined ? 'leaves' : 'takes'} ${title}`, () => {
      const occupants = ['Alice', 'Bob', nick]
      expect(addressedText(body, nick, (name) => occupants.includes(name))).to.equal(text)
    })
  }
})

describe('chat calledText', () => {
  const cases = [
    {
      title: 'the nickname in front of a sentence',
      body: 'Tellus  check a.example',
      text: 'check a.example',
    },
    { title: 'a longer nickname', body: 'tellus2 help', text: undefined },
    { title: 'the nickname on its way', body: 'ask tellus', text: undefined },
    { title: 'the nickname alone', body: 'tellus', text: undefined },
    { title: 'somebody whose name has other capitals', body: 'TELLUS help', text: undefined },
  ]
  for (const { body, text, title } of cases) {
    it(`${text === undefined ? 'leaves' : 'takes'} ${title}`, () => {
      expect(calledText(body, 'tellus', (name) => name === 'TELLUS')).to.equal(text)
    })
  }
})

describe('chat cleanText', () => {
  it('keeps lines apart', () => {
    expect(cleanText('check a.example\r\n\r\n list \na > b')).to.equal('check a.example\nlist\na > b')
  })

  it('folds white space, composes, and drops what is quoted', () => {
    expect(cleanText('> old\n  check \t a.example\u3000e\u0301 ')).to.equal('check a.example \u00e9')
  })
})
