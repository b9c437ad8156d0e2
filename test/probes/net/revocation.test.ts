import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type TLSSocket } from 'node:tls'
import { expect } from 'chai'
import type { PresentedChain } from '../../../probes/authentication.ts'
import { applyChecks } from '../../../probes/checks/index.ts'
import type { Observation } from '../../../probes/model.ts'
import { trustAnchors } from '../../../probes/net/certificate.ts'
import { makeGuard } from '../../../probes/net/guard.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { wholeHandshakesProbe } from '../../../probes/net/whole-handshakes.ts'
import { type Link, makeRoot } from '../../servers/chains.ts'
import { startDns, type FakeDns } from '../../servers/dns.ts'
import { listenOnLoopback } from '../../servers/listen.ts'
import { startWeb, type FakeWeb } from '../../servers/web.ts'
import { endpointOf } from '../builders.ts'

describe('net askForRevocation, with answers by openssl', () => {
  const sockets = new Set<TLSSocket>()
  let folder: string
  let root: Link
  let leaf: Link
  let dns: FakeDns
  let issuer: FakeWeb
  let port: number
  let stopServer: () => Promise<void>
  let isBroken = false

  const openssl = (...args: readonly string[]): string =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tellus-revocation-'))
    dns = await startDns({ 'ca.test': [{ type: 'A', data: '127.0.0.1' }] })
    issuer = await startWeb({
      answer: (request, response) => {
        const chunks: Buffer[] = []
        request.on('data', (chunk: Buffer) => chunks.push(chunk))
        request.on('end', () => response.end(answer(request.url ?? '', Buffer.concat(chunks))))
      },
    })
    const at = `http://ca.test:${issuer.port}`
    root = await makeRoot()
    leaf = await root.sign({
      commonName: 'example.test',
      dns: ['example.test'],
      ocspUrl: `${at}/ocsp`,
      crlUrl: ['ldap:///CN=Root?certificateRevocationList', `${at}/list.crl`],
    })
    writeFileSync(join(folder, 'root.pem'), root.cert)
    writeFileSync(join(folder, 'root.key'), root.key)
    writeFileSync(join(folder, 'leaf.pem'), leaf.cert)
    writeFileSync(join(folder, 'crlnumber'), '01\n')
    writeFileSync(
      join(folder, 'ca.conf'),
      '[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha256\ndefault_crl_days=7\n',
    )
    const server = createServer({ cert: leaf.cert, key: leaf.key }, (socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      // It speaks no XMPP inside.
      socket.once('data', () => socket.end())
    })
    port = await listenOnLoopback(server)
    stopServer = () => new Promise((resolve) => void server.close(() => resolve()))
  })

  after(async () => {
    for (const socket of sockets) socket.destroy()
    await Promise.all([stopServer(), issuer.stop(), dns.stop()])
    rmSync(folder, { recursive: true })
  })

  afterEach(() => {
    isBroken = false
  })

  function answer(path: string, body: Buffer): Buffer {
    if (isBroken) return Buffer.from('<html>')
    const signer = ['-rsigner', 'root.pem', '-rkey', 'root.key', '-CA', 'root.pem']
    if (path === '/ocsp') {
      writeFileSync(join(folder, 'request.der'), body)
      openssl(
        'ocsp',
        '-index',
        'index.txt',
        ...signer,
        '-reqin',
        'request.der',
        '-respout',
        'answer.der',
        '-ndays',
        '7',
      )
      return readFileSync(join(folder, 'answer.der'))
    }
    openssl(
      'ca',
      '-config',
      'ca.conf',
      '-gencrl',
      '-keyfile',
      'root.key',
      '-cert',
      'root.pem',
      '-out',
      'list.pem',
    )
    openssl('crl', '-in', 'list.pem', '-outform', 'der', '-out', 'list.crl')
    return readFileSync(join(folder, 'list.crl'))
  }

  function setStatus(status: 'V' | 'R'): void {
    const serial = openssl('x509', '-in', 'leaf.pem', '-noout', '-serial').trim().replace('serial=', '')
    const revoked = status === 'R' ? '260101000000Z' : ''
    writeFileSync(
      join(folder, 'index.txt'),
      `${status}\t360101000000Z\t${revoked}\t${serial}\tunknown\t/CN=x\n`,
    )
  }

  async function run(isAsked: boolean, allowPrivate = true): Promise<readonly Observation[]> {
    const guard = makeGuard({ allowPrivate })
    const probe = wholeHandshakesProbe({
      anchors: trustAnchors(root.cert),
      ...(isAsked && { revocation: { guard, timeoutMs: 20_000 } }),
    })
    const endpoint = endpointOf({
      domain: 'example.test',
      security: 'direct-tls',
      address: '127.0.0.1',
      port,
    })
    return probe.run(endpoint, nodeIo({ dnsServers: [dns] }), new AbortController().signal)
  }

  function revocationOf([observation]: readonly Observation[]): PresentedChain['revocation'] {
    if (observation?.kind !== 'presented-chains' || observation.outcome.state !== 'observed')
      throw new Error('not observed')
    return observation.outcome.value.chains[0].revocation
  }

  const found = (observations: readonly Observation[]): readonly string[] =>
    applyChecks(observations, new Date())
      .filter(({ check }) => check === 'chain.revocation')
      .map(({ level, params }) => `${level} ${String(params['problem'] ?? '')}`)

  it('asks nobody unless told to', async () => {
    setStatus('V')
    const before = issuer.requests.length
    const observations = await run(false)
    expect(revocationOf(observations)).to.deep.equal({ state: 'skipped', because: 'not-asked' })
    expect(issuer.requests).to.have.length(before)
    expect(found(observations)).to.deep.equal([])
  })

  it('finds a certificate good by responder and list', async () => {
    setStatus('V')
    const observations = await run(true)
    const outcome = revocationOf(observations)
    if (outcome.state !== 'observed') throw new Error('not observed')
    expect(outcome.value.ocsp).to.deep.include({ state: 'observed' })
    expect(outcome.value.ocsp).to.have.nested.property('value.isSignatureValid', true)
    expect(outcome.value.ocsp).to.have.nested.property('value.status', 'good')
    expect(outcome.value.crl).to.have.nested.property('value.status', 'not-listed')
    expect(outcome.value.crl).to.have.nested.property('value.isSignatureValid', true)
    expect(found(observations)).to.deep.equal(['pass '])
  })

  it('finds a certificate revoked by responder and list', async () => {
    setStatus('R')
    const observations = await run(true)
    const outcome = revocationOf(observations)
    if (outcome.state !== 'observed') throw new Error('not observed')
    for (const part of ['ocsp', 'crl'] as const)
      expect(outcome.value[part]).to.have.nested.property('value.revokedAt', '2026-01-01T00:00:00.000Z')
    expect(found(observations)).to.deep.equal(['fail revoked'])
  })

  it('takes what is no answer for no answer', async () => {
    isBroken = true
    const observations = await run(true)
    const outcome = revocationOf(observations)
    if (outcome.state !== 'observed') throw new Error('not observed')
    for (const part of ['ocsp', 'crl'] as const)
      expect(outcome.value[part]).to.have.nested.property('failure.code', 'peer-misbehaved')
    expect(found(observations)).to.deep.equal(['info unheard'])
  })

  it('connects nowhere that the guard forbids', async () => {
    const before = issuer.requests.length
    const outcome = revocationOf(await run(true, false))
    if (outcome.state !== 'observed') throw new Error('not observed')
    expect(outcome.value).to.deep.equal({
      ocsp: { state: 'skipped', because: 'guarded' },
      crl: { state: 'skipped', because: 'guarded' },
    })
    expect(issuer.requests).to.have.length(before)
  })
})
