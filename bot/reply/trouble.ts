import type {
  EndpointReport,
  FailureCode,
  Reason,
  Report,
  Service,
  Verdict,
  Level,
} from '../../probes/index.ts'
import type { MessageKey, Said } from '../locales/index.ts'
import { clean } from './clean.ts'
import { endpointNames } from './endpoint.ts'

/** Reasons of a verdict that the other lines do not show by themselves. */
export function reasons({ because, state }: Verdict, endpoints: readonly EndpointReport[]): Said[] {
  return [...new Set(because.map(({ code }) => code))].flatMap((code): Said[] => {
    switch (code) {
      case 'no-address':
        // A server is known then; its own line says what is wrong with it.
        return endpoints.some(isNamedInVain) ? [] : [{ say: 'reason.no-address' }]
      case 'not-offered':
      case 'dns-failed':
      case 'guarded':
      case 'spared':
      case 'starttls-only-feature':
        return [{ say: `reason.${code}` }]
      case 'processed':
        return [
          {
            say: 'reason.processed',
            params: { endpoints: named(because, code, endpoints), questions: takenUp(because) },
          },
        ]
      case 'ambiguous':
        // Beside an answer that decides, one that does not is noise.
        if (state !== 'unknown') return []
        return [{ say: 'reason.ambiguous', params: { endpoints: named(because, code, endpoints) } }]
      case 'nothing-offered':
      case 'starttls-unadvertised':
      case 'tls-unsteady':
        return [{ say: `reason.${code}`, params: { endpoints: named(because, code, endpoints) } }]
      case 'starttls-required':
      case 'starttls-offered':
      case 'no-starttls':
      case 'direct-tls':
      case 'tls-failed':
      case 'tls-beyond-us':
      case 'refused':
      case 'unavailable':
      case 'unreachable':
      case 'not-asked':
      case 'other-family':
      case 'no-features':
      case 'redirected':
      case 'dialback-not-asked':
        return []
    }
  })
}

/** A host that SRV records name, and that has no address. */
function isNamedInVain({ outcome, source }: EndpointReport): boolean {
  return source !== 'fallback' && outcome.state === 'failed' && outcome.code === 'no-address'
}

/** What was taken up in clear text, in the names of the protocols: those are the same in every language. */
function takenUp(because: readonly Reason[]): readonly string[] {
  return [
    ...new Set(because.filter(({ code }) => code === 'processed').map(({ params }) => questionName(params))),
  ]
}

const QUESTION_NAMES: Readonly<Record<string, string>> = {
  'iq-auth': 'jabber:iq:auth',
  'iq-register': 'jabber:iq:register',
  'iq-ping': 'ping',
  dialback: 'dialback',
}

function questionName({ stimulus, mechanism }: Reason['params']): string {
  const name = clean(String(mechanism ?? QUESTION_NAMES[String(stimulus)] ?? stimulus))
  if (stimulus === 'sasl2-plain') return `SASL2 ${name}`
  return stimulus === 'sasl-compressed' ? `zlib ${name}` : name
}

/** Whether SCRAM is all that is taken in clear text: then the password itself does not cross, whatever else does. */
export function isScramOnly({ because }: Verdict): boolean {
  const taken = because.filter(({ code }) => code === 'processed').map(({ params }) => params['stimulus'])
  const isPlainRefused = because.some(
    ({ code, params }) => code === 'refused' && params['stimulus'] === 'sasl-plain',
  )
  return isPlainRefused && taken.length > 0 && taken.every((stimulus) => stimulus === 'sasl-scram')
}

function named(
  because: readonly Reason[],
  code: Reason['code'],
  endpoints: readonly EndpointReport[],
): readonly string[] {
  const meant = because.flatMap(({ code: other, endpoint }) => (other === code && endpoint ? [endpoint] : []))
  return endpointNames(
    endpoints.filter(({ host, port, address }) =>
      meant.some((one) => one.host === host && one.port === port && one.address === address),
    ),
    endpoints,
  )
}

/** What went wrong where, in one sentence for all endpoints with the same trouble. */
export function failures(endpoints: readonly EndpointReport[]): Said[] {
  const groups = new Map<string, EndpointReport[]>()
  for (const endpoint of endpoints) {
    const key = JSON.stringify(failure(endpoint, []))
    groups.set(key, [...(groups.get(key) ?? []), endpoint])
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : failure(first, endpointNames([first, ...others], endpoints)),
  )
}

