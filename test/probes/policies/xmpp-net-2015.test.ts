import { expect } from 'chai'
import { judge } from '../../../probes/judge.ts'
import { XMPP_NET_2015 } from '../../../probes/policies/xmpp-net-2015.ts'
import type { Letter } from '../../../probes/report.ts'
import type { TlsParameters, TlsVersionName } from '../../../probes/tls-parameters.ts'
import { discoveryOf, endpointOf, observation, observed, scanOf } from '../builders.ts'
import { accepted, parametersOf, refused } from '../tls-parameters-fixtures.ts'

/** What xmpp.net saw of a server whose certificate has a key of RSA with 2048 bits. */
interface Server {
  readonly versions: readonly TlsVersionName[]
  readonly suites: readonly (readonly [name: string, bits: number])[]
  readonly dhBits?: number
  readonly isCompressing?: boolean
}

const POINTS: Readonly<Record<string, number>> = {
  SSLv2: 20,
  SSLv3: 80,
  TLSv1: 90,
  'TLSv1.1': 95,
  'TLSv1.2': 100,
}
const OLDEST_FIRST = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'] as const
const LETTERS = ['A', 'A-', 'B', 'C', 'D', 'E', 'F'] as const

/** The rules of `test_server` in `poke.lua` of xmpp-observatory/xmppoke at 1e0adf3, and of `grade` in its front end at 5b17a47. */
function letterThen({ versions, suites, dhBits = 4096, isCompressing = false }: Server): Letter {
  const names = suites.map(([name]) => name)
  const spoken = OLDEST_FIRST.filter((version) => versions.includes(version)).map((each) => POINTS[each] ?? 0)
  const protocol = (Math.min(...spoken) + Math.max(...spoken)) / 2
  const key = Math.min(
    90,
    names.some((name) => name.includes('EXPORT')) ? 40 : 100,
    names.some((name) => name.includes('_anon_')) ? 0 : 100,
    dhBits < 512 ? 20 : dhBits < 1024 ? 40 : dhBits < 2014 ? 80 : 90,
  )
  const strengths = suites.map(([, bits]) => (bits === 0 ? 0 : bits < 128 ? 20 : bits < 256 ? 80 : 100))
  const cipher = (Math.min(...strengths) + Math.max(...strengths)) / 2
  const points = 0.3 * protocol + 0.3 * key + 0.4 * cipher
  const [, byPoints] = SCALE.find(([least]) => points >= least) ?? [0, 'F']
  const caps: readonly (readonly [boolean, Letter])[] = [
    [versions.includes('SSLv2') || Math.max(...spoken) === 80, 'F'],
    [versions.includes('SSLv3') || dhBits < 2048, 'B'],
    [isCompressing || !versions.includes('TLSv1.2'), 'C'],
    [versions.includes('TLSv1.2') && names.some((name) => name.includes('RC4_128')), 'C'],
    [!names.some((name) => /^TLS_(ECDHE|DHE)_/.test(name)), 'A-'],
  ]
  const letters = [byPoints, ...caps.flatMap(([is, letter]) => (is ? [letter] : []))]
  return LETTERS.findLast((letter) => letters.includes(letter)) ?? 'F'
}

const SCALE: readonly (readonly [least: number, letter: Letter])[] = [
  [80, 'A'],
  [65, 'B'],
  [50, 'C'],
  [35, 'D'],
  [20, 'E'],
]

/** The letter of today's table for the same server. */
function letterNow({ versions, suites, dhBits, isCompressing = false }: Server): Letter | undefined {
  const answered = OLDEST_FIRST.toReversed().map((version) =>
    versions.includes(version)
      ? accepted(version, version === 'SSLv2' ? [] : suites.map(([name]) => name))
      : refused(version),
  )
  const sound = parametersOf()
  const given: Partial<TlsParameters> = {
    versions: [refused('TLSv1.3'), ...answered],
    dhGroups: dhBits === undefined ? [] : [{ bits: dhBits }],
    options: { ...sound.options, compression: isCompressing ? 'deflate' : 'null' },
  }
  const here = endpointOf()
  const scan = scanOf(
    [discoveryOf([here])],
    [observation(here, 'tls-parameters', observed(parametersOf(given)))],
  )
  const { grades = [] } = judge(scan, new Date('2026-11-22T12:00:00Z'))
  return grades.find(({ policy }) => policy === XMPP_NET_2015.name)?.letter
}

