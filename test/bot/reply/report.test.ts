import { expect } from 'chai'
import { translator } from '../../../bot/locales/index.ts'
import { wordReport } from '../../../bot/reply/report.ts'
import type { EndpointReport, FailureCode, Report, Service, VerdictState } from '../../../probes/index.ts'
import {
  DIRECT,
  aCertificate,
  aFailedEndpoint,
  aFinding,
  aLeaf,
  aReport,
  aVerdict,
  anEndpoint,
  features,
  untrusted,
} from '../reports.ts'

const translate = translator('en')

function lines(report: Report, services: readonly Service[] = ['c2s', 's2s']): readonly string[] {
  return wordReport(report, services, translate).split('\n')
}

function ofC2s(...endpoints: EndpointReport[]): readonly string[] {
  return lines(aReport({ endpoints }), ['c2s'])
}

function withStates(c2s: VerdictState, s2s: VerdictState): Report {
  return aReport({ verdict: { c2s: aVerdict(c2s), s2s: aVerdict(s2s) } })
}

describe('bot wordReport', () => {
  const verdicts: readonly { c2s: VerdictState; s2s: VerdictState; first: string; second: string }[] = [
    { c2s: 'required', s2s: 'required', first: '✔ xmpp.jp — TLS: required', second: '' },
    {
      c2s: 'optional',
      s2s: 'optional',
      first: '⚠ xmpp.jp — TLS: optional',
      second: 'TLS is not demanded: a password can still cross in clear.',
    },
    {
      c2s: 'absent',
      s2s: 'absent',
      first: '✖ xmpp.jp — TLS: none',
      second: 'There is no TLS: passwords cross in clear.',
    },
    { c2s: 'unknown', s2s: 'unknown', first: '? xmpp.jp — TLS: could not tell', second: '' },
    { c2s: 'required', s2s: 'optional', first: '⚠ xmpp.jp — c2s required, s2s optional', second: '' },
    {
      c2s: 'absent',
      s2s: 'unknown',
      first: '✖ xmpp.jp — c2s none, s2s could not tell',
      second: 'There is no TLS: passwords cross in clear.',
    },
    { c2s: 'required', s2s: 'unknown', first: '? xmpp.jp — c2s required, s2s could not tell', second: '' },
    {
      c2s: 'required',
      s2s: 'not-offered',
      first: '✔ xmpp.jp — c2s required, s2s no such service',
      second: '',
    },
    { c2s: 'not-offered', s2s: 'not-offered', first: '– xmpp.jp — TLS: no such service', second: '' },
  ]
  for (const { c2s, s2s, first, second } of verdicts) {
    it(`leads with the verdict: c2s ${c2s}, s2s ${s2s}`, () => {
      expect(lines(withStates(c2s, s2s)).slice(0, 2)).to.deep.equal([first, second])
    })
  }

  const REQUESTS = [
    { service: 's2s', isAsked: true, said: ['Client certificate: asked for'] },
    {
      service: 's2s',
      isAsked: false,
      said: ['Client certificate: not asked for'],
    },
    { service: 'c2s', isAsked: true, said: [] },
    { service: 'c2s', isAsked: false, said: [] },
    { service: 's2s', isAsked: undefined, said: [] },
  ] as const
  for (const { service, isAsked, said } of REQUESTS) {
    it(`tells whether ${service} asks for a client certificate: ${isAsked ?? 'not known'}`, () => {
      const tls = { version: 'TLSv1.3', suite: 'TLS_AES_256_GCM_SHA384' } as const
      const request = isAsked === undefined ? {} : { clientCertificateRequested: isAsked }
      const endpoints = [anEndpoint(service, { tls: { ...tls, ...request } })]
      const told = lines(aReport({ endpoints }), [service]).filter((line) =>
        line.startsWith('Client certificate'),
      )
      expect(told).to.deep.equal(said)
    })
  }

  it('names the service where only one was asked about', () => {
    expect(lines(withStates('required', 'optional'), ['s2s'])[0]).to.equal('⚠ xmpp.jp — TLS: optional (s2s)')
  })

  it('has a symbol and a word for each state of a service', () => {
    const states: readonly VerdictState[] = [
      'required',
      'optional',
      'absent',
      'not-enforced',
      'unusable',
      'not-offered',
      'unknown',
    ]
    expect(
      states.map((state) => lines(withStates(state, 'required')).find((line) => line.startsWith('c2s: '))),
    ).to.deep.equal([
      'c2s: ✔ required, as advertised',
      'c2s: ⚠ optional, as advertised',
      'c2s: ✖ none, as advertised',
      'c2s: ✖ not enforced, as advertised',
      'c2s: ✖ demanded, but broken, as advertised',
      'c2s: – no such service',
      'c2s: ? could not tell',
    ])
  })

  it('says whether the verdict was proven', () => {
    const verdict = { ...aVerdict('required'), basis: 'proven' as const }
    expect(lines(aReport({ verdict: { c2s: verdict, s2s: verdict } }))).to.include('c2s: ✔ required, proven')
  })

  it('writes an IDN as U-labels beside its A-labels', () => {
    expect(lines(aReport({ domain: 'xn--bcher-kva.example' }))[0]).to.equal(
      '✔ bücher.example (xn--bcher-kva.example) — TLS: required',
    )
  })

  it('tells what is offered before TLS', () => {
    const beforeTls = features({
      starttls: 'offered',
      mechanisms: ['PLAIN'],
      sasl2Mechanisms: ['PLAIN', 'X'],
      others: ['register'],
    })
    expect(ofC2s(anEndpoint('c2s', { features: { beforeTls } }))).to.include.members([
      'STARTTLS: offered, not required',
      'Login before TLS: PLAIN, X',
      'Also before TLS: sasl2, register',
    ])
  })

  it('tells of direct TLS: working, failing or not there', () => {
    const failing = aFailedEndpoint('c2s', { state: 'failed', phase: 'tcp', code: 'refused' }, DIRECT)
    expect(ofC2s(anEndpoint('c2s'), anEndpoint('c2s', DIRECT))).to.include(
      'Direct TLS: works at xmpp.jp:5223',
    )
    expect(ofC2s(anEndpoint('c2s'), failing)).to.include('Direct TLS: could not be used')
    expect(ofC2s(anEndpoint('c2s'))).to.include('Direct TLS: none found')
  })

  const certificates = [
    {
      title: 'good',
      certificate: aCertificate(),
      expected: ['Certificate: ✔ trusted, 62 days left', 'Name: ✔ matches', "Issuer: Let's Encrypt R11"],
    },
    {
      title: 'expired',
      certificate: aCertificate({ trust: untrusted('CERT_HAS_EXPIRED'), daysLeft: -4 }),
      expected: ['Certificate: ✖ expired 3 days ago', 'Name: ✔ matches', "Issuer: Let's Encrypt R11"],
    },
    {
      title: 'expired since this hour',
      certificate: aCertificate({ trust: untrusted('CERT_HAS_EXPIRED'), daysLeft: -1 }),
      expected: [
        'Certificate: ✖ expired less than a day ago',
        'Name: ✔ matches',
        "Issuer: Let's Encrypt R11",
      ],
    },
    {
      title: 'valid, under one that is not valid yet',
      certificate: aCertificate({ trust: untrusted('CERT_NOT_YET_VALID') }),
      expected: [
        'Certificate: ✖ not trusted: one above it is outside its dates',
        'Expires in 62 days',
        'Name: ✔ matches',
        "Issuer: Let's Encrypt R11",
      ],
    },
    {
      title: 'not valid yet',
      certificate: aCertificate({ trust: untrusted('CERT_NOT_YET_VALID'), isEarly: true }),
      expected: [
        'Certificate: ✖ not valid yet',
        'Expires in 62 days',
        'Name: ✔ matches',
        "Issuer: Let's Encrypt R11",
      ],
    },
    {
      title: 'self-signed',
      certificate: aCertificate({
        trust: untrusted('DEPTH_ZERO_SELF_SIGNED_CERT'),
        leaf: aLeaf({ isSelfIssued: true }),
      }),
      expected: ['Certificate: ✖ self-signed', 'Expires in 62 days', 'Name: ✔ matches'],
    },
    {
      title: 'of an unknown authority',
      certificate: aCertificate({
        trust: untrusted('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'),
        leaf: aLeaf({ issuer: 'O=A\\, B, CN=\u202Eroot' }),
      }),
      expected: [
        'Certificate: ✖ not trusted (UNABLE_TO_GET_ISSUER_CERT_LOCALLY)',
        'Expires in 62 days',
        'Name: ✔ matches',
        'Issuer: A\\, B root',
      ],
    },
    {
      title: 'for others',
      certificate: aCertificate({
        name: 'mismatch',
        leaf: aLeaf({
          names: {
            dns: ['a.example', 'b.example'],
            srv: ['_xmpp-client.c.example'],
            xmppAddr: ['d.example'],
          },
        }),
      }),
      expected: [
        'Certificate: ✔ trusted, 62 days left',
        'Name: ✖ is for a.example, b.example, _xmpp-client.c.example, …',
        "Issuer: Let's Encrypt R11",
      ],
    },
    {
      title: 'for nobody',
      certificate: aCertificate({
        name: 'mismatch',
        leaf: aLeaf({ names: { dns: [], srv: [], xmppAddr: [], commonName: 'xmpp.jp' } }),
      }),
      expected: [
        'Certificate: ✔ trusted, 62 days left',
        'Name: ✖ names no domain',
        "Issuer: Let's Encrypt R11",
      ],
    },
  ]
  for (const { title, certificate, expected } of certificates) {
    it(`tells of a certificate that is ${title}`, () => {
      const told = ofC2s(anEndpoint('c2s', { certificate }))
      const from = told.findIndex((line) => line.startsWith('Certificate: '))
      expect(told.slice(from, from + expected.length)).to.deep.equal(expected)
      expect(told.includes('✖ But the certificate is not good.')).to.equal(title !== 'good')
    })
  }

  it('tells the TLS of s2s only where it differs from that of c2s', () => {
    const same = lines(aReport())
    expect(same.filter((line) => line.startsWith('Certificate: '))).to.have.length(1)
    expect(same).to.include('TLS and certificate: as for c2s')
    const other = lines(
      aReport({
        endpoints: [anEndpoint('c2s'), anEndpoint('s2s', { certificate: aCertificate({ daysLeft: 3 }) })],
      }),
    )
    expect(other.filter((line) => line.startsWith('Certificate: '))).to.have.length(2)
  })

  it('says once what most endpoints show, and names those that differ', () => {
    const odd = anEndpoint('c2s', {
      host: 'b.xmpp.jp',
      features: { beforeTls: features({ starttls: 'offered', mechanisms: ['PLAIN'] }) },
    })
    const told = ofC2s(anEndpoint('c2s'), anEndpoint('c2s', { address: '2001:db8::1' }), odd)
    expect(told.filter((line) => line === 'STARTTLS: required')).to.have.length(1)
    const from = told.indexOf('But at b.xmpp.jp:5222:')
    expect(told.slice(from, from + 3)).to.deep.equal([
      'But at b.xmpp.jp:5222:',
      'STARTTLS: offered, not required',
      'Login before TLS: PLAIN',
    ])
  })

  it('names the address where one name has several that differ', () => {
    const odd = anEndpoint('c2s', {
      address: '2001:db8::1',
      tls: { version: 'TLSv1', suite: 'TLS_RSA_WITH_AES_128_CBC_SHA' },
    })
    expect(ofC2s(anEndpoint('c2s'), odd)).to.include.members([
      'But at xmpp.jp:5222 (2001:db8::1):',
      'TLS 1.0, TLS_RSA_WITH_AES_128_CBC_SHA',
    ])
  })

  const failures: readonly { code: FailureCode; condition?: string; detail?: string; says: RegExp }[] = [
    { code: 'timeout', says: /no answer in time\..*try again later/ },
    { code: 'refused', says: /connection refused\..*operators/ },
    { code: 'unreachable', says: /no route there\..*network/ },
    { code: 'reset', says: /connection cut\..*try again later/ },
    { code: 'closed', says: /closed without an answer/ },
    {
      code: 'stream-error',
      condition: 'host-unknown',
      detail: 'host-unknown: This server does not serve xmpp.jp',
      says: /does not serve this domain\. Check the spelling/,
    },
    {
      code: 'stream-error',
      condition: 'policy-violation',
      detail: 'policy-violation: Too many',
      says: /refused the stream \(policy-violation: Too many\)/,
    },
    { code: 'stream-error', says: /refused the stream \(\?\)/ },
    { code: 'starttls-failure', says: /^✖ .*offers STARTTLS, then refuses it/ },
    { code: 'alert', says: /^✖ .*handshake is refused/ },
    { code: 'peer-misbehaved', says: /does not speak proper XMPP/ },
    { code: 'peer-incompatible', says: /^✖ .*no TLS in common/ },
    { code: 'dns-failure', says: /DNS gave no answer/ },
    { code: 'local-error', says: /could not even try\..*nothing of the server/ },
    { code: 'aborted', says: /ended before its turn/ },
  ]
  for (const { code, condition, detail, says } of failures) {
    it(`says what happened, whose matter it is and what to do: ${code} ${condition ?? ''}`, () => {
      const outcome = {
        state: 'failed',
        phase: 'tcp',
        code,
        ...(condition !== undefined && { condition }),
        ...(detail !== undefined && { detail }),
      } as const
      const told = ofC2s(aFailedEndpoint('c2s', outcome))
      expect(told.filter((line) => line.includes('xmpp.jp:5222'))).to.have.length(1)
      expect(told.find((line) => line.includes('xmpp.jp:5222'))).to.match(says)
    })
  }

  it('tells TLS that is none from XMPP that is none', () => {
    const misbehaved = { state: 'failed', code: 'peer-misbehaved' } as const
    const told = ofC2s(
      aFailedEndpoint('c2s', { ...misbehaved, phase: 'tls' }, { port: 1 }),
      aFailedEndpoint('c2s', { ...misbehaved, phase: 'stream' }, { port: 2 }),
    )
    expect(told).to.include.members([
      '? xmpp.jp:1: does not speak proper TLS. Tell its operators.',
      '? xmpp.jp:2: does not speak proper XMPP. Tell its operators.',
    ])
  })

  it('does not blame a server for TLS that is beyond the OpenSSL here', () => {
    const outcome = { state: 'failed', phase: 'tls', code: 'alert', isBeyondUs: true } as const
    const told = ofC2s(aFailedEndpoint('c2s', outcome))
    expect(told.join('\n')).to.match(/^\? xmpp\.jp:5222: offers TLS that I cannot speak/m)
    expect(told.join('\n')).not.to.include('operators')
  })

  it('does not blame a server that wants a certificate of ours', () => {
    const outcome = { state: 'failed', phase: 'tls', code: 'alert', isCertificateWanted: true } as const
    expect(ofC2s(aFailedEndpoint('c2s', outcome))).to.include(
      '? xmpp.jp:5222: ended TLS after it had asked for a certificate; I have none to show.',
    )
    const silent = { ...outcome, code: 'timeout' } as const
    expect(ofC2s(aFailedEndpoint('c2s', silent)).join()).not.to.include('certificate')
  })

  it('does not blame a server for the IPv6 that its own network may lack, nor IPv4 with it', () => {
    const outcome = { state: 'failed', phase: 'tcp', code: 'unreachable' } as const
    const told = ofC2s(
      aFailedEndpoint('c2s', outcome),
      aFailedEndpoint('c2s', outcome, { address: '2001:db8::1' }),
    )
    expect(told.filter((line) => line.startsWith('?'))).to.include.members([
      '? xmpp.jp:5222 (192.0.2.1): no route there. It is the network, here or there; try again later.',
      '? xmpp.jp:5222 (2001:db8::1): no way there over IPv6. I may have none here, which says nothing of the server; whoever runs me can tell.',
    ])
  })

  it('gathers the endpoints with the same trouble', () => {
    const outcome = { state: 'failed', phase: 'tcp', code: 'timeout' } as const
    const told = ofC2s(
      aFailedEndpoint('c2s', outcome),
      aFailedEndpoint('c2s', outcome, { address: '2001:db8::1' }),
      anEndpoint('c2s', DIRECT),
    )
    expect(told.filter((line) => line.includes('no answer in time'))).to.deep.equal([
      '? xmpp.jp:5222 (192.0.2.1), xmpp.jp:5222 (2001:db8::1): no answer in time. The server or the network is down or slow; try again later.',
    ])
  })

  it('tells once what is wrong with the domain as a whole', () => {
    const nowhere = aVerdict('unknown', [{ code: 'no-address', params: {} }])
    const outcome = { state: 'failed', phase: 'dns', code: 'no-address' } as const
    const endpoints = (['c2s', 's2s'] as const).map((service) =>
      aFailedEndpoint(service, outcome, { source: 'fallback' }),
    )
    expect(lines(aReport({ verdict: { c2s: nowhere, s2s: nowhere }, endpoints }))).to.deep.equal([
      '? xmpp.jp — TLS: could not tell',
      '',
      'DNS knows no XMPP server and no address for it. Check the spelling.',
      '',
      'Tested 22 Nov 2026, 07:10 UTC in 1.8s',
    ])
  })

  it('does not say that DNS knows no server where SRV records name one without an address', () => {
    const nowhere = aVerdict('unknown', [{ code: 'no-address', params: {} }])
    const outcome = { state: 'failed', phase: 'dns', code: 'no-address' } as const
    const endpoints = [aFailedEndpoint('c2s', outcome)]
    const told = lines(aReport({ verdict: { c2s: nowhere, s2s: nowhere }, endpoints }), ['c2s'])
    expect(told).to.include('? xmpp.jp:5222: the name has no address. Its operators can mend that.')
    expect(told.join()).not.to.include('DNS knows no XMPP server')
  })

  const reasons = [
    { code: 'dns-failed', says: /DNS gave no answer about it/ },
    { code: 'guarded', says: /private or reserved addresses only/ },
    { code: 'spared', says: /Ask again in some minutes/ },
    { code: 'not-offered', says: /says in DNS that it has no such service/ },
  ] as const
  for (const { code, says } of reasons) {
    it(`explains a verdict: ${code}`, () => {
      const verdict = aVerdict('unknown', [{ code, params: {} }])
      expect(
        wordReport(aReport({ verdict: { c2s: verdict, s2s: verdict }, endpoints: [] }), ['c2s'], translate),
      ).to.match(says)
    })
  }

  it('says what one test leaves out', () => {
    const bounded = { state: 'skipped', because: 'bounded' } as const
    const guarded = { state: 'skipped', because: 'guarded' } as const
    const spared = { state: 'skipped', because: 'spared' } as const
    const otherFamily = { state: 'skipped', because: 'other-family' } as const
    expect(
      ofC2s(
        anEndpoint('c2s'),
        aFailedEndpoint('c2s', bounded, { host: 'c.example' }),
        aFailedEndpoint('c2s', guarded, { host: 'd.example' }),
        aFailedEndpoint('c2s', spared, { host: 'e.example' }),
        aFailedEndpoint('c2s', otherFamily, { host: 'f.example' }),
      ),
    ).to.include.members([
      '1 more address was left out: one test stops there.',
      '? d.example:5222: a private or reserved address. I do not connect there.',
      '? e.example:5222: I have been at that network often enough for now, or was refused there again and again.',
      '? f.example:5222: has addresses of the other family only. Ask again without ipv4 or ipv6.',
    ])
  })

  it('tells what a check found and no fact shows', () => {
    const report = aReport({
      findings: [
        aFinding('starttls.response-injection', { endpoint: 2 }),
        aFinding('tls.version', { level: 'pass' }),
      ],
    })
    const told = lines(report)
    expect(told).to.include(
      '✖ Clear text behind <proceed/> at xmpp.jp:5269: anybody on the way could inject answers.',
    )
    expect(told.join()).not.to.include('outdated')
    const soon = aFinding('certificate.expiry', { level: 'warn' })
    expect(lines(aReport({ findings: [soon] }))).to.include(
      '⚠ The certificate ends soon at xmpp.jp:5222: its renewal is overdue.',
    )
    expect(lines(aReport({ findings: [{ ...soon, level: 'fail' }] })).join()).not.to.include('ends soon')
  })

  it('shows nothing of a peer that could break or fake a line', () => {
    const evil = '\u202EX\n✔ fake\u0007'
    const told = ofC2s(
      anEndpoint('c2s', {
        host: `h\n${evil}`,
        features: {
          beforeTls: features({ mechanisms: [evil], others: [evil] }),
          afterTls: features({ mechanisms: [evil] }),
        },
        certificate: aCertificate({
          name: 'mismatch',
          leaf: aLeaf({ issuer: `CN=${evil}`, names: { dns: [evil], srv: [], xmppAddr: [] } }),
        }),
      }),
    )
    expect(told.filter((line) => line.startsWith('✔'))).to.have.length(1)
    expect(told.join('')).not.to.match(/[\p{Cc}\p{Cf}]/u)
  })

  const asked = (code: 'processed' | 'refused', stimulus: string, mechanism: string) => ({
    code,
    endpoint: { ...anEndpoint('c2s'), domain: 'xmpp.jp', address: '192.0.2.1' },
    params: { stimulus, mechanism },
  })

  it('names what is taken in clear text', () => {
    const because = [asked('processed', 'sasl-plain', 'PLAIN'), asked('processed', 'sasl2-plain', 'PLAIN')]
    const report = aReport({ verdict: { c2s: aVerdict('optional', because), s2s: aVerdict('required') } })
    const text = wordReport(report, ['c2s'], translate)
    expect(text).to.contain('a password can still cross in clear')
    expect(text).to.contain('Taken in clear text at xmpp.jp:5222: PLAIN, SASL2 PLAIN')
  })

  it('tells SCRAM in clear text from a password in clear text', () => {
    const because = [asked('processed', 'sasl-scram', 'SCRAM-SHA-1'), asked('refused', 'sasl-plain', 'PLAIN')]
    const report = aReport({ verdict: { c2s: aVerdict('optional', because), s2s: aVerdict('required') } })
    const text = wordReport(report, ['c2s'], translate)
    expect(text).to.contain('TLS is not demanded: PLAIN is refused in clear text, SCRAM is taken.')
    expect(text).not.to.contain('password can still cross')
  })

  it('abridges what would be too long: lists first, then everything but the verdicts, then what they mean', () => {
    const full = wordReport(aReport(), ['c2s', 's2s'], translate)
    const shorter = wordReport(aReport(), ['c2s', 's2s'], translate, full.length - 1)
    expect(shorter).to.include('Login after TLS').and.not.include('Also after TLS')
    expect(wordReport(aReport(), ['c2s', 's2s'], translate, 200).split('\n')).to.deep.equal([
      '✔ xmpp.jp — TLS: required',
      '',
      'c2s: ✔ required, as advertised',
      '',
      's2s: ✔ required, as advertised',
      '',
      'Tested 22 Nov 2026, 07:10 UTC in 1.8s',
    ])
    const bad = aReport({ verdict: { c2s: aVerdict('optional'), s2s: aVerdict('optional') } })
    expect(wordReport(bad, ['c2s', 's2s'], translate, 100).split('\n')).to.deep.equal([
      '⚠ xmpp.jp — TLS: optional',
      'TLS is not demanded: a password can still cross in clear.',
    ])
    expect(wordReport(bad, ['c2s', 's2s'], translate, 10)).to.equal('⚠ xmpp.jp — TLS: optional')
  })

  it('keeps the lines that it makes itself within a phone, 36 columns', () => {
    const wide = lines(aReport()).filter((line) => line.length > 36)
    expect(wide).to.deep.equal([
      'Login after TLS: SCRAM-SHA-256, SCRAM-SHA-1, PLAIN',
      'Tested 22 Nov 2026, 07:10 UTC in 1.8s',
    ])
  })

  it('tells of a client certificate that clients are asked for where no stream comes of it', () => {
    const tls = { version: 'TLSv1.2', suite: 'TLS_AES', clientCertificateRequested: true } as const
    const outcome = { state: 'failed', phase: 'stream', code: 'closed' } as const
    expect(ofC2s(anEndpoint('c2s', { tls, outcome }))).to.include('Client certificate: asked for')
    expect(ofC2s(anEndpoint('c2s', { tls }))).not.to.include('Client certificate: asked for')
  })
})
