const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

/** One element as received: what its prefixes were is gone, what they stood for is kept. */
export interface XmlElement {
  /** Local name. */
  readonly name: string
  /** Namespace name; empty for none. */
  readonly namespace: string
  /** Without the namespace declarations. */
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /** The character data directly inside, joined; where among the children it stood is not kept. */
  readonly text: string
}

export interface XmlAttribute {
  readonly name: string
  /** Empty for attributes without prefix. */
  readonly namespace: string
  readonly value: string
}

/** The value of an attribute, or `undefined` where the element has none of that name; `xml` stands for the namespace of `xml:lang`. */
export function attributeOf(
  { attributes }: Pick<XmlElement, 'attributes'>,
  name: string,
  namespace: '' | 'xml' = '',
): string | undefined {
  const wanted = namespace === 'xml' ? XML_NAMESPACE : ''
  return attributes.find((attribute) => attribute.name === name && attribute.namespace === wanted)?.value
}

/** The first child of that name and namespace, or `undefined`. */
export function childOf({ children }: XmlElement, name: string, namespace: string): XmlElement | undefined {
  return children.find((child) => child.name === name && child.namespace === namespace)
}

/**
 * Writes an element as XML that can be read on its own: namespaces are declared where they change, character data comes
 * before child elements.
 *
 * @param inherited The default namespace where the text will stand.
 */
export function serializeXml(element: XmlElement, inherited = ''): string {
  const { name, namespace, attributes, children, text } = element
  const declaration = namespace === inherited ? '' : ` xmlns='${escapeXml(namespace)}'`
  const start = `${name}${declaration}${attributes.map(serializeAttribute).join('')}`
  const content = escapeXml(text) + children.map((child) => serializeXml(child, namespace)).join('')
  return content === '' ? `<${start}/>` : `<${start}>${content}</${name}>`
}

/** The prefixes `n0`, `n1`, … are declared beside their attribute, so that no scope has to be kept. */
function serializeAttribute({ name, namespace, value }: XmlAttribute, index: number): string {
  const quoted = `='${escapeXml(value)}'`
  if (namespace === '') return ` ${name}${quoted}`
  if (namespace === XML_NAMESPACE) return ` xml:${name}${quoted}`
  return ` xmlns:n${index}='${escapeXml(namespace)}' n${index}:${name}${quoted}`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
  // Left as they are, a parser would make spaces of them in attributes, and a line feed of the last one in text.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

const SPECIAL = /[&<>'"\t\n\r]/

/** Escapes a text for use in character data and in attribute values, whichever quotes stand around it. */
export function escapeXml(text: string): string {
  // Most texts hold none of them, and to look costs less than to replace.
  if (!SPECIAL.test(text)) return text
  return text.replaceAll(/[&<>'"\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}
