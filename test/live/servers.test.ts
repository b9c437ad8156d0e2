import { expect } from 'chai'
import { connect } from 'node:net'
import { describeServer } from './describe-server.ts'
import type { LiveServer } from './live-server.ts'
import type { TlsPolicy } from './policy.ts'
import { RawStream } from './raw-stream.ts'

const STARTTLS = {
  required: /<starttls xmlns=['"]urn:ietf:params:xml:ns:xmpp-tls['"]><required\/><\/starttls>/,
  optional: /<starttls xmlns=['"]urn:ietf:params:xml:ns:xmpp-tls['"]\/>/,
}
/** Base 64 of `\0bot\0secret` and `\0bot\0wrong`. */
const RIGHT = 'AGJvdABzZWNyZXQ='
const WRONG = 'AGJvdAB3cm9uZw=='

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required', hasDirectTls: true }, (server) => {
    itOffers(server, 'c2s', 'required')
    itOffers(server, 's2s', 'required')
    itSpeaksDirectTls(server)
    itKnowsAccounts(server)
  })
  describeServer(name, { c2sTls: 'optional', s2sTls: 'optional' }, (server) => {
    itOffers(server, 'c2s', 'optional')
    itOffers(server, 's2s', 'optional')
    itHasNoDirectTls(server)
  })
  describeServer(name, { c2sTls: 'none', s2sTls: 'none' }, (server) => {
    itOffers(server, 'c2s', 'none')
    itOffers(server, 's2s', 'none')
  })
}

describeServer('ejabberd', { c2sTls: 'none', s2sTls: 'required' }, (server) => {
  itOffers(server, 'c2s', 'none')
  itOffers(server, 's2s', 'required')
})

describeServer('prosody', { c2sTls: 'unusable', s2sTls: 'unusable' }, (server) => {
  itOffers(server, 'c2s', 'unusable')
  itOffers(server, 's2s', 'unusable')
})

describeServer(
  'prosody',
  { c2sTls: 'optional', s2sTls: 'none', addresses: ['127.0.0.1', '::1'], allowsRegistration: true },
  (server) => {
    itOffers(server, 'c2s', 'optional')
    itOffers(server, 's2s', 'none')

    it('listens on both loopback addresses and says so in its zone', async () => {
      const stream = await RawStream.connect(server.ports.c2s, '::1')
      expect(await stream.open('c2s', server.domain)).to.match(/<starttls/)
      stream.close()
      expect(server.zone()[`xmpp.${server.domain}`]).to.deep.equal([
        { type: 'A', data: '127.0.0.1' },
        { type: 'AAAA', data: '::1' },
      ])
    })
  },
)

function itOffers(server: LiveServer, service: 'c2s' | 's2s', policy: TlsPolicy): void {
  it(`${service}: does as configured in clear text (${policy})`, async () => {
    const stream = await RawStream.connect(server.ports[service])
    const features = await stream.open(service, server.domain)
    if (policy === 'required' || policy === 'optional') {
      expect(features).to.match(STARTTLS[policy])
      await stream.starttls(server.domain, server.authority.cert)
      const inside = await stream.open(service, server.domain)
      expect(inside).to.match(/<stream:features/)
      expect(inside).not.to.contain('<starttls')
    } else {
      expect(features).not.to.contain('<starttls')
      if (service === 'c2s') expect(features).to.match(policy === 'none' ? /<mechanism>/ : /<stream:error>/)
    }
    stream.close()
  })
}

function itSpeaksDirectTls(server: LiveServer): void {
  for (const service of ['c2s', 's2s'] as const) {
    it(`${service}: speaks TLS from the first byte on its own port (XEP-0368)`, async () => {
      const stream = await RawStream.connect(server.ports[`${service}DirectTls`])
      await stream.secure(server.domain, server.authority.cert)
      expect(await stream.open(service, server.domain)).to.match(/<stream:features/)
      stream.close()
      const port = server.ports[`${service}DirectTls`]
      const name = service === 'c2s' ? '_xmpps-client' : '_xmpps-server'
      const srv = { priority: 10, weight: 0, port, target: `xmpp.${server.domain}` }
      expect(server.zone()[`${name}._tcp.${server.domain}`]).to.deep.equal([{ type: 'SRV', data: srv }])
    })
  }
}

function itHasNoDirectTls(server: LiveServer): void {
  it('has no port for direct TLS where none is configured', async () => {
    expect(await refusal(server.ports.c2sDirectTls)).to.have.property('code', 'ECONNREFUSED')
    expect(Object.keys(server.zone()).filter((key) => key.startsWith('_xmpps'))).to.deep.equal([])
  })
}

function itKnowsAccounts(server: LiveServer): void {
  it('knows a registered account by its password, also after a restart on the same ports', async () => {
    await server.register('bot', 'secret')
    expect(await login(server, RIGHT)).to.contain('<success')
    expect(await login(server, WRONG)).to.contain('<not-authorized')
    const { ports } = server
    await server.restart()
    expect(server.ports).to.deep.equal(ports)
    expect(await login(server, RIGHT)).to.contain('<success')
  })

  it('can be stopped and started', async () => {
    await server.stop()
    expect(await refusal(server.ports.c2s)).to.have.property('code', 'ECONNREFUSED')
    await server.start()
    const stream = await RawStream.connect(server.ports.c2s)
    expect(await stream.open('c2s', server.domain)).to.match(STARTTLS.required)
    stream.close()
  })
}

/** The error of a connection that must not succeed. */
function refusal(port: number): Promise<Error> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', resolve)
    socket.once('connect', () => {
      socket.destroy()
      reject(new Error(`port ${port} answers`))
    })
  })
}

async function login(server: LiveServer, initialResponse: string): Promise<string> {
  const stream = await RawStream.connect(server.ports.c2s)
  await stream.open('c2s', server.domain)
  await stream.starttls(server.domain, server.authority.cert)
  await stream.open('c2s', server.domain)
  stream.send(`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${initialResponse}</auth>`)
  const answer = await stream.waitFor(/<success|<\/failure>/)
  stream.close()
  return answer
}
