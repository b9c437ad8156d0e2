import { expect } from 'chai'
import * as fc from 'fast-check'
import { cleanLine } from '../../../probes/wire/clean-line.ts'

describe('wire cleanLine', () => {
  it('takes out control, bidi, zero-width and line characters', () => {
    expect(cleanLine(' a\u0000b\u202Ec\u200Bd\r\ne\u2028f\u001B[31m ')).to.equal('a b c d e f [31m')
  })

  it('never gives more than 120 code units, half a character or anything unprintable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const clean = cleanLine(text)
        expect(clean.length).to.be.at.most(120)
        expect(clean).to.not.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }),
    )
  })

  it('shows where it cut', () => {
    expect(cleanLine('𝄞𝄞', 4)).to.equal('𝄞𝄞')
    expect(cleanLine('𝄞𝄞a', 4)).to.equal('𝄞…')
  })
})
