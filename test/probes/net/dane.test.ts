import { expect } from 'chai'
import type { DaneFacts, DnssecValidation, DnsSecurity } from '../../../probes/dns-facts.ts'
import type { Endpoint, Outcome } from '../../../probes/model.ts'
import { daneProbe } from '../../../probes/net/dane.ts'
import type { SecuredAnswer } from '../../../probes/net/dnssec.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { endpointOf, failed, observed } from '../builders.ts'

const HOST = 'xmpp.example.org'
const AT_HOST = `_5222._tcp.${HOST} TLSA`
const AT_END = '_5222._tcp.node.hosting.test TLSA'
const SECURE: DnsSecurity = { isAuthenticatedByResolver: true, validation: { state: 'secure' } }

type Answers = Readonly<Record<string, Outcome<Partial<SecuredAnswer>>>>

/** What the probe asks of DNS, sorted, and what it makes of these answers; to all other questions there are no records. */
async function look(
  answers: Answers,
  endpoint: Endpoint = endpointOf(),
): Promise<{ readonly asked: readonly string[]; readonly outcome: Outcome<DaneFacts> }> {
  const asked: string[] = []
  const lookUp = (name: string, type: string): Promise<Outcome<SecuredAnswer>> => {
    asked.push(`${name} ${type}`)
    const given = answers[`${name} ${type}`] ?? observed({})
    if (given.state !== 'observed') return Promise.resolve(given)
    return Promise.resolve(observed({ owner: name, records: [], security: SECURE, ...given.value }))
  }
  const probe = daneProbe({ validator: { lookUp } })
  const [observation] = await probe.run(endpoint, nodeIo(), new AbortController().signal)
  if (observation?.kind !== 'dane') throw new Error('another observation')
  return { asked: asked.toSorted(), outcome: observation.outcome }
}

async function learn(answers: Answers, endpoint?: Endpoint): Promise<DaneFacts> {
  const { outcome } = await look(answers, endpoint)
  if (outcome.state !== 'observed') throw new Error(JSON.stringify(outcome))
  return outcome.value
}

/** TLSA records that name certificates by these bytes. */
function naming(...bytes: readonly number[]): Pick<SecuredAnswer, 'records'> {
  return {
    records: bytes.map((byte) => ({
      type: 'TLSA',
      name: 'x',
      data: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.of(byte) },
    })),
  }
}

function security(validation: DnssecValidation, isAuthenticatedByResolver: boolean): DnsSecurity {
  return { isAuthenticatedByResolver, validation }
}

describe('net daneProbe', () => {
  it('asks for keys at the target, its address, and the SRV records that led there (RFC 7673 §3)', async () => {
    expect((await look({})).asked).to.deep.equal([
      '_5222._tcp.xmpp.example.org TLSA',
      '_xmpp-client._tcp.example.org SRV',
      'xmpp.example.org A',
    ])
    const other = endpointOf({ service: 's2s', security: 'direct-tls', port: 5270, address: '2001:db8::1' })
    expect((await look({}, other)).asked).to.deep.equal([
      '_5270._tcp.xmpp.example.org TLSA',
      '_xmpps-server._tcp.example.org SRV',
      'xmpp.example.org AAAA',
    ])
  })

  it('keeps what secures each of them', async () => {
    const unsigned = security({ state: 'unsigned', zone: 'org' }, false)
    const bogus = security({ state: 'bogus', because: 'signature', zone: 'org' }, false)
    const facts = await learn({
      [AT_HOST]: observed(naming(0xab)),
      [`${HOST} A`]: observed({ security: unsigned }),
      '_xmpp-client._tcp.example.org SRV': observed({ security: bogus }),
    })
    expect(facts).to.deep.equal({
      owner: '_5222._tcp.xmpp.example.org',
      records: [{ usage: 3, selector: 1, matchingType: 1, association: 'ab' }],
      security: SECURE,
      addresses: observed(unsigned),
      srv: observed(bogus),
    })
  })

  it('keeps that the way there could not be asked for', async () => {
    const silence = failed('dns', 'timeout')
    const facts = await learn({ [`${HOST} A`]: silence, '_xmpp-client._tcp.example.org SRV': silence })
    expect([facts.addresses, facts.srv]).to.deep.equal([silence, silence])
    expect((await look({ [AT_HOST]: silence })).outcome).to.deep.equal(silence)
  })

  for (const source of ['fallback', 'redirect'] as const) {
    it(`knows of no SRV records at what is a ${source}`, async () => {
      const endpoint = endpointOf({ source })
      expect((await look({}, endpoint)).asked.join()).not.to.contain('SRV')
      expect(await learn({}, endpoint)).not.to.have.property('srv')
    })
  }

  it('keeps 32 records at most', async () => {
    const { records } = await learn({
      [AT_HOST]: observed(naming(...Array.from({ length: 40 }, (_, i) => i))),
    })
    expect(records).to.have.length(32)
  })

  describe('where the target is an alias (RFC 7671 §7)', () => {
    const aliased = (given: DnsSecurity): Answers => ({
      [`${HOST} A`]: observed({ owner: 'node.hosting.test', security: given }),
      [AT_HOST]: observed(naming(1)),
      [AT_END]: observed(naming(2)),
    })
    const rows: readonly { readonly title: string; readonly by: DnsSecurity; readonly is: boolean }[] = [
      { title: 'that is signed', by: security({ state: 'secure' }, false), is: true },
      {
        title: 'that the resolver vouches for',
        by: security({ state: 'unproven', because: 'absence', zone: 'org' }, true),
        is: true,
      },
      {
        title: 'whose signatures do not hold, whatever the resolver says',
        by: security({ state: 'bogus', because: 'signature', zone: 'org' }, true),
        is: false,
      },
      {
        title: 'that nobody vouches for',
        by: security({ state: 'unsigned', zone: 'org' }, false),
        is: false,
      },
    ]
    for (const { title, by, is } of rows) {
      it(`${is ? 'looks' : 'does not look'} at the end of one ${title}`, async () => {
        const { owner, records } = await learn(aliased(by))
        expect(`${owner} TLSA`).to.equal(is ? AT_END : AT_HOST)
        expect(records[0]?.association).to.equal(is ? '02' : '01')
      })
    }

    it('goes on at the target where the end has no records, and not where it says nothing', async () => {
      const { owner } = await learn({ ...aliased(SECURE), [AT_END]: observed({}) })
      expect(`${owner} TLSA`).to.equal(AT_HOST)
      const silence = failed('dns', 'timeout')
      expect((await look({ ...aliased(SECURE), [AT_END]: silence })).outcome).to.deep.equal(silence)
    })

    it('asks once where the name is merely spelt otherwise', async () => {
      const answers = { 'XMPP.example.org A': observed({ owner: HOST }) }
      const { asked } = await look(answers, endpointOf({ host: 'XMPP.example.org' }))
      expect(asked.filter((each) => each.endsWith('TLSA'))).to.have.length(1)
    })
  })
})
