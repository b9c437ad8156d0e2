import type { FindingReport, Report } from '../../probes/index.ts'
import type { Said, Translate } from '../locales/index.ts'

/** What could hinder interception, by the parameter of the finding that tells of it. */
const FACTORS = [
  { param: 'channelBinding', say: 'resistance.channel-binding' },
  { param: 'dane', say: 'resistance.dane' },
  { param: 'caa', say: 'resistance.caa' },
] as const

const CAA_RESTRICTIONS = ['anybody', 'issuers', 'accounts', 'nobody'] as const

/**
 * Words what keeps a third party from standing between with a valid certificate, and what of it is not known; and whom CAA
 * lets issue one. Said in full reports: none of it is trouble by itself.
 *
 * @returns `[]` where nobody looked.
 */
export function authenticationLines({ findings }: Report, translate: Translate): readonly Said[] {
  const caa = findings.find(({ check }) => check === 'caa.restriction')
  const resistance = findings.find(({ check }) => check === 'mitm.resistance')
  return [
    ...(caa === undefined ? [] : [caaLine(caa.params)]),
    ...(resistance === undefined ? [] : resistanceLines(resistance, translate)),
  ]
}

/** Whom CAA lets issue; nobody says less than `anybody`, which is what no record says. */
export function caaLine({ restriction }: FindingReport['params']): Said {
  const known = CAA_RESTRICTIONS.find((each) => each === restriction) ?? 'anybody'
  return { say: `domain-finding.caa.restriction.${known}` }
}

function resistanceLines({ params }: FindingReport, translate: Translate): readonly Said[] {
  const named = (state: 'yes' | 'unknown'): readonly string[] =>
    FACTORS.filter(({ param }) => String(params[param] ?? '').startsWith(`${state}:`)).map(({ say }) =>
      translate({ say }),
    )
  const by = named('yes')
  const unknown = named('unknown')
  return [
    by.length > 0
      ? { say: 'domain-finding.mitm.resistance.hindered', params: { by } }
      : { say: 'domain-finding.mitm.resistance.open' },
    ...(unknown.length > 0 ? [{ say: 'resistance.unknown', params: { what: unknown } } as const] : []),
  ]
}
