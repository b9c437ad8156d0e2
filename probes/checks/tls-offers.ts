import { suiteProperties, type SuiteProperties } from '../registry/cipher-suites.ts'
import type { TlsParameters, TlsVersionName, VersionParameters } from '../tls-parameters.ts'
import type { Judgement } from './check.ts'

/** One cipher suite that an endpoint accepts. */
export interface OfferedSuite {
  readonly version: TlsVersionName
  /** IANA name. */
  readonly name: string
  readonly properties: SuiteProperties
}

/**
 * Lists every suite that was accepted, newest version first and in the order picked. The ciphers of SSL 2.0 are named by
 * another scheme and are left out: {@link TlsVersionName} says enough of them.
 */
export function offeredSuites({ versions }: TlsParameters): readonly OfferedSuite[] {
  return versions
    .filter(({ version, answer }) => version !== 'SSLv2' && answer === 'accepted')
    .flatMap(({ version, suites }) =>
      suites.names.map((name) => ({ version, name, properties: suiteProperties(name) })),
    )
}

/** Whether nothing else is accepted: every version answered, and each list of suites came to its end. */
export function areSuitesComplete(fact: TlsParameters): boolean {
  return areSuitesDecided(fact, () => true)
}

/** Whether nothing of a kind is accepted but what was found: every version answered, and no such suite was left unasked. */
export function areSuitesDecided(
  { versions }: TlsParameters,
  isMeant: (suite: SuiteProperties) => boolean,
): boolean {
  return versions
    .filter(({ version }) => version !== 'SSLv2')
    .every(({ answer, suites: { isComplete, undecided } }) => {
      if (answer !== 'accepted' || isComplete) return answer !== 'unknown'
      return undecided !== undefined && !undecided.some((name) => isMeant(suiteProperties(name)))
    })
}

/** Whether there is anything to judge, or may be: a server that refuses every version says nothing by it of its suites. */
export function mayAcceptAny({ versions }: TlsParameters): boolean {
  return versions.some(({ answer }) => answer !== 'refused')
}

/** @returns How one version was answered; `unknown` where it was not asked for. */
export function answerOf({ versions }: TlsParameters, wanted: TlsVersionName): VersionParameters['answer'] {
  return versions.find(({ version }) => version === wanted)?.answer ?? 'unknown'
}

/** TLS 1.2 and older, where suites, options and renegotiation still have faults that TLS 1.3 cannot have. */
export function hasOlderThanTls13({ versions }: TlsParameters): boolean {
  return versions.some(
    ({ version, answer }) => version !== 'TLSv1.3' && version !== 'SSLv2' && answer === 'accepted',
  )
}

/**
 * Judges that something bad must not be accepted.
 *
 * @param found Names of what was; one is enough to accuse.
 * @param isComplete To acquit, nothing may have been left unasked.
 */
export function absence(
  found: readonly string[],
  isComplete: boolean,
  level: 'info' | 'warn' | 'fail',
): Judgement {
  const params = { found: [...new Set(found)].join(', ') }
  if (found.length > 0) return { level, params }
  return { level: isComplete ? 'pass' : 'unknown', params }
}

/** Judges that something good must be accepted: once seen it is there, and only a complete list shows that it is not. */
export function presence(
  isFound: boolean,
  isComplete: boolean,
  otherwise: 'info' | 'warn' | 'fail',
): Judgement {
  if (isFound) return { level: 'pass' }
  return { level: isComplete ? otherwise : 'unknown' }
}