/** By which a peer ends TLS, or what is inside, without saying why. */
const ENDS: ReadonlySet<FailureCode> = new Set(['alert', 'closed', 'reset'])

/** What went wrong at one endpoint, said of all `endpoints` at which it did. */
function failure(endpoint: EndpointReport, endpoints: readonly string[]): readonly Said[] {
  const { outcome } = endpoint
  if (outcome.state !== 'failed') return []
  const { code, condition, detail, phase, isBeyondUs, isCertificateWanted } = outcome
  if (isBeyondUs === true) return [{ say: 'failure.tls-beyond-us', params: { endpoints } }]
  if (isCertificateWanted === true && ENDS.has(code))
    return [{ say: 'failure.certificate-wanted', params: { endpoints } }]
  if (code === 'peer-misbehaved' && phase === 'tls')
    return [{ say: 'failure.tls-misbehaved', params: { endpoints } }]
  // Many a network has no IPv6 at all: then it is ours, whoever is asked, and trying later is no use.
  if (code === 'unreachable' && isOverIpv6(endpoint))
    return [{ say: 'failure.unreachable-6', params: { endpoints } }]
  if (code !== 'stream-error') return [{ say: `failure.${code}`, params: { endpoints } }]
  if (condition === 'host-unknown') return [{ say: 'failure.host-unknown', params: { endpoints } }]
  return [{ say: 'failure.stream-error', params: { endpoints, detail: clean(detail ?? '?') } }]
}

function isOverIpv6({ address }: EndpointReport): boolean {
  return address?.includes(':') === true
}

/** What was found and not tried. */
export function leftOut(endpoints: readonly EndpointReport[]): Said[] {
  const because = (reason: string): EndpointReport[] =>
    endpoints.filter(({ outcome }) => outcome.state === 'skipped' && outcome.because === reason)
  const bounded = because('bounded')
  return [
    ...(bounded.length > 0 ? [{ say: 'skipped.bounded', params: { count: bounded.length } } as const] : []),
    ...(['guarded', 'spared', 'other-family'] as const).flatMap((reason): readonly Said[] => {
      const left = because(reason)
      return left.length === 0
        ? []
        : [{ say: `skipped.${reason}`, params: { endpoints: endpointNames(left, endpoints) } }]
    }),
  ]
}

type ToldByFinding = Extract<MessageKey, `finding.${string}`> extends `finding.${infer Id}` ? Id : never

/**
 * Checks with a sentence of their own, in the order in which they are told, and the levels at which it is said; what other
 * checks find, and a certificate that has expired, shows in the facts.
 */
const TOLD_BY_FINDING: Readonly<Record<ToldByFinding, readonly Level[]>> = {
  'starttls.response-injection': ['fail', 'warn'],
  'starttls.command-injection': ['fail', 'warn'],
  'contradiction.starttls-offer': ['warn'],
  'contradiction.offer-by-from': ['warn'],
  'contradiction.mechanisms': ['warn'],
  // Told where details are shown: no trouble by themselves.
  'contradiction.features': [],
  'contradiction.certificate-key': [],
  'starttls.inside-direct-tls': ['fail', 'warn'],
  'tls.version': ['fail', 'warn'],
  'tls.ssl2': ['fail', 'warn'],
  'tls.ssl3': ['fail', 'warn'],
  'tls.ssl-only': ['fail', 'warn'],
  'tls.old-versions': ['fail', 'warn'],
  'tls.tls12': ['fail', 'warn'],
  'tls.tls13': ['fail', 'warn'],
  'tls.null': ['fail', 'warn'],
  'tls.anonymous': ['fail', 'warn'],
  'tls.short-keys': ['fail', 'warn'],
  'tls.rc4': ['fail', 'warn'],
  'tls.3des': ['fail', 'warn'],
  'tls.static-key-exchange': ['fail', 'warn'],
  'tls.forward-secrecy': ['fail', 'warn'],
  'tls.aead': ['fail', 'warn'],
  'tls.suite-order': ['fail', 'warn'],
  'tls.dh-breakable': ['fail', 'warn'],
  'tls.dh-size': ['fail', 'warn'],
  'tls.dh-prime': ['fail', 'warn'],
  'tls.groups': ['fail', 'warn'],
  'tls.compression': ['fail', 'warn'],
  'tls.secure-renegotiation': ['fail', 'warn'],
  'tls.extended-master-secret': ['fail', 'warn'],
  'tls.encrypt-then-mac': ['fail', 'warn'],
  'tls.fallback-scsv': ['fail', 'warn'],
  'tls.intolerance': ['fail', 'warn'],
  // Shown among the facts of a full test: no trouble by themselves.
  'tls.cbc': [],
  'tls.post-quantum': [],
  'tls.heartbeat': [],
  'tls.resumption': [],
  'tls.early-data': [],
  'tls.ticket-lifetime': ['warn'],
  'sasl.password-only': ['warn'],
  'sasl.old-digests': ['warn'],
  'sasl.scram-sha-1': [],
  'sasl.channel-binding': [],
  'sasl.channel-binding-types': ['warn'],
  'sasl.exporter-master-secret': ['warn'],
  'stream.compression': ['warn'],
  'certificate.expiry': ['warn'],
  'certificate.common-name': ['fail', 'warn'],
  'certificate.target-name': ['fail', 'warn'],
  // Told where details are shown: no trouble by themselves.
  'certificate.wildcard': [],
  'chain.complete': ['fail', 'warn'],
  'chain.order': ['fail', 'warn'],
  'chain.extra': ['fail', 'warn'],
  'chain.expiry': ['fail', 'warn'],
  'chain.strength': ['fail', 'warn'],
  'chain.second': ['fail', 'warn'],
  'chain.must-staple': ['fail', 'warn'],
  'chain.staple': ['fail', 'warn'],
  'chain.revocation': ['fail'],
  'chain.timestamps': ['warn'],
  'tls.timestamps': ['warn'],
}

