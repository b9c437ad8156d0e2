/**
 * Theory of operation. A host-meta document lists links; those of XMPP tell where clients may connect without SRV. It
 * comes as XRD (XML) or as JRD (JSON), and XEP-0487 adds members to the second only. Both readers give the same values, so
 * that what is judged does not depend on the form. A document that is none is `PeerMisbehaved`; a link with a member of the
 * wrong type is kept, with the name of that member, because the rest of it still leads clients somewhere.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { PeerMisbehaved } from '../errors.ts'
import type { HostMeta, HostMetaLink, HostMetaXmpp } from '../model.ts'
import { xep } from '../spec.ts'

/** What every relation of XEP-0156 and XEP-0487 begins with. */
const RELATION_PREFIX = 'urn:xmpp:alt-connections:'
const XRD_NAMESPACE = 'http://docs.oasis-open.org/ns/xri/xrd-1.0'

/** UTF-16 code units; no honest document comes near it, and what fetches it stops there as well. */
const LONGEST_DOCUMENT = 64 * 1024
const DEEPEST_ELEMENT = 16
const MOST_LINKS = 100
const MOST_ITEMS = 32
const LONGEST_VALUE = 2048

const FORMAT = xep(156, 'httpformat')

/**
 * Reads an XRD document: `/.well-known/host-meta`.
 *
 * @throws {PeerMisbehaved} `not-well-formed`, `not-an-xrd`, `doctype`, `too-long`, `too-deep`, `too-many-links`.
 * @see XEP-0156 §2.1 (Link Format)
 */
export function readXrd(text: string): HostMeta {
  refuseLong(text)
  const links: HostMetaLink[] = []
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  parser.on('error', (cause) => {
    throw new PeerMisbehaved('not-well-formed', FORMAT, { cause })
  })
  // A document type may declare entities that expand to gigabytes, or stand for files (XEP-0487, "Why not host-meta.xml?").
  parser.on('doctype', () => {
    throw new PeerMisbehaved('doctype', xep(487, 'rationale-hm-xml'))
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > DEEPEST_ELEMENT) throw new PeerMisbehaved('too-deep', FORMAT)
    if (depth === 1 && !(tag.uri === XRD_NAMESPACE && tag.local === 'XRD'))
      throw new PeerMisbehaved('not-an-xrd', FORMAT)
    const link = depth === 2 ? readXrdLink(tag) : undefined
    if (link === undefined) return
    if (links.length === MOST_LINKS) throw new PeerMisbehaved('too-many-links', FORMAT)
    links.push(link)
  })
  parser.on('closetag', () => {
    depth -= 1
  })
  parser.write(text).close()
  return { links }
}

/**
 * Reads a JRD document: `/.well-known/host-meta.json`.
 *
 * @throws {PeerMisbehaved} `not-json`, `not-a-jrd` (no object, `links` no array of objects), `too-long`, `too-many-links`.
 * @see XEP-0156 §2.1, XEP-0487 §2.1 (Link Format)
 */
export function readJrd(text: string): HostMeta {
  refuseLong(text)
  const document = parseJson(text)
  const sent = document['links'] ?? []
  if (!Array.isArray(sent)) throw new PeerMisbehaved('not-a-jrd', FORMAT)
  const links = sent.flatMap((link: unknown) => {
    if (!isObject(link)) throw new PeerMisbehaved('not-a-jrd', FORMAT)
    return readJrdLink(link) ?? []
  })
  if (links.length > MOST_LINKS) throw new PeerMisbehaved('too-many-links', FORMAT)
  const xmpp = document['xmpp']
  return { links, ...(isObject(xmpp) ? { xmpp: readXmpp(xmpp) } : {}) }
}

type JsonObject = Readonly<Record<string, unknown>>

function refuseLong(text: string): void {
  if (text.length > LONGEST_DOCUMENT) throw new PeerMisbehaved('too-long', FORMAT)
}

function readXrdLink(tag: SaxesTagNS): HostMetaLink | undefined {
  if (tag.uri !== XRD_NAMESPACE || tag.local !== 'Link') return undefined
  const rel = tag.attributes['rel']?.value
  const href = tag.attributes['href']?.value
  if (rel === undefined || !isRelation(rel)) return undefined
  return { rel, ...(href === undefined ? {} : { href }), malformed: [] }
}

function parseJson(text: string): JsonObject {
  let parsed: unknown
  try {
    // A byte order mark is no JSON (RFC 8259 §8.1 lets parsers ignore it), and web servers send what editors wrote.
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new PeerMisbehaved('not-json', FORMAT, { cause })
  }
  if (!isObject(parsed)) throw new PeerMisbehaved('not-a-jrd', FORMAT)
  return parsed
}

function readJrdLink(link: JsonObject): HostMetaLink | undefined {
  const rel = link['rel']
  if (typeof rel !== 'string' || !isRelation(rel)) return undefined
  const malformed: string[] = []
  const take = <T>(member: string, isValid: (value: unknown) => value is T): T | undefined => {
    const value = link[member]
    if (value === undefined) return undefined
    if (isValid(value)) return value
    malformed.push(member)
    return undefined
  }
  const href = take('href', isText)
  const port = take('port', isUint16)
  const priority = take('priority', isUint16)
  const weight = take('weight', isUint16)
  const sni = take('sni', isText)
  const ech = take('ech', isText)
  const ips = take('ips', isTexts)
  return {
    rel,
    ...(href === undefined ? {} : { href }),
    ...(port === undefined ? {} : { port }),
    ...(priority === undefined ? {} : { priority }),
    ...(weight === undefined ? {} : { weight }),
    ...(sni === undefined ? {} : { sni }),
    ...(ech === undefined ? {} : { ech }),
    ...(ips === undefined ? {} : { ips }),
    malformed,
  }
}

function readXmpp(xmpp: JsonObject): HostMetaXmpp {
  const ttl = xmpp['ttl']
  const pins = xmpp['public-key-pins-sha-256'] ?? []
  const isTtl = typeof ttl === 'number' && Number.isSafeInteger(ttl) && ttl >= 0
  return {
    ...(isTtl ? { ttlSeconds: ttl } : {}),
    pins: isTexts(pins) ? pins : [],
    malformed: [
      ...(ttl === undefined || isTtl ? [] : ['ttl']),
      ...(isTexts(pins) ? [] : ['public-key-pins-sha-256']),
    ],
  }
}

function isRelation(rel: string): boolean {
  return rel.startsWith(RELATION_PREFIX) && rel.length <= LONGEST_VALUE
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_VALUE
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MOST_ITEMS && value.every(isText)
}

/** Ports, and priority and weight as RFC 2782 has them. */
function isUint16(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff
}
