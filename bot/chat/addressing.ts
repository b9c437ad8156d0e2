/** Is this line of a room meant for the bot, and what does it say without its address? */

import { withoutUnseen } from '../commands/typed-words.ts'

/** Closes an address, full-width keyboards included. */
const CLOSING = ':,;，：；、'

/**
 * Takes the address off a line of a room: `nick: …`, `nick, …`, `@nick …`, `nick1, nick: …` (how Conversations addresses several).
 *
 * Nicknames are compared after NFKC, without case. A line that only mentions the bot on its way is nobody's question. Of several
 * lines the first says whom all are for; the others may say it again, as when somebody pastes what they had asked one by one.
 *
 * @param body As received.
 * @param nickname The bot's in that room, from its self-presence.
 * @param isOccupant Whether somebody there has that very nickname: a command may be written like one, `nick, check: …`.
 * @returns What is asked, cleaned by {@link cleanText}; `undefined` when the line is not addressed to the bot.
 */
export function addressedText(body: string, nickname: string, isOccupant: IsOccupant): string | undefined {
  const nick = cleanText(nickname)
  const addressed = (line: string): string | undefined => afterAnyAddress(line, nick, isOccupant)?.trim()
  const [first = '', ...others] = cleanText(body).split('\n')
  const rest = nick === '' ? undefined : addressed(first)
  if (rest === undefined) return undefined
  return [rest, ...others.map((line) => addressed(line) ?? line)].filter((line) => line !== '').join('\n')
}

/**
 * Takes the nickname off a line that begins with it and goes on as a sentence does: `nick check a.example`, or `nick is down`.
 *
 * @returns What follows; `undefined` where the line does not begin so.
 */
export function calledText(body: string, nickname: string, isOccupant: IsOccupant): string | undefined {
  const [rest = ''] = [afterName(cleanText(body), cleanText(nickname), isOccupant)]
  return rest.startsWith(' ') ? rest.trim() : undefined
}

/** @returns Text in NFC: quoted and empty lines and what nobody sees dropped, white space folded, ends of lines trimmed. */
export function cleanText(body: string): string {
  return body
    .split(/\r?\n/)
    .filter((line) => !/^\s*>/.test(line))
    .map((line) => withoutUnseen(line).normalize('NFC').replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** Whether somebody in the room has that very nickname. */
type IsOccupant = (name: string) => boolean

function afterAnyAddress(line: string, nick: string, isOccupant: IsOccupant): string | undefined {
  return (
    afterMention(line, nick, isOccupant) ??
    afterList(line, nick, isOccupant) ??
    afterAddress(line, nick, isOccupant) ??
    afterList(line, nick, () => true)
  )
}

/** `@nick …`; the nickname must end there. */
function afterMention(line: string, nick: string, isOccupant: IsOccupant): string | undefined {
  if (!/^[@＠]/.test(line)) return undefined
  const rest = afterName(line.slice(1), nick, isOccupant)
  if (rest === undefined) return undefined
  if (rest === '' || rest.startsWith(' ')) return rest
  return withoutClosing(rest)
}

/** `nick: …` */
function afterAddress(line: string, nick: string, isOccupant: IsOccupant): string | undefined {
  const rest = afterName(line, nick, isOccupant)
  return rest === undefined ? undefined : withoutClosing(rest)
}

/** `alice, nick: …`, the colon last; any of the list may be the bot. All the others have to be `isOther`. */
function afterList(line: string, nick: string, isOther: (name: string) => boolean): string | undefined {
  const [, names, rest] = /^([^:：]{1,200})[:：]\s*(.*)$/.exec(line) ?? []
  if (names === undefined || rest === undefined) return undefined
  const listed = names.split(/[,，]/).map((name) => name.trim())
  const others = listed.filter((name) => folded(name) !== folded(nick))
  const isMeant = others.length > 0 && others.length < listed.length && others.every(isOther)
  return isMeant ? rest : undefined
}

/** Who writes the name just as another occupant does means that one. */
function afterName(line: string, nick: string, isOccupant: IsOccupant): string | undefined {
  const rest = withoutPrefix(line, nick)
  const written = line.slice(0, line.length - (rest ?? line).length)
  return written !== nick && isOccupant(written) ? undefined : rest
}

function withoutClosing(rest: string): string | undefined {
  const text = rest.trimStart()
  const [first] = text
  return first !== undefined && CLOSING.includes(first) ? text.slice(first.length) : undefined
}

/** Cuts `prefix` off, comparing folded; folding may change lengths, so the cut is looked for in what was written. */
function withoutPrefix(text: string, prefix: string): string | undefined {
  const wanted = folded(prefix)
  const characters = Array.from(text)
  for (let count = 1; count <= characters.length; count++) {
    const head = folded(characters.slice(0, count).join(''))
    if (head === wanted) return characters.slice(count).join('')
    if (head.length > wanted.length + FOLDING_SLACK) return undefined
  }
  return undefined
}

/** A character that combines with its neighbour may shorten what was read so far. */
const FOLDING_SLACK = 4

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
