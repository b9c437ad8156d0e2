/** Files that the bot shares through the upload service of its own server (XEP-0363). */
import type { Upload } from '../../probes/index.ts'
import type { DataFile, Log, Picture } from '../ports.ts'
import { contentOf } from '../reply/attachment.ts'
import { askInfo, featuresOf } from './disco.ts'
import type { Requests } from './requests.ts'
import { NS, attribute, childElements, childText, xml, type Element } from './stanza.ts'

/** What sharing takes. */
export interface UploadParts {
  readonly requests: Requests
  /** Of the account. */
  readonly domain: string
  readonly putFile: PutFile
  readonly log: Log
}

/** Makes the HTTP request; bounded in time, and over verified TLS only. Never rejects for what a peer did. */
export type PutFile = (upload: Upload, signal: AbortSignal) => Promise<PutOutcome>

type PutOutcome =
  { readonly state: 'observed' } | { readonly state: 'failed'; readonly failure: { readonly code: string } }

/**
 * How sharing a file ended.
 * - `no-service`: the server offers none. `too-large`: it takes no file of that size.
 * - `refused`: the service gave no place for it. `failed`: what should have happened did not, which may pass.
 */
export type Shared =
  | { readonly state: 'shared'; readonly url: string }
  | { readonly state: 'not-shared'; readonly because: 'no-service' | 'too-large' | 'refused' | 'failed' }

interface Service {
  readonly jid: string
  /** In bytes; no limit is known where absent. */
  readonly maxFileSize?: number
}

interface Slot {
  readonly put: URL
  /** As the service wrote it. */
  readonly get: string
  readonly headers: Upload['headers']
}

/** Each is asked what it is; a server has some ten. */
const MOST_ITEMS = 20
/** It becomes the body of a message. */
const LONGEST_URL = 2_000
/** The only ones that a slot may ask for (XEP-0363 §4). */
const ALLOWED_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'expires'])
const MOST_HEADERS = 10

/** The upload service: one that serves is looked for once a session, one that does not each time, for it may be back. */
export class Uploads {
  readonly #parts: UploadParts
  #service: Promise<Service | 'none' | 'unknown'> | undefined

  constructor(parts: UploadParts) {
    this.#parts = parts
  }

  /** The session is over: the next one may find another service. */
  forget(): void {
    this.#service = undefined
  }

  /** Uploads a file. Never rejects for what a server did. */
  async share(file: Picture | DataFile, signal: AbortSignal): Promise<Shared> {
    const shared = await this.#share(file, signal)
    if (shared.state === 'not-shared') this.forget()
    return shared
  }

