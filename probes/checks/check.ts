import { Unreachable } from '../errors.ts'
import type {
  Endpoint,
  FactKind,
  Facts,
  Finding,
  Level,
  Observation,
  ObservationOf,
  Service,
} from '../model.ts'
import { isOfKind } from '../observation.ts'
import type { Spec } from '../spec.ts'

/** What a check says of a fact that was observed; `unknown` where the observation itself is incomplete. */
export interface Judgement {
  readonly level: Level
  readonly params?: Finding['params']
}

/** One rule over one kind of fact: pure, and without words. */
export interface CheckDefinition<K extends FactKind> {
  /** `topic.what`; stored and compared for ever. */
  readonly id: string
  readonly needs: K
  /** The clauses it rests on. */
  readonly spec: readonly Spec[]
  /** The service whose endpoints the rule speaks of, whatever is observed there; of both where absent. */
  readonly service?: Service
  /** @returns `undefined` where the rule does not apply to what was observed. */
  judge(fact: Facts[K], endpoint: Endpoint, now: Date): Judgement | undefined
}

/** A check with its rule bound to observations. */
export interface Check {
  readonly id: string
  readonly needs: FactKind
  readonly spec: readonly Spec[]
  /** @returns `undefined` when the observation is of another kind, was skipped, or the rule does not apply there. */
  apply(observation: Observation, now: Date): Finding | undefined
}

/** Makes a check: a failed observation becomes `unknown` here, once for all, so that `judge` sees only facts. */
export function check<K extends FactKind>(definition: CheckDefinition<K>): Check {
  const { id, needs, spec, service } = definition
  return {
    id,
    needs,
    spec,
    apply(observation, now) {
      if (!isOfKind(observation, needs)) return undefined
      const { endpoint, outcome }: ObservationOf<K> = observation
      if (service !== undefined && endpoint.service !== service) return undefined
      switch (outcome.state) {
        case 'skipped':
          return undefined
        case 'failed':
          return { check: id, level: 'unknown', params: {}, spec, endpoint }
        case 'observed': {
          const judgement = definition.judge(outcome.value, endpoint, now)
          if (judgement === undefined) return undefined
          return { check: id, level: judgement.level, params: judgement.params ?? {}, spec, endpoint }
        }
        default:
          throw new Unreachable(outcome)
      }
    },
  }
}
