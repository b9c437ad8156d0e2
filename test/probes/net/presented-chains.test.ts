import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls'
import { expect } from 'chai'
import type { PresentedChains } from '../../../probes/authentication.ts'
import { applyChecks } from '../../../probes/checks/index.ts'
import type { Endpoint, Outcome } from '../../../probes/model.ts'
import { trustAnchors } from '../../../probes/net/certificate.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { wholeHandshakesProbe } from '../../../probes/net/whole-handshakes.ts'
import { daysFromNow } from '../../servers/certificates.ts'
import { type Link, makeRoot } from '../../servers/chains.ts'
import { listenOnLoopback } from '../../servers/listen.ts'
import { putStarttlsInFront } from '../../servers/openssl-server.ts'
import { endpointOf, observation, observed } from '../builders.ts'

const ML_DSA = readFileSync('test/data/ml-dsa-44.pem', 'utf8')

describe('net wholeHandshakesProbe, chains', () => {
  const closers: (() => Promise<void> | void)[] = []
  let root: Link
  let intermediate: Link
  let leaf: Link

  before(async () => {
    root = await makeRoot()
    intermediate = await root.sign({ commonName: 'Intermediate', isAuthority: true })
    leaf = await intermediate.sign({ commonName: 'example.test', dns: ['example.test'] })
  })

  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close()
  })

  async function serve(options: TlsOptions, staple?: Buffer): Promise<number> {
    const sockets = new Set<TLSSocket>()
    const server = createServer(options, (socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      // What it presented counts, though it speaks no XMPP inside.
      socket.once('data', () => socket.end())
    })
    server.on('OCSPRequest', (_certificate, _issuer, done) => done(null, staple as Buffer))
    const port = await listenOnLoopback(server)
    closers.push(() => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((resolve) => void server.close(() => resolve()))
    })
    return port
  }

  async function run(given: Partial<Endpoint>, ownAnchors = root.cert): Promise<Outcome<PresentedChains>> {
    const probe = wholeHandshakesProbe({ anchors: trustAnchors(ownAnchors), timeoutMs: 20_000 })
    const endpoint = endpointOf({
      domain: 'example.test',
      security: 'direct-tls',
      address: '127.0.0.1',
      ...given,
    })
    const [seen] = await probe.run(endpoint, nodeIo(), new AbortController().signal)
    if (seen?.kind !== 'presented-chains') throw new Error('the chains come first')
    return seen.outcome
  }

  async function chainsAt(port: number, ownAnchors = root.cert): Promise<PresentedChains> {
    const outcome = await run({ port }, ownAnchors)
    if (outcome.state !== 'observed') throw new Error(JSON.stringify(outcome))
    return outcome.value
  }

  const names = ({ chains: [{ sent }] }: PresentedChains): string[] =>
    sent.map(({ certificate }) => certificate.subject)

  for (const isAnchor of [false, true]) {
    it(`reads a certificate with a key that OpenSSL may not have, ${isAnchor ? 'an anchor of ours' : 'sent beside'}`, async () => {
      // Of a key that it does not know, OpenSSL reckons that it is too weak for any level.
      const ciphers = 'DEFAULT:@SECLEVEL=0'
      const port = await serve({ cert: leaf.cert + intermediate.cert + ML_DSA, key: leaf.key, ciphers })
      const found = await chainsAt(port, isAnchor ? `${root.cert}\n${ML_DSA}` : root.cert)
      const [{ sent, path }] = found.chains
      expect(path).to.deep.equal([0, 1])
      const { key, signatureAlgorithm } = sent[2]?.certificate ?? {}
      expect(key).to.deep.equal({ type: 'other' })
      expect(signatureAlgorithm).to.equal('ML-DSA-44')
    })
  }

  const handshakes: { readonly title: string; readonly options: TlsOptions }[] = [
    { title: 'TLS 1.3 with AES-128-GCM', options: { ciphers: 'TLS_AES_128_GCM_SHA256' } },
    { title: 'TLS 1.3 with AES-256-GCM', options: { ciphers: 'TLS_AES_256_GCM_SHA384' } },
    { title: 'TLS 1.3 with ChaCha20-Poly1305', options: { ciphers: 'TLS_CHACHA20_POLY1305_SHA256' } },
    { title: 'TLS 1.3 after a HelloRetryRequest', options: { ecdhCurve: 'P-521' } },
    {
      title: 'TLS 1.3 with a request for a client certificate',
      options: { requestCert: true, rejectUnauthorized: false },
    },
    { title: 'TLS 1.2', options: { maxVersion: 'TLSv1.2' } },
    {
      title: 'TLS 1.1',
      options: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' },
    },
  ]
  for (const { title, options } of handshakes) {
    it(`gives the certificates as sent by ${title}`, async () => {
      const cert = [leaf, root, intermediate, leaf].map((link) => link.cert).join('\n')
      const found = await chainsAt(await serve({ cert, key: leaf.key, ...options }))
      expect(names(found)).to.deep.equal(['CN=example.test', 'CN=Root', 'CN=Intermediate', 'CN=example.test'])
      expect(found.chains[0].path).to.deep.equal([0, 2, 1])
      expect(found.chains[0].anchor?.subject).to.equal('CN=Root')
      expect(found.chains[0].sent[0].der).to.equal(leaf.der.toString('base64'))
      expect(found.otherKeyType).to.deep.equal({ state: 'observed', value: 'same' })
    })
  }

  it('names the signature scheme by which the server proved its key', async () => {
    const cert = leaf.cert + intermediate.cert
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const { chains } = await chainsAt(await serve({ cert, key: leaf.key, maxVersion }))
      expect(chains[0].signatureScheme).to.equal('ecdsa_secp256r1_sha256')
      expect(chains[0].tlsVersion).to.equal(maxVersion)
    }
  })

  it('finds no anchor where the intermediate was not sent', async () => {
    const { chains } = await chainsAt(await serve({ cert: leaf.cert, key: leaf.key }))
    expect(chains[0].path).to.deep.equal([0])
    expect(chains[0]).not.to.have.property('anchor')
    expect(chains[0].trust.isTrusted).to.equal(false)
  })

  describe('with an intermediate that two authorities signed', () => {
    let folder: string
    const pem = (name: string): string => readFileSync(join(folder, name), 'utf8')
    const openssl = (args: string): unknown =>
      execFileSync('openssl', args.split(' '), { cwd: folder, stdio: 'ignore' })
    const sign = (subject: string, issuer: string, out: string, days = 9): unknown =>
      openssl(
        `x509 -req -in ${subject}.csr -out ${out} -days ${days} -set_serial 7 -CA ${issuer}.pem -CAkey ${issuer}.key -extfile ca.ext`,
      )

    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'tellus-cross-'))
      writeFileSync(join(folder, 'ca.ext'), 'basicConstraints=critical,CA:true\n')
      const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
      for (const name of ['known', 'unknown', 'intermediate', 'example.test'])
        openssl(`req -new ${key} -keyout ${name}.key -out ${name}.csr -subj /CN=${name}`)
      for (const name of ['known', 'unknown'])
        openssl(`x509 -req -in ${name}.csr -signkey ${name}.key -out ${name}.pem -extfile ca.ext`)
      sign('intermediate', 'unknown', 'by-unknown.pem')
      sign('intermediate', 'known', 'intermediate.pem')
      sign('intermediate', 'known', 'old.pem', 0)
      sign('known', 'unknown', 'known-by-unknown.pem')
      sign('example.test', 'intermediate', 'leaf.pem')
    })
    after(() => rmSync(folder, { recursive: true }))

    for (const { title, sent, path } of [
      { title: 'the one that is known second', sent: ['by-unknown.pem', 'intermediate.pem'], path: [0, 2] },
      {
        title: 'the one that is unknown with its root',
        sent: ['by-unknown.pem', 'unknown.pem', 'intermediate.pem'],
        path: [0, 3],
      },
      { title: 'one of them expired', sent: ['old.pem', 'intermediate.pem'], path: [0, 2] },
      {
        title: 'a known root signed by an unknown one',
        sent: ['intermediate.pem', 'known-by-unknown.pem'],
        path: [0, 1, 2],
      },
      {
        title: 'a known root signed by an unknown one that comes too',
        sent: ['intermediate.pem', 'known-by-unknown.pem', 'unknown.pem'],
        path: [0, 1, 2, 3],
      },
    ])
      it(`finds the path to the anchor: ${title}`, async () => {
        const cert = ['leaf.pem', ...sent].map(pem).join('')
        const port = await serve({ cert, key: pem('example.test.key') })
        const { chains } = await chainsAt(port, pem('known.pem'))
        expect(chains[0].path).to.deep.equal(path)
        expect(chains[0].anchor?.subject).to.equal('CN=known')
      })

    it('counts the bits of an RSA key that is for RSASSA-PSS alone', async () => {
      const key = '-newkey rsa-pss -pkeyopt rsa_keygen_bits:1024 -nodes -keyout pss.key'
      openssl(`req -x509 ${key} -out pss.pem -subj /CN=example.test`)
      const port = await serve({ cert: pem('pss.pem'), key: pem('pss.key'), ciphers: 'ALL:@SECLEVEL=0' })
      const outcome = await run({ port }, pem('pss.pem'))
      const endpoint = endpointOf()
      const findings = applyChecks([observation(endpoint, 'presented-chains', outcome)], new Date())
      expect(findings.find(({ check }) => check === 'chain.strength')).to.include({ level: 'fail' })
    })
  })

  it('presents the chains of both key types where there are two', async () => {
    const rsa = await intermediate.sign({ commonName: 'rsa', dns: ['example.test'], algorithm: 'rsa' })
    const port = await serve({
      cert: [leaf.cert + intermediate.cert, rsa.cert + intermediate.cert],
      key: [leaf.key, rsa.key],
    })
    const { chains, otherKeyType } = await chainsAt(port)
    const types = chains.map(({ sent }) => sent[0].certificate.key.type)
    expect(types).to.have.members(['ec', 'rsa'])
    expect(otherKeyType).to.deep.equal({ state: 'observed', value: 'presented' })
  })

  it('goes through STARTTLS', async () => {
    const front = await putStarttlsInFront(
      await serve({ cert: leaf.cert + intermediate.cert, key: leaf.key }),
    )
    closers.push(() => front.stop())
    const outcome = await run({ port: front.port, security: 'starttls' })
    if (outcome.state !== 'observed') throw new Error(JSON.stringify(outcome))
    expect(names(outcome.value)).to.deep.equal(['CN=example.test', 'CN=Intermediate'])
  })

  it('keeps a failure to connect as it is', async () => {
    const port = await serve({ cert: leaf.cert, key: leaf.key })
    for (const close of closers.splice(0)) await close()
    expect(await run({ port })).to.deep.include({ state: 'failed' })
  })

  describe('with a staple from openssl ocsp', () => {
    let folder: string
    let other: Link

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'tellus-ocsp-'))
      other = await intermediate.sign({ commonName: 'other', dns: ['example.test'] })
      const signer = { commonName: 'OCSP', isOcspSigner: true }
      const [delegate, outdated, foreign] = await Promise.all([
        intermediate.sign(signer),
        intermediate.sign({ ...signer, notAfter: daysFromNow(-0.5) }),
        root.sign(signer),
      ])
      const files = { intermediate, leaf, other, delegate, outdated, foreign }
      for (const [name, { cert, key }] of Object.entries(files)) {
        writeFileSync(join(folder, `${name}.pem`), cert)
        writeFileSync(join(folder, `${name}.key`), key)
      }
      const renamed = ['-x509', '-key', 'intermediate.key', '-subj', '/CN=renamed', '-out', 'renamed.pem']
      execFileSync('openssl', ['req', ...renamed], { cwd: folder, stdio: 'ignore' })
    })

    after(() => rmSync(folder, { recursive: true }))

    /** @param issuer Of whose certificate it speaks. */
    function staple(
      about: 'leaf' | 'other',
      entry: 'V' | 'R' | undefined,
      signer = 'intermediate',
      issuer = 'intermediate',
    ): Buffer {
      const openssl = (...args: readonly string[]): string =>
        execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      const serial = openssl('x509', '-in', `${about}.pem`, '-noout', '-serial').trim().replace('serial=', '')
      const revoked = entry === 'R' ? '260101000000Z' : ''
      const index =
        entry === undefined ? '' : `${entry}\t360101000000Z\t${revoked}\t${serial}\tunknown\t/CN=x\n`
      writeFileSync(join(folder, 'index.txt'), index)
      const asked = ['-issuer', `${issuer}.pem`, '-serial', `0x${serial}`]
      openssl('ocsp', ...asked, '-no_nonce', '-reqout', 'request.der')
      const by = ['-rsigner', `${signer}.pem`, '-rkey', `${signer}.key`, '-CA', `${issuer}.pem`]
      openssl(
        'ocsp',
        '-index',
        'index.txt',
        ...by,
        '-reqin',
        'request.der',
        '-respout',
        'staple.der',
        '-ndays',
        '7',
      )
      return readFileSync(join(folder, 'staple.der'))
    }

    function judged(presented: PresentedChains): string | undefined {
      const seen = observation(endpointOf(), 'presented-chains', observed(presented))
      const finding = applyChecks([seen], new Date()).find(({ check }) => check === 'chain.staple')
      return [finding?.level, finding?.params['problem']].join(' ').trim()
    }

    const rows: readonly {
      readonly title: string
      readonly of: () => Buffer
      readonly status: string
      readonly isSignatureValid: boolean
      readonly says?: string
    }[] = [
      { title: 'a good one', of: () => staple('leaf', 'V'), status: 'good', isSignatureValid: true },
      { title: 'a revocation', of: () => staple('leaf', 'R'), status: 'revoked', isSignatureValid: true },
      { title: 'ignorance', of: () => staple('leaf', undefined), status: 'unknown', isSignatureValid: true },
      {
        title: 'an answer about another certificate',
        of: () => staple('other', 'V'),
        status: 'other-certificate',
        isSignatureValid: true,
      },
      {
        title:
          'an answer about a certificate that has the number and the key of its issuer, but not its name',
        of: () => staple('leaf', 'V', 'intermediate', 'renamed'),
        status: 'other-certificate',
        isSignatureValid: true,
      },
      {
        title: 'an answer signed by a certificate that was not made for it',
        of: () => staple('leaf', 'V', 'other'),
        status: 'good',
        isSignatureValid: false,
      },
      {
        title: 'an answer signed by whom the issuer made a certificate for that (RFC 6960 §4.2.2.2)',
        of: () => staple('leaf', 'V', 'delegate'),
        status: 'good',
        isSignatureValid: true,
        says: 'pass',
      },
      {
        title: 'an answer signed by whom it made one for that is over (RFC 6960 §3.2)',
        of: () => staple('leaf', 'V', 'outdated'),
        status: 'good',
        isSignatureValid: true,
        says: 'fail outdated-signer',
      },
      {
        title: 'an answer signed by whom another than the issuer made one for (RFC 6960 §4.2.2.2)',
        of: () => staple('leaf', 'V', 'foreign'),
        status: 'good',
        isSignatureValid: false,
        says: 'fail bad-signature',
      },
      {
        title: 'an error',
        of: () => Buffer.from('30030a0103', 'hex'),
        status: 'no-answer',
        isSignatureValid: false,
      },
    ]
    for (const { title, of, status, isSignatureValid, says } of rows) {
      for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
        it(`reads ${title} (${maxVersion})`, async () => {
          const options = { cert: leaf.cert + intermediate.cert, key: leaf.key, maxVersion }
          const presented = await chainsAt(await serve(options, of()))
          const [{ staple: outcome }] = presented.chains
          if (outcome.state !== 'observed') throw new Error(JSON.stringify(outcome))
          expect(outcome.value).to.include({ status, isSignatureValid })
          if (says !== undefined) expect(judged(presented)).to.equal(says)
          if (status === 'revoked') expect(outcome.value.revokedAt).to.equal('2026-01-01T00:00:00.000Z')
        })
      }
    }

    it('fails for bytes that are no response', async () => {
      const options = { cert: leaf.cert + intermediate.cert, key: leaf.key }
      const { chains } = await chainsAt(await serve(options, Buffer.from('nonsense')))
      expect(chains[0].staple).to.deep.include({ state: 'failed' })
    })
  })
})
