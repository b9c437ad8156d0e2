import type { Answer, DnskeyData, DsData, RecordType, RrsigAnswer } from 'dns-packet'
import type { DnsSecurity, DnssecValidation } from '../dns-facts.ts'
import type { Outcome } from '../model.ts'
import { canonical, followCnames, isQueryable, RCODE, type DnsReply } from '../wire/dns-message.ts'
import {
  isKnownAlgorithm,
  isKnownDigest,
  isSignatureValid,
  isVouchedFor,
  isZoneKey,
  keyTag,
  labelCount,
  timeOf,
} from '../wire/dnssec.ts'
import type { DnsClient } from './dns.ts'
import { failed } from './failures.ts'

/** Most names in one chain of aliases. */
const MAX_ALIASES = 8

/** Signature checks for one set of records: more than any zone in the middle of a key rollover needs (CVE-2023-50387). */
const MAX_CHECKS = 8

/** Digests compared with keys for one zone; of those that are looked after, each names the one or two keys that have its number. */
const MAX_COMPARISONS = 64

/**
 * The root's keys, as IANA publishes them (https://data.iana.org/root-anchors/root-anchors.xml): KSK-2017 and KSK-2024.
 * Copied on 2026-11-22 from Debian's dns-root-data, which checks IANA's signature.
 */
export const ROOT_ANCHORS: readonly DnssecAnchor[] = [
  anchor(20326, 'e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d'),
  anchor(38696, '683d2d0acb8c9b712a1948b27f741219298d0a450d612c483af444a4c0fb2b16'),
]

/** A DS record of the root zone, known without asking DNS. */
export type DnssecAnchor = DsData

/** What was found, and how far it can be believed. */
export interface SecuredAnswer {
  /** The name at the end of the aliases. */
  readonly owner: string
  /** Of the type that was asked for; `[]` when there are none. */
  readonly records: readonly Answer[]
  readonly security: DnsSecurity
}

/** What a validation begins with. */
export interface DnssecOptions {
  readonly client: DnsClient
  readonly anchors: readonly DnssecAnchor[]
  /** Milliseconds since the epoch. */
  now(): number
}

/** By the number that signatures and digests name them by: whoever looks at each key for each of them can be kept busy for long. */
type KeysByTag = ReadonlyMap<number, readonly DnskeyData[]>

type Keys =
  | { readonly state: 'secure'; readonly keys: KeysByTag }
  | Exclude<DnssecValidation, { readonly state: 'secure' }>

/**
 * Looks names up and validates what is answered, from the root on. Keys of zones are asked for once in its life: make one
 * for each scan.
 *
 * Theory: a set of records is secure when it is signed by a key of its zone; a key is one of its zone when it signed the
 * zone's keys and the zone above holds its digest, securely; the root's is known (RFC 4035 §5).
 */
export class DnssecValidator {
  readonly #options: DnssecOptions
  readonly #zones = new Map<string, Promise<Keys>>()

  constructor(options: DnssecOptions) {
    this.#options = options
  }

  /**
   * @param name Lower case, no final dot.
   * @returns The records at the end of the aliases; fails with phase `dns` where not even an unchecked answer came.
   */
  async lookUp(name: string, type: RecordType, signal: AbortSignal): Promise<Outcome<SecuredAnswer>> {
    let owner = name
    let isAuthenticatedByResolver = true
    const validations: DnssecValidation[] = []
    for (let aliases = 0; aliases < MAX_ALIASES; aliases += 1) {
      if (!isQueryable(owner)) return failed('dns', 'dns-failure', 'not a name that can be asked for')
      const outcome = await this.#ask(owner, type, signal)
      if (outcome.state !== 'observed') return outcome
      const reply = outcome.value
      isAuthenticatedByResolver &&= reply.isAuthenticated
      const end = followCnames(owner, type, reply.answers)
      if (end === undefined) return failed('dns', 'dns-failure', 'aliases in a circle')
      for (const alias of aliasesTo(owner, end.owner, reply.answers)) {
        const source = sourceOf(alias, reply.answers)
        validations.push(await this.#validate(source.owner, source.type, reply.answers, signal))
      }
      const isFinal = end.records.length > 0 || end.owner === owner || reply.rcode === RCODE.nxDomain
      if (isFinal || reply.isNegative) {
        validations.push(
          end.records.length > 0
            ? await this.#validate(end.owner, type, reply.answers, signal)
            : { state: 'unproven', because: 'absence', zone: end.owner },
        )
        const security = { isAuthenticatedByResolver, validation: weakest(validations) }
        return { state: 'observed', value: { owner: end.owner, records: end.records, security } }
      }
      owner = end.owner
    }
    return failed('dns', 'dns-failure', 'too many aliases')
  }

  /** A resolver that finds the signatures wrong gives no answer; what is wrong shows in one that it did not check. */
  async #ask(name: string, type: RecordType, signal: AbortSignal): Promise<Outcome<DnsReply>> {
    const { client } = this.#options
    const outcome = await client.query(name, type, signal, 'wanted')
    if (outcome.state !== 'failed' || outcome.failure.detail !== 'SERVFAIL') return outcome
    const unchecked = await client.query(name, type, signal, 'unchecked')
    if (unchecked.state !== 'observed') return outcome
    return { state: 'observed', value: { ...unchecked.value, isAuthenticated: false } }
  }

