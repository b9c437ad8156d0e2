import type { EndpointReport, TlsParameters, TlsResumption } from '../../probes/index.ts'
import type { Said } from '../locales/index.ts'
import { clean, cleanList } from './clean.ts'

/** What is said of everything that TLS accepts at one endpoint; nothing where that was not asked for. */
export function tlsFactsInDepth({ tlsParameters }: EndpointReport): readonly Said[] {
  if (tlsParameters === undefined) return []
  return [
    ...versions(tlsParameters),
    ...suites(tlsParameters),
    ...keys(tlsParameters),
    ...extensions(tlsParameters),
  ]
}

/** What is said of resumption at one endpoint; nothing of versions in which nobody could try. */
export function resumption({ tlsResumption }: EndpointReport): readonly Said[] {
  if (tlsResumption === undefined) return []
  const { tls13, tls12 } = tlsResumption
  const tried = [
    ...(tls13.state === 'observed' ? [{ name: 'TLS 1.3', isTaken: isTakenUp(tls13) }] : []),
    ...(tls12.state === 'observed' ? [{ name: 'TLS 1.2', isTaken: isTakenUp(tls12) }] : []),
  ]
  const taken = tried.filter(({ isTaken }) => isTaken).map(({ name }) => name)
  const left = tried.filter(({ isTaken }) => !isTaken).map(({ name }) => name)
  const bytes = tls13.state === 'observed' ? (tls13.value.earlyDataByteLength ?? 0) : 0
  return [
    ...(taken.length > 0 ? [{ say: 'tls.resumption', params: { versions: taken } } as const] : []),
    ...(left.length > 0 ? [{ say: 'tls.resumption-none', params: { versions: left } } as const] : []),
    ...(bytes > 0 ? [{ say: 'tls.early-data', params: { bytes: `${bytes}` } } as const] : []),
  ]
}

function isTakenUp(outcome: TlsResumption['tls13']): boolean {
  return outcome.state === 'observed' && outcome.value.isTakenUp === true
}

/** The types of channel binding that are announced (XEP-0440), where the test was one in depth. */
export function channelBindings({ features, tlsParameters }: EndpointReport): readonly Said[] {
  const types = cleanList(features.afterTls?.channelBindingTypes ?? [])
  if (tlsParameters === undefined || types.length === 0) return []
  return [{ say: 'channel-bindings', params: { types } }]
}

/** `TLSv1.3`, as OpenSSL has it, the way the RFCs write it. */
export function showTlsVersion(version: string): string {
  switch (version) {
    case 'SSLv2':
      return 'SSL 2.0'
    case 'SSLv3':
      return 'SSL 3.0'
    case 'TLSv1':
      return 'TLS 1.0'
    default:
      return version.replace('TLSv', 'TLS ')
  }
}

function versions({ versions: all }: TlsParameters): readonly Said[] {
  const answered = (wanted: 'accepted' | 'unknown'): readonly string[] =>
    all.filter(({ answer }) => answer === wanted).map(({ version }) => showTlsVersion(version))
  const [accepted, unknown] = [answered('accepted'), answered('unknown')]
  return [
    ...(accepted.length > 0 ? [{ say: 'tls.versions', params: { versions: accepted } } as const] : []),
    ...(unknown.length > 0 ? [{ say: 'tls.versions-unknown', params: { versions: unknown } } as const] : []),
  ]
}

function suites({ versions: all }: TlsParameters): readonly Said[] {
  return all
    .filter(({ answer }) => answer === 'accepted')
    .flatMap(({ version: name, suites: { names, isComplete }, order }): readonly Said[] => {
      const version = showTlsVersion(name)
      return [
        { say: `tls.suites.${order ?? 'unknown'}`, params: { version, suites: names.map(withoutPrefix) } },
        ...(isComplete ? [] : [{ say: 'tls.suites.incomplete', params: { version } } as const]),
      ]
    })
}

/** Every suite of TLS begins with the same four letters, which say nothing beside the version. */
function withoutPrefix(suite: string): string {
  return clean(suite.replace(/^TLS_/, ''))
}

function keys({ groups, signatureSchemes, dhGroups }: TlsParameters): readonly Said[] {
  const [tls13, tls12] = [groups.tls13?.names ?? [], groups.tls12?.names ?? []]
  const isOld = tls12.length > 0 && tls12.join() !== tls13.join()
  const dh = dhGroups.map(({ bits, knownAs }) => (knownAs === undefined ? `${bits}` : `${bits} (${knownAs})`))
  return [
    ...(tls13.length > 0 ? [{ say: 'tls.groups', params: { groups: tls13 } } as const] : []),
    ...(isOld ? [{ say: 'tls.groups-12', params: { groups: tls12 } } as const] : []),
    ...(dh.length > 0 ? [{ say: 'tls.dh', params: { groups: dh } } as const] : []),
    ...(signatureSchemes !== undefined && signatureSchemes.names.length > 0
      ? [{ say: 'tls.signatures', params: { schemes: signatureSchemes.names } } as const]
      : []),
  ]
}

/** By their names at IANA, which are the same in every language. */
function extensions({ options, timestamps = [] }: TlsParameters): readonly Said[] {
  const names = [
    ...(options.secureRenegotiation === true ? ['renegotiation_info'] : []),
    ...(options.extendedMasterSecret === true ? ['extended_master_secret'] : []),
    ...(options.encryptThenMac === true ? ['encrypt_then_mac'] : []),
    ...(options.sessionTicket === true ? ['session_ticket'] : []),
    ...(options.ocspStaple === true ? ['status_request'] : []),
    ...(timestamps.length > 0 ? ['signed_certificate_timestamp'] : []),
    ...(options.heartbeat === true ? ['heartbeat'] : []),
  ]
  return names.length === 0 ? [] : [{ say: 'tls.extensions', params: { extensions: names } }]
}
