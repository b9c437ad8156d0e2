import { Unreachable } from '../errors.ts'
import type { Endpoint, Finding, Outcome, Scan, WebDiscovery } from '../model.ts'
import type { Spec } from '../spec.ts'
import type { Judgement } from './check.ts'

/** One rule over facts of a domain, which belong to no one endpoint: pure, and without words. */
export interface DomainCheckDefinition<T> {
  /** `topic.what`; stored and compared for ever. */
  readonly id: string
  readonly spec: readonly Spec[]
  /** @returns What the rule is about, once for each finding; `[]` where it does not apply. */
  needs(web: WebDiscovery, scan: Scan): readonly Outcome<T>[]
  /** @returns `undefined` where the rule does not apply to this fact. */
  judge(fact: T, scan: Scan, now: Date): Judgement | undefined
}

/** As {@link DomainCheckDefinition}, over any facts of a scan, those of several kinds or endpoints together. */
export interface ScanCheckDefinition<T> extends Omit<DomainCheckDefinition<T>, 'needs'> {
  /** @returns What the rule is about, once for each finding; `[]` where it does not apply. */
  needs(scan: Scan): readonly Outcome<T>[]
  /** @returns The endpoint that a fact belongs to, where it belongs to one after all. */
  endpointOf?(fact: T): Endpoint
}

/** A check with its rule bound to scans. */
export interface DomainCheck {
  readonly id: string
  readonly spec: readonly Spec[]
  /** @returns `[]` when nobody looked, when what it needs was skipped, or the rule does not apply. */
  apply(scan: Scan, now: Date): readonly Finding[]
}

/** Makes a check of what a domain publishes on the web; it says nothing when nobody looked. */
export function domainCheck<T>(definition: DomainCheckDefinition<T>): DomainCheck {
  const { id, spec } = definition
  return scanCheck<T>({
    id,
    spec,
    needs: (scan) => (scan.web === undefined ? [] : definition.needs(scan.web, scan)),
    judge: (fact, scan, now) => definition.judge(fact, scan, now),
  })
}

/** Makes a check of whole scans: the sibling of {@link check}, with the same rule for facts that could not be had. */
export function scanCheck<T>(definition: ScanCheckDefinition<T>): DomainCheck {
  const { id, spec } = definition
  const find = (outcome: Outcome<T>, scan: Scan, now: Date): Finding | undefined => {
    switch (outcome.state) {
      case 'skipped':
        return undefined
      case 'failed':
        return { check: id, level: 'unknown', params: {}, spec }
      case 'observed': {
        const judgement = definition.judge(outcome.value, scan, now)
        if (judgement === undefined) return undefined
        const finding = { check: id, level: judgement.level, params: judgement.params ?? {}, spec }
        const endpoint = definition.endpointOf?.(outcome.value)
        return endpoint === undefined ? finding : { ...finding, endpoint }
      }
      default:
        throw new Unreachable(outcome)
    }
  }
  return {
    id,
    spec,
    apply: (scan, now) => definition.needs(scan).flatMap((outcome) => find(outcome, scan, now) ?? []),
  }
}
