import type { Verdict } from '../../probes/index.ts'
import type { ServerPolicy } from './policy.ts'

/** An answer to "is TLS mandatory?", and whether it can be proven on the wire. */
export type Truth = Pick<Verdict, 'state' | 'basis'>

/** One configuration of a real server, and what is true of it. */
export interface Configuration {
  readonly server: 'prosody' | 'ejabberd' | 'jabberd2'
  readonly policy: ServerPolicy
  readonly c2s: Truth
  readonly s2s: Truth
  /** Why, where the policy does not say it by itself. */
  readonly because?: string
}

const proven = (state: Truth['state']): Truth => ({ state, basis: 'proven' })
const advertised = (state: Truth['state']): Truth => ({ state, basis: 'advertised' })

/**
 * Every policy about TLS that three real servers can be set to, with the answer that their administrators would give. The
 * truth is read in their documentation and source, not in our reports.
 */
export const MATRIX: readonly Configuration[] = [
  {
    server: 'prosody',
    policy: { c2sTls: 'required', s2sTls: 'required' },
    c2s: proven('required'),
    s2s: advertised('required'),
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'required', s2sTls: 'optional', allowsRegistration: true, allowsLegacyAuth: true },
    c2s: proven('required'),
    s2s: advertised('optional'),
    because: 'registration and legacy authentication demand TLS where logins do',
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'required', s2sTls: 'none', hasDirectTls: true, addresses: ['127.0.0.1', '::1'] },
    c2s: proven('required'),
    s2s: advertised('absent'),
    because: 'direct TLS beside a port in clear text does not make TLS mandatory',
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'optional', s2sTls: 'required' },
    c2s: proven('optional'),
    s2s: advertised('required'),
    because: 'PLAIN is refused in clear text, SCRAM is not',
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'optional', s2sTls: 'optional', allowsPlainInClear: true },
    c2s: proven('optional'),
    s2s: advertised('optional'),
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'optional', s2sTls: 'optional', hasOnlyPlain: true, allowsLegacyAuth: true },
    c2s: proven('required'),
    s2s: advertised('optional'),
    because: 'the one mechanism is refused in clear text, and so is legacy authentication',
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'optional', s2sTls: 'optional', hasOnlyPlain: true, allowsRegistration: true },
    c2s: proven('optional'),
    s2s: advertised('optional'),
    because: 'no login, but a registration with its password is taken in clear text',
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'optional', s2sTls: 'none', hasDirectTls: true },
    c2s: proven('optional'),
    s2s: advertised('absent'),
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'none', s2sTls: 'none' },
    c2s: proven('absent'),
    s2s: advertised('absent'),
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'none', s2sTls: 'none', allowsPlainInClear: true, allowsLegacyAuth: true },
    c2s: proven('absent'),
    s2s: advertised('absent'),
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'none', s2sTls: 'none', hasOnlyPlain: true },
    c2s: advertised('unusable'),
    s2s: advertised('absent'),
    because: 'the one mechanism demands TLS, which is not to be had: the stream ends without features',
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'optional', s2sTls: 'optional', hasOnlyAnonymous: true },
    c2s: advertised('optional'),
    s2s: advertised('optional'),
    because: 'PLAIN is refused for want of TLS, but ANONYMOUS is taken in clear text, and is not asked for',
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'none', s2sTls: 'none', hasOnlyAnonymous: true },
    c2s: advertised('absent'),
    s2s: advertised('absent'),
    because: 'PLAIN is refused for want of TLS that is not to be had, but ANONYMOUS is taken',
  },
  {
    server: 'prosody',
    policy: { c2sTls: 'unusable', s2sTls: 'none' },
    c2s: advertised('unusable'),
    s2s: advertised('absent'),
    because: 'TLS is demanded of clients, and switched off',
  },
  {
    server: 'ejabberd',
    policy: { c2sTls: 'required', s2sTls: 'required' },
    c2s: proven('required'),
    s2s: advertised('required'),
  },
  {
    server: 'ejabberd',
    policy: { c2sTls: 'required', s2sTls: 'optional', allowsCompression: true, allowsRegistration: true },
    c2s: proven('required'),
    s2s: advertised('optional'),
    because: 'neither compression nor registration comes before TLS',
  },
  {
    server: 'ejabberd',
    policy: { c2sTls: 'required', s2sTls: 'none', hasDirectTls: true, addresses: ['127.0.0.1', '::1'] },
    c2s: proven('required'),
    s2s: advertised('absent'),
  },
  {
    server: 'ejabberd',
    policy: { c2sTls: 'optional', s2sTls: 'required', hasDirectTls: true },
    c2s: proven('optional'),
    s2s: advertised('required'),
  },
  {
    server: 'ejabberd',
    policy: { c2sTls: 'optional', s2sTls: 'optional', allowsCompression: true },
    c2s: proven('optional'),
    s2s: advertised('optional'),
  },
  {
    server: 'ejabberd',
    policy: { c2sTls: 'none', s2sTls: 'none', allowsRegistration: true },
    c2s: proven('absent'),
    s2s: advertised('absent'),
  },
  {
    server: 'jabberd2',
    policy: { c2sTls: 'optional', s2sTls: 'required' },
    c2s: proven('optional'),
    s2s: proven('required'),
    because: 'it announces no <required/>, and drops dialback in clear text without a word',
  },
  {
    server: 'jabberd2',
    policy: { c2sTls: 'required', s2sTls: 'optional' },
    c2s: proven('required'),
    s2s: advertised('optional'),
    because: 'logins in clear text are passed over without a word',
  },
  {
    server: 'jabberd2',
    policy: {
      c2sTls: 'required',
      s2sTls: 'none',
      allowsCompression: true,
      allowsRegistration: true,
      allowsLegacyAuth: true,
    },
    c2s: proven('required'),
    s2s: advertised('absent'),
    because: 'compression is granted in clear text, and nothing else inside it',
  },
  {
    server: 'jabberd2',
    policy: { c2sTls: 'optional', s2sTls: 'optional' },
    c2s: proven('optional'),
    s2s: advertised('optional'),
    because: 'DIGEST-MD5 is taken in clear text, PLAIN is not',
  },
  {
    server: 'jabberd2',
    policy: { c2sTls: 'optional', s2sTls: 'none', allowsPlainInClear: true },
    c2s: proven('optional'),
    s2s: advertised('absent'),
  },
  {
    server: 'jabberd2',
    policy: { c2sTls: 'optional', s2sTls: 'none', hasOnlyPlain: true, allowsCompression: true },
    c2s: proven('required'),
    s2s: advertised('absent'),
    because: 'no mechanism is left in clear text, compressed or not',
  },
  {
    server: 'jabberd2',
    policy: { c2sTls: 'optional', s2sTls: 'none', hasOnlyPlain: true, allowsRegistration: true },
    c2s: proven('optional'),
    s2s: advertised('absent'),
    because: 'no login, but a registration with its password is taken in clear text',
  },
  {
    server: 'jabberd2',
    policy: { c2sTls: 'optional', s2sTls: 'none', hasOnlyPlain: true, allowsLegacyAuth: true },
    c2s: proven('optional'),
    s2s: advertised('absent'),
    because: 'no SASL, but legacy authentication is taken in clear text',
  },
  {
    server: 'jabberd2',
    policy: { c2sTls: 'none', s2sTls: 'none' },
    c2s: proven('absent'),
    s2s: advertised('absent'),
  },
  {
    server: 'jabberd2',
    policy: { c2sTls: 'unusable', s2sTls: 'optional' },
    c2s: proven('unusable'),
    s2s: advertised('optional'),
    because: 'TLS is demanded of clients, and there is no certificate for it',
  },
]
