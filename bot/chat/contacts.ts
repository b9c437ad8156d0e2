import { parseJid } from './jid.ts'
import { attribute, xml, type Element } from './stanza.ts'

/**
 * Answers subscription requests (RFC 6121 §3): whoever asks may see the bot, and is asked back, so that both lists agree.
 *
 * @param presence Any presence stanza.
 * @param own The bot's bare JID.
 * @returns What to send; empty for every other presence. Never a message: nobody asked for one.
 */
export function answerSubscription(presence: Element, own: string): readonly Element[] {
  const contact = parseJid(attribute(presence, 'from') ?? '')
  if (!presence.is('presence') || contact === undefined || contact.bare === own) return []
  switch (attribute(presence, 'type')) {
    case 'subscribe':
      return [subscription('subscribed', contact.bare), subscription('subscribe', contact.bare)]
    // Who leaves is left in turn: nobody is watched who does not watch.
    case 'unsubscribe':
      return [subscription('unsubscribed', contact.bare), subscription('unsubscribe', contact.bare)]
    default:
      return []
  }
}

function subscription(type: string, to: string): Element {
  return xml('presence', { to, type })
}
