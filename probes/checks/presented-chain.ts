import type { CrlAnswer, OcspAnswer, PresentedChain, SentCertificate } from '../authentication.ts'
import type { Certificate, Level, Outcome } from '../model.ts'
import { rfc } from '../spec.ts'
import { daysLeft, isValidAt } from './certificate.ts'
import { check, type Judgement } from './check.ts'
import { matchIdentity } from './identity.ts'
import { judgeTimestamps } from './tls-timestamps.ts'

const LEVELS: readonly Level[] = ['info', 'pass', 'unknown', 'warn', 'fail']

/** Judges every chain of an endpoint and keeps the worst judgement. */
function worst(judgements: readonly (Judgement | undefined)[]): Judgement | undefined {
  return judgements.reduce(
    (kept, next) =>
      kept === undefined || (next !== undefined && LEVELS.indexOf(next.level) > LEVELS.indexOf(kept.level))
        ? next
        : kept,
    undefined,
  )
}

/** A client that does not fetch intermediates itself cannot build a path; we do not fetch them either, so as to see that. */
export const complete = check({
  id: 'chain.complete',
  needs: 'presented-chains',
  spec: [rfc(5246, '7.4.2'), rfc(8446, '4.4.2')],
  judge: ({ chains }) =>
    worst(
      chains.map((chain) => {
        const end = pathOf(chain).at(-1)
        if (chain.anchor !== undefined) return { level: 'pass', params: { anchor: chain.anchor.subject } }
        // A root that nobody knows lacks nothing; `certificate.trust` tells of it.
        if (end === undefined || end.certificate.isSelfIssued) return undefined
        const params = { issuer: end.certificate.issuer, isToBeFetched: end.issuerUrls.length > 0 }
        return { level: 'fail', params }
      }),
    ),
})

/** TLS 1.2 demands that each certificate signs the one before; TLS 1.3 still asks for it. */
export const order = check({
  id: 'chain.order',
  needs: 'presented-chains',
  spec: [rfc(5246, '7.4.2'), rfc(8446, '4.4.2')],
  judge: ({ chains }) =>
    worst(
      chains.map(({ path }) => {
        const isAscending = path.every((position, index) => index === 0 || position > (path[index - 1] ?? 0))
        return { level: isAscending ? 'pass' : 'warn' }
      }),
    ),
})

/** Certificates that are on no path cost every handshake their bytes, and older clients the path. */
export const extra = check({
  id: 'chain.extra',
  needs: 'presented-chains',
  spec: [rfc(5246, '7.4.2')],
  judge: ({ chains }) =>
    worst(
      chains.map(({ sent, path }) => {
        const unused = sent.filter((_each, position) => !path.includes(position))
        if (unused.length === 0) return { level: 'pass' }
        return { level: 'warn', params: { subjects: subjects(unused) } }
      }),
    ),
})

/** The leaf's own dates are told of by `certificate.expiry`. */
export const intermediateExpiry = check({
  id: 'chain.expiry',
  needs: 'presented-chains',
  spec: [rfc(5280, '6.1.3')],
  judge: ({ chains }, _endpoint, now) =>
    worst(
      chains.map((chain) => {
        const expired = pathOf(chain)
          .slice(1)
          .filter(({ certificate }) => daysLeft(certificate.notAfter, now) < 0)
        if (expired.length === 0) return { level: 'pass' }
        return { level: 'fail', params: { subjects: subjects(expired) } }
      }),
    ),
})

const LEAST_RSA_BITS = 2048
const LEAST_EC_BITS = 224

/** Keys and signatures on the path; what a root says of itself is believed without its signature. */
export const strength = check({
  id: 'chain.strength',
  needs: 'presented-chains',
  spec: [rfc(9325, '4.5')],
  judge: ({ chains }) =>
    worst(
      chains.map((chain) => {
        const weaknesses = pathOf(chain).flatMap(({ certificate }) => weaknessesOf(certificate))
        if (weaknesses.length === 0) return { level: 'pass' }
        return { level: 'fail', params: { weaknesses: [...new Set(weaknesses)].join(', ') } }
      }),
    ),
})

/** Which of two certificates a client gets depends on its signature schemes; `certificate.*` tell of the first alone. */
export const second = check({
  id: 'chain.second',
  needs: 'presented-chains',
  spec: [rfc(6120, '13.7.2'), rfc(5280, '6')],
  judge({ chains: [, other], otherKeyType }, { domain, service }, now) {
    if (other === undefined) return otherKeyType.state === 'observed' ? undefined : { level: 'unknown' }
    const { certificate } = other.sent[0]
    const keyType = certificate.key.type
    if (!isValidAt(certificate, now)) return { level: 'fail', params: { keyType, problem: 'outside-dates' } }
    if (!other.trust.isTrusted) return { level: 'fail', params: { keyType, problem: 'untrusted' } }
    const isNamed = matchIdentity(certificate.names, domain, service) !== undefined
    return isNamed
      ? { level: 'pass', params: { keyType } }
      : { level: 'fail', params: { keyType, problem: 'wrong-name' } }
  },
})

/** A client that honours the extension refuses such a certificate without a staple. */
export const mustStaple = check({
  id: 'chain.must-staple',
  needs: 'presented-chains',
  spec: [rfc(7633, '4.3.3')],
  judge: ({ chains }) =>
    worst(
      chains.map(({ sent: [leaf], staple }) => {
        if (!leaf.isMustStaple) return undefined
        return { level: staple.state === 'skipped' ? 'fail' : 'pass' }
      }),
    ),
})

