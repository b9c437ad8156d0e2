import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { readJrd, readXrd } from '../../../probes/wire/host-meta.ts'

const WEBSOCKET = 'urn:xmpp:alt-connections:websocket'
const XRD = (inside: string) => `<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>${inside}</XRD>`
const LINK = `<Link rel='${WEBSOCKET}' href='wss://web.example.com:443/ws'/>`

function deedOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof PeerMisbehaved) return error.deed
    throw error
  }
  return 'none'
}

describe('wire readXrd', () => {
  it('reads the links of XMPP and no others (XEP-0156, Examples)', () => {
    const other = `<Link rel='lrdd' href='https://example.com/{uri}'/>`
    const document = readXrd(`<?xml version='1.0' encoding='utf-8'?><!-- by hand -->${XRD(other + LINK)}`)
    expect(document).to.deep.equal({
      links: [{ rel: WEBSOCKET, href: 'wss://web.example.com:443/ws', malformed: [] }],
    })
  })

  it('reads a link only where it has a meaning: directly inside, in its namespace', () => {
    const stranger = `<x:Link xmlns:x='urn:x' rel='${WEBSOCKET}' href='wss://a/'/>`
    expect(readXrd(XRD(`<Subject>${LINK}</Subject>${stranger}<Link/>`)).links).to.deep.equal([])
  })

  const wrong = [
    { title: 'a document type', text: `<!DOCTYPE XRD>${XRD(LINK)}`, deed: 'doctype' },
    {
      title: 'entities that grow',
      text: `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(99)}">]>${XRD('&a;')}`,
      deed: 'doctype',
    },
    { title: 'an entity that nobody declared', text: XRD('&a;'), deed: 'not-well-formed' },
    { title: 'half a document', text: XRD(LINK).slice(0, -3), deed: 'not-well-formed' },
    { title: 'nothing', text: '', deed: 'not-well-formed' },
    { title: 'another document', text: '<html/>', deed: 'not-an-xrd' },
    { title: 'no namespace', text: `<XRD>${LINK}</XRD>`, deed: 'not-an-xrd' },
    { title: 'elements too deep', text: XRD('<a>'.repeat(16) + '</a>'.repeat(16)), deed: 'too-deep' },
    { title: 'too many links', text: XRD(LINK.repeat(101)), deed: 'too-many-links' },
    { title: 'too much', text: XRD(' '.repeat(64 * 1024)), deed: 'too-long' },
  ]
  for (const { title, text, deed } of wrong) {
    it(`refuses ${title}`, () => expect(deedOf(() => readXrd(text))).to.equal(deed))
  }

  it('throws nothing but PeerMisbehaved on random text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        deedOf(() => readXrd(text))
        deedOf(() => readXrd(XRD(text)))
        deedOf(() => readXrd(XRD(`<Link rel='${text}'/>`)))
      }),
    )
  })
})

describe('wire readJrd', () => {
  it('reads what XEP-0487 adds', () => {
    const link = {
      rel: WEBSOCKET,
      href: 'wss://other.example.org/xmpp-websocket',
      ips: ['1.2.3.4', 'fd00:feed:dad:beef::1'],
      priority: 15,
      weight: 50,
      sni: 'example.org',
      ech: 'eG1wcC1jbGllbnQ=',
    }
    const direct = { rel: 'urn:xmpp:alt-connections:tls', port: 443 }
    const pin = '4/mggdlVx8A3pvHAWW5sD+qJyMtUHgiRuPjVC48N0XQ='
    const text = JSON.stringify({
      xmpp: { ttl: 3000, 'public-key-pins-sha-256': [pin] },
      links: [link, direct, { rel: 'lrdd', template: 'x' }],
    })
    expect(readJrd(text)).to.deep.equal({
      xmpp: { ttlSeconds: 3000, pins: [pin], malformed: [] },
      links: [
        { ...link, malformed: [] },
        { ...direct, malformed: [] },
      ],
    })
  })

  it('keeps a link with members of the wrong type, and names them', () => {
    const text = JSON.stringify({
      xmpp: { ttl: '3000', 'public-key-pins-sha-256': 'x' },
      links: [
        { rel: WEBSOCKET, href: 'wss://a/', port: 70_000, priority: '1', weight: 1.5, sni: 1, ips: [4] },
      ],
    })
    expect(readJrd(text)).to.deep.equal({
      xmpp: { pins: [], malformed: ['ttl', 'public-key-pins-sha-256'] },
      links: [{ rel: WEBSOCKET, href: 'wss://a/', malformed: ['port', 'priority', 'weight', 'sni', 'ips'] }],
    })
  })

  it('reads a document without links, and one behind a byte order mark', () => {
    expect(readJrd('{}')).to.deep.equal({ links: [] })
    expect(readJrd('\uFEFF{}')).to.deep.equal({ links: [] })
  })

  const wrong = [
    { title: 'no JSON', text: '{', deed: 'not-json' },
    { title: 'JSON nested beyond reason', text: '['.repeat(60_000), deed: 'not-json' },
    { title: 'an array', text: '[]', deed: 'not-a-jrd' },
    { title: 'links that are no list', text: '{"links":{}}', deed: 'not-a-jrd' },
    { title: 'a link that is no object', text: '{"links":["x"]}', deed: 'not-a-jrd' },
    { title: 'too much', text: ' '.repeat(64 * 1024 + 1), deed: 'too-long' },
    {
      title: 'too many links',
      text: JSON.stringify({ links: Array.from({ length: 101 }, () => ({ rel: WEBSOCKET })) }),
      deed: 'too-many-links',
    },
  ]
  for (const { title, text, deed } of wrong) {
    it(`refuses ${title}`, () => expect(deedOf(() => readJrd(text))).to.equal(deed))
  }

  it('throws nothing but PeerMisbehaved on any JSON and any text', () => {
    fc.assert(
      fc.property(fc.json(), fc.string({ unit: 'binary' }), fc.jsonValue(), (json, text, value) => {
        deedOf(() => readJrd(json))
        deedOf(() => readJrd(text))
        deedOf(() =>
          readJrd(JSON.stringify({ links: [{ rel: WEBSOCKET, ips: value, ttl: value }], xmpp: value })),
        )
      }),
    )
  })
})
