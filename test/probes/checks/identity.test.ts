import { expect } from 'chai'
import { matchIdentity } from '../../../probes/checks/identity.ts'
import type { PresentedIdentifiers } from '../../../probes/model.ts'

const NONE: PresentedIdentifiers = { dns: [], srv: [], xmppAddr: [] }

describe('checks matchIdentity', () => {
  const matches = [
    { title: 'a DNS-ID equal to the domain', names: { dns: ['example.org'] }, kind: 'dns' },
    { title: 'a DNS-ID in other case', names: { dns: ['Example.ORG'] }, kind: 'dns' },
    { title: 'an SRV-ID of the service', names: { srv: ['_xmpp-client.example.org'] }, kind: 'srv' },
    {
      title: 'an SRV-ID in other case',
      names: { srv: ['_XMPP-Client.Example.ORG'] },
      kind: 'srv',
    },
    { title: 'an XmppAddr of the domain', names: { xmppAddr: ['example.org'] }, kind: 'xmpp-addr' },
    {
      title: 'a later identifier where the first is another',
      names: { dns: ['www.example.org', 'example.org'] },
      kind: 'dns',
    },
  ]
  for (const { title, names, kind } of matches) {
    it(`accepts ${title}`, () => {
      expect(matchIdentity({ ...NONE, ...names }, 'example.org', 'c2s')?.kind).to.equal(kind)
    })
  }

  const mismatches = [
    { title: 'no identifier at all', names: {} },
    { title: 'a common name (RFC 9525 §2)', names: { commonName: 'example.org' } },
    { title: 'a name below the domain', names: { dns: ['xmpp.example.org'] } },
    { title: 'a wildcard for the domain itself', names: { dns: ['*.example.org'] } },
    { title: 'an SRV-ID of the other service', names: { srv: ['_xmpp-server.example.org'] } },
    { title: 'an SRV-ID of another domain', names: { srv: ['_xmpp-client.example.net'] } },
    { title: 'an SRV-ID of a name below the domain', names: { srv: ['_xmpp-client.xmpp.example.org'] } },
    { title: 'an XmppAddr of another domain', names: { xmppAddr: ['example.net'] } },
    { title: 'an SRV-ID without a service', names: { srv: ['example.org'] } },
    { title: 'an XmppAddr with a localpart', names: { xmppAddr: ['juliet@example.org'] } },
    { title: 'a DNS-ID with a final dot', names: { dns: ['example.org.'] } },
  ]
  for (const { title, names } of mismatches) {
    it(`rejects ${title}`, () => {
      expect(matchIdentity({ ...NONE, ...names }, 'example.org', 'c2s')).to.equal(undefined)
    })
  }

  const wildcards = [
    { presented: '*.example.org', domain: 'chat.example.org', isMatch: true },
    { presented: '*.example.org', domain: 'a.chat.example.org', isMatch: false },
    { presented: 'ch*.example.org', domain: 'chat.example.org', isMatch: false },
    { presented: 'chat.*.org', domain: 'chat.example.org', isMatch: false },
    { presented: '*.*.org', domain: 'chat.example.org', isMatch: false },
    { presented: '*', domain: 'localhost', isMatch: false },
  ]
  for (const { presented, domain, isMatch } of wildcards) {
    it(`${isMatch ? 'lets' : 'does not let'} ${presented} stand for ${domain} (RFC 9525 §6.3)`, () => {
      expect(matchIdentity({ ...NONE, dns: [presented] }, domain, 'c2s') !== undefined).to.equal(isMatch)
    })
  }

  it('tells the SRV-ID of the service that was asked for (RFC 6120 §13.7.1.2.1)', () => {
    const names = { ...NONE, srv: ['_xmpp-client.example.org', '_xmpp-server.example.org'] }
    for (const [service, presented] of [
      ['c2s', '_xmpp-client.example.org'],
      ['s2s', '_xmpp-server.example.org'],
    ] as const)
      expect(matchIdentity(names, 'example.org', service)).to.deep.equal({ kind: 'srv', presented })
  })

  it('compares an XmppAddr in U-labels with a domain in A-labels (RFC 6120 §13.7.1.4)', () => {
    const match = matchIdentity({ ...NONE, xmppAddr: ['exämple.org'] }, 'xn--exmple-cua.org', 's2s')
    expect(match).to.deep.equal({ kind: 'xmpp-addr', presented: 'exämple.org' })
  })
})
