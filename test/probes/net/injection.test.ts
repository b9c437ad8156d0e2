import { expect } from 'chai'
import type { Endpoint, Facts, Outcome } from '../../../probes/model.ts'
import { injectionProbe, type InjectionOptions } from '../../../probes/net/injection.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { isOfKind } from '../../../probes/observation.ts'
import { makeAuthority, type Credentials } from '../../servers/certificates.ts'
import {
  close,
  expectText,
  playServer,
  send,
  startTls,
  stopServers,
  type Act,
} from '../../servers/play-server.ts'
import { endpointOf } from '../builders.ts'

const HEADER =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' from='example.org' version='1.0'>"
const STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>"
const PROCEED = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
const REPLY = "<iq type='result' id='tellus-injected'/>"
const OFFER = [expectText('<stream:stream'), send(`${HEADER}<stream:features>${STARTTLS}</stream:features>`)]
const ASKED = [...OFFER, expectText("<iq type='get' id='tellus-injected'")]

interface Seen {
  readonly injection: Outcome<Facts['command-injection']>
  readonly features: Outcome<Facts['features-without-from']>
}

async function probe(
  acts: readonly Act[],
  given: Partial<Endpoint> = {},
  options: InjectionOptions = {},
): Promise<Seen> {
  const { address, port } = await playServer(...acts)
  const run = injectionProbe({ silenceMs: 200, timeoutMs: 5_000, ...options })
  const [injection, features] = await run.run(
    endpointOf({ ...given, address, port }),
    nodeIo(),
    new AbortController().signal,
  )
  if (injection === undefined || !isOfKind(injection, 'command-injection')) throw new Error('no injection')
  if (features === undefined || !isOfKind(features, 'features-without-from')) throw new Error('no features')
  return { injection: injection.outcome, features: features.outcome }
}

function tell({ injection }: Seen): string {
  switch (injection.state) {
    case 'observed':
      return injection.value.reaction.kind
    case 'failed':
      return `failed: ${injection.failure.phase} ${injection.failure.code}`
    case 'skipped':
      return injection.because
  }
}

describe('net injectionProbe', () => {
  let credentials: Credentials
  let secure: Act
  before(async () => {
    credentials = await (await makeAuthority()).issue({ dns: ['example.org'] })
    secure = startTls(credentials)
  })
  afterEach(stopServers)

  it('finds nothing at a server that forgets what was written in clear', async () => {
    const seen = await probe([
      ...ASKED,
      send(PROCEED),
      secure,
      expectText('<stream:stream'),
      send(`${HEADER}<stream:features/>`),
    ])
    expect(tell(seen)).to.equal('ignored')
  })

  it('says nothing inside TLS before the silence is over, whatever tickets come', async () => {
    const { address, port, received } = await playServer(
      ...ASKED,
      send(PROCEED),
      startTls(credentials, { minVersion: 'TLSv1.3' }),
      expectText('<stream:stream'),
    )
    const injection = injectionProbe({ silenceMs: 200, timeoutMs: 5_000 })
    await injection.run(endpointOf({ address, port }), nodeIo(), new AbortController().signal)
    expect(received[0]).to.contain('</iq><?xml')
  })

  it('finds an answer that comes before anything was said inside TLS', async () => {
    const seen = await probe([...ASKED, send(PROCEED), secure, send(HEADER)], {}, { silenceMs: 5_000 })
    expect(tell(seen)).to.equal('answered')
    expect(seen.injection).to.have.nested.property('value.reaction.xml', HEADER)
  })

  it('finds an answer to the injected stanza in the stream inside TLS', async () => {
    const acts = [send(PROCEED), secure, expectText('<stream:stream'), send(HEADER + REPLY)]
    expect(tell(await probe([...ASKED, ...acts]))).to.equal('answered')
  })

  const breaks = [
    { title: 'refuses STARTTLS', acts: [send("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")] },
    { title: 'closes instead of proceeding', acts: [close] },
    { title: 'answers in clear text', acts: [send(PROCEED + REPLY), close] },
  ]
  for (const { title, acts } of breaks) {
    it(`blames no server that ${title}`, async () => {
      expect(tell(await probe([...ASKED, ...acts]))).to.equal('broken-off')
    })
  }

  it('names an answer in clear text where TLS was due (RFC 6120 §5.4.3.3)', async () => {
    const seen = await probe([...ASKED, send(PROCEED), expectText('\u0003'), send(REPLY)])
    expect(seen.injection).to.have.nested.property('value.reaction.failure').that.deep.equals({
      phase: 'starttls',
      code: 'peer-misbehaved',
      detail: 'bytes-after-proceed (RFC 6120 §5.4.3.3)',
    })
  })

  it('makes no handshake with a server that ended the stream behind <proceed/> (RFC 6120 §4.4)', async () => {
    const error =
      "<stream:error><invalid-namespace xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>"
    const { address, port, received } = await playServer(
      ...ASKED,
      send(`${PROCEED}${HEADER}${error}</stream:stream>`),
    )
    const injection = injectionProbe({ silenceMs: 200, timeoutMs: 5_000 })
    const [seen] = await injection.run(endpointOf({ address, port }), nodeIo(), new AbortController().signal)
    expect(seen?.outcome)
      .to.have.nested.property('value.reaction.failure.detail')
      .that.contains('after-proceed')
    await stopServers()
    expect(received[0]).to.match(/<\/iq>$/)
  })

  it('blames nobody for a stream that is refused inside TLS: it may have any reason', async () => {
    const error =
      "<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>"
    const acts = [send(PROCEED), secure, expectText('<stream:stream'), send(HEADER + error)]
    expect(tell(await probe([...ASKED, ...acts]))).to.equal('failed: stream closed')
  })

  it('injects nothing where STARTTLS is not offered', async () => {
    const acts = [expectText('<stream:stream'), send(`${HEADER}<stream:features/>`), expectText('</stream')]
    expect(tell(await probe(acts))).to.equal('not-offered')
  })

  it('tells what an s2s stream without `from` is offered, where others have one', async () => {
    const acts = [...ASKED, close]
    const seen = await probe(acts, { service: 's2s' }, { hasFrom: true })
    expect(seen.features).to.have.nested.property('value.features.starttls', 'required')
    const c2s = await probe(acts, { service: 'c2s' }, { hasFrom: true })
    expect(c2s.features).to.deep.equal({ state: 'skipped', because: 'not-applicable' })
  })
})
