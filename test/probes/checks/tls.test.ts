import { expect } from 'chai'
import type { Timestamp } from '../../../probes/authentication.ts'
import { CHECKS } from '../../../probes/checks/index.ts'
import type { Level } from '../../../probes/model.ts'
import type { TlsParameters } from '../../../probes/tls-parameters.ts'
import { endpointOf, observation, observed } from '../builders.ts'
import {
  accepted,
  OLD,
  onlyTls12,
  parametersOf,
  refused,
  TLS12,
  TLS13,
  unanswered,
} from '../tls-parameters-fixtures.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const GOOD = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'
const CBC = 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'
const DHE = 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'
const OTHER_DHE = 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384'
const STATIC = 'TLS_RSA_WITH_AES_128_GCM_SHA256'
const TLS13_GROUPS = { tls13: { names: ['x25519'], isComplete: true } }
const ONLY_TLS13: Partial<TlsParameters> = {
  versions: [TLS13, refused('TLSv1.2'), ...OLD],
  groups: TLS13_GROUPS,
}
const HALF = { suites: { names: [GOOD], isComplete: false } }
/** Too long for the connections that there are, so that some suites were left unasked. */
const leftOpen = (...undecided: readonly string[]) => ({
  suites: { names: [GOOD], isComplete: false, undecided },
})
const leftOpenWith = (names: readonly string[], undecided: readonly string[]): Partial<TlsParameters> =>
  onlyTls12(names, { suites: { names, isComplete: false, undecided } })
const NOTHING: Partial<TlsParameters> = {
  versions: (['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3', 'SSLv2'] as const).map((version) =>
    refused(version),
  ),
}
const OLD_VERSIONS = (...of: readonly (typeof OLD)[number][]): Partial<TlsParameters> => ({
  versions: [
    TLS13,
    TLS12,
    ...of,
    ...OLD.filter(({ version }) => !of.some((each) => each.version === version)),
  ],
})

/** @returns The level of one check and what it found; `undefined` where it has nothing to say. */
function judge(id: string, given: Partial<TlsParameters>): readonly [Level, unknown] | undefined {
  const found = CHECKS.find((check) => check.id === id)?.apply(
    observation(endpointOf(), 'tls-parameters', observed(parametersOf(given))),
    NOW,
  )
  return found && [found.level, found.params['found']]
}

interface Case {
  readonly title: string
  readonly given: Partial<TlsParameters>
  readonly level: Level | undefined
  readonly found?: string
}

