import type {
  Listing,
  TlsOptions,
  TlsParameters,
  TlsVersionName,
  VersionParameters,
} from '../tls-parameters.ts'
import { suiteName } from '../registry/cipher-suites.ts'
import { groupName } from '../registry/named-groups.ts'
import { schemeName } from '../registry/signature-schemes.ts'
import { sslv2CipherName } from '../registry/sslv2-ciphers.ts'
import { dhGroupsOf, openedOptionsOf, optionsOf } from '../wire/flight-facts.ts'
import { TLS_1_2, TLS_1_3 } from '../wire/tls-version.ts'
import type { FoundKeys } from './key-enumeration.ts'
import type { FoundTls } from './tls-enumeration.ts'
import type { FoundVersion } from './version-enumeration.ts'

/** Puts what was found into the words in which it is stored. */
export function describeTls(found: FoundTls): Omit<TlsParameters, 'basis' | 'connectionCount'> {
  const { versions, sslv2, flights, openedFlights, keys, fallbackScsv } = found
  const tls13 = versions.find(({ version, answer }) => version === TLS_1_3 && answer === 'accepted')
  const options: TlsOptions = {
    ...openedOptionsOf(openedFlights),
    ...optionsOf(flights),
    ...(fallbackScsv !== undefined && { fallbackScsv }),
  }
  return {
    versions: [...versions.map(describeVersion), describeSslv2(sslv2)],
    groups: {
      ...(tls13 && { tls13: groupsOf13(tls13) }),
      ...(keys && { tls12: groupsOf(keys) }),
    },
    ...(keys && { signatureSchemes: schemesOf(keys) }),
    dhGroups: dhGroupsOf(flights),
    options,
    intolerances: intolerancesOf(versions),
  }
}

const VERSION_NAMES: ReadonlyMap<number, TlsVersionName> = new Map([
  [0x0300, 'SSLv3'],
  [0x0301, 'TLSv1'],
  [0x0302, 'TLSv1.1'],
  [0x0303, 'TLSv1.2'],
])

function describeVersion(found: FoundVersion): VersionParameters {
  const { version, answer, reason, suites, hasAllSuites, undecidedSuites, order } = found
  const undecided = undecidedSuites.map(suiteName)
  return {
    version: VERSION_NAMES.get(version) ?? 'TLSv1.3',
    answer,
    ...(reason !== undefined && { reason }),
    suites: {
      names: suites.map(suiteName),
      isComplete: hasAllSuites,
      ...(undecided.length > 0 && { undecided }),
    },
    ...(order !== undefined && { order }),
  }
}

function describeSslv2(outcome: FoundTls['sslv2']): VersionParameters {
  const version: TlsVersionName = 'SSLv2'
  if (outcome.state === 'observed') {
    const answer = outcome.value
    const isAccepted = answer.kind === 'server-hello'
    const names = isAccepted ? answer.hello.ciphers.map(sslv2CipherName) : []
    const suites = { names, isComplete: true }
    return isAccepted
      ? { version, answer: 'accepted', suites }
      : { version, answer: 'refused', reason: answer.kind, suites }
  }
  const reason = outcome.state === 'skipped' ? outcome.because : outcome.failure.code
  // Most servers drop what they do not take for TLS without a word; so do those that answer in another protocol.
  const isRefusal =
    outcome.state === 'failed' && outcome.failure.phase === 'tls' && SSLV2_REFUSALS.has(outcome.failure.code)
  return {
    version,
    answer: isRefusal ? 'refused' : 'unknown',
    reason,
    suites: { names: [], isComplete: isRefusal },
  }
}

const SSLV2_REFUSALS: ReadonlySet<string> = new Set(['closed', 'reset', 'peer-misbehaved'])

function groupsOf13(found: FoundVersion): NonNullable<TlsParameters['groups']['tls13']> {
  return {
    names: found.groups.map(groupName),
    isComplete: found.hasAllGroups,
    ...(found.areGroupsTold && { areTold: true }),
  }
}

function groupsOf({ groups, otherGroups }: FoundKeys): NonNullable<TlsParameters['groups']['tls12']> {
  return {
    names: groups.map(groupName),
    isComplete: otherGroups === 'refused',
    ...(otherGroups === 'idle' && { areOthersIdle: true }),
  }
}

function schemesOf({ schemes, hasAllSchemes }: FoundKeys): Listing {
  return { names: schemes.map(schemeName), isComplete: hasAllSchemes }
}

function intolerancesOf(versions: readonly FoundVersion[]): TlsParameters['intolerances'] {
  const accepted = versions.filter(({ answer }) => answer === 'accepted')
  const styles = new Set(accepted.map(({ style }) => style))
  const dropped = versions.filter(({ isUnanswered, version }) => isUnanswered && version <= TLS_1_2)
  const isVersion = dropped.some(({ version }) => accepted.some((each) => each.version < version))
  return [
    ...(styles.has('few-suites') ? (['suite-count'] as const) : []),
    ...(styles.has('short') ? (['hello-size'] as const) : []),
    ...(isVersion ? (['version'] as const) : []),
  ]
}
