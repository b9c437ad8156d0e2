import type { Outcome, StreamFeatures, StreamHeader, WebHop } from '../model.ts'
import {
  firstRid,
  readBoshBody,
  writeEmptyRequest,
  writeSessionRequest,
  writeTermination,
  type BoshBody,
  type BoshSession,
} from '../wire/bosh.ts'
import { endedByError, failed, toFailed } from './failures.ts'
import type { HttpClient, Route } from './http.ts'

type Stream = { readonly header: StreamHeader; readonly features: StreamFeatures }

/** Requests that may pass until the features come: creation, and one for those that send them late (XEP-0206). */
const MOST_REQUESTS = 2

const CONTENT_TYPE = 'text/xml; charset=utf-8'

/**
 * Creates a BOSH session, reads the features of its stream and ends the session.
 *
 * @param url `https:`.
 * @param domain The domainpart that the stream is opened to.
 * @param random Uniform in [0, 1).
 * @returns The first request with how it was answered, and the features.
 * @see XEP-0124, XEP-0206
 */
export async function readBoshFeatures(
  http: HttpClient,
  url: URL,
  route: Route,
  domain: string,
  random: number,
  signal: AbortSignal,
): Promise<{ readonly hop: WebHop; readonly stream: Outcome<Stream> }> {
  let rid = firstRid(random)
  const post = async (body: string) => {
    rid += 1
    const sent = await http.send(url, { method: 'POST', body, contentType: CONTENT_TYPE }, signal, route)
    return { hop: sent.hop, body: answerOf(sent.hop, sent.body) }
  }
  const created = await post(writeSessionRequest(domain, rid))
  if (created.body.state !== 'observed') return { hop: created.hop, stream: created.body }
  const { sid, header } = created.body.value
  let stream = streamOf(created.body.value, header)
  if (sid === undefined) return { hop: created.hop, stream: stream ?? NO_SESSION }
  const session = (): BoshSession => ({ sid, rid })
  for (let request = 1; stream === undefined && request < MOST_REQUESTS; request += 1) {
    const { body } = await post(writeEmptyRequest(session()))
    stream = body.state === 'observed' ? streamOf(body.value, header) : body
  }
  if (stream === undefined || stream.state === 'observed') await post(writeTermination(session()))
  return { hop: created.hop, stream: stream ?? NO_FEATURES }
}

const NO_SESSION = failed('stream', 'peer-misbehaved', 'no-sid')
const NO_FEATURES = failed('stream', 'peer-misbehaved', 'no-features')

/** The hop's failure stands for the body's, so that one outcome tells all. */
function answerOf(hop: WebHop, body: Outcome<string>): Outcome<BoshBody> {
  if (hop.tls.state === 'failed') return hop.tls
  if (hop.answer.state !== 'observed') return hop.answer
  if (body.state !== 'observed') return body
  try {
    return { state: 'observed', value: readBoshBody(body.value) }
  } catch (error) {
    return toFailed(error, 'stream')
  }
}

/** @returns `undefined` while neither features nor an end have come. */
function streamOf(
  { features, error, terminated, header: late }: BoshBody,
  header: StreamHeader,
): Outcome<Stream> | undefined {
  if (error !== undefined) return endedByError('stream', error)
  if (terminated !== undefined) return failed('stream', 'stream-error', terminated)
  return features === undefined
    ? undefined
    : { state: 'observed', value: { header: { ...header, ...late }, features } }
}
