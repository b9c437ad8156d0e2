import { expect } from 'chai'
import { createSecureContext } from 'node:tls'
import type { Facts, Endpoint, Outcome } from '../../../probes/model.ts'
import { trustAnchors } from '../../../probes/net/certificate.ts'
import type { Io } from '../../../probes/net/io.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { sessionProbe, type SessionOptions } from '../../../probes/net/session.ts'
import { isOfKind } from '../../../probes/observation.ts'
import { endpointOf } from '../builders.ts'
import {
  daysFromNow,
  makeAuthority,
  makeSelfSigned,
  type Authority,
  type Credentials,
} from '../../servers/certificates.ts'
import {
  close,
  dribble,
  expectText,
  halfClose,
  playServer,
  reset,
  send,
  sendEndlessly,
  stall,
  startTls,
  stopServers,
  type Act,
  type PlayedServer,
} from '../../servers/play-server.ts'
import { startScriptedTls } from '../../servers/scripted-tls.ts'

const STREAM_HEADER =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' " +
  "id='42' from='example.org' version='1.0' xml:lang='en'>"
const TLS = "xmlns='urn:ietf:params:xml:ns:xmpp-tls'"
const MECHANISMS =
  "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>"
const FEATURES = `<stream:features><starttls ${TLS}><required/></starttls></stream:features>`
const FEATURES_IN_TLS = `<stream:features>${MECHANISMS}</stream:features>`
const PROCEED = `<proceed ${TLS}/>`
const HANDSHAKE_FAILURE_ALERT = '\u0015\u0003\u0001\u0000\u0002\u0002\u0028'

/** What every well-behaved server does up to `<starttls/>`. */
const OFFER = [expectText("xml:lang='en'>"), send(STREAM_HEADER + FEATURES), expectText('<starttls')]
/** What it does inside TLS. */
const LOGIN = [
  expectText("xml:lang='en'>"),
  send(STREAM_HEADER + FEATURES_IN_TLS),
  expectText('</stream:stream>'),
]

/** Long enough for what a server does at once on a busy machine, short enough to wait for. */
const IMPATIENT = { stepTimeoutMs: 1_000 }

type SessionKind = 'features-before-tls' | 'starttls' | 'tls' | 'certificate-chain' | 'features-after-tls'
type Outcomes = { readonly [K in SessionKind]: Outcome<Facts[K]> }

let authority: Authority
let credentials: Credentials

type Place = Pick<PlayedServer, 'address' | 'port'>

function endpointAt({ address, port }: Place, given: Partial<Endpoint> = {}): Endpoint {
  return endpointOf({ host: 'xmpp.example.org', ...given, address, port })
}

async function probe(
  server: Place,
  given: Partial<Endpoint> = {},
  options: Partial<SessionOptions> = {},
  io: Io = nodeIo(),
): Promise<Outcomes> {
  const session = sessionProbe({ anchors: trustAnchors(authority.cert), ...options })
  const observations = await session.run(endpointAt(server, given), io, new AbortController().signal)
  expect(observations.map(({ kind }) => kind)).to.deep.equal(session.kinds)
  const outcomeOf = <K extends SessionKind>(kind: K): Outcome<Facts[K]> => {
    for (const observation of observations) if (isOfKind(observation, kind)) return observation.outcome
    throw new Error(`${kind} is missing`)
  }
  return {
    'features-before-tls': outcomeOf('features-before-tls'),
    starttls: outcomeOf('starttls'),
    tls: outcomeOf('tls'),
    'certificate-chain': outcomeOf('certificate-chain'),
    'features-after-tls': outcomeOf('features-after-tls'),
  }
}

/** Each outcome in one word, in the order of the steps. */
function tell(outcomes: Outcomes): string[] {
  return Object.values(outcomes).map((outcome) => {
    switch (outcome.state) {
      case 'observed':
        return 'observed'
      case 'failed':
        return `${outcome.failure.phase} ${outcome.failure.code}`
      case 'skipped':
        return outcome.because
    }
  })
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.state !== 'observed') throw new Error(`not observed: ${JSON.stringify(outcome)}`)
  return outcome.value
}

/** What was sent, without the space that may follow a stream header inside TLS: it depends on what comes first there. */
function withoutSpaces(text: string): string {
  return text.replaceAll('> ', '>')
}