const TABLES: Readonly<Record<string, readonly Case[]>> = {
  'tls.ssl2': [
    { title: 'refused', given: {}, level: 'pass' },
    { title: 'accepted', given: OLD_VERSIONS(accepted('SSLv2', [])), level: 'fail', found: 'SSLv2' },
    { title: 'unanswered', given: OLD_VERSIONS(unanswered('SSLv2')), level: 'unknown' },
    { title: 'not asked', given: { versions: [TLS13, TLS12] }, level: 'unknown' },
  ],
  'tls.ssl3': [
    { title: 'refused', given: {}, level: 'pass' },
    { title: 'accepted', given: OLD_VERSIONS(accepted('SSLv3', [CBC])), level: 'fail', found: 'SSLv3' },
  ],
  'tls.old-versions': [
    { title: 'refused', given: {}, level: 'pass' },
    {
      title: 'both accepted',
      given: OLD_VERSIONS(accepted('TLSv1.1', [CBC]), accepted('TLSv1', [CBC])),
      level: 'fail',
      found: 'TLSv1.1, TLSv1',
    },
    {
      title: 'one accepted, one unanswered',
      given: OLD_VERSIONS(accepted('TLSv1.1', [CBC]), unanswered('TLSv1')),
      level: 'fail',
      found: 'TLSv1.1',
    },
    { title: 'one unanswered', given: OLD_VERSIONS(unanswered('TLSv1')), level: 'unknown' },
  ],
  'tls.ssl-only': [
    { title: 'TLS beside nothing', given: {}, level: 'pass' },
    { title: 'nothing at all', given: NOTHING, level: 'fail' },
    {
      title: 'SSL 3.0 alone',
      given: {
        versions: [
          refused('TLSv1.3'),
          refused('TLSv1.2'),
          refused('TLSv1.1'),
          refused('TLSv1'),
          accepted('SSLv3', [CBC]),
        ],
      },
      level: 'fail',
    },
  ],
  'tls.tls12': [
    { title: 'spoken', given: {}, level: 'pass' },
    {
      title: 'left out for TLS 1.3',
      given: { versions: [TLS13, refused('TLSv1.2'), ...OLD] },
      level: 'info',
    },
    {
      title: 'unanswered beside TLS 1.3',
      given: { versions: [TLS13, unanswered('TLSv1.2'), ...OLD] },
      level: 'unknown',
    },
    {
      title: 'nothing but TLS 1.1',
      given: { versions: [refused('TLSv1.3'), refused('TLSv1.2'), accepted('TLSv1.1', [CBC])] },
      level: 'fail',
    },
    {
      title: 'neither answered',
      given: { versions: [unanswered('TLSv1.3'), refused('TLSv1.2')] },
      level: 'unknown',
    },
    {
      title: 'unanswered, where TLS 1.3 is refused',
      given: { versions: [refused('TLSv1.3'), unanswered('TLSv1.2')] },
      level: 'unknown',
    },
  ],
  'tls.tls13': [
    { title: 'spoken', given: {}, level: 'pass' },
    { title: 'refused', given: onlyTls12([GOOD]), level: 'warn' },
    { title: 'unanswered', given: { versions: [unanswered('TLSv1.3'), TLS12] }, level: 'unknown' },
  ],
  'tls.intolerance': [
    { title: 'none', given: {}, level: 'pass', found: '' },
    { title: 'some', given: { intolerances: ['hello-size'] }, level: 'warn', found: 'hello-size' },
  ],
  'tls.null': suiteCases('TLS_RSA_WITH_NULL_SHA256', 'fail'),
  'tls.anonymous': suiteCases('TLS_DH_anon_WITH_AES_128_CBC_SHA', 'fail'),
  'tls.rc4': suiteCases('TLS_ECDHE_RSA_WITH_RC4_128_SHA', 'fail'),
  'tls.short-keys': [
    ...suiteCases('TLS_RSA_EXPORT_WITH_RC4_40_MD5', 'fail'),
    ...suiteCases('TLS_RSA_WITH_DES_CBC_SHA', 'fail'),
    ...suiteCases('TLS_RSA_EXPORT_WITH_DES40_CBC_SHA', 'fail'),
    ...suiteCases('TLS_RSA_EXPORT1024_WITH_RC4_56_SHA', 'fail'),
  ],
  'tls.3des': [
    ...suiteCases('TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA', 'warn'),
    ...suiteCases('TLS_RSA_WITH_IDEA_CBC_SHA', 'warn'),
  ],
  'tls.static-key-exchange': [
    ...suiteCases('TLS_RSA_WITH_AES_128_GCM_SHA256', 'warn'),
    ...suiteCases('TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256', 'warn'),
    {
      title: 'anonymous, which is told apart',
      given: onlyTls12(['TLS_DH_anon_WITH_AES_128_CBC_SHA']),
      level: 'pass',
    },
  ],
  'tls.cbc': suiteCases(CBC, 'info'),
  'tls.forward-secrecy': [
    { title: 'in one suite of two', given: onlyTls12([GOOD, STATIC]), level: 'pass' },
    { title: 'nothing at all', given: NOTHING, level: undefined },
    { title: 'there', given: {}, level: 'pass' },
    { title: 'nowhere', given: onlyTls12(['TLS_RSA_WITH_AES_128_GCM_SHA256']), level: 'fail' },
    {
      title: 'not seen in half a list',
      given: onlyTls12(['TLS_RSA_WITH_AES_128_GCM_SHA256'], {
        suites: { names: ['TLS_RSA_WITH_AES_128_GCM_SHA256'], isComplete: false },
      }),
      level: 'unknown',
    },
  ],
  'tls.aead': [
    { title: 'nothing at all', given: NOTHING, level: undefined },
    { title: 'there', given: {}, level: 'pass' },
    { title: 'in one suite of two', given: onlyTls12([CBC, GOOD]), level: 'pass' },
    { title: 'nowhere', given: onlyTls12([CBC]), level: 'warn' },
  ],
  'tls.suite-order': [
    { title: 'client’s, among strong suites', given: onlyTls12([GOOD], { order: 'client' }), level: 'pass' },
    {
      title: 'client’s, with a weak one',
      given: onlyTls12([GOOD, CBC], { order: 'client' }),
      level: 'warn',
      found: 'TLSv1.2',
    },
    {
      title: 'client’s, with one without forward secrecy',
      given: onlyTls12([GOOD, STATIC], { order: 'client' }),
      level: 'warn',
      found: 'TLSv1.2',
    },
    {
      title: 'neither’s, with a weak one',
      given: onlyTls12([GOOD, CBC], { order: 'neither' }),
      level: 'warn',
      found: 'TLSv1.2',
    },
    {
      title: 'client’s, among weak ones below TLS 1.3',
      given: { versions: [TLS13, accepted('TLSv1.2', [CBC], { order: 'client' }), ...OLD] },
      level: 'pass',
    },
    {
      title: 'server’s, with a weak one',
      given: onlyTls12([GOOD, CBC]),
      level: 'pass',
      found: 'TLSv1.2',
    },
    {
      title: 'unknown, with a weak one',
      given: { versions: [TLS13, withoutOrder([GOOD, CBC]), ...OLD] },
      level: 'unknown',
      found: 'TLSv1.2',
    },
    { title: 'of half a list', given: onlyTls12([GOOD], HALF), level: 'unknown' },
  ],
  'tls.dh-size': [
    { title: 'without DHE', given: {}, level: undefined },
    {
      title: '2048 bits',
      given: { ...onlyTls12([DHE]), dhGroups: [{ bits: 2048 }] },
      level: 'pass',
      found: '',
    },
    {
      title: '1024 bits',
      given: { ...onlyTls12([DHE]), dhGroups: [{ bits: 1024 }] },
      level: 'fail',
      found: '1024',
    },
    { title: 'DHE without a group seen', given: onlyTls12([DHE]), level: 'unknown' },
    { title: 'half a list', given: onlyTls12([GOOD], HALF), level: 'unknown' },
    { title: 'a list in which DHE was left open', given: leftOpenWith([GOOD], [DHE]), level: 'unknown' },
    {
      title: 'a list in which something else was left open',
      given: leftOpenWith([GOOD], [CBC]),
      level: undefined,
    },
    {
      title: 'one suite that shows the group of the others',
      given: { ...leftOpenWith([DHE], [OTHER_DHE, CBC]), dhGroups: [{ bits: 2048 }] },
      level: 'pass',
    },
    {
      title: 'export suites, which may have another group',
      given: {
        ...leftOpenWith([DHE], ['TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA']),
        dhGroups: [{ bits: 2048 }],
      },
      level: 'unknown',
    },
    {
      title: 'another kind of key, which may have another group',
      given: { ...leftOpenWith([DHE], ['TLS_DHE_DSS_WITH_AES_128_CBC_SHA']), dhGroups: [{ bits: 2048 }] },
      level: 'unknown',
    },
  ],
  'tls.dh-breakable': [
    { title: '1024 bits', given: { ...onlyTls12([DHE]), dhGroups: [{ bits: 1024 }] }, level: 'pass' },
    {
      title: '512 bits',
      given: { ...onlyTls12([DHE]), dhGroups: [{ bits: 512 }] },
      level: 'fail',
      found: '512',
    },
  ],
  'tls.dh-prime': [
    { title: 'without DHE', given: {}, level: undefined },
    {
      title: 'a large one of RFC 7919',
      given: { ...onlyTls12([DHE]), dhGroups: [{ bits: 2048, knownAs: 'RFC 7919 ffdhe2048' }] },
      level: 'pass',
    },
    {
      title: 'a small one that many have',
      given: { ...onlyTls12([DHE]), dhGroups: [{ bits: 1024, knownAs: 'nginx' }] },
      level: 'warn',
      found: 'nginx',
    },
    {
      title: 'a small one of its own',
      given: { ...onlyTls12([DHE]), dhGroups: [{ bits: 1024 }] },
      level: 'pass',
    },
  ],
  'tls.groups': [
    { title: 'good ones', given: {}, level: 'pass' },
    { title: 'none at all', given: { ...onlyTls12([STATIC]), groups: {} }, level: undefined },
    { title: 'TLS 1.3 alone', given: ONLY_TLS13, level: 'pass' },
    {
      title: 'TLS 1.3 beside no ECDHE',
      given: { versions: [TLS13, accepted('TLSv1.2', [STATIC]), ...OLD], groups: TLS13_GROUPS },
      level: 'pass',
    },
    {
      title: 'TLS 1.3, where TLS 1.2 did not answer',
      given: { versions: [TLS13, unanswered('TLSv1.2'), ...OLD], groups: TLS13_GROUPS },
      level: 'unknown',
    },
    {
      title: 'TLS 1.3, where ECDHE of TLS 1.2 showed no group',
      given: { groups: TLS13_GROUPS },
      level: 'unknown',
    },
    {
      title: 'TLS 1.3, where ECDHE of TLS 1.2 was left open',
      given: {
        versions: [TLS13, accepted('TLSv1.2', [STATIC], leftOpen(CBC)), ...OLD],
        groups: TLS13_GROUPS,
      },
      level: 'unknown',
    },
    {
      title: 'none seen, where nothing answered',
      given: { versions: [unanswered('TLSv1.3'), unanswered('TLSv1.2')], groups: {} },
      level: 'unknown',
    },
    {
      title: 'a curve of 224 bits',
      given: { groups: { tls12: { names: ['secp224r1'], isComplete: true } } },
      level: 'pass',
    },
    {
      title: 'a small curve',
      given: { groups: { tls12: { names: ['secp256r1', 'sect163k1', 'secp192r1'], isComplete: true } } },
      level: 'fail',
      found: 'sect163k1, secp192r1',
    },
    {
      title: 'half a list, with nothing else ever picked',
      given: { groups: { tls12: { names: ['secp256r1'], isComplete: false, areOthersIdle: true } } },
      level: 'pass',
    },
    {
      title: 'half a list',
      given: { groups: { tls12: { names: ['secp256r1'], isComplete: false } } },
      level: 'unknown',
    },
  ],
  'tls.post-quantum': [
    { title: 'offered', given: {}, level: 'pass', found: 'X25519MLKEM768' },
    { title: 'without TLS 1.3', given: { ...onlyTls12([GOOD]), groups: {} }, level: 'info' },
    {
      title: 'not offered',
      given: { groups: { tls13: { names: ['x25519'], isComplete: true } } },
      level: 'info',
    },
    {
      title: 'half a list',
      given: { groups: { tls13: { names: ['x25519'], isComplete: false } } },
      level: 'unknown',
    },
  ],
  'tls.compression': [
    ...optionCases('compression'),
    { title: 'none', given: {}, level: 'pass' },
    { title: 'deflate', given: { options: { compression: 'deflate' } }, level: 'warn' },
    {
      title: 'SSL 2.0, which has none of these options,',
      given: { versions: [accepted('SSLv2', []), refused('TLSv1.2')], options: {} },
      level: undefined,
    },
  ],
  'tls.secure-renegotiation': [
    ...optionCases('secureRenegotiation'),
    { title: 'there', given: {}, level: 'pass' },
    { title: 'missing', given: { options: { secureRenegotiation: false } }, level: 'fail' },
  ],
  'tls.extended-master-secret': [
    ...optionCases('extendedMasterSecret'),
    { title: 'there', given: {}, level: 'pass' },
    { title: 'missing', given: { options: { extendedMasterSecret: false } }, level: 'fail' },
  ],
  'tls.heartbeat': [
    { title: 'not answered', given: {}, level: 'pass' },
    { title: 'answered', given: { options: { heartbeat: true } }, level: 'info' },
  ],
  'tls.timestamps': [
    { title: 'where no hello was answered that could have brought any', given: {}, level: 'unknown' },
    { title: 'none', given: { timestamps: [] }, level: 'info' },
    { title: 'of a log that is known', given: stamped('unknown-log', 'valid'), level: 'pass' },
    { title: 'of logs that are not known', given: stamped('unknown-log'), level: 'info' },
    { title: 'one that does not hold', given: stamped('valid', 'invalid'), level: 'warn' },
    { title: 'one that cannot be read', given: stamped('unreadable'), level: 'warn' },
  ],
  'tls.fallback-scsv': [
    { title: 'without anything old', given: { options: { fallbackScsv: false } }, level: undefined },
    {
      title: 'with nothing to fall back from',
      given: { versions: [refused('TLSv1.3'), refused('TLSv1.2'), accepted('TLSv1.1', [CBC])], options: {} },
      level: undefined,
    },
    { title: 'heeded', given: OLD_VERSIONS(accepted('TLSv1', [CBC])), level: 'pass' },
    ...(['TLSv1.1', 'SSLv3'] as const).map((version) => ({
      title: `ignored between ${version} and TLS 1.2`,
      given: {
        versions: [refused('TLSv1.3'), TLS12, accepted(version, [CBC])],
        options: { fallbackScsv: false },
      },
      level: 'warn' as const,
    })),
    {
      title: 'between SSL 3.0 and SSL 2.0, which knows no SCSV',
      given: { versions: [accepted('SSLv3', [CBC]), accepted('SSLv2', [])], options: {} },
      level: undefined,
    },
    {
      title: 'ignored',
      given: { ...OLD_VERSIONS(accepted('TLSv1', [CBC])), options: { fallbackScsv: false } },
      level: 'warn',
    },
    {
      title: 'not asked',
      given: { ...OLD_VERSIONS(accepted('TLSv1', [CBC])), options: {} },
      level: 'unknown',
    },
  ],
  'tls.encrypt-then-mac': [
    { title: 'where AEAD is picked', given: {}, level: undefined },
    { title: 'without, where CBC is picked', given: onlyTls12([CBC, GOOD]), level: 'warn' },
    { title: 'with', given: { ...onlyTls12([CBC]), options: { encryptThenMac: true } }, level: 'pass' },
    { title: 'not seen', given: { ...onlyTls12([CBC]), options: {} }, level: 'unknown' },
  ],
}