  async #validate(
    owner: string,
    type: RecordType,
    answers: readonly Answer[],
    signal: AbortSignal,
  ): Promise<DnssecValidation> {
    const records = answers.filter((each) => each.type === type && canonical(each.name) === owner)
    const signatures = signaturesOf(owner, type, answers)
    const [first] = signatures
    if (first === undefined) return { state: 'unsigned', zone: owner }
    // Signatures that prove nothing may have been added to those that do (RFC 6840 §5.4).
    const own = signatures.filter((each) => isFitting(each, owner))
    const zone = nearestSigner(own)
    if (zone === undefined)
      return { state: 'bogus', because: 'foreign-signer', zone: canonical(first.data.signersName) }
    const keys = await this.#keysOf(zone, signal)
    if (keys.state !== 'secure') return keys
    const ofZone = own.filter(({ data }) => canonical(data.signersName) === zone)
    const verdict = judge(records, ofZone, keys.keys, zone, this.#options.now())
    const isExpanded =
      verdict.state === 'secure' && ofZone.some(({ data }) => data.labels < labelCount(owner))
    return isExpanded ? { state: 'unproven', because: 'wildcard', zone } : verdict
  }

  #keysOf(zone: string, signal: AbortSignal): Promise<Keys> {
    const known = this.#zones.get(zone)
    if (known !== undefined) return known
    const keys = this.#findKeys(zone, signal)
    this.#zones.set(zone, keys)
    return keys
  }

  async #findKeys(zone: string, signal: AbortSignal): Promise<Keys> {
    const delegation = await this.#delegationOf(zone, signal)
    if (delegation.state !== 'secure') return delegation
    const usable = delegation.digests.filter(
      ({ algorithm, digestType }) => isKnownAlgorithm(algorithm) && isKnownDigest(digestType),
    )
    if (usable.length === 0) return { state: 'unproven', because: 'algorithm', zone }
    const outcome = await this.#ask(zone, 'DNSKEY', signal)
    if (outcome.state !== 'observed') return { state: 'unproven', because: 'unanswered', zone }
    const { answers } = outcome.value
    const records = answers.flatMap((each) =>
      each.type === 'DNSKEY' && canonical(each.name) === zone ? [each] : [],
    )
    const keys = byTag(records.map(({ data }) => data).filter(isZoneKey))
    const vouched = vouchedFor(zone, keys, usable)
    if (vouched === undefined) return { state: 'unproven', because: 'algorithm', zone }
    if (vouched.size === 0) return { state: 'bogus', because: 'key-mismatch', zone }
    const signatures = signaturesOf(zone, 'DNSKEY', answers)
    const verdict = judge(records, signatures, byTag(vouched), zone, this.#options.now())
    return verdict.state === 'secure' ? { state: 'secure', keys } : verdict
  }

  /** What the zone above, or the trust anchor, says of the keys of a zone. */
  async #delegationOf(
    zone: string,
    signal: AbortSignal,
  ): Promise<
    { readonly state: 'secure'; readonly digests: readonly DsData[] } | Exclude<Keys, { state: 'secure' }>
  > {
    if (zone === '.') return { state: 'secure', digests: this.#options.anchors }
    const outcome = await this.#ask(zone, 'DS', signal)
    if (outcome.state !== 'observed') return { state: 'unproven', because: 'unanswered', zone }
    const { answers } = outcome.value
    const digests = answers.flatMap((each) =>
      each.type === 'DS' && canonical(each.name) === zone ? [each.data] : [],
    )
    if (digests.length === 0) return { state: 'unsigned', zone }
    const validation = await this.#validate(zone, 'DS', answers, signal)
    return validation.state === 'secure' ? { state: 'secure', digests } : validation
  }
}

function anchor(tag: number, sha256: string): DsData {
  return { keyTag: tag, algorithm: 8, digestType: 2, digest: Buffer.from(sha256, 'hex') }
}

function byTag(keys: Iterable<DnskeyData>): KeysByTag {
  const tagged = new Map<number, DnskeyData[]>()
  for (const key of keys) {
    const tag = keyTag(key)
    const others = tagged.get(tag)
    if (others === undefined) tagged.set(tag, [key])
    else others.push(key)
  }
  return tagged
}

