import { expect } from 'chai'
import type { DnssecValidation, DnsSecurity } from '../../../probes/dns-facts.ts'
import type { Outcome } from '../../../probes/model.ts'
import { lookUpCaa } from '../../../probes/net/caa.ts'
import type { SecuredAnswer } from '../../../probes/net/dnssec.ts'
import { failed, observed } from '../builders.ts'

function security(validation: DnssecValidation, isAuthenticatedByResolver = true): DnsSecurity {
  return { isAuthenticatedByResolver, validation }
}

const SECURE = security({ state: 'secure' })
const BOGUS = security({ state: 'bogus', because: 'signature', zone: 'test' })

describe('net lookUpCaa', () => {
  type Answers = Readonly<Record<string, Outcome<Partial<SecuredAnswer>>>>

  /** Asks about `a.b.test`; names without an answer have no records. */
  async function look(answers: Answers) {
    const asked: string[] = []
    const lookUp = (name: string, type: string): Promise<Outcome<SecuredAnswer>> => {
      asked.push(`${name} ${type}`)
      const given = answers[name] ?? observed({})
      if (given.state !== 'observed') return Promise.resolve(given)
      return Promise.resolve(observed({ owner: name, records: [], security: SECURE, ...given.value }))
    }
    const outcome = await lookUpCaa('a.b.test', { lookUp }, new AbortController().signal)
    return { asked, outcome }
  }

  function records(...flags: readonly number[]): Pick<SecuredAnswer, 'records'> {
    return {
      records: flags.map((each) => ({
        type: 'CAA',
        name: 'x',
        data: { flags: each, tag: 'issue', value: 'ca.test' },
      })),
    }
  }

  it('climbs from the name until there are records (RFC 8659 §3)', async () => {
    const { asked, outcome } = await look({ 'b.test': observed(records(0)) })
    expect(asked).to.deep.equal(['a.b.test CAA', 'b.test CAA'])
    expect(outcome).to.have.nested.property('value.foundAt', 'b.test')
    const none = await look({})
    expect(none.asked).to.deep.equal(['a.b.test CAA', 'b.test CAA', 'test CAA'])
    expect(none.outcome).to.have.deep.nested.property('value.records', [])
    expect(none.outcome).not.to.have.nested.property('value.foundAt')
  })

  it('takes from DNS which records are critical (RFC 8659 §4.1)', async () => {
    const { outcome } = await look({ 'a.b.test': observed(records(0x80, 0)) })
    if (outcome.state !== 'observed') throw new Error('not observed')
    expect(outcome.value.records.map(({ isCritical }) => isCritical)).to.deep.equal([true, false])
  })

  it('finds nothing where a name on the way says nothing', async () => {
    const silence = failed('dns', 'timeout')
    expect((await look({ 'a.b.test': silence, 'b.test': observed(records(0)) })).outcome).to.deep.equal(
      silence,
    )
  })

  const rows: readonly {
    readonly title: string
    readonly answers: Answers
    readonly expected: DnsSecurity
  }[] = [
    {
      title: 'as DNS has it, where the records are those of the name itself',
      answers: { 'a.b.test': observed(records(0)) },
      expected: SECURE,
    },
    {
      title: 'as nothing proven, where signed records are those of a name above: none may be hidden nearer',
      answers: { 'b.test': observed(records(0)) },
      expected: security({ state: 'unproven', because: 'absence', zone: 'a.b.test' }),
    },
    {
      title: 'as bogus, where those of a name above are',
      answers: { 'b.test': observed({ ...records(0), security: BOGUS }) },
      expected: BOGUS,
    },
    {
      title: 'by no resolver that did not vouch for the whole way',
      answers: {
        'a.b.test': observed({ security: security({ state: 'unsigned', zone: 'test' }, false) }),
        'b.test': observed(records(0)),
      },
      expected: security({ state: 'unproven', because: 'absence', zone: 'a.b.test' }, false),
    },
  ]
  for (const { title, answers, expected } of rows) {
    it(`is secured ${title}`, async () => {
      const { outcome } = await look(answers)
      if (outcome.state !== 'observed') throw new Error('not observed')
      expect(outcome.value.security).to.deep.equal(expected)
    })
  }
})
