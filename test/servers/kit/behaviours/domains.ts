import type { Behaviour } from '../behaviour.ts'
import {
  acceptingLogins,
  close,
  features,
  HEADER,
  INSIDE,
  LOGINS,
  REQUIRED,
  send,
  STARTTLS,
  streamError,
  withoutTls,
} from '../xmpp.ts'
import { advertised, clientDoor, directDoor, proven, towardsClients, UNKNOWN } from './doors.ts'

const OPTIONAL = acceptingLogins(STARTTLS, LOGINS)

/** What domains do that have more, or fewer, ports than one. */
export const DOMAIN_BEHAVIOURS: readonly Behaviour[] = [
  towardsClients(
    proven('optional'),
    [clientDoor(REQUIRED, { name: 'first' }), clientDoor(OPTIONAL, { name: 'second' })],
    {
      name: 'targets-disagree',
      does: 'requires TLS at its first SRV target and not at its second',
      source: 'RFC 6120 §3.2.1: a client may be led to either',
      findings: ['starttls.login-before-tls'],
    },
  ),
  towardsClients(
    proven('not-enforced'),
    [
      clientDoor(OPTIONAL, { name: 'first' }),
      clientDoor({ ...REQUIRED, 'auth PLAIN': OPTIONAL['auth PLAIN'] ?? [] }, { name: 'second' }),
    ],
    {
      name: 'targets-both-wrong',
      does: 'reads passwords at both SRV targets, and says <required/> at the second',
      source: 'RFC 6120 §3.2.1',
      findings: ['starttls.login-before-tls'],
    },
  ),
  towardsClients(
    proven('required'),
    [
      clientDoor(REQUIRED, { name: 'first' }),
      clientDoor({ open: [send(HEADER + streamError('system-shutdown')), close] }, { name: 'second' }),
    ],
    {
      name: 'target-down',
      does: 'requires TLS at its first SRV target; the second is shutting down',
      source: 'RFC 6120 §4.9.3.20: no answer is no evidence',
    },
  ),
  towardsClients(
    proven('absent'),
    clientDoor(REQUIRED, { clearOnIpv6: withoutTls(acceptingLogins(LOGINS)) }),
    {
      name: 'families-disagree',
      does: 'requires TLS over IPv4 and has none over IPv6',
      source: 'RFC 6120 §3.2.1: both addresses are the target',
    },
  ),
  towardsClients(proven('optional'), [directDoor(), clientDoor(OPTIONAL)], {
    name: 'direct-tls-beside-optional',
    does: 'has direct TLS first, and STARTTLS that is not required',
    source: 'XEP-0368: whoever blocks the one port leads clients to the other',
    findings: ['starttls.login-before-tls'],
  }),
  towardsClients(proven('required'), [directDoor(), clientDoor(REQUIRED)], {
    name: 'direct-tls-beside-required',
    does: 'has direct TLS, and STARTTLS that is required',
    source: 'XEP-0368',
  }),
  towardsClients(proven('required'), directDoor(), {
    name: 'direct-tls-only',
    does: 'has direct TLS, and says that there is no port for STARTTLS',
    source: 'XEP-0368; RFC 2782: target "."',
    notOffered: ['_xmpp-client'],
  }),
  towardsClients(
    proven('required'),
    directDoor({ inside: { ...INSIDE, open: [send(HEADER + features(STARTTLS, LOGINS))] } }),
    {
      name: 'starttls-inside-direct-tls',
      does: 'offers STARTTLS inside direct TLS',
      source: 'XEP-0368 forbids it; Openfire before OF-2689',
      notOffered: ['_xmpp-client'],
      findings: ['starttls.inside-direct-tls'],
    },
  ),
  towardsClients(UNKNOWN, directDoor({ inside: { ...INSIDE, open: [close] } }), {
    name: 'direct-tls-without-stream',
    does: 'completes the handshake of direct TLS, and closes when a stream is opened inside',
    source: 'XEP-0368: a web server may stand there',
    notOffered: ['_xmpp-client'],
  }),
  towardsClients(proven('required'), clientDoor(REQUIRED), {
    name: 'direct-tls-not-offered',
    does: 'requires TLS, and says that there is no direct TLS',
    source: 'XEP-0368: target "."',
    notOffered: ['_xmpps-client'],
  }),
  towardsClients(advertised('not-offered'), [], {
    name: 'no-service',
    does: 'says that it serves neither clients nor servers',
    source: 'RFC 6120 §3.2.1, RFC 2782: target "."',
  }),
]
