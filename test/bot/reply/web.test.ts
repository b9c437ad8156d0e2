import { expect } from 'chai'
import { translator } from '../../../bot/locales/index.ts'
import { wordReport } from '../../../bot/reply/report.ts'
import { webFindings } from '../../../bot/reply/web.ts'
import { DOMAIN_CHECKS } from '../../../probes/checks/index.ts'
import type { FindingReport } from '../../../probes/index.ts'
import { aReport } from '../reports.ts'

const translate = translator('en')

function finding(check: string, params: FindingReport['params'] = {}): FindingReport {
  return { check, level: 'fail', params, spec: [] }
}

function linesOf(...findings: FindingReport[]): readonly string[] {
  return webFindings(aReport({ findings })).map((line) => translate(line))
}

describe('bot webFindings', () => {
  const rows = [
    {
      title: 'clear-text links',
      given: finding('web.clear-text-link', { count: 2, links: 'ws://a/, http://b/' }),
      expected: '✖ host-meta leads clients to clear text: ws://a/, http://b/',
    },
    {
      title: 'a redirect out of TLS',
      given: finding('web.redirect-to-clear-text', { target: 'http://a/' }),
      expected: '✖ host-meta redirects from HTTPS to http://a/',
    },
    {
      title: 'a form that is missing',
      given: finding('web.formats', { problem: 'missing', format: 'xrd' }),
      expected: '⚠ host-meta is missing as XRD, which XEP-0156 asks for.',
    },
    {
      title: 'a form that is malformed',
      given: finding('web.formats', { problem: 'malformed', format: 'jrd' }),
      expected: '⚠ host-meta as JRD is not well-formed.',
    },
    {
      title: 'forms that differ',
      given: finding('web.formats', { problem: 'differ', format: '' }),
      expected: '⚠ host-meta leads elsewhere as XRD than as JRD.',
    },
    {
      title: 'members of XEP-0487',
      given: finding('web.host-meta-2', { members: 'ttl, sni' }),
      expected: '⚠ host-meta.json lacks or garbles ttl, sni (XEP-0487).',
    },
    {
      title: 'a certificate without trust',
      given: finding('web.certificate-trust', { host: 'a.org', reason: 'CERT_HAS_EXPIRED' }),
      expected: '✖ a.org: HTTPS certificate not trusted (CERT_HAS_EXPIRED).',
    },
    {
      title: 'keys that are not pinned',
      given: finding('web.pins', { hosts: 'a.org, b.org' }),
      expected: '✖ a.org, b.org: shows none of the keys that host-meta pins (XEP-0487).',
    },
    {
      title: 'another login',
      given: finding('web.mechanisms', { transport: 'bosh', onlyHere: 'PLAIN', missing: '' }),
      expected: '⚠ BOSH offers a login that TCP does not: PLAIN',
    },
    {
      title: 'STARTTLS inside',
      given: finding('web.starttls-inside', { transport: 'websocket' }),
      expected: '⚠ WebSocket offers STARTTLS inside TLS.',
    },
  ]
  for (const { title, given, expected } of rows) {
    it(`words ${title}`, () => expect(linesOf(given)).to.deep.equal([expected]))
  }

  it('words what every check of the web may find', () => {
    for (const { id } of DOMAIN_CHECKS.filter((each) => each.id.startsWith('web.')))
      expect(linesOf(finding(id)), id).to.have.length(1)
  })

  it('tells what is wrong only, and the same thing once', () => {
    const passed = { ...finding('web.connect-txt'), level: 'pass' } as const
    const unknown = { ...finding('web.connect-txt'), level: 'unknown' } as const
    expect(linesOf(passed, unknown)).to.deep.equal([])
    expect(linesOf(finding('web.connect-txt'), finding('web.connect-txt'))).to.have.length(1)
  })

  it('keeps what a peer wrote on one line', () => {
    const [line] = linesOf(finding('web.clear-text-link', { links: 'ws://a/\n✔ fine\u202e' }))
    expect(line).to.equal('✖ host-meta leads clients to clear text: ws://a/ ✔ fine')
  })

  it('stands among the lines of c2s, not of s2s', () => {
    const report = aReport({ findings: [finding('web.connect-txt')] })
    expect(wordReport(report, ['c2s'], translate)).to.contain('_xmppconnect')
    expect(wordReport(report, ['s2s'], translate)).not.to.contain('_xmppconnect')
  })
})
