import { randomUUID } from 'node:crypto'
import { createDispatcher } from '../../../bot/commands/dispatcher.ts'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { heedOptOuts } from '../../../bot/limits/opt-outs.ts'
import { createOpenDesk, createScanDesk } from '../../../bot/limits/scan-desk.ts'
import { BlockList } from '../../../bot/limits/block-list.ts'
import { createLog } from '../../../bot/log.ts'
import type { Language } from '../../../bot/locales/index.ts'
import type {
  Clock,
  ContactBook,
  IncomingMessage,
  Ledger,
  Memory,
  OptOutRegister,
  OwnConnectionFacts,
  PreferenceStore,
  RoomDesk,
  ScanDesk,
  Scanner,
  ScanRequest,
} from '../../../bot/ports.ts'
import { loadLetters } from '../../../bot/store/letter-files.ts'
import { isDatabaseAway } from '../../../bot/store/postgres/away.ts'
import { parseDomain } from '../../../probes/index.ts'
import { aReport } from '../reports.ts'

/** What a conversation needs that a test may want to be otherwise. */
export interface ConversationParts {
  readonly scan?: Scanner['scan']
  /** With the desk that spares servers; else with the one of the terminal. */
  readonly isCounted?: boolean
  readonly memories?: readonly Memory[]
  readonly rooms?: RoomDesk
  /** What the campaign desk remembers; else its database could not be opened. */
  readonly ledger?: Ledger
  readonly contacts?: ContactBook
  /** Else the time begins at a fixed moment, and passes by `pass`. */
  readonly clock?: Clock
  /** Uniform in [0, 1); always a half where absent. */
  readonly random?: () => number
  /** Nobody wants to be left alone where absent. */
  readonly optOuts?: OptOutRegister
  readonly allowPrivate?: boolean
  readonly owners?: readonly string[]
  readonly preferences?: PreferenceStore
  /** `offline`: there is an account, and it is not logged in. */
  readonly connection?: OwnConnectionFacts | 'offline'
}

const LETTERS = await loadLetters()

/** When every conversation begins. */
export const START = Date.parse('2026-11-22T07:10:00Z')

/** Remembers choices as long as the conversation goes on. */
function forgetful(): PreferenceStore {
  const chosen = new Map<string, Language>()
  return {
    language: (of) => chosen.get(of),
    chooseLanguage(of, language) {
      if (language === undefined) chosen.delete(of)
      else chosen.set(of, language)
      return Promise.resolve()
    },
    forget(of) {
      chosen.delete(of)
      return Promise.resolve()
    },
  }
}

/** A conversation with the real dispatcher and commands; only the ports are made up. */
export function aConversation(parts: ConversationParts = {}) {
  const logged: string[] = []
  const scanned: ScanRequest[] = []
  const { connection } = parts
  const optOuts = parts.optOuts ?? { find: () => Promise.resolve(undefined) }
  let now = START
  const clock = parts.clock ?? { now: () => now }
  let setBackMs = 0
  const steady = { now: () => clock.now() + setBackMs }
  const preferences = parts.preferences ?? forgetful()
  const entries = new Set<string>()
  const muted = new Map<string, number>()
  const blocked = new BlockList({
    list: () => [...entries],
    has: (entry) => entries.has(entry),
    add: (entry) => Promise.resolve(void entries.add(entry)),
    remove: (entry) => Promise.resolve(void entries.delete(entry)),
  })
  const createDesk = (scanner: Scanner): ScanDesk =>
    parts.isCounted === true
      ? createScanDesk(scanner, steady, (domain) => blocked.isLeftAlone(domain))
      : createOpenDesk(scanner)
  const dispatcher = createDispatcher({
    commands: COMMANDS,
    steady,
    language: 'en',
    log: createLog('info', { write: (line) => logged.push(line) }),
    random: parts.random ?? (() => 0.5),
    isDatabaseAway,
    services: {
      desk: heedOptOuts(
        createDesk({
          async scan(request, signal, onVerdict) {
            scanned.push(request)
            return parts.scan === undefined
              ? aReport({ domain: request.domain })
              : parts.scan(request, signal, onVerdict)
          },
        }),
        optOuts,
        parts.isCounted === true,
      ),
      readDomain: (text) => parseDomain(text, { allowPrivate: parts.allowPrivate ?? false }),
      connection:
        connection === undefined
          ? undefined
          : { describe: () => (connection === 'offline' ? undefined : connection) },
      preferences,
      ledger: () => Promise.resolve(parts.ledger),
      about: {
        version: '1.2.3',
        owners: parts.owners ?? [],
        ...(parts.rooms !== undefined && { jid: 'bot@xmpp.example' }),
      },
      clock,
      blocked,
      mutes: {
        mutedUntil: (room) => muted.get(room) ?? 0,
        mute: (room, until) => Promise.resolve(void muted.set(room, until)),
      },
      memories: parts.memories ?? [preferences],
      rooms: parts.rooms,
      contacts: parts.contacts,
      optOuts,
      letters: LETTERS,
      newId: () => randomUUID(),
      startedAt: START - 2 * 3_600_000,
    },
  })

  /** Says one line and collects every message of the answer. */
  async function say(
    text: string,
    message: Partial<IncomingMessage> = {},
    signal = new AbortController().signal,
  ): Promise<string[]> {
    const answers: string[] = []
    const said: IncomingMessage = { text, asker: { place: 'terminal' }, ...message }
    for await (const answer of dispatcher.answer(said, signal)) answers.push(answer.text)
    return answers
  }
  /** Lets time pass. */
  const pass = (ms: number): void => void (now += ms)
  /** Sets the clock back, which is no time that passes. */
  const setBack = (ms: number): void => {
    now -= ms
    setBackMs += ms
  }
  return { dispatcher, logged, now: () => clock.now(), pass, say, scanned, setBack }
}
