import { expect } from 'chai'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { TlsOptions } from 'node:tls'
import { promisify } from 'node:util'
import { withDeadline } from '../../../probes/net/deadline.ts'
import { nodeIo, ownAddresses } from '../../../probes/net/node.ts'
import { makeAuthority } from '../../servers/certificates.ts'
import type { Authority } from '../../servers/certificates.ts'
import { listenOnLoopback } from '../../servers/listen.ts'

const io = nodeIo({ dnsServers: [] })
const patient = new AbortController().signal

describe('net nodeIo', () => {
  let authority: Authority
  let server: Server | undefined
  let accepted: Socket[] = []

  before(async () => {
    authority = await makeAuthority()
  })

  afterEach(async () => {
    for (const socket of accepted) socket.destroy()
    accepted = []
    if (server?.listening) {
      server.close()
      await once(server, 'close')
    }
    server = undefined
  })

  function listen(started: Server): Promise<number> {
    server = started
    started.on('connection', (socket: Socket) => {
      accepted.push(socket)
      socket.on('error', () => undefined)
    })
    return listenOnLoopback(started)
  }

  function listenTls(options: TlsOptions): Promise<number> {
    return listen(createTlsServer(options).on('tlsClientError', () => undefined))
  }

  async function connected(port: number) {
    const outcome = await io.connect('127.0.0.1', port, patient)
    if (outcome.state !== 'observed') throw new Error('loopback refused a connection')
    return outcome.value
  }

  describe('connect', () => {
    it('opens a connection that carries bytes', async () => {
      const port = await listen(createServer((socket) => socket.end('hello')))
      const socket = await connected(port)
      expect(String(await once(socket, 'data'))).to.equal('hello')
      socket.destroy()
    })

    it('reports a closed port as refused', async () => {
      const port = await listen(createServer())
      server?.close()
      await once(server!, 'close')
      expect(await io.connect('127.0.0.1', port, patient)).to.deep.equal({
        state: 'failed',
        failure: { phase: 'tcp', code: 'refused', detail: 'ECONNREFUSED' },
      })
    })

    it('refuses a name: only addresses that the guard has seen are connected to', async () => {
      const error: unknown = await io.connect('localhost', 5222, patient).catch((thrown: unknown) => thrown)
      expect(error).to.be.instanceOf(TypeError)
    })

    it('tells a deadline from a caller that gave up', async () => {
      const port = await listen(createServer())
      const late = await io.connect(
        '127.0.0.1',
        port,
        AbortSignal.abort(new DOMException('', 'TimeoutError')),
      )
      const unwanted = await io.connect('127.0.0.1', port, AbortSignal.abort())
      expect(late).to.deep.equal({ state: 'failed', failure: { phase: 'tcp', code: 'timeout' } })
      expect(unwanted).to.deep.equal({ state: 'failed', failure: { phase: 'tcp', code: 'aborted' } })
    })

    it('survives a reset that comes when nobody reads any more', async () => {
      const port = await listen(createServer())
      const socket = await connected(port)
      const closed = new Promise((resolve) => socket.once('close', resolve))
      while (accepted.length === 0) await once(server!, 'connection')
      accepted[0]!.resetAndDestroy()
      await closed
      expect(socket.errored).to.have.property('code', 'ECONNRESET')
    })
  })

  describe('secure', () => {
    it('hands out the socket of a peer that did not verify when verification is not demanded', async () => {
      const port = await listenTls(await authority.issue({ dns: ['other.test'] }))
      const outcome = await io.secure(
        await connected(port),
        { servername: 'example.test', rejectUnauthorized: false },
        patient,
      )
      if (outcome.state !== 'observed') throw new Error('the handshake failed')
      expect(outcome.value.authorized).to.equal(false)
      expect(outcome.value.getProtocol()).to.equal('TLSv1.3')
      outcome.value.destroy()
    })

    it('reports a certificate that does not verify, or names somebody else', async () => {
      const port = await listenTls(await authority.issue({ dns: ['other.test'] }))
      const untrusted = await io.secure(await connected(port), { servername: 'other.test' }, patient)
      const misnamed = await io.secure(
        await connected(port),
        { servername: 'example.test', ca: authority.cert },
        patient,
      )
      expect(untrusted).to.deep.equal({
        state: 'failed',
        failure: { phase: 'tls', code: 'certificate-rejected', detail: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      })
      expect(misnamed).to.have.nested.property('failure.code', 'certificate-rejected')
      expect(misnamed)
        .to.have.nested.property('failure.detail')
        .that.matches(/^ERR_TLS_CERT_ALTNAME_INVALID/)
    })

    it('reports the alert of a peer that wants another version', async () => {
      const port = await listenTls({
        ...(await authority.issue({ dns: ['example.test'] })),
        minVersion: 'TLSv1.3',
      })
      const outcome = await io.secure(
        await connected(port),
        { servername: 'example.test', maxVersion: 'TLSv1.2' },
        patient,
      )
      expect(outcome).to.deep.equal({
        state: 'failed',
        failure: { phase: 'tls', code: 'peer-incompatible', detail: 'tlsv1 alert protocol version' },
      })
    })

    it('reports a peer that does not speak TLS at all', async () => {
      const port = await listen(createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))
      const outcome = await io.secure(await connected(port), { servername: 'example.test' }, patient)
      expect(outcome).to.have.nested.property('failure.phase', 'tls')
      expect(outcome).to.have.nested.property('failure.code', 'peer-misbehaved')
    })

    it('tells an end from a reset in the middle of the handshake', async () => {
      const port = await listen(createServer((socket) => socket.once('data', () => socket.end())))
      const ended = await io.secure(await connected(port), { servername: 'example.test' }, patient)
      expect(ended).to.have.nested.property('failure.code', 'closed')
      server!.removeAllListeners('connection')
      server!.on('connection', (socket: Socket) => socket.once('data', () => socket.resetAndDestroy()))
      const reset = await io.secure(await connected(port), { servername: 'example.test' }, patient)
      expect(reset).to.have.nested.property('failure.code', 'reset')
    })

    it('gives a peer up that stalls in the handshake, and closes the connection', async () => {
      const port = await listen(createServer())
      const socket = await connected(port)
      const controller = new AbortController()
      const securing = io.secure(socket, { servername: 'example.test' }, controller.signal)
      while (accepted.length === 0) await once(server!, 'connection')
      await once(accepted[0]!, 'data')
      controller.abort(new DOMException('', 'TimeoutError'))
      expect(await securing).to.deep.equal({ state: 'failed', failure: { phase: 'tls', code: 'timeout' } })
      expect(socket.destroyed).to.equal(true)
    })
  })
})