function stamped(...signatures: readonly Timestamp['signature'][]): Partial<TlsParameters> {
  return { timestamps: signatures.map((signature) => ({ delivery: 'tls', signature })) }
}

function suiteCases(suite: string, level: Level): readonly Case[] {
  return [
    { title: `without ${suite}`, given: {}, level: 'pass', found: '' },
    { title: `with ${suite}`, given: onlyTls12([GOOD, suite]), level, found: suite },
    { title: `half a list without ${suite}`, given: onlyTls12([GOOD], HALF), level: 'unknown', found: '' },
    {
      title: `${suite} left unasked`,
      given: onlyTls12([GOOD], leftOpen(suite)),
      level: 'unknown',
      found: '',
    },
    {
      title: `${suite} left unasked beside another`,
      given: onlyTls12([GOOD], leftOpen('TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256', suite)),
      level: 'unknown',
      found: '',
    },
    {
      title: `half a list of SSL 2.0, which is told of by itself, without ${suite}`,
      given: OLD_VERSIONS(accepted('SSLv2', [suite], { suites: { names: [suite], isComplete: false } })),
      level: 'pass',
      found: '',
    },
    {
      title: `${suite} refused, and not much else`,
      given: onlyTls12([GOOD], leftOpen('TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256')),
      level: 'pass',
      found: '',
    },
    {
      title: `a version unanswered, ${suite} not seen`,
      given: { versions: [TLS13, unanswered('TLSv1.2'), ...OLD] },
      level: 'unknown',
      found: '',
    },
  ]
}

