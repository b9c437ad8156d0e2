import type { Answer, AskedQuestion, Stimulus } from './model.ts'
import { rfc, xep, type Spec } from './spec.ts'

/**
 * What an answer to a question in clear text says.
 * - `refused`: not without TLS.
 * - `processed`: the question was taken up; with a real password in it, that would have been read off the wire.
 * - `unavailable`: there is no such way in, with or without TLS.
 * - `ambiguous`: nothing that could carry a verdict.
 */
export type AnswerClass = 'refused' | 'processed' | 'unavailable' | 'ambiguous'

/** A class with the clause, or the server's source, that it rests on. */
export interface Classification {
  readonly class: AnswerClass
  readonly spec: readonly Spec[]
}

/** One row of the table by which answers are read. */
export interface Row {
  readonly asked: readonly Stimulus[]
  readonly kind: Answer['kind']
  /** Element names; absent means any. */
  readonly names?: readonly string[]
  /** The attribute `type` of the stanza. */
  readonly type?: string
  readonly conditions?: readonly string[]
  /** Fits only what asks for no password, but leads elsewhere. */
  readonly isRedirection?: true
  readonly class: AnswerClass
  readonly spec: readonly Spec[]
}

const SASL = ['sasl-plain', 'sasl-scram', 'sasl-challenged', 'sasl2-plain', 'sasl-compressed'] as const
const LOGIN_IQ = ['iq-auth', 'iq-register'] as const
const STANZA = [...LOGIN_IQ, 'iq-ping'] as const
const EVERY_LOGIN = [...SASL, ...STANZA, 'compress'] as const

/** Not where a ping is answered by the same. */
const JUDGED_BY_IQ_AUTH: Row = {
  asked: ['iq-auth'],
  kind: 'element',
  names: ['iq'],
  type: 'error',
  conditions: ['not-authorized'],
  class: 'processed',
  spec: [xep(78)],
}

