import { expect } from 'chai'
import { answersOver } from '../../probes/answers-over.ts'
import { trustAnchors } from '../../probes/net/certificate.ts'
import { makeGuard } from '../../probes/net/guard.ts'
import { nodeIo } from '../../probes/net/node.ts'
import { type FakeDns, startDns, type Zone } from '../servers/dns.ts'
import {
  close,
  expectText,
  playServer,
  send,
  stall,
  stopServers,
  type Act,
  type PlayedServer,
} from '../servers/play-server.ts'

const HEADER = `<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' version='1.0'>`
const SPEAK = [expectText("version='1.0'"), send(`${HEADER}<stream:features/>`), stall]
const anchors = trustAnchors()

describe('probes answersOver', () => {
  let dns: FakeDns | undefined
  afterEach('end all servers', async () => {
    await dns?.stop()
    await stopServers()
  })

  /** Asks a domain whose SRV records name these servers, by IPv4 alone. */
  async function ask(servers: readonly PlayedServer[], family: 4 | 6, allowPrivate = true): Promise<boolean> {
    const zone: Zone = {
      '_xmpp-client._tcp.own.test': servers.map(({ port }, priority) => ({
        type: 'SRV',
        data: { priority, weight: 0, port, target: 'xmpp.own.test' },
      })),
      'xmpp.own.test': [{ type: 'A', data: '127.0.0.1' }],
    }
    dns = await startDns(zone)
    const guard = makeGuard({ allowPrivate })
    const io = nodeIo({ dnsServers: [dns] })
    return answersOver('own.test', family, { guard, anchors }, io, new AbortController().signal)
  }

  it('is told by stream features, and asks no further then', async () => {
    const servers = [await playServer(...SPEAK), await playServer(...SPEAK)]
    expect(await ask(servers, 4)).to.equal(true)
    expect(servers.map(({ received }) => received.length)).to.deep.equal([1, 0])
  })

  const SAYS_NOTHING: readonly { readonly title: string; readonly acts: readonly Act[] }[] = [
    { title: 'a connection alone', acts: [close] },
    { title: 'what answers in the place of everybody', acts: [send('HTTP/1.1 302 Found\r\n\r\n'), close] },
  ]
  for (const { title, acts } of SAYS_NOTHING) {
    it(`is not told by ${title}`, async () => {
      expect(await ask([await playServer(...acts)], 4)).to.equal(false)
    })
  }

  it('asks a second place where the first says nothing, and no third', async () => {
    const servers = [await playServer(close), await playServer(close), await playServer(...SPEAK)]
    expect(await ask(servers, 4)).to.equal(false)
    expect(servers.map(({ received }) => received.length)).to.deep.equal([1, 1, 0])
  })

  it('asks over the family in question alone, and where the guard lets it', async () => {
    const server = await playServer(...SPEAK)
    expect(await ask([server], 6)).to.equal(false)
    await dns?.stop()
    expect(await ask([server], 4, false)).to.equal(false)
    expect(server.received.length).to.equal(0)
  })
})
