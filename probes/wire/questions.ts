/**
 * Theory of operation. Whether TLS is mandatory shows only when something is asked without it. Each question here is one
 * that a server can refuse for want of TLS, and none carries a credential: PLAIN comes without its response, SCRAM names a
 * user that cannot exist, the stanzas only ask for a form. What is to be asked, and how its answer is told from whatever
 * else a server says, is this file; what the answer means is judged elsewhere.
 */
import type { Answer, Stimulus, StreamFeatures } from '../model.ts'
import { DIALBACK_NAMESPACE } from './starttls.ts'
import { readStreamError, STREAMS_NAMESPACE } from './stream-error.ts'
import { TLS_NAMESPACE } from './stream-features.ts'
import { attributeOf, childOf, escapeXml, serializeXml, type XmlElement } from './xml-element.ts'

const SASL_NAMESPACE = 'urn:ietf:params:xml:ns:xmpp-sasl'
const SASL2_NAMESPACE = 'urn:xmpp:sasl:2'
const COMPRESS_NAMESPACE = 'http://jabber.org/protocol/compress'
const REGISTER_NAMESPACE = 'jabber:iq:register'
const FORM_NAMESPACE = 'jabber:x:data'

type StimulusList = readonly Stimulus[]

/** Those that one stream can carry, since their refusal leaves it open. */
export const LOGINS: StimulusList = [
  'starttls-unoffered',
  'sasl-plain',
  'sasl-scram',
  'sasl-challenged',
  'sasl2-plain',
]

/** As much of an answer as is kept: enough to recognise it. */
const ANSWER_LENGTH = 300

/** A user whom nobody can be: `.invalid` names nothing, ever (RFC 6761 §6.4). */
const NOBODY = 'tellus-asks-without-a-password.invalid'

/** A SCRAM first message (RFC 5802 §7). */
const SCRAM_FIRST_MESSAGE = `n,,n=${NOBODY},r=dGVsbHVzLWFza3Mtb25seQ`

/** Mechanisms whose exchange begins with a challenge (RFC 2831 §2.1, RFC 2195 §2), so that asking for them tells nothing. */
const CHALLENGED_FIRST = ['DIGEST-MD5', 'CRAM-MD5'] as const

export interface Question {
  readonly stimulus: Stimulus
  readonly mechanism?: string
  /** The whole question as XML, to be written behind the stream header. */
  readonly xml: string
  /**
   * Whatever is answered, what follows is still read as part of this stream: so the next question may be written right behind,
   * without waiting. Its answer also shows where a server passed over this one without a word, as ejabberd 23.01 does with
   * elements that it does not know. Not so where the answer may be `<compressed/>` or `<proceed/>`.
   */
  readonly mayBeFollowed?: boolean
  /** Whether an element is the answer to this question, and not something else that the server had to say. */
  isAnswer(element: XmlElement): boolean
}

/**
 * The questions for the clear-text port of a c2s service, the most important first; {@link DIVISIONS} says how they are
 * spread over streams. Refusals of SASL leave a stream open (RFC 6120 §6.4.5), refusals of stanzas often close it.
 * Before them all comes whether TLS is to be had though it is hidden.
 *
 * @param domain Of the stream's `to`.
 * @param features What was announced: it decides which SCRAM to ask for, and whether STARTTLS is asked for unoffered.
 */