/** The first row that fits decides; what fits none is ambiguous. */
export const ROWS: readonly Row[] = [
  // SASL: a failure for lack of encryption is the refusal; any failure about the exchange itself shows that it was taken up.
  {
    asked: SASL,
    kind: 'element',
    names: ['failure'],
    conditions: ['encryption-required'],
    class: 'refused',
    spec: [rfc(6120, '6.5.4')],
  },
  {
    asked: SASL,
    kind: 'element',
    names: ['failure'],
    conditions: ['mechanism-too-weak'],
    class: 'refused',
    spec: [rfc(6120, '6.5.9')],
  },
  {
    asked: SASL,
    kind: 'element',
    names: ['challenge', 'success', 'continue'],
    class: 'processed',
    spec: [rfc(6120, '6.4.3'), rfc(6120, '6.4.6'), xep(388)],
  },
  {
    asked: SASL,
    kind: 'element',
    names: ['failure'],
    conditions: [
      'not-authorized',
      'malformed-request',
      'incorrect-encoding',
      'temporary-auth-failure',
      'account-disabled',
      'credentials-expired',
      'invalid-authzid',
    ],
    class: 'processed',
    spec: [rfc(6120, '6.5')],
  },
  {
    asked: SASL,
    kind: 'element',
    names: ['failure'],
    conditions: ['invalid-mechanism'],
    class: 'unavailable',
    spec: [rfc(6120, '6.5.7')],
  },
  // COMPAT: mod_register_redirect of Prosody answers so in clear text, whatever is demanded of logins.
  {
    asked: ['iq-register'],
    kind: 'element',
    names: ['iq'],
    type: 'result',
    isRedirection: true,
    class: 'unavailable',
    spec: [xep(77, 'redirect')],
  },
  // Legacy authentication and registration: a result is the form that a password would be written into.
  {
    asked: LOGIN_IQ,
    kind: 'element',
    names: ['iq'],
    type: 'result',
    class: 'processed',
    spec: [xep(78), xep(77)],
  },
  JUDGED_BY_IQ_AUTH,
  {
    asked: LOGIN_IQ,
    kind: 'element',
    names: ['iq'],
    type: 'error',
    conditions: ['policy-violation', 'not-acceptable', 'forbidden'],
    class: 'refused',
    spec: [rfc(6120, '8.3.3'), xep(77), xep(78)],
  },
  {
    asked: STANZA,
    kind: 'element',
    names: ['iq'],
    type: 'error',
    conditions: ['service-unavailable', 'feature-not-implemented', 'not-allowed', 'item-not-found'],
    class: 'unavailable',
    spec: [rfc(6120, '8.3.3')],
  },
  {
    asked: ['iq-ping'],
    kind: 'element',
    names: ['iq'],
    type: 'result',
    class: 'processed',
    spec: [rfc(6120, '4.9.3.12')],
  },
  {
    asked: ['iq-ping', 'iq-register'],
    kind: 'element',
    names: ['iq'],
    type: 'error',
    conditions: ['not-authorized', 'forbidden', 'policy-violation'],
    class: 'refused',
    spec: [rfc(6120, '8.3.3')],
  },
  // Compression alone lets nobody in: what is asked inside it decides.
  {
    asked: ['compress'],
    kind: 'element',
    names: ['compressed'],
    class: 'unavailable',
    spec: [xep(138)],
  },
  {
    asked: ['compress'],
    kind: 'element',
    names: ['failure'],
    conditions: ['setup-failed', 'processing-failed'],
    class: 'refused',
    spec: [xep(138)],
  },
  {
    asked: ['compress'],
    kind: 'element',
    names: ['failure'],
    conditions: ['unsupported-method'],
    class: 'unavailable',
    spec: [xep(138)],
  },
  // Dialback. Nothing is proven by `invalid`, nor by a failed call back: Prosody listens to a `<db:result/>` in clear text and
  // ends the stream for want of TLS only once the key was found valid (mod_s2s.lua, make_authenticated); ours never is.
  {
    asked: ['dialback'],
    kind: 'element',
    names: ['result'],
    type: 'error',
    conditions: ['policy-violation', 'not-authorized'],
    class: 'refused',
    spec: [xep(220, 'errors')],
  },
  {
    asked: ['dialback'],
    kind: 'element',
    names: ['result'],
    type: 'valid',
    class: 'processed',
    spec: [xep(220, 'protocol')],
  },
  // To answer a `<db:verify/>` lets nobody in, so only a refusal tells: ejabberd's is a stream error, and jabberd2 drops
  // dialback for want of TLS (s2s/in.c) while it goes on to `<proceed/>`.
  {
    asked: ['dialback-verify'],
    kind: 'element',
    names: ['verify'],
    class: 'unavailable',
    spec: [xep(220, 'protocol')],
  },
  {
    asked: ['dialback-verify'],
    kind: 'stream-error',
    conditions: ['policy-violation'],
    class: 'refused',
    spec: [rfc(6120, '4.9.3.14')],
  },
  { asked: ['dialback-verify'], kind: 'ignored', class: 'refused', spec: [xep(220, 'protocol')] },
  // Stream errors right behind the question.
  {
    asked: [...EVERY_LOGIN, 'dialback'],
    kind: 'stream-error',
    conditions: ['policy-violation'],
    class: 'refused',
    spec: [rfc(6120, '4.9.3.14')],
  },
  {
    asked: [...EVERY_LOGIN, 'dialback'],
    kind: 'stream-error',
    conditions: ['not-authorized'],
    class: 'refused',
    spec: [rfc(6120, '4.9.3.12')],
  },
  {
    asked: ['sasl2-plain', 'compress', ...STANZA],
    kind: 'stream-error',
    conditions: ['unsupported-stanza-type', 'unsupported-feature', 'bad-format', 'invalid-namespace'],
    class: 'unavailable',
    spec: ['4.9.3.24', '4.9.3.23', '4.9.3.1', '4.9.3.10'].map((section) => rfc(6120, section)),
  },
  { asked: EVERY_LOGIN, kind: 'closed', class: 'refused', spec: [rfc(6120, '5.3.1')] },
  // Passed over, while the stream went on. For SASL that is the refusal of jabberd2 (sx/sasl.c, `_sx_sasl_process`: "they
  // have to do starttls first, ignoring"); whatever else is passed over is not known to the server, and lets nobody in.
  {
    asked: ['sasl-plain', 'sasl-scram', 'sasl-challenged', 'sasl-compressed'],
    kind: 'ignored',
    class: 'refused',
    spec: [rfc(6120, '5.3.1')],
  },
  {
    asked: ['sasl2-plain', 'compress', ...STANZA],
    kind: 'ignored',
    class: 'unavailable',
    spec: [rfc(6120, '4.9.3.24')],
  },
]

