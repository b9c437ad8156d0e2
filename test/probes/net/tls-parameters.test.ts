import { expect } from 'chai'
import type { Endpoint, Outcome } from '../../../probes/model.ts'
import type { TlsParameters } from '../../../probes/tls-parameters.ts'
import { FULL_LIMITS, type PoolLimits } from '../../../probes/net/connection-pool.ts'
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
import { endpointOf } from '../builders.ts'

const RSA = '-cert rsa.pem -key rsa.key'
const EC = '-cert ec.pem -key ec.key'
const LIMITS: PoolLimits = { ...FULL_LIMITS, backOffMs: 1 }

let folder: OpensslFolder
let server: OpensslServer | undefined
let front: StarttlsFront | undefined

const endpointAt = (port: number, given: Partial<Endpoint> = {}) =>
  endpointOf({ domain: 'example.test', address: '127.0.0.1', security: 'direct-tls', ...given, port })

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

async function run(endpoint: Endpoint, probe = tlsParametersProbe({ limits: LIMITS }), io = nodeIo()) {
  const [observation] = await probe.run(endpoint, io, new AbortController().signal)
  if (observation?.kind !== 'tls-parameters') throw new Error('the probe reports one kind')
  return observation.outcome
}

function valueOf(outcome: Outcome<TlsParameters>): TlsParameters {
  if (outcome.state !== 'observed') throw new Error(`not observed: ${JSON.stringify(outcome)}`)
  return outcome.value
}

async function learn(args: string): Promise<TlsParameters> {
  server = await startOpenssl(folder, args)
  return valueOf(await run(endpointAt(server.port)))
}

const accepted = ({ versions }: TlsParameters) =>
  versions.filter(({ answer }) => answer === 'accepted').map(({ version }) => version)

