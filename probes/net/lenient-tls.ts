import { createSecureContext, type ConnectionOptions, type SecureContext } from 'node:tls'
import type { Endpoint } from '../model.ts'
import type { TrustAnchors } from './certificate.ts'

/** ALPN protocol by service, for direct TLS only (XEP-0368). */
const ALPN_PROTOCOLS = { c2s: 'xmpp-client', s2s: 'xmpp-server' } as const

/** What a handshake is limited to. */
export interface LenientOffer {
  readonly signatureSchemes?: string
  readonly version?: 'TLSv1.2' | 'TLSv1.3'
}

/**
 * Whatever this OpenSSL can still speak, strong suites first, those without authentication last: to see, not to trust.
 *
 * Reading some 140 trust anchors takes as long as a handshake: make one for all runs of a probe.
 *
 * @param only What alone to offer: signature schemes in OpenSSL's notation, one version.
 */
export function lenientContext(anchors?: TrustAnchors, only: LenientOffer = {}): SecureContext {
  const { signatureSchemes, version } = only
  return createSecureContext({
    ...(anchors === undefined ? {} : { ca: [...anchors.pems] }),
    ...(signatureSchemes === undefined ? {} : { sigalgs: signatureSchemes }),
    ciphers: 'ALL:+aNULL:eNULL:@SECLEVEL=0',
    minVersion: version ?? 'TLSv1',
    maxVersion: version ?? 'TLSv1.3',
  })
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