/**
 * What checks found wrong and no other line tells.
 *
 * @param told Ids of checks that another line has told of already.
 */
export function findings(report: Report, service: Service, told: ReadonlySet<string> = new Set()): Said[] {
  const ofService = report.endpoints.filter((endpoint) => endpoint.service === service)
  return listToldByFinding()
    .filter((id) => !told.has(id))
    .flatMap((id) => findingLine(report, id, TOLD_BY_FINDING[id], notImplied(report, id, ofService)))
}

/** Which findings say less than another one at the same endpoint does. */
const IMPLIED_BY: Partial<Readonly<Record<ToldByFinding, readonly ToldByFinding[]>>> = {
  'tls.version': ['tls.old-versions', 'tls.tls12'],
  'tls.tls12': ['tls.ssl-only'],
  'tls.tls13': ['tls.tls12'],
  'tls.static-key-exchange': ['tls.forward-secrecy'],
  'tls.dh-size': ['tls.dh-breakable'],
}

function notImplied(
  report: Report,
  id: ToldByFinding,
  endpoints: readonly EndpointReport[],
): readonly EndpointReport[] {
  const told = (IMPLIED_BY[id] ?? []).flatMap((other) =>
    endpointsWith(report, other, TOLD_BY_FINDING[other], endpoints),
  )
  return endpoints.filter((endpoint) => !told.includes(endpoint))
}

/** @returns The sentence of one check that came out at one of `levels` at any of `endpoints`, if it has one. */
export function findingLine(
  report: Report,
  check: string,
  levels: readonly Level[],
  endpoints: readonly EndpointReport[],
): readonly Said[] {
  const where = endpointsWith(report, check, levels, endpoints)
  const id = listToldByFinding().find((known) => known === check)
  if (id === undefined || where.length === 0) return []
  const said = { say: `finding.${id}`, params: { endpoints: endpointNames(where, endpoints) } } as const
  // Each of these sentences takes the endpoints and nothing else; TypeScript gives up on unions of so many.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return [said as Said]
}

/** @returns Those of `endpoints` at which a check came out at one of `levels`. */
export function endpointsWith(
  report: Report,
  check: string,
  levels: readonly Level[],
  endpoints: readonly EndpointReport[],
): readonly EndpointReport[] {
  const found = report.findings.filter((finding) => finding.check === check && levels.includes(finding.level))
  const at = new Set(found.map(({ endpoint }) => endpoint))
  return endpoints.filter((endpoint) => at.has(report.endpoints.indexOf(endpoint)))
}

function listToldByFinding(): readonly ToldByFinding[] {
  // Exactly its keys: the object literal is held to the type, excess keys included.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return Object.keys(TOLD_BY_FINDING) as ToldByFinding[]
}
