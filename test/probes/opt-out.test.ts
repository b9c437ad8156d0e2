import { expect } from 'chai'
import { nodeIo } from '../../probes/net/node.ts'
import { lookUpOptOut } from '../../probes/opt-out.ts'
import { type FakeDns, startDns } from '../servers/dns.ts'

describe('probes lookUpOptOut', () => {
  let dns: FakeDns
  before('serve wishes', async () => {
    const txt = (...texts: readonly string[]) => texts.map((data) => ({ type: 'TXT', data }) as const)
    dns = await startDns({
      '_tellus.away.test': txt('opt-out'),
      '_tellus.loud.test': txt('v=1; OPT-OUT'),
      '_tellus.second.test': txt('hello', 'opt-out, please'),
      '_tellus.other.test': txt('no-opt-out', 'opt-outs', 'optout'),
      '_tellus.quiet.test': txt(''),
      'bare.test': txt('opt-out'),
    })
  })
  after(() => dns.stop())

  const look = (domain: string) =>
    lookUpOptOut(domain, nodeIo({ dnsServers: [dns] }).dns, new AbortController().signal)

  for (const domain of ['away.test', 'loud.test', 'second.test']) {
    it(`finds the wish of ${domain}`, async () => {
      expect(await look(domain)).to.deep.equal({ state: 'observed', value: true })
    })
  }
  for (const domain of ['other.test', 'quiet.test', 'bare.test', 'none.test']) {
    it(`finds none at ${domain}`, async () => {
      expect(await look(domain)).to.deep.equal({ state: 'observed', value: false })
    })
  }

  it('does not know where DNS does not tell', async () => {
    const long = `${'a'.repeat(60)}.`.repeat(4) + 'test'
    expect((await look(long)).state).to.equal('failed')
  })
})
