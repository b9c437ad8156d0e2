import type { Behaviour, Manners } from '../behaviour.ts'
import {
  acceptingLogins,
  CHALLENGE,
  close,
  COMPRESSION,
  INSIDE,
  IQ_AUTH,
  IQ_AUTH_FORM,
  IQ_REGISTER,
  IQ_REGISTER_FORM,
  iqResult,
  LOGINS,
  mechanisms,
  refusing,
  REQUIRED,
  SASL2_CHALLENGE,
  SASL2_PLAIN,
  saslFailure,
  SCRAM_CHALLENGE,
  send,
  startCompression,
  STARTTLS,
  STARTTLS_REQUIRED,
  streamError,
  SUCCESS,
  withoutTls,
} from '../xmpp.ts'
import { advertised, clientDoor, proven, towardsClients } from './doors.ts'

/** Says that TLS is required, and makes one exception. */
function requiredExcept(exception: Manners, told: Pick<Behaviour, 'name' | 'does' | 'source'>): Behaviour {
  return towardsClients(proven('not-enforced'), clientDoor({ ...REQUIRED, ...exception }), told)
}

/** How servers take up a login in clear text. */
export const LOGIN_BEHAVIOURS: readonly Behaviour[] = [
  requiredExcept(
    { 'auth PLAIN': [send(CHALLENGE)] },
    {
      name: 'plain-challenged',
      does: 'says <required/>, and awaits the password of PLAIN in clear text',
      source: 'RFC 6120 §5.3.1 broken',
    },
  ),
  requiredExcept(
    { 'auth SCRAM': [send(SCRAM_CHALLENGE)] },
    {
      name: 'scram-challenged',
      does: 'says <required/>, refuses PLAIN, and answers SCRAM in clear text',
      source: 'RFC 6120 §5.3.1 broken',
    },
  ),
  requiredExcept(
    { 'auth SCRAM': [send(saslFailure('not-authorized'))] },
    {
      name: 'scram-judged',
      does: 'says <required/>, and tells in clear text that a user does not exist',
      source: 'RFC 6120 §6.5.10: the exchange was taken up',
    },
  ),
  requiredExcept(
    { 'auth PLAIN': [send(saslFailure('malformed-request'))] },
    {
      name: 'plain-parsed',
      does: 'says <required/>, and finds fault with the form of PLAIN in clear text only',
      source: 'RFC 6120 §6.5.8: the request was read',
    },
  ),
  requiredExcept(
    { 'auth PLAIN': [send(saslFailure('temporary-auth-failure'))] },
    {
      name: 'plain-looked-up',
      does: 'says <required/>, and fails over the user data base when asked for PLAIN in clear text',
      source: 'RFC 6120 §6.5.11: the exchange was taken up',
    },
  ),
  requiredExcept(
    { 'auth PLAIN': [send(SUCCESS)] },
    {
      name: 'plain-welcomed',
      does: 'says <required/>, and lets everybody in who asks for PLAIN in clear text',
      source: 'RFC 6120 §5.3.1 broken',
    },
  ),
  requiredExcept(
    { 'iq jabber:iq:auth': [send(IQ_AUTH_FORM)] },
    {
      name: 'legacy-login',
      does: 'says <required/>, refuses SASL, and hands out the form of jabber:iq:auth in clear text',
      source: 'XEP-0078 §3.1',
    },
  ),
  requiredExcept(
    {
      'iq jabber:iq:auth': [
        send(`<iq type='error' id='{id}' from='{domain}'><error code='401'>Unauthorized</error></iq>`),
      ],
    },
    {
      name: 'legacy-login-judged',
      does: 'says <required/>, and tells by a code of old that a user of jabber:iq:auth does not exist',
      source: 'XEP-0086; jabberd2, c2s/authreg.c',
    },
  ),
  requiredExcept(
    { 'iq jabber:iq:register': [send(IQ_REGISTER_FORM)] },
    {
      name: 'registration',
      does: 'says <required/>, refuses SASL, and hands out the form of jabber:iq:register in clear text',
      source: 'XEP-0077 §3.1',
    },
  ),
  requiredExcept(
    { authenticate: [send(SASL2_CHALLENGE)] },
    {
      name: 'sasl2-challenged',
      does: 'says <required/>, refuses SASL, and takes up SASL2 in clear text',
      source: 'XEP-0388: only after TLS',
    },
  ),
  requiredExcept(
    { iq: [send(iqResult(''))] },
    {
      name: 'ping-answered',
      does: 'says <required/>, refuses logins, and processes stanzas before TLS and login',
      source: 'RFC 6120 §4.9.3.12',
    },
  ),
  towardsClients(
    proven('not-enforced'),
    clientDoor(
      { ...refusing(STARTTLS_REQUIRED, COMPRESSION), compress: startCompression },
      { compressed: { ...INSIDE, auth: [send(CHALLENGE)] } },
    ),
    {
      name: 'compression-bypass',
      does: 'says <required/>, refuses SASL, and takes it up inside a compressed stream without TLS',
      source: 'MongooseIM before its pull request 304; XEP-0138',
    },
  ),
  towardsClients(
    proven('not-enforced'),
    clientDoor({ ...refusing(STARTTLS_REQUIRED, LOGINS), 'auth PLAIN': [send(CHALLENGE)], stanza: [close] }),
    {
      name: 'evaluated-then-cut',
      does: 'says <required/>, evaluates <auth/> in clear text, and cuts only at the next stanza',
      source: 'what the source of Openfire (StanzaHandler, SASLAuthentication) suggests; not confirmed',
      findings: ['starttls.login-before-tls'],
    },
  ),
  towardsClients(proven('optional'), clientDoor(acceptingLogins(STARTTLS, LOGINS)), {
    name: 'optional',
    does: 'offers STARTTLS and reads passwords without it',
    source: 'RFC 6120 §5.3.1',
    findings: ['starttls.login-before-tls'],
  }),
  towardsClients(proven('optional'), clientDoor(acceptingLogins(LOGINS, STARTTLS)), {
    name: 'sasl-before-starttls',
    does: 'lists the SASL mechanisms before STARTTLS, and takes both',
    source: 'mellium issue 47',
    findings: ['starttls.login-before-tls'],
  }),
  towardsClients(
    proven('optional'),
    clientDoor({
      ...acceptingLogins(STARTTLS, mechanisms('SCRAM-SHA-1')),
      'auth PLAIN': [send(saslFailure('encryption-required'))],
    }),
    {
      name: 'scram-in-clear',
      does: 'refuses PLAIN without TLS and takes SCRAM',
      source: 'Prosody without c2s_require_encryption and allow_unencrypted_plain_auth',
      findings: ['starttls.login-before-tls'],
    },
  ),
  towardsClients(
    proven('optional'),
    clientDoor({
      ...acceptingLogins(STARTTLS, mechanisms('DIGEST-MD5')),
      'auth PLAIN': [send(saslFailure('invalid-mechanism'))],
      'auth SCRAM': [send(saslFailure('invalid-mechanism'))],
      auth: [send(CHALLENGE)],
    }),
    {
      name: 'digest-in-clear',
      does: 'takes DIGEST-MD5 without TLS, and knows neither PLAIN nor SCRAM',
      source: 'jabberd2; RFC 6331',
      findings: ['starttls.login-before-tls'],
    },
  ),
  towardsClients(
    proven('optional'),
    clientDoor({
      ...acceptingLogins(STARTTLS, SASL2_PLAIN),
      auth: [send(saslFailure('invalid-mechanism'))],
      'auth PLAIN': [send(saslFailure('invalid-mechanism'))],
      'auth SCRAM': [send(saslFailure('invalid-mechanism'))],
      authenticate: [send(SASL2_CHALLENGE)],
    }),
    {
      name: 'sasl2-only',
      does: 'offers SASL2 and STARTTLS side by side, and no other login',
      source: 'XEP-0388: only after TLS',
      findings: ['starttls.login-before-tls'],
    },
  ),
  towardsClients(
    proven('optional'),
    clientDoor({
      ...acceptingLogins(STARTTLS, IQ_AUTH, IQ_REGISTER),
      'auth PLAIN': [send(streamError('unsupported-stanza-type')), close],
      'auth SCRAM': [send(streamError('unsupported-stanza-type')), close],
      'iq jabber:iq:auth': [send(IQ_AUTH_FORM)],
      'iq jabber:iq:register': [send(IQ_REGISTER_FORM)],
    }),
    {
      name: 'before-sasl',
      does: 'knows logins by jabber:iq:auth only, with TLS or without',
      source: 'XEP-0078; servers from before RFC 3920 with TLS put to them',
    },
  ),
  towardsClients(proven('absent'), clientDoor(withoutTls(acceptingLogins(LOGINS))), {
    name: 'no-tls',
    does: 'has no TLS and reads passwords',
    source: 'RFC 6120 §5.2: support is mandatory',
  }),
  towardsClients(
    advertised('optional'),
    clientDoor(acceptingLogins(STARTTLS, LOGINS), { clearAfterFirst: REQUIRED }),
    {
      name: 'optional-at-first',
      does: 'reads passwords without TLS on the first connection, and requires TLS on others',
      source: 'several servers behind one address, one of them without c2s_require_encryption',
      findings: ['starttls.login-before-tls'],
    },
  ),
  towardsClients(
    proven('optional'),
    clientDoor(REQUIRED, { clearAfterFirst: acceptingLogins(STARTTLS, LOGINS) }),
    {
      name: 'optional-later',
      does: 'requires TLS on the first connection, and reads passwords without it on others',
      source: 'several servers behind one address, one of them with c2s_require_encryption',
    },
  ),
]
