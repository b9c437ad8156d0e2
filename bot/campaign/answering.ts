/** Who answers, who is silent, and of whom nothing can be told; silence of the bot's own network is nobody's. */
import type { EndpointReport, FailureCode, Report, Scan, Service } from '../../probes/index.ts'
import type { Family } from '../ports.ts'
import type { EndpointSummary, Summary } from '../records.ts'

/**
 * What silence over an address family says.
 * - `open`: others answer over it, so who is silent is silent.
 * - `unknown`: nobody answers over it now: it may be ours.
 * - `none`: nobody answered over it for long, or ever: this place seems to have none.
 */
export type Way = 'open' | 'unknown' | 'none'

/** By address family. */
export type Ways = Readonly<Record<Family, Way>>

/**
 * What there is to say of a place.
 * - `doubtful`: nobody answered, and that may be our own matter, or DNS's: whoever has such a place may be there.
 * - `unknown`: nobody looked, on purpose, or nobody could ever look from here: that is no reason to doubt the others.
 */
export type Answer = 'yes' | 'doubtful' | 'no' | 'unknown'

/** Where somebody may be reached, whatever addresses that has: an address that moves is no news. */
export type Place = Omit<EndpointSummary, 'answers'>

/** Places of each service that are known, and that DNS did not tell of this time. */
export type Untold = Readonly<Partial<Record<Service, readonly Place[]>>>

/** Failures that are no answer of anybody. */
const SILENCE: ReadonlySet<FailureCode> = new Set([
  'timeout',
  'refused',
  'unreachable',
  'reset',
  'closed',
  'no-address',
])

/** Answers in another language than XMPP's: a portal of our own network may give them in the place of everybody. */
const FOREIGN_WORDS: ReadonlySet<FailureCode> = new Set(['alert', 'peer-incompatible', 'peer-misbehaved'])

/** Failures for reasons of our own. */
const OUR_OWN: ReadonlySet<FailureCode> = new Set(['aborted', 'local-error'])

/** For each place of one service, what there is to say of it; the strongest of what its addresses show. */
export function answersOf(
  endpoints: readonly EndpointReport[],
  untold: readonly Place[],
  ways: Ways,
): readonly (Place & { readonly answer: Answer })[] {
  const places = new Map<string, { readonly place: Place; readonly at: EndpointReport[] }>()
  for (const endpoint of endpoints) {
    const { security, host, port } = endpoint
    const known = places.get(keyOf(endpoint)) ?? { place: { security, host, port }, at: [] }
    known.at.push(endpoint)
    places.set(keyOf(endpoint), known)
  }
  return [
    ...[...places.values()].map(({ place, at }) => ({ ...place, answer: answerOf(at, ways) })),
    ...untold
      .filter((place) => !places.has(keyOf(place)))
      .map((place) => ({ ...place, answer: 'doubtful' as const })),
  ]
}

/** One address that was found is what counts; that DNS told of no other family is then no reason to doubt. */
function answerOf(endpoints: readonly EndpointReport[], ways: Ways): Answer {
  const found = endpoints.filter(({ address }) => address !== undefined)
  const answers = (found.length > 0 ? found : endpoints).map((endpoint) => answerAt(endpoint, ways))
  return (['yes', 'doubtful', 'no'] as const).find((answer) => answers.includes(answer)) ?? 'unknown'
}

/** What one address shows: a refusal in words is an answer too. */
export function answerAt(endpoint: EndpointReport, ways: Ways): Answer {
  const { outcome, tls } = endpoint
  if (speaks(endpoint) || tls !== undefined || outcome.state === 'observed') return 'yes'
  if (outcome.state === 'skipped') return 'unknown'
  const { code, phase } = outcome
  const way = wayTo(endpoint, ways)
  if (code === 'dns-failure' || (phase === 'dns' && code !== 'no-address')) return 'doubtful'
  if (OUR_OWN.has(code)) return way === 'none' ? 'unknown' : 'doubtful'
  if (!SILENCE.has(code) && !FOREIGN_WORDS.has(code)) return 'yes'
  return ({ open: SILENCE.has(code) ? 'no' : 'yes', unknown: 'doubtful', none: 'unknown' } as const)[way]
}

/** Whether XMPP was spoken there, by whoever it was; what stands in the way of everybody may answer otherwise. */
function speaks({ features }: EndpointReport): boolean {
  return features.beforeTls !== undefined || features.afterTls !== undefined
}

/** Over which families XMPP was spoken. */
export function spokenFamilies({ endpoints }: Report): readonly Family[] {
  return familiesOf(endpoints.filter(speaks))
}

/**
 * Over which families somebody has to vouch for our network, for what was met there may be its doing; over both where a name
 * has no address, for DNS says so to either.
 */
export function doubtfulFamilies({ endpoints }: Report): readonly Family[] {
  const doubtful = endpoints.filter(
    (endpoint) => answerAt(endpoint, NOBODY_VOUCHES) !== answerAt(endpoint, ALL_VOUCH),
  )
  return doubtful.some(({ address }) => address === undefined) ? [4, 6] : familiesOf(doubtful)
}

const ALL_VOUCH: Ways = { 4: 'open', 6: 'open' }
const NOBODY_VOUCHES: Ways = { 4: 'unknown', 6: 'unknown' }

/** The families of the addresses at `endpoints`. */
export function familiesOf(endpoints: readonly EndpointReport[]): readonly Family[] {
  return ([4, 6] as const).filter((family) => endpoints.some((endpoint) => familyOf(endpoint) === family))
}

/** `undefined` where no address was found. */
function familyOf({ address }: EndpointReport): Family | undefined {
  if (address === undefined) return undefined
  return address.includes(':') ? 6 : 4
}

function wayTo(endpoint: EndpointReport, ways: Ways): Way {
  const family = familyOf(endpoint)
  return family === undefined ? bestOf(ways) : ways[family]
}

/** What silence says that is not bound to a family. */
export function bestOf(ways: Ways): Way {
  return (['open', 'unknown'] as const).find((way) => ways[4] === way || ways[6] === way) ?? 'none'
}

/** Places of which nothing was heard because the look-up that names them failed: that they are not listed says nothing. */
export function untoldPlaces({ discoveries }: Scan, known: Summary | undefined): Untold {
  const untoldOf = (service: Service): readonly Place[] => {
    const found = discoveries.find((discovery) => discovery.service === service)
    const hasFailed = { starttls: found?.starttls, 'direct-tls': found?.directTls }
    const places = known?.services[service]?.endpoints ?? []
    return places.filter(
      ({ answers, security }) => answers === 'yes' && hasFailed[security]?.state === 'failed',
    )
  }
  return { c2s: untoldOf('c2s'), s2s: untoldOf('s2s') }
}

function keyOf({ security, host, port }: Place): string {
  return [security, host, port].join(' ')
}
