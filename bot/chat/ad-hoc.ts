/** The bot's commands as a client's menus show them: ad-hoc commands (XEP-0050) with data forms (XEP-0004). */
import type { Command } from '../commands/command.ts'
import { type Language, translator } from '../locales/index.ts'
import type { Asker, DataFile, Dispatcher, OutgoingMessage, Picture } from '../ports.ts'
import { commandForm, resultForm, submittedValues, wordsOf } from './data-form.ts'
import { withPictureShared } from './pictures.ts'
import { NS, attribute, xml, type Element } from './stanza.ts'
import type { Timers } from './timers.ts'
import type { Shared } from './uploads.ts'

/** What ad-hoc commands are made of. */
export interface AdHocParts {
  /** The same one that answers messages: rights and limits are its business. */
  readonly dispatcher: Dispatcher
  /** All there are. */
  readonly commands: readonly Command[]
  /** Whether that asker may see and use it. */
  isOffered(command: Command, asker: Asker): boolean
  /** What was chosen once counts, else the tag of the request, else what the bot speaks. */
  languageFor(asker: Asker, tag: string | undefined): Language
  /** Never rejects for what a server did. */
  sharePicture(picture: Picture | DataFile, signal: AbortSignal): Promise<Shared>
  readonly timers: Timers
  /** Random UUIDs: a session cannot be guessed. */
  readonly newId: () => string
}

/** The commands that a client may show in a menu, and to whom. */
export type Menu = Pick<AdHocParts, 'commands' | 'isOffered'>

/** For a bot without commands. */
export const EMPTY_MENU: Menu = { commands: [], isOffered: () => false }

/** One request. */
export interface AdHocRequest {
  /** `<command/>`. */
  readonly command: Element
  /** Full JID. */
  readonly from: string
  readonly asker: Asker
  /** BCP 47 tag of the IQ. */
  readonly lang: string | undefined
}

/** What of an answer a form shows. */
type FormAnswer = Pick<OutgoingMessage, 'text' | 'lang' | 'isProblem'>

interface FormSession {
  readonly from: string
  readonly command: Command
  readonly language: Language
  readonly expiresAt: number
}

const SESSION_MS = 600_000
/** Sessions are opened by strangers; beyond this the oldest ends. */
const MOST_SESSIONS = 200
const MOST_SESSIONS_EACH = 3
/** Requests wait for their answer, so they are not queued. */
const MOST_AT_WORK = 16
const ACTIONS = ['execute', 'next', 'complete', 'prev', 'cancel']

/** Runs commands that were chosen from a menu. */
export class AdHoc {
  readonly #parts: AdHocParts
  readonly #sessions = new Map<string, FormSession>()
  readonly #shutdown = new AbortController()
  #atWork = 0

  constructor(parts: AdHocParts) {
    this.#parts = parts
  }

  /** How many forms are being filled in. */
  get sessionCount(): number {
    return this.#sessions.size
  }

  /** Ends every command that runs. */
  stop(): void {
    this.#shutdown.abort()
  }

  /** @returns The commands as items of the node that all of them stand under (XEP-0050 §2.2). */
  list(asker: Asker, lang: string | undefined, ownJid: string): Element {
    const translate = translator(this.#parts.languageFor(asker, lang))
    const offered = this.#parts.commands.filter((command) => this.#parts.isOffered(command, asker))
    const items = offered.map(({ name }) => {
      const label = translate({ say: `command.${name}.line`, params: { usage: name } })
      return xml('item', { jid: ownJid, node: name, name: label })
    })
    return xml('query', { xmlns: NS.discoItems, node: NS.commands }, ...items)
  }

  /** @returns What disco#info says of the node of all commands, or of one; `undefined` for any other node. */
  describe(node: string, asker: Asker, lang: string | undefined): Element | undefined {
    const command = this.#parts.commands.find(({ name }) => name === node)
    if (command === undefined && node !== NS.commands) return undefined
    const type = command === undefined ? 'command-list' : 'command-node'
    const name =
      command === undefined
        ? 'Tellus'
        : translator(this.#parts.languageFor(asker, lang))({
            say: `command.${command.name}.line`,
            params: { usage: command.name },
          })
    return xml(
      'query',
      { xmlns: NS.discoInfo, node },
      xml('identity', { category: 'automation', type, name }),
      xml('feature', { var: NS.commands }),
      ...(command === undefined ? [] : [xml('feature', { var: NS.dataForm })]),
    )
  }

  /** @returns The payload of the answer; resolves when the command has run, never rejects for what the requester did. */
  async handle(request: AdHocRequest): Promise<Element> {
    const { asker, command: element } = request
    const { commands } = this.#parts
    const action = attribute(element, 'action') ?? 'execute'
    const sessionId = attribute(element, 'sessionid')
    const command = commands.find(({ name }) => name === attribute(element, 'node'))
    if (command === undefined) return failure('cancel', 'item-not-found')
    if (!this.#parts.isOffered(command, asker)) return failure('cancel', 'forbidden')
    if (!ACTIONS.includes(action)) return failure('modify', 'bad-request', 'malformed-action')
    if (sessionId !== undefined) return this.#continue(request, sessionId, command, action)
    if (action !== 'execute') return failure('modify', 'bad-request', 'bad-action')
    const language = this.#parts.languageFor(asker, request.lang)
    return command.fields.length === 0
      ? this.#run(this.#parts.newId(), request, command, [], language)
      : this.#open(request, command, language)
  }

  #open({ from }: AdHocRequest, command: Command, language: Language): Element {
    this.#makeRoomFor(from)
    const id = this.#parts.newId()
    const expiresAt = this.#parts.timers.now() + SESSION_MS
    this.#sessions.set(id, { from, command, language, expiresAt })
    return executing(id, command, language, commandForm(command, translator(language)))
  }