const suitesOf = ({ versions }: TlsParameters, version: string) => {
  const found = versions.find((each) => each.version === version)
  expect(found?.suites.isComplete, `${version} is complete`).to.equal(true)
  return { suites: found?.suites.names, order: found?.order }
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

  it('finds TLS 1.3 alone, its suites in order and its groups', async () => {
    const suites = 'TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_CCM_SHA256:TLS_AES_128_GCM_SHA256'
    const found = await learn(
      `${RSA} -tls1_3 -ciphersuites ${suites} -serverpref -groups P-384:X25519:ffdhe3072`,
    )
    expect(accepted(found)).to.deep.equal(['TLSv1.3'])
    expect(suitesOf(found, 'TLSv1.3')).to.deep.equal({ suites: suites.split(':'), order: 'server' })
    expect(found.groups).to.deep.equal({
      tls13: { names: ['secp384r1', 'x25519', 'ffdhe3072'], isComplete: true },
    })
    expect(found.versions.map(({ answer }) => answer)).to.deep.equal([
      'accepted',
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
    ])
  })

  it("finds TLS 1.2 in the server's order, with its groups, schemes and Diffie-Hellman group", async () => {
    const ciphers = 'DHE-RSA-AES256-SHA256:ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA:ECDHE-RSA-AES256-SHA384'
    const sigalgs = 'RSA+SHA512:rsa_pss_rsae_sha256'
    const found = await learn(
      `${RSA} -tls1_2 -cipher ${ciphers}:@SECLEVEL=0 -serverpref -groups P-521:X25519 -sigalgs ${sigalgs} -dhparam dh1024.pem`,
    )
    expect(suitesOf(found, 'TLSv1.2')).to.deep.equal({
      suites: [
        'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256',
        'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
        'TLS_RSA_WITH_AES_128_CBC_SHA',
        'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
      ],
      order: 'server',
    })
    expect(found.groups.tls12).to.deep.equal({ names: ['secp521r1', 'x25519'], isComplete: true })
    expect(found.signatureSchemes).to.deep.equal({
      names: ['rsa_pkcs1_sha512', 'rsa_pss_rsae_sha256'],
      isComplete: true,
    })
    expect(found.dhGroups).to.deep.equal([{ bits: 1024 }])
  })

  it("finds that the client's order counts", async () => {
    const found = await learn(
      `${RSA} -tls1_2 -cipher ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256`,
    )
    expect(suitesOf(found, 'TLSv1.2').order).to.equal('client')
  })

  it('finds that ChaCha20 goes first for clients that put it first', async () => {
    const ciphers = 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-RSA-AES128-GCM-SHA256'
    const found = await learn(`${RSA} -tls1_2 -cipher ${ciphers} -serverpref -prioritize_chacha`)
    expect(suitesOf(found, 'TLSv1.2').order).to.equal('server-but-chacha')
  })

  it('finds TLS 1.1 and 1.0 on a server that has nothing newer', async () => {
    const ciphers = 'ECDHE-RSA-AES256-SHA:AES128-SHA:NULL-MD5:@SECLEVEL=0'
    const found = await learn(`${RSA} -no_tls1_2 -no_tls1_3 -cipher ${ciphers} -serverpref`)
    const suites = [
      'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
      'TLS_RSA_WITH_AES_128_CBC_SHA',
      'TLS_RSA_WITH_NULL_MD5',
    ]
    expect(accepted(found)).to.deep.equal(['TLSv1.1', 'TLSv1'])
    expect(suitesOf(found, 'TLSv1.1').suites).to.deep.equal(suites)
    expect(suitesOf(found, 'TLSv1').suites).to.deep.equal(suites)
    expect(found.options.fallbackScsv).to.equal(true)
  })

  it('finds TLS 1.0 where 1.1 is switched off', async () => {
    const found = await learn(`${RSA} -no_tls1_1 -cipher AES128-SHA:@SECLEVEL=0 -no_tls1_3`)
    expect(accepted(found)).to.deep.equal(['TLSv1.2', 'TLSv1'])
  })

  it('finds the suites of both keys of a server that has two', async () => {
    const ciphers = 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384'
    const found = await learn(`${RSA} -dcert ec.pem -dkey ec.key -tls1_2 -serverpref -cipher ${ciphers}`)
    expect(suitesOf(found, 'TLSv1.2').suites).to.deep.equal([
      'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
    ])
    expect(found.signatureSchemes?.names).to.include.members([
      'ecdsa_secp256r1_sha256',
      'rsa_pss_rsae_sha256',
    ])
  })

  it('does not call the groups complete where a certificate of ECDSA needs its own', async () => {
    const found = await learn(
      `${EC} -tls1_2 -cipher ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES256-SHA -serverpref`,
    )
    expect(found.groups.tls12).to.deep.include({ isComplete: false, areOthersIdle: true })
    expect(suitesOf(found, 'TLSv1.2').order).to.equal('server')
  })

  it('finds anonymous and NULL suites', async () => {
    const found = await learn(`${RSA} -tls1_2 -cipher AECDH-NULL-SHA:ADH-AES128-SHA:NULL-SHA256:@SECLEVEL=0`)
    expect(suitesOf(found, 'TLSv1.2').suites).to.have.members([
      'TLS_ECDH_anon_WITH_NULL_SHA',
      'TLS_DH_anon_WITH_AES_128_CBC_SHA',
      'TLS_RSA_WITH_NULL_SHA256',
    ])
  })

  it('finds that a client certificate is asked for, a staple, and no tickets', async () => {
    const found = await learn(
      `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-SHA -Verify 1 -status_file ocsp.der -no_ticket`,
    )
    expect(found.options).to.deep.equal({
      compression: 'null',
      secureRenegotiation: true,
      extendedMasterSecret: true,
      encryptThenMac: true,
      sessionTicket: false,
      heartbeat: false,
      ocspStaple: true,
      clientCertificateRequested: true,
    })
  })

  it('asks over STARTTLS, at most four at once and forty in all, and sends nothing before <proceed/>', async () => {
    server = await startOpenssl(folder, `${RSA} -cipher ECDHE -serverpref`)
    front = await putStarttlsInFront(server.port)
    const seen = { open: 0, mostAtOnce: 0 }
    const found = valueOf(
      await run(endpointAt(front.port, { security: 'starttls' }), undefined, countingIo(seen)),
    )
    expect(accepted(found)).to.deep.equal(['TLSv1.3', 'TLSv1.2'])
    expect(front.seen.early).to.equal(0)
    expect(seen.mostAtOnce).to.be.at.most(4)
    expect(front.seen.connections).to.be.at.most(40)
  })

  it('sees to versions, groups, order and weak suites first where there are more suites than connections', async () => {
    const found = await learn(
      `${EC} -dcert rsa.pem -dkey rsa.key -cipher ALL:@SECLEVEL=0 -no_tls1 -no_tls1_1 -serverpref`,
    )
    expect(found.connectionCount).to.be.at.most(40)
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

  it('confirms a stack that is shared by a few handshakes', async () => {
    server = await startOpenssl(folder, `${RSA} -cipher ECDHE -serverpref`)
    const probe = tlsParametersProbe({ limits: LIMITS })
    const c2s = valueOf(await run(endpointAt(server.port), probe))
    const s2s = valueOf(await run(endpointAt(server.port, { service: 's2s' }), probe))
    expect(s2s).to.deep.equal({ ...c2s, basis: 'confirmed', connectionCount: 4 })
  })

  it('enumerates again where a stack turns out to be another one', async () => {
    server = await startOpenssl(folder, `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA`)
    const probe = tlsParametersProbe({ limits: LIMITS })
    await run(endpointAt(server.port), probe)
    await server.stop()
    server = await startOpenssl(folder, `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256:AES256-SHA`)
    const s2s = valueOf(await run(endpointAt(server.port, { service: 's2s' }), probe))
    expect(s2s.basis).to.equal('enumerated')
    expect(suitesOf(s2s, 'TLSv1.2').suites).to.include('TLS_RSA_WITH_AES_256_CBC_SHA')
  })

  it('backs off where a policy is violated, and asks on', async () => {
    server = await startOpenssl(folder, `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256`)
    const violation = `<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`
    front = await putStarttlsInFront(server.port, { answer: (nth) => (nth === 2 ? violation : undefined) })
    const found = valueOf(await run(endpointAt(front.port, { security: 'starttls' })))
    expect(accepted(found)).to.deep.equal(['TLSv1.2'])
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
      const outcome = await run(endpointAt(front.port, { security: 'starttls', service: 's2s' }))
      expect(outcome).to.have.nested.property('failure.code', code)
    })
  }

  it('leaves alone a server that goes on to say no', async () => {
    const violation = `<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`
    front = await putStarttlsInFront(1, { answer: () => violation })
    const outcome = await run(endpointAt(front.port, { security: 'starttls' }))
    expect(outcome).to.deep.equal({
      state: 'failed',
      failure: { phase: 'stream', code: 'stream-error', detail: 'policy-violation' },
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
    return run(endpointAt(scripted.port))
  }

  it('finds SSL 2.0 and 3.0 with RC4', async () => {
    const found = valueOf(await meet({ versions: [0x0300], suites: [RC4, AES], sslv2: [0x010080, 0x0700c0] }))
    expect(accepted(found)).to.deep.equal(['SSLv3', 'SSLv2'])
    expect(suitesOf(found, 'SSLv3')).to.deep.equal({
      suites: ['TLS_RSA_WITH_RC4_128_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA'],
      order: undefined,
    })
    expect(suitesOf(found, 'SSLv2').suites).to.deep.equal([
      'SSL_CK_RC4_128_WITH_MD5',
      'SSL_CK_DES_192_EDE3_CBC_WITH_MD5',
    ])
  })

  it('finds compression and heartbeat', async () => {
    const script = { versions: [0x0303], suites: [AES], compressionMethod: 1, extensions: [0x000f] }
    const found = valueOf(await meet(script))
    expect(found.options).to.deep.include({
      compression: 'deflate',
      heartbeat: true,
      extendedMasterSecret: false,
    })
  })

  it('takes an end without a word for a refusal, and says so', async () => {
    const found = valueOf(await meet({ versions: [0x0303], suites: [GCM, AES], isSilent: true }))
    expect(accepted(found)).to.deep.equal(['TLSv1.2'])
    expect(suitesOf(found, 'TLSv1.2').suites).to.have.length(2)
    expect(found.versions[0]).to.deep.include({ version: 'TLSv1.3', answer: 'refused', reason: 'closed' })
    expect(found.intolerances).to.deep.equal([])
  })

  it('offers fewer suites to a server that stumbles over many', async () => {
    const found = valueOf(await meet({ versions: [0x0303], suites: [GCM, AES], maxSuites: 128 }))
    expect(suitesOf(found, 'TLSv1.2').suites).to.have.members([
      'TLS_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_RSA_WITH_AES_128_CBC_SHA',
    ])
    expect(found.intolerances).to.deep.equal(['suite-count'])
  })

  it('sends short hellos to a server that stumbles over long ones', async () => {
    const found = valueOf(await meet({ versions: [0x0303, 0x0301], suites: [GCM, AES], maxByteLength: 255 }))
    expect(accepted(found)).to.include('TLSv1.2')
    expect(found.intolerances).to.deep.equal(['hello-size'])
  })

  it('finds TLS 1.0 by the answer to a newer hello', async () => {
    const found = valueOf(await meet({ versions: [0x0301], suites: [AES] }))
    expect(accepted(found)).to.deep.equal(['TLSv1'])
    expect(found.versions[1]).to.deep.include({
      version: 'TLSv1.2',
      answer: 'refused',
      reason: 'older-version',
    })
  })

  it('finds TLS 1.1 behind a server that drops what is newer', async () => {
    const found = valueOf(await meet({ versions: [0x0302], suites: [AES], maxVersion: 0x0302 }))
    expect(accepted(found)).to.deep.equal(['TLSv1.1'])
    expect(found.intolerances).to.deep.equal(['version'])
  })

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
    expect(await run(endpointAt(port))).to.deep.equal({
      state: 'failed',
      failure: { phase: 'tcp', code: 'refused', detail: 'ECONNREFUSED' },
    })
  })

  it('stops at the limit of connections and says what it does not know', async () => {
    scripted = await startScriptedTls({ versions: [0x0303], suites: [GCM, AES, RC4] })
    const probe = tlsParametersProbe({ limits: { ...LIMITS, inAll: 5 } })
    const found = valueOf(await run(endpointAt(scripted.port), probe))
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
