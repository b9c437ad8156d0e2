import type { StreamFeatures } from '../model.ts'
import { attributeOf, childOf, serializeXml, type XmlElement } from './xml-element.ts'

/** The namespace of `<starttls/>`, `<proceed/>` and its `<failure/>` (RFC 6120 §5.4.2.1). */
export const TLS_NAMESPACE = 'urn:ietf:params:xml:ns:xmpp-tls'

const SASL_NAMESPACE = 'urn:ietf:params:xml:ns:xmpp-sasl'
const SASL2_NAMESPACE = 'urn:xmpp:sasl:2'
const CHANNEL_BINDING_NAMESPACE = 'urn:xmpp:sasl-cb:0'
const LIMITS_NAMESPACE = 'urn:xmpp:stream-limits:0'
const FAST_NAMESPACE = 'urn:xmpp:fast:0'

const LONGEST_EVIDENCE = 16 * 1024

/** What features are called among people, by `{namespace}name`. */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['{urn:ietf:params:xml:ns:xmpp-bind}bind', 'bind'], // RFC 6120 §7
  ['{urn:ietf:params:xml:ns:xmpp-session}session', 'session'], // RFC 3921 §3
  ['{urn:xmpp:features:pre-approval}sub', 'pre-approval'], // RFC 6121 §3.4
  ['{urn:xmpp:features:rosterver}ver', 'rosterver'], // XEP-0237
  ['{http://jabber.org/features/iq-register}register', 'register'], // XEP-0077
  ['{http://jabber.org/features/iq-auth}auth', 'iq-auth'], // XEP-0078
  ['{http://jabber.org/protocol/caps}c', 'caps'], // XEP-0115
  ['{http://jabber.org/features/compress}compression', 'compression'], // XEP-0138
  ['{urn:xmpp:sm:2}sm', 'sm'], // XEP-0198
  ['{urn:xmpp:sm:3}sm', 'sm'],
  ['{urn:xmpp:features:dialback}dialback', 'dialback'], // XEP-0220
  ['{urn:xmpp:features:bidi}bidi', 'bidi'], // XEP-0288
  ['{urn:xmpp:csi:0}csi', 'csi'], // XEP-0352
  ['{urn:xmpp:bind:0}bind', 'bind2'], // XEP-0386
  ['{urn:xmpp:sasl-cb:0}sasl-channel-binding', 'sasl-cb'], // XEP-0440
  ['{urn:xmpp:stream-limits:0}limits', 'limits'], // XEP-0478
  ['{urn:xmpp:fast:0}fast', 'fast'], // XEP-0484
])

/**
 * Reads `<stream:features/>`.
 *
 * STARTTLS is `required` only where the peer says so with `<required/>` (RFC 6120 §5.4.1). What SASL2 offers inline
 * (XEP-0388) stands among `others`; each name stands there once, in the order sent.
 */
export function readStreamFeatures(element: XmlElement): StreamFeatures {
  const sasl = childOf(element, 'mechanisms', SASL_NAMESPACE)
  const sasl2 = childOf(element, 'authentication', SASL2_NAMESPACE)
  const inline = sasl2 === undefined ? undefined : childOf(sasl2, 'inline', SASL2_NAMESPACE)
  const bindings = childOf(element, 'sasl-channel-binding', CHANNEL_BINDING_NAMESPACE)
  const limits = readLimits(childOf(element, 'limits', LIMITS_NAMESPACE))
  const fast = readFast(inline === undefined ? undefined : childOf(inline, 'fast', FAST_NAMESPACE))
  const others = [...element.children.filter(isOther), ...(inline?.children ?? [])].map(nameOf)
  return {
    starttls: readStarttls(childOf(element, 'starttls', TLS_NAMESPACE)),
    mechanisms: readMechanisms(sasl, SASL_NAMESPACE),
    sasl2Mechanisms: readMechanisms(sasl2, SASL2_NAMESPACE),
    ...(bindings === undefined ? {} : { channelBindingTypes: readChannelBindings(bindings) }),
    others: [...new Set(others)],
    ...(limits !== undefined && { limits }),
    ...(fast !== undefined && { fast }),
    xml: cut(serializeXml(element)),
  }
}

function readStarttls(starttls: XmlElement | undefined): StreamFeatures['starttls'] {
  if (starttls === undefined) return 'absent'
  return childOf(starttls, 'required', TLS_NAMESPACE) === undefined ? 'offered' : 'required'
}

function readMechanisms(parent: XmlElement | undefined, namespace: string): string[] {
  const mechanisms = parent?.children.filter(
    (child) => child.name === 'mechanism' && child.namespace === namespace,
  )
  return (mechanisms ?? []).map(({ text }) => text.trim())
}

/** `<channel-binding type='…'/>` each; a type given twice counts once. */
function readChannelBindings(announced: XmlElement): string[] {
  const types = announced.children
    .filter(({ name, namespace }) => name === 'channel-binding' && namespace === CHANNEL_BINDING_NAMESPACE)
    .flatMap((child) => attributeOf(child, 'type') ?? [])
  return [...new Set(types)]
}

/** Both limits may be left out, and what is no whole number says nothing (XEP-0478). */
function readLimits(limits: XmlElement | undefined): StreamFeatures['limits'] {
  if (limits === undefined) return undefined
  const numberIn = (name: string): number | undefined => {
    const text = childOf(limits, name, LIMITS_NAMESPACE)?.text.trim() ?? ''
    return /^\d{1,15}$/.test(text) ? Number(text) : undefined
  }
  const [maxBytes, idleSeconds] = [numberIn('max-bytes'), numberIn('idle-seconds')]
  return { ...(maxBytes !== undefined && { maxBytes }), ...(idleSeconds !== undefined && { idleSeconds }) }
}

function readFast(fast: XmlElement | undefined): StreamFeatures['fast'] {
  if (fast === undefined) return undefined
  const earlyData = attributeOf(fast, 'tls-0rtt')
  return {
    mechanisms: readMechanisms(fast, FAST_NAMESPACE),
    acceptsEarlyData: earlyData === 'true' || earlyData === '1',
  }
}

function isOther({ name, namespace }: XmlElement): boolean {
  return !(
    (namespace === TLS_NAMESPACE && name === 'starttls') ||
    (namespace === SASL_NAMESPACE && name === 'mechanisms') ||
    (namespace === SASL2_NAMESPACE && name === 'authentication')
  )
}

function nameOf({ name, namespace }: XmlElement): string {
  const expanded = `{${namespace}}${name}`
  return SHORT_NAMES.get(expanded) ?? expanded
}

/** Cuts between characters, at 16 KiB of UTF-8. */
function cut(xml: string): string {
  // No UTF-16 code unit takes more than three bytes, so that this holds for nearly all.
  if (xml.length * 3 <= LONGEST_EVIDENCE) return xml
  const bytes = new Uint8Array(LONGEST_EVIDENCE)
  const { written } = new TextEncoder().encodeInto(xml, bytes)
  return new TextDecoder().decode(bytes.subarray(0, written))
}
