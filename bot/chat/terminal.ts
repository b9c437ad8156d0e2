import type { Readable, Writable } from 'node:stream'
import { type Interface, createInterface } from 'node:readline'
import { type Translate, languageOf, translator } from '../locales/index.ts'
import type { TerminalNotices } from './terminal-notices.ts'
import type { DataFile, Dispatcher, LineHistory, OutgoingMessage, Picture } from '../ports.ts'

/** What a chat in the terminal is made of. */
export interface TerminalParts {
  readonly input: Readable
  readonly output: Writable
  readonly dispatcher: Dispatcher
  readonly translate: Translate
  /** Keeps a picture where whoever sits there finds it; resolves with its path, rejects where that could not be done. */
  readonly savePicture: (picture: Picture | DataFile) => Promise<string>
  /** Where that is, for people. */
  readonly pictureFolder: string
  /** Somebody sits there: prompt, history, line editing, Ctrl-C. Else every line is answered in order, and that is it. */
  readonly isInteractive: boolean
  readonly hasColours: boolean
  /** Used where {@link isInteractive}. */
  readonly history: LineHistory
  /** What is to be told without having been asked for just now. */
  readonly notices: TerminalNotices
}

const PROMPT = 'tellus> '
const LEAVE_WORDS = ['quit', 'exit']

/**
 * Holds the conversation with whoever sits at the terminal, or with what is piped in.
 *
 * Ctrl-C stops a check that is under way; with nothing under way, and nothing written, it leaves when pressed twice, as Ctrl-D
 * and `quit` do at once.
 *
 * @returns Once the conversation is over (left, at the end of the input, or when `signal` is aborted): whether any line came.
 */
export async function runTerminal(parts: TerminalParts, signal: AbortSignal): Promise<boolean> {
  const { history, input, isInteractive, output, translate } = parts
  const readline = createInterface({
    input,
    output,
    terminal: isInteractive,
    prompt: PROMPT,
    historySize: history.size,
    history: isInteractive ? [...(await history.load())] : [],
    removeHistoryDuplicates: true,
  })
  const end = (): void => readline.close()
  signal.addEventListener('abort', end, { once: true })
  say(parts, translate({ say: 'terminal.welcome' }))
  say(parts, translate({ say: 'terminal.account' }))
  parts.notices.show = (text) => {
    if (isInteractive) output.write(CLEAR_LINE)
    say(parts, `${text}\n`)
    // What was typed so far stands there again.
    if (isInteractive) readline.prompt(true)
  }
  try {
    return !signal.aborted && (await converse(parts, readline, signal))
  } finally {
    parts.notices.show = undefined
    signal.removeEventListener('abort', end)
    readline.close()
  }
}

/** @returns Whether any line came. */
async function converse(parts: TerminalParts, readline: Interface, signal: AbortSignal): Promise<boolean> {
  const { history, isInteractive } = parts
  let hasLine = false
  let lines: readonly string[] = []
  readline.on('history', (changed: readonly string[]) => {
    lines = [...changed]
  })
  const interruption = new Interruption(parts, readline)
  if (isInteractive) readline.prompt()
  for await (const line of readline) {
    hasLine = true
    if (interruption.hasLeft || LEAVE_WORDS.includes(line.trim().toLowerCase())) break
    if (line.trim() !== '') await answer(parts, line, AbortSignal.any([signal, interruption.begin()]))
    interruption.end()
    if (signal.aborted || interruption.hasLeft) break
    if (isInteractive) readline.prompt()
  }
  if (isInteractive && lines.length > 0) await history.save(lines)
  return hasLine
}

/** What Ctrl-C and Ctrl-D mean, which depends on whether something is under way. */
class Interruption {
  readonly #parts: TerminalParts
  readonly #readline: Interface
  #underWay: AbortController | undefined
  #isWarned = false
  /** The person has left, and whatever was typed ahead is not answered any more. */
  hasLeft = false

