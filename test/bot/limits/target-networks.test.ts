import { expect } from 'chai'
import { createServer, Socket, type Server } from 'node:net'
import {
  MOST_REFUSALS,
  NETWORK_RATE,
  REFUSED_PAUSE_MS,
  ROUTINE_CONNECTIONS,
  ROUTINE_PACE,
  ROUTINE_RATE,
  TargetNetworks,
  type Occasion,
} from '../../../bot/limits/target-networks.ts'
import { sightOf } from '../../../bot/campaign/target.ts'
import { createSparingScanner, probeBounds } from '../../../bot/scanner.ts'
import { judge, makeGuard } from '../../../probes/index.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import type { Io } from '../../../probes/net/io.ts'
import { startDns, type FakeDns } from '../../servers/dns.ts'
import { listenOnLoopback } from '../../servers/listen.ts'

const never = new AbortController().signal

/** Connections that all end in the same way, to addresses that nobody here can have. */
function aNetwork() {
  let now = 0
  let code: 'refused' | 'timeout' | 'none' = 'timeout'
  const networks = new TargetNetworks({ now: () => now })
  const io: Io = {
    ...nodeIo(),
    connect: () =>
      Promise.resolve(
        code === 'none'
          ? { state: 'observed', value: new Socket() }
          : { state: 'failed', failure: { phase: 'tcp', code } },
      ),
  }
  const scansFor = (occasion: Occasion) => {
    const scan = () => {
      const guard = networks.guard(makeGuard({ allowPrivate: true }), occasion)
      return (address: string) => guard.isSpared?.(address)
    }
    return {
      scan,
      isSpared: (address: string) => scan()(address),
      connect: async (address: string, times: number): Promise<void> => {
        for (let i = 0; i < times; i++) await networks.watch(io, occasion).connect(address, 5222, never)
      },
    }
  }
  return {
    ...scansFor('question'),
    routine: scansFor('routine'),
    answer: (next: typeof code) => void (code = next),
    pass: (ms: number) => void (now += ms),
  }
}