function optionCases(option: string): readonly Case[] {
  return [
    {
      title: `TLS 1.3 alone has no ${option}`,
      given: { versions: [TLS13, refused('TLSv1.2')] },
      level: undefined,
    },
    { title: `${option} was not seen`, given: { options: {} }, level: 'unknown' },
    {
      title: `${option} where TLS 1.2 did not answer`,
      given: { versions: [TLS13, unanswered('TLSv1.2')], options: {} },
      level: 'unknown',
    },
  ]
}

function withoutOrder(names: readonly string[]): ReturnType<typeof accepted> {
  return { version: 'TLSv1.2', answer: 'accepted', suites: { names, isComplete: true } }
}

describe('checks of what TLS accepts', () => {
  for (const [id, cases] of Object.entries(TABLES)) {
    for (const { title, given, level, found } of cases) {
      it(`${id}: ${title} is ${level ?? 'no matter'}`, () => {
        const [actual, names] = judge(id, given) ?? []
        expect(actual).to.equal(level)
        if (found !== undefined) expect(names).to.equal(found)
      })
    }
  }

  it('have a table for every check that reads these facts', () => {
    const reading = CHECKS.filter(({ needs }) => needs === 'tls-parameters').map(({ id }) => id)
    expect(Object.keys(TABLES)).to.have.same.members(reading)
  })
})