/** What else the scan knows of the endpoint, without which some answers cannot be read. */
export interface ClassificationContext {
  /** Mechanisms of both SASL profiles inside TLS; empty when TLS was not reached. */
  readonly mechanismsAfterTls: readonly string[]
  /** Whether a stream inside TLS was seen: without that, silence is no refusal. */
  readonly isTlsUsable: boolean
  /** Whether a ping was answered by an iq error `not-authorized`, as Tigase answers whatever comes before a login. */
  readonly isPingUnauthorized: boolean
}

/**
 * Reads one answer.
 *
 * `invalid-mechanism` for a mechanism that the same endpoint offers inside TLS is a refusal for lack of TLS. An end of the
 * stream without a word is a refusal only where TLS is known to work: a broken server closes too. `not-authorized` to a get of
 * `jabber:iq:auth` judges a user only where it is not what every stanza is refused with.
 */
export function classify(question: AskedQuestion, context: ClassificationContext): Classification {
  const row = ROWS.find((candidate) => doesFit(candidate, question))
  if (row === undefined || isRateLimit(question.answer)) return { class: 'ambiguous', spec: row?.spec ?? [] }
  if (question.answer.kind === 'closed' && !context.isTlsUsable) return { class: 'ambiguous', spec: row.spec }
  if (row === JUDGED_BY_IQ_AUTH && context.isPingUnauthorized)
    return { class: 'refused', spec: [rfc(6120, '8.3.3')] }
  const isInvalidMechanism = row.conditions?.includes('invalid-mechanism') ?? false
  const isOfferedInsideTls =
    question.mechanism !== undefined && context.mechanismsAfterTls.includes(question.mechanism)
  if (isInvalidMechanism && isOfferedInsideTls) return { class: 'refused', spec: row.spec }
  return { class: row.class, spec: row.spec }
}

/** Words by which servers and their bans explain a `policy-violation` that has nothing to do with TLS; who federates is not rated. */
const RATE_LIMIT_WORDS = /too many|(?<![a-z])rate|limit|block|bann|blacklist|flood/i

function isRateLimit(answer: Answer): boolean {
  return answer.kind === 'stream-error' && RATE_LIMIT_WORDS.test(answer.detail)
}

function doesFit(row: Row, { stimulus, answer }: AskedQuestion): boolean {
  if (!row.asked.includes(stimulus) || row.kind !== answer.kind) return false
  switch (answer.kind) {
    case 'element':
      return (
        (row.names === undefined || row.names.includes(answer.name)) &&
        (row.type === undefined || row.type === answer.type) &&
        (row.isRedirection === undefined || row.isRedirection === answer.isRedirection) &&
        isConditionIn(row, answer.condition)
      )
    case 'stream-error':
      return isConditionIn(row, answer.condition)
    case 'ignored':
    case 'closed':
    case 'none':
      return true
  }
}

function isConditionIn(row: Row, condition: string | undefined): boolean {
  if (row.conditions === undefined) return true
  return condition !== undefined && row.conditions.includes(condition)
}
