import { randomUUID } from 'node:crypto'
import { ChatBot } from '../../bot/chat/bot.ts'
import type { BotParts } from '../../bot/chat/bot-parts.ts'
import { processTimers } from '../../bot/chat/timers.ts'
import type { Dispatcher } from '../../bot/ports.ts'
import { connectToService } from '../../probes/index.ts'
import { nodeIo } from '../../probes/net/node.ts'
import type { MemoryLog } from '../bot/chat/scripted-stream.ts'
import type { FakeDns } from '../servers/dns.ts'
import type { LiveServer } from './live-server.ts'

/** For a bot that is to have a face; without one it leaves its account as it is. */
export const AVATAR = { png: Buffer.from('picture'), width: 256, height: 256 }

/**
 * Makes a bot for the account `bot` of a real server, which has to be registered there; {@link logIn} starts it.
 *
 * @param dns Which knows the server.
 * @param parts Those that are not as usual; `log` is always to be given.
 */
export function botOn(
  server: LiveServer,
  dns: FakeDns,
  parts: Partial<BotParts> & Pick<BotParts, 'log'>,
  password = 'secret',
): ChatBot {
  const { domain, authority } = server
  const io = nodeIo({ dnsServers: [dns] })
  const options = { tls: 'auto', extraAnchors: authority.cert } as const
  return new ChatBot(
    { localpart: 'bot', domain, password, nickname: 'tellus', rooms: [] },
    {
      connect: (signal) => connectToService(domain, options, io, signal),
      putFile: () => Promise.resolve({ state: 'observed' }),
      rooms: {
        list: () => Promise.resolve([]),
        remember: () => Promise.resolve(),
        forget: () => Promise.resolve(),
      },
      timers: processTimers,
      random: () => 0,
      newId: randomUUID,
      now: () => '2026-11-22T08:00:00Z',
      version: '0.1.0',
      userAgentId: randomUUID(),
      language: 'en',
      preferences: { language: () => undefined },
      isTraced: false,
      ...parts,
    },
  )
}

/**
 * Starts a bot; resolves once it is logged in.
 *
 * @param log The bot's own.
 */
export async function logIn(bot: ChatBot, log: MemoryLog, dispatcher: Dispatcher): Promise<void> {
  const loggedIn = log.next('info: logged in')
  await bot.start(dispatcher)
  await loggedIn
}
