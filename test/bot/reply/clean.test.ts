import { expect } from 'chai'
import { assert, property, string } from 'fast-check'
import { clean, cleanList } from '../../../bot/reply/clean.ts'

describe('bot clean', () => {
  const cases = [
    { title: 'leaves ordinary text alone', input: "Let's Encrypt R11", expected: "Let's Encrypt R11" },
    {
      title: 'leaves other scripts alone',
      input: 'チェック Прüfung עברית',
      expected: 'チェック Прüfung עברית',
    },
    { title: 'takes line breaks for spaces', input: 'a\r\n\n\u2028b\u0085c', expected: 'a b c' },
    { title: 'drops C0 and C1 controls', input: 'a\u0000\u001B[31mb\u009Bc\u007F', expected: 'a[31mbc' },
    { title: 'drops bidi overrides and isolates', input: '\u202Egro.live\u2066\u2069', expected: 'gro.live' },
    { title: 'drops what has no width', input: 'a\u200Bd\u200Dm\uFEFFin\u2060\u00AD', expected: 'admin' },
    { title: 'drops tags and variation selectors', input: 'a\u{E0041}\uFE0F\u{E0100}b', expected: 'ab' },
    { title: 'drops letters that show as nothing', input: 'a\u3164\uFFA0b', expected: 'ab' },
    { title: 'drops lone surrogates', input: 'a\uD800b', expected: 'ab' },
    { title: 'trims', input: '  \t a ', expected: 'a' },
    { title: 'cuts piled-up marks', input: `a${'\u0301'.repeat(50)}b`, expected: `a${'\u0301'.repeat(5)}b` },
  ]
  for (const { title, input, expected } of cases) {
    it(title, () => {
      expect(clean(input)).to.equal(expected)
    })
  }

  it('cuts to 80 columns, of which East Asian characters take two', () => {
    expect(clean('x'.repeat(80))).to.equal('x'.repeat(80))
    expect(clean('x'.repeat(81))).to.equal(`${'x'.repeat(79)}…`)
    expect(clean('e\u0301'.repeat(81))).to.equal(`${'e\u0301'.repeat(79)}…`)
    expect(clean('字'.repeat(40))).to.equal('字'.repeat(40))
    expect(clean('字'.repeat(41))).to.equal(`${'字'.repeat(39)}…`)
    expect(clean('🇯🇵🇩🇪🇫🇷', 4)).to.equal('🇯🇵…')
  })

  it('looks at no more than the first 4,096 code units', () => {
    expect(clean(`${'\u200B'.repeat(4095)}x`)).to.equal('x')
    expect(clean(`${'\u200B'.repeat(4096)}x`)).to.equal('')
  })

  it('gives one short, visible line for anything', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (text) => {
        const shown = clean(text)
        expect(shown).not.to.match(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
        expect(shown.length).to.be.at.most(80 * 12)
      }),
    )
  })

  it('cleans each entry of a list, and shows 15', () => {
    expect(cleanList(['a\n', '\u200B', 'b'])).to.deep.equal(['a', 'b'])
    const many = cleanList(Array.from({ length: 100 }, (_, i) => `m${i}`))
    expect(many).to.have.length(16)
    expect(many.at(-1)).to.equal('…')
    expect(cleanList(Array.from({ length: 15 }, (_, i) => `m${i}`)).at(-1)).to.equal('m14')
  })
})
