import type { TlsParameters, TlsVersionName, VersionParameters } from '../../probes/tls-parameters.ts'

/** What an endpoint accepts, for pure tests: a sound server of today unless told otherwise. */
export function parametersOf(given: Partial<TlsParameters> = {}): TlsParameters {
  return {
    basis: 'enumerated',
    connectionCount: 18,
    versions: [TLS13, TLS12, refused('TLSv1.1'), refused('TLSv1'), refused('SSLv3'), refused('SSLv2')],
    groups: {
      tls13: { names: ['X25519MLKEM768', 'x25519', 'secp256r1'], isComplete: true },
      tls12: { names: ['x25519', 'secp256r1'], isComplete: true },
    },
    signatureSchemes: { names: ['rsa_pss_rsae_sha256'], isComplete: true },
    dhGroups: [],
    options: {
      compression: 'null',
      secureRenegotiation: true,
      extendedMasterSecret: true,
      encryptThenMac: false,
      sessionTicket: true,
      heartbeat: false,
      ocspStaple: false,
      clientCertificateRequested: false,
      fallbackScsv: true,
    },
    intolerances: [],
    ...given,
  }
}

/** @param parts `suites` are complete unless told otherwise. */
export function accepted(
  version: TlsVersionName,
  suites: readonly string[],
  parts: Partial<VersionParameters> = {},
): VersionParameters {
  return {
    version,
    answer: 'accepted',
    suites: { names: suites, isComplete: true },
    order: 'server',
    ...parts,
  }
}

export function refused(version: TlsVersionName): VersionParameters {
  return { version, answer: 'refused', reason: 'protocol_version', suites: { names: [], isComplete: true } }
}

export function unanswered(version: TlsVersionName): VersionParameters {
  return { version, answer: 'unknown', reason: 'timeout', suites: { names: [], isComplete: false } }
}

export const TLS13 = accepted('TLSv1.3', ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'])
export const TLS12 = accepted('TLSv1.2', ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'])
export const OLD = [refused('TLSv1.1'), refused('TLSv1'), refused('SSLv3'), refused('SSLv2')] as const

/** TLS 1.3 refused, TLS 1.2 with these suites. */
export function onlyTls12(
  suites: readonly string[],
  parts: Partial<VersionParameters> = {},
): Partial<TlsParameters> {
  return { versions: [refused('TLSv1.3'), accepted('TLSv1.2', suites, parts), ...OLD] }
}
