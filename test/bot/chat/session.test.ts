import { expect } from 'chai'
import { Session, type Query, type SessionEnd } from '../../../bot/chat/session.ts'
import { xml, type Element } from '../../../bot/chat/stanza.ts'
import { LOGIN, MemoryLog, ScriptedStream } from './scripted-stream.ts'

/** What a session told, in order, and promises for its beginning and its end. */
class Witness {
  readonly stanzas: Element[] = []
  readonly log = new MemoryLog()
  readonly ended: Promise<SessionEnd>
  readonly online: Promise<string>
  onStanza: (stanza: Element) => void = (stanza) => this.stanzas.push(stanza)
  #resolveEnd: (end: SessionEnd) => void = () => undefined
  #resolveOnline: (jid: string) => void = () => undefined

  constructor() {
    this.ended = new Promise((resolve) => (this.#resolveEnd = resolve))
    this.online = new Promise((resolve) => (this.#resolveOnline = resolve))
  }

  open(stream: ScriptedStream, login = LOGIN): Session {
    const events = {
      online: (jid: string) => this.#resolveOnline(jid),
      heard: () => undefined,
      stanza: (stanza: Element) => this.onStanza(stanza),
      ended: (end: SessionEnd) => this.#resolveEnd(end),
    }
    const session = new Session(login, stream.socket, answer, events, this.log)
    session.open()
    return session
  }

  /** Waits until a message with that body has come. */
  async message(body: string): Promise<void> {
    await new Promise<void>((resolve) => {
      this.onStanza = (stanza) => {
        this.stanzas.push(stanza)
        if (stanza.getChildText('body') === body) resolve()
      }
    })
  }
}

function answer({ type, payload, from, lang }: Query): Element | undefined {
  if (payload.is('boom')) return fail()
  return payload.is('known') ? xml('answer', { xmlns: 'x', type, from, lang }) : undefined
}

function fail(): never {
  throw new Error('boom')
}

describe('chat Session', () => {
  let stream: ScriptedStream
  let witness: Witness
  let session: Session | undefined

  beforeEach(() => {
    stream = new ScriptedStream()
    witness = new Witness()
    session = undefined
  })
  afterEach(() => session?.abandon())

  async function logIn(): Promise<string> {
    session = witness.open(stream)
    await stream.logIn()
    return witness.online
  }

  it('logs in and is bound', async () => {
    expect(await logIn()).to.equal('bot@xmpp.example/tellus')
  })

  it('spells a password in UTF-8 for PLAIN (RFC 4616 §2)', async () => {
    session = witness.open(stream, { ...LOGIN, password: 'пароль' })
    const auth = await stream.logIn()
    const initial = /<auth[^>]*>([^<]*)</.exec(auth)?.[1] ?? ''
    expect(Buffer.from(initial, 'base64').toString('utf8')).to.equal('\0bot\0пароль')
  })

  it('reads UTF-8 that is cut at every byte', async () => {
    await logIn()
    const received = witness.message('チェック 检查')
    const bytes = Buffer.from(`<message from='a@b.example'><body>チェック 检查</body></message>`)
    for (const byte of bytes) stream.send(Uint8Array.of(byte))
    await received
  })

  const saslFailures: readonly { title: string; condition: string; end: SessionEnd }[] = [
    ...['not-authorized', 'account-disabled', 'credentials-expired'].map((condition) => ({
      title: 'final',
      condition,
      end: { kind: 'refused', condition } as const,
    })),
    {
      title: 'a reason to come back',
      condition: 'temporary-auth-failure',
      end: { kind: 'lost', detail: 'temporary-auth-failure' },
    },
  ]
  for (const { title, condition, end } of saslFailures) {
    it(`takes SASL ${condition} as ${title} (RFC 6120 §6.5)`, async () => {
      session = witness.open(stream)
      await stream.authenticate(`<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><${condition}/></failure>`)
      expect(await witness.ended).to.deep.equal(end)
    })
  }

  it('takes a refused login for that also when the stream ends right behind it', async () => {
    session = witness.open(stream)
    await stream.authenticate(
      `<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure></stream:stream>`,
    )
    expect(await witness.ended).to.deep.equal({ kind: 'refused', condition: 'not-authorized' })
  })

  const streamErrors: readonly { error: string; end: SessionEnd }[] = [
    { error: 'conflict', end: { kind: 'refused', condition: 'conflict' } },
    { error: 'system-shutdown', end: { kind: 'lost', detail: 'system-shutdown' } },
    { error: 'policy-violation', end: { kind: 'lost', detail: 'policy-violation' } },
  ]
  for (const { error, end } of streamErrors) {
    it(`ends at the stream error ${error} (RFC 6120 §4.9.3)`, async () => {
      await logIn()
      stream.send(`<stream:error><${error} xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`)
      expect(await witness.ended).to.deep.equal(end)
    })
  }

  it('does not go where see-other-host points (RFC 6120 §4.9.3.19)', async () => {
    await logIn()
    stream.send(
      `<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>127.0.0.1:1</see-other-host></stream:error>`,
    )
    expect(await witness.ended).to.deep.equal({ kind: 'lost', detail: 'see-other-host' })
  })

  it('ends when the server closes the stream', async () => {
    await logIn()
    stream.send('</stream:stream>')
    expect((await witness.ended).kind).to.equal('lost')
  })

  it('ends when the connection closes', async () => {
    await logIn()
    stream.end()
    expect((await witness.ended).kind).to.equal('lost')
  })

  const hostile = [
    { title: 'an entity that XML does not define', text: '<message><body>&nbsp;</body></message>' },
    { title: 'tags that do not match', text: '<message><body></message>' },
    { title: 'elements nested without end', text: '<a>'.repeat(400_000) },
    { title: 'a stanza without end', text: `<message><body>${'x'.repeat(1_100_000)}` },
  ]
  for (const { title, text } of hostile) {
    it(`ends the session, not the process, at ${title}`, async () => {
      await logIn()
      stream.send(text)
      expect((await witness.ended).kind).to.equal('lost')
      // More is on its way by then.
      stream.send('<message/>'.repeat(10))
      await stream.expect('</stream:stream>')
    })
  }

  for (const depth of [63, 64, 10_000]) {
    it(`goes on after a stanza that a stranger nested ${depth} deep, and shows nothing of what is too deep`, async () => {
      await logIn()
      const received = witness.message('good')
      const nested = `${'<a>x'.repeat(depth - 1)}${'</a>'.repeat(depth - 1)}`
      stream.send(
        `<message from='a@b.example'><body>deep</body>${nested}</message><message from='a@b.example'><body>good</body></message>`,
      )
      await received
      const [first, second, ...more] = witness.stanzas.filter((stanza) => stanza.is('message'))
      const isTaken = depth < 64
      expect(first?.attrs['type']).to.equal(isTaken ? undefined : 'error')
      expect(first?.getChildText('body')).to.equal(isTaken ? 'deep' : null)
      expect([second?.getChildText('body'), more]).to.deep.equal(['good', []])
    })
  }

  it('does not take many siblings for depth', async () => {
    await logIn()
    const received = witness.message('x')
    stream.send(`<message>${'<a/>'.repeat(500)}<body>x</body></message>`)
    await received
  })

  it('goes on after a stanza whose addresses are none, and shows nothing of it', async () => {
    await logIn()
    const received = witness.message('good')
    stream.send(
      `<message from='a@/c'><body>bad</body></message><message from='a@b.example'><body>good</body></message>`,
    )
    await received
    const messages = witness.stanzas.filter((stanza) => stanza.is('message'))
    expect(messages.map((message) => message.getChildText('body'))).to.deep.equal([null, 'good'])
    expect(messages[0]?.attrs['type']).to.equal('error')
  })

  const QUERY = `<iq type='get' id='q' from='a@b.example/c' to='bot@xmpp.example/tellus'><known xmlns='x'/></iq>`

  it('goes on after a stanza whose handler throws', async () => {
    await logIn()
    witness.onStanza = fail
    stream.send(`<message from='a@b.example'><body>bad</body></message>${QUERY}`)
    await stream.expect('</iq>')
    expect(witness.log.lines).to.include('error: a stanza could not be worked on')
  })

  it('answers a query by what it is handed, to whom it was sent by', async () => {
    await logIn()
    stream.send(QUERY)
    expect(await stream.expect('</iq>')).to.equal(
      '<iq to="a@b.example/c" from="bot@xmpp.example/tellus" id="q" type="result"><answer xmlns="x" type="get" from="a@b.example/c"/></iq>',
    )
  })

  it('answers what it does not know with service-unavailable (RFC 6120 §8.3.3.19)', async () => {
    await logIn()
    stream.send(`<iq type='get' id='q' from='a@b.example/c'><other xmlns='x'/></iq>`)
    expect(await stream.expect('</iq>')).to.include('service-unavailable')
  })

  it('answers a ping with a result (XEP-0199 §4.1)', async () => {
    await logIn()
    stream.send(`<iq type='get' id='p' from='a@b.example/c'><ping xmlns='urn:xmpp:ping'/></iq>`)
    expect(await stream.expect('/>')).to.equal('<iq to="a@b.example/c" id="p" type="result"/>')
  })

  it('answers with internal-server-error when its own answer fails, and goes on', async () => {
    await logIn()
    stream.send(`<iq type='get' id='b' from='a@b.example/c'><boom xmlns='x'/></iq>`)
    expect(await stream.expect('</iq>')).to.include('internal-server-error')
    stream.send(QUERY)
    await stream.expect('</iq>')
  })

  it('says goodbye: unavailable, then the end of the stream (RFC 6121 §4.5.1, RFC 6120 §4.4)', async () => {
    await logIn()
    const closed = session?.close()
    await stream.expect('<presence type="unavailable"/></stream:stream>')
    stream.send('</stream:stream>')
    stream.end()
    await closed
  })

  it('rejects what is sent after its end', async () => {
    await logIn()
    session?.abandon()
    let rejection: unknown
    await session?.send(xml('presence')).catch((error: unknown) => (rejection = error))
    expect(rejection).to.be.instanceOf(Error)
  })
})
