import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { CHECKS, DOMAIN_CHECKS } from '../../probes/checks/index.ts'
import { gradeDomain, gradeEndpoint, POLICIES } from '../../probes/grade.ts'
import { judge } from '../../probes/judge.ts'
import type { Finding, Level, Observation, Outcome } from '../../probes/model.ts'
import { BEST_FIRST } from '../../probes/policies/policy.ts'
import { TELLUS_1 } from '../../probes/policies/tellus-1.ts'
import type { DaneFacts } from '../../probes/dns-facts.ts'
import {
  AT,
  discoveryOf,
  endpointOf,
  failed,
  observation,
  observed,
  presentedChainOf,
  scanOf,
  skippedFor,
} from './builders.ts'
import { schemaErrors } from './report-schema.ts'
import {
  accepted,
  onlyTls12,
  parametersOf,
  TLS12,
  TLS13,
  unanswered,
  refused,
} from './tls-parameters-fixtures.ts'

const HERE = endpointOf()
const SEEN: readonly Observation[] = [observation(HERE, 'tls-parameters', observed(parametersOf()))]

function found(check: string, level: Level): Finding {
  return { check, level, params: {}, spec: [], endpoint: HERE }
}

/** SHA-256 of each table: a policy that is to change gets another name, so that letters of two days can be compared. */
const TABLES: Readonly<Record<string, string>> = {
  'tellus-1': '582617ef9e2a5316b92a0e0bd55d2e1b5c330d0de37a5b8b401b64492b1dcd73',
  'xmpp.net-2014': '4e752ecde2306f7492a1dd8c7a9b29a8c3f69dffac8c47d6553ca4be0d353bd5',
  'xmpp.net-2015': 'b7559041aec303cbda2e8a3aaa03ad3751ad01a2414e1881b6e7d22752eb661f',
}

describe('grade policies', () => {
  for (const policy of POLICIES) {
    it(`${policy.name} stays what it was under this name, which grades are stored by`, () => {
      const lines = policy.caps.map(({ check, level, capsAt }) => `${check} ${level} ${capsAt}`).toSorted()
      const table = [policy.best, ...lines].join('\n')
      expect(createHash('sha256').update(table).digest('hex'), table).to.equal(TABLES[policy.name])
    })
  }

  for (const policy of POLICIES) {
    it(`${policy.name} names checks that exist, each level of one once`, () => {
      const known = new Set([...CHECKS, ...DOMAIN_CHECKS].map(({ id }) => id))
      for (const { check } of policy.caps) expect(known, check).to.include(check)
      const lines = policy.caps.map(({ check, level }) => `${check} ${level}`)
      expect(new Set(lines).size).to.equal(lines.length)
    })

    it(`${policy.name} caps every line below its best letter`, () => {
      for (const { check, capsAt } of policy.caps)
        expect(BEST_FIRST.indexOf(capsAt), check).to.be.above(BEST_FIRST.indexOf(policy.best))
    })

    it(`${policy.name} caps nothing for TLS that begins with STARTTLS`, () => {
      const ids = policy.caps.map(({ check }) => check)
      expect(ids).not.to.include('starttls.offer').and.not.to.include('starttls.login-before-tls')
    })

    for (const { check, level, capsAt } of policy.caps) {
      it(`${policy.name}: ${check} at ${level} holds the grade at ${capsAt}`, () => {
        const grade = gradeEndpoint(policy, HERE, [found(check, level)], SEEN)
        expect(grade).to.deep.include({ letter: capsAt, otherwise: policy.best, isComplete: true })
        expect(grade.because).to.deep.equal([{ check, level, capsAt }])
      })
    }
  }
})

