/** The chat in the terminal. */
import { TerminalNotices } from './chat/terminal-notices.ts'
import { runTerminal } from './chat/terminal.ts'
import type { Parts } from './compose.ts'
import { CONFIG_ERROR_STATUS } from './config.ts'
import { dispatcherOf, openDesk } from './conversation.ts'
import { BlockList } from './limits/block-list.ts'
import { translator } from './locales/index.ts'
import type { BlockStore, MuteStore } from './ports.ts'
import { historyFile } from './store/history-file.ts'
import { loadLetters } from './store/letter-files.ts'
import { savePicture } from './store/picture-file.ts'
import { openPreferenceFile } from './store/preference-file.ts'

/** The terminal, and what the environment says of it. */
export interface Terminal extends Pick<typeof process, 'stdin' | 'stdout' | 'stderr'> {
  readonly environment: NodeJS.Dict<string>
}

/** Stands for an account where there is none. */
const ACCOUNT = 'terminal'

/** A bot that runs meanwhile keeps those of its people in another one. */
const OWN_PREFERENCES = 'terminal-preferences.json'

/** At the terminal there is nobody to be blocked. */
const NO_BLOCKS: BlockStore = {
  list: () => [],
  has: () => false,
  add: () => Promise.resolve(),
  remove: () => Promise.resolve(),
}

/** Nor any room. */
const NO_MUTES: MuteStore = { mutedUntil: () => 0, mute: () => Promise.resolve() }

/**
 * Chats until `signal` aborts or the terminal is closed. Notices are shown between the lines; who closes the terminal reads
 * them at the next start.
 *
 * @returns The exit status: that of a wrong configuration where nobody can have wanted to chat.
 */
export async function chatInTerminal(
  parts: Parts,
  { stdin: input, stdout, stderr, environment }: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { config, log } = parts
  const closing = new AbortController()
  const notices = new TerminalNotices()
  const blocked = new BlockList(NO_BLOCKS)
  const desk = openDesk(
    parts,
    {
      account: ACCOUNT,
      isAlone: true,
      // Whoever sits there waits for no other terminal.
      patienceMs: 0,
      isLeftAlone: (domain) => blocked.isLeftAlone(domain),
      isGone: () => false,
      messenger: notices,
    },
    AbortSignal.any([signal, closing.signal]),
  )
  const preferences = await openPreferenceFile(config.dataDir, log, OWN_PREFERENCES)
  const letters = await loadLetters()
  const hasLine = await runTerminal(
    {
      input,
      output: stdout,
      dispatcher: dispatcherOf(parts, {
        preferences,
        blocked,
        mutes: NO_MUTES,
        ledger: desk.ledger,
        letters,
      }),
      translate: translator(config.lang),
      isInteractive: input.isTTY && stdout.isTTY,
      hasColours: stdout.isTTY && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb',
      history: historyFile(config.dataDir, log),
      savePicture: (picture) => savePicture(config.dataDir, picture),
      pictureFolder: config.dataDir,
      notices,
    },
    signal,
  )
  closing.abort()
  await desk.ended
  if (hasLine || input.isTTY || signal.aborted) return 0
  // A service or a container with settings in which no account was filled in, which would be started again and again.
  stderr.write('Nobody types here, and there is no account to log in to: set XMPP_JID and XMPP_PASSWORD.\n')
  return CONFIG_ERROR_STATUS
}
