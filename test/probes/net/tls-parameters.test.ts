import { expect } from 'chai'
import type { Outcome } from '../../../probes/model.ts'
import type { TlsParameters } from '../../../probes/tls-parameters.ts'
import type { Io } from '../../../probes/net/io.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { tlsParametersProbe } from '../../../probes/net/tls-parameters.ts'
import { suiteProperties, suiteWeaknesses } from '../../../probes/registry/cipher-suites.ts'
import {
  type OpensslFolder,
  type OpensslServer,
  type StarttlsFront,
  makeOpensslFolder,
  putStarttlsInFront,
  startOpenssl,
} from '../../servers/openssl-server.ts'
import { type ScriptedTls, type ScriptedTlsServer, startScriptedTls } from '../../servers/scripted-tls.ts'
import { acceptedIn, endpointAt, LIMITS, probeTls, valueOf, versionIn } from './learn-tls.ts'

const RSA = '-cert rsa.pem -key rsa.key'
const EC = '-cert ec.pem -key ec.key'

let folder: OpensslFolder
let server: OpensslServer | undefined
let front: StarttlsFront | undefined

/** Real connections, counted on our side: a server may learn of an end after it has learnt of the next connection. */
function countingIo(seen: { open: number; mostAtOnce: number }): Io {
  const io = nodeIo()
  const connect: Io['connect'] = async (...args) => {
    seen.open++
    seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.open)
    const outcome = await io.connect(...args)
    if (outcome.state === 'observed') outcome.value.once('close', () => seen.open--)
    else seen.open--
    return outcome
  }
  return { ...io, connect }
}

async function learn(args: string): Promise<TlsParameters> {
  server = await startOpenssl(folder, args)
  return valueOf(await probeTls(endpointAt(server.port)))
}

describe('net tlsParametersProbe, openssl s_server', () => {
  before(() => {
    folder = makeOpensslFolder()
  })

  after(() => folder.remove())

  afterEach(async () => {
    await front?.stop()
    await server?.stop()
    front = undefined
    server = undefined
  })

  it('asks over STARTTLS, at most four at once and forty in all, and sends nothing before <proceed/>', async () => {
    server = await startOpenssl(folder, `${RSA} -cipher ECDHE -serverpref`)
    front = await putStarttlsInFront(server.port)
    const seen = { open: 0, mostAtOnce: 0 }
    const found = valueOf(
      await probeTls(endpointAt(front.port, { security: 'starttls' }), undefined, countingIo(seen)),
    )
    expect(acceptedIn(found)).to.deep.equal(['TLSv1.3', 'TLSv1.2'])
    expect(front.seen.early).to.equal(0)
    expect(seen.mostAtOnce).to.be.at.most(4)
    expect(front.seen.connections).to.be.at.most(LIMITS.inAll)
  })

  it('sees to versions, groups, order and weak suites first where there are more suites than connections', async () => {
    const found = await learn(
      `${EC} -dcert rsa.pem -dkey rsa.key -cipher ALL:@SECLEVEL=0 -no_tls1 -no_tls1_1 -serverpref`,
    )
    expect(found.connectionCount).to.equal(LIMITS.inAll)
    const [tls13, tls12, ...older] = found.versions
    expect(older.map(({ answer }) => answer)).to.deep.equal(['refused', 'refused', 'refused', 'refused'])
    expect([tls13?.suites.isComplete, tls12?.suites.isComplete]).to.deep.equal([true, false])
    expect([tls13?.order, tls12?.order]).to.deep.equal(['server', 'server'])
    expect([found.groups.tls13?.isComplete, found.groups.tls12?.isComplete]).to.deep.equal([true, true])
    const kindsOf = (names: readonly string[] = []) => [
      ...new Set(names.flatMap((name) => suiteWeaknesses(suiteProperties(name)))),
    ]
    expect(kindsOf(tls12?.suites.names)).to.deep.equal(['anonymous'])
    expect(kindsOf(tls12?.suites.undecided)).to.deep.equal(['anonymous'])
    expect(tls12?.suites.names.some((name) => name.startsWith('TLS_RSA_WITH_'))).to.equal(true)
  })

  for (const { title, option, dhGroups } of [
    { title: 'is', option: '-dhparam dh2048.pem', dhGroups: [{ bits: 2048 }] },
    { title: 'is not', option: '-no_dhe', dhGroups: [] },
  ]) {
    it(`finds out that there ${title} finite-field Diffie-Hellman where there are too many suites`, async () => {
      const found = await learn(
        `${EC} -dcert rsa.pem -dkey rsa.key -cipher ALL:!aNULL -no_tls1 -no_tls1_1 -serverpref ${option}`,
      )
      const { suites } = versionIn(found, 'TLSv1.2')
      expect(suites.isComplete).to.equal(false)
      expect(found.dhGroups).to.deep.equal(dhGroups)
      const undecided = (suites.undecided ?? []).map((name) => suiteProperties(name).keyExchange)
      if (dhGroups.length === 0) expect(undecided).not.to.include('DHE')
    })
  }

  it('confirms a stack that is shared by a few handshakes', async () => {
    server = await startOpenssl(folder, `${RSA} -cipher ECDHE -serverpref`)
    const probe = tlsParametersProbe({ limits: LIMITS })
    const c2s = valueOf(await probeTls(endpointAt(server.port), probe))
    const s2s = valueOf(await probeTls(endpointAt(server.port, { service: 's2s' }), probe))
    expect(s2s).to.deep.equal({ ...c2s, basis: 'confirmed', connectionCount: 4 })
  })

  it('enumerates again where a stack turns out to be another one', async () => {
    server = await startOpenssl(folder, `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA`)
    const probe = tlsParametersProbe({ limits: LIMITS })
    await probeTls(endpointAt(server.port), probe)
    await server.stop()
    server = await startOpenssl(folder, `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256:AES256-SHA`)
    const s2s = valueOf(await probeTls(endpointAt(server.port, { service: 's2s' }), probe))
    expect(s2s.basis).to.equal('enumerated')
    expect(versionIn(s2s, 'TLSv1.2').suites.names).to.include('TLS_RSA_WITH_AES_256_CBC_SHA')
  })

  it('backs off where a policy is violated, and asks on', async () => {
    server = await startOpenssl(folder, `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256`)
    const xmlns = `xmlns='urn:ietf:params:xml:ns:xmpp-streams'`
    const violation = `<stream:error><policy-violation ${xmlns}/><text ${xmlns}>Too many</text></stream:error>`
    front = await putStarttlsInFront(server.port, { answer: (nth) => (nth === 2 ? violation : undefined) })
    const found = valueOf(await probeTls(endpointAt(front.port, { security: 'starttls' })))
    expect(acceptedIn(found)).to.deep.equal(['TLSv1.2'])
  })

  for (const [title, answer, code] of [
    [
      'refuses STARTTLS',
      `<stream:features/><failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`,
      'starttls-failure',
    ],
    ['ends the stream', `</stream:stream>`, 'closed'],
    ['answers with something else', `<stream:features/><message/>`, 'peer-misbehaved'],
  ] as const) {
    it(`fails at a server that ${title}`, async () => {
      front = await putStarttlsInFront(1, { answer: () => answer })
      const outcome = await probeTls(endpointAt(front.port, { security: 'starttls', service: 's2s' }))
      expect(outcome).to.have.nested.property('failure.code', code)
    })
  }

  it('leaves alone a server that goes on to say no', async () => {
    const xmlns = `xmlns='urn:ietf:params:xml:ns:xmpp-streams'`
    const violation = `<stream:error><policy-violation ${xmlns}/><text ${xmlns}>Too many</text></stream:error>`
    front = await putStarttlsInFront(1, { answer: () => violation })
    const outcome = await probeTls(endpointAt(front.port, { security: 'starttls' }))
    expect(outcome).to.deep.equal({
      state: 'failed',
      failure: {
        phase: 'stream',
        code: 'stream-error',
        condition: 'policy-violation',
        detail: 'policy-violation: Too many',
      },
    })
    expect(front.seen.connections).to.be.at.most(8)
  })
})

