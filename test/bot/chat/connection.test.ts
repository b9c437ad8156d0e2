import { expect } from 'chai'
import type { Outcome } from '../../../probes/index.ts'
import { Connection, type SecureConnection } from '../../../bot/chat/connection.ts'
import { xml } from '../../../bot/chat/stanza.ts'
import { LOGIN, ManualTimers, MemoryLog, ScriptedStream } from './scripted-stream.ts'

const FACTS = {
  host: 'xmpp.example',
  port: 5222,
  security: 'starttls',
  tlsVersion: 'TLSv1.3',
  suite: 'TLS_AES_256_GCM_SHA384',
  certificateNotAfter: '2027-01-01T00:00:00.000Z',
} as const

const DNS_FAILURE: Outcome<never> = { state: 'failed', failure: { phase: 'dns', code: 'dns-failure' } }

/** A connection whose attempts the test hands out, and whose time it moves. */
class Rig {
  readonly timers = new ManualTimers()
  readonly log = new MemoryLog()
  readonly heard: string[] = []
  readonly connection: Connection
  readonly signals: AbortSignal[] = []
  next: () => Promise<Outcome<SecureConnection>> = () => Promise.resolve(DNS_FAILURE)
  #waiting: { readonly event: string; readonly wake: () => void } | undefined

  constructor() {
    this.connection = new Connection({
      login: LOGIN,
      connect: (signal) => {
        this.signals.push(signal)
        this.#note('attempt')
        return this.next()
      },
      answer: () => undefined,
      events: {
        online: () => this.#note('online'),
        offline: () => this.#note('offline'),
        stanza: (stanza) => this.#note(stanza.getChildText('body') ?? stanza.getName()),
      },
      log: this.log,
      timers: this.timers,
      random: () => 0.999,
      newId: () => 'id-1',
      now: () => '2017-03-01T00:00:00.000Z',
    })
  }

