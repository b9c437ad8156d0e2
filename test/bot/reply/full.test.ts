import { expect } from 'chai'
import { translator } from '../../../bot/locales/index.ts'
import { wordFeatures } from '../../../bot/reply/features.ts'
import { wordReport } from '../../../bot/reply/report.ts'
import type { EndpointReport, Grade, Level, Report, Service } from '../../../probes/index.ts'
import {
  accepted,
  parametersOf,
  refused,
  TLS12,
  TLS13,
  unanswered,
} from '../../probes/tls-parameters-fixtures.ts'
import { aFinding, aReport, anEndpoint, DIRECT, features } from '../reports.ts'

const translate = translator('en')
const BEST: Grade = { policy: 'tellus-1', letter: 'A+', isComplete: true, because: [], unknown: [] }
const OLD: Grade = {
  policy: 'tellus-1',
  letter: 'B',
  isComplete: true,
  because: [
    { check: 'tls.old-versions', level: 'fail', capsAt: 'B' },
    { check: 'tls.tls13', level: 'warn', capsAt: 'A-' },
  ],
  unknown: [],
  otherwise: 'A-',
}

function inDepth(service: Service, grade: Grade, parts: Partial<EndpointReport> = {}): EndpointReport {
  return anEndpoint(service, { tlsParameters: parametersOf(), grades: [grade], ...parts })
}

function lines(parts: Partial<Report>, services: readonly Service[] = ['c2s', 's2s']): readonly string[] {
  return wordReport(aReport(parts), services, translate).split('\n')
}

