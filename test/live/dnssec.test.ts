import { expect } from 'chai'
import type { Answer, RecordType } from 'dns-packet'
import { dnsClient, type DnsClient } from '../../probes/net/dns.ts'
import { DnssecValidator, ROOT_ANCHORS, type SecuredAnswer } from '../../probes/net/dnssec.ts'
import { startKnot, type Knot, type KnotZone } from './knot.ts'

const TLSA = '3 1 1 aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899'

const ZONES: readonly KnotZone[] = [
  {
    name: 'secure.test',
    algorithm: 'rsasha256',
    records: [
      '@ 60 A 192.0.2.1',
      '@ 60 AAAA 2001:db8::1',
      '@ 60 CAA 128 issue "ca.test; accounturi=https://ca.test/1"',
      '@ 60 TXT "one" "two"',
      `big 60 TXT ${Array.from({ length: 20 }, () => `"${'x'.repeat(200)}"`).join(' ')}`,
      '_xmpp-client._tcp 60 SRV 5 10 5222 XMPP.Secure.Test.',
      '_xmpp-client._tcp 60 SRV 1 10 5222 xmpp.ed.test.',
      `_5222._tcp.xmpp 60 TLSA ${TLSA}`,
      'alias 60 CNAME xmpp.ed.test.',
      'to-unsigned 60 CNAME host.unsigned.test.',
      'loop 60 CNAME loop.secure.test.',
      'tree 60 DNAME ed.test.',
      '*.wild 60 A 192.0.2.2',
    ],
  },
  { name: 'ed.test', algorithm: 'ed25519', records: ['xmpp 60 A 192.0.2.3'] },
  { name: 'p384.test', algorithm: 'ecdsap384sha384', records: ['@ 60 A 192.0.2.4'] },
  { name: 'sha512.test', algorithm: 'rsasha512', records: ['@ 60 A 192.0.2.5'] },
  { name: 'sha1.test', algorithm: 'rsasha1', records: ['@ 60 A 192.0.2.6'] },
  { name: 'unsigned.test', records: ['host 60 A 192.0.2.7'] },
  { name: 'island.test', algorithm: 'ed25519', records: ['@ 60 A 192.0.2.8'], delegation: 'none' },
  { name: 'wrong.test', algorithm: 'ed25519', records: ['@ 60 A 192.0.2.9'], delegation: 'wrong' },
]

const DAY_MS = 86_400_000
const { signal } = new AbortController()
const skipped = new Set((process.env['SKIP_SERVERS'] ?? '').split(','))
const declare = skipped.has('knot') ? describe.skip : describe

