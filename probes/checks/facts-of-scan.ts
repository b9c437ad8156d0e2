import type { DnsSecurity } from '../dns-facts.ts'
import type { Endpoint, FactKind, Facts, Scan } from '../model.ts'
import { isOfKind } from '../observation.ts'

/** @returns What was observed of one kind, with the endpoint; what failed or was skipped is left out. */
export function observedAt<K extends FactKind>(
  scan: Scan,
  kind: K,
): readonly { readonly endpoint: Endpoint; readonly fact: Facts[K] }[] {
  return scan.observations.flatMap((each) =>
    isOfKind(each, kind) && each.outcome.state === 'observed'
      ? [{ endpoint: each.endpoint, fact: each.outcome.value }]
      : [],
  )
}

/** @returns `host:port`, as people write an endpoint. */
export function placeOf({ host, port }: Endpoint): string {
  return `${host}:${port}`
}

/**
 * By whom DNS data is vouched for: by our own validation, or by the resolver alone.
 *
 * @returns `undefined` where it is not, and where our validation found it bogus whatever the resolver says.
 */
export function securedBy({
  isAuthenticatedByResolver,
  validation,
}: DnsSecurity): 'us' | 'resolver' | undefined {
  if (validation.state === 'secure') return 'us'
  return isAuthenticatedByResolver && validation.state !== 'bogus' ? 'resolver' : undefined
}
