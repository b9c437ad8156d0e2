import { expect } from 'chai'
import type { Outcome } from '../../../probes/model.ts'
import { askOnce } from '../../../probes/net/ask-once.ts'
import { dnsClient, type DnsClient } from '../../../probes/net/dns.ts'
import { failed, toAborted } from '../../../probes/net/failures.ts'
import type { DnsReply } from '../../../probes/wire/dns-message.ts'
import { startDns, type FakeDns } from '../../servers/dns.ts'

const patient = new AbortController().signal

/** A client whose questions are answered by hand. */
class Waiting implements DnsClient {
  readonly asked: string[] = []
  readonly #answers: ((outcome: Outcome<DnsReply>) => void)[] = []

  query(name: string, type: string, signal: AbortSignal): Promise<Outcome<DnsReply>> {
    this.asked.push(`${name} ${type}`)
    return new Promise((resolve) => {
      this.#answers.push(resolve)
      signal.addEventListener('abort', () => {
        this.asked.push('given up')
        resolve(toAborted(signal, 'dns'))
      })
    })
  }

  answer(outcome: Outcome<DnsReply>): void {
    for (const resolve of this.#answers.splice(0)) resolve(outcome)
  }
}

const SILENT = failed('dns', 'timeout')

describe('net askOnce', () => {
  describe('over a resolver', () => {
    let dns: FakeDns

    beforeEach(async () => {
      dns = await startDns({ 'example.test': [{ type: 'A', data: '192.0.2.1' }] })
    })

    afterEach(() => dns.stop())

    it('puts a question once, at the same time or later, and gives all the same answer', async () => {
      const client = askOnce(dnsClient([dns]))
      const [one, other] = await Promise.all([
        client.query('example.test', 'A', patient),
        client.query('example.test', 'A', patient),
      ])
      const later = await client.query('example.test', 'A', patient)
      expect(one).to.deep.include({ state: 'observed' })
      expect([other, later]).to.deep.equal([one, one])
      expect(dns.count('example.test')).to.equal(1)
    })

    it('puts each type apart, and with signatures or without', async () => {
      const client = askOnce(dnsClient([dns]))
      await client.query('example.test', 'A', patient)
      await client.query('example.test', 'AAAA', patient)
      await client.query('example.test', 'A', patient, 'wanted')
      expect(dns.queries).to.have.length(3)
    })
  })

  it('asks anew after a failure', async () => {
    const waiting = new Waiting()
    const client = askOnce(waiting)
    const first = client.query('example.test', 'A', patient)
    waiting.answer(SILENT)
    expect(await first).to.equal(SILENT)
    const second = client.query('example.test', 'A', patient)
    waiting.answer(SILENT)
    await second
    expect(waiting.asked).to.deep.equal(['example.test A', 'example.test A'])
  })

  it('lets one give up while others wait on', async () => {
    const waiting = new Waiting()
    const client = askOnce(waiting)
    const hasty = new AbortController()
    const givenUp = client.query('example.test', 'A', hasty.signal)
    const kept = client.query('example.test', 'A', patient)
    hasty.abort()
    expect(await givenUp).to.deep.include({ state: 'failed' })
    waiting.answer(SILENT)
    expect(await kept).to.equal(SILENT)
    expect(waiting.asked).to.deep.equal(['example.test A'])
  })

  it('ends a question that nobody waits for any more, and puts it anew for who comes then', async () => {
    const waiting = new Waiting()
    const client = askOnce(waiting)
    const hasty = new AbortController()
    const givenUp = client.query('example.test', 'A', hasty.signal)
    hasty.abort()
    await givenUp
    const next = client.query('example.test', 'A', patient)
    waiting.answer(SILENT)
    expect(await next).to.equal(SILENT)
    expect(waiting.asked).to.deep.equal(['example.test A', 'given up', 'example.test A'])
  })

  it('asks nothing for who has given up before', async () => {
    const waiting = new Waiting()
    expect(await askOnce(waiting).query('example.test', 'A', AbortSignal.abort())).to.deep.include({
      state: 'failed',
    })
    expect(waiting.asked).to.deep.equal([])
  })
})
