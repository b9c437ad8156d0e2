import { expect } from 'chai'
import type { Facts, Outcome, StreamFeatures } from '../../../probes/model.ts'
import { dialbackProbe } from '../../../probes/net/dialback.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { isOfKind } from '../../../probes/observation.ts'
import {
  close,
  expectText,
  playServer,
  send,
  stall,
  stopServers,
  type Act,
} from '../../servers/play-server.ts'
import { endpointOf } from '../builders.ts'

const HEADER =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:server' xmlns:db='jabber:server:dialback' xmlns:stream='http://etherx.jabber.org/streams' id='1' from='example.org' version='1.0'>"
const FEATURES = '<stream:features/>'
const OPEN = [expectText('<stream:stream'), send(HEADER + FEATURES)]
const REFUSAL =
  "<db:result from='example.org' to='tellus.example' type='error'><error type='cancel'><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></db:result>"
const STREAM_ERROR =
  "<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>"

async function ask(acts: readonly Act[], timeoutMs = 5_000): Promise<Outcome<Facts['clear-text-answers']>> {
  const { address, port } = await playServer(...acts)
  const endpoint = endpointOf({ service: 's2s', address, port })
  const probe = dialbackProbe({ from: 'tellus.example', mayDialBack: true, timeoutMs })
  const [observation] = await probe.run(endpoint, nodeIo(), new AbortController().signal)
  if (observation === undefined || !isOfKind(observation, 'clear-text-answers')) throw new Error('no answers')
  return observation.outcome
}

describe('net dialbackProbe', () => {
  afterEach(stopServers)

  const answers = [
    { title: 'a dialback error', acts: [send(REFUSAL)], expected: { condition: 'policy-violation' } },
    { title: 'a stream error', acts: [send(STREAM_ERROR)], expected: { kind: 'stream-error' } },
    { title: 'a result', acts: [send("<db:result type='invalid'/>")], expected: { type: 'invalid' } },
    { title: 'an end without a word', acts: [close], expected: { kind: 'closed' } },
  ]
  for (const { title, acts, expected } of answers) {
    it(`tells ${title}`, async () => {
      const outcome = await ask([...OPEN, expectText('</db:result>'), ...acts])
      expect(outcome).to.have.nested.property('value.asked[0].answer').that.includes(expected)
    })
  }

  it('tells silence from an answer', async () => {
    const outcome = await ask([...OPEN, expectText('</db:result>'), stall], 500)
    expect(outcome).to.have.nested.property('value.asked[0].answer.failure.code', 'timeout')
  })

  it('sends a key of 64 digits that is another one each time, in the name of our domain', async () => {
    const sent = [await ask([...OPEN, close]), await ask([...OPEN, close])].map((outcome) =>
      outcome.state === 'observed' ? outcome.value.asked[0]?.sent : undefined,
    )
    for (const xml of sent)
      expect(xml).to.match(
        /^<db:result xmlns:db='jabber:server:dialback' from='tellus\.example' to='example\.org'>[\da-f]{64}<\/db:result>$/,
      )
    expect(sent[0]).not.to.equal(sent[1])
  })

  it('tells a server that does not open a stream', async () => {
    expect(await ask([expectText('<stream:stream'), send(HEADER + STREAM_ERROR)])).to.deep.equal({
      state: 'failed',
      failure: {
        phase: 'stream',
        code: 'stream-error',
        condition: 'policy-violation',
        detail: 'policy-violation',
      },
    })
  })

  it('makes no connection where nothing is to be asked of what the server was seen to offer', async () => {
    const features = { mechanisms: [], sasl2Mechanisms: [], others: [], xml: '' } as const
    const outcomes = []
    for (const starttls of ['required', 'absent', 'offered'] as const) {
      const { address, port, received } = await playServer(close)
      const offeredAt = (): StreamFeatures => ({ ...features, starttls })
      const probe = dialbackProbe({ mayDialBack: false, offeredAt })
      const endpoint = endpointOf({ service: 's2s', address, port })
      const [observation] = await probe.run(endpoint, nodeIo(), new AbortController().signal)
      outcomes.push([starttls, observation?.outcome.state, received.length])
    }
    expect(outcomes).to.deep.equal([
      ['required', 'observed', 0],
      ['absent', 'observed', 0],
      ['offered', 'failed', 1],
    ])
  })

  const offering =
    HEADER + "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>"
  const verification = async (...acts: readonly Act[]) => {
    const { address, port } = await playServer(expectText('<stream:stream'), send(offering), ...acts)
    const probe = dialbackProbe({ mayDialBack: false, timeoutMs: 5_000 })
    const endpoint = endpointOf({ service: 's2s', address, port })
    const [observation] = await probe.run(endpoint, nodeIo(), new AbortController().signal)
    if (observation === undefined || !isOfKind(observation, 'clear-text-answers'))
      throw new Error('no answers')
    return observation.outcome
  }

  it('asks for a verification, which calls nobody back, where it may not ask in our name', async () => {
    const answered = [expectText('</db:verify>'), send("<db:verify type='invalid'/>"), close]
    expect(await verification(...answered)).to.have.nested.property('value.asked[0].answer.type', 'invalid')
  })

  it('finds a verification dropped when <starttls/> behind it is answered', async () => {
    const proceed = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
    const outcome = await verification(expectText('</db:verify>'), expectText('<starttls'), send(proceed))
    expect(outcome).to.have.nested.property('value.asked[0].stimulus', 'dialback-verify')
    expect(outcome).to.have.nested.property('value.asked[0].answer.kind', 'ignored')
  })

  it('asks nobody in his own name', () => {
    const probe = dialbackProbe({ from: 'example.org', mayDialBack: true })
    expect(probe.isFor(endpointOf({ service: 's2s' }))).to.equal(false)
  })
})
