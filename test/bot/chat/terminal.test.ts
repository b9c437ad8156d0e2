import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect } from 'chai'
import { type TerminalParts, runTerminal } from '../../../bot/chat/terminal.ts'
import { TerminalNotices } from '../../../bot/chat/terminal-notices.ts'
import { translator } from '../../../bot/locales/index.ts'
import { savePicture } from '../../../bot/store/picture-file.ts'
import type { Dispatcher } from '../../../bot/ports.ts'

const CTRL_C = '\u0003'
const CTRL_D = '\u0004'
const ARROW_UP = '\u001B[A'

/** Answers each line by repeating it; `wait` is answered never, until it is stopped. */
const echo: Dispatcher = {
  async *answer({ text }, signal) {
    if (text === 'wait') {
      yield { text: 'waiting', lang: 'en' }
      await once(signal, 'abort')
      return
    }
    yield { text: `✔ ${text}`, lang: 'en' }
  },
}

/** Answers with a picture. */
const painter: Dispatcher = {
  async *answer({ text }) {
    await Promise.resolve()
    const picture = { png: Buffer.from(text), name: 'card.png' }
    yield { text: 'c2s is known', lang: 'de', isPreliminary: true }
    yield { text: `✔ ${text}\nand more`, lang: 'de', picture }
  },
}

function aTerminal(parts: Partial<TerminalParts> = {}, signal = new AbortController().signal) {
  const input = new PassThrough()
  const output = new PassThrough({ encoding: 'utf8' })
  const saved: (readonly string[])[] = []
  let shown = ''
  output.on('data', (text: string) => (shown += text))
  const over = runTerminal(
    {
      input,
      output,
      dispatcher: echo,
      translate: translator('en'),
      isInteractive: true,
      hasColours: false,
      history: {
        size: 10,
        load: () => Promise.resolve(['check older.example']),
        save(lines) {
          saved.push(lines)
          return Promise.resolve()
        },
      },
      savePicture: () => Promise.reject(new Error('the folder is read-only')),
      pictureFolder: 'data',
      notices: new TerminalNotices(),
      ...parts,
    },
    signal,
  )

  /** Resolves once everything shown so far ends in, or holds, `text`; what was shown up to then is forgotten. */
  async function shows(text: string): Promise<void> {
    while (!shown.includes(text)) await once(output, 'data')
    shown = shown.slice(shown.indexOf(text) + text.length)
  }
  return { input, over, saved, shows, shown: () => shown }
}

