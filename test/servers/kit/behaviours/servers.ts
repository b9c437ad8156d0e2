import type { Behaviour } from '../behaviour.ts'
import {
  close,
  DIALBACK,
  features,
  mechanisms,
  refusesStream,
  S2S_HEADER,
  S2S_INSIDE,
  s2sRefusing,
  send,
  silence,
  STARTTLS,
  STARTTLS_REQUIRED,
  startTls,
  streamError,
  VERIFIED_INVALID,
  withoutTls,
} from '../xmpp.ts'
import { advertised, proven, serverDoor, towardsServers, UNKNOWN } from './doors.ts'

const dialbackResult = (type: string): string =>
  `<db:result xmlns:db='jabber:server:dialback' from='{domain}' to='{from}' type='${type}'/>`

/** What servers do to other servers. */
export const SERVER_BEHAVIOURS: readonly Behaviour[] = [
  towardsServers(
    { asStranger: advertised('required'), byName: proven('required') },
    serverDoor(s2sRefusing(STARTTLS_REQUIRED)),
    {
      name: 's2s-required',
      does: 'requires TLS of other servers',
      source: 'RFC 6120 §5.3.1',
    },
  ),
  towardsServers(
    { asStranger: advertised('required'), byName: proven('required') },
    serverDoor(s2sRefusing(STARTTLS_REQUIRED, DIALBACK)),
    {
      name: 's2s-required-beside-dialback',
      does: 'offers dialback beside <required/>, and refuses it before TLS',
      source: 'Prosody with s2s_require_encryption',
    },
  ),
  towardsServers(
    { asStranger: advertised('required'), byName: proven('required') },
    serverDoor(s2sRefusing(STARTTLS_REQUIRED, mechanisms())),
    {
      name: 's2s-empty-mechanisms',
      does: 'requires TLS, and sends an empty <mechanisms/> to servers that do not say who they are',
      source: 'ejabberd',
    },
  ),
  towardsServers(
    { asStranger: advertised('optional'), byName: proven('optional') },
    serverDoor({
      ...s2sRefusing(STARTTLS, DIALBACK),
      dialback: [send(dialbackResult('valid'))],
      verify: [send(VERIFIED_INVALID)],
    }),
    {
      name: 's2s-optional',
      does: 'offers TLS and dialback side by side',
      source: 'XEP-0220',
    },
  ),
  towardsServers(
    { asStranger: proven('required'), byName: advertised('optional') },
    serverDoor({ ...s2sRefusing(STARTTLS, DIALBACK), dialback: silence, verify: silence }),
    {
      name: 's2s-drops-dialback',
      does: 'offers TLS without <required/>, and drops dialback in clear text without a word',
      source: 'jabberd2 s2s/in.c',
    },
  ),
  towardsServers(
    { asStranger: advertised('absent'), byName: proven('absent') },
    serverDoor(withoutTls({ ...s2sRefusing(DIALBACK), dialback: [send(dialbackResult('valid'))] })),
    {
      name: 's2s-no-tls',
      does: 'knows dialback and no TLS',
      source: 'RFC 6120 §5.2: support is mandatory',
    },
  ),
  towardsServers(
    { asStranger: UNKNOWN, byName: proven('required') },
    serverDoor({
      ...s2sRefusing(),
      open: [send(S2S_HEADER)],
      'open from': [send(S2S_HEADER + features(STARTTLS_REQUIRED))],
    }),
    {
      name: 's2s-nameless',
      does: 'sends no features to servers that do not say who they are',
      source: 'Prosody keeps features back like this where `to` is missing (mod_s2s)',
      isSilent: true,
    },
  ),
  towardsServers(
    { asStranger: advertised('required'), byName: proven('optional') },
    serverDoor({
      ...s2sRefusing(STARTTLS_REQUIRED),
      dialback: [send(dialbackResult('valid'))],
      'open from': [send(S2S_HEADER + features(STARTTLS, DIALBACK))],
    }),
    {
      name: 's2s-excepts-some',
      does: 'requires TLS of strangers, and not of a server that says its name',
      source: 'Metronome, s2s_encryption_exceptions',
    },
  ),
  towardsServers(
    { asStranger: advertised('unusable'), byName: proven('unusable') },
    serverDoor({ ...s2sRefusing(STARTTLS_REQUIRED), starttls: startTls('alert') }),
    {
      name: 's2s-proceed-then-alert',
      does: 'requires TLS of other servers, and answers every ClientHello with a fatal alert',
      source: 'RFC 8446 §6.2',
    },
  ),
  towardsServers(
    { asStranger: advertised('required'), byName: proven('required') },
    serverDoor(s2sRefusing(STARTTLS_REQUIRED), { asksForClientCertificate: true }),
    {
      name: 's2s-client-certificate',
      does: 'requires TLS, and asks other servers for a certificate',
      source: 'XEP-0178',
    },
  ),
  towardsServers(
    { asStranger: advertised('required'), byName: advertised('required') },
    serverDoor(s2sRefusing(STARTTLS_REQUIRED), {
      asksForClientCertificate: true,
      inside: {
        ...S2S_INSIDE,
        ...refusesStream('not-authorized', 'Your certificate could not be validated'),
      },
    }),
    {
      name: 's2s-certificate-or-nothing',
      does: 'requires TLS, and opens no stream inside to servers whose certificate it does not trust',
      source: 'Prosody with s2s_secure_auth',
    },
  ),
  towardsServers(
    { asStranger: UNKNOWN, byName: UNKNOWN },
    serverDoor({ open: [send(S2S_HEADER + streamError('policy-violation', 's2s is switched off')), close] }),
    {
      name: 's2s-switched-off',
      does: 'listens for other servers, and refuses each with policy-violation',
      source: 'Prosody, mod_s2s',
    },
  ),
  towardsServers(
    { asStranger: advertised('required'), byName: advertised('required') },
    serverDoor({ ...s2sRefusing(STARTTLS_REQUIRED, DIALBACK), dialback: silence }),
    {
      name: 's2s-dialback-dropped',
      does: 'says <required/>, and drops dialback before TLS without a word',
      source: 'jabberd2 issue 144',
      isSilent: true,
    },
  ),
  towardsServers(
    { asStranger: advertised('required'), byName: proven('not-enforced') },
    serverDoor({ ...s2sRefusing(STARTTLS_REQUIRED, DIALBACK), dialback: [send(dialbackResult('valid'))] }),
    {
      name: 's2s-dialback-taken',
      does: 'says <required/>, and takes dialback without TLS',
      source: 'XEP-0220: policy-violation is due; Openfire before OF-1081',
    },
  ),
  towardsServers(
    { asStranger: advertised('required'), byName: advertised('required') },
    serverDoor({ ...s2sRefusing(STARTTLS_REQUIRED, DIALBACK), dialback: [send(dialbackResult('invalid'))] }),
    {
      name: 's2s-dialback-invalid',
      does: 'says <required/>, and calls back before it refuses dialback, so that a wrong key hides the refusal',
      source: 'Prosody, mod_s2s make_authenticated',
    },
  ),
]
