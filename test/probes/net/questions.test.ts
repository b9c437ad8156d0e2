import { createDeflate, createInflate, constants } from 'node:zlib'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { expect } from 'chai'
import type { Outcome, Facts } from '../../../probes/model.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { questionsProbe } from '../../../probes/net/questions.ts'
import { isOfKind } from '../../../probes/observation.ts'
import { makeAuthority, type Credentials } from '../../servers/certificates.ts'
import { close, expectText, playServer, send, stall, stopServers } from '../../servers/play-server.ts'
import { endpointOf } from '../builders.ts'

const HEADER =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' from='example.org' version='1.0'>"
const FEATURES =
  "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls></stream:features>"
const refusal = (condition: string) =>
  `<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><${condition}/></failure>`
const streamError = (condition: string) =>
  `<stream:error><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>`
const CHALLENGE = "<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>"
const OPEN = [expectText('<stream:stream'), send(HEADER + FEATURES)]

async function ask(
  { address, port }: { readonly address: string; readonly port: number },
  answerTimeoutMs = 1_000,
): Promise<Outcome<Facts['clear-text-answers']>> {
  const probe = questionsProbe({ answerTimeoutMs })
  const [observation] = await probe.run(endpointOf({ address, port }), nodeIo(), new AbortController().signal)
  if (observation === undefined || !isOfKind(observation, 'clear-text-answers')) throw new Error('no answers')
  return observation.outcome
}

function told(outcome: Outcome<Facts['clear-text-answers']>): string[] {
  if (outcome.state !== 'observed') return [outcome.state]
  return outcome.value.asked.map(({ stimulus, answer }) => {
    if (answer.kind === 'element' || answer.kind === 'stream-error') return `${stimulus}: ${answer.condition}`
    return `${stimulus}: ${answer.kind}`
  })
}

/** Keeps this process from doing anything else, as a handshake of another probe may. */
function blockFor(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

describe('net questionsProbe', () => {
  afterEach(stopServers)

  it('stops as soon as one question is taken up: no more has to be asked', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (bytes) => {
        const text = bytes.toString()
        if (text.includes('<stream:stream')) socket.write(HEADER + FEATURES)
        // What is asked on the other stream stays unanswered.
        else if (text.includes("mechanism='PLAIN'/>")) socket.write(CHALLENGE)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const outcome = await ask(server.address() as AddressInfo, 60_000)
      expect(told(outcome)).to.deep.equal(['sasl-plain: undefined'])
    } finally {
      server.close()
    }
  })

  it('keeps silence as no answer at all, and asks on', async () => {
    const server = await playServer(...OPEN, expectText(" xmlns='"), stall)
    const outcome = await ask(server, 500)
    const stimuli = [
      'sasl-plain',
      'sasl-scram',
      'sasl2-plain',
      'compress',
      'iq-register',
      'iq-auth',
      'iq-ping',
    ]
    expect(told(outcome)).to.deep.equal(stimuli.map((stimulus) => `${stimulus}: none`))
  })

  it('knows what was dropped from what was not answered: a later question is', async () => {
    const server = await playServer(...OPEN, expectText('<iq '), send(streamError('policy-violation')), close)
    expect(told(await ask(server)).slice(0, 5)).to.deep.equal([
      'sasl-plain: ignored',
      'sasl-scram: ignored',
      'sasl2-plain: ignored',
      'compress: ignored',
      'iq-register: policy-violation',
    ])
  })

  it('does not take for silence that it was busy itself while the answer came', async () => {
    let wasBusy = false
    const server = await playServer(...OPEN, expectText(" xmlns='"), ({ socket }) => {
      socket.end(streamError('policy-violation'))
      if (!wasBusy) blockFor(1_500)
      wasBusy = true
      return Promise.resolve()
    })
    expect(told(await ask(server))[0]).to.equal('sasl-plain: policy-violation')
  })

  it('tells a server that does not let it ask from one that answers', async () => {
    const server = await playServer(
      expectText('<stream:stream'),
      send(HEADER + streamError('policy-violation')),
      close,
    )
    const outcome = await ask(server)
    expect(outcome).to.deep.equal({
      state: 'failed',
      failure: {
        phase: 'stream',
        code: 'stream-error',
        condition: 'policy-violation',
        detail: 'policy-violation',
      },
    })
  })
})

/** A server that ends the stream at every stanza, and answers SASL by `condition`; it counts its connections. */
class ClosingServer {
  readonly #server: Server
  connections = 0