export function clearTextQuestions(domain: string, features: StreamFeatures): readonly Question[] {
  const scram = features.mechanisms.find((name) => /^SCRAM-.*(?<!-PLUS)$/.test(name)) ?? 'SCRAM-SHA-1'
  const challenged = CHALLENGED_FIRST.find((name) => features.mechanisms.includes(name))
  return [
    ...(features.starttls === 'absent' ? [STARTTLS_QUESTION] : []),
    saslQuestion('sasl-plain', 'PLAIN', ''),
    saslQuestion('sasl-scram', scram, Buffer.from(SCRAM_FIRST_MESSAGE).toString('base64')),
    ...(challenged === undefined ? [] : [saslQuestion('sasl-challenged', challenged, '')]),
    {
      stimulus: 'sasl2-plain',
      mechanism: 'PLAIN',
      xml: `<authenticate xmlns='${SASL2_NAMESPACE}' mechanism='PLAIN'/>`,
      mayBeFollowed: true,
      isAnswer: ({ namespace }) => namespace === SASL2_NAMESPACE,
    },
    {
      stimulus: 'compress',
      xml: `<compress xmlns='${COMPRESS_NAMESPACE}'><method>zlib</method></compress>`,
      isAnswer: ({ namespace }) => namespace === COMPRESS_NAMESPACE,
    },
    iqQuestion('iq-register', domain, `<query xmlns='${REGISTER_NAMESPACE}'/>`),
    // jabberd2 wants the name of a user before it says which fields there are.
    iqQuestion('iq-auth', domain, `<query xmlns='jabber:iq:auth'><username>${NOBODY}</username></query>`),
    pingQuestion(domain),
  ]
}

/**
 * How questions are spread over streams: those of one list go to one stream, in that order, and the lists side by side.
 *
 * What came to no answer, because the stream was ended before, is asked again by the second division: at a server that ends
 * the stream at every question, a login, a stanza, another login and compression are asked.
 */
export const DIVISIONS: readonly [first: readonly StimulusList[], later: readonly StimulusList[]] = [
  [LOGINS, ['iq-register', 'iq-auth', 'iq-ping', 'compress']],
  [LOGINS, ['compress'], ['iq-register', 'iq-auth'], ['iq-ping']],
]

/**
 * The questions for a compressed stream: compression has been a way around the demand for TLS. The stanza behind the one
 * that matters has to be answered, and so shows whether that one was passed over; it is written only when that is asked,
 * since a server that ends the connection over it may take down with it what the inflater still holds.
 */
export function compressedQuestions(domain: string): readonly Question[] {
  return [{ ...saslQuestion('sasl-compressed', 'PLAIN', ''), mayBeFollowed: false }, pingQuestion(domain)]
}

const STARTTLS_QUESTION: Question = {
  stimulus: 'starttls-unoffered',
  xml: `<starttls xmlns='${TLS_NAMESPACE}'/>`,
  isAnswer: ({ namespace }) => namespace === TLS_NAMESPACE,
}

/**
 * The question for the clear-text port of an s2s service: whether a domain may identify itself by dialback alone.
 *
 * @param from A domain of ours: the peer calls back there (XEP-0220).
 * @param key Nobody vouches for it: what is asked is whether the peer listens without TLS, not to be let in.
 */
export function dialbackQuestion(domain: string, from: string, key: string): Question {
  return {
    stimulus: 'dialback',
    // COMPAT: the prefix is `db`, by which ejabberd knows the element (XEP-0220 has it in every example).
    xml: `<db:result xmlns:db='${DIALBACK_NAMESPACE}' from='${escapeXml(from)}' to='${escapeXml(domain)}'>${key}</db:result>`,
    isAnswer: ({ name, namespace }) => name === 'result' && namespace === DIALBACK_NAMESPACE,
  }
}

/**
 * The questions for the clear-text port of an s2s service that need no domain of ours: a `<db:verify/>`, which has to be
 * answered by whoever is asked for the key (XEP-0220), and `<starttls/>`, whose answer shows that the first was dropped.
 * The second is written only when the first has been silent for long: an answer may take another way through the server.
 */
export function verifyQuestions(domain: string, from: string): readonly Question[] {
  const addresses = `from='${escapeXml(from)}' to='${escapeXml(domain)}'`
  return [
    {
      stimulus: 'dialback-verify',
      xml: `<db:verify xmlns:db='${DIALBACK_NAMESPACE}' ${addresses} id='tellus'>${NO_KEY}</db:verify>`,
      isAnswer: ({ name, namespace }) => name === 'verify' && namespace === DIALBACK_NAMESPACE,
    },
    STARTTLS_QUESTION,
  ]
}

/** Looks like a key of XEP-0185, and is none. */
const NO_KEY = '0'.repeat(64)

