import { expect } from 'chai'
import {
  judge,
  makeGuard,
  nodeIo,
  scan,
  trustAnchors,
  type Report,
  type Service,
} from '../../probes/index.ts'
import { startDns } from '../servers/dns.ts'
import { schemaErrors } from '../probes/report-schema.ts'
import { describeServer } from './describe-server.ts'
import type { LiveServer } from './live-server.ts'

const SERVICES: readonly Service[] = ['c2s', 's2s']

async function reportOn(server: LiveServer): Promise<Report> {
  const dns = await startDns(server.zone())
  try {
    const io = nodeIo({ dnsServers: [dns] })
    const options = {
      services: SERVICES,
      guard: makeGuard({ allowPrivate: true }),
      anchors: trustAnchors(server.authority.cert),
    }
    const found = await scan(server.domain, options, io, new AbortController().signal)
    return judge(found, new Date())
  } finally {
    await dns.stop()
  }
}

describeServer('prosody', { c2sTls: 'required', s2sTls: 'required' }, (server) => {
  it('is proven to require TLS', async () => {
    const report = await reportOn(server)
    expect(schemaErrors(report)).to.deep.equal([])
    expect(report.verdict.c2s).to.include({ state: 'required', basis: 'proven' })
  })
})