  constructor(condition: string) {
    this.#server = createServer((socket) => {
      this.connections += 1
      socket.on('error', () => undefined)
      socket.on('data', (bytes) => {
        for (const [tag] of bytes.toString().matchAll(/<(?:stream:stream|auth|authenticate|compress|iq) /g)) {
          if (tag === '<stream:stream ') socket.write(HEADER + FEATURES)
          else if (tag === '<auth ') socket.write(refusal(condition))
          else {
            socket.removeAllListeners('data').end(streamError('policy-violation'))
            break
          }
        }
      })
    })
  }

  async start(): Promise<AddressInfo> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this.#server.address() as AddressInfo
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

describe('net questionsProbe, at a server that ends the stream at every stanza', () => {
  const server = new ClosingServer('encryption-required')
  let port = 0
  before(async () => {
    ;({ port } = await server.start())
  })
  after(() => server.stop())

  it('asks what one stream can carry on one stream, and opens four at the most', async () => {
    const answers = told(await ask({ address: '127.0.0.1', port }))
    expect(answers).to.deep.equal([
      'sasl-plain: encryption-required',
      'sasl-scram: encryption-required',
      'sasl2-plain: policy-violation',
      'compress: policy-violation',
      'iq-register: policy-violation',
      'iq-auth: policy-violation',
    ])
    expect(server.connections).to.equal(4)
  })
})

describe('net questionsProbe, at a server that grants compression', () => {
  let inside = ''
  let ended: Promise<void> = Promise.resolve()
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      const text = bytes.toString()
      if (text.includes('<stream:stream')) socket.write(HEADER + FEATURES)
      else if (text.includes('<compress')) {
        for (const _ of text.matchAll(/<auth /g)) socket.write(refusal('encryption-required'))
        socket.removeAllListeners('data')
        const inflate = createInflate({ flush: constants.Z_SYNC_FLUSH })
        const deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH })
        socket.write("<compressed xmlns='http://jabber.org/protocol/compress'/>")
        socket.pipe(inflate)
        deflate.pipe(socket)
        inflate.on('error', () => undefined)
        ended = new Promise((resolve) => inflate.once('end', resolve))
        inflate.on('data', (inner: Buffer) => {
          inside += inner.toString()
          if (inner.toString().includes('<stream:stream')) deflate.write(HEADER + FEATURES)
          else if (inner.toString().includes('<auth ')) deflate.write(CHALLENGE)
        })
      } else socket.write(refusal('encryption-required'))
    })
  })
  let port = 0
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    ;({ port } = server.address() as AddressInfo)
  })
  after(() => new Promise((resolve) => server.close(resolve)))

  it('asks again inside the compressed stream (XEP-0138)', async () => {
    const answers = told(await ask({ address: '127.0.0.1', port }))
    expect(answers).to.include.members(['compress: undefined', 'sasl-compressed: undefined'])
  })

  it('ends the stream inside the compression, and then the compression', async () => {
    inside = ''
    await ask({ address: '127.0.0.1', port })
    // A compressed stream that is cut off is an error, and has no end.
    await ended
    expect(inside).to.match(/<auth [^]*<\/stream:stream>$/)
  })
})

describe('net questionsProbe, at a server that hides STARTTLS', () => {
  let server: Server
  let credentials: Credentials
  before(async () => {
    credentials = await (await makeAuthority()).issue({ dns: ['example.org'] })
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  /** Offers nothing, grants STARTTLS and refuses every login; `secure` takes the handshake. */
  async function start(secure: (socket: Socket) => void): Promise<AddressInfo> {
    server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (bytes) => {
        const text = bytes.toString()
        if (text.includes('<stream:stream')) socket.write(`${HEADER}<stream:features/>`)
        else if (text.includes('<starttls')) {
          socket.removeAllListeners('data')
          socket.write("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
          secure(socket)
        } else if (text.includes('<auth')) socket.write(refusal('encryption-required'))
        else socket.end(streamError('policy-violation'))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return server.address() as AddressInfo
  }

  it('opens a stream in the TLS that it gets, and asks the rest on other streams', async () => {
    const { port } = await start((socket) => {
      const secured = new TLSSocket(socket, { isServer: true, ...credentials })
      secured.on('error', () => undefined)
      secured.once('data', () => secured.write(HEADER + FEATURES))
    })
    const outcome = await ask({ address: '127.0.0.1', port })
    expect(told(outcome).slice(0, 2)).to.deep.equal([
      'starttls-unoffered: undefined',
      'sasl-plain: encryption-required',
    ])
    expect(outcome).to.have.nested.property('value.hiddenTls.value.features.starttls', 'required')
  })

  it('tells that TLS was granted and could not be had', async () => {
    const { port } = await start((socket) => socket.end())
    const outcome = await ask({ address: '127.0.0.1', port })
    expect(outcome).to.have.nested.property('value.hiddenTls.failure.phase', 'tls')
  })
})