  /** Resolves at the next such event. */
  async until(event: string): Promise<void> {
    await new Promise<void>((resolve) => (this.#waiting = { event, wake: resolve }))
  }

  offer(stream: ScriptedStream): void {
    this.next = () => Promise.resolve({ state: 'observed', value: { socket: stream.socket, facts: FACTS } })
  }

  #note(event: string): void {
    this.heard.push(event)
    if (this.#waiting?.event === event) this.#waiting.wake()
  }
}

describe('chat Connection', () => {
  let rig: Rig
  let stream: ScriptedStream

  beforeEach(() => {
    rig = new Rig()
    stream = new ScriptedStream()
  })
  afterEach(() => {
    const stopped = rig.connection.stop()
    rig.timers.pass(3000)
    return stopped
  })

  async function goOnline(): Promise<void> {
    rig.offer(stream)
    const online = rig.until('online')
    rig.connection.start()
    await stream.logIn()
    await online
  }

  it('tells how it is connected, only while it is', async () => {
    expect(rig.connection.facts).to.equal(undefined)
    await goOnline()
    expect(rig.connection.facts).to.deep.equal(FACTS)
    const offline = rig.until('offline')
    stream.end()
    await offline
    expect(rig.connection.facts).to.equal(undefined)
  })

  it('says what the clock shows where a certificate is outside its dates, and what is to be done', async () => {
    const said: object[] = []
    rig.log.warn = (facts: object, event: string) => void said.push({ ...facts, event })
    const failure = {
      phase: 'tls',
      code: 'certificate-rejected',
      detail: 'CERT_NOT_YET_VALID',
      isOutsideDates: true,
    } as const
    rig.next = () => Promise.resolve({ state: 'failed', failure })
    const failed = rig.log.next('info: will connect again')
    rig.connection.start()
    await failed
    const event =
      'could not connect securely: by the clock of this machine, the certificate of the server has expired or is not valid yet. If `clock` is not the present time (UTC), set the clock; if it is, the operators of the server have to renew the certificate'
    expect(said).to.deep.equal([{ failure, clock: '2017-03-01T00:00:00.000Z', event }])
  })

  it('comes back after DNS has failed and recovered', async () => {
    const failed = rig.log.next('info: will connect again')
    rig.connection.start()
    await failed
    const online = rig.until('online')
    rig.offer(stream)
    rig.timers.pass(1000)
    await stream.logIn()
    await online
    expect(rig.signals).to.have.length(2)
  })

  it('comes back after the server has restarted', async () => {
    await goOnline()
    const offline = rig.until('offline')
    stream.send(`<stream:error><system-shutdown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`)
    await offline
    stream = new ScriptedStream()
    rig.offer(stream)
    const online = rig.until('online')
    rig.timers.pass(1000)
    await stream.logIn()
    await online
    expect(rig.heard.filter((event) => event === 'online' || event === 'offline')).to.deep.equal([
      'online',
      'offline',
      'online',
    ])
  })

  it('pings a silent server, and leaves it when no answer comes', async () => {
    await goOnline()
    rig.timers.pass(45_000)
    expect(await stream.expect('</iq>')).to.include('<ping xmlns="urn:xmpp:ping"/>')
    const offline = rig.until('offline')
    rig.timers.pass(30_000)
    await offline
  })

  it('keeps a silent server that answers the ping, with an error too', async () => {
    await goOnline()
    rig.timers.pass(45_000)
    await stream.expect('</iq>')
    const answered = rig.until('iq')
    stream.send(`<iq type='error' id='id-1' from='xmpp.example'><error type='cancel'/></iq>`)
    await answered
    rig.timers.pass(44_999)
    expect(rig.connection.facts).to.deep.equal(FACTS)
  })

  it('gives an attempt up that stalls before TLS, and aborts it', () => {
    rig.next = () => new Promise(() => undefined)
    rig.connection.start()
    rig.timers.pass(45_000)
    expect(rig.signals.map(({ aborted }) => aborted)).to.deep.equal([true])
    rig.timers.pass(1000)
    expect(rig.signals.map(({ aborted }) => aborted)).to.deep.equal([true, false])
  })

  it('gives an attempt up that stalls after the stream header', async () => {
    rig.offer(stream)
    rig.connection.start()
    await stream.expect(/<stream:stream [^>]*>/)
    rig.timers.pass(45_000)
    const again = rig.until('attempt')
    rig.timers.pass(1000)
    await again
  })

  it('ends for good, and says so once, when the password is wrong', async () => {
    rig.offer(stream)
    rig.connection.start()
    await stream.authenticate(`<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>`)
    expect(await rig.connection.ended).to.deep.equal({ kind: 'refused', condition: 'not-authorized' })
    rig.timers.pass(600_000)
    expect(rig.signals).to.have.length(1)
    expect(rig.log.lines.filter((line) => line.startsWith('error'))).to.have.length(1)
  })

  it('ends for good when another session takes its place', async () => {
    await goOnline()
    stream.send(`<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`)
    expect(await rig.connection.ended).to.deep.equal({ kind: 'refused', condition: 'conflict' })
  })

  it('says goodbye when it is stopped', async () => {
    await goOnline()
    const stopped = rig.connection.stop()
    await stream.expect('<presence type="unavailable"/></stream:stream>')
    stream.send('</stream:stream>')
    stream.end()
    await stopped
    expect(await rig.connection.ended).to.deep.equal({ kind: 'stopped' })
  })

  it('does not wait over 2.5 s for a server that ignores the goodbye', async () => {
    await goOnline()
    const stopped = rig.connection.stop()
    rig.timers.pass(2500)
    await stopped
  })

  it('says whether a stanza was written', async () => {
    expect(await rig.connection.send(xml('presence'))).to.equal(false)
    await goOnline()
    expect(await rig.connection.send(xml('presence'))).to.equal(true)
    await stream.expect('<presence/>')
  })
})
