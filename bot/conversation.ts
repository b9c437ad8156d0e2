/** What conversations are made of, at the terminal and over XMPP: commands, and the campaign desk beside them. */
import type { DeskParts, Opening } from './campaign-desk.ts'
import type { Letters } from './campaign/letters.ts'
import { createDispatcher } from './commands/dispatcher.ts'
import { COMMANDS } from './commands/index.ts'
import type { Parts } from './compose.ts'
import type { BlockList } from './limits/block-list.ts'
import { createOptOutRegister, heedOptOuts } from './limits/opt-outs.ts'
import { createOpenDesk, createScanDesk } from './limits/scan-desk.ts'
import { DeskClosed } from './not-kept.ts'
import type { Bot } from './over-xmpp.ts'
import type { Dispatcher, LedgerAccess, Memory, MuteStore, PreferenceStore, Returned } from './ports.ts'
import { isDatabaseAway } from './store/postgres/away.ts'

/** What a conversation has beside {@link Parts}. */
export interface ConversationParts {
  /** Absent at the terminal. */
  readonly bot?: Bot
  readonly preferences: PreferenceStore
  readonly blocked: BlockList
  readonly mutes: MuteStore
  readonly ledger: LedgerAccess
  readonly letters: Letters
}

/** The dispatcher of a bot, or of a terminal, whose owner decides alone what is asked, and how often. */
export function dispatcherOf(
  parts: Parts,
  { bot, preferences, blocked, mutes, ledger, letters }: ConversationParts,
): Dispatcher {
  const { clock, config, steady } = parts
  const desk =
    bot === undefined
      ? createOpenDesk(parts.scanner)
      : createScanDesk(parts.createSparingScanner('question'), steady, (domain) =>
          blocked.isLeftAlone(domain),
        )
  const optOuts = createOptOutRegister({
    // A check at the terminal does not wait for the database: nothing that is kept there would hinder it.
    ledger: bot === undefined ? () => Promise.resolve(undefined) : ledger,
    records: parts.optOutRecords,
    clock,
  })
  return createDispatcher({
    commands: COMMANDS,
    services: {
      desk: heedOptOuts(desk, optOuts, bot !== undefined),
      readDomain: parts.readDomain,
      connection: bot,
      ledger,
      rooms: bot,
      contacts: bot,
      preferences,
      blocked,
      mutes,
      memories: [preferences, memoryOf(ledger), ...(bot === undefined ? [] : [bot])],
      about: {
        version: parts.version,
        owners: config.owners,
        ...(config.account !== undefined && { jid: config.account.jid }),
      },
      clock,
      startedAt: parts.startedAt,
      optOuts,
      letters,
      newId: parts.newId,
    },
    steady,
    language: config.lang,
    log: parts.log,
    random: parts.random,
    isDatabaseAway,
  })
}

/** What was promised to be forgotten is not while there is no database: that has to be said. */
function memoryOf(ledger: LedgerAccess): Memory {
  return {
    async forget(of) {
      const opened = await ledger()
      if (opened === undefined) throw new DeskClosed('nothing can be forgotten while there is no database')
      await opened.forget(of)
    },
  }
}

/** The campaign desk of a process. */
export interface RunningDesk {
  readonly ledger: LedgerAccess
  readonly opening: Promise<Opening>
  readonly deliverSoon: () => void
  readonly returned: (message: Returned) => void
  /** Once it was closed; `taken` where another process is at work for the account. */
  readonly ended: Promise<'ended' | 'taken'>
}

/** Opens the campaign desk beside everything else: what it needs takes a while to load and to start. */
export function openDesk(
  parts: Parts,
  own: Pick<
    DeskParts,
    'account' | 'isAlone' | 'patienceMs' | 'isLeftAlone' | 'isGone' | 'messenger' | 'operators'
  >,
  signal: AbortSignal,
): RunningDesk {
  const prober = parts.createSparingScanner('routine')
  const { from: ownDomain } = parts.config.probe
  const loading = import('./campaign-desk.ts').then(
    ({ CampaignDesk }) =>
      new CampaignDesk({
        ...parts,
        ...own,
        prober,
        knocker: prober,
        ...(ownDomain !== undefined && { ownDomain }),
      }),
  )
  return {
    ledger: async () => (await loading).ledger(),
    deliverSoon: () => void loading.then((desk) => desk.deliverSoon()),
    returned: (message) => void loading.then((desk) => desk.returned(message)),
    opening: loading.then(({ opening }) => opening),
    ended: loading.then((desk) => desk.run(signal)),
  }
}