describe('gradeEndpoint', () => {
  it('gives the best letter where nothing caps it', () => {
    const grade = gradeEndpoint(TELLUS_1, HERE, [found('tls.rc4', 'pass')], SEEN)
    expect(grade).to.deep.equal({
      policy: 'tellus-1',
      letter: 'A+',
      isComplete: true,
      because: [],
      unknown: [],
    })
  })

  it('takes the lowest of several caps, and says what it would be without', () => {
    const findings = [found('tls.tls13', 'warn'), found('tls.rc4', 'fail'), found('tls.3des', 'warn')]
    const { letter, otherwise, because } = gradeEndpoint(TELLUS_1, HERE, findings, SEEN)
    expect([letter, otherwise]).to.deep.equal(['C', 'A-'])
    expect(because.map(({ check }) => check)).to.deep.equal(['tls.rc4', 'tls.3des', 'tls.tls13'])
  })

  it('says by how much the next cap would hold it, not the highest', () => {
    const findings = [found('tls.tls13', 'warn'), found('tls.aead', 'warn'), found('tls.rc4', 'fail')]
    expect(gradeEndpoint(TELLUS_1, HERE, findings, SEEN)).to.include({ letter: 'C', otherwise: 'B' })
  })

  it('takes a certificate that nobody may trust for worse than one for another name', () => {
    const findings = [found('certificate.name', 'fail'), found('certificate.expiry', 'fail')]
    expect(gradeEndpoint(TELLUS_1, HERE, findings, SEEN)).to.include({ letter: 'T', otherwise: 'M' })
  })

  it('is incomplete where a check that could lower it had no answer', () => {
    const { letter, isComplete, unknown } = gradeEndpoint(
      TELLUS_1,
      HERE,
      [found('tls.rc4', 'unknown'), found('tls.post-quantum', 'unknown')],
      SEEN,
    )
    expect({ letter, isComplete, unknown }).to.deep.equal({
      letter: 'A+',
      isComplete: false,
      unknown: ['tls.rc4'],
    })
  })

  it('is incomplete where a fact was wanted and not asked for', () => {
    const observations = [...SEEN, observation(HERE, 'certificate-chain', skippedFor('not-reached'))]
    const { isComplete, unknown } = gradeEndpoint(TELLUS_1, HERE, [], observations)
    expect(isComplete).to.equal(false)
    expect(unknown).to.include('certificate.trust').and.not.to.include('tls.rc4')
  })

  it('does not miss what does not arise, like commands behind STARTTLS in direct TLS', () => {
    const observations = [...SEEN, observation(HERE, 'starttls', skippedFor('not-applicable'))]
    expect(gradeEndpoint(TELLUS_1, HERE, [], observations).isComplete).to.equal(true)
  })

  for (const outcome of [failed('tls', 'timeout'), skippedFor('bounded')]) {
    it(`has no letter where what TLS accepts is ${outcome.state}`, () => {
      const grade = gradeEndpoint(TELLUS_1, HERE, [], [observation(HERE, 'tls-parameters', outcome)])
      expect(grade).not.to.have.property('letter')
      expect(grade.isComplete).to.equal(false)
    })
  }
})

describe('grades, of what DNS says of keys', () => {
  const SECURE = { isAuthenticatedByResolver: true, validation: { state: 'secure' } } as const
  const UNSIGNED = { isAuthenticatedByResolver: false, validation: { state: 'unsigned', zone: 'x' } } as const
  const NAMES_ANOTHER = { usage: 3, selector: 1, matchingType: 1, association: '00'.repeat(32) }
  const chains = { chains: [presentedChainOf()], otherKeyType: observed('same' as const) } as const

  function gradeWith(dane: Outcome<DaneFacts>): readonly [letter: string | undefined, isComplete: boolean] {
    const observations = [
      ...SEEN,
      observation(HERE, 'dane', dane),
      observation(HERE, 'presented-chains', observed(chains)),
    ]
    const scan = scanOf([discoveryOf([HERE])], observations)
    const grade = judge(scan, new Date(AT)).endpoints[0]?.grades?.find(({ policy }) => policy === 'tellus-1')
    return [grade?.letter, grade?.isComplete === true]
  }

  function daneOf(given: Partial<DaneFacts>): Outcome<DaneFacts> {
    return observed({ owner: 'o', records: [], security: SECURE, addresses: observed(SECURE), ...given })
  }

  it('holds nothing down where there is none', () => {
    expect(gradeWith(daneOf({ security: UNSIGNED }))).to.deep.equal(['A+', true])
  })

  it('holds it at B where no record names the key (RFC 7673 §4.2)', () => {
    expect(gradeWith(daneOf({ records: [NAMES_ANOTHER] }))).to.deep.equal(['B', true])
  })

  it('holds nothing down where nobody vouches for the records', () => {
    expect(gradeWith(daneOf({ records: [NAMES_ANOTHER], security: UNSIGNED }))).to.deep.equal(['A+', true])
  })

  it('holds nothing down where nobody understands them (RFC 7673 §4.1)', () => {
    expect(gradeWith(daneOf({ records: [{ ...NAMES_ANOTHER, usage: 9 }] }))).to.deep.equal(['A+', true])
  })

  it('holds it at B where the way to them is signed wrongly (RFC 7673 §3.1)', () => {
    const validation = { state: 'bogus', because: 'signature', zone: 'x' } as const
    const srv = observed({ isAuthenticatedByResolver: false, validation })
    expect(gradeWith(daneOf({ records: [NAMES_ANOTHER], srv }))).to.deep.equal(['B', true])
  })

  it('is incomplete where DNS did not tell', () => {
    const srv = failed('dns', 'timeout')
    expect(gradeWith(daneOf({ records: [NAMES_ANOTHER], srv }))).to.deep.equal(['A+', false])
    expect(gradeWith(failed('dns', 'timeout'))).to.deep.equal(['A+', false])
  })
})

