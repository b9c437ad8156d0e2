/** The stanzas by which the bot comes and goes, and what rooms say about themselves. Pure. */
import { NS, attribute, xml, type Element } from './stanza.ts'

/**
 * Asks to enter a room (XEP-0045 §7.2.1); what was said before is not asked for.
 *
 * @param described What belongs in every presence of the bot.
 */
export function joinStanza(
  jid: string,
  nickname: string,
  password: string | undefined,
  described: readonly Element[],
): Element {
  const x = xml(
    'x',
    { xmlns: NS.muc },
    xml('history', { maxstanzas: '0' }),
    ...(password === undefined ? [] : [xml('password', {}, password)]),
  )
  return xml('presence', { to: `${jid}/${nickname}` }, x, ...described)
}

/** Leaves a room (XEP-0045 §7.14). */
export function leaveStanza(jid: string, nickname: string): Element {
  return xml('presence', { to: `${jid}/${nickname}`, type: 'unavailable' })
}

/** Our own message came back because we are not in that room (XEP-0045 §7.4). */
export function isBounce(stanza: Element): boolean {
  if (!stanza.is('message') || attribute(stanza, 'type') !== 'error') return false
  const error = stanza.getChild('error')
  return error?.getChild('not-acceptable', NS.stanzaErrors) !== undefined
}

/** The room was configured anew (XEP-0045 §10.2.1). */
export function isConfigurationChange(stanza: Element): boolean {
  const x = stanza.is('message') ? stanza.getChild('x', NS.mucUser) : undefined
  return x?.getChildren('status').some((status) => attribute(status, 'code') === '104') === true
}