/** @returns The keys that any of `digests` is of; `undefined` where there are too many to be compared. */
function vouchedFor(
  zone: string,
  keys: KeysByTag,
  digests: readonly DsData[],
): ReadonlySet<DnskeyData> | undefined {
  const vouched = new Set<DnskeyData>()
  let comparisons = 0
  for (const ds of digests)
    for (const key of keys.get(ds.keyTag) ?? []) {
      comparisons += 1
      if (comparisons > MAX_COMPARISONS) return undefined
      if (isVouchedFor(zone, key, ds)) vouched.add(key)
    }
  return vouched
}

/** Whether any of `signatures` by any of `keys` holds; else, why the first that could be checked does not. */
function judge(
  records: readonly Answer[],
  signatures: readonly RrsigAnswer[],
  keys: KeysByTag,
  zone: string,
  nowMs: number,
): DnssecValidation {
  const known = signatures.filter(({ data }) => isKnownAlgorithm(data.algorithm))
  if (known.length === 0) return { state: 'unproven', because: 'algorithm', zone }
  let because: 'expired' | 'not-yet-valid' | 'signature' = 'signature'
  let checks = 0
  for (const rrsig of known) {
    const time = timeOf(rrsig, nowMs)
    if (time !== 'valid') {
      because = time
      continue
    }
    for (const key of keys.get(rrsig.data.keyTag) ?? []) {
      if (key.algorithm !== rrsig.data.algorithm) continue
      checks += 1
      if (checks > MAX_CHECKS) return { state: 'unproven', because: 'algorithm', zone }
      if (isSignatureValid(records, rrsig, key)) return { state: 'secure' }
    }
  }
  return { state: 'bogus', because, zone }
}

function signaturesOf(owner: string, type: RecordType, answers: readonly Answer[]): readonly RrsigAnswer[] {
  return answers.flatMap((each) =>
    each.type === 'RRSIG' && each.data.typeCovered === type && canonical(each.name) === owner ? [each] : [],
  )
}

/** Whether a signature can be one of the zone of `owner`, by its signer and its labels (RFC 4035 §5.3.1). */
function isFitting({ data }: RrsigAnswer, owner: string): boolean {
  const zone = canonical(data.signersName)
  // A delegation is vouched for by the zone above, never by itself.
  const isOfZone = isWithin(owner, zone) && !(data.typeCovered === 'DS' && zone === owner)
  return isOfZone && data.labels <= labelCount(owner)
}

/** The lowest zone that signs: a cut between two zones leaves signatures of the one above without force. */
function nearestSigner(signatures: readonly RrsigAnswer[]): string | undefined {
  const zones = signatures.map(({ data }) => canonical(data.signersName))
  return zones.toSorted((left, right) => labelCount(right) - labelCount(left))[0]
}

function isWithin(name: string, zone: string): boolean {
  return zone === '.' || name === zone || name.endsWith(`.${zone}`)
}

/** The names that hold the aliases between `from` and `to`, which {@link followCnames} found to be there. */
function aliasesTo(from: string, to: string, answers: readonly Answer[]): readonly string[] {
  const names: string[] = []
  for (let name = from; name !== to;) {
    names.push(name)
    const alias = answers.find((each) => each.type === 'CNAME' && canonical(each.name) === name)
    if (alias?.type !== 'CNAME') break
    name = canonical(alias.data)
  }
  return names
}

/**
 * What is signed of an alias: itself, or the DNAME above it that it was made from.
 *
 * @see RFC 6672 §5.3.1
 */
function sourceOf(
  owner: string,
  answers: readonly Answer[],
): { readonly owner: string; readonly type: 'CNAME' | 'DNAME' } {
  const alias = answers.find((each) => each.type === 'CNAME' && canonical(each.name) === owner)
  const target = alias?.type === 'CNAME' ? canonical(alias.data) : ''
  const isSigned = signaturesOf(owner, 'CNAME', answers).length > 0
  const made = answers.find((each) => {
    const above = canonical(each.name)
    if (isSigned || each.type !== 'DNAME' || !owner.endsWith(`.${above}`)) return false
    return `${owner.slice(0, -above.length)}${canonical(each.data)}` === target
  })
  return made === undefined ? { owner, type: 'CNAME' } : { owner: canonical(made.name), type: 'DNAME' }
}

const WEAKEST_FIRST = ['bogus', 'unproven', 'unsigned', 'secure'] as const

function weakest(validations: readonly DnssecValidation[]): DnssecValidation {
  for (const state of WEAKEST_FIRST) {
    const found = validations.find((each) => each.state === state)
    if (found !== undefined) return found
  }
  throw new Error('whatever was looked up was validated')
}
