import type { Answer } from 'dns-packet'
import type { DaneFacts, DnsSecurity, TlsaRecord } from '../dns-facts.ts'
import type { Endpoint, Outcome } from '../model.ts'
import { canonical } from '../wire/dns-message.ts'
import { withDeadline } from './deadline.ts'
import type { DnssecValidator, SecuredAnswer } from './dnssec.ts'
import type { Probe } from './io.ts'

export interface DaneOptions {
  /** Shared by everything that one scan asks of DNS. */
  readonly validator: Pick<DnssecValidator, 'lookUp'>
  /** For all that is asked about one endpoint. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 10_000

/** More than anybody publishes; each costs a comparison with every certificate. */
const MOST_RECORDS = 32

const SRV_NAMES = {
  c2s: { starttls: '_xmpp-client._tcp', 'direct-tls': '_xmpps-client._tcp' },
  s2s: { starttls: '_xmpp-server._tcp', 'direct-tls': '_xmpps-server._tcp' },
} as const

/**
 * Learns what DNS says of the keys of an endpoint: TLSA records at its target and port, or at what the target is an alias
 * of, and whether they, its address and the SRV records that led there are secured. Asks DNS only.
 *
 * @see RFC 7673 §3, RFC 7671 §7, RFC 7712 §5.1
 */
export function daneProbe({ validator, timeoutMs = TIMEOUT_MS }: DaneOptions): Probe {
  return {
    kinds: ['dane'],
    maxConnections: 0,
    isFor: () => true,
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      const outcome = await withDeadline(timeoutMs, signal, (within) => lookUp(endpoint, validator, within))
      signal.throwIfAborted()
      const at = new Date(startedAt).toISOString()
      return [{ kind: 'dane', endpoint, at, durationMs: io.now() - startedAt, outcome }]
    },
  }
}

async function lookUp(
  endpoint: Endpoint,
  validator: DaneOptions['validator'],
  signal: AbortSignal,
): Promise<Outcome<DaneFacts>> {
  const { domain, service, security, host, port, address, source } = endpoint
  const tlsaAt = async (base: string): Promise<TlsaAnswer> => {
    const owner = `_${port}._tcp.${base}`
    return { owner, outcome: await validator.lookUp(owner, 'TLSA', signal) }
  }
  const [atTarget, addresses, srv] = await Promise.all([
    tlsaAt(host),
    validator.lookUp(host, address.includes(':') ? 'AAAA' : 'A', signal),
    source === 'srv'
      ? validator.lookUp(`${SRV_NAMES[service][security]}.${domain}`, 'SRV', signal)
      : undefined,
  ])
  const expanded = securelyExpanded(host, addresses)
  const atExpanded = expanded === undefined ? undefined : await tlsaAt(expanded)
  const { owner, outcome } = atExpanded !== undefined && !isEmpty(atExpanded) ? atExpanded : atTarget
  if (outcome.state !== 'observed') return outcome
  return {
    state: 'observed',
    value: {
      owner,
      records: outcome.value.records.slice(0, MOST_RECORDS).flatMap(readTlsa),
      security: outcome.value.security,
      addresses: securityOf(addresses),
      ...(srv === undefined ? {} : { srv: securityOf(srv) }),
    },
  }
}

/** What was answered about TLSA records of one name. */
interface TlsaAnswer {
  readonly owner: string
  readonly outcome: Outcome<SecuredAnswer>
}

/** That it could not be asked is no emptiness: who cannot find out must not go on as if there were nothing. */
function isEmpty({ outcome }: TlsaAnswer): boolean {
  return outcome.state === 'observed' && outcome.value.records.length === 0
}

/**
 * The name at the end of a target's aliases, which TLSA records are looked for at first.
 *
 * @returns `undefined` where the target is no alias, and where nobody vouches for the aliases.
 * @see RFC 7671 §7
 */
function securelyExpanded(host: string, addresses: Outcome<SecuredAnswer>): string | undefined {
  if (addresses.state !== 'observed') return undefined
  const { owner, security } = addresses.value
  const { isAuthenticatedByResolver, validation } = security
  const isSecure =
    validation.state === 'secure' || (isAuthenticatedByResolver && validation.state !== 'bogus')
  return isSecure && owner !== canonical(host) ? owner : undefined
}

function securityOf(outcome: Outcome<SecuredAnswer>): Outcome<DnsSecurity> {
  return outcome.state === 'observed' ? { state: 'observed', value: outcome.value.security } : outcome
}

function readTlsa(answer: Answer): readonly TlsaRecord[] {
  if (answer.type !== 'TLSA') return []
  const { usage, selector, matchingType, certificate } = answer.data
  return [{ usage, selector, matchingType, association: certificate.toString('hex') }]
}
