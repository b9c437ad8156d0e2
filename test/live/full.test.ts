import { expect } from 'chai'
import { judge, makeGuard, nodeIo, scan, trustAnchors, type Io, type Report } from '../../probes/index.ts'
import { schemaErrors } from '../probes/report-schema.ts'
import { startDns } from '../servers/dns.ts'
import { describeServer } from './describe-server.ts'
import type { LiveServer } from './live-server.ts'

/** What was open at the same time, and opened in all, by place. */
interface Load {
  readonly most: Map<string, number>
  readonly inAll: Map<string, number>
}

/** The real Io, which also counts: open connections by address, and all connections by port. */
function counting(io: Io): { readonly io: Io; readonly load: Load } {
  const load = { most: new Map<string, number>(), inAll: new Map<string, number>() }
  const open = new Map<string, number>()
  const counted: Io = {
    ...io,
    async connect(address, port, signal) {
      const now = (open.get(address) ?? 0) + 1
      open.set(address, now)
      load.most.set(address, Math.max(load.most.get(address) ?? 0, now))
      load.inAll.set(`${port}`, (load.inAll.get(`${port}`) ?? 0) + 1)
      const outcome = await io.connect(address, port, signal)
      const end = (): void => void open.set(address, (open.get(address) ?? 1) - 1)
      if (outcome.state === 'observed') outcome.value.once('close', end)
      else end()
      return outcome
    },
  }
  return { io: counted, load }
}

async function fullReport(server: LiveServer): Promise<{ readonly report: Report; readonly load: Load }> {
  const dns = await startDns(server.zone())
  try {
    const { io, load } = counting(nodeIo({ dnsServers: [dns] }))
    const options = {
      services: ['c2s', 's2s'] as const,
      guard: makeGuard({ allowPrivate: true }),
      anchors: trustAnchors(server.authority.cert),
      from: 'initiating.tellus.test',
      depth: 'full' as const,
    }
    const found = await scan(server.domain, options, io, new AbortController().signal)
    return { report: judge(found, new Date()), load }
  } finally {
    await dns.stop()
  }
}

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required', hasDirectTls: true }, (server) => {
    it('is tested in depth with four connections at once and forty to each port on top of the check', async () => {
      const { report, load } = await fullReport(server)
      expect(schemaErrors(report)).to.deep.equal([])
      const { c2s: verdict } = report.verdict
      expect(verdict, JSON.stringify(verdict.because)).to.include({ state: 'required', basis: 'proven' })

      expect(Math.max(...load.most.values())).to.be.at.most(4)
      for (const [port, count] of load.inAll) expect(count, port).to.be.at.most(40 + 12)
      const { c2s, s2s, c2sDirectTls, s2sDirectTls } = server.ports
      expect([...load.inAll.keys()]).to.include.members([c2s, s2s, c2sDirectTls, s2sDirectTls].map(String))

      expect(report.endpoints).to.have.length(4)
      for (const { tlsParameters, tlsResumption, grades, chains, dane, certificate } of report.endpoints) {
        expect(tlsResumption?.tls13.state, JSON.stringify(tlsResumption)).to.equal('observed')
        expect(chains?.map(({ sent }) => sent[0].certificate.sha256)).to.deep.equal([
          certificate?.leaf.sha256,
        ])
        expect(dane?.records).to.deep.equal([])
        expect(dane?.srv?.validation.state).to.equal('unsigned')
        const accepted = tlsParameters?.versions.filter(({ answer }) => answer === 'accepted')
        expect(accepted?.map(({ version }) => version)).to.include('TLSv1.3')
        expect(grades?.[0]?.letter, JSON.stringify(grades)).to.match(/^A/)
      }
      const levelsOf = (check: string) =>
        report.findings.filter((finding) => finding.check === check).map(({ level }) => level)
      expect(levelsOf('chain.complete')).to.deep.equal(['pass', 'pass', 'pass', 'pass'])
      expect(levelsOf('caa.restriction')).to.deep.equal(['info'])
      expect(levelsOf('mitm.resistance')).to.have.length(1)

      expect(report.caa?.records).to.deep.equal([])
      const [grade] = report.grades ?? []
      expect(grade?.isComplete, JSON.stringify(grade)).to.equal(true)
      expect(grade?.letter).to.match(/^A/)
    })
  })
}
