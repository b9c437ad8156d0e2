import { outcomeAt } from '../endpoint.ts'
import type { Endpoint, FactKind, Facts, Finding, Level, Scan } from '../model.ts'
import { rfc, xep, type Spec } from '../spec.ts'
import type { DomainCheck } from './domain-check.ts'

/** A rule that all endpoints of one service show the same: which of them a client gets to is chance. */
interface SamenessDefinition<K extends FactKind> {
  readonly id: string
  readonly level: Extract<Level, 'info' | 'warn'>
  readonly spec: readonly Spec[]
  readonly needs: K
  /** @returns A text that is equal for two endpoints exactly when they show the same. */
  readonly shown: (fact: Facts[K]) => string
}

/** @returns A check that names every endpoint which shows something else than the first of its service that shows anything. */
function sameness<K extends FactKind>({ id, level, spec, needs, shown }: SamenessDefinition<K>): DomainCheck {
  const textAt = (endpoint: Endpoint, { observations }: Scan): string | undefined => {
    const outcome = outcomeAt(endpoint, needs, observations)
    return outcome?.state === 'observed' ? shown(outcome.value) : undefined
  }
  return {
    id,
    spec,
    apply(scan) {
      return scan.discoveries.flatMap(({ endpoints }): readonly Finding[] => {
        const texts = endpoints.flatMap((endpoint) => {
          const text = textAt(endpoint, scan)
          return text === undefined ? [] : [{ endpoint, text }]
        })
        const [first, ...others] = texts
        return others
          .filter(({ text }) => text !== first?.text)
          .map(({ endpoint, text }) => ({
            check: id,
            level,
            params: { here: text, elsewhere: first?.text ?? '' },
            spec,
            endpoint,
          }))
      })
    },
  }
}

export const mechanisms = sameness({
  id: 'contradiction.mechanisms',
  level: 'warn',
  spec: [rfc(6120, '6.3.4')],
  needs: 'features-after-tls',
  // Their order is the server's preference; what can be used is the same in any.
  shown: ({ features }) =>
    [...new Set([...features.mechanisms, ...features.sasl2Mechanisms])].toSorted().join(', '),
})

export const starttlsOffer = sameness({
  id: 'contradiction.starttls-offer',
  level: 'warn',
  spec: [rfc(6120, '5.3.1')],
  needs: 'features-before-tls',
  shown: ({ features }) => features.starttls,
})

/** Two keys are no fault: a cluster may have one for each host. Who pins one has to know. */
export const certificateKey = sameness({
  id: 'contradiction.certificate-key',
  level: 'info',
  spec: [rfc(6120, '13.7.2')],
  needs: 'certificate-chain',
  shown: ({ certificates: [leaf] }) => leaf.spkiSha256,
})

export const features = sameness({
  id: 'contradiction.features',
  level: 'info',
  spec: [rfc(6120, '4.3.2')],
  needs: 'features-after-tls',
  shown: (fact) => fact.features.others.toSorted().join(', '),
})

/** Metronome exempts domains from its demand for TLS by the `from` of the stream (mod_tls, s2s_encryption_exceptions). */
export const offerByFrom: DomainCheck = {
  id: 'contradiction.offer-by-from',
  spec: [rfc(6120, '5.3.1'), xep(220)],
  apply({ discoveries, observations }) {
    return discoveries
      .flatMap(({ endpoints }) => endpoints)
      .flatMap((endpoint): readonly Finding[] => {
        const withFrom = outcomeAt(endpoint, 'features-before-tls', observations)
        const without = outcomeAt(endpoint, 'features-without-from', observations)
        if (withFrom?.state !== 'observed' || without?.state !== 'observed') return []
        const here = withFrom.value.features.starttls
        const elsewhere = without.value.features.starttls
        if (here === elsewhere) return []
        const { id, spec } = offerByFrom
        return [{ check: id, level: 'warn', params: { here, elsewhere }, spec, endpoint }]
      })
  },
}
