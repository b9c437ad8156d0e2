import { expect } from 'chai'
import { readCaaRecord, readIssuer } from '../../../probes/wire/caa.ts'

describe('wire CAA', () => {
  const values = [
    { value: 'letsencrypt.org', domain: 'letsencrypt.org' },
    { value: ' CA.test ', domain: 'ca.test' },
    { value: 'ca.test;', domain: 'ca.test' },
    { value: ';', domain: '' },
    { value: '', domain: '' },
    { value: 'ca.test; accounturi=https://ca.test/1', domain: 'ca.test', accountUri: 'https://ca.test/1' },
    {
      value: 'ca.test; ACCOUNTURI = https://ca.test/1 ; validationmethods=dns-01,http-01',
      domain: 'ca.test',
      accountUri: 'https://ca.test/1',
      validationMethods: ['dns-01', 'http-01'],
    },
    { value: 'ca.test; account=1', domain: 'ca.test' },
    { value: 'ca.test; accounturi=urn:ca:1', domain: 'ca.test', accountUri: 'urn:ca:1' },
    { value: 'ca.test; validationmethods=', domain: 'ca.test', validationMethods: [] },
    { value: 'ca.test; validationmethods=ca-own', domain: 'ca.test', validationMethods: ['ca-own'] },
    { value: 'ca.test; policy=', domain: 'ca.test' },
  ]
  for (const { value, ...expected } of values) {
    it(`reads ${JSON.stringify(value)} (RFC 8659 §4.2, RFC 8657)`, () => {
      expect(readIssuer(value)).to.deep.equal({ ...expected, isMalformed: false })
    })
  }

  const malformed = [
    'not a domain',
    'ca.test; accounturi',
    'ca.test; account uri=1',
    'ca.test; =1',
    'ca.test; accounturi=a b',
    'ca.test; accounturi=urn:a; accounturi=urn:b',
    'ca.test; accounturi=',
    'ca.test; accounturi=1',
    'ca.test; accounturi=https://ca.test/<1>',
    'ca.test; validationmethods=a; validationmethods=b',
    'ca.test; validationmethods=dns-01,',
    'ca.test; validationmethods=dns-01,,http-01',
    'ca.test; validationmethods=dns_01',
    'ca.test;; accounturi=urn:a',
    'ca.test; account=1;',
    '-ca.test',
    'ca..test',
    'caß.test',
  ]
  for (const value of malformed) {
    it(`finds ${JSON.stringify(value)} malformed`, () => {
      expect(readIssuer(value).isMalformed).to.equal(true)
    })
  }

  it('knows the flag that an issuer must understand, and leaves other tags alone (RFC 8659 §4.1)', () => {
    expect(readCaaRecord({ flags: 0x80, tag: 'Issue', value: ';' })).to.deep.equal({
      isCritical: true,
      tag: 'issue',
      value: ';',
      issuer: { domain: '', isMalformed: false },
    })
    const iodef = { flags: 0, tag: 'iodef', value: 'mailto:a@b.test' }
    expect(readCaaRecord(iodef)).to.deep.equal({ isCritical: false, tag: 'iodef', value: 'mailto:a@b.test' })
  })
})