/** What is stapled must say `good`, of this certificate, now, and signed by who may. */
export const staple = check({
  id: 'chain.staple',
  needs: 'presented-chains',
  spec: [rfc(6066, '8'), rfc(6960, '3.2')],
  judge: ({ chains }, _endpoint, now) =>
    worst(
      chains.map(({ staple: outcome }) => {
        if (outcome.state === 'skipped') return undefined
        if (outcome.state === 'failed') return { level: 'fail', params: { problem: 'unreadable' } }
        const problem = ocspProblem(outcome.value, now)
        return problem === undefined ? { level: 'pass' } : { level: 'fail', params: { problem } }
      }),
    ),
})

/**
 * What the issuer says: a responder's answer and a list must both say nothing bad, now, and be signed by it. Nobody asks it
 * unless somebody wants to know; what is stapled has been asked for by the server.
 */
export const revocation = check({
  id: 'chain.revocation',
  needs: 'presented-chains',
  spec: [rfc(6960, '3.2'), rfc(5280, '6.3.3')],
  judge: ({ chains }, _endpoint, now) =>
    worst(
      chains.map(({ revocation: outcome, staple: stapled }) => {
        if (stapled.state === 'observed' && ocspProblem(stapled.value, now) === 'revoked')
          return { level: 'fail', params: { problem: 'revoked' } }
        if (outcome.state !== 'observed') return undefined
        const { ocsp, crl } = outcome.value
        const problems = [
          ocsp.state === 'observed' ? ocspProblem(ocsp.value, now) : unheard(ocsp),
          crl.state === 'observed' ? crlProblem(crl.value, now) : unheard(crl),
        ].filter((problem) => problem !== undefined)
        if (problems.includes('revoked')) return { level: 'fail', params: { problem: 'revoked' } }
        const [problem] = problems
        // That an issuer says nothing, or nothing usable, is not the fault of this server.
        if (problem !== undefined) return { level: 'info', params: { problem } }
        return ocsp.state === 'observed' || crl.state === 'observed' ? { level: 'pass' } : undefined
      }),
    ),
})

/** Inside a certificate and its staple; those that TLS itself brings are judged where it is. */
export const timestamps = check({
  id: 'chain.timestamps',
  needs: 'presented-chains',
  spec: [rfc(6962, '3.3'), rfc(6962, '5.2')],
  judge: ({ chains }, _endpoint, now) => worst(chains.map((chain) => judgeTimestamps(chain.timestamps, now))),
})

/**
 * What keeps an OCSP answer from saying that a certificate is good at `now`.
 *
 * @returns `undefined` when nothing does; `revoked`, `unknown`, `no-answer`, `other-certificate`, `bad-signature`,
 *   `outdated-signer`, `early` or `outdated` else.
 * @see RFC 6960 §3.2
 */
function ocspProblem(answer: OcspAnswer, now: Date): string | undefined {
  const { status, isSignatureValid, delegate, thisUpdate, nextUpdate } = answer
  if (status === 'no-answer' || status === 'other-certificate') return status
  if (!isSignatureValid) return 'bad-signature'
  // Who signs must be authorized now (RFC 6960 §3.2, item 4).
  if (delegate !== undefined && !isValidAt(delegate, now)) return 'outdated-signer'
  if (status !== 'good') return status
  if (thisUpdate !== undefined && Date.parse(thisUpdate) > now.getTime()) return 'early'
  return nextUpdate !== undefined && Date.parse(nextUpdate) < now.getTime() ? 'outdated' : undefined
}

function crlProblem({ status, isSignatureValid, nextUpdate }: CrlAnswer, now: Date): string | undefined {
  if (!isSignatureValid) return 'bad-signature'
  if (status === 'listed') return 'revoked'
  return nextUpdate !== undefined && Date.parse(nextUpdate) < now.getTime() ? 'outdated' : undefined
}

function unheard(outcome: Exclude<Outcome<unknown>, { readonly state: 'observed' }>): string | undefined {
  return outcome.state === 'failed' ? 'unheard' : undefined
}

function pathOf({ sent, path }: PresentedChain): readonly SentCertificate[] {
  return path.flatMap((position) => sent[position] ?? [])
}

function subjects(certificates: readonly SentCertificate[]): string {
  return certificates.map(({ certificate }) => certificate.subject).join('; ')
}

function weaknessesOf({ key, signatureAlgorithm, isSelfIssued }: Certificate): readonly string[] {
  const { type, bits, group } = key
  const groupBits = Number(/\d{3}/.exec(group ?? '')?.[0])
  const isWeakKey =
    type === 'dsa' ||
    (type === 'rsa' && bits !== undefined && bits < LEAST_RSA_BITS) ||
    (type === 'ec' && groupBits < LEAST_EC_BITS)
  const isWeakSignature = !isSelfIssued && /md[25]|sha-?1(?!\d)/i.test(signatureAlgorithm)
  return [
    ...(isWeakKey ? [`${type} ${group ?? bits ?? ''}`.trim()] : []),
    ...(isWeakSignature ? [signatureAlgorithm] : []),
  ]
}