const NEVER = ['not-reached', 'not-reached', 'not-reached']

describe('net sessionProbe', () => {
  before(async () => {
    authority = await makeAuthority()
    credentials = await authority.issue({
      dns: ['example.org'],
      srv: ['_xmpp-client.example.org'],
      xmppAddr: ['example.org'],
    })
  })
  afterEach(stopServers)

  it('learns features, STARTTLS, TLS, certificate and features again in one connection', async () => {
    const server = await playServer(...OFFER, send(PROCEED), startTls(credentials), ...LOGIN)
    const outcomes = await probe(server)
    const before = valueOf(outcomes['features-before-tls'])
    expect(before.header).to.deep.equal({
      from: 'example.org',
      id: '42',
      version: '1.0',
      lang: 'en',
      declaresDialback: false,
    })
    expect(before.features).to.deep.include({ starttls: 'required', mechanisms: [] })
    expect(valueOf(outcomes.starttls)).to.deep.equal({ trailingByteLength: 0 })
    expect(valueOf(outcomes.tls)).to.include({ version: 'TLSv1.3', suite: 'TLS_AES_256_GCM_SHA384' })
    expect(valueOf(outcomes.tls)).to.not.have.property('alpn')
    const chain = valueOf(outcomes['certificate-chain'])
    expect(chain.trust.isTrusted).to.equal(true)
    expect(chain.certificates[0].names).to.deep.equal({
      dns: ['example.org'],
      srv: ['_xmpp-client.example.org'],
      xmppAddr: ['example.org'],
      commonName: 'example.org',
    })
    expect(valueOf(outcomes['features-after-tls']).features).to.deep.include({
      starttls: 'absent',
      mechanisms: ['PLAIN'],
    })
    expect(server.received).to.have.length(1)
  })

  it('asks for the domain, not the host, in stream headers and SNI, and ends the stream', async () => {
    const server = await playServer(...OFFER, send(PROCEED), startTls(credentials), ...LOGIN)
    await probe(server)
    await server.played()
    const header =
      "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'" +
      " to='example.org' version='1.0' xml:lang='en'>"
    expect(server.received.map(withoutSpaces)).to.deep.equal([
      `${header}<starttls ${TLS}/>${header}</stream:stream>`,
    ])
    expect(Reflect.get(server.secured[0]!, 'servername')).to.equal('example.org')
  })

  const FROM = [
    {
      title: 'tells our domain on s2s',
      service: 's2s',
      domain: 'example.org',
      expected: " from='tellus.example' to='example.org'",
    },
    {
      title: 'never tells the domain that is asked for as ours',
      service: 's2s',
      domain: 'tellus.example',
      expected: "streams' to='tellus.example'",
    },
    {
      title: 'tells no address on c2s',
      service: 'c2s',
      domain: 'example.org',
      expected: "streams' to='example.org'",
    },
  ] as const
  for (const { title, service, domain, expected } of FROM)
    it(title, async () => {
      const server = await playServer(
        expectText("xml:lang='en'>"),
        send(`${STREAM_HEADER}<stream:features/>`),
        expectText('</stream:stream>'),
      )
      await probe(server, { service, domain }, { from: 'tellus.example' })
      await server.played()
      expect(server.received[0]).to.contain(expected)
      expect(server.received[0]).to.contain(
        service === 's2s' ? "xmlns='jabber:server'" : "xmlns='jabber:client'",
      )
    })

  const DIRECT = [
    { service: 'c2s', expected: 'xmpp-client' },
    { service: 's2s', expected: 'xmpp-server' },
  ] as const
  for (const { service, expected } of DIRECT)
    it(`begins with TLS and ALPN ${expected} on direct TLS for ${service} (XEP-0368)`, async () => {
      const server = await playServer(
        startTls(credentials, { ALPNProtocols: ['http/1.1', expected] }),
        ...LOGIN,
      )
      const outcomes = await probe(server, { service, security: 'direct-tls' })
      expect(tell(outcomes)).to.deep.equal([
        'not-applicable',
        'not-applicable',
        'observed',
        'observed',
        'observed',
      ])
      expect(valueOf(outcomes.tls).alpn).to.equal(expected)
      expect(Reflect.get(server.secured[0]!, 'servername')).to.equal('example.org')
    })

  it('sends white space where session tickets came and the features did not (RFC 6120 §11.7)', async () => {
    const server = await playServer(
      startTls(credentials, { minVersion: 'TLSv1.3' }),
      // As Nagle's algorithm does, which holds the features back until the tickets are acknowledged.
      expectText("xml:lang='en'> "),
      send(STREAM_HEADER + FEATURES_IN_TLS),
      expectText('</stream:stream>'),
    )
    const outcomes = await probe(server, { security: 'direct-tls' })
    expect(valueOf(outcomes['features-after-tls']).features.mechanisms).to.deep.equal(['PLAIN'])
  })

  it('keeps what a stream on s2s says in the wrong content namespace', async () => {
    const server = await playServer(...OFFER, send(PROCEED), startTls(credentials), ...LOGIN)
    const outcomes = await probe(server, { service: 's2s' })
    expect(valueOf(outcomes['features-after-tls']).header).to.include({ contentNamespace: 'jabber:client' })
  })

  it('reports clear-text bytes behind <proceed/>, and goes on without them (RFC 6120 §5.4.3.3)', async () => {
    const server = await playServer(...OFFER, send(`${PROCEED}<injected/>`), startTls(credentials), ...LOGIN)
    const outcomes = await probe(server)
    expect(valueOf(outcomes.starttls)).to.deep.equal({ trailingByteLength: '<injected/>'.length })
    expect(valueOf(outcomes['features-after-tls']).features.mechanisms).to.deep.equal(['PLAIN'])
  })

  const LATE = [
    { title: 'alone', text: '<injected/>' },
    { title: 'with records of TLS behind them', text: `<injected/>${HANDSHAKE_FAILURE_ALERT}` },
  ]
  for (const { title, text } of LATE)
    it(`reports clear-text bytes that come later, where TLS was due, ${title} (RFC 6120 §5.4.3.3)`, async () => {
      const server = await playServer(...OFFER, send(PROCEED), expectText('\u0003'), send(text))
      const outcomes = await probe(server)
      expect(valueOf(outcomes.starttls)).to.deep.equal({ trailingByteLength: '<injected/>'.length })
      expect(tell(outcomes).slice(2)).to.deep.equal(['tls peer-misbehaved', 'not-reached', 'not-reached'])
    })

  it('counts clear-text bytes of both segments', async () => {
    const first = `${PROCEED}<one/>`
    const server = await playServer(...OFFER, send(first), expectText('\u0003'), send('<two/>'))
    const outcomes = await probe(server)
    expect(valueOf(outcomes.starttls)).to.deep.equal({ trailingByteLength: '<one/><two/>'.length })
  })

  it('takes an alert in the place of TLS for no clear text', async () => {
    const server = await playServer(
      ...OFFER,
      send(PROCEED),
      expectText('\u0003'),
      send(HANDSHAKE_FAILURE_ALERT),
    )
    expect(valueOf((await probe(server)).starttls)).to.deep.equal({ trailingByteLength: 0 })
  })

  const NAMELESS = [
    {
      title: 'tells an alert without a name by its number',
      alert: '\u0002\u007f',
      failure: 'tls alert alert 0x7f',
    },
    {
      title: 'takes a fatal close_notify for an end',
      alert: '\u0002\u0000',
      failure: 'tls closed end of file',
    },
  ]
  for (const { title, alert, failure } of NAMELESS)
    it(`${title} (RFC 8446 §6)`, async () => {
      const record = `\u0015\u0003\u0003\u0000\u0002${alert}`
      const server = await playServer(expectText('\u0003'), send(record), close)
      const { tls } = await probe(server, { security: 'direct-tls' })
      if (tls.state !== 'failed') throw new Error('an alert is no handshake')
      const { phase, code, detail } = tls.failure
      expect([phase, code, detail].join(' ')).to.equal(failure)
    })

  it('says of what failed that the server had picked version and suite before', async () => {
    const scripted = await startScriptedTls({
      versions: [0x0303],
      suites: [0x009c],
      readsVersions: true,
    })
    try {
      const { tls } = await probe({ address: '127.0.0.1', port: scripted.port }, { security: 'direct-tls' })
      expect(tls).to.have.nested.property('failure.isAfterHello', true)
    } finally {
      await scripted.stop()
    }
  })

  const REQUESTS = [
    { title: 'asks for a client certificate', requestCert: true },
    { title: 'asks for none', requestCert: false },
  ]
  for (const { title, requestCert } of REQUESTS)
    for (const maxVersion of ['TLSv1', 'TLSv1.2', 'TLSv1.3'] as const)
      for (const security of ['starttls', 'direct-tls'] as const)
        it(`tells of a server that ${title} (${maxVersion}, ${security})`, async () => {
          const secureContext = createSecureContext({
            ...credentials,
            minVersion: 'TLSv1',
            maxVersion,
            ciphers: 'ALL:@SECLEVEL=0',
          })
          const options = { secureContext, requestCert, rejectUnauthorized: false }
          const before = security === 'starttls' ? [...OFFER, send(PROCEED)] : []
          const server = await playServer(...before, startTls(credentials, options), ...LOGIN)
          const outcomes = await probe(server, { security })
          expect(valueOf(outcomes.tls)).to.include({
            version: maxVersion,
            clientCertificateRequested: requestCert,
          })
        })

  it('leaves open whether a client certificate is asked for where the handshake cannot be read', async () => {
    const options = { requestCert: true, rejectUnauthorized: false }
    const server = await playServer(startTls(credentials, options), ...LOGIN)
    const io = nodeIo()
    const withoutSecrets: Io = { ...io, secure: (socket, given, signal) => io.secure(socket, given, signal) }
    const outcomes = await probe(server, { security: 'direct-tls' }, {}, withoutSecrets)
    expect(valueOf(outcomes.tls).version).to.equal('TLSv1.3')
    expect(valueOf(outcomes.tls)).to.not.have.property('clientCertificateRequested')
  })

  it('skips what STARTTLS is needed for where it is not offered', async () => {
    const server = await playServer(
      expectText("xml:lang='en'>"),
      send(STREAM_HEADER + FEATURES_IN_TLS),
      expectText('</stream:stream>'),
    )
    const outcomes = await probe(server)
    expect(tell(outcomes)).to.deep.equal([
      'observed',
      'not-offered',
      'not-offered',
      'not-offered',
      'not-offered',
    ])
    expect(server.received[0]).to.not.contain('<starttls')
  })

  const SPELLINGS: readonly { readonly title: string; readonly acts: readonly Act[] }[] = [
    { title: 'features that come byte by byte', acts: [dribble(STREAM_HEADER + FEATURES)] },
    {
      title: 'the XML declaration apart',
      acts: [send("<?xml version='1.0'?>"), send(STREAM_HEADER.replace(/^.*\?>/, '') + FEATURES)],
    },
    { title: 'the header apart', acts: [send(STREAM_HEADER), send(FEATURES)] },
    { title: 'a byte order mark', acts: [send(`\ufeff${STREAM_HEADER}${FEATURES}`)] },
    { title: 'double quotes', acts: [send((STREAM_HEADER + FEATURES).replaceAll("'", '"'))] },
    {
      title: 'another prefix',
      acts: [send((STREAM_HEADER + FEATURES).replaceAll('stream:', 's:').replace('xmlns:stream', 'xmlns:s'))],
    },
    {
      title: 'an empty element with an end tag, and white space',
      acts: [
        send(
          `${STREAM_HEADER}\r\n <stream:features>\n\t<starttls ${TLS}>\n<required></required> </starttls></stream:features>\n`,
        ),
      ],
    },
  ]
  for (const { title, acts } of SPELLINGS)
    it(`reads ${title}`, async () => {
      const server = await playServer(
        expectText("xml:lang='en'>"),
        ...acts,
        expectText('<starttls'),
        dribble(PROCEED),
        startTls(credentials),
        ...LOGIN,
      )
      const outcomes = await probe(server)
      expect(tell(outcomes)).to.deep.equal(['observed', 'observed', 'observed', 'observed', 'observed'])
      expect(valueOf(outcomes['features-before-tls']).features).to.deep.include({
        starttls: 'required',
        others: [],
      })
    })

  const deep = '<a>'.repeat(100)
  const STREAM_FAULTS: readonly {
    readonly title: string
    readonly acts: readonly Act[]
    readonly code: string
    readonly detail?: string
  }[] = [
    { title: 'silence', acts: [stall], code: 'timeout' },
    { title: 'a header and then silence', acts: [send(STREAM_HEADER), stall], code: 'timeout' },
    { title: 'a close at once', acts: [close], code: 'closed' },
    {
      title: 'a half-close amid the features',
      acts: [send(`${STREAM_HEADER}<stream:feat`), halfClose],
      code: 'closed',
    },
    { title: 'a reset', acts: [expectText('>'), reset], code: 'reset' },
    {
      title: 'endless features',
      acts: [send(`${STREAM_HEADER}<stream:features>`), sendEndlessly(`<x xmlns='urn:x'/>`.repeat(50))],
      code: 'peer-misbehaved',
      detail: 'too-many-children (RFC 6120 §4.9.3.14)',
    },
    {
      title: 'endless text',
      acts: [send(`${STREAM_HEADER}<stream:features>`), sendEndlessly('x'.repeat(1000))],
      code: 'peer-misbehaved',
      detail: 'too-long (RFC 6120 §4.9.3.14)',
    },
    {
      title: 'deep nesting',
      acts: [send(`${STREAM_HEADER}<stream:features>${deep}`)],
      code: 'peer-misbehaved',
      detail: 'too-deep (RFC 6120 §4.9.3.14)',
    },
    {
      title: 'an undefined entity',
      acts: [send(`${STREAM_HEADER}<stream:features>&nbsp;`)],
      code: 'peer-misbehaved',
      detail: 'undefined-entity (RFC 6120 §4.9.3.18)',
    },
    {
      title: 'a DOCTYPE',
      acts: [send(`<!DOCTYPE x [<!ENTITY a "b">]>${STREAM_HEADER}`)],
      code: 'peer-misbehaved',
      detail: 'doctype (RFC 6120 §4.9.3.18)',
    },
    {
      title: 'a header of another protocol',
      acts: [send('HTTP/1.1 400 Bad Request\r\n\r\n<html>')],
      code: 'peer-misbehaved',
      detail: 'not-well-formed (RFC 6120 §4.9.3.13)',
    },
    {
      title: 'a header with a wrong namespace',
      acts: [send("<stream:stream xmlns:stream='urn:wrong'>")],
      code: 'peer-misbehaved',
      detail: 'not-a-stream (RFC 6120 §4.9.3.10)',
    },
    {
      title: 'a stream error on open',
      acts: [
        send(
          `${STREAM_HEADER}<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>`,
        ),
      ],
      code: 'stream-error',
      detail: 'host-unknown',
    },
    {
      title: 'a stream error with a text that would turn the line',
      acts: [
        send(
          `${STREAM_HEADER}<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>Too many\n(\u202e10) ${'x'.repeat(200)}</text></stream:error>`,
        ),
      ],
      code: 'stream-error',
      detail: `policy-violation: Too many ( 10) ${'x'.repeat(86)}…`,
    },
    {
      title: 'the end of the stream at once',
      acts: [send(`${STREAM_HEADER}</stream:stream>`)],
      code: 'closed',
      detail: '</stream:stream>',
    },
  ]
  for (const { title, acts, code, detail } of STREAM_FAULTS)
    it(`reports ${title}`, async () => {
      const outcomes = await probe(await playServer(...acts), {}, code === 'timeout' ? IMPATIENT : {})
      expect(tell(outcomes)).to.deep.equal([`stream ${code}`, 'not-reached', ...NEVER])
      if (detail !== undefined)
        expect(outcomes['features-before-tls']).to.have.nested.property('failure.detail', detail)
    })

  const STARTTLS_FAULTS: readonly {
    readonly title: string
    readonly acts: readonly Act[]
    readonly expected: string
  }[] = [
    {
      title: '<failure/>',
      acts: [send(`<failure ${TLS}/></stream:stream>`)],
      expected: 'starttls starttls-failure',
    },
    {
      title: 'a stream error',
      acts: [
        send(`<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`),
      ],
      expected: 'starttls stream-error',
    },
    { title: 'another element', acts: [send(`<success ${TLS}/>`)], expected: 'starttls peer-misbehaved' },
    { title: 'silence', acts: [stall], expected: 'starttls timeout' },
    { title: 'a reset', acts: [reset], expected: 'starttls reset' },
    { title: 'a close', acts: [close], expected: 'starttls closed' },
  ]
  for (const { title, acts, expected } of STARTTLS_FAULTS)
    it(`reports ${title} in answer to <starttls/>, and keeps the features`, async () => {
      const server = await playServer(...OFFER, ...acts)
      const outcomes = await probe(server, {}, expected.endsWith('timeout') ? IMPATIENT : {})
      expect(tell(outcomes)).to.deep.equal(['observed', expected, ...NEVER])
    })

  const TLS_FAULTS: readonly {
    readonly title: string
    readonly acts: readonly Act[]
    readonly expected: string
  }[] = [
    { title: 'silence', acts: [stall], expected: 'tls timeout' },
    { title: 'a close', acts: [expectText('\u0000'), close], expected: 'tls closed' },
    { title: 'a reset', acts: [expectText('\u0000'), reset], expected: 'tls reset' },
    { title: 'an alert', acts: [expectText('\u0000'), send(HANDSHAKE_FAILURE_ALERT)], expected: 'tls alert' },
    { title: 'clear text', acts: [send('<iq type="set"/>')], expected: 'tls peer-misbehaved' },
  ]
  for (const { title, acts, expected } of TLS_FAULTS) {
    const options = expected.endsWith('timeout') ? IMPATIENT : {}
    it(`reports ${title} in the handshake after <proceed/>`, async () => {
      const outcomes = await probe(
        await playServer(...OFFER, send(PROCEED), expectText('\u0003'), ...acts),
        {},
        options,
      )
      expect(tell(outcomes)).to.deep.equal(['observed', 'observed', expected, 'not-reached', 'not-reached'])
    })
    it(`reports ${title} in the handshake of direct TLS`, async () => {
      const outcomes = await probe(await playServer(...acts), { security: 'direct-tls' }, options)
      expect(tell(outcomes)).to.deep.equal([
        'not-applicable',
        'not-applicable',
        expected,
        'not-reached',
        'not-reached',
      ])
    })
  }

  it('keeps TLS and certificate where the stream inside fails', async () => {
    const error = "<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>"
    const server = await playServer(startTls(credentials), send(STREAM_HEADER + error))
    const outcomes = await probe(server, { security: 'direct-tls' })
    expect(tell(outcomes).slice(2)).to.deep.equal(['observed', 'observed', 'stream stream-error'])
  })

  it('takes a stream inside TLS that has nothing to offer for no want of TLS', async () => {
    const error = `<stream:error><undefined-condition xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>No stream features to offer</text></stream:error>`
    const server = await playServer(
      ...OFFER,
      send(PROCEED),
      startTls(credentials),
      send(STREAM_HEADER + error),
    )
    expect((await probe(server))['features-after-tls']).to.deep.equal({
      state: 'failed',
      failure: {
        phase: 'stream',
        code: 'stream-error',
        condition: 'undefined-condition',
        detail: 'undefined-condition: No stream features to offer',
      },
    })
  })

  it('reports a server that is not there as a failure of the first step', async () => {
    const server = await playServer()
    await stopServers()
    expect(tell(await probe(server))).to.deep.equal(['tcp refused', 'not-reached', ...NEVER])
    expect(tell(await probe(server, { security: 'direct-tls' })).slice(2)).to.deep.equal([
      'tcp refused',
      'not-reached',
      'not-reached',
    ])
  })

  const CERTIFICATES: readonly {
    readonly title: string
    readonly make: () => Promise<Credentials>
    readonly reason: string | undefined
  }[] = [
    {
      title: 'a wrong name, which trust does not look at',
      make: () => authority.issue({ dns: ['elsewhere.example'] }),
      reason: undefined,
    },
    {
      title: 'an expired one',
      make: () =>
        authority.issue({ dns: ['example.org'], notBefore: daysFromNow(-9), notAfter: daysFromNow(-2) }),
      reason: 'CERT_HAS_EXPIRED',
    },
    {
      title: 'one that is not yet valid',
      make: () =>
        authority.issue({ dns: ['example.org'], notBefore: daysFromNow(2), notAfter: daysFromNow(9) }),
      reason: 'CERT_NOT_YET_VALID',
    },
    {
      title: 'a self-signed one',
      make: () => makeSelfSigned({ dns: ['example.org'] }),
      reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    },
    {
      title: 'one of a strange authority',
      make: async () => (await makeAuthority('CN=Stranger')).issue({ dns: ['example.org'] }),
      reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    },
  ]
  for (const { title, make, reason } of CERTIFICATES)
    it(`reads certificates that verify or not: ${title}`, async () => {
      const server = await playServer(startTls(await make()), ...LOGIN)
      const outcomes = await probe(server, { security: 'direct-tls' })
      const { certificates, trust } = valueOf(outcomes['certificate-chain'])
      expect(certificates[0].names.dns).to.have.length(1)
      expect(trust.isTrusted).to.equal(reason === undefined)
      expect(trust.reason).to.equal(reason)
      expect(valueOf(outcomes['features-after-tls']).features.mechanisms).to.deep.equal(['PLAIN'])
    })

  const WEAK = [
    {
      title: 'TLS 1.0',
      options: { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' },
      version: 'TLSv1',
    },
    {
      title: 'TLS 1.1',
      options: { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' },
      version: 'TLSv1.1',
    },
    {
      title: 'a NULL cipher',
      options: { maxVersion: 'TLSv1.2', ciphers: 'eNULL:@SECLEVEL=0' },
      version: 'TLSv1.2',
    },
  ] as const
  for (const { title, options, version } of WEAK)
    it(`reads a server that speaks nothing better than ${title}`, async () => {
      const secureContext = createSecureContext({ ...credentials, ...options })
      const server = await playServer(startTls(credentials, { secureContext }), ...LOGIN)
      const outcomes = await probe(server, { security: 'direct-tls' })
      expect(valueOf(outcomes.tls).version).to.equal(version)
      expect(valueOf(outcomes['features-after-tls']).features.mechanisms).to.deep.equal(['PLAIN'])
    })

  it('does not leave a server for its lack of renegotiation_info (RFC 5746 §4.1)', async () => {
    // ServerHello of TLS 1.2 without extensions, for TLS_RSA_WITH_AES_128_GCM_SHA256.
    const hello = Buffer.from(`0303${'00'.repeat(32)}00009c00`, 'hex')
    const raw = Buffer.concat([Buffer.from([0x16, 3, 3, 0, hello.length + 4, 2, 0, 0, hello.length]), hello])
    const server = await startScriptedTls({ raw })
    try {
      const outcomes = await probe({ address: '127.0.0.1', port: server.port }, { security: 'direct-tls' })
      expect(tell(outcomes).slice(2, 3)).to.deep.equal(['tls closed'])
    } finally {
      await server.stop()
    }
  })

  it('says that an anonymous server has no certificate', async () => {
    const secureContext = createSecureContext({ maxVersion: 'TLSv1.2', ciphers: 'AECDH:@SECLEVEL=0' })
    const server = await playServer(startTls(credentials, { secureContext }), ...LOGIN)
    const outcomes = await probe(server, { security: 'direct-tls' })
    expect(tell(outcomes).slice(2)).to.deep.equal(['observed', 'tls peer-misbehaved', 'observed'])
  })

  it('gives up when the whole session takes too long, and keeps what it has', async () => {
    const server = await playServer(...OFFER, stall)
    const outcomes = await probe(server, {}, { sessionTimeoutMs: IMPATIENT.stepTimeoutMs })
    expect(tell(outcomes)).to.deep.equal(['observed', 'starttls timeout', ...NEVER])
  })

  it('rejects when it is aborted, and leaves no connection behind', async () => {
    const controller = new AbortController()
    const server = await playServer(
      expectText('>'),
      () => {
        controller.abort()
        return Promise.resolve()
      },
      expectText('</stream:stream>'),
    )
    const session = sessionProbe({ anchors: trustAnchors(authority.cert) })
    const thrown: unknown = await session.run(endpointAt(server), nodeIo(), controller.signal).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(thrown).to.have.property('name', 'AbortError')
  })
})
