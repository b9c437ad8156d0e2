/**
 * Writes a link that opens a chat with a line filled in, to be sent by one tap.
 *
 * @param jid Bare JID of the bot.
 * @see XEP-0147 §3.1
 */
export function messageLink(jid: string, line: string): string {
  return `${xmppUri(jid)}?message;body=${encodeURIComponent(line)}`
}

/**
 * Writes a link that opens a command's form, in clients that have such menus.
 *
 * @param jid JID of the bot.
 * @see XEP-0050 §7.4
 */
export function commandLink(jid: string, node: string): string {
  return `${xmppUri(jid)}?command;node=${encodeURIComponent(node)}`
}

/** `@` and `/` part a JID and stay; whatever is in its parts and could part a URI does not. */
function xmppUri(jid: string): string {
  const [bare = '', ...resource] = jid.split('/')
  const parts = bare.split('@').map((part) => encodeURIComponent(part))
  const path = resource.length === 0 ? '' : `/${encodeURIComponent(resource.join('/'))}`
  return `xmpp:${parts.join('@')}${path}`
}
