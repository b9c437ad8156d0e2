import { expect } from 'chai'
import { judge } from '../../../probes/judge.ts'
import type { Letter, PolicyName } from '../../../probes/report.ts'
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

type Year = 2014 | 2015

/**
 * The rules of `test_server` in `poke.lua` of xmpp-observatory/xmppoke, at a88773b for 2014 and at 1e0adf3 for 2015, and of
 * `grade` in its front end, at 459e0bc and 5b17a47.
 */
function letterThen(year: Year, server: Server): Letter {
  const { versions, suites } = server
  const names = suites.map(([name]) => name)
  const protocols = pointsOfVersions(versions)
  const protocol = (Math.min(...protocols) + Math.max(...protocols)) / 2
  const key = Math.min(
    90,
    names.some((name) => name.includes('EXPORT')) ? 40 : 100,
    names.some((name) => name.includes('_anon_')) ? 0 : 100,
    year === 2014 ? 100 : pointsOfDh(server.dhBits),
  )
  const strengths = suites.map(([, bits]) => (bits === 0 ? 0 : bits < 128 ? 20 : bits < 256 ? 80 : 100))
  const cipher = (Math.min(...strengths) + Math.max(...strengths)) / 2
  const points = 0.3 * protocol + 0.3 * key + 0.4 * cipher
  const [, byPoints] = SCALE.find(([least]) => points >= least) ?? [0, 'F']
  const caps = year === 2014 ? capsOf2014(server) : capsOf2015(server)
  const letters = [byPoints, ...caps.flatMap(([is, letter]) => (is ? [letter] : []))]
  return LETTERS.findLast((letter) => letters.includes(letter)) ?? 'F'
}

type Caps = readonly (readonly [is: boolean, letter: Letter])[]

function capsOf2014(server: Server): Caps {
  return [
    [server.versions.includes('SSLv2'), 'F'],
    [!server.versions.includes('TLSv1.2'), 'B'],
    [hasRc4(server) || !hasForwardSecrecy(server), 'A-'],
  ]
}

function capsOf2015(server: Server): Caps {
  const { versions, dhBits = SOUND_DH, isCompressing = false } = server
  return [
    [versions.includes('SSLv2') || Math.max(...pointsOfVersions(versions)) === 80, 'F'],
    [versions.includes('SSLv3') || dhBits < 2048, 'B'],
    [isCompressing || !versions.includes('TLSv1.2') || hasRc4(server), 'C'],
    [!hasForwardSecrecy(server), 'A-'],
  ]
}

const SOUND_DH = 4096

function pointsOfVersions(versions: Server['versions']): readonly number[] {
  return OLDEST_FIRST.filter((version) => versions.includes(version)).map((each) => POINTS[each] ?? 0)
}

/** With the slip of the pen that it had: 2014 bits. */
function pointsOfDh(bits = SOUND_DH): number {
  return bits < 512 ? 20 : bits < 1024 ? 40 : bits < 2014 ? 80 : 90
}

/** It was minded where TLS 1.2 took it. */
function hasRc4({ versions, suites }: Server): boolean {
  return versions.includes('TLSv1.2') && suites.some(([name]) => name.includes('RC4_128'))
}

function hasForwardSecrecy({ suites }: Server): boolean {
  return suites.some(([name]) => /^TLS_(ECDHE|DHE)_/.test(name))
}

const SCALE: readonly (readonly [least: number, letter: Letter])[] = [
  [80, 'A'],
  [65, 'B'],
  [50, 'C'],
  [35, 'D'],
  [20, 'E'],
]

/** The letter of today's table for the same server. */
function letterNow(
  policyName: PolicyName,
  { versions, suites, dhBits, isCompressing = false }: Server,
): Letter | undefined {
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
  return grades.find(({ policy }) => policy === policyName)?.letter
}

describe('policies of xmpp.net', () => {
  const NAMES = ['xmpp.net-2014', 'xmpp.net-2015'] as const
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

  const alike: readonly (Server & { readonly title: string; readonly letters: readonly [Letter, Letter] })[] =
    [
      { title: 'a sound server of then', versions: TLS, suites: GOOD, letters: ['A', 'A'] },
      { title: 'TLS 1.2 alone', versions: ['TLSv1.2'], suites: GOOD, letters: ['A', 'A'] },
      { title: 'no forward secrecy', versions: TLS, suites: STATIC, letters: ['A-', 'A-'] },
      {
        title: '3DES',
        versions: TLS,
        suites: [...GOOD, ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 168]],
        letters: ['A', 'A'],
      },
      { title: 'RC4', versions: TLS, suites: [...GOOD, RC4], letters: ['A-', 'C'] },
      { title: 'SSL 3.0', versions: ['SSLv3', ...TLS], suites: GOOD, letters: ['A', 'B'] },
      { title: 'SSL 3.0 alone', versions: ['SSLv3'], suites: GOOD, letters: ['B', 'F'] },
      { title: 'SSL 2.0', versions: ['SSLv2', 'SSLv3', ...TLS], suites: GOOD, letters: ['F', 'F'] },
      { title: 'nothing after TLS 1.1', versions: ['TLSv1', 'TLSv1.1'], suites: GOOD, letters: ['B', 'C'] },
      { title: 'compression', versions: TLS, suites: GOOD, isCompressing: true, letters: ['A', 'C'] },
      { title: 'DHE of 2048 bits', versions: TLS, suites: DHE, dhBits: 2048, letters: ['A', 'A'] },
      { title: 'DHE of 1024 bits', versions: TLS, suites: DHE, dhBits: 1024, letters: ['A', 'B'] },
      { title: 'DHE of 512 bits', versions: TLS, suites: DHE, dhBits: 512, letters: ['A', 'B'] },
      {
        title: 'single DES',
        versions: TLS,
        suites: [...GOOD, ['TLS_RSA_WITH_DES_CBC_SHA', 56]],
        letters: ['B', 'B'],
      },
      {
        title: 'no encryption',
        versions: TLS,
        suites: [...GOOD, ['TLS_RSA_WITH_NULL_SHA', 0]],
        letters: ['B', 'B'],
      },
      {
        title: 'export beside TLS 1.2',
        versions: ['TLSv1.2'],
        suites: [...GOOD, EXPORT],
        letters: ['B', 'B'],
      },
      {
        title: 'no certificate beside TLS 1.2',
        versions: ['TLSv1.2'],
        suites: [...GOOD, ANONYMOUS],
        letters: ['B', 'B'],
      },
    ]
  for (const { title, letters, ...server } of alike) {
    it(`give ${letters.join(' and ')} for ${title}, as xmpp.net did from 2014 and from 2015 on`, () => {
      expect([letterThen(2014, server), letterThen(2015, server)], 'then').to.deep.equal(letters)
      expect(
        NAMES.map((name) => letterNow(name, server)),
        'now',
      ).to.deep.equal(letters)
    })
  }

  const departing: readonly (Server & { readonly title: string })[] = [
    { title: 'export beside TLS 1.0', versions: TLS, suites: [...GOOD, EXPORT] },
    { title: 'no certificate beside TLS 1.0', versions: TLS, suites: [...GOOD, ANONYMOUS] },
  ]
  for (const { title, ...server } of departing) {
    it(`give B for ${title}, where xmpp.net gave C: a table adds nothing up`, () => {
      expect([letterThen(2014, server), letterThen(2015, server)], 'then').to.deep.equal(['C', 'C'])
      expect(
        NAMES.map((name) => letterNow(name, server)),
        'now',
      ).to.deep.equal(['B', 'B'])
    })
  }
})
