import { expect } from 'chai'
import { rfc, xep } from '../../probes/spec.ts'

describe('spec', () => {
  it('names and links a section of an RFC', () => {
    expect(rfc(6120, '5.4.3.3')).to.deep.equal({
      name: 'RFC 6120 §5.4.3.3',
      url: 'https://www.rfc-editor.org/rfc/rfc6120#section-5.4.3.3',
    })
  })

  it('names and links a XEP, its number padded', () => {
    expect(xep(368, 'reqs')).to.deep.equal({
      name: 'XEP-0368',
      url: 'https://xmpp.org/extensions/xep-0368.html#reqs',
    })
  })
})
