import type { Said, Translate } from '../locales/index.ts'
import type { Asker } from '../ports.ts'
import { wordEvidence } from '../reply/evidence.ts'
import { wordFeatures } from '../reply/features.ts'
import { wordReport } from '../reply/report.ts'
import type { Reply } from './command.ts'

/** Less than what the chat cuts at: in a room, what everybody has to scroll past, less the asker's nickname. */
const LONGEST: Readonly<Record<Asker['place'], number>> = {
  terminal: Number.POSITIVE_INFINITY,
  chat: 2_900,
  'room-private': 2_900,
  room: 640,
}

/**
 * Words one message of an answer, no longer than what is read where it goes.
 *
 * @param setOff Writes the words of a verdict so that they stand out.
 */
export function wordReply(
  reply: Reply,
  translate: Translate,
  place: Asker['place'],
  setOff?: (verdict: string) => string,
): string {
  const longest = LONGEST[place]
  if ('lines' in reply) return wordLines(reply.lines, translate)
  if ('say' in reply) return translate(reply)
  const notes = wordLines(reply.notes ?? [], translate)
  const below = notes === '' ? '' : `\n${notes}`
  return `${wordShown(reply, translate, longest - below.length, setOff)}${below}`
}

function wordShown(
  reply: Exclude<Reply, Said | { lines: unknown }>,
  translate: Translate,
  longest: number,
  setOff: ((verdict: string) => string) | undefined,
): string {
  if ('report' in reply) return wordReport(reply.report, reply.services, translate, longest, setOff)
  if ('features' in reply) return wordFeatures(reply.features, reply.services, translate, longest)
  return wordEvidence(reply.evidence, reply.services, translate, longest)
}

function wordLines(lines: readonly Said[], translate: Translate): string {
  return lines.map((line) => translate(line)).join('\n')
}
