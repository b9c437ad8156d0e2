import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'chai'
import type { Endpoint } from '../../probes/model.ts'
import type { Reason } from '../../probes/reason.ts'
import { reproduction } from '../../probes/reproduce.ts'
import { makeAuthority, type Credentials } from '../servers/certificates.ts'
import {
  close,
  expectText,
  playServer,
  send,
  startTls,
  stopServers,
  type PlayedServer,
} from '../servers/play-server.ts'
import { AT, endpointOf } from './builders.ts'

const run = promisify(execFile)

/** Where `nc` is not installed the shell itself connects; what is tested, the quoting and the bytes, stays the same. */
const NC_FALLBACK = 'command -v nc >/dev/null || nc() { exec 3<>"/dev/tcp/$3/$4"; cat >&3; cat <&3; }\n'

/** A domain that a careless quoting would let out: the guard passes none like it, and the command must not rely on that. */
const AWKWARD = "a'$(exit 9)`exit 9`\\n%s.example"
const OPEN = '<stream:stream xmlns:stream="http://etherx.jabber.org/streams">'
const ANSWER = '<failure><encryption-required/></failure>'

async function execute(reason: Reason, domain = 'example.org'): Promise<string> {
  const command = reproduction(reason, domain, 'c2s')
  if (command === undefined) throw new Error('there is no command')
  const { stdout } = await run('bash', ['-c', NC_FALLBACK + command])
  return stdout
}

function at(server: PlayedServer, given: Partial<Endpoint> = {}): Endpoint {
  return endpointOf({ ...given, address: server.address, port: server.port })
}

describe('reproduction', () => {
  let credentials: Credentials
  before(async () => {
    credentials = await (await makeAuthority()).issue({ dns: ['example.org'] })
  })
  afterEach(stopServers)

  for (const domain of ['example.org', AWKWARD]) {
    it(`asks in clear text what was asked, and shows the answer: ${domain}`, async () => {
      const server = await playServer(expectText('PLAIN"/>'), send(ANSWER), close)
      const evidence = { sent: `<auth mechanism='PLAIN'/>`, received: '', at: AT }
      const reason: Reason = {
        code: 'refused',
        endpoint: at(server, { domain }),
        params: { stimulus: 'sasl-plain' },
        evidence,
      }
      expect(await execute(reason)).to.equal(ANSWER)
      const to = domain.replaceAll("'", '&apos;')
      expect(server.received[0]).to.equal(
        `<?xml version="1.0"?><stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams"` +
          ` to="${to}" version="1.0" xml:lang="en"><auth mechanism="PLAIN"/>`,
      )
    })
  }

  for (const service of ['c2s', 's2s'] as const) {
    it(`makes the handshake that STARTTLS leads to, ${service}`, async () => {
      const offer = `<stream:features><starttls xmlns="urn:ietf:params:xml:ns:xmpp-tls"/></stream:features>`
      const server = await playServer(
        expectText(service === 'c2s' ? 'jabber:client' : 'jabber:server'),
        send(OPEN + offer),
        expectText('<starttls'),
        send('<proceed xmlns="urn:ietf:params:xml:ns:xmpp-tls"/>'),
        startTls(credentials),
        close,
      )
      const reason: Reason = { code: 'tls-failed', endpoint: at(server, { service }), params: {} }
      expect(await execute(reason)).to.include('BEGIN CERTIFICATE')
      expect(server.received[0]).to.match(/to=["']example\.org["']/)
      expect(server.secured[0]).to.have.property('servername', 'example.org')
    })
  }

  it('opens a stream inside direct TLS', async () => {
    const server = await playServer(
      startTls(credentials, { ALPNProtocols: ['xmpp-client'] }),
      expectText('to="example.org"'),
      send(OPEN),
      close,
    )
    const endpoint = at(server, { security: 'direct-tls' })
    expect(await execute({ code: 'direct-tls', endpoint, params: {} })).to.include(OPEN)
    expect(server.secured[0]).to.include({ servername: 'example.org', alpnProtocol: 'xmpp-client' })
  })

  it('writes IPv6 addresses as each program wants them', () => {
    const endpoint = endpointOf({ address: '2001:db8::1' })
    expect(reproduction({ code: 'refused', endpoint, params: {} }, 'example.org', 'c2s')).to.match(
      / nc -w 5 2001:db8::1 5222$/,
    )
    expect(reproduction({ code: 'tls-failed', endpoint, params: {} }, 'example.org', 'c2s')).to.include(
      "-connect '[2001:db8::1]:5222'",
    )
  })

  it('asks DNS where DNS was asked', () => {
    expect(reproduction({ code: 'not-offered', params: {} }, 'example.org', 's2s')).to.equal(
      'dig +short SRV _xmpp-server._tcp.example.org',
    )
  })

  it('has no command for what one command cannot ask', () => {
    const params = { stimulus: 'sasl-compressed' }
    expect(reproduction({ code: 'refused', endpoint: endpointOf(), params }, 'example.org', 'c2s')).to.equal(
      undefined,
    )
    expect(reproduction({ code: 'guarded', params: {} }, 'example.org', 'c2s')).to.equal(undefined)
  })
})