declare('live DNSSEC from Knot', () => {
  let knot: Knot
  let client: DnsClient

  before('start the server', async () => {
    knot = await startKnot(ZONES)
    client = dnsClient([knot])
  })

  after('remove the server', () => knot.stop())

  interface Given {
    readonly client?: DnsClient
    readonly now?: number
    readonly anchors?: typeof ROOT_ANCHORS
  }

  async function lookUp(name: string, type: RecordType, given: Given = {}): Promise<SecuredAnswer> {
    const now = given.now ?? Date.now()
    const anchors = given.anchors ?? knot.anchors
    const validator = new DnssecValidator({ client: given.client ?? client, anchors, now: () => now })
    const outcome = await validator.lookUp(name, type, signal)
    if (outcome.state !== 'observed') throw new Error(JSON.stringify(outcome))
    return outcome.value
  }

  /** The client with answers changed on the way. */
  function tampering(change: (answer: Answer) => Answer | undefined): DnsClient {
    return {
      async query(...args) {
        const outcome = await client.query(...args)
        if (outcome.state !== 'observed') return outcome
        const answers = outcome.value.answers.flatMap((answer) => change(answer) ?? [])
        return { state: 'observed', value: { ...outcome.value, answers } }
      },
    }
  }

  const secure: readonly { readonly name: string; readonly type: RecordType; readonly count: number }[] = [
    { name: 'secure.test', type: 'A', count: 1 },
    { name: 'secure.test', type: 'AAAA', count: 1 },
    { name: 'secure.test', type: 'CAA', count: 1 },
    { name: 'secure.test', type: 'TXT', count: 1 },
    { name: 'big.secure.test', type: 'TXT', count: 1 },
    { name: '_xmpp-client._tcp.secure.test', type: 'SRV', count: 2 },
    { name: '_5222._tcp.xmpp.secure.test', type: 'TLSA', count: 1 },
    { name: 'alias.secure.test', type: 'A', count: 1 },
    { name: 'xmpp.tree.secure.test', type: 'A', count: 1 },
    { name: 'xmpp.ed.test', type: 'A', count: 1 },
    { name: 'p384.test', type: 'A', count: 1 },
    { name: 'sha512.test', type: 'A', count: 1 },
  ]
  for (const { name, type, count } of secure) {
    it(`finds ${type} of ${name} secure`, async () => {
      const { records, security } = await lookUp(name, type)
      expect(security.validation).to.deep.equal({ state: 'secure' })
      expect(records).to.have.length(count)
      // Knot is no resolver: that is another fact.
      expect(security.isAuthenticatedByResolver).to.equal(false)
    })
  }

  const others: readonly {
    readonly name: string
    readonly validation: SecuredAnswer['security']['validation']
  }[] = [
    { name: 'host.unsigned.test', validation: { state: 'unsigned', zone: 'host.unsigned.test' } },
    { name: 'to-unsigned.secure.test', validation: { state: 'unsigned', zone: 'host.unsigned.test' } },
    { name: 'island.test', validation: { state: 'unsigned', zone: 'island.test' } },
    { name: 'wrong.test', validation: { state: 'bogus', because: 'key-mismatch', zone: 'wrong.test' } },
    { name: 'sha1.test', validation: { state: 'unproven', because: 'algorithm', zone: 'sha1.test' } },
    {
      name: 'x.wild.secure.test',
      validation: { state: 'unproven', because: 'wildcard', zone: 'secure.test' },
    },
    {
      name: 'gone.secure.test',
      validation: { state: 'unproven', because: 'absence', zone: 'gone.secure.test' },
    },
  ]
  for (const { name, validation } of others) {
    it(`finds ${name} ${validation.state}`, async () => {
      expect((await lookUp(name, 'A')).security.validation).to.deep.equal(validation)
    })
  }

  it('finds data that was changed on the way bogus', async () => {
    const changed = tampering((answer) =>
      answer.type === 'TLSA' ? { ...answer, data: { ...answer.data, usage: 2 } } : answer,
    )
    const { security } = await lookUp('_5222._tcp.xmpp.secure.test', 'TLSA', { client: changed })
    expect(security.validation).to.deep.equal({ state: 'bogus', because: 'signature', zone: 'secure.test' })
  })

  it('finds a record that was added or taken away bogus', async () => {
    const name = '_xmpp-client._tcp.secure.test'
    const without = tampering((answer) =>
      answer.type === 'SRV' && answer.data.priority === 5 ? undefined : answer,
    )
    expect((await lookUp(name, 'SRV', { client: without })).security.validation.state).to.equal('bogus')
  })

  it('finds data whose signatures were taken away unsigned, never secure', async () => {
    const stripped = tampering((answer) => (answer.type === 'RRSIG' ? undefined : answer))
    expect((await lookUp('secure.test', 'A', { client: stripped })).security.validation.state).to.equal(
      'unsigned',
    )
  })

  it('finds an alias that is not the one that a DNAME makes unsigned (RFC 6672 §5.3.1)', async () => {
    const changed = tampering((answer) =>
      answer.type === 'CNAME' ? { ...answer, data: 'secure.test' } : answer,
    )
    const { security } = await lookUp('xmpp.tree.secure.test', 'A', { client: changed })
    expect(security.validation).to.deep.equal({ state: 'unsigned', zone: 'xmpp.tree.secure.test' })
  })

  it('finds signatures that name a zone elsewhere bogus', async () => {
    const foreign = tampering((answer) =>
      answer.type === 'RRSIG' && answer.data.typeCovered === 'A'
        ? { ...answer, data: { ...answer.data, signersName: 'ed.test' } }
        : answer,
    )
    expect((await lookUp('secure.test', 'A', { client: foreign })).security.validation).to.deep.equal({
      state: 'bogus',
      because: 'foreign-signer',
      zone: 'ed.test',
    })
  })

  it('passes over signatures of others that were added on the way (RFC 6840 §5.4)', async () => {
    const crowded: DnsClient = {
      async query(...args) {
        const outcome = await client.query(...args)
        if (outcome.state !== 'observed') return outcome
        const strangers = outcome.value.answers.flatMap((answer) =>
          answer.type === 'RRSIG'
            ? [
                { ...answer, data: { ...answer.data, signersName: 'ed.test' } },
                { ...answer, data: { ...answer.data, labels: 9 } },
              ]
            : [],
        )
        return {
          state: 'observed',
          value: { ...outcome.value, answers: [...strangers, ...outcome.value.answers] },
        }
      },
    }
    const { security } = await lookUp('secure.test', 'A', { client: crowded })
    expect(security.validation).to.deep.equal({ state: 'secure' })
  })

  /** Signatures of `secure.test` itself that do not hold, in front of the one that does. */
  function outnumbered(count: number): DnsClient {
    return {
      async query(...args) {
        const outcome = await client.query(...args)
        if (outcome.state !== 'observed') return outcome
        const wrong = outcome.value.answers.flatMap((answer) =>
          answer.type === 'RRSIG' && answer.data.typeCovered === 'A'
            ? Array.from({ length: count }, (_, i) => {
                const signature = Buffer.from(answer.data.signature)
                signature[0] = (signature[0] ?? 0) ^ (i + 1)
                return { ...answer, data: { ...answer.data, signature } }
              })
            : [],
        )
        return {
          state: 'observed',
          value: { ...outcome.value, answers: [...wrong, ...outcome.value.answers] },
        }
      },
    }
  }

  it('gives up after eight signatures to be checked, proving nothing (CVE-2023-50387)', async () => {
    const validation = async (wrong: number) =>
      (await lookUp('secure.test', 'A', { client: outnumbered(wrong) })).security.validation
    expect(await validation(1)).to.deep.equal({ state: 'secure' })
    expect(await validation(8)).to.deep.equal({
      state: 'unproven',
      because: 'algorithm',
      zone: 'secure.test',
    })
  })

  it('proves nothing by an algorithm that it does not know', async () => {
    const unknown = tampering((answer) =>
      answer.type === 'RRSIG' && answer.data.typeCovered === 'A'
        ? { ...answer, data: { ...answer.data, algorithm: 250 } }
        : answer,
    )
    expect((await lookUp('secure.test', 'A', { client: unknown })).security.validation).to.deep.equal({
      state: 'unproven',
      because: 'algorithm',
      zone: 'secure.test',
    })
  })

  for (const type of ['DS', 'DNSKEY'] as const) {
    it(`proves nothing where nobody answers for the ${type} of a zone`, async () => {
      const silent: DnsClient = {
        query: (...args) =>
          args[0] === 'secure.test' && args[1] === type
            ? Promise.resolve({ state: 'failed', failure: { phase: 'dns', code: 'timeout' } })
            : client.query(...args),
      }
      expect((await lookUp('secure.test', 'A', { client: silent })).security.validation).to.deep.equal({
        state: 'unproven',
        because: 'unanswered',
        zone: 'secure.test',
      })
    })
  }

  it('says what is wrong where a resolver that checks gives no answer (RFC 4035 §5.5)', async () => {
    const changed = tampering((answer) => (answer.type === 'A' ? { ...answer, data: '192.0.2.99' } : answer))
    const asked: string[] = []
    const checking: DnsClient = {
      async query(name, type, given, checks) {
        const outcome = await changed.query(name, type, given, checks)
        if (type !== 'A') return outcome
        asked.push(String(checks))
        const failure = { phase: 'dns', code: 'dns-failure', detail: 'SERVFAIL' } as const
        if (checks !== 'unchecked' || outcome.state !== 'observed') return { state: 'failed', failure }
        return { state: 'observed', value: { ...outcome.value, isAuthenticated: true } }
      },
    }
    const { security } = await lookUp('secure.test', 'A', { client: checking })
    expect(security).to.deep.equal({
      isAuthenticatedByResolver: false,
      validation: { state: 'bogus', because: 'signature', zone: 'secure.test' },
    })
    expect(asked).to.deep.equal(['wanted', 'unchecked'])
  })

  it('fails where DNS fails in another way', async () => {
    const failure = { phase: 'dns', code: 'timeout' } as const
    const silent: DnsClient = { query: () => Promise.resolve({ state: 'failed', failure }) }
    const validator = new DnssecValidator({ client: silent, anchors: knot.anchors, now: () => Date.now() })
    expect(await validator.lookUp('secure.test', 'A', signal)).to.deep.equal({ state: 'failed', failure })
  })

  it('takes no signature for more labels than the name has (RFC 4035 §5.3.1)', async () => {
    const longer = tampering((answer) =>
      answer.type === 'RRSIG' && answer.data.typeCovered === 'A'
        ? { ...answer, data: { ...answer.data, labels: 9 } }
        : answer,
    )
    expect((await lookUp('secure.test', 'A', { client: longer })).security.validation.state).to.equal('bogus')
  })

  for (const { title, days, because } of [
    { title: 'later than they hold', days: 100, because: 'expired' },
    { title: 'earlier than they hold', days: -100, because: 'not-yet-valid' },
  ]) {
    it(`finds signatures bogus ${title}`, async () => {
      const now = Date.now() + days * DAY_MS
      const { security } = await lookUp('secure.test', 'A', { now })
      expect(security.validation).to.deep.equal({ state: 'bogus', because, zone: '.' })
    })
  }

  it('finds all of it bogus by the keys of the real root', async () => {
    const { security } = await lookUp('secure.test', 'A', { anchors: ROOT_ANCHORS })
    expect(security.validation).to.deep.equal({ state: 'bogus', because: 'key-mismatch', zone: '.' })
  })

  it('asks for the keys of a zone once', async () => {
    const asked: string[] = []
    const counting: DnsClient = {
      query(name, type, ...rest) {
        asked.push(`${name} ${type}`)
        return client.query(name, type, ...rest)
      },
    }
    const validator = new DnssecValidator({ client: counting, anchors: knot.anchors, now: () => Date.now() })
    await validator.lookUp('secure.test', 'A', signal)
    await validator.lookUp('secure.test', 'CAA', signal)
    expect(asked).to.deep.equal([
      'secure.test A',
      'secure.test DS',
      'test DS',
      '. DNSKEY',
      'test DNSKEY',
      'secure.test DNSKEY',
      'secure.test CAA',
    ])
  })

  it('fails for aliases in a circle', async () => {
    const validator = new DnssecValidator({ client, anchors: knot.anchors, now: () => Date.now() })
    expect(await validator.lookUp('loop.secure.test', 'A', signal)).to.deep.include({ state: 'failed' })
  })
})