function saslQuestion(stimulus: Stimulus, mechanism: string, response: string): Question {
  const start = `<auth xmlns='${SASL_NAMESPACE}' mechanism='${escapeXml(mechanism)}'`
  return {
    stimulus,
    mechanism,
    xml: response === '' ? `${start}/>` : `${start}>${response}</auth>`,
    mayBeFollowed: true,
    isAnswer: ({ namespace }) => namespace === SASL_NAMESPACE,
  }
}

function iqQuestion(stimulus: Stimulus, domain: string, payload: string): Question {
  const id = `tellus-${stimulus}`
  return {
    stimulus,
    xml: `<iq type='get' id='${id}' to='${escapeXml(domain)}'>${payload}</iq>`,
    mayBeFollowed: true,
    isAnswer: (element) => element.name === 'iq' && attributeOf(element, 'id') === id,
  }
}

function pingQuestion(domain: string): Question {
  return iqQuestion('iq-ping', domain, `<ping xmlns='urn:xmpp:ping'/>`)
}

/** @returns What an element answers; a stream error answers whatever was asked last. */
export function readAnswer(element: XmlElement): Answer {
  const xml = serializeXml(element).slice(0, ANSWER_LENGTH)
  const { name, namespace } = element
  if (name === 'error' && namespace === STREAMS_NAMESPACE) {
    return { kind: 'stream-error', ...readStreamError(element), xml }
  }
  const type = attributeOf(element, 'type')
  const isStanza = name === 'iq' || namespace === DIALBACK_NAMESPACE
  const holder = isStanza ? element.children.find((child) => child.name === 'error') : element
  const condition = holder?.children.find((child) => child.name !== 'text')?.name ?? legacyCondition(holder)
  return {
    kind: 'element',
    name,
    namespace,
    ...(type === undefined ? {} : { type }),
    ...(condition === undefined || (isStanza && type !== 'error') ? {} : { condition }),
    ...(type === 'result' && isRedirection(element) ? { isRedirection: true } : {}),
    xml,
  }
}

/** Whether who wants to register is sent elsewhere, on the web say: no field for a password, and no data form that might have one. */
function isRedirection(iq: XmlElement): boolean {
  const query = childOf(iq, 'query', REGISTER_NAMESPACE)
  if (query === undefined) return false
  const hasPassword = childOf(query, 'password', REGISTER_NAMESPACE) !== undefined
  return !hasPassword && childOf(query, 'x', FORM_NAMESPACE) === undefined
}

/**
 * COMPAT: jabberd2 answers `jabber:iq:auth` with a code alone (util/stanza.c, `stanza_err_OLD_UNAUTH`).
 *
 * @returns The condition that XEP-0086 gives for the code of an error; `undefined` for other codes, and without one.
 */
function legacyCondition(error: XmlElement | undefined): string | undefined {
  const code = error === undefined ? undefined : attributeOf(error, 'code')
  return code === undefined ? undefined : LEGACY_CONDITIONS.get(code)
}

const LEGACY_CONDITIONS: ReadonlyMap<string, string> = new Map([
  ['400', 'bad-request'],
  ['401', 'not-authorized'],
  ['403', 'forbidden'],
  ['404', 'item-not-found'],
  ['405', 'not-allowed'],
  ['406', 'not-acceptable'],
  ['501', 'feature-not-implemented'],
  ['503', 'service-unavailable'],
])

/**
 * Whether an answer leaves nothing to ask on this stream: an exchange has begun that a password would go into, the bytes
 * that follow are no longer this stream's, or the peer has to close because STARTTLS failed (RFC 6120 §5.4.2.2).
 */
export function isLastOnStream(answer: Answer): boolean {
  if (answer.kind !== 'element') return answer.kind !== 'ignored'
  return ENDS_A_STREAM.has(answer.name) || (answer.name === 'failure' && answer.namespace === TLS_NAMESPACE)
}

/** Whether an answer shows that clear text is taken up, so that no further question has to be put to the server. */
export function isTakenUp(answer: Answer): boolean {
  if (answer.kind !== 'element') return false
  const { name, type, isRedirection: leadsElsewhere = false } = answer
  return name === 'challenge' || name === 'success' || (name === 'iq' && type === 'result' && !leadsElsewhere)
}

const ENDS_A_STREAM: ReadonlySet<string> = new Set(['challenge', 'success', 'compressed', 'proceed'])
