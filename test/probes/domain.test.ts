import { expect } from 'chai'
import * as fc from 'fast-check'
import { isHostName, parseDomain } from '../../probes/domain.ts'

const READ = [
  { title: 'a domain', text: 'xmpp.jp', domain: 'xmpp.jp', unicode: 'xmpp.jp' },
  { title: 'upper case', text: 'XMPP.JP', domain: 'xmpp.jp', unicode: 'xmpp.jp' },
  { title: 'a final dot', text: 'xmpp.jp.', domain: 'xmpp.jp', unicode: 'xmpp.jp' },
  { title: 'full-width letters and dots', text: 'ｘｍｐｐ。ｊｐ。', domain: 'xmpp.jp', unicode: 'xmpp.jp' },
  {
    title: 'U-labels',
    text: 'Bücher.example.com',
    domain: 'xn--bcher-kva.example.com',
    unicode: 'bücher.example.com',
  },
  { title: 'A-labels', text: 'xn--bcher-kva.de', domain: 'xn--bcher-kva.de', unicode: 'bücher.de' },
  {
    title: 'sharp s as itself (IDNA 2008)',
    text: 'straße.de',
    domain: 'xn--strae-oqa.de',
    unicode: 'straße.de',
  },
  { title: 'digits in other labels', text: '1.2.3.x7', domain: '1.2.3.x7', unicode: '1.2.3.x7' },
] as const

const REFUSED = {
  'ip-literal': [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0x7f000001',
    '0177.0.0.1',
    '1.2.3.4.',
    '１２７。０。０。１',
    '::1',
    '[::1]',
    '::ffff:10.0.0.1',
    'fe80::1%eth0',
    '2001:db8::1',
    '1.2.3',
    'foo.0x',
    'example.1',
  ],
  'special-use': [
    'localhost',
    'foo.localhost',
    'printer.local',
    'router.home.arpa',
    '1.0.0.127.in-addr.arpa',
    'abc.onion',

    'a.test',
    'a.invalid',
    'a.example',
    'db.internal',
    'a.alt',
    'nas.lan',
    'mail.corp',
    'ＡＢＣ.ＬＯＣＡＬ',
  ],
  'single-label': ['jp', 'xmpp', 'bücher'],
  syntax: [
    '',
    '.',
    '..',
    'a..b.org',
    '.a.org',
    'a b.org',
    'user@a.org',
    'a.org:5222',
    'a.org/res',
    '-a.org',
    'a-.org',

    '_xmpp-client._tcp.a.org',
    `${'a'.repeat(64)}.org`,
    `${'a.'.repeat(120)}org`,
    'xn--a.org',
    'a\u0000.org',
    'a\u202Eb.org',
    '\u200Da.org',
    '*.a.org',
    'a'.repeat(5000),
  ],
} as const

describe('parseDomain', () => {
  for (const { title, text, domain, unicode } of READ) {
    it(`reads ${title}`, () => {
      expect(parseDomain(text)).to.deep.equal({ ok: true, domain, unicode })
    })
  }

  for (const [refusal, texts] of Object.entries(REFUSED)) {
    it(`refuses as ${refusal}`, () => {
      for (const text of texts) expect(parseDomain(text), text).to.deep.equal({ ok: false, refusal })
    })
  }

  it('lets special-use names through where private targets are allowed, and nothing else', () => {
    const options = { allowPrivate: true }
    for (const domain of ['localhost', 'a.test', 'router.home.arpa']) {
      expect(parseDomain(domain, options), domain).to.include({ ok: true, domain })
    }
    expect(parseDomain('127.0.0.1', options)).to.deep.equal({ ok: false, refusal: 'ip-literal' })
    expect(parseDomain('test', options)).to.deep.equal({ ok: false, refusal: 'special-use' })
    expect(parseDomain('xmpp', options)).to.deep.equal({ ok: false, refusal: 'single-label' })
  })

  it('treats documentation domains of the real root like any other (RFC 6761 §6.5)', () => {
    expect(parseDomain('example.org')).to.include({ ok: true })
  })

  it('gives A-labels that it reads again as themselves, whatever was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string({ unit: 'grapheme' })), (text) => {
        const reading = parseDomain(text)
        if (!reading.ok) return
        expect(reading.domain).to.match(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
        expect(reading.domain.length).to.be.at.most(234)
        expect(parseDomain(reading.domain)).to.deep.equal(reading)
      }),
    )
  })

  it('never takes an IPv4 address for a name, however it is written', () => {
    const spellings = [
      (number: number) => String(number),
      (number: number) => `0x${number.toString(16)}`,
      (number: number) => `0${number.toString(8)}`,
    ]
    fc.assert(
      fc.property(
        fc.array(fc.nat(255), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...spellings),
        (parts, spell) => {
          expect(parseDomain(parts.map(spell).join('.'))).to.deep.equal({ ok: false, refusal: 'ip-literal' })
        },
      ),
    )
  })
})

describe('isHostName', () => {
  it('takes underscores, and neither the root, single labels, addresses nor odd bytes', () => {
    for (const name of ['xmpp.example.org', '_a.b-c.org', 'xn--bcher-kva.de'])
      expect(isHostName(name), name).to.equal(true)
    for (const name of ['.', '', 'org', '127.0.0.1', 'a..org', 'a b.org', 'a\n.org', 'ü.org']) {
      expect(isHostName(name), name).to.equal(false)
    }
  })
})
