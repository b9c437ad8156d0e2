import { constants } from 'node:crypto'
import { createSecureContext, type ConnectionOptions, type SecureContext } from 'node:tls'
import type { Endpoint } from '../model.ts'
import { NAMED_GROUPS } from '../registry/named-groups.ts'
import type { TrustAnchors } from './certificate.ts'
import { ALPN_PROTOCOLS } from './hello-setting.ts'

/** What a handshake is limited to. */
export interface LenientOffer {
  readonly signatureSchemes?: string
  readonly version?: 'TLSv1.2' | 'TLSv1.3'
}

/**
 * Whatever this OpenSSL can still speak, strong suites first, those without authentication last: to see, not to trust.
 *
 * Reading some 140 trust anchors takes some 30 ms of work, more than all else of a check: it is done once for each offer.
 *
 * @param only What alone to offer: signature schemes in OpenSSL's notation, one version.
 */
export function lenientContext(anchors?: TrustAnchors, only: LenientOffer = {}): SecureContext {
  const made = CONTEXTS.get(anchors ?? NO_ANCHORS) ?? new Map<string, SecureContext>()
  CONTEXTS.set(anchors ?? NO_ANCHORS, made)
  const key = `${only.version ?? ''} ${only.signatureSchemes ?? ''}`
  const context = made.get(key) ?? createLenientContext(anchors, only)
  made.set(key, context)
  return context
}

/** By trust anchors and offer; a context holds nothing of the connections made with it. */
const CONTEXTS = new WeakMap<object, Map<string, SecureContext>>()
const NO_ANCHORS = {}

function createLenientContext(anchors: TrustAnchors | undefined, only: LenientOffer): SecureContext {
  const { signatureSchemes, version } = only
  return createSecureContext({
    // Without a list Node would read its own anchors, for chains that nobody asks about here.
    ca: anchors === undefined ? [] : [...anchors.pems],
    ...(signatureSchemes === undefined ? {} : { sigalgs: signatureSchemes }),
    ciphers: 'ALL:+aNULL:eNULL:@SECLEVEL=0',
    ecdhCurve: everyGroup(),
    // OpenSSL 3 leaves servers without renegotiation_info (RFC 5746 §4.1) by itself; other libraries do not.
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
    minVersion: version ?? 'TLSv1',
    maxVersion: version ?? 'TLSv1.3',
  })
}

let groups: string | undefined

/**
 * Every named group of this OpenSSL, for what it offers by itself is not all: not SecP256r1MLKEM768, nor ML-KEM alone, nor
 * brainpool up to TLS 1.2. What it does offer comes first, so that other servers pick as if nothing had been added.
 */
function everyGroup(): string {
  groups ??= [WITH_DEFAULT, UP_TO_TLS_1_2].find(isKnown) ?? 'auto'
  return groups
}

/** From OpenSSL 3.5 on, which passes over what stands behind `?` and is not known (SSL_CTX_set1_groups_list(3)). */
const WITH_DEFAULT = ['DEFAULT', ...NAMED_GROUPS.map(({ name }) => `?${name}`)].join(':')
/** What OpenSSL has had since before TLS 1.3; the groups of GOST come with an engine of their own. */
const UP_TO_TLS_1_2 = NAMED_GROUPS.filter(({ name, isForTls12 }) => isForTls12 && !name.startsWith('GC'))
  .map(({ name }) => name)
  .join(':')

/** Builds of OpenSSL without some of the curves take no list that names them. */
function isKnown(list: string): boolean {
  try {
    createSecureContext({ ca: [], ecdhCurve: list })
    return true
  } catch {
    return false
  }
}

/** How a probe makes a handshake at an endpoint: with the domain as SNI, and without refusing any certificate. */
export function lenientOptions(
  { domain, security, service }: Endpoint,
  secureContext: SecureContext,
): ConnectionOptions {
  return {
    servername: domain,
    secureContext,
    minDHSize: 1,
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    ...(security === 'direct-tls' ? { ALPNProtocols: [ALPN_PROTOCOLS[service]] } : {}),
  }
}
