import type { Endpoint, Service } from '../model.ts'
import type { HelloSetting } from '../wire/probe-hellos.ts'

/** ALPN protocol by service (XEP-0368 §3): for direct TLS only. */
export const ALPN_PROTOCOLS = {
  c2s: 'xmpp-client',
  s2s: 'xmpp-server',
} as const satisfies Record<Service, string>

/**
 * What every hello to an endpoint says.
 *
 * @param random Uniform in [0, 1).
 */
export function helloSetting(
  { domain, security, service }: Endpoint,
  random: () => number,
): Omit<HelloSetting, 'style'> {
  return {
    random: randomBytes(32, random),
    serverName: domain,
    ...(security === 'direct-tls' && { alpn: [ALPN_PROTOCOLS[service]] }),
  }
}

/** For hellos and their shares, which protect nothing: no handshake is finished. */
export function randomBytes(byteLength: number, random: () => number): Uint8Array {
  return Uint8Array.from({ length: byteLength }, () => Math.floor(random() * 0x100))
}