describe('net tlsParametersProbe, scripted servers', () => {
  const RC4 = 0x0005
  const AES = 0x002f
  const GCM = 0x009c
  let scripted: ScriptedTlsServer | undefined

  afterEach(async () => {
    await scripted?.stop()
    scripted = undefined
  })

  async function meet(script: ScriptedTls): Promise<Outcome<TlsParameters>> {
    scripted = await startScriptedTls(script)
    return probeTls(endpointAt(scripted.port))
  }

  it('knows nothing of a server that breaks the protocol, and names the deed', async () => {
    const outcome = await meet({ raw: new TextEncoder().encode('HTTP/1.1 400 Bad Request') })
    expect(outcome).to.deep.equal({
      state: 'failed',
      failure: { phase: 'tls', code: 'peer-misbehaved', detail: 'not-tls (RFC 5246 appendix-E.2)' },
    })
  })

  it('fails where nobody listens, after a few attempts', async () => {
    scripted = await startScriptedTls({})
    const { port } = scripted
    await scripted.stop()
    expect(await probeTls(endpointAt(port))).to.deep.equal({
      state: 'failed',
      failure: { phase: 'tcp', code: 'refused', detail: 'ECONNREFUSED' },
    })
  })

  it('stops at the limit of connections and says what it does not know', async () => {
    scripted = await startScriptedTls({ versions: [0x0303], suites: [GCM, AES, RC4] })
    const probe = tlsParametersProbe({ limits: { ...LIMITS, inAll: 5 } })
    const found = valueOf(await probeTls(endpointAt(scripted.port), probe))
    expect(found.connectionCount).to.equal(5)
    expect(found.versions.some(({ suites }) => !suites.isComplete)).to.equal(true)
  })

  it('rejects when it is aborted, and leaves nothing open', async () => {
    const signal = AbortSignal.abort()
    const rejection = await tlsParametersProbe({ limits: LIMITS })
      .run(endpointAt(1), nodeIo(), signal)
      .catch((error: unknown) => error)
    expect(rejection).to.have.property('name', 'AbortError')
  })
})
