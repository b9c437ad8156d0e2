import type { AfterProceed, Manners, Reply, Step } from './behaviour.ts'

/** The bytes that servers say, and manners made of them; deliberately written out, sharing nothing with what is tested. */

export const send = (text: string): Step => ({ kind: 'send', text })
export const dribble = (text: string): Step => ({ kind: 'dribble', text })
export const sendEndlessly = (text: string): Step => ({ kind: 'send-endlessly', text })
export const close: Step = { kind: 'close' }
export const reset: Step = { kind: 'reset' }
export const silence: Reply = []

const TLS = 'urn:ietf:params:xml:ns:xmpp-tls'
const SASL = 'urn:ietf:params:xml:ns:xmpp-sasl'
const SASL2 = 'urn:xmpp:sasl:2'
const COMPRESS = 'http://jabber.org/protocol/compress'
const STREAM_ERRORS = 'urn:ietf:params:xml:ns:xmpp-streams'
const STANZA_ERRORS = 'urn:ietf:params:xml:ns:xmpp-stanzas'

export const DECLARATION = `<?xml version='1.0'?>`
export const PROCEED = `<proceed xmlns='${TLS}'/>`
const STREAM_END = '</stream:stream>'

const streamTag = (declarations: string): string =>
  `<stream:stream ${declarations} xmlns:stream='http://etherx.jabber.org/streams' id='{stream}' from='{domain}' version='1.0' xml:lang='en'>`
export const HEADER = DECLARATION + streamTag(`xmlns='jabber:client'`)
export const S2S_HEADER = DECLARATION + streamTag(`xmlns='jabber:server' xmlns:db='jabber:server:dialback'`)

export const STARTTLS = `<starttls xmlns='${TLS}'/>`
export const STARTTLS_REQUIRED = `<starttls xmlns='${TLS}'><required/></starttls>`
export const mechanisms = (...names: readonly string[]): string =>
  `<mechanisms xmlns='${SASL}'>${names.map((name) => `<mechanism>${name}</mechanism>`).join('')}</mechanisms>`
export const LOGINS = mechanisms('SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN')
export const SASL2_PLAIN = `<authentication xmlns='${SASL2}'><mechanism>PLAIN</mechanism></authentication>`
export const COMPRESSION = `<compression xmlns='http://jabber.org/features/compress'><method>zlib</method></compression>`
export const IQ_AUTH = `<auth xmlns='http://jabber.org/features/iq-auth'/>`
export const IQ_REGISTER = `<register xmlns='http://jabber.org/features/iq-register'/>`
export const DIALBACK = `<dialback xmlns='urn:xmpp:features:dialback'/>`
export const features = (...offered: readonly string[]): string =>
  `<stream:features>${offered.join('')}</stream:features>`

export const saslFailure = (condition: string): string => `<failure xmlns='${SASL}'><${condition}/></failure>`
const sasl2Failure = (condition: string): string =>
  `<failure xmlns='${SASL2}'><${condition} xmlns='${SASL}'/></failure>`
const starttlsFailure = `<failure xmlns='${TLS}'/>${STREAM_END}`
const compressFailure = (condition: string): string =>
  `<failure xmlns='${COMPRESS}'><${condition}/></failure>`
export const CHALLENGE = `<challenge xmlns='${SASL}'/>`
/** `r=` the nonce that came and some more, salt and count (RFC 5802 §7). */
export const SCRAM_CHALLENGE = `<challenge xmlns='${SASL}'>${Buffer.from(
  'r=dGVsbHVzbW9yZQ,s=c2FsdA==,i=4096',
).toString('base64')}</challenge>`
export const SASL2_CHALLENGE = `<challenge xmlns='${SASL2}'/>`
export const SUCCESS = `<success xmlns='${SASL}'/>`

export const iqResult = (payload: string): string =>
  `<iq type='result' id='{id}' from='{domain}'>${payload}</iq>`
export const iqError = (type: string, condition: string): string =>
  `<iq type='error' id='{id}' from='{domain}'><error type='${type}'><${condition} xmlns='${STANZA_ERRORS}'/></error></iq>`
