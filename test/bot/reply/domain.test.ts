import { toASCII } from 'tr46'
import { expect } from 'chai'
import { domainWarnings, sayOfDomain, showDomain } from '../../../bot/reply/domain.ts'
import { wordReport } from '../../../bot/reply/report.ts'
import { translator } from '../../../bot/locales/index.ts'
import { aReport } from '../reports.ts'
import { aConversation } from '../commands/conversation.ts'

function aLabels(domain: string): string {
  return toASCII(domain) ?? domain
}

describe('bot showDomain', () => {
  const honest = [
    { title: 'Latin', domain: 'bücher.example' },
    { title: 'Cyrillic under a Latin ending: each label is of one script', domain: 'пример.org' },
    { title: 'Japanese with Latin letters', domain: 'xmppテスト漢字.jp' },
    { title: 'Korean with Latin letters', domain: 'xmpp한국.kr' },
    { title: 'Chinese with Bopomofo', domain: '漢ㄅ.tw' },
    { title: 'kana with the mark of length, which is of two scripts', domain: 'サーバー.jp' },
    { title: 'digits and hyphens', domain: 'пример-1.org' },
    { title: 'Cherokee', domain: 'ᏣᎳᎩ.example' },
  ]
  for (const { title, domain } of honest) {
    it(`writes U-labels beside A-labels: ${title}`, () => {
      expect(showDomain(aLabels(domain))).to.equal(`${domain} (${aLabels(domain)})`)
      expect(domainWarnings(aLabels(domain))).to.deep.equal([])
    })
  }

  const mixed = [
    { title: 'a Cyrillic letter in a Latin name', domain: 'xmpр.example', scripts: ['Latn', 'Cyrl'] },
    { title: 'a Greek letter in a Latin name', domain: 'αmpp.example', scripts: ['Grek', 'Latn'] },
    { title: 'kana with Cyrillic', domain: 'пテ.example', scripts: ['Cyrl', 'Kana'] },
    { title: 'kana with Hangul', domain: '한テ.example', scripts: ['Hang', 'Kana'] },
    { title: 'a script that nobody uses any more', domain: 'ᚠuth.example', scripts: ['Zzzz', 'Latn'] },
    { title: 'an ending that looks like .jp', domain: 'xmpp.jр', scripts: ['Latn', 'Cyrl'] },
  ]
  for (const { title, domain, scripts } of mixed) {
    it(`writes A-labels alone, and warns: ${title} (UTS #39 §5.2)`, () => {
      const ascii = aLabels(domain)
      expect(showDomain(ascii)).to.equal(ascii)
      expect(domainWarnings(ascii)).to.deep.equal([
        { say: 'warning.mixed-scripts', params: { domain: ascii, scripts } },
      ])
    })
  }

  it('warns below the verdict, in the words of the language', () => {
    const domain = aLabels('xmpр.example')
    const [first, second] = wordReport(aReport({ domain }), ['c2s'], translator('de')).split('\n')
    expect(first).to.equal(`✔ ${domain} — TLS: Pflicht (c2s)`)
    expect(second).to.equal(
      `⚠ ${domain} mischt Buchstaben mehrerer Schriften (Lateinisch, Kyrillisch): Der Name könnte einen anderen vortäuschen.`,
    )
  })
})

describe('bot sayOfDomain', () => {
  const say = (domain: string) =>
    sayOfDomain(domain, (shown) => ({ say: 'refusal.syntax', params: { domain: shown } }))

  const shown = [
    { title: 'an honest name as it was written', domain: 'Bücher', expected: 'Bücher' },
    {
      title: 'A-labels with the U-labels',
      domain: 'xn--bcher-kva.example',
      expected: 'bücher.example (xn--bcher-kva.example)',
    },
    { title: 'what is no name, cleaned', domain: 'a\u202Eb c', expected: 'ab c' },
    { title: 'nothing', domain: '', expected: '' },
  ]
  for (const { title, domain, expected } of shown) {
    it(`shows ${title}`, () => {
      expect(say(domain)).to.deep.equal({ lines: [{ say: 'refusal.syntax', params: { domain: expected } }] })
    })
  }

  for (const line of ['check xmpр.invalid', 'raw xmpр.org', 'features xmpр.org', 'limits xmpр.local']) {
    it(`is heeded by: ${line} (UTS #39 §5.2)`, async () => {
      const domain = aLabels(line.slice(line.indexOf(' ') + 1))
      const [answer = ''] = await aConversation().say(line)
      expect(answer).to.contain(domain)
      expect(answer).to.contain(`⚠ ${domain} mixes letters of several scripts (Latin, Cyrillic)`)
      expect(answer).not.to.match(/р/)
    })
  }
})
