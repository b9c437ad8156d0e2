import { type Language, type Said, type Translate, languageOf, translator } from '../locales/index.ts'
import type { Dispatcher, IncomingMessage, Log, OutgoingMessage } from '../ports.ts'
import { wordEvidence } from '../reply/evidence.ts'
import { wordFeatures } from '../reply/features.ts'
import { wordReport } from '../reply/report.ts'
import type { Command, Reply, Services } from './command.ts'
import { type Interpretation, interpret } from './interpret.ts'

/** What the dispatcher is made of. */
export interface DispatcherParts {
  readonly commands: readonly Command[]
  readonly services: Omit<Services, 'commands'>
  /** Spoken unless the message asks for another one. */
  readonly language: Language
  readonly log: Log
  /** Uniform in [0, 1); makes the references by which users name an internal error. */
  random(): number
}

/** Makes the one dispatcher that terminal and XMPP share. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { commands, log } = parts
  const services: Services = { ...parts.services, commands }
  return {
    async *answer(message, signal) {
      const meant = interpret(message.text, commands)
      const lang = meant.language ?? languageOf(message.lang) ?? parts.language
      const translate = translator(lang)
      try {
        for await (const reply of replies(meant, services, signal)) {
          yield { text: word(reply, translate, message), lang }
        }
      } catch (error) {
        if (signal.aborted) return
        const reference = newReference(parts)
        log.error({ error, reference, place: message.asker.place }, 'a command failed')
        yield {
          text: translate({ say: 'internal-error', params: { reference } }),
          lang,
        } satisfies OutgoingMessage
      }
    },
  }
}

async function* replies(
  meant: Interpretation,
  services: Services,
  signal: AbortSignal,
): AsyncIterable<Reply> {
  if (meant.kind === 'not-understood') {
    yield meant.said
    return
  }
  const meaning = meant.command.read(meant.words)
  if (meaning.ok) yield* meaning.run(services, signal)
  else yield meaning.problem
}

/** Less than what the chat cuts at: in a room, what everybody has to scroll past, less the asker's nickname. */
const LONGEST: Readonly<Record<IncomingMessage['asker']['place'], number>> = {
  terminal: Number.POSITIVE_INFINITY,
  chat: 2_900,
  'room-private': 2_900,
  room: 640,
}

function word(reply: Reply, translate: Translate, { asker }: IncomingMessage): string {
  const longest = LONGEST[asker.place]
  if ('lines' in reply) return wordLines(reply.lines, translate)
  if ('say' in reply) return translate(reply)
  const notes = wordLines(reply.notes ?? [], translate)
  const below = notes === '' ? '' : `\n${notes}`
  return `${wordShown(reply, translate, longest - below.length)}${below}`
}

function wordShown(
  reply: Exclude<Reply, Said | { lines: unknown }>,
  translate: Translate,
  longest: number,
): string {
  if ('report' in reply) return wordReport(reply.report, reply.services, translate, longest)
  if ('features' in reply) return wordFeatures(reply.features, reply.services, translate, longest)
  return wordEvidence(reply.evidence, reply.services, translate, longest)
}

function wordLines(lines: readonly Said[], translate: Translate): string {
  return lines.map((line) => translate(line)).join('\n')
}

/** Letters and digits that are not taken for each other when read aloud (Crockford's base 32). */
const REFERENCE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const REFERENCE_LENGTH = 6

function newReference({ random }: Pick<DispatcherParts, 'random'>): string {
  const draw = (): string => REFERENCE_ALPHABET.charAt(Math.floor(random() * REFERENCE_ALPHABET.length))
  return Array.from({ length: REFERENCE_LENGTH }, draw).join('')
}
