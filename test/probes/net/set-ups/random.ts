import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import type { TlsVersionName } from '../../../../probes/tls-parameters.ts'

/** One configuration of `openssl s_server`, from which follows what it accepts. */
export interface RandomSetUp {
  readonly certificates: 'ec' | 'rsa' | 'both'
  readonly versions: readonly TlsVersionName[]
  /** Up to TLS 1.2, in the order configured. */
  readonly suites: readonly OpensslSuite[]
  /** Of TLS 1.3, by their names. */
  readonly suites13: readonly string[]
  readonly groups: readonly OpensslGroup[]
  readonly isServerOrder: boolean
}

interface OpensslSuite {
  readonly name: string
  readonly ianaName: string
  /** The first version that has it. */
  readonly since: string
  readonly keyExchange: string
  readonly authentication: string
}

type OpensslGroup = keyof typeof IANA_GROUPS

const IANA_GROUPS = {
  X25519: 'x25519',
  'P-256': 'secp256r1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
  X448: 'x448',
} as const

/** Oldest first, with the option that turns each off. */
const VERSIONS = [
  ['TLSv1', '-no_tls1'],
  ['TLSv1.1', '-no_tls1_1'],
  ['TLSv1.2', '-no_tls1_2'],
  ['TLSv1.3', '-no_tls1_3'],
] as const satisfies readonly (readonly [TlsVersionName, string])[]

const SUITES_13 = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256']

const AUTHENTICATION = { ec: ['ECDSA'], rsa: ['RSA'], both: ['ECDSA', 'RSA'] } as const

const KEYS = {
  ec: '-cert ec.pem -key ec.key',
  rsa: '-cert rsa.pem -key rsa.key',
  both: '-cert ec.pem -key ec.key -dcert rsa.pem -dkey rsa.key',
} as const

/** Any configuration that this OpenSSL starts with. */
export function randomSetUp(): fc.Arbitrary<RandomSetUp> {
  const known = readOpensslSuites()
  return fc.constantFrom('ec', 'rsa', 'both').chain((certificates) => {
    const usable = known.filter(({ authentication }) =>
      AUTHENTICATION[certificates].some((each) => each === authentication),
    )
    return fc.record<RandomSetUp>({
      certificates: fc.constant(certificates),
      versions: versionRange(),
      suites: fc.shuffledSubarray(usable, { minLength: 1, maxLength: 14 }),
      suites13: fc.shuffledSubarray(SUITES_13, { minLength: 1 }),
      groups: fc.shuffledSubarray(Object.keys(IANA_GROUPS).filter(isGroup), { minLength: 1 }),
      isServerOrder: fc.boolean(),
    })
  })
}

/** What follows `openssl s_server`. */
export function argumentsOf(setUp: RandomSetUp): string {
  const off = VERSIONS.filter(([version]) => !setUp.versions.includes(version)).map(([, option]) => option)
  return [
    KEYS[setUp.certificates],
    ...off,
    ...(setUp.isServerOrder ? ['-serverpref'] : []),
    `-groups ${setUp.groups.join(':')}`,
    `-cipher ${setUp.suites.map(({ name }) => name).join(':')}:@SECLEVEL=0`,
    `-ciphersuites ${setUp.suites13.join(':')}`,
  ].join(' ')
}

/** Suites that are accepted in a version, in the order configured. */
export function suitesIn(setUp: RandomSetUp, version: TlsVersionName): readonly string[] {
  if (!setUp.versions.includes(version)) return []
  if (version === 'TLSv1.3') return setUp.suites13
  const usable = setUp.suites.filter(({ since }) => version === 'TLSv1.2' || since !== 'TLSv1.2')
  return usable.map(({ ianaName }) => ianaName)
}

/** Groups that are accepted in TLS 1.3, and by suites with ECDHE before. */
export function groupsOf({ groups }: RandomSetUp): readonly string[] {
  return groups.map((group) => IANA_GROUPS[group])
}

/** Whether handshakes of TLS 1.2 can show a group. */
export function hasEcdheIn12({ suites, versions }: RandomSetUp): boolean {
  return versions.includes('TLSv1.2') && suites.some(({ keyExchange }) => keyExchange === 'ECDH')
}

/** All from one version to another: gaps have a set-up of their own. */
function versionRange(): fc.Arbitrary<readonly TlsVersionName[]> {
  const index = fc.integer({ min: 0, max: VERSIONS.length - 1 })
  return fc.tuple(index, index).map(([one, other]) => {
    const [first, last] = [Math.min(one, other), Math.max(one, other)]
    return VERSIONS.slice(first, last + 1).map(([version]) => version)
  })
}

function isGroup(name: string): name is OpensslGroup {
  return name in IANA_GROUPS
}

function readOpensslSuites(): readonly OpensslSuite[] {
  const args = ['ciphers', '-s', '-stdname', '-tls1_2', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0']
  const listed = execFileSync('openssl', args, { encoding: 'utf8' })
  return [...listed.matchAll(SUITE)].flatMap(({ groups }) => {
    const { ianaName = '', name = '', since = '', keyExchange = '', authentication = '' } = groups ?? {}
    return [{ ianaName, name, since, keyExchange, authentication }]
  })
}

/** A line of `openssl ciphers -stdname`. */
const SUITE =
  /^(?<ianaName>\S+)\s+- (?<name>\S+)\s+(?<since>\S+)\s+Kx=(?<keyExchange>\S+)\s+Au=(?<authentication>\S+)/gm
