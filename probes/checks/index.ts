import type { FactKind, Finding, Observation, Scan } from '../model.ts'
import * as caa from './caa.ts'
import * as certificate from './certificate.ts'
import * as channelBinding from './channel-binding.ts'
import type { Check } from './check.ts'
import * as dane from './dane.ts'
import type { DomainCheck } from './domain-check.ts'
import * as mitm from './mitm-resistance.ts'
import * as posh from './posh.ts'
import * as chain from './presented-chain.ts'
import * as contradiction from './contradiction.ts'
import * as sasl from './sasl.ts'
import * as starttls from './starttls.ts'
import * as tlsKeys from './tls-keys.ts'
import * as tlsOptions from './tls-options.ts'
import * as tlsResumption from './tls-resumption.ts'
import * as tlsSuites from './tls-suites.ts'
import * as tlsTimestamps from './tls-timestamps.ts'
import * as tlsVersions from './tls-versions.ts'
import * as tls from './tls.ts'
import * as webEndpoint from './web-endpoint.ts'
import * as web from './web.ts'

/** Every check, in the order in which findings are listed. */
export const CHECKS: readonly Check[] = [
  starttls.offer,
  starttls.loginBeforeTls,
  starttls.responseInjection,
  starttls.commandInjection,
  starttls.insideDirectTls,
  tls.version,
  tls.clientCertificate,
  tlsVersions.ssl2,
  tlsVersions.ssl3,
  tlsVersions.sslOnly,
  tlsVersions.oldVersions,
  tlsVersions.tls12,
  tlsVersions.tls13,
  tlsVersions.intolerance,
  tlsSuites.nullSuites,
  tlsSuites.anonymousSuites,
  tlsSuites.shortKeys,
  tlsSuites.rc4,
  tlsSuites.smallBlocks,
  tlsSuites.staticKeyExchange,
  tlsSuites.cbc,
  tlsSuites.forwardSecrecy,
  tlsSuites.aead,
  tlsSuites.suiteOrder,
  tlsKeys.dhBreakable,
  tlsKeys.dhSize,
  tlsKeys.dhPrime,
  tlsKeys.groups,
  tlsKeys.postQuantum,
  tlsOptions.compression,
  tlsOptions.secureRenegotiation,
  tlsOptions.extendedMasterSecret,
  tlsOptions.encryptThenMac,
  tlsOptions.fallbackScsv,
  tlsOptions.heartbeat,
  tlsResumption.resumption,
  tlsResumption.earlyData,
  tlsResumption.ticketLifetime,
  sasl.passwordOnly,
  sasl.oldDigests,
  sasl.scramStrength,
  sasl.channelBinding,
  sasl.channelBindingTypes,
  sasl.streamCompression,
  certificate.trust,
  certificate.name,
  certificate.expiry,
  certificate.commonName,
  certificate.targetName,
  certificate.wildcard,
  chain.complete,
  chain.order,
  chain.extra,
  chain.intermediateExpiry,
  chain.strength,
  chain.second,
  chain.mustStaple,
  chain.staple,
  chain.revocation,
  chain.timestamps,
  tlsTimestamps.handshakeTimestamps,
]

/** Every check of what belongs to no one endpoint, in the order in which findings are listed. */
export const DOMAIN_CHECKS: readonly DomainCheck[] = [
  web.clearTextLink,
  web.hostMetaInClearText,
  web.redirectToClearText,
  web.connectTxt,
  web.formats,
  web.hostMeta2,
  webEndpoint.certificateTrust,
  webEndpoint.certificateName,
  webEndpoint.pins,
  webEndpoint.mechanisms,
  webEndpoint.starttlsInside,
  dane.match,
  posh.match,
  caa.restriction,
  caa.syntax,
  caa.issuer,
  mitm.resistance,
]

/**
 * Every check that needs more than one fact to tell of an endpoint, in the order in which findings are listed; those that
 * compare endpoints tell of the one that differs.
 */
export const COMPARISONS: readonly DomainCheck[] = [
  contradiction.starttlsOffer,
  contradiction.offerByFrom,
  contradiction.mechanisms,
  contradiction.features,
  contradiction.certificateKey,
  channelBinding.exporterWithoutMasterSecret,
]

/** @returns The findings of every check of domains, and of endpoints beside each other, on what one scan saw. */
export function applyDomainChecks(scan: Scan, now: Date): Finding[] {
  return [...DOMAIN_CHECKS, ...COMPARISONS].flatMap((check) => check.apply(scan, now))
}

/** @returns The findings of every check on every observation that it speaks of. */
export function applyChecks(observations: readonly Observation[], now: Date): Finding[] {
  const byKind = new Map<FactKind, Observation[]>()
  for (const observation of observations) {
    const own = byKind.get(observation.kind)
    if (own === undefined) byKind.set(observation.kind, [observation])
    else own.push(observation)
  }
  return CHECKS.flatMap((check) =>
    (byKind.get(check.needs) ?? []).flatMap((observation) => check.apply(observation, now) ?? []),
  )
}