  constructor(parts: TerminalParts, readline: Interface) {
    this.#parts = parts
    this.#readline = readline
    if (!parts.isInteractive) return
    readline.on('SIGINT', () => this.#interrupt())
    readline.on('close', () => {
      this.hasLeft = true
      this.#underWay?.abort()
    })
  }

  /** Something is under way from now on; the signal stops it. */
  begin(): AbortSignal {
    this.#isWarned = false
    this.#underWay = new AbortController()
    return this.#underWay.signal
  }

  end(): void {
    this.#underWay = undefined
  }

  #interrupt(): void {
    const { translate } = this.#parts
    if (this.#underWay !== undefined) {
      this.#underWay.abort()
      say(this.#parts, translate({ say: 'cancelled' }))
      return
    }
    // With something written it throws that away, however long ago the warning was.
    if (this.#isWarned && this.#readline.line === '') {
      this.#readline.close()
      return
    }
    this.#isWarned = true
    say(this.#parts, `\n${translate({ say: 'terminal.leave' })}`)
    // Throws the line away that was being written, as shells do.
    this.#readline.write(null, { ctrl: true, name: 'e' })
    this.#readline.write(null, { ctrl: true, name: 'u' })
    this.#readline.prompt()
  }
}

async function answer(parts: TerminalParts, text: string, signal: AbortSignal): Promise<void> {
  const stopProgress = parts.isInteractive ? showProgress(parts.output) : () => undefined
  signal.addEventListener('abort', stopProgress, { once: true })
  try {
    for await (const message of parts.dispatcher.answer({ text, asker: { place: 'terminal' } }, signal)) {
      // What is printed cannot be taken back.
      if (message.isPreliminary === true) continue
      stopProgress()
      say(parts, `${await shown(parts, message)}\n`)
    }
  } finally {
    signal.removeEventListener('abort', stopProgress)
    stopProgress()
  }
}

/** A terminal shows no picture: it is kept as a file, which is named. */
async function shown(
  { pictureFolder, savePicture }: TerminalParts,
  { file, lang, picture, text }: OutgoingMessage,
): Promise<string> {
  if (file !== undefined) return saved(file, savePicture, text, lang)
  if (picture === undefined) return text
  const translate = translator(languageOf(lang) ?? 'en')
  try {
    const path = await savePicture(picture)
    return `${text.split('\n')[0] ?? ''}\n${translate({ say: 'card.saved', params: { path } })}`
  } catch {
    // What is wrong with a folder is for its owner to see: it is named, and nothing is lost.
    return `${translate({ say: 'card.not-saved', params: { folder: pictureFolder } })}\n${text}`
  }
}

const PROGRESS_SIGNS = ['·  ', '·· ', '···']
const PROGRESS_INTERVAL_MS = 250
const CLEAR_LINE = '\r\u001B[K'

/** Shows that something is under way, until the returned function is called. */
function showProgress(output: Writable): () => void {
  let step = 0
  const timer = setInterval(() => {
    output.write(`\r${PROGRESS_SIGNS[step % PROGRESS_SIGNS.length] ?? ''}`)
    step += 1
  }, PROGRESS_INTERVAL_MS)
  return () => {
    clearInterval(timer)
    if (step > 0) output.write(CLEAR_LINE)
    step = 0
  }
}

const COLOURS: Readonly<Record<string, number>> = { '✔': 32, '⚠': 33, '✖': 31 }

function say({ hasColours, output }: TerminalParts, text: string): void {
  const painted = hasColours
    ? text.replace(/[✔⚠✖]/gu, (symbol) => `\u001B[${COLOURS[symbol] ?? 0}m${symbol}\u001B[0m`)
    : text
  output.write(`${painted}\n`)
}

async function saved(
  file: DataFile,
  save: TerminalParts['savePicture'],
  text: string,
  lang: string,
): Promise<string> {
  try {
    const path = await save(file)
    return translator(languageOf(lang) ?? 'en')({ say: 'export.saved', params: { path } })
  } catch {
    return text
  }
}
