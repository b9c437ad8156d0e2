/** What is said to the bot and by it, whatever carries it. */

/** Something that was said to the bot, whatever carried it: the terminal, a chat, a room. */
export interface IncomingMessage {
  /** What is meant for the bot: the address (`nick:`) is stripped, white space in each line trimmed and folded, Unicode NFC. */
  readonly text: string
  readonly asker: Asker
  /** BCP 47 tag of the message, where it had one. */
  readonly lang?: string
  /** It begins with the bot's name, or points at something that the bot said, and may be meant for others: it is answered if it is a command throughout. */
  readonly isAside?: true
}

/** Who asks, and where the answer goes. */
export type Asker =
  { readonly place: 'terminal' } | { readonly place: 'chat'; readonly jid: string } | Occupant

/** Somebody in a room, who spoke in the room or privately to the bot; known by nickname there, and by nothing else for sure. */
export interface Occupant {
  readonly place: 'room' | 'room-private'
  /** Bare JID of the room. */
  readonly room: string
  readonly nickname: string
  /** XEP-0421, where the room vouches for it: survives a change of nickname. */
  readonly occupantId?: string
  /** What the occupant may do there now, by the room's own presence (XEP-0045 §5.1). */
  readonly role?: 'moderator' | 'participant' | 'visitor' | 'none'
  /** How they belong to the room, by its own presence (XEP-0045 §5.2). */
  readonly affiliation?: 'owner' | 'admin' | 'member' | 'outcast' | 'none'
}

/** A PNG. */
export interface Picture {
  readonly png: Uint8Array
  /** Of a file: ASCII letters, digits, dots and hyphens. */
  readonly name: string
}

/** What other programs read. */
export interface DataFile {
  readonly text: string
  readonly mediaType: 'text/csv' | 'application/json'
  /** Of a file: ASCII letters, digits, dots and hyphens. */
  readonly name: string
}

/** One message of an answer, worded and ready to be carried. */
export interface OutgoingMessage {
  readonly text: string
  /** The same with what matters most set off as XEP-0393 has it, for where that may be shown. */
  readonly styled?: string
  /** BCP 47 tag of `text`. */
  readonly lang: string
  /** Shown in the place of `text`, which says the same in words, for where no picture can be shown. */
  readonly picture?: Picture
  /** What was asked for, and is too long to be said; `text` says what else can be done, for where no file can be shared. */
  readonly file?: DataFile
  /** What was asked for was not done; `text` says why. */
  readonly isProblem?: true
  /** Tells what is known so far: a later message of the answer tells all of it, and may take the place of this one, which may be left unsaid. */
  readonly isPreliminary?: true
  /** Shows bytes as they were sent: asterisks and the like are no styling there. */
  readonly isVerbatim?: true
  /** The room wants silence: what still waits to be said there is not said any more. */
  readonly isSilencing?: true
}

/** Understands a message and answers it; the same one serves the terminal and XMPP. */
export interface Dispatcher {
  /** Yields each part of the answer when it is ready; ends when nothing is left to say; never throws for what a user or a peer did. */
  answer(message: IncomingMessage, signal: AbortSignal): AsyncIterable<OutgoingMessage>
  /** What to say while an answer is long in coming, in the language that it will have; absent where nothing is. */
  meanwhile?(message: IncomingMessage): OutgoingMessage
}
