import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { attributeOf, childOf, serializeXml, type XmlElement } from '../../../probes/wire/xml-element.ts'
import { XmlStreamReader, type StreamEvent, type XmlLimits } from '../../../probes/wire/xml-stream.ts'
import { byteByByte, bytesOf, play } from './by-bytes.ts'

const HEADER =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' " +
  "id='42' from='example.org' version='1.0' xml:lang='en'>"
const FEATURES =
  "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls></stream:features>"

function read(text: string, limits: Partial<XmlLimits> = {}): ReturnType<typeof play<StreamEvent>> {
  const bytes = bytesOf(text)
  const whole = play(new XmlStreamReader(limits), [bytes])
  expect(play(new XmlStreamReader(limits), byteByByte(bytes))).to.deep.equal(whole)
  return whole
}

function elementOf(text: string): XmlElement {
  const event = read(`<s>${text}`)[1]
  if (event === undefined || !('kind' in event) || event.kind !== 'element')
    throw new Error('no element came')
  return event.element
}

describe('wire XmlStreamReader', () => {
  it('tells header, first-level elements and the end of the stream', () => {
    const events = read(`${HEADER}${FEATURES} \r\n<iq/></stream:stream>`)
    expect(events.map((event) => ('kind' in event ? event.kind : event.deed))).to.deep.equal([
      'header',
      'element',
      'element',
      'close',
    ])
  })

  it('resolves names of the root and leaves declarations out of its attributes', () => {
    const [event] = read(HEADER)
    expect(event).to.deep.equal({
      kind: 'header',
      root: {
        name: 'stream',
        namespace: 'http://etherx.jabber.org/streams',
        prefix: 'stream',
        contentNamespace: 'jabber:client',
        declaredNamespaces: ['jabber:client', 'http://etherx.jabber.org/streams'],
        attributes: [
          { name: 'id', namespace: '', value: '42' },
          { name: 'from', namespace: '', value: 'example.org' },
          { name: 'version', namespace: '', value: '1.0' },
          { name: 'lang', namespace: 'http://www.w3.org/XML/1998/namespace', value: 'en' },
        ],
      },
    })
  })

  it('tells of a wrong root and a wrong content namespace instead of refusing them', () => {
    expect(read('<html xmlns="http://www.w3.org/1999/xhtml">')).to.deep.equal([
      {
        kind: 'header',
        root: {
          name: 'html',
          namespace: 'http://www.w3.org/1999/xhtml',
          prefix: '',
          contentNamespace: 'http://www.w3.org/1999/xhtml',
          declaredNamespaces: ['http://www.w3.org/1999/xhtml'],
          attributes: [],
        },
      },
    ])
  })

  const SAME: readonly { readonly title: string; readonly input: string }[] = [
    {
      title: 'another prefix',
      input: "<a:features xmlns:a='urn:f'><b:x xmlns:b='urn:x' y='1'>t</b:x></a:features>",
    },
    { title: 'double quotes', input: '<features xmlns="urn:f"><x xmlns="urn:x" y="1">t</x></features>' },
    { title: 'CDATA', input: "<features xmlns='urn:f'><x xmlns='urn:x' y='1'><![CDATA[t]]></x></features>" },
    {
      title: 'a character reference',
      input: "<features xmlns='urn:f'><x xmlns='urn:x' y='&#49;'>&#x74;</x></features>",
    },
  ]
  for (const { title, input } of SAME)
    it(`reads ${title} as the same element`, () => {
      const x = { name: 'x', namespace: 'urn:x', attributes: [{ name: 'y', namespace: '', value: '1' }] }
      expect(elementOf(input)).to.deep.equal({
        name: 'features',
        namespace: 'urn:f',
        attributes: [],
        children: [{ ...x, children: [], text: 't' }],
        text: '',
      })
    })

  const BEFORE: readonly { readonly title: string; readonly input: string }[] = [
    { title: 'an XML declaration', input: "<?xml version='1.0' encoding='UTF-8'?>" },
    { title: 'a byte order mark', input: '\ufeff' },
    { title: 'a byte order mark and an XML declaration', input: '\ufeff<?xml version="1.0"?>\n' },
    { title: 'white space', input: ' \r\n\t' },
  ]
  for (const { title, input } of BEFORE)
    it(`reads a stream after ${title}`, () => expect(read(`${input}<s><a/></s>`)).to.have.length(3))

  const WRONG: readonly { readonly title: string; readonly input: string; readonly deed: string }[] = [
    { title: 'a DOCTYPE (RFC 6120 §4.9.3.18)', input: "<!DOCTYPE s SYSTEM 'x'><s>", deed: 'doctype' },
    { title: 'an internal DTD subset', input: '<!DOCTYPE s [<!ENTITY a "b">]><s>&a;', deed: 'doctype' },
    { title: 'a comment', input: '<s><!-- hello -->', deed: 'comment' },
    { title: 'a comment before the root', input: '<!-- hello --><s>', deed: 'comment' },
    { title: 'a processing instruction', input: '<s><?php echo 1 ?>', deed: 'processing-instruction' },
    { title: 'an undefined entity in text', input: '<s><a>&nbsp;</a>', deed: 'undefined-entity' },
    { title: 'an undefined entity in an attribute', input: "<s a='&nbsp;'>", deed: 'undefined-entity' },
    { title: 'an entity named like a property', input: '<s><a>&constructor;</a>', deed: 'undefined-entity' },
    {
      title: 'another encoding (RFC 6120 §4.9.3.22)',
      input: '<?xml version="1.0" encoding="latin1"?><s>',
      deed: 'unsupported-encoding',
    },
    { title: 'an unbound prefix', input: '<s><x:a/>', deed: 'not-well-formed' },
    { title: 'crossing tags', input: '<s><a><b></a></b>', deed: 'not-well-formed' },
    { title: 'an attribute given twice', input: "<s><a b='1' b='2'/>", deed: 'not-well-formed' },
    { title: 'a control character', input: '<s><a>\u0001</a>', deed: 'not-well-formed' },
    { title: 'a second root', input: '<s></s><s>', deed: 'not-well-formed' },
    { title: 'what is no XML', input: 'HTTP/1.1 400 Bad Request\r\n\r\n<html>', deed: 'not-well-formed' },
    { title: 'text between first-level elements', input: '<s>hello<a/>', deed: 'text-in-stream' },
  ]
  for (const { title, input, deed } of WRONG)
    it(`refuses ${title}`, () => expect(read(input).at(-1)).to.deep.equal({ deed }))

  it('goes on refusing once it has refused', () => {
    const reader = new XmlStreamReader()
    reader.feed(bytesOf('<s><!-- --><a/>'))
    reader.next()
    expect(() => reader.next()).to.throw(PeerMisbehaved, 'comment (RFC 6120 §4.9.3.18)')
    expect(() => reader.next()).to.throw(PeerMisbehaved, 'comment (RFC 6120 §4.9.3.18)')
  })

  const LIMITED: readonly {
    readonly title: string
    readonly input: string
    readonly deed: string | undefined
  }[] = [
    { title: 'takes as many bytes as allowed', input: `<s><a>${'x'.repeat(90)}</a>`, deed: undefined },
    { title: 'refuses a byte more', input: `<s><a>${'x'.repeat(91)}</a>`, deed: 'too-long' },
    { title: 'refuses endless text without a tag', input: `<s><a>${'x'.repeat(300)}`, deed: 'too-long' },
    { title: 'takes elements as deep as allowed', input: '<s><a><b><c/></b></a>', deed: undefined },
    { title: 'refuses an element deeper', input: '<s><a><b><c><d>', deed: 'too-deep' },
    { title: 'takes as many attributes as allowed', input: "<s><a b='' c='' d=''/>", deed: undefined },
    { title: 'refuses an attribute more', input: "<s><a b='' c='' d='' e=''/>", deed: 'too-many-attributes' },
    { title: 'takes as many children as allowed', input: '<s><a><b/><b/><b/></a>', deed: undefined },
    { title: 'refuses a child more', input: '<s><a><b/><b/><b/><b/></a>', deed: 'too-many-children' },
  ]
  for (const { title, input, deed } of LIMITED)
    it(title, () => {
      const last = read(input, { byteLength: 100, depth: 4, attributes: 3, children: 3 }).at(-1)
      if (deed === undefined) expect(last).to.have.property('kind', 'element')
      else expect(last).to.deep.equal({ deed })
    })

  it('replaces what is no UTF-8 and reads on, the pieces cut anywhere', () => {
    const bytes = Uint8Array.from([...bytesOf('<s><a>Gr'), 0xfc, ...bytesOf('n チ 𝄞</a>')])
    const whole = play(new XmlStreamReader(), [bytes])
    expect(whole[1]).to.have.nested.property('element.text', 'Gr\ufffdn チ 𝄞')
    expect(play(new XmlStreamReader(), byteByByte(bytes))).to.deep.equal(whole)
  })

  it('knows which bytes no event has consumed (RFC 6120 §5.4.3.3)', () => {
    const reader = new XmlStreamReader()
    reader.feed(bytesOf("<s>é<a b='>'/>".replace('é', '')))
    reader.next()
    reader.next()
    expect(reader.takeRest()).to.have.length(0)
    reader.feed(bytesOf('<b/>チ<!-- no XML: & < > -->'))
    expect(reader.next()).to.have.nested.property('element.name', 'b')
    expect(new TextDecoder().decode(reader.takeRest())).to.equal('チ<!-- no XML: & < > -->')
    expect(reader.next()).to.equal(undefined)
  })

  it('is incomplete, never wrong, when cut anywhere', () => {
    const bytes = bytesOf(
      `\ufeff${HEADER}${FEATURES}<a x="&amp;チ">&#x1F600;<![CDATA[]]></a></stream:stream>`,
    )
    const whole = play(new XmlStreamReader(), [bytes])
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = play(new XmlStreamReader(), [bytes.subarray(0, length)])
      expect(cut).to.deep.equal(whole.slice(0, cut.length))
    }
  })

  it('throws nothing but PeerMisbehaved on random bytes, and the same however they come', () => {
    const markup = fc.constantFrom(
      '<a',
      '>',
      '</a>',
      '<',
      '/',
      '&',
      ';',
      '<!--',
      '-->',
      '<?',
      '?>',
      '<![CDATA[',
      ']]>',
      "='",
      "'",
      ' ',
      'x',
      '<!DOCTYPE',
      '[',
      '\r',
      '\n',
      'xmlns:',
    )
    const input = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(markup, { maxLength: 60 }).map((parts) => bytesOf(`<a>${parts.join('')}`)),
    )
    fc.assert(
      fc.property(input, (bytes) => {
        const whole = play(new XmlStreamReader(), [bytes])
        expect(play(new XmlStreamReader(), byteByByte(bytes))).to.deep.equal(whole)
      }),
      { numRuns: 500 },
    )
  })
})

