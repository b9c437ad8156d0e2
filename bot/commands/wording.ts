import { type Language, type Said, type Translate, languageOf, translator } from '../locales/index.ts'
import type { Asker, DataFile, OutgoingMessage, Picture } from '../ports.ts'
import { drawCard } from '../reply/card.ts'
import { extentOf } from '../reply/columns.ts'
import { type Plot, drawPlot } from '../reply/plot.ts'
import { wordEvidence } from '../reply/evidence.ts'
import { wordFeatures } from '../reply/features.ts'
import { wordReport, wordVerdict } from '../reply/report.ts'
import type { Reply } from './command.ts'
import { wordPage } from './pages.ts'

/** Less than what the chat cuts at: in a room, what everybody has to scroll past, less the asker's nickname. */
const LONGEST: Readonly<Record<Asker['place'], number>> = {
  terminal: Number.POSITIVE_INFINITY,
  chat: 2_900,
  'room-private': 2_900,
  room: 640,
}

/** Between several answers in one message. */
const SEPARATOR = '\n\n'

/**
 * Words one message of an answer, no longer than what is read where it goes.
 *
 * @param replies Several share the message, and what may be said there.
 * @param language Unless a reply has its own.
 */
export function wordMessage(
  replies: readonly Reply[],
  language: Language,
  place: Asker['place'],
): OutgoingMessage {
  const [own = language] = replies.flatMap((reply) => ('lines' in reply ? (reply.language ?? []) : []))
  const longest = Math.floor(LONGEST[place] / replies.length) - SEPARATOR.length * (replies.length - 1)
  const word = (setOff?: SetOff): string =>
    replies.map((reply) => wordReply(reply, translator(own), longest, setOff)).join(SEPARATOR)
  const text = word()
  const file = replies.flatMap((reply) =>
    'data' in reply && !isShort(reply.data.text, longest) ? [reply.data] : [],
  )[0]
  const styled = word(strong)
  return {
    text,
    lang: own,
    ...(styled !== text && { styled }),
    ...(file !== undefined && { file }),
    ...(replies.every(isProblem) && { isProblem: true }),
    ...(replies.some((reply) => 'evidence' in reply || 'data' in reply) && { isVerbatim: true }),
    ...(replies.every((reply) => 'preliminary' in reply) && { isPreliminary: true }),
    ...(replies.some((reply) => 'lines' in reply && reply.isSilencing === true) && { isSilencing: true }),
  }
}

/** Draws what a reply shows as a picture, in the language of its words; `undefined` for most. */
export async function drawReply(
  replies: readonly Reply[],
  { lang }: Pick<OutgoingMessage, 'lang'>,
): Promise<Picture | undefined> {
  const plotted = replies.find((reply) => 'plot' in reply)
  if (plotted !== undefined) return drawStats(plotted.plot, languageOf(lang) ?? 'en')
  const shown = replies.find((reply) => 'card' in reply)
  if (shown === undefined) return undefined
  const { card, notes = [], services } = shown
  // How to test anew is of no use to whom the picture is passed on; how old it is stands in it anyway.
  const told = notes.filter(({ say }) => say !== 'kept')
  const { png } = await drawCard(card, services, languageOf(lang) ?? 'en', told)
  const at = card.testedAt.replaceAll(/[^0-9TZ]/g, '').slice(0, '20261122T071023'.length)
  return {
    png,
    name: `tellus-${card.domain.replaceAll(/[^a-z0-9.-]/g, '').slice(0, LONGEST_NAME)}-${at}.png`,
  }
}

async function drawStats(plot: Plot, language: Language): Promise<Picture> {
  const { png } = await drawPlot(plot, language)
  return { png, name: `tellus-stats-${new Date(plot.at).toISOString().slice(0, 10)}.png` }
}

/** Of the part of a file name that names a domain: file systems take 255 bytes in all. */
const LONGEST_NAME = 100

/** Writes the words of a verdict so that they stand out. */
type SetOff = (verdict: string) => string

/** Shown in bold by clients that style messages (XEP-0393 §6.2.3). */
function strong(words: string): string {
  return `*${words}*`
}

/** By the families of keys that say why something is not done. */
function isProblem(reply: Reply): boolean {
  const said = 'lines' in reply ? reply.lines[0] : reply
  return (
    said !== undefined && 'say' in said && /^(problem|refusal|right|target|limit|ignored)\b/.test(said.say)
  )
}

function wordReply(reply: Reply, translate: Translate, longest: number, setOff: SetOff | undefined): string {
  if ('data' in reply) return wordData(reply.data, translate, longest)
  if ('pages' in reply) return wordPage(reply.pages, translate, longest)
  if ('plot' in reply) return wordLines(reply.plot.lines, translate)
  if ('lines' in reply) return wordLines(reply.lines, translate)
  if ('say' in reply) return translate(reply)
  const notes = wordLines(reply.notes ?? [], translate)
  const below = notes === '' ? '' : `\n${notes}`
  return `${wordShown(reply, translate, longest - below.length, setOff)}${below}`
}

function wordShown(
  reply: Exclude<
    Reply,
    Said | { lines: unknown } | { pages: unknown } | { data: unknown } | { plot: unknown }
  >,
  translate: Translate,
  longest: number,
  setOff: SetOff | undefined,
): string {
  const { services } = reply
  if ('card' in reply) return wordReport(reply.card, services, translate, longest, setOff)
  if ('report' in reply) return wordReport(reply.report, services, translate, longest, setOff)
  if ('features' in reply) return wordFeatures(reply.features, services, translate, longest)
  if ('evidence' in reply) return wordEvidence(reply.evidence, services, translate, longest)
  const verdict = wordVerdict(reply.preliminary, services, translate, setOff)
  return `${verdict}\n${translate({ say: 'chat.rest-follows' })}`
}

/** What fills more than a few screens is no answer, even where it could be said. */
function isShort(data: string, longest: number): boolean {
  return extentOf(data) <= Math.min(longest, LONGEST.chat)
}

/** Part of a file would be worse than none. */
function wordData({ text }: DataFile, translate: Translate, longest: number): string {
  return isShort(text, longest) ? text.trimEnd() : translate({ say: 'problem.export-too-long' })
}

function wordLines(lines: readonly Said[], translate: Translate): string {
  return lines.map((line) => translate(line)).join('\n')
}
