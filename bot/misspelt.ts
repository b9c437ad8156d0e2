/** Which variables of an environment were meant to be settings of ours, and are none. */
import { distance } from 'fastest-levenshtein'
import { SETTINGS, type SettingName, isSettingName } from './settings.ts'

/** A variable that is no setting, and the setting that was probably meant. */
export interface Misspelt {
  readonly variable: string
  /** Absent where none is near. */
  readonly meant?: SettingName
}

type Environment = Readonly<Record<string, string | undefined>>

/** Nobody else's variables begin like these. */
const OWN_PREFIX = /^(XMPP|BOT|PROBE)_/

const MOST_ERRORS_BEHIND_PREFIX = 4

/** A letter left out, doubled or wrong, or two of them swapped: more would accuse variables of other programs. */
const MOST_ERRORS_ELSEWHERE = 2

/** Variables that begin like ours and are none: certainly mistakes. */
export function findMisspelt(env: Environment): readonly Misspelt[] {
  return Object.keys(env)
    .filter((variable) => OWN_PREFIX.test(variable) && !isSettingName(variable))
    .map((variable) => {
      const { meant, errors } = nearest(variable)
      return errors <= MOST_ERRORS_BEHIND_PREFIX ? { variable, meant } : { variable }
    })
}

/**
 * Variables that look like a setting that is not set (`LOG_LEVLE`, `DNS_SERVER`, `database_url`). They may as well be another
 * program's, so whoever runs this is told, and nothing is refused.
 */
export function findSuspects(env: Environment): readonly Required<Misspelt>[] {
  return Object.entries(env).flatMap(([variable, value]) => {
    if (value === undefined || OWN_PREFIX.test(variable) || isSettingName(variable)) return []
    const { meant, errors } = nearest(variable.toUpperCase())
    return errors <= MOST_ERRORS_ELSEWHERE && env[meant] === undefined ? [{ variable, meant }] : []
  })
}

function nearest(variable: string): { readonly meant: SettingName; readonly errors: number } {
  return SETTINGS.map(({ name: meant }) => ({ meant, errors: distance(variable, meant) })).reduce(
    (best, next) => (next.errors < best.errors ? next : best),
  )
}
