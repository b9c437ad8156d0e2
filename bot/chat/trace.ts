import { hideSensitive } from '@xmpp/debug'
import { clone } from 'ltx'
import type { Log } from '../ports.ts'
import { childElements, type Element } from './stanza.ts'
import type { LibraryClient } from './xmpp-client.ts'

/** Elements whose content is somebody's business: what people say, and secrets. */
const PRIVATE_ELEMENTS = new Set([
  'body',
  'html',
  'subject',
  'reason',
  'password',
  'token',
  'encrypted',
  'initial-response',
])
const PRIVATE_ATTRIBUTES = ['password', 'token']

/** Writes every element that crosses the stream to the log; only for `LOG_LEVEL=trace`. */
export function traceStream(client: LibraryClient, log: Log): void {
  client.on('element', (element: Element) => log.trace({ xml: redacted(element) }, 'received'))
  client.on('send', (element: Element) => log.trace({ xml: redacted(element) }, 'sent'))
}

/** @returns The element as XML, without the content of SASL exchanges, messages and passwords. */
export function redacted(element: Element): string {
  const copy = hideSensitive(clone(element))
  hidePrivate(copy)
  return copy.toString()
}

function hidePrivate(element: Element): void {
  for (const name of PRIVATE_ATTRIBUTES) {
    if (element.attrs[name] !== undefined) element.attrs[name] = '…'
  }
  if (PRIVATE_ELEMENTS.has(element.getName())) element.children = element.children.length > 0 ? ['…'] : []
  for (const child of childElements(element)) hidePrivate(child)
}