  async #continue(request: AdHocRequest, id: string, command: Command, action: string): Promise<Element> {
    this.#dropExpired()
    const session = this.#sessions.get(id)
    if (session === undefined) return failure('cancel', 'not-allowed', 'session-expired')
    if (session.from !== request.from || session.command !== command) {
      return failure('modify', 'bad-request', 'bad-sessionid')
    }
    const { language } = session
    if (action === 'cancel') {
      this.#sessions.delete(id)
      return answer(id, command, language, 'canceled')
    }
    if (action === 'prev') return failure('modify', 'bad-request', 'bad-action')
    const form = request.command.getChild('x', NS.dataForm)
    if (form === undefined) return failure('modify', 'bad-request', 'bad-payload')
    const values = submittedValues(form)
    const words = wordsOf(command, values)
    const meaning = command.read(words)
    if (meaning.ok) {
      this.#sessions.delete(id)
      return this.#run(id, request, command, words, language)
    }
    const translate = translator(language)
    const problem = note('error', translate(meaning.problem))
    return executing(id, command, language, commandForm(command, translate, values), problem)
  }

  async #run(
    id: string,
    { asker }: AdHocRequest,
    command: Command,
    words: readonly string[],
    language: Language,
  ): Promise<Element> {
    if (this.#atWork >= MOST_AT_WORK) return failure('wait', 'resource-constraint')
    this.#atWork += 1
    try {
      const message = { text: [command.name, ...words].join(' '), asker, lang: language }
      const said: FormAnswer[] = []
      for await (const part of this.#parts.dispatcher.answer(message, this.#shutdown.signal))
        if (part.isPreliminary !== true) said.push(await this.#fillIn(part))
      const [first] = said
      // Nothing is said to whoever was told about a limit already.
      if (first === undefined) return failure('wait', 'resource-constraint')
      const isFailed = said.every(({ isProblem }) => isProblem === true)
      const [headline = ''] = first.text.split('\n')
      const texts = said.map(({ text }) => text)
      return answer(
        id,
        command,
        first.lang,
        'completed',
        note(isFailed ? 'error' : 'info', headline),
        resultForm(command.name, texts),
      )
    } finally {
      this.#atWork -= 1
    }
  }

  /** A form shows a link to a picture, under the verdict. */
  async #fillIn(part: OutgoingMessage): Promise<FormAnswer> {
    const { signal } = this.#shutdown
    const shown = await withPictureShared(part, (picture) => this.#parts.sharePicture(picture, signal))
    if (!('url' in shown)) return shown
    if (part.file !== undefined) return { lang: shown.lang, text: shown.url }
    return { lang: shown.lang, text: `${part.text.split('\n')[0] ?? ''}\n${shown.url}` }
  }

  #makeRoomFor(from: string): void {
    this.#dropExpired()
    const own = [...this.#sessions].filter(([, session]) => session.from === from).map(([id]) => id)
    const all = [...this.#sessions.keys()]
    const ended = own.length >= MOST_SESSIONS_EACH ? own[0] : all.length >= MOST_SESSIONS ? all[0] : undefined
    if (ended !== undefined) this.#sessions.delete(ended)
  }

  #dropExpired(): void {
    const now = this.#parts.timers.now()
    for (const [id, { expiresAt }] of this.#sessions) if (expiresAt <= now) this.#sessions.delete(id)
  }
}

function executing(id: string, command: Command, lang: string, ...payload: readonly Element[]): Element {
  // One stage: what is filled in is complete, and "execute" means that.
  const actions = xml('actions', { execute: 'complete' }, xml('complete'))
  return answer(id, command, lang, 'executing', actions, ...payload)
}

function answer(
  id: string,
  { name }: Command,
  lang: string,
  status: 'executing' | 'completed' | 'canceled',
  ...payload: readonly Element[]
): Element {
  const attributes = { xmlns: NS.commands, sessionid: id, node: name, status, 'xml:lang': lang }
  return xml('command', attributes, ...payload)
}

function note(type: 'info' | 'error', text: string): Element {
  return xml('note', { type }, text)
}

/** @param specific Of the conditions that XEP-0050 §4.4 adds. */
function failure(type: 'cancel' | 'modify' | 'wait', condition: string, specific?: string): Element {
  return xml(
    'error',
    { type },
    xml(condition, { xmlns: NS.stanzaErrors }),
    ...(specific === undefined ? [] : [xml(specific, { xmlns: NS.commands })]),
  )
}
