import { type Language, type Said, chooseLanguage, translator } from '../locales/index.ts'
import { Hints } from '../limits/hints.ts'
import { NotKept } from '../not-kept.ts'
import type { Asker, Clock, Dispatcher, IncomingMessage, Log, OutgoingMessage } from '../ports.ts'
import { type Right, isOwner, mayUse } from './authority.ts'
import type { Command, Reply, Services } from './command.ts'
import { Gate, type Hint } from './gate.ts'
import { HeardLanguages } from './heard-languages.ts'
import { type Interpretation, interpret } from './interpret.ts'
import { isPlainCommand, partLines } from './lines.ts'
import { storedLanguage } from './preference-key.ts'
import { drawReply, wordMessage } from './wording.ts'

/** What commands get that depends on who asks, and what the dispatcher counts itself. */
type OwnServices = 'commands' | 'asker' | 'hints' | 'isOwner' | 'askLimits' | 'language' | 'newCode'

/** What the dispatcher is made of. */
export interface DispatcherParts {
  readonly commands: readonly Command[]
  readonly services: Omit<Services, OwnServices>
  /** Never goes back: what askers are counted by. */
  readonly steady: Clock
  /** Spoken unless the message asks for another one. */
  readonly language: Language
  readonly log: Log
  /** Whether a command failed because the database is away, which passes. */
  isDatabaseAway(error: unknown): boolean
  /** Uniform in [0, 1); makes the references by which users name an internal error. */
  random(): number
}

/**
 * Makes the one dispatcher that terminal and XMPP share.
 *
 * What it remembers of askers is bounded: six kinds of bucket, what they were told, in which language they spoke, and two kinds
 * of patience, each of 10,000 keys of some 200 bytes at most, which is 18 MB.
 */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { commands } = parts
  const { about, blocked, clock, mutes, rooms } = parts.services
  const gate = new Gate(about.owners, { blocked, mutes, clock, steady: parts.steady })
  const hints = new Hints()
  const heard = new HeardLanguages()
  /** What owners and moderators may is about rooms, which there are only with an account. */
  const isOffered =
    (asker: Asker) =>
    ({ right }: Command): boolean =>
      mayUse(right, asker, about.owners) && (right === 'anyone' || right === 'voice' || rooms !== undefined)
  const understand = (message: IncomingMessage) => {
    const stored = storedLanguage(message.asker, parts.services.preferences)
    const word = heard.find(message.asker)
    const likely = chooseLanguage({ stored, word, tag: message.lang }, parts.language)
    const said = partLines(message.text, commands)
    const lines = message.isAside === true ? said.filter((line) => isPlainCommand(line, commands)) : said
    const meant = lines.map((line) => interpret(line, commands, likely))
    const asked = meant.find(({ language }) => language !== undefined)?.language
    const spoken = meant.find(({ wordLanguage }) => wordLanguage !== undefined)
    if (spoken?.wordLanguage !== undefined && spoken.isShared !== true)
      heard.keep(message.asker, spoken.wordLanguage)
    return { meant, lang: asked ?? stored ?? spoken?.wordLanguage ?? likely }
  }
  return {
    meanwhile(message) {
      const { lang } = understand(message)
      return { text: translator(lang)({ say: 'chat.meanwhile' }), lang }
    },
    async *answer(message, signal) {
      const { asker } = message
      const { lang, meant } = understand(message)
      const services: Services = {
        ...parts.services,
        preferences: heard.behind(parts.services.preferences),
        memories: [...parts.services.memories, heard],
        commands: commands.filter(isOffered(asker)),
        asker,
        askLimits: gate,
        hints,
        newCode: () => drawCode(parts, LETTER_CODE_LENGTH),
        isOwner: isOwner(asker, about.owners),
        language: lang,
      }
      try {
        for await (const group of inMessages(replies(asker, meant, gate, services, signal), asker)) {
          const said = wordMessage(group, lang, asker.place)
          if (meant.every((one) => gate.isSilenced(asker, rightOf(one)))) return
          if (said.isPreliminary !== true && gate.isRepeated(asker, said.text)) continue
          const picture = await drawReply(group, said)
          yield picture === undefined ? said : { ...said, picture }
        }
      } catch (error) {
        if (!signal.aborted) yield sayFailure(error, asker, lang, parts)
      }
    },
  }
}

