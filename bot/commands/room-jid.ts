import { formatBareJid, parseBareJid } from '../bare-jid.ts'

/** @returns The bare JID of a room as somebody typed it, with or without `xmpp:` and `?join`; `undefined` when it is none. */
export function parseJidOfRoom(text: string): string | undefined {
  const bare = text.replace(/^xmpp:/i, '').replace(/\?join$/i, '')
  const jid = parseBareJid(bare)
  return jid === undefined ? undefined : formatBareJid(jid)
}