describe('net ownAddresses', () => {
  it('names what this machine answers to', () => {
    expect(ownAddresses()).to.include('127.0.0.1')
  })
})

describe('net withDeadline', () => {
  it('aborts with a TimeoutError once the time is over', async () => {
    const reason: unknown = await withDeadline(1, patient, async (signal) => {
      await once(signal, 'abort')
      return signal.reason as unknown
    })
    expect(reason).to.have.property('name', 'TimeoutError')
  })

  it('passes on the reason of the caller, given before or during the attempt', async () => {
    const before = AbortSignal.abort('before')
    expect(
      await withDeadline(60_000, before, (signal) => Promise.resolve(signal.reason as unknown)),
    ).to.equal('before')
    const controller = new AbortController()
    const during = withDeadline(60_000, controller.signal, async (signal) => {
      await once(signal, 'abort')
      return signal.reason as unknown
    })
    controller.abort('during')
    expect(await during).to.equal('during')
  })

  /** More than the lateness that tells of sleep. */
  const ASLEEP_MS = 600
  const SHORT_MS = 100
  /** Long enough to hear what came, on a busy machine too, once this process runs again. */
  const ENOUGH_MS = 1_000

  /** As a process that is stopped (SIGSTOP), or computes: nobody hears what the kernel took in meanwhile. */
  function sleepThrough(deadlineMs: number): void {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, deadlineMs + ASLEEP_MS)
  }

  it('does not take for silence what came while this process did not run', async () => {
    const server = createServer((socket) => socket.end('hello'))
    const port = await listenOnLoopback(server)
    try {
      const said = await withDeadline(ENOUGH_MS, patient, async (signal) => {
        const connecting = io.connect('127.0.0.1', port, signal)
        sleepThrough(ENOUGH_MS)
        const outcome = await connecting
        return outcome.state === 'observed' ? String((await once(outcome.value, 'data'))[0]) : outcome
      })
      expect(said).to.equal('hello')
    } finally {
      server.close()
    }
  })

  it('learns nothing where this process sleeps each time, and does not call that a timeout', async () => {
    const reasons: unknown[] = []
    await withDeadline(SHORT_MS, patient, async (signal) => {
      while (!signal.aborted) {
        sleepThrough(SHORT_MS)
        // Timers come first, and then whatever happened.
        await new Promise((resolve) => setImmediate(resolve))
      }
      reasons.push(signal.reason)
    })
    expect(reasons[0]).to.have.property('name', 'AbortError')
  })
})

describe('net nodeIo of a process that may open no more files', () => {
  it('says so of connections and of DNS, and not that anybody was silent', async () => {
    const script = new URL('starved-process.js', import.meta.url).pathname
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      'ulimit -n 64; exec "$0" "$1"',
      process.execPath,
      script,
    ])
    const failure = { code: 'local-error', detail: 'EMFILE' }
    expect(JSON.parse(stdout)).to.deep.equal({
      connected: { state: 'failed', failure: { phase: 'tcp', ...failure } },
      resolved: { state: 'failed', failure: { phase: 'dns', ...failure } },
    })
  })
})