  async #share(file: Picture | DataFile, signal: AbortSignal): Promise<Shared> {
    const { log, putFile } = this.#parts
    this.#service ??= this.#discover()
    const service = await this.#service
    if (service === 'none') return notShared('no-service')
    if (service === 'unknown') return notShared('failed')
    const { bytes, contentType } = contentOf(file)
    const { byteLength } = bytes
    if (service.maxFileSize !== undefined && byteLength > service.maxFileSize) return notShared('too-large')
    const slot = await this.#requestSlot(service.jid, file)
    if (typeof slot === 'string') return notShared(slot)
    const { get, headers, put: url } = slot
    const outcome = await putFile({ url, bytes, contentType, headers }, signal)
    if (outcome.state === 'observed') return { state: 'shared', url: get }
    log.warn({ host: url.host, failure: outcome.failure }, 'a file could not be uploaded')
    return notShared('failed')
  }

  /** The server itself, and what it names (XEP-0363 §3). */
  async #discover(): Promise<Service | 'none' | 'unknown'> {
    const { domain, requests } = this.#parts
    const reply = await requests.ask('get', domain, xml('query', { xmlns: NS.discoItems }))
    if (reply.state === 'unanswered') return 'unknown'
    const items =
      reply.state === 'result' ? (reply.stanza.getChild('query', NS.discoItems) ?? undefined) : undefined
    const named = items?.getChildren('item').map((item) => attribute(item, 'jid')) ?? []
    const jids = new Set([domain, ...named.filter((jid) => jid !== undefined).slice(0, MOST_ITEMS)])
    const answers = await Promise.all([...jids].map((jid) => this.#describe(jid)))
    const found = answers.find((answer) => typeof answer === 'object')
    return found ?? (answers.includes('unknown') ? 'unknown' : 'none')
  }

  async #describe(jid: string): Promise<Service | 'none' | 'unknown'> {
    const reply = await askInfo(this.#parts.requests, jid, DISCO_MS)
    if (reply.state === 'unanswered') return 'unknown'
    if (reply.state === 'refused' || !featuresOf(reply.info).has(NS.upload)) return 'none'
    const maxFileSize = maxFileSizeIn(reply.info)
    return { jid, ...(maxFileSize !== undefined && { maxFileSize }) }
  }

  async #requestSlot(
    service: string,
    file: Picture | DataFile,
  ): Promise<Slot | 'too-large' | 'refused' | 'failed'> {
    const { log, requests } = this.#parts
    const { bytes, contentType } = contentOf(file)
    const request = xml('request', {
      xmlns: NS.upload,
      filename: file.name,
      size: String(bytes.byteLength),
      'content-type': contentType,
    })
    const reply = await requests.ask('get', service, request)
    switch (reply.state) {
      case 'unanswered':
        return 'failed'
      case 'error': {
        log.warn({ service, condition: reply.condition }, 'the upload service refused')
        const isTooLarge = reply.stanza.getChild('error')?.getChild('file-too-large', NS.upload) !== undefined
        return isTooLarge ? 'too-large' : 'refused'
      }
      case 'result': {
        const slot = readSlot(reply.stanza)
        if (slot === undefined) log.warn({ service }, 'the upload service gave no slot that can be used')
        return slot ?? 'failed'
      }
    }
  }
}

/** Somebody waits: a component that is silent must not hold up the others. */
const DISCO_MS = 5_000

function notShared(because: Extract<Shared, { state: 'not-shared' }>['because']): Shared {
  return { state: 'not-shared', because }
}

/** By the form of the service (XEP-0363 §3, XEP-0128). */
function maxFileSizeIn(query: Element): number | undefined {
  const form = query.getChildren('x', NS.dataForm).find((each) => valueOf(each, 'FORM_TYPE') === NS.upload)
  const digits = form === undefined ? undefined : valueOf(form, 'max-file-size')
  return digits !== undefined && /^[0-9]{1,15}$/.test(digits) ? Number(digits) : undefined
}

function valueOf(form: Element, name: string): string | undefined {
  const field = form.getChildren('field').find((each) => attribute(each, 'var') === name)
  return field === undefined ? undefined : childText(field, 'value')
}

/** @returns `undefined` where something is missing, or leads out of TLS. */
function readSlot(stanza: Element): Slot | undefined {
  const slot = stanza.getChild('slot', NS.upload)
  const put = slot?.getChild('put')
  const get = slot?.getChild('get')
  const [putUrl, getUrl] = [put, get].map((element) => (element && attribute(element, 'url')) ?? '')
  if (put === undefined || !isSecureUrl(putUrl) || !isSecureUrl(getUrl)) return undefined
  return { put: new URL(putUrl), get: getUrl, headers: headersIn(put) }
}

function isSecureUrl(url: string | undefined): url is string {
  return url !== undefined && url.length <= LONGEST_URL && /^https:\/\/[!-~]+$/.test(url) && URL.canParse(url)
}

/** Line breaks are taken out, as the XEP demands: what stands behind one would be a header of its own (XEP-0363 §9.2). */
function headersIn(put: Element): Upload['headers'] {
  const withoutBreaks = (text: string): string => text.replaceAll(/[\r\n]/g, '')
  return childElements(put)
    .filter((child) => child.is('header'))
    .map(
      (header) => [withoutBreaks(attribute(header, 'name') ?? ''), withoutBreaks(header.getText())] as const,
    )
    .filter(([name]) => ALLOWED_HEADERS.has(name.toLowerCase()))
    .slice(0, MOST_HEADERS)
}
