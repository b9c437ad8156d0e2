import type { PresentedChain, PresentedChains } from './authentication.ts'
import type { DaneFacts } from './dns-facts.ts'
import type { Outcome } from './model.ts'
import type { EndpointReport, ReportedChain, ReportedDane } from './report.ts'

/** What a report shows of who may stand for an endpoint; of what was not observed, nothing. */
export function describeAuthentication(
  chains: PresentedChains | undefined,
  dane: DaneFacts | undefined,
): Pick<EndpointReport, 'chains' | 'dane'> {
  return {
    ...(chains === undefined ? {} : { chains: chains.chains.map(describeChain) }),
    ...(dane === undefined ? {} : { dane: describeDane(dane) }),
  }
}

function describeChain({ anchor, staple, revocation, ...chain }: PresentedChain): ReportedChain {
  const asked = revocation.state === 'observed' ? revocation.value : undefined
  return {
    ...chain,
    ...(anchor === undefined ? {} : { anchor: anchor.subject }),
    ...ifObserved('staple', staple),
    ...ifObserved('ocsp', asked?.ocsp),
    ...ifObserved('crl', asked?.crl),
  }
}

function describeDane({ addresses, srv, ...dane }: DaneFacts): ReportedDane {
  return { ...dane, ...ifObserved('addresses', addresses), ...ifObserved('srv', srv) }
}

function ifObserved<K extends string, T>(
  name: K,
  outcome: Outcome<T> | undefined,
): { readonly [key in K]?: T } {
  if (outcome?.state !== 'observed') return {}
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one member, whose name is the one of the type
  return { [name]: outcome.value } as { readonly [key in K]?: T }
}
