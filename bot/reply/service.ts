import type { EndpointReport, ReportedFeatures, Service } from '../../probes/index.ts'
import type { Said } from '../locales/index.ts'
import { certificateFacts } from './certificate.ts'
import { clean, cleanList } from './clean.ts'
import { endpointNames } from './endpoint.ts'
import { channelBindings, resumption, showTlsVersion, tlsFactsInDepth } from './tls.ts'

/** What one endpoint shows of one subject: its lines, none where the subject does not arise. */
type Subject = (endpoint: EndpointReport) => readonly Said[]

/** The facts about one service, in the order of a session. */
export interface ServiceFacts {
  readonly beforeTls: readonly Said[]
  /** Handshake and certificate. */
  readonly tls: readonly Said[]
  readonly afterTls: readonly Said[]
  /** What some endpoints show otherwise than most, each under the endpoints' names. */
  readonly exceptions: readonly Said[]
}

/** What is told besides what every answer tells. */
export interface ServiceDetail {
  /** Limits of the stream and FAST, which are told of a test in depth in any case. */
  readonly hasSession?: boolean
}

/** Gathers what the endpoints of one service show; what most of them share is said once. */
export function serviceFacts(
  service: Service,
  endpoints: readonly EndpointReport[],
  { hasSession = false }: ServiceDetail = {},
): ServiceFacts {
  const beforeTls: readonly Subject[] = [
    startTls,
    (endpoint) => mechanisms(service, 'before', endpoint.features.beforeTls),
    (endpoint) => others('before', endpoint.features.beforeTls),
  ]
  const tls: readonly Subject[] = [handshake, certificateFacts, tlsFactsInDepth, resumption]
  const afterTls: readonly Subject[] = [
    (endpoint) => clientCertificate(service, endpoint),
    (endpoint) => mechanisms(service, 'after', endpoint.features.afterTls),
    channelBindings,
    (endpoint) => session(endpoint, hasSession),
    (endpoint) => others('after', endpoint.features.afterTls),
  ]
  const shared = (subjects: readonly Subject[]): Said[] =>
    subjects.flatMap((subject) => sharedByMost(endpoints, subject))
  return {
    beforeTls: [...shared(beforeTls), ...directTls(endpoints)],
    tls: shared(tls),
    afterTls: shared(afterTls),
    exceptions: exceptions(endpoints, [...beforeTls, ...tls, ...afterTls]),
  }
}

/** The lines that most endpoints show; of equally many, those of the first. */
function sharedByMost(endpoints: readonly EndpointReport[], subject: Subject): readonly Said[] {
  const [most] = groupBy(endpoints, subject).toSorted((a, b) => b.of.length - a.of.length)
  return most?.lines ?? []
}

function exceptions(endpoints: readonly EndpointReport[], subjects: readonly Subject[]): Said[] {
  const shared = subjects.map((subject) => JSON.stringify(sharedByMost(endpoints, subject)))
  const differing: Subject = (endpoint) =>
    subjects
      .map((subject) => subject(endpoint))
      .filter((lines, i) => JSON.stringify(lines) !== shared[i])
      .flat()
  return groupBy(endpoints, differing).flatMap(({ lines, of }): readonly Said[] => [
    { say: 'line.except', params: { endpoints: endpointNames(of, endpoints) } },
    ...lines,
  ])
}

/** Endpoints by what they show; those that show nothing are in no group. */
function groupBy(
  endpoints: readonly EndpointReport[],
  subject: Subject,
): readonly { readonly lines: readonly Said[]; readonly of: readonly EndpointReport[] }[] {
  const groups = new Map<string, { readonly lines: readonly Said[]; readonly of: EndpointReport[] }>()
  for (const endpoint of endpoints) {
    const lines = subject(endpoint)
    if (lines.length === 0) continue
    const key = JSON.stringify(lines)
    const group = groups.get(key) ?? { lines, of: [] }
    group.of.push(endpoint)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function handshake({ tls }: EndpointReport): readonly Said[] {
  if (tls === undefined) return []
  return [{ say: 'tls', params: { version: showTlsVersion(tls.version), suite: clean(tls.suite) } }]
}

/**
 * Servers know each other by theirs (XEP-0178). Of clients none has one, whether it is asked for or not; but where there is
 * no stream inside TLS, that it is asked for may be why.
 */
function clientCertificate(service: Service, { tls, outcome }: EndpointReport): readonly Said[] {
  if (tls?.clientCertificateRequested === undefined) return []
  const isWorthAWord = service === 's2s' || (tls.clientCertificateRequested && outcome.state === 'failed')
  if (!isWorthAWord) return []
  return [{ say: tls.clientCertificateRequested ? 's2s.client-certificate' : 's2s.no-client-certificate' }]
}

function startTls({ features: { beforeTls } }: EndpointReport): readonly Said[] {
  return beforeTls === undefined ? [] : [{ say: `starttls.${beforeTls.starttls}` }]
}

function mechanisms(
  service: Service,
  when: 'before' | 'after',
  features: ReportedFeatures | undefined,
): readonly Said[] {
  if (features === undefined) return []
  const offered = cleanList([...new Set([...features.mechanisms, ...features.sasl2Mechanisms])])
  if (offered.length === 0) return [{ say: `${service}.${when}-none` }]
  return [{ say: `${service}.${when}`, params: { mechanisms: offered } }]
}

/** Every feature but the mechanisms; of SASL2 (XEP-0388) only that it is there, for its mechanisms stand among the others. */
function others(when: 'before' | 'after', features: ReportedFeatures | undefined): readonly Said[] {
  const hasSasl2 = (features?.sasl2Mechanisms ?? []).length > 0
  const shown = [...(hasSasl2 ? ['sasl2'] : []), ...cleanList(features?.others ?? [])]
  return shown.length === 0 ? [] : [{ say: `others.${when}`, params: { features: shown } }]
}

/** What a session there is offered: how to log in faster next time (XEP-0484), and how much it may ask for (XEP-0478). */
function session(
  { features: { afterTls }, tlsParameters }: EndpointReport,
  isAsked: boolean,
): readonly Said[] {
  if (afterTls === undefined || !(isAsked || tlsParameters !== undefined)) return []
  const { fast, limits: { idleSeconds, maxBytes } = {} } = afterTls
  const quick = cleanList(fast?.mechanisms ?? [])
  return [
    ...(quick.length === 0
      ? []
      : [
          {
            say: fast?.acceptsEarlyData === true ? 'fast.early-data' : 'fast',
            params: { mechanisms: quick },
          } as const,
        ]),
    ...(maxBytes === undefined ? [] : [{ say: 'stream-limits.bytes', params: { count: maxBytes } } as const]),
    ...(idleSeconds === undefined
      ? []
      : [{ say: 'stream-limits.idle', params: { idle: idleSeconds * 1000 } } as const]),
  ]
}

function directTls(endpoints: readonly EndpointReport[]): readonly Said[] {
  const direct = endpoints.filter(({ security }) => security === 'direct-tls')
  const isAnySeen = endpoints.some(({ outcome }) => outcome.state === 'observed')
  if (!isAnySeen) return []
  if (direct.length === 0) return [{ say: 'direct-tls.none' }]
  const working = direct.filter(({ outcome }) => outcome.state === 'observed')
  if (working.length === 0) return [{ say: 'direct-tls.failed' }]
  return [{ say: 'direct-tls.works', params: { endpoints: endpointNames(working, endpoints) } }]
}
