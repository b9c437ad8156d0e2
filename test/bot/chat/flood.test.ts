import { expect } from 'chai'
import { Conversations, type Question } from '../../../bot/chat/conversations.ts'
import type { Dispatcher, ScanRequest } from '../../../bot/ports.ts'
import type { Report } from '../../../probes/index.ts'
import { aConversation } from '../commands/conversation.ts'
import { aReport } from '../reports.ts'
import { ManualTimers, MemoryLog } from './scripted-stream.ts'

const MESSAGES = 2_000
/** What {@link Conversations} lets be answered and wait. */
const BOUND = { answered: 32, taken: 32 + 256, scans: 4 }

/** The real conversations, dispatcher and desk; scans end when they are released. */
function aFlood() {
  const timers = new ManualTimers()
  const log = new MemoryLog()
  const sent: string[] = []
  const releases: (() => void)[] = []
  const seen = { answered: 0, mostAnswered: 0, mostScans: 0, scans: 0, taken: 0 }
  let isReleased = false
  const scan = async ({ domain }: ScanRequest): Promise<Report> => {
    seen.scans += 1
    seen.mostScans = Math.max(seen.mostScans, seen.scans)
    if (!isReleased) await new Promise<void>((resolve) => releases.push(resolve))
    seen.scans -= 1
    return aReport({ domain })
  }
  const { dispatcher } = aConversation({ isCounted: true, scan })
  const counting: Dispatcher = {
    async *answer(message, signal) {
      seen.taken += 1
      seen.answered += 1
      seen.mostAnswered = Math.max(seen.mostAnswered, seen.answered)
      yield* dispatcher.answer(message, signal)
      seen.answered -= 1
    },
  }
  let id = 0
  const conversations = new Conversations({
    send(stanza) {
      if (stanza.getChild('body') !== undefined) sent.push(stanza.getChildText('body') ?? '')
      return Promise.resolve(true)
    },
    dispatcher: counting,
    timers,
    log,
    newId: () => `id-${++id}`,
    sharePicture: () => Promise.resolve({ state: 'not-shared', because: 'no-service' }),
    cutHint: () => '…',
    slowModeMs: () => 0,
  })
  const release = (): void => {
    isReleased = true
    for (const finish of releases) finish()
  }
  return { conversations, log, release, seen, sent }
}

function fromPerson(jid: string, text: string): Question {
  return {
    message: { text, asker: { place: 'chat', jid } },
    destination: { place: 'chat', jid: `${jid}/phone` },
  }
}

function fromOccupant(nickname: string, text: string): Question {
  const room = 'lobby@rooms.example'
  return {
    message: { text, asker: { place: 'room', room, nickname } },
    destination: { place: 'room', room, nickname },
  }
}

/** Lets everything that is ready run, until nothing changes any more. */
async function settled(state: () => unknown): Promise<void> {
  let before: string
  do {
    before = JSON.stringify(state())
    for (let i = 0; i < 20; i++) await new Promise(setImmediate)
  } while (JSON.stringify(state()) !== before)
}

describe('chat flood', () => {
  const floods: readonly { title: string; question: (i: number) => Question; most: number }[] = [
    {
      title: 'one person',
      question: (i) => fromPerson('alice@example.org', `check d${i}.jp`),
      // Five are answered, and one sentence says when to come back.
      most: 6,
    },
    {
      title: 'as many people of as many servers',
      question: (i) => fromPerson(`user@host${i}.example`, `check d${i}.jp`),
      most: BOUND.taken,
    },
    {
      title: 'as many accounts of one server',
      question: (i) => fromPerson(`spam${i}@spam.example`, `check d${i}.jp`),
      most: BOUND.taken,
    },
    {
      title: 'the occupants of a room',
      question: (i) => fromOccupant(`nick${i}`, `check d${i}.jp`),
      most: 7,
    },
    {
      title: 'one person who writes nonsense',
      question: (i) => fromPerson('bot@example.org', `nonsense${i}`),
      most: 6,
    },
  ]

  for (const { title, question, most } of floods) {
    it(`of ${MESSAGES} messages by ${title} is cut off at ${BOUND.taken}, and the bot goes on`, async () => {
      const { conversations, log, release, seen, sent } = aFlood()
      for (let i = 0; i < MESSAGES; i++) conversations.ask(question(i))
      await settled(() => [seen, sent.length])
      expect(seen.mostAnswered).to.be.at.most(BOUND.answered)
      expect(seen.mostScans).to.be.at.most(BOUND.scans)
      release()
      await settled(() => [seen, sent.length])
      expect(seen.taken).to.be.at.most(BOUND.taken)
      expect(seen).to.include({ answered: 0, scans: 0 })
      expect(sent.length).to.be.within(1, most)
      // One line for all that was dropped within a minute.
      expect(log.lines.filter((line) => line.includes('some are dropped'))).to.have.length(1)
      sent.length = 0
      conversations.ask(fromPerson('late@elsewhere.example', 'help'))
      await settled(() => sent.length)
      expect(sent).to.have.length(1)
      conversations.stop()
    })
  }
})