export const IQ_AUTH_FORM = iqResult(
  `<query xmlns='jabber:iq:auth'><username/><password/><digest/><resource/></query>`,
)
export const IQ_REGISTER_FORM = iqResult(
  `<query xmlns='jabber:iq:register'><instructions>Choose.</instructions><username/><password/></query>`,
)
export const IQ_REGISTER_ELSEWHERE = iqResult(
  `<query xmlns='jabber:iq:register'><instructions>On the web.</instructions><x xmlns='jabber:x:oob'><url>https://{domain}/</url></x></query>`,
)

/** A stream error with the end of the stream; the connection is closed by another step. */
export const streamError = (condition: string, text = '', content = ''): string =>
  `<stream:error><${condition} xmlns='${STREAM_ERRORS}'>${content}</${condition}>` +
  (text === '' ? '' : `<text xmlns='${STREAM_ERRORS}' xml:lang='en'>${text}</text>`) +
  `</stream:error>${STREAM_END}`

export const startTls = (next: AfterProceed = 'handshake', proceed = PROCEED, behind?: string): Reply => [
  { kind: 'start-tls', proceed, next, ...(behind === undefined ? {} : { behind }) },
]
export const startCompression: Reply = [
  { kind: 'start-compression', text: `<compressed xmlns='${COMPRESS}'/>` },
]

/** A stream that is ended with a condition as soon as it is opened. */
export const refusesStream = (condition: string, text = '', content = ''): Manners => ({
  open: [send(HEADER + streamError(condition, text, content)), close],
})

/** XEP-0220 has a key verified for whoever asks; that lets nobody in. */
export const VERIFIED_INVALID = `<db:verify xmlns:db='jabber:server:dialback' type='invalid' id='tellus'/>`

const COMMON: Manners = {
  verify: [send(VERIFIED_INVALID)],
  end: [send(STREAM_END), close],
  malformed: [send(streamError('not-well-formed')), close],
}

/** Refuses every login for want of TLS, as ejabberd does: SASL keeps the stream open, a stanza ends it. */
export const refusing = (...offered: readonly string[]): Manners => ({
  ...COMMON,
  open: [send(HEADER + features(...offered))],
  starttls: startTls(),
  auth: [send(saslFailure('encryption-required'))],
  authenticate: [send(sasl2Failure('encryption-required'))],
  compress: [send(compressFailure('setup-failed'))],
  stanza: [send(streamError('policy-violation', 'Use of STARTTLS required')), close],
  anything: [send(streamError('unsupported-stanza-type')), close],
})

/** Says that TLS is required, and holds to it. */
export const REQUIRED = refusing(STARTTLS_REQUIRED)

/** Reads passwords from whoever sends them; other ways in do not exist. */
export const acceptingLogins = (...offered: readonly string[]): Manners => ({
  ...refusing(...offered),
  'auth PLAIN': [send(CHALLENGE)],
  'auth SCRAM': [send(SCRAM_CHALLENGE)],
  auth: [send(saslFailure('invalid-mechanism'))],
  authenticate: [send(streamError('unsupported-stanza-type')), close],
  compress: [send(compressFailure('unsupported-method'))],
  stanza: [send(iqError('cancel', 'service-unavailable'))],
})

/** What a server has no TLS for: `<starttls/>` fails (RFC 6120 §5.4.2.2). */
export const withoutTls = (manners: Manners): Manners => ({
  ...manners,
  starttls: [send(starttlsFailure), close],
})

/** Inside TLS: all that a client needs. */
export const INSIDE: Manners = {
  ...COMMON,
  open: [send(HEADER + features(LOGINS))],
  auth: [send(saslFailure('not-authorized'))],
  starttls: [send(starttlsFailure), close],
  stanza: [send(streamError('not-authorized')), close],
  anything: [send(streamError('unsupported-stanza-type')), close],
}

/** The same between servers: dialback is refused for want of TLS. */
export const s2sRefusing = (...offered: readonly string[]): Manners => ({
  ...COMMON,
  open: [send(S2S_HEADER + features(...offered))],
  starttls: startTls(),
  dialback: [send(streamError('policy-violation', 'TLS is required')), close],
  verify: [send(streamError('policy-violation', 'TLS is required')), close],
  anything: [send(streamError('not-authorized')), close],
})

export const S2S_INSIDE: Manners = {
  ...COMMON,
  open: [send(S2S_HEADER + features(mechanisms('EXTERNAL'), DIALBACK))],
  dialback: silence,
  starttls: [send(starttlsFailure), close],
  anything: [send(streamError('not-authorized')), close],
}