describe('limits TargetNetworks', () => {
  for (const { title, busy, same, other } of [
    { title: '/24 of IPv4', busy: '192.0.2.1', same: '192.0.2.254', other: '192.0.3.1' },
    { title: '/48 of IPv6', busy: '2001:db8:1::1', same: '2001:db8:1:ffff::9', other: '2001:db8:2::1' },
  ]) {
    it(`spare a ${title} that was asked too often, until there is something left again`, async () => {
      const { connect, isSpared, pass } = aNetwork()
      await connect(busy, NETWORK_RATE.amount - 1)
      expect(isSpared(same)).to.equal(false)
      await connect(same, 1)
      expect([busy, same, other].map(isSpared)).to.deep.equal([true, true, false])
      pass(NETWORK_RATE.windowMs / NETWORK_RATE.amount)
      expect(isSpared(busy)).to.equal(false)
    })
  }

  it('spare an address that refused three times in a row, and for one more refusal after a while', async () => {
    const { answer, connect, isSpared, pass } = aNetwork()
    answer('refused')
    await connect('192.0.2.1', MOST_REFUSALS - 1)
    expect(isSpared('192.0.2.1')).to.equal(false)
    await connect('192.0.2.1', 1)
    expect([isSpared('192.0.2.1'), isSpared('192.0.2.2')]).to.deep.equal([true, false])
    pass(REFUSED_PAUSE_MS)
    expect(isSpared('192.0.2.1')).to.equal(false)
    await connect('192.0.2.1', 1)
    expect(isSpared('192.0.2.1')).to.equal(true)
  })

  it('forget refusals once a connection comes about', async () => {
    const { answer, connect, isSpared } = aNetwork()
    for (const next of ['refused', 'none', 'refused'] as const) {
      answer(next)
      await connect('192.0.2.1', MOST_REFUSALS - 1)
    }
    expect(isSpared('192.0.2.1')).to.equal(false)
  })

  it('take silence for no refusal', async () => {
    const { connect, isSpared } = aNetwork()
    await connect('192.0.2.1', MOST_REFUSALS * 2)
    expect(isSpared('192.0.2.1')).to.equal(false)
  })

  it('put routine off once its part is used, until a whole check has room again', async () => {
    const { pass, routine } = aNetwork()
    await routine.connect('192.0.2.1', ROUTINE_RATE.amount - ROUTINE_CONNECTIONS)
    expect(routine.isSpared('192.0.2.2')).to.equal(false)
    await routine.connect('192.0.2.1', 1)
    expect(['192.0.2.2', '192.0.3.1'].map(routine.isSpared)).to.deep.equal([true, false])
    pass(ROUTINE_RATE.windowMs / ROUTINE_RATE.amount)
    expect(routine.isSpared('192.0.2.2')).to.equal(false)
  })

  it('have four checks of a network begin in a minute where nobody waits, and those go on that have begun', () => {
    const { pass, routine } = aNetwork()
    const scans = Array.from({ length: ROUTINE_PACE.amount + 1 }, () => routine.scan())
    const look = (address: string) => scans.map((isSpared) => isSpared(address))
    const expected = [false, false, false, false, true]
    for (const address of ['192.0.2.1', '192.0.2.2']) expect(look(address)).to.deep.equal(expected)
    expect(look('192.0.3.1')).to.deep.equal(expected)
    pass(ROUTINE_PACE.windowMs / ROUTINE_PACE.amount)
    expect(scans.at(-1)?.('192.0.2.1')).to.equal(false)
    expect([routine, aNetwork()].map(({ isSpared }) => isSpared('192.0.2.1'))).to.deep.equal([true, false])
  })

  it('have who asks begin as often as they like', () => {
    const { isSpared } = aNetwork()
    for (let i = 0; i < ROUTINE_PACE.amount * 3; i++) expect(isSpared('192.0.2.1')).to.equal(false)
  })

  it('count routine against those who ask, and leave them a part', async () => {
    const { connect, isSpared, routine } = aNetwork()
    await routine.connect('192.0.2.1', ROUTINE_RATE.amount)
    await connect('192.0.2.1', NETWORK_RATE.amount - ROUTINE_RATE.amount - 1)
    expect(isSpared('192.0.2.1')).to.equal(false)
    await connect('192.0.2.1', 1)
    expect(isSpared('192.0.2.1')).to.equal(true)
  })

  it('have routine done whatever others ask', async () => {
    const { connect, isSpared, routine } = aNetwork()
    await connect('192.0.2.1', NETWORK_RATE.amount)
    expect([isSpared('192.0.2.1'), routine.isSpared('192.0.2.1')]).to.deep.equal([true, false])
  })

  it('have routine find out how long an address refuses, and nobody kept from asking by that', async () => {
    const { answer, connect, isSpared, routine } = aNetwork()
    answer('refused')
    await routine.connect('192.0.2.1', MOST_REFUSALS)
    expect(isSpared('192.0.2.1')).to.equal(false)
    await connect('192.0.2.1', MOST_REFUSALS)
    expect([isSpared('192.0.2.1'), routine.isSpared('192.0.2.1')]).to.deep.equal([true, false])
  })

  describe('over a network', () => {
    let dns: FakeDns
    let server: Server

    beforeEach(async () => {
      server = createServer((socket) =>
        socket
          .on('error', () => undefined)
          .resume()
          .end(),
      )
      const port = await listenOnLoopback(server)
      const data = { priority: 0, weight: 0, port, target: 'xmpp.example.test' }
      dns = await startDns({
        '_xmpp-client._tcp.example.test': [{ type: 'SRV', data }],
        'xmpp.example.test': [{ type: 'A', data: '127.0.0.1' }],
      })
    })
    afterEach(async () => {
      server.close()
      await dns.stop()
    })

    function aScanner(occasion: Occasion, now: () => number) {
      const networks = new TargetNetworks({ now })
      const bounds = probeBounds({ allowPrivate: true, mayDialBack: false })
      const io = nodeIo({ dnsServers: [dns] })
      const scanner = createSparingScanner(occasion, { bounds, networks, io, clock: { now } })
      return { networks, scanner, io }
    }

    it('keep routine away from a network that had its part, of which it learns nothing then', async () => {
      let now = Date.parse('2026-11-22T07:10:00Z')
      const { io, networks, scanner } = aScanner('routine', () => now)
      const gone = AbortSignal.abort()
      for (let i = 0; i < ROUTINE_RATE.amount; i++) {
        await networks.watch(io, 'routine').connect('127.0.0.1', 5222, gone)
      }
      let connections = 0
      server.on('connection', () => (connections += 1))
      const look = async () => {
        const seen = await scanner.probe({ domain: 'example.test', services: ['c2s'] }, never)
        const ways = { 4: 'open', 6: 'open' } as const
        return sightOf(judge(seen, new Date(now)), { at: now, untold: {}, ways }).kind
      }
      expect([await look(), connections]).to.deep.equal(['spared', 0])
      now += ROUTINE_RATE.windowMs
      expect([await look(), connections > 0]).to.deep.equal(['silent', true])
      const sights: string[] = []
      for (let i = 0; i < ROUTINE_PACE.amount; i++) sights.push(await look())
      expect(sights, 'more often than begins in a minute').to.deep.equal([
        'silent',
        'silent',
        'silent',
        'spared',
      ])
    })

    it('keep scans away from who refuses, say so, and forget it once a connection is taken', async () => {
      let now = Date.parse('2026-11-22T07:10:00Z')
      const { scanner } = aScanner('question', () => now)
      const reasons = async (): Promise<readonly string[]> => {
        const report = await scanner.scan({ domain: 'example.test', services: ['c2s'] }, never)
        return report.verdict.c2s.because.map(({ code }) => code)
      }
      expect(await reasons()).not.to.include('spared')
      await new Promise((resolve) => server.close(resolve))
      let seen: readonly string[] = []
      for (let i = 0; i <= MOST_REFUSALS && !seen.includes('spared'); i++) seen = await reasons()
      expect(seen).to.deep.equal(['spared'])
      now += REFUSED_PAUSE_MS
      expect(await reasons()).to.deep.equal(['unreachable'])
    })
  })
})