/** Says, and logs, that a command failed: for want of the database, by a mistake of ours, or only in writing down what it did. */
function sayFailure(
  error: unknown,
  { place }: Asker,
  lang: Language,
  parts: DispatcherParts,
): OutgoingMessage {
  const { log } = parts
  if (error instanceof NotKept) {
    log.error({ error, place }, 'what somebody asked for holds, and could not be written down')
    return { text: translator(lang)({ say: `not-kept.${error.why}` }), lang }
  }
  if (parts.isDatabaseAway(error)) {
    log.error({ error, place }, 'a command failed: the database is away')
    return { text: translator(lang)({ say: 'problem.database-away' }), lang, isProblem: true }
  }
  const reference = newReference(parts)
  log.error({ error, reference, place }, 'a command failed')
  const text = translator(lang)({ say: 'internal-error', params: { reference } })
  return { text, lang, isProblem: true }
}

/** To several commands in one message one after the other: each is admitted for itself, and counts for itself. */
async function* replies(
  asker: Asker,
  meant: readonly Interpretation[],
  gate: Gate,
  services: Services,
  signal: AbortSignal,
): AsyncIterable<Reply> {
  for (const one of meant) {
    const meaning = one.kind === 'command' ? one.command.read(one.words) : undefined
    const passage = gate.admit(asker, meaning, rightOf(one))
    if (passage.kind === 'told') yield passage.said
    if (passage.kind !== 'answered') continue
    if (one.kind === 'not-understood') {
      const hint = hintOf(one.said)
      if (hint === undefined || gate.mayHint(asker, hint)) yield one.said
    } else if (meaning?.ok === true) yield* meaning.run(services, signal)
    else if (meaning !== undefined) yield meaning.problem
  }
}

function rightOf(meant: Interpretation): Right {
  return meant.kind === 'command' ? meant.command.right : 'anyone'
}

/** A room gets one message, however much was asked for at once; others get each part when it is ready. */
async function* inMessages(parts: AsyncIterable<Reply>, { place }: Asker): AsyncIterable<readonly Reply[]> {
  const gathered: Reply[] = []
  for await (const reply of parts) {
    if (place !== 'room') yield [reply]
    else if (!('preliminary' in reply)) gathered.push(reply)
  }
  if (gathered.length > 0) yield gathered
}

/** What is said where nothing at all was understood, or nothing asked: no mistake is named. Each kind is said seldom. */
function hintOf({ say }: Said): Hint | undefined {
  switch (say) {
    case 'unknown.greetings':
      return 'greeting'
    case 'unknown.thanks':
      return 'thanks'
    case 'unknown.sentence':
      return 'sentence'
    case 'unknown.word':
    case 'unknown.nothing':
      return 'word'
    default:
      return undefined
  }
}

/** Letters and digits that are not taken for each other when read aloud (Crockford's base 32). */
const REFERENCE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const REFERENCE_LENGTH = 6
/** A million of them: enough for letters, of which nobody has two at the same time. */
const LETTER_CODE_LENGTH = 4

function newReference(parts: Pick<DispatcherParts, 'random'>): string {
  return drawCode(parts, REFERENCE_LENGTH)
}

function drawCode({ random }: Pick<DispatcherParts, 'random'>, length: number): string {
  const draw = (): string => REFERENCE_ALPHABET.charAt(Math.floor(random() * REFERENCE_ALPHABET.length))
  return Array.from({ length }, draw).join('')
}
