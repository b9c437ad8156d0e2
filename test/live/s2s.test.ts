import { expect } from 'chai'
import {
  judge,
  makeGuard,
  nodeIo,
  scan,
  trustAnchors,
  type Service,
  type Verdict,
} from '../../probes/index.ts'
import { startDns } from '../servers/dns.ts'
import { describeServer } from './describe-server.ts'
import type { LiveServer } from './live-server.ts'

const FROM = 'asks.tellus.test'

async function verdictOn(server: LiveServer, service: Service): Promise<Verdict> {
  const dns = await startDns(server.zone())
  try {
    const options = {
      services: [service],
      guard: makeGuard({ allowPrivate: true }),
      anchors: trustAnchors(server.authority.cert),
      from: FROM,
      mayDialBack: true,
      timeouts: { dialback: { timeoutMs: 3_000 } },
    }
    const io = nodeIo({ dnsServers: [dns] })
    const found = await scan(server.domain, options, io, new AbortController().signal)
    return judge(found, new Date()).verdict[service]
  } finally {
    await dns.stop()
  }
}

const dialback = ({ because }: Verdict) => because.find(({ params }) => params['stimulus'] === 'dialback')

describeServer('ejabberd', { c2sTls: 'required', s2sTls: 'required' }, (server) => {
  it('is proven to refuse dialback in clear text', async () => {
    const verdict = await verdictOn(server, 's2s')
    expect(verdict).to.include({ state: 'required', basis: 'proven' })
  })
})

describeServer('prosody', { c2sTls: 'required', s2sTls: 'required' }, (server) => {
  it('leaves it open whether it refuses dialback in clear text: it calls back first', async () => {
    const verdict = await verdictOn(server, 's2s')
    expect(verdict).to.include({ state: 'required', basis: 'advertised' })
    expect(dialback(verdict)?.code).to.equal('ambiguous')
  })
})

describeServer('prosody', { c2sTls: 'unusable', s2sTls: 'unusable' }, (server) => {
  it('demands TLS of clients and cannot give it', async () => {
    const verdict = await verdictOn(server, 'c2s')
    expect(verdict.state).to.equal('unusable')
    expect(verdict.because[0]?.code).to.equal('no-features')
  })

  it('shows servers nothing but dialback, and whether that would be refused only to those it verifies', async () => {
    const verdict = await verdictOn(server, 's2s')
    expect(verdict).to.include({ state: 'absent', basis: 'advertised' })
    expect(dialback(verdict)?.code).to.equal('ambiguous')
  })
})
