import { expect } from 'chai'
import { channelBindingOf } from '../../../probes/checks/channel-binding.ts'
import { featuresOf } from '../builders.ts'

const PLUS = ['SCRAM-SHA-1-PLUS', 'SCRAM-SHA-1']

describe('checks channelBindingOf', () => {
  const rows = [
    { types: ['tls-exporter'], version: 'TLSv1.3', says: 'announced' },
    { types: ['tls-server-end-point'], version: 'TLSv1.3', says: 'announced' },
    { types: ['tls-unique'], version: 'TLSv1.3', says: 'unusable' },
    { types: ['tls-unique'], version: 'TLSv1.2', says: 'announced' },
    { types: [], version: 'TLSv1.2', says: 'unusable' },
    { types: undefined, version: 'TLSv1.2', says: 'unannounced' },
    { types: undefined, version: 'TLSv1.3', says: 'untold' },
  ] as const
  for (const { types, version, says } of rows) {
    it(`calls ${types?.join() ?? 'nothing announced'} with ${version} ${says} (RFC 9266)`, () => {
      const { features } = featuresOf({ mechanisms: PLUS, ...(types && { channelBindingTypes: types }) })
      expect(channelBindingOf(features, version)).to.equal(says)
    })
  }

  it('counts mechanisms of SASL2, and none without -PLUS (XEP-0388)', () => {
    const { features } = featuresOf({
      sasl2Mechanisms: ['SCRAM-SHA-256-PLUS'],
      channelBindingTypes: ['tls-exporter'],
    })
    expect(channelBindingOf(features, 'TLSv1.3')).to.equal('announced')
    const without = featuresOf({ mechanisms: ['PLAIN'], channelBindingTypes: ['tls-exporter'] })
    expect(channelBindingOf(without.features, 'TLSv1.3')).to.equal('absent')
  })
})
