import type { AfterProceed, Behaviour } from '../behaviour.ts'
import {
  acceptingLogins,
  close,
  refusesStream,
  features,
  HEADER,
  INSIDE,
  LOGINS,
  PROCEED,
  refusing,
  REQUIRED,
  send,
  silence,
  STARTTLS,
  startTls,
  streamError,
  withoutTls,
} from '../xmpp.ts'
import { clientDoor, proven, towardsClients, UNKNOWN } from './doors.ts'

/** What a stream inside TLS is refused for has nothing to do with TLS. */
const OVERLOADED = { ...INSIDE, ...refusesStream('resource-constraint') }
const TLS_ALERT = { ...REQUIRED, starttls: startTls('alert') }
const after = (then: AfterProceed) => clientDoor({ ...REQUIRED, starttls: startTls(then) })

/** What servers do from `<starttls/>` to the certificate. */
export const TLS_BEHAVIOURS: readonly Behaviour[] = [
  towardsClients(proven('unusable'), clientDoor(withoutTls(REQUIRED)), {
    name: 'starttls-fails',
    does: 'says <required/> and answers <failure/> to <starttls/>',
    source: 'RFC 6120 §5.4.2.2',
  }),
  towardsClients(proven('absent'), clientDoor(withoutTls(acceptingLogins(STARTTLS, LOGINS))), {
    name: 'optional-starttls-fails',
    does: 'offers STARTTLS, answers it with <failure/>, and reads passwords without it',
    source: 'RFC 6120 §5.4.2.2',
  }),
  towardsClients(proven('unusable'), after('alert'), {
    name: 'proceed-then-alert',
    does: 'says <proceed/> and answers every ClientHello with a fatal alert',
    source: 'RFC 8446 §6.2: no suite, no certificate',
  }),
  towardsClients(proven('unusable'), after('close'), {
    name: 'proceed-then-close',
    does: 'says <proceed/> and closes at the ClientHello',
    source: 'a TLS library that could not start',
  }),
  towardsClients(proven('unusable'), after('garbage'), {
    name: 'proceed-then-garbage',
    does: 'says <proceed/> and answers the ClientHello with what is no TLS',
    source: 'RFC 8446 §5.1 broken',
    findings: ['starttls.response-injection'],
  }),
  towardsClients(UNKNOWN, after('reset'), {
    name: 'proceed-then-reset',
    does: 'says <proceed/>; the connection is reset at the ClientHello',
    source: 'middleboxes that look for TLS',
  }),
  towardsClients(UNKNOWN, clientDoor(TLS_ALERT, { clearAfterFirst: REQUIRED }), {
    name: 'tls-fails-first',
    does: 'says <required/> and answers the ClientHello of the first connection with an alert, those of others with TLS',
    source: 'several servers behind one address, one of them broken',
    atFirst: 'unknown',
  }),
  towardsClients(proven('required'), clientDoor(REQUIRED, { clearAfterFirst: TLS_ALERT }), {
    name: 'tls-fails-later',
    does: 'says <required/> and answers the ClientHello of the first connection with TLS, those of others with an alert',
    source: 'several servers behind one address, one of them broken',
  }),
  towardsClients(
    proven('optional'),
    clientDoor(
      { ...acceptingLogins(STARTTLS, LOGINS), starttls: startTls('alert') },
      { clearAfterFirst: acceptingLogins(STARTTLS, LOGINS) },
    ),
    {
      name: 'optional-tls-fails-first',
      does: 'reads passwords without TLS, and answers the ClientHello of the first connection with an alert',
      source: 'several servers behind one address, one of them broken',
      atFirst: 'optional',
    },
  ),
  towardsClients(UNKNOWN, after('stall'), {
    name: 'proceed-then-stall',
    does: 'says <proceed/> and nothing more',
    source: 'middleboxes that look for TLS',
    isSilent: true,
  }),
  towardsClients(UNKNOWN, clientDoor({ ...REQUIRED, starttls: silence }), {
    name: 'starttls-unanswered',
    does: 'says <required/> and does not answer <starttls/>',
    source: 'RFC 6120 §5.4.2.1 broken',
    isSilent: true,
  }),
  towardsClients(
    UNKNOWN,
    clientDoor({
      ...withoutTls(REQUIRED),
      auth: [close],
      authenticate: [close],
      compress: [close],
      stanza: [close],
      anything: [close],
    }),
    {
      name: 'close-at-everything',
      does: 'says <required/>, has no TLS, and closes without a word whatever is asked',
      source: 'a broken server closes too: its silence is no refusal',
    },
  ),
  towardsClients(proven('required'), clientDoor({ ...REQUIRED, open: [send(HEADER + features(LOGINS))] }), {
    name: 'starttls-hidden',
    does: 'does not offer STARTTLS, grants it, and refuses each login without it',
    source: 'RFC 7590 §3.1: what a stripping attack looks like',
  }),
  towardsClients(proven('optional'), clientDoor({ ...acceptingLogins(LOGINS), starttls: startTls() }), {
    name: 'starttls-hidden-open',
    does: 'does not offer STARTTLS, grants it, and reads passwords without it',
    source: 'what a stripping attack looks like',
  }),
  towardsClients(proven('unusable'), clientDoor({ ...refusing(LOGINS), starttls: startTls('alert') }), {
    name: 'starttls-hidden-broken',
    does: 'does not offer STARTTLS, says <proceed/> all the same, alerts, and refuses each login without TLS',
    source: 'RFC 6120 §5.3.1, RFC 8446 §6.2',
  }),
  towardsClients(proven('unusable'), clientDoor(withoutTls(refusing(LOGINS))), {
    name: 'starttls-hidden-absent',
    does: 'neither offers nor grants STARTTLS, and refuses each login for want of it',
    source: 'RFC 6120 §5.3.1',
  }),
  towardsClients(
    proven('required'),
    clientDoor({ ...REQUIRED, starttls: startTls('handshake', `${PROCEED}\n<presence/>`) }),
    {
      name: 'response-injection',
      does: 'sends a stanza in clear text behind <proceed/>',
      source: 'RFC 6120 §5.4.3.3: a client that keeps it takes it for secured',
      findings: ['starttls.response-injection'],
    },
  ),
  towardsClients(
    proven('unusable'),
    clientDoor({ ...REQUIRED, starttls: startTls('handshake', PROCEED, '<presence/>') }),
    {
      name: 'response-injection-late',
      does: 'sends a stanza in clear text behind <proceed/>, in a segment of its own, where its TLS should begin',
      source: 'RFC 6120 §5.4.3.3; a handshake cannot come about behind it',
      findings: ['starttls.response-injection'],
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor(
      { ...REQUIRED, starttls: startTls('handshake-and-replay') },
      {
        inside: {
          ...INSIDE,
          anything: silence,
          stanza: silence,
          iq: [send(`<iq type='result' id='{id}' from='{domain}'/>`)],
        },
      },
    ),
    {
      name: 'command-injection',
      does: 'answers inside TLS what stood behind <starttls/> in clear text',
      source: 'RFC 6120 §5.4.3.3; MongooseIM queues the elements of one packet',
      findings: ['starttls.command-injection'],
    },
  ),
  towardsClients(proven('required'), clientDoor(REQUIRED, { certificate: 'expired' }), {
    name: 'certificate-expired',
    does: 'requires TLS, with a certificate that ran out three days ago',
    source: 'RFC 5280 §4.1.2.5',
    findings: ['certificate.expiry'],
  }),
  towardsClients(proven('required'), clientDoor(REQUIRED, { certificate: 'not-yet-valid' }), {
    name: 'certificate-not-yet-valid',
    does: 'requires TLS, with a certificate that begins tomorrow',
    source: 'RFC 5280 §4.1.2.5',
    findings: ['certificate.trust'],
  }),
  towardsClients(proven('required'), clientDoor(REQUIRED, { certificate: 'other-name' }), {
    name: 'certificate-of-somebody-else',
    does: 'requires TLS, with a certificate for another domain',
    source: 'RFC 6120 §13.7.2, RFC 9525 §6',
    findings: ['certificate.name'],
  }),
  towardsClients(proven('required'), clientDoor(REQUIRED, { certificate: 'self-signed' }), {
    name: 'certificate-self-signed',
    does: 'requires TLS, with a certificate that it signed itself',
    source: 'RFC 6120 §13.7.2',
    findings: ['certificate.trust'],
  }),
  towardsClients(proven('required'), clientDoor(REQUIRED, { certificate: 'unknown-authority' }), {
    name: 'certificate-of-unknown-authority',
    does: 'requires TLS, with a certificate of an authority that nobody trusts',
    source: 'RFC 6120 §13.7.2',
    findings: ['certificate.trust'],
  }),
  towardsClients(proven('required'), clientDoor(REQUIRED, { asksForClientCertificate: true }), {
    name: 'client-certificate',
    does: 'requires TLS, and asks clients for a certificate',
    source: 'XEP-0178',
  }),
  towardsClients(proven('unusable'), clientDoor(REQUIRED, { inside: { ...INSIDE, open: [close] } }), {
    name: 'no-stream-inside',
    does: 'requires TLS, completes the handshake, and closes when a stream is opened inside',
    source: 'RFC 6120 §5.4.3.3 broken',
  }),
  towardsClients(UNKNOWN, clientDoor(REQUIRED, { inside: OVERLOADED }), {
    name: 'overloaded-inside',
    does: 'requires TLS, completes the handshake, and has no resources for a stream inside',
    source: 'RFC 6120 §4.9.3.17',
  }),
  towardsClients(proven('optional'), clientDoor(acceptingLogins(STARTTLS, LOGINS), { inside: OVERLOADED }), {
    name: 'optional-overloaded-inside',
    does: 'reads passwords without TLS, completes the handshake, and has no resources for a stream inside',
    source: 'RFC 6120 §4.9.3.17',
  }),
  towardsClients(
    UNKNOWN,
    clientDoor({ ...REQUIRED, starttls: [send(streamError('system-shutdown')), close] }),
    {
      name: 'shutdown-at-starttls',
      does: 'says <required/>, and is about to shut down when TLS is asked for',
      source: 'RFC 6120 §4.9.3.20',
    },
  ),
]