describe('bot wordReport, of a test in depth', () => {
  it('tells verdict, grade, versions, suites, groups, extensions and resumption in short lines', () => {
    const tlsResumption = {
      tls13: {
        state: 'observed',
        value: { by: 'ticket', isTakenUp: true, earlyDataByteLength: 16_384 },
      },
      tls12: { state: 'observed', value: { by: 'none' } },
    } as const
    const afterTls = features({ mechanisms: ['SCRAM-SHA-1-PLUS'], channelBindingTypes: ['tls-exporter'] })
    const endpoints = [
      inDepth('c2s', BEST, {
        tlsResumption,
        features: { beforeTls: features({ starttls: 'required' }), afterTls },
      }),
    ]
    expect(wordReport(aReport({ endpoints }), ['c2s'], translate)).to.equal(
      [
        '✔ xmpp.jp — TLS: required (c2s)',
        '',
        'Grade: A+ (tellus-1)',
        '',
        'c2s: ✔ required, as advertised',
        'STARTTLS: required',
        'Login before TLS: not offered',
        'Direct TLS: none found',
        'TLS 1.3, TLS_AES_256_GCM_SHA384',
        'Certificate: ✔ trusted, 62 days left',
        'Name: ✔ matches',
        "Issuer: Let's Encrypt R11",
        'Versions: TLS 1.3, TLS 1.2',
        'TLS 1.3, server’s order: AES_256_GCM_SHA384, AES_128_GCM_SHA256',
        'TLS 1.2, server’s order: ECDHE_RSA_WITH_AES_128_GCM_SHA256',
        'Groups: X25519MLKEM768, x25519, secp256r1',
        'Groups up to TLS 1.2: x25519, secp256r1',
        'Signatures in TLS 1.2: rsa_pss_rsae_sha256',
        'Extensions up to TLS 1.2: renegotiation_info, extended_master_secret, session_ticket',
        'Sessions are taken up again in: TLS 1.3',
        'Sessions are not taken up again in: TLS 1.2',
        '0-RTT: up to 16384 bytes',
        'Login after TLS: SCRAM-SHA-1-PLUS',
        'Channel binding: tls-exporter',
        '',
        'Tested 22 Nov 2026, 07:10 UTC in 1.8s',
      ].join('\n'),
    )
  })

  it('tells what is refused everywhere, and of what nobody knows, apart from what is accepted anywhere', () => {
    const found = (level: Level, endpoint: number, ...checks: readonly string[]) =>
      checks.map((check) => aFinding(check, { level, endpoint }))
    const said = lines({
      endpoints: [inDepth('c2s', BEST), inDepth('c2s', BEST, DIRECT)],
      findings: [
        ...found('pass', 0, 'tls.ssl2', 'tls.null', 'tls.rc4', 'tls.cbc', 'tls.heartbeat', 'tls.early-data'),
        ...found('pass', 1, 'tls.ssl2', 'tls.null', 'tls.early-data'),
        ...found('fail', 1, 'tls.rc4'),
        ...found('info', 1, 'tls.cbc'),
        ...found('unknown', 1, 'tls.heartbeat'),
      ],
    })
    expect(said).to.include('Not accepted: SSL 2.0, NULL, 0-RTT')
    expect(said).to.include('Not found out whether accepted: heartbeat')
    expect(said).to.include('✖ RC4 is accepted at xmpp.jp:5223 (RFC 7465).')
  })

  it('tells what is refused at the endpoints of which anything was learnt', () => {
    const found = (level: Level, endpoint: number) => aFinding('tls.ssl2', { level, endpoint })
    const beside = lines({
      endpoints: [inDepth('c2s', BEST), anEndpoint('c2s', DIRECT)],
      findings: [found('pass', 0), found('unknown', 1)],
    })
    expect(beside).to.include('Not accepted: SSL 2.0')
    const alone = lines({ endpoints: [anEndpoint('c2s')], findings: [found('unknown', 0)] })
    expect(alone.join()).not.to.match(/accepted/)
  })

  it('says nothing of what was refused where the test was none in depth', () => {
    const said = lines({
      endpoints: [anEndpoint('c2s')],
      findings: [aFinding('tls.version', { level: 'pass' })],
    })
    expect(said.join()).not.to.match(/accepted/)
  })

  it('leaves out what says less than something else at the same endpoint', () => {
    const said = lines({
      endpoints: [inDepth('c2s', BEST), inDepth('c2s', BEST, DIRECT)],
      findings: [
        aFinding('tls.forward-secrecy', { level: 'fail', endpoint: 0 }),
        aFinding('tls.static-key-exchange', { level: 'warn', endpoint: 0 }),
        aFinding('tls.static-key-exchange', { level: 'warn', endpoint: 1 }),
        aFinding('tls.tls12', { level: 'fail', endpoint: 0 }),
        aFinding('tls.tls13', { level: 'warn', endpoint: 0 }),
      ],
    })
    expect(said).to.include('⚠ Suites without forward secrecy are accepted at xmpp.jp:5223 (RFC 9325).')
    expect(said).to.include('✖ Neither TLS 1.2 nor 1.3 is spoken at xmpp.jp:5222 (RFC 9325).')
    expect(said.join()).not.to.include('TLS 1.3 is not spoken')
  })

  const session = features({
    others: ['bind2', 'fast', 'limits'],
    fast: { mechanisms: ['HT-SHA-256-EXPR'], acceptsEarlyData: true },
    limits: { maxBytes: 262_144, idleSeconds: 1800 },
  })

  it('tells FAST and limits of the stream, of a test in depth and of features alone', () => {
    const told = [
      'FAST (quick login again), also in 0-RTT: HT-SHA-256-EXPR',
      'Longest stanza: 262,144 bytes',
      'Streams may be ended when idle for 30 minutes',
      'Also after TLS: bind2, fast, limits',
    ]
    const endpoints = [inDepth('c2s', BEST, { features: { afterTls: session } })]
    expect(lines({ endpoints }, ['c2s'])).to.include.members(told)
    const checked = [anEndpoint('c2s', { features: { afterTls: session } })]
    expect(lines({ endpoints: checked }, ['c2s'])).to.include('Also after TLS: bind2, fast, limits')
    expect(lines({ endpoints: checked }, ['c2s'])).not.to.include.members(told.slice(0, 1))
    expect(wordFeatures(aReport({ endpoints: checked }), ['c2s'], translate).split('\n')).to.include.members(
      told,
    )
  })

  it('names the extension by which timestamps of logs came', () => {
    const tlsParameters = parametersOf({ timestamps: [{ delivery: 'tls', signature: 'unknown-log' }] })
    expect(lines({ endpoints: [inDepth('c2s', BEST, { tlsParameters })] }, ['c2s'])).to.include(
      'Extensions up to TLS 1.2: renegotiation_info, extended_master_secret, session_ticket, signed_certificate_timestamp',
    )
  })

  it('tells that there is SASL2, whose mechanisms stand among the others', () => {
    const afterTls = features({
      mechanisms: ['PLAIN'],
      sasl2Mechanisms: ['SCRAM-SHA-256'],
      others: ['bind2'],
    })
    const said = lines({ endpoints: [inDepth('c2s', BEST, { features: { afterTls } })] }, ['c2s'])
    expect(said).to.include('Login after TLS: PLAIN, SCRAM-SHA-256')
    expect(said).to.include('Also after TLS: sasl2, bind2')
  })

  it('tells FAST without early data, and no limits that were not told', () => {
    const afterTls = features({
      fast: { mechanisms: ['HT-SHA-256-NONE'], acceptsEarlyData: false },
      limits: {},
    })
    const said = lines({ endpoints: [inDepth('c2s', BEST, { features: { afterTls } })] }, ['c2s'])
    expect(said).to.include('FAST (quick login again): HT-SHA-256-NONE')
    expect(said.join()).not.to.match(/stanza|idle/)
  })

  it('says what holds the grade, what it would be without, and which endpoints are better', () => {
    const said = lines({
      endpoints: [inDepth('c2s', OLD), inDepth('c2s', BEST, DIRECT), inDepth('s2s', BEST)],
      findings: [aFinding('tls.old-versions'), aFinding('tls.tls13', { level: 'warn' })],
    })
    expect(said.slice(2, 6)).to.deep.equal([
      'Grade: B (tellus-1)',
      '✖ TLS 1.0 or 1.1 is accepted at xmpp.jp:5222 (RFC 8996).',
      'With that mended: A-',
      'A+: xmpp.jp:5223, xmpp.jp:5269',
    ])
    expect(said.filter((line) => line.includes('TLS 1.0 or 1.1'))).to.have.length(1)
    expect(said).to.include('⚠ TLS 1.3 is not spoken at xmpp.jp:5222 (RFC 9325).')
  })

  for (const check of ['certificate.trust', 'certificate.name', 'certificate.expiry'] as const) {
    it(`says so where ${check} holds the grade`, () => {
      const because = [{ check, level: 'fail', capsAt: 'T' }] as const
      const endpoints = [inDepth('c2s', { ...BEST, letter: 'T', because, otherwise: 'A+' })]
      const said = lines({ endpoints, findings: [aFinding(check)] }, ['c2s'])
      expect(said[3]).to.match(/^✖ The certificate is .* at xmpp\.jp:5222\.$/)
      expect(said[4]).to.equal('With that mended: A+')
    })
  }

  it('says “at most” where something that could lower the grade is unknown', () => {
    const endpoints = [inDepth('c2s', { ...BEST, isComplete: false, unknown: ['tls.rc4'] })]
    expect(lines({ endpoints }, ['c2s'])[2]).to.equal(
      'Grade: A+ at most (tellus-1); not all could be found out',
    )
  })

  it('gives no letter where too little was seen', () => {
    const { letter: _letter, ...none } = BEST
    const endpoints = [anEndpoint('c2s', { grades: [{ ...none, isComplete: false }] })]
    expect(lines({ endpoints }, ['c2s'])[2]).to.equal('Grade: none (tellus-1); too little could be found out')
  })

  it('calls unknown what is unknown, and an incomplete list incomplete', () => {
    const versions = [
      accepted('TLSv1.3', ['TLS_AES_128_GCM_SHA256'], {
        suites: { names: ['TLS_AES_128_GCM_SHA256'], isComplete: false },
      }),
      unanswered('TLSv1.2'),
      refused('TLSv1.1'),
      unanswered('SSLv2'),
    ]
    const said = lines({ endpoints: [inDepth('c2s', BEST, { tlsParameters: parametersOf({ versions }) })] }, [
      'c2s',
    ])
    expect(said).to.include.members([
      'Versions: TLS 1.3',
      'No answer about: TLS 1.2, SSL 2.0',
      'TLS 1.3: maybe more suites; not all could be asked for',
    ])
  })

  it('names Diffie-Hellman by size, and by the name of a shared prime', () => {
    const dhGroups = [{ bits: 2048, knownAs: 'RFC 7919 ffdhe2048' }, { bits: 1024 }]
    const tlsParameters = parametersOf({ dhGroups, versions: [TLS13, TLS12] })
    expect(lines({ endpoints: [inDepth('c2s', BEST, { tlsParameters })] }, ['c2s'])).to.include(
      'Diffie-Hellman, bits: 2048 (RFC 7919 ffdhe2048), 1024',
    )
  })

  it('keeps to a room’s length: verdict and letter stay, lists go', () => {
    const suites = Array.from({ length: 20 }, (_, index) => `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA25${index}`)
    const tlsParameters = parametersOf({ versions: [TLS13, accepted('TLSv1.2', suites)] })
    const report = aReport({
      endpoints: [inDepth('c2s', OLD, { tlsParameters }), inDepth('s2s', OLD, { tlsParameters })],
      findings: [aFinding('tls.old-versions'), aFinding('tls.old-versions', { endpoint: 1 })],
    })
    const short = wordReport(report, ['c2s', 's2s'], translate, 640)
    expect(short.length).to.be.at.most(640)
    expect(short).to.match(/^✔ xmpp\.jp — TLS: required\n\nGrade: B \(tellus-1\)\n/)
    expect(short).not.to.include('ECDHE_RSA')
    expect(wordReport(report, ['c2s', 's2s'], translate, 2_900).length).to.be.at.most(2_900)
  })

  it('says nothing of grades where nobody asked for one', () => {
    expect(lines({}).join('\n')).not.to.include('Grade')
  })
})