describe('policy xmpp.net-2015', () => {
  const TLS: readonly TlsVersionName[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2']
  const GOOD: Server['suites'] = [
    ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 256],
    ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 128],
  ]
  const DHE: Server['suites'] = [...GOOD, ['TLS_DHE_RSA_WITH_AES_256_CBC_SHA', 256]]
  const STATIC: Server['suites'] = [['TLS_RSA_WITH_AES_128_CBC_SHA', 128]]
  const RC4 = ['TLS_RSA_WITH_RC4_128_SHA', 128] as const
  const EXPORT = ['TLS_RSA_EXPORT_WITH_DES40_CBC_SHA', 40] as const
  const ANONYMOUS = ['TLS_ECDH_anon_WITH_AES_128_CBC_SHA', 128] as const

  const alike: readonly (Server & { readonly title: string; readonly letter: Letter })[] = [
    { title: 'a sound server of then', versions: TLS, suites: GOOD, letter: 'A' },
    { title: 'TLS 1.2 alone', versions: ['TLSv1.2'], suites: GOOD, letter: 'A' },
    { title: 'no forward secrecy', versions: TLS, suites: STATIC, letter: 'A-' },
    { title: '3DES', versions: TLS, suites: [...GOOD, ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 168]], letter: 'A' },
    { title: 'RC4', versions: TLS, suites: [...GOOD, RC4], letter: 'C' },
    { title: 'SSL 3.0', versions: ['SSLv3', ...TLS], suites: GOOD, letter: 'B' },
    { title: 'SSL 3.0 alone', versions: ['SSLv3'], suites: GOOD, letter: 'F' },
    { title: 'SSL 2.0', versions: ['SSLv2', 'SSLv3', ...TLS], suites: GOOD, letter: 'F' },
    { title: 'nothing after TLS 1.1', versions: ['TLSv1', 'TLSv1.1'], suites: GOOD, letter: 'C' },
    { title: 'compression', versions: TLS, suites: GOOD, isCompressing: true, letter: 'C' },
    { title: 'DHE of 2048 bits', versions: TLS, suites: DHE, dhBits: 2048, letter: 'A' },
    { title: 'DHE of 1024 bits', versions: TLS, suites: DHE, dhBits: 1024, letter: 'B' },
    { title: 'DHE of 512 bits', versions: TLS, suites: DHE, dhBits: 512, letter: 'B' },
    {
      title: 'single DES',
      versions: TLS,
      suites: [...GOOD, ['TLS_RSA_WITH_DES_CBC_SHA', 56]],
      letter: 'B',
    },
    { title: 'no encryption', versions: TLS, suites: [...GOOD, ['TLS_RSA_WITH_NULL_SHA', 0]], letter: 'B' },
    { title: 'export beside TLS 1.2', versions: ['TLSv1.2'], suites: [...GOOD, EXPORT], letter: 'B' },
    {
      title: 'no certificate beside TLS 1.2',
      versions: ['TLSv1.2'],
      suites: [...GOOD, ANONYMOUS],
      letter: 'B',
    },
  ]
  for (const { title, letter, ...server } of alike) {
    it(`gives ${letter} for ${title}, as xmpp.net did`, () => {
      expect(letterThen(server), 'then').to.equal(letter)
      expect(letterNow(server), 'now').to.equal(letter)
    })
  }

  const departing: readonly (Server & {
    readonly title: string
    readonly was: Letter
    readonly is: Letter
  })[] = [
    { title: 'export beside TLS 1.0', versions: TLS, suites: [...GOOD, EXPORT], was: 'C', is: 'B' },
    {
      title: 'no certificate beside TLS 1.0',
      versions: TLS,
      suites: [...GOOD, ANONYMOUS],
      was: 'C',
      is: 'B',
    },
  ]
  for (const { title, was, is, ...server } of departing) {
    it(`gives ${is} for ${title}, where xmpp.net gave ${was}: a table adds nothing up`, () => {
      expect([letterThen(server), letterNow(server)]).to.deep.equal([was, is])
    })
  }
})