describe('wire XmlElement', () => {
  it('finds attributes and children by name and namespace', () => {
    const element = elementOf("<a xml:lang='de' lang='no'><b xmlns='urn:1'/><b xmlns='urn:2' n='2'/></a>")
    expect(attributeOf(element, 'lang', 'xml')).to.equal('de')
    expect(attributeOf(element, 'lang')).to.equal('no')
    expect(attributeOf(element, 'absent')).to.equal(undefined)
    expect(childOf(element, 'b', 'urn:2')?.attributes).to.have.length(1)
    expect(childOf(element, 'b', 'urn:3')).to.equal(undefined)
  })

  it('is written so that it stands on its own, and reads back as it was', () => {
    const name = fc.constantFrom('a', 'b', 'features', 'é')
    const namespace = fc.constantFrom('', 'urn:1', "urn:'&")
    const text = fc.string({
      unit: fc.constantFrom('x', '<', '&', "'", '"', '>', '\n', '\r', '\t', ' ', ']]>', 'チ'),
    })
    const attribute = fc.record({
      name,
      namespace: fc.constantFrom('', 'urn:1', 'urn:2', 'http://www.w3.org/XML/1998/namespace'),
      value: text,
    })
    const attributes = fc.uniqueArray(attribute, {
      maxLength: 3,
      selector: (it) => `${it.namespace} ${it.name}`,
    })
    const element: fc.Memo<XmlElement> = fc.memo((depth) => {
      const children = depth === 1 ? fc.constant([]) : fc.array(element(depth - 1), { maxLength: 3 })
      return fc.record({ name, namespace, attributes, children, text })
    })
    fc.assert(
      fc.property(element(3), (it) => {
        expect(elementOf(serializeXml(it))).to.deep.equal(it)
      }),
      { numRuns: 200 },
    )
  })
})
