import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { describeEmbeddedDatabase } from '../bot/store/databases.ts'
import { type FakeDns, startDns } from '../servers/dns.ts'
import { stopServers } from '../servers/play-server.ts'
import { LiveServer } from './live-server.ts'
import { prosody } from './prosody.ts'
import { SimulatedDays, startOwnServer } from './simulated-days.ts'

const TRANSCRIPT = new URL('../../../test/live/story-2017.txt', import.meta.url)

/** As it was found: TLS is offered, and a login without it is taken. */
const AS_FOUND = { c2sTls: 'optional', s2sTls: 'required', allowsPlainInClear: true } as const
/** Good in 2017, when the story plays, and now, when the handshakes are made. */
const CERTIFICATE = { notBefore: new Date('2017-01-01'), notAfter: new Date('2037-01-01') }

/**
 * What Tellus grew from: in 2017 volunteers had xmpp.jp require TLS. The dates are those of then; the server is a Prosody that
 * is stopped, reconfigured and started again, and days pass at once.
 */
describeEmbeddedDatabase('live story of 2017', (database) => {
  let server: LiveServer
  let dns: FakeDns
  let days: SimulatedDays

  before('start the server as it was found', async () => {
    server = new LiveServer(prosody, 'xmpp.jp', { ...AS_FOUND, certificate: CERTIFICATE })
    await server.start()
    dns = await startDns({ ...server.zone(), ...(await startOwnServer()) })
    days = await SimulatedDays.begin(database, server, dns)
  })
  after('remove it', async () => {
    await days.end()
    await dns.stop()
    await stopServers()
    await server.remove()
  })

  it('goes from a finding to a server that requires TLS, with every message that the room got', async function () {
    this.timeout(120_000)
    await found()
    await promised()
    await firstOutage()
    await secondOutage()
    await thanked()
    const told = days.transcript.map(withoutChance).join('\n')
    expect(`${told}\n`).to.equal(await readFile(TRANSCRIPT, 'utf8'))
  })

  async function found(): Promise<void> {
    await days.skipTo('2017-03-06 09:30')
    await days.say('ana', 'campaign xmpp.jp')
    await days.until('2017-03-06 10:00')
    await write('first ja', /RFC 7590/, /<auth [^>]*mechanism='PLAIN'/, /2017年3月6日/)
  }

  /** A letter is drafted by one, who cannot approve it, read and approved by another, and sent by the first. */
  async function write(what: string, ...said: readonly RegExp[]): Promise<void> {
    const drafted = await days.say('ana', `letter xmpp.jp ${what}`)
    const code = /Letter (\w+):/.exec(drafted.join('\n'))?.[1] ?? 'none'
    await days.say('ana', `approve ${code}`)
    const text = await days.ask('ben', 'letter xmpp.jp show')
    for (const pattern of said) expect(text).to.match(pattern)
    await days.say('ben', `approve ${code}`)
    await days.say('ana', 'sent xmpp.jp admin@xmpp.jp')
  }

  /** A week of silence, then a promise for the next maintenance. */
  async function promised(): Promise<void> {
    await days.skipTo('2017-03-13 12:00')
    await days.skipTo('2017-03-16 08:00')
    await days.say('ben', 'answered xmpp.jp at the next maintenance, on 29 April')
    await days.say('ben', 'promise xmpp.jp 2017-04-29')
    await days.skipTo('2017-04-29 01:00')
  }

  /** The server goes down and comes back as it was. */
  async function firstOutage(): Promise<void> {
    await server.stop()
    await days.until('2017-04-29 04:30')
    await server.start()
    await days.until('2017-04-29 05:30')
    await days.skipTo('2017-04-29 20:00')
    await write('after-outage en', /planned to make TLS mandatory by 29 April 2017/, /<malformed-request\/>/)
    await days.skipTo('2017-04-30 07:00')
    await days.say('ben', 'answered xmpp.jp sorry, within a week')
    await days.say('ben', 'promise xmpp.jp 2017-05-08')
    await days.skipTo('2017-05-08 01:00')
  }

  /** The server goes down again and comes back as it should be. */
  async function secondOutage(): Promise<void> {
    await server.stop()
    await days.until('2017-05-08 02:30')
    server.reconfigure({ c2sTls: 'required' })
    await server.start()
    await days.until('2017-05-08 04:00')
    await days.say('ana', 'done xmpp.jp')
  }

  async function thanked(): Promise<void> {
    await write('thanks ja', /xmpp\.jp/)
    await days.say('ben', 'answered xmpp.jp you are welcome')
    await days.say('ben', 'campaign xmpp.jp')
    await days.say('ben', 'campaign xmpp.jp 2')
    await days.say('ben', 'campaigns')
  }

  /** Ports and codes are drawn by lot. */
  function withoutChance(text: string): string {
    const { c2s, s2s } = server.ports
    return text.replaceAll(`:${c2s}`, ':5222').replaceAll(`:${s2s}`, ':5269')
  }
})