describe('gradeDomain', () => {
  const grade = (check: string, level: Level) => gradeEndpoint(TELLUS_1, HERE, [found(check, level)], SEEN)
  const nothing = gradeEndpoint(
    TELLUS_1,
    HERE,
    [],
    [observation(HERE, 'tls-parameters', skippedFor('bounded'))],
  )

  it('is that of the worst endpoint, with the caps of all', () => {
    const { letter, otherwise } = gradeDomain('tellus-1', [
      grade('tls.rc4', 'fail'),
      grade('tls.aead', 'warn'),
    ])
    expect([letter, otherwise]).to.deep.equal(['C', 'B'])
  })

  it('is complete where that of every endpoint is', () => {
    const grades = [grade('tls.rc4', 'pass'), grade('tls.aead', 'warn')]
    expect(gradeDomain('tellus-1', grades)).to.include({ letter: 'B', isComplete: true })
  })

  it('is incomplete where one endpoint has no letter', () => {
    const silent = gradeEndpoint(
      TELLUS_1,
      HERE,
      [],
      [observation(HERE, 'tls-parameters', failed('tls', 'timeout'))],
    )
    for (const without of [nothing, silent]) {
      expect(gradeDomain('tellus-1', [grade('tls.rc4', 'pass'), without])).to.include({
        letter: 'A+',
        isComplete: false,
      })
    }
  })

  it('has no letter where no endpoint has one', () => {
    expect(gradeDomain('tellus-1', [nothing])).not.to.have.property('letter')
    expect(gradeDomain('tellus-1', [])).to.include({ isComplete: false })
  })
})

describe('judge, of what TLS accepts', () => {
  const letters = [
    { title: 'a sound server', given: {}, tellus: 'A+', xmppNet: ['A', 'A'] },
    {
      title: 'TLS 1.3 alone',
      given: {
        versions: [
          TLS13,
          ...['TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3', 'SSLv2'].map((v) => refused(v as 'TLSv1')),
        ],
      },
      tellus: 'A+',
      xmppNet: ['A', 'A'],
    },
    {
      title: 'TLS 1.2 alone',
      given: onlyTls12(['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256']),
      tellus: 'A-',
      xmppNet: ['A', 'A'],
    },
    {
      title: 'TLS 1.0 beside the newer',
      given: {
        versions: [
          TLS13,
          TLS12,
          refused('TLSv1.1'),
          accepted('TLSv1', ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA']),
          refused('SSLv3'),
          refused('SSLv2'),
        ],
      },
      tellus: 'B',
      xmppNet: ['A', 'A'],
    },
    {
      title: 'no forward secrecy',
      given: onlyTls12(['TLS_RSA_WITH_AES_128_GCM_SHA256']),
      tellus: 'B',
      xmppNet: ['A-', 'A-'],
    },
    {
      title: 'export',
      given: onlyTls12(['TLS_RSA_EXPORT_WITH_RC4_40_MD5']),
      tellus: 'F',
      xmppNet: ['B', 'C'],
    },
  ] as const
  for (const { title, given, tellus, xmppNet } of letters) {
    it(`grades ${title} ${tellus}, and ${xmppNet.join(' and ')} by what xmpp.net had`, () => {
      const scan = scanOf(
        [discoveryOf([HERE])],
        [observation(HERE, 'tls-parameters', observed(parametersOf(given)))],
      )
      const report = judge(scan, new Date('2026-11-22T12:00:00Z'))
      expect(schemaErrors(report)).to.deep.equal([])
      expect(report.grades?.map(({ policy, letter }) => [policy, letter])).to.deep.equal([
        ['tellus-1', tellus],
        ['xmpp.net-2014', xmppNet[0]],
        ['xmpp.net-2015', xmppNet[1]],
      ])
      expect(report.endpoints[0]?.grades).to.have.length(POLICIES.length)
      expect(report.endpoints[0]?.tlsParameters).to.deep.equal(parametersOf(given))
    })
  }

  it('gives no grade where nobody meant to find out', () => {
    const report = judge(scanOf([discoveryOf([HERE])], []), new Date('2026-11-22T12:00:00Z'))
    expect(report).not.to.have.property('grades')
    expect(report.endpoints[0]).not.to.have.property('grades')
  })

  it('never takes an incomplete list for a complete one', () => {
    const given = { versions: [unanswered('TLSv1.3'), TLS12] }
    const scan = scanOf(
      [discoveryOf([HERE])],
      [observation(HERE, 'tls-parameters', observed(parametersOf(given)))],
    )
    const [grade] = judge(scan, new Date('2026-11-22T12:00:00Z')).grades ?? []
    expect(grade?.isComplete).to.equal(false)
    expect(grade?.unknown).to.include.members(['tls.ssl2', 'tls.tls13', 'tls.rc4'])
  })
})
