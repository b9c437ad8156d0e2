import { expect } from 'chai'
import { columns, extentOf } from '../../../bot/reply/columns.ts'

describe('bot columns', () => {
  const cases = [
    { title: 'nothing', input: '', expected: 0 },
    { title: 'Latin, Cyrillic and Greek', input: 'aйω', expected: 3 },
    { title: 'ideographs, kana and Hangul', input: '検チ한', expected: 6 },
    { title: 'full-width punctuation', input: '：（）', expected: 6 },
    { title: 'half-width kana with its own mark', input: 'ｶﾞ', expected: 2 },
    { title: 'letters with combining marks', input: 'e\u0301か\u3099', expected: 3 },
    { title: 'Hangul from its parts', input: '\u1112\u1161\u11AB', expected: 2 },
    { title: 'our own symbols', input: '✔⚠✖–…', expected: 5 },
    { title: 'emoji, however they are made', input: '⚠️🇯🇵👩‍👧👍🏽', expected: 8 },
    { title: 'what is not seen', input: '\u200B\u202E\u0007', expected: 0 },
  ]
  for (const { title, input, expected } of cases) {
    it(`counts ${title} (UAX #11)`, () => {
      expect(columns(input)).to.equal(expected)
    })
  }

  it('takes the larger of columns and UTF-16 units for the extent of a text', () => {
    expect(extentOf('証明書')).to.equal(6)
    expect(extentOf('e\u0301')).to.equal(2)
  })
})
