import { expect } from 'chai'
import type { Asker } from '../../../bot/ports.ts'
import { aConversation } from './conversation.ts'

/** Who speaks in transcripts, besides whoever sits at the terminal. */
const ASKERS: Readonly<Record<string, Asker>> = {
  alice: { place: 'chat', jid: 'alice@example.org' },
  bob: { place: 'chat', jid: 'bob@example.org' },
  owner: { place: 'chat', jid: 'owner@example.net' },
  'carol in the room': { place: 'room', room: 'lobby@rooms.example', nickname: 'carol', occupantId: 'c' },
  'carol in private': {
    place: 'room-private',
    room: 'lobby@rooms.example',
    nickname: 'carol',
    occupantId: 'c',
  },
  'mona in the room': {
    place: 'room',
    room: 'lobby@rooms.example',
    nickname: 'mona',
    role: 'moderator',
    affiliation: 'none',
  },
  'mona in private': {
    place: 'room-private',
    room: 'lobby@rooms.example',
    nickname: 'mona',
    role: 'moderator',
    affiliation: 'none',
  },
  'pat in the room': {
    place: 'room',
    room: 'lobby@rooms.example',
    nickname: 'pat',
    occupantId: 'p',
    role: 'participant',
  },
  'pat in private': {
    place: 'room-private',
    room: 'lobby@rooms.example',
    nickname: 'pat',
    occupantId: 'p',
    role: 'participant',
  },
  'vera in the room': { place: 'room', room: 'lobby@rooms.example', nickname: 'vera', role: 'visitor' },
  'vera in private': {
    place: 'room-private',
    room: 'lobby@rooms.example',
    nickname: 'vera',
    role: 'visitor',
  },
  'dave in the room': { place: 'room', room: 'lobby@rooms.example', nickname: 'dave', occupantId: 'd' },
}

type Turn =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'line'; readonly asker: Asker; readonly question: string; readonly answers: string[] }

/**
 * Reads a transcript: `> question` (at the terminal) or `> alice: question`, `< answer`, `* 60 s` for time that passes; a
 * line that begins with none of them goes on with the answer. An answer that ends in `…` is compared up to there.
 */
function readTranscript(text: string): Turn[] {
  const turns: Turn[] = []
  for (const line of text.split('\n')) {
    const turn = turns.at(-1)
    const waited = /^\* (\d+) s$/.exec(line)
    if (waited !== null) turns.push({ kind: 'wait', ms: Number(waited[1]) * 1_000 })
    else if (line.startsWith('> ')) turns.push({ kind: 'line', ...readQuestion(line.slice(2)), answers: [] })
    else if (turn?.kind === 'line' && line.startsWith('< ')) turn.answers.push(line.slice(2))
    else if (turn?.kind === 'line' && turn.answers.length > 0) {
      turn.answers.push(`${turn.answers.pop()}\n${line}`)
    } else throw new Error(`no line of a transcript: ${line}`)
  }
  return turns
}

function readQuestion(line: string): { readonly asker: Asker; readonly question: string } {
  const speaker = Object.keys(ASKERS).find((name) => line.startsWith(`${name}: `))
  const asker = speaker === undefined ? undefined : ASKERS[speaker]
  if (speaker === undefined || asker === undefined) return { asker: { place: 'terminal' }, question: line }
  return { asker, question: line.slice(speaker.length + 2) }
}

/** @returns A test that the conversation goes exactly like the transcript. */
export function goesLike(text: string, conversation = aConversation()) {
  return async (): Promise<void> => {
    for (const turn of readTranscript(text)) {
      if (turn.kind === 'wait') {
        conversation.pass(turn.ms)
        continue
      }
      const said = await conversation.say(turn.question, { asker: turn.asker })
      const shown = said.map((answer, i) => abridgedLike(turn.answers[i] ?? '', answer))
      expect(shown, turn.question).to.deep.equal(turn.answers)
    }
  }
}

function abridgedLike(expected: string, answer: string): string {
  if (!expected.endsWith('…') || !answer.startsWith(expected.slice(0, -1))) return answer
  return expected
}
