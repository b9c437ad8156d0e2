import type { Behaviour } from '../behaviour.ts'
import {
  acceptingLogins,
  close,
  COMPRESSION,
  HEADER,
  IQ_REGISTER_ELSEWHERE,
  iqError,
  LOGINS,
  refusing,
  REQUIRED,
  reset,
  saslFailure,
  send,
  silence,
  startCompression,
  STARTTLS,
  STARTTLS_REQUIRED,
  streamError,
  withoutTls,
} from '../xmpp.ts'
import { advertised, clientDoor, proven, towardsClients, UNKNOWN } from './doors.ts'

const violation = [send(streamError('policy-violation', 'Use of STARTTLS required')), close]

/** How servers refuse a login in clear text, or seem to. */
export const REFUSAL_BEHAVIOURS: readonly Behaviour[] = [
  towardsClients(proven('required'), clientDoor(REQUIRED), {
    name: 'required',
    does: 'says <required/> and refuses every login; a stanza ends the stream',
    source: 'RFC 6120 §5.3.1; ejabberd with starttls_required',
  }),
  towardsClients(
    proven('required'),
    clientDoor({ ...REQUIRED, iq: [send(iqError('auth', 'not-authorized'))] }),
    {
      name: 'required-by-tigase',
      does: 'refuses logins with encryption-required, and every stanza with an iq error not-authorized',
      source: 'Tigase: "You must authenticate session first"',
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor({
      ...REQUIRED,
      'iq jabber:iq:auth': [send(iqError('modify', 'not-acceptable'))],
      'iq jabber:iq:register': [send(iqError('modify', 'policy-violation'))],
      iq: [send(iqError('cancel', 'service-unavailable'))],
      compress: [send(streamError('unsupported-stanza-type')), close],
      authenticate: [send(streamError('unsupported-stanza-type')), close],
    }),
    {
      name: 'required-by-prosody',
      does: 'refuses logins with encryption-required, legacy logins with iq errors, and stays open',
      source: 'Prosody with c2s_require_encryption, mod_legacyauth and mod_register_ibr',
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor({
      ...REQUIRED,
      'iq jabber:iq:register': [send(IQ_REGISTER_ELSEWHERE)],
      iq: [send(iqError('cancel', 'service-unavailable'))],
    }),
    {
      name: 'registration-elsewhere',
      does: 'refuses logins with encryption-required, and sends who wants to register to the web in clear text',
      source: 'XEP-0077, Redirection; Prosody with mod_register_redirect',
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor({
      ...REQUIRED,
      anything: violation,
      auth: violation,
      authenticate: violation,
      compress: violation,
    }),
    {
      name: 'required-by-mongooseim',
      does: 'answers whatever is asked with stream error policy-violation',
      source: 'MongooseIM with starttls_required',
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor({ ...refusing(STARTTLS_REQUIRED, LOGINS), auth: violation, authenticate: violation }),
    {
      name: 'required-beside-plain',
      does: 'lists PLAIN beside <required/>, and ends the stream when it is used',
      source: 'ejabberd before its pull request 325',
      findings: ['starttls.login-before-tls'],
    },
  ),
  towardsClients(proven('required'), clientDoor(refusing(STARTTLS, LOGINS)), {
    name: 'enforced-unsaid',
    does: 'offers STARTTLS and logins side by side, yet refuses each login',
    source: 'RFC 6120 §5.4.1 and §6.3.4 broken',
    findings: ['starttls.login-before-tls'],
  }),
  towardsClients(proven('required'), clientDoor(refusing(STARTTLS)), {
    name: 'enforced-by-being-alone',
    does: 'offers STARTTLS and nothing else, without <required/>',
    source: 'RFC 6120 §5.3.1',
  }),
  towardsClients(
    proven('required'),
    clientDoor({ ...REQUIRED, auth: [send(saslFailure('invalid-mechanism'))] }),
    {
      name: 'refused-as-invalid-mechanism',
      does: 'knows no mechanism before TLS, and inside TLS those that were asked for',
      source: 'RFC 6120 §6.5.7',
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor({ ...REQUIRED, auth: [send(saslFailure('mechanism-too-weak'))] }),
    {
      name: 'refused-as-too-weak',
      does: 'says mechanism-too-weak of every login before TLS',
      source: 'RFC 6120 §6.5.9',
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor(
      { ...refusing(STARTTLS_REQUIRED, COMPRESSION), compress: startCompression },
      { compressed: { ...REQUIRED, starttls: violation } },
    ),
    {
      name: 'compression-no-bypass',
      does: 'grants compression without TLS, and refuses SASL there as well',
      source: 'XEP-0138',
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor({
      ...REQUIRED,
      auth: [send(streamError('not-authorized')), close],
      stanza: [send(streamError('not-authorized')), close],
    }),
    {
      name: 'ended-at-login',
      does: 'ends the stream with not-authorized at every login and every stanza before TLS',
      source: 'RFC 6120 §4.9.3.12',
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor({
      ...REQUIRED,
      anything: [close],
      auth: [close],
      authenticate: [close],
      compress: [close],
      stanza: [close],
    }),
    {
      name: 'close-at-login',
      does: 'closes without a word at whatever is asked before TLS; TLS works',
      source: 'RFC 6120 §5.3.1; Openfire cuts stanzas like this',
    },
  ),
  towardsClients(
    UNKNOWN,
    clientDoor({
      ...REQUIRED,
      anything: [reset],
      auth: [reset],
      authenticate: [reset],
      compress: [reset],
      stanza: [reset],
    }),
    {
      name: 'reset-at-login',
      does: 'resets the connection at whatever is asked before TLS',
      source: 'a middlebox does that as well, so it is no refusal',
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor({ ...REQUIRED, auth: silence, authenticate: silence, compress: silence }),
    {
      name: 'logins-dropped',
      does: 'says <required/>, drops SASL before TLS without a word, and refuses stanzas',
      source: 'jabberd2 (sx/sasl.c); what is answered behind a question shows that it was dropped',
    },
  ),
  towardsClients(
    UNKNOWN,
    clientDoor({
      ...REQUIRED,
      anything: silence,
      auth: silence,
      authenticate: silence,
      compress: silence,
      stanza: silence,
    }),
    {
      name: 'questions-dropped',
      does: 'says <required/> and drops without a word what is asked before TLS',
      source: 'jabberd2 issue 144',
      isSilent: true,
    },
  ),
  towardsClients(
    advertised('required'),
    clientDoor(REQUIRED, {
      clearAfterFirst: {
        open: [send(HEADER + streamError('policy-violation', 'Too many connections')), close],
      },
    }),
    {
      name: 'banned-after-first',
      does: 'says <required/>, and bans whoever connects a second time, so that it cannot be asked',
      source: 'ejabberd with mod_fail2ban',
    },
  ),
  towardsClients(
    UNKNOWN,
    clientDoor({
      ...REQUIRED,
      auth: [send(streamError('policy-violation', 'Too many attempts, blocked for 600 s')), close],
    }),
    {
      name: 'banned-at-login',
      does: 'ends the stream at a login with policy-violation, for a reason that is not TLS',
      source: 'ejabberd with mod_fail2ban',
    },
  ),
  towardsClients(
    UNKNOWN,
    clientDoor({ ...REQUIRED, auth: [send(streamError('resource-constraint')), close] }),
    {
      name: 'overloaded-at-login',
      does: 'ends the stream at a login with resource-constraint',
      source: 'RFC 6120 §4.9.3.17',
    },
  ),
  towardsClients(
    UNKNOWN,
    clientDoor({
      ...withoutTls(acceptingLogins()),
      'auth PLAIN': [send(saslFailure('invalid-mechanism'))],
      'auth SCRAM': [send(saslFailure('invalid-mechanism'))],
    }),
    {
      name: 'nothing-offered',
      does: 'offers nothing at all, grants no TLS, and knows no mechanism',
      source: 'RFC 6120 §4.3.2',
    },
  ),
]
