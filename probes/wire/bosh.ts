import { PeerMisbehaved } from '../errors.ts'
import type { StreamFeatures, StreamHeader } from '../model.ts'
import { xep } from '../spec.ts'
import { readStreamError, STREAMS_NAMESPACE, type StreamError } from './stream-error.ts'
import { readStreamFeatures } from './stream-features.ts'
import { attributeOf, childOf, escapeXml, type XmlElement } from './xml-element.ts'
import { readXmlDocument } from './xml-document.ts'

const BOSH_NAMESPACE = 'http://jabber.org/protocol/httpbind'
const XBOSH_NAMESPACE = 'urn:xmpp:xbosh'

/** A request ID is never counted above this (XEP-0124, Generation). */
const HIGHEST_RID = 2 ** 53 - 1
/** Far more requests than one session of ours makes. */
const RID_MARGIN = 1000

/** Seconds that the connection manager may hold a request back: below every deadline of ours. */
const WAIT_SECONDS = 3

/** One session with a connection manager. */
export interface BoshSession {
  readonly sid: string
  /** Of the request that is written next. */
  readonly rid: number
}

/** What one response says. */
export interface BoshBody {
  /** In the session creation response only. */
  readonly sid?: string
  readonly header: StreamHeader
  readonly features?: StreamFeatures
  readonly error?: StreamError
  /** The terminal binding condition, where the connection manager ended the session: `undefined-condition` for none named. */
  readonly terminated?: string
}

/**
 * The request ID to begin a session with: large, random, positive.
 *
 * @param random Uniform in [0, 1).
 * @see XEP-0124 (Request IDs, Generation)
 */
export function firstRid(random: number): number {
  return 1 + Math.floor(random * (HIGHEST_RID - RID_MARGIN))
}

/** Writes the session creation request (XEP-0124, XEP-0206). @param to The domainpart that is asked for. */
export function writeSessionRequest(to: string, rid: number): string {
  return (
    `<body xmlns='${BOSH_NAMESPACE}' xmlns:xmpp='${XBOSH_NAMESPACE}' to='${escapeXml(to)}' rid='${rid}' ver='1.6' ` +
    `wait='${WAIT_SECONDS}' hold='1' content='text/xml; charset=utf-8' xml:lang='en' xmpp:version='1.0'/>`
  )
}

/** Writes an empty request: asks for what has come meanwhile (XEP-0206, Session Creation Response). */
export function writeEmptyRequest({ sid, rid }: BoshSession): string {
  return `<body xmlns='${BOSH_NAMESPACE}' sid='${escapeXml(sid)}' rid='${rid}'/>`
}

/** Writes the request that ends the session (XEP-0124, Terminating the BOSH Session). */
export function writeTermination({ sid, rid }: BoshSession): string {
  return `<body xmlns='${BOSH_NAMESPACE}' sid='${escapeXml(sid)}' rid='${rid}' type='terminate'/>`
}

/**
 * Reads the body of one response.
 *
 * @throws {PeerMisbehaved} when it is not one `<body/>` of BOSH's namespace, or not as XEP-0124 restricts its XML.
 * @see XEP-0124 (<body/> Wrapper Element), XEP-0206
 */
export function readBoshBody(text: string): BoshBody {
  const body = readXmlDocument(text)
  if (body.name !== 'body' || body.namespace !== BOSH_NAMESPACE)
    throw new PeerMisbehaved('not-a-bosh-body', xep(124, 'wrapper'))
  const sid = attributeOf(body, 'sid')
  const features = childOf(body, 'features', STREAMS_NAMESPACE)
  const error = childOf(body, 'error', STREAMS_NAMESPACE)
  const isTerminated = attributeOf(body, 'type') === 'terminate'
  return {
    ...(sid === undefined ? {} : { sid }),
    header: readHeader(body),
    ...(features === undefined ? {} : { features: readStreamFeatures(features) }),
    ...(error === undefined ? {} : { error: readStreamError(error) }),
    ...(isTerminated ? { terminated: attributeOf(body, 'condition') ?? 'undefined-condition' } : {}),
  }
}

/** `authid` is the stream ID of the XMPP server (XEP-0206, Session Creation Response). */
function readHeader(body: XmlElement): StreamHeader {
  const from = attributeOf(body, 'from')
  const id = attributeOf(body, 'authid')
  const version = body.attributes.find(
    ({ name, namespace }) => name === 'version' && namespace === XBOSH_NAMESPACE,
  )?.value
  return {
    ...(from === undefined ? {} : { from }),
    ...(id === undefined ? {} : { id }),
    ...(version === undefined ? {} : { version }),
    declaresDialback: false,
  }
}
