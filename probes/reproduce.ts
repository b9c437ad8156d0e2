import type { Endpoint, Service } from './model.ts'
import type { Reason } from './reason.ts'
import { writeStreamHeader } from './wire/starttls.ts'

/**
 * The command of a POSIX shell that asks again what a reason rests on: `nc` for clear text, `openssl s_client` for TLS, `dig`
 * for DNS. What it prints is the peer's answer; `nc` leaves after five seconds of silence.
 *
 * @param service For reasons that belong to no endpoint.
 * @returns `undefined` where one command cannot ask it: inside a compressed stream, and for what no peer said.
 */
export function reproduction(reason: Reason, domain: string, service: Service): string | undefined {
  const { code, endpoint, params, evidence } = reason
  switch (code) {
    case 'not-offered':
    case 'dns-failed':
    case 'no-address':
      return `dig +short SRV ${quote(`_xmpp-${SRV_NAMES[service]}._tcp.${domain}`)}`
    case 'guarded':
    case 'spared':
    case 'not-asked':
    case 'other-family':
    case 'dialback-not-asked':
      return undefined
    case 'tls-failed':
    case 'tls-unsteady':
    case 'tls-beyond-us':
      return endpoint && `openssl s_client ${tlsOptions(endpoint)} </dev/null`
    case 'direct-tls':
      return (
        endpoint && `${print(headerOf(endpoint))} | openssl s_client -quiet -ign_eof ${tlsOptions(endpoint)}`
      )
    default:
      if (endpoint === undefined || params['stimulus'] === 'sasl-compressed') return undefined
      if (endpoint.security === 'direct-tls') return `openssl s_client ${tlsOptions(endpoint)} </dev/null`
      return `${print(headerOf(endpoint) + (evidence?.sent ?? ''))} | nc -w 5 ${quote(endpoint.address)} ${endpoint.port}`
  }
}

const SRV_NAMES = { c2s: 'client', s2s: 'server' } as const satisfies Record<Service, string>

function headerOf({ service, domain }: Endpoint): string {
  return writeStreamHeader({ service, to: domain })
}

/** With the domain as SNI, as a probe sends it; STARTTLS in the stream that the service speaks, direct TLS with ALPN (XEP-0368). */
function tlsOptions({ service, security, domain, address, port }: Endpoint): string {
  const place = quote(`${address.includes(':') ? `[${address}]` : address}:${port}`)
  const name = quote(domain)
  if (security === 'direct-tls')
    return `-connect ${place} -servername ${name} -alpn xmpp-${SRV_NAMES[service]}`
  const protocol = service === 'c2s' ? 'xmpp' : 'xmpp-server'
  return `-starttls ${protocol} -xmpphost ${name} -connect ${place} -servername ${name}`
}

/** Our XML has double quotes only as `&quot;`, so its attributes can have them, and single quotes be left to the shell. */
function print(xml: string): string {
  return `printf %s ${quote(xml.replaceAll("'", '"'))}`
}

/** Between single quotes a shell takes everything as it is, but for the single quote itself (POSIX 2.2.2). */
function quote(text: string): string {
  return /^[\w.:@%+,/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
