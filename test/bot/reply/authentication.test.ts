import { expect } from 'chai'
import { translator } from '../../../bot/locales/index.ts'
import { authenticationLines } from '../../../bot/reply/authentication.ts'
import { domainFindings } from '../../../bot/reply/web.ts'
import type { FindingReport } from '../../../probes/index.ts'
import { aReport } from '../reports.ts'

const translate = translator('en')

function finding(
  check: string,
  params: FindingReport['params'],
  level: FindingReport['level'] = 'info',
): FindingReport {
  return { check, level, params, spec: [] }
}

describe('bot reply authenticationLines', () => {
  const lines = (...findings: readonly FindingReport[]): readonly string[] =>
    authenticationLines(aReport({ findings }), translate).map((line) => translate(line))

  it('says nothing where nobody looked', () => {
    expect(lines()).to.deep.equal([])
  })

  it('names what hinders interception, and what of it is not known', () => {
    const params = { channelBinding: 'yes: announced', dane: 'unknown: timeout', caa: 'yes: accounts' }
    expect(lines(finding('mitm.resistance', params))).to.deep.equal([
      'Interception with a valid certificate is hindered by channel binding, CAA with account binding.',
      'Against interception, not known: DANE.',
    ])
  })

  it('says that nothing was found, and whom CAA lets issue', () => {
    const params = { channelBinding: 'no: absent', dane: 'no: no-records', caa: 'no: issuers' }
    const found = lines(
      finding('caa.restriction', { restriction: 'issuers' }),
      finding('mitm.resistance', params),
    )
    expect(found).to.deep.equal([
      'CAA: named issuers only, but for any account: whoever intercepts the traffic can have a certificate made.',
      'Nothing was found that would hinder interception with a valid certificate.',
    ])
  })
})

describe('bot reply domainFindings, of authentication', () => {
  const rows: readonly { readonly finding: FindingReport; readonly says: RegExp }[] = [
    ...['bogus', 'insecure', 'insecure-target', 'no-match'].map((problem) => ({
      finding: finding('dane.match', { problem, endpoint: 'xmpp.test:5222' }, 'fail' as const),
      says: /^[✖⚠] DANE: .*xmpp\.test:5222/,
    })),
    {
      finding: finding('posh.match', { problem: 'no-match', endpoints: 'a.test:5222, b.test:5222' }, 'fail'),
      says: /^✖ POSH: a\.test:5222, b\.test:5222: /,
    },
    {
      finding: finding('posh.match', { problem: 'untrusted', endpoints: '' }, 'fail'),
      says: /^✖ POSH: the document/,
    },
    { finding: finding('caa.syntax', { value: 'ca test' }, 'warn'), says: /^⚠ CAA: .*“ca test”/ },
    {
      finding: finding('mitm.resistance', { sameKey: 'no: different-keys' }, 'warn'),
      says: /^⚠ The endpoints/,
    },
  ]
  for (const { finding: given, says } of rows) {
    it(`words ${given.check} ${String(given.params['problem'] ?? '')}`, () => {
      const lines = domainFindings(aReport({ findings: [given] })).map((line) => translate(line))
      expect(lines).to.have.length(1)
      expect(lines[0]).to.match(says)
    })
  }
})