describe('bot runTerminal', () => {
  it('keeps a picture as a file, and names it in the language of the answer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tellus-pictures-'))
    try {
      const { input, over, shown } = aTerminal({
        dispatcher: painter,
        isInteractive: false,
        savePicture: (picture) => savePicture(join(folder, 'data'), picture),
      })
      input.end('card a.example\n')
      await over
      const path = join(folder, 'data', 'card.png')
      expect(shown()).to.contain(`✔ card a.example\nDas Bild: ${path}\n`).and.not.to.contain('c2s is known')
      expect(await readFile(path, 'utf8')).to.equal('card a.example')
      expect((await stat(path)).mode & 0o777).to.equal(0o600)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('keeps data for other programs as a file, or says what else can be done', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tellus-files-'))
    try {
      const file = { text: 'Größe', mediaType: 'text/csv', name: 'tellus-campaigns.csv' } as const
      const exporter: Dispatcher = {
        async *answer() {
          await Promise.resolve()
          yield { text: 'That is too long.', lang: 'de', file }
        },
      }
      const parts = { dispatcher: exporter, isInteractive: false }
      const kept = aTerminal({ ...parts, savePicture: (one) => savePicture(folder, one) })
      kept.input.end('export\n')
      await kept.over
      const path = join(folder, file.name)
      expect(kept.shown()).to.contain(`Die Datei: ${path}\n`)
      expect(await readFile(path, 'utf8')).to.equal(file.text)
      const lost = aTerminal(parts)
      lost.input.end('export\n')
      await lost.over
      expect(lost.shown()).to.contain('That is too long.\n')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('says it in words where a picture cannot be kept, and where it should have been', async () => {
    const { input, over, shown } = aTerminal({ dispatcher: painter, isInteractive: false })
    input.end('card a.example\n')
    await over
    expect(shown()).to.contain(
      'Das Bild ließ sich nicht in data ablegen. In Worten:\n✔ card a.example\nand more\n',
    )
  })

  it('shows a notice between the lines, with what was typed so far below it', async () => {
    const notices = new TerminalNotices()
    const notice = { id: '1', to: { kind: 'terminal', jid: 'terminal' }, lang: 'en', createdAt: 0 } as const
    const { input, over, shows } = aTerminal({ notices })
    await shows('tellus> ')
    input.write('check a')
    await shows('check a')
    expect(await notices.deliver({ ...notice, text: '✔ TLS is mandatory now' })).to.equal('delivered')
    await shows('✔ TLS is mandatory now\n\n')
    await shows('tellus> check a')
    input.end()
    await over
    expect(await notices.deliver({ ...notice, text: 'too late' })).to.equal('offline')
  })

  it('answers every line that is piped in, in order, and ends', async () => {
    const terminal = aTerminal({ isInteractive: false })
    terminal.input.end('one\n\n  \ntwo\nthree')
    await terminal.over
    const [, account, ...answers] = terminal.shown().split('\n')
    expect(account).to.include('XMPP_JID').and.include('.env')
    expect(answers.filter((line) => line !== '')).to.deep.equal(['✔ one', '✔ two', '✔ three'])
    expect(terminal.saved).to.deep.equal([])
  })

  it('stops at quit, also in a pipe', async () => {
    const terminal = aTerminal({ isInteractive: false })
    terminal.input.write('one\nQUIT\ntwo\n')
    await terminal.over
    expect(terminal.shown()).to.include('✔ one').and.not.include('two')
  })

  it('prompts, answers and prompts again', async () => {
    const terminal = aTerminal()
    await terminal.shows('tellus> ')
    terminal.input.write('hello\r')
    await terminal.shows('✔ hello')
    await terminal.shows('tellus> ')
    terminal.input.write('quit\r')
    await terminal.over
  })

  it('writes no escape sequence in a pipe, unless colours are wanted', async () => {
    const plain = aTerminal({ isInteractive: false })
    plain.input.end('one\n')
    await plain.over
    expect(plain.shown()).not.to.include('\u001B')
    const coloured = aTerminal({ isInteractive: false, hasColours: true })
    coloured.input.end('one\n')
    await coloured.over
    expect(coloured.shown()).to.include('\u001B[32m✔\u001B[0m one')
  })

  it('stops what is under way at Ctrl-C, and goes on', async () => {
    const terminal = aTerminal()
    terminal.input.write('wait\r')
    await terminal.shows('waiting')
    terminal.input.write(CTRL_C)
    await terminal.shows('Stopped.')
    await terminal.shows('tellus> ')
    terminal.input.write('hello\r')
    await terminal.shows('✔ hello')
    terminal.input.write('quit\r')
    await terminal.over
  })

  it('leaves at the second Ctrl-C, and says so at the first', async () => {
    const terminal = aTerminal()
    await terminal.shows('tellus> ')
    terminal.input.write(`half a line${CTRL_C}`)
    await terminal.shows('leaves')
    await terminal.shows('tellus> ')
    terminal.input.write(CTRL_C)
    await terminal.over
    expect(terminal.shown()).not.to.include('✔')
  })

  it('leaves at Ctrl-D, and stops what is under way', async () => {
    const idle = aTerminal()
    await idle.shows('tellus> ')
    idle.input.write(CTRL_D)
    await idle.over
    const busy = aTerminal()
    busy.input.write('wait\r')
    await busy.shows('waiting')
    busy.input.write(CTRL_D)
    await busy.over
  })

  it('throws away what is being written at Ctrl-C, also where it said before how to leave', async () => {
    const terminal = aTerminal()
    await terminal.shows('tellus> ')
    terminal.input.write(CTRL_C)
    await terminal.shows('Ctrl-C again')
    terminal.input.write(`mistyped${CTRL_C}`)
    terminal.input.write('hello\r')
    await terminal.shows('✔ hello')
    terminal.input.write(CTRL_D)
    await terminal.over
  })

  it('leaves when it is told to from outside, even in the middle of an answer', async () => {
    const controller = new AbortController()
    const terminal = aTerminal({}, controller.signal)
    terminal.input.write('wait\r')
    await terminal.shows('waiting')
    controller.abort()
    await terminal.over
  })

  it('remembers what was typed, over restarts', async () => {
    const terminal = aTerminal()
    await terminal.shows('tellus> ')
    terminal.input.write(`${ARROW_UP}\r`)
    await terminal.shows('✔ check older.example')
    terminal.input.write('hello\r')
    await terminal.shows('✔ hello')
    terminal.input.write(CTRL_D)
    await terminal.over
    expect(terminal.saved).to.deep.equal([['hello', 'check older.example']])
  })
})
