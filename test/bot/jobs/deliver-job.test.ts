import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { handleDeliveries, handleReturn } from '../../../bot/jobs/deliver-job.ts'
import type { Messenger } from '../../../bot/ports.ts'
import type { Notice, Party } from '../../../bot/records.ts'
import { FOUND, on, stepsOf } from '../campaign/steps.ts'
import { describeEmbeddedDatabase } from '../store/databases.ts'
import { Background, EVE, ROOM } from './background.ts'

/** Delivers to whoever can be reached, and remembers it as an archive does. */
class Carrier implements Messenger {
  readonly delivered: string[] = []
  readonly unreachable = new Set<string>()
  readonly gone = new Set<string>()
  /** Whose server sends everything back; our archive holds it all the same. */
  readonly returning = new Set<string>()
  /** Sent, and nobody knows whether that was noted. */
  isCutOff = false
  hasArchive = true
  readonly #archive = new Set<string>()

  deliver({ id, text, to }: Notice): ReturnType<Messenger['deliver']> {
    if (this.gone.has(to.jid)) return Promise.resolve('undeliverable')
    if (this.unreachable.has(to.jid)) return Promise.resolve('offline')
    this.#archive.add(id)
    if (this.returning.has(to.jid)) return Promise.resolve('returned')
    this.delivered.push(text)
    return this.isCutOff ? Promise.reject(new Error('cut off')) : Promise.resolve('delivered')
  }

  wasDelivered({ id }: Notice): ReturnType<Messenger['wasDelivered']> {
    if (!this.hasArchive) return Promise.resolve('unknown')
    return Promise.resolve(this.#archive.has(id) ? 'yes' : 'no')
  }
}

describeEmbeddedDatabase('jobs handleDeliveries', (database) => {
  let background: Background
  let carrier: Carrier

  beforeEach('begin anew', async () => {
    await database.clear()
    background = new Background(database)
    carrier = new Carrier()
  })

  /** Owes these, to the room where nothing else is said, each later than the one before. */
  async function owe(...texts: readonly (string | readonly [string, Party])[]): Promise<void> {
    const found = await background.campaign(stepsOf([FOUND]))
    const notices = texts.map((entry, index): Notice => {
      const [text, to] = typeof entry === 'string' ? [entry, ROOM] : entry
      return { id: randomUUID(), to, text, lang: 'en', createdAt: on('03-02') + index }
    })
    const { id: caseId } = found
    await background.ledger.appendSteps({ caseId, knownSteps: 1, steps: [], state: 'found', notices })
  }

  const deliver = (signal = new AbortController().signal): Promise<void> => {
    const { parts } = background
    return handleDeliveries({ ...parts, messenger: carrier }, signal)
  }

  const owed = async (): Promise<readonly string[]> => {
    const notices = await background.ledger.owedNotices(9)
    return notices.map(({ text }) => text)
  }

  it('delivers what is owed, in its order, once', async () => {
    await owe('one', 'two', ['three', EVE])
    await deliver()
    await deliver()
    expect(carrier.delivered).to.deep.equal(['one', 'two', 'three'])
    expect(await owed()).to.deep.equal([])
  })

  it('keeps what cannot be delivered now, in its order, and holds up nobody else', async () => {
    carrier.unreachable.add(ROOM.jid)
    await owe('one', ['two', EVE], 'three')
    await deliver()
    expect(carrier.delivered).to.deep.equal(['two'])
    expect(await owed()).to.deep.equal(['one', 'three'])
    carrier.unreachable.clear()
    await deliver()
    expect(carrier.delivered).to.deep.equal(['two', 'one', 'three'])
  })

  it('gives up what can never be delivered', async () => {
    carrier.gone.add(ROOM.jid)
    await owe('one', ['two', EVE])
    await deliver()
    expect(carrier.delivered).to.deep.equal(['two'])
    expect(await owed()).to.deep.equal([])
  })

  it('does not tell again what the archive knows to have gone out before a crash', async () => {
    await owe('one', 'two')
    carrier.isCutOff = true
    await deliver().catch((error: unknown) => expect(error).to.be.an('error'))
    expect(await owed()).to.deep.equal(['one', 'two'])
    carrier.isCutOff = false
    await deliver()
    expect(carrier.delivered).to.deep.equal(['one', 'two'])
  })

  it('tells again where no archive can tell: twice is better than never', async () => {
    await owe('one')
    carrier.isCutOff = true
    await deliver().catch((error: unknown) => expect(error).to.be.an('error'))
    carrier.isCutOff = false
    carrier.hasArchive = false
    await deliver()
    expect(carrier.delivered).to.deep.equal(['one', 'one'])
    expect(await owed()).to.deep.equal([])
  })

  it('sends what was begun and did not go out', async () => {
    await owe('one')
    carrier.unreachable.add(ROOM.jid)
    await deliver()
    expect((await background.ledger.owedNotices(1))[0]?.isBegun).to.equal(true)
    carrier.unreachable.clear()
    await deliver()
    expect(carrier.delivered).to.deep.equal(['one'])
  })

  it('sends anew what came back at once, although our archive holds it, for a week', async () => {
    carrier.returning.add(EVE.jid)
    await owe(['one', EVE], ['two', EVE])
    await deliver()
    expect(await owed()).to.deep.equal(['one', 'two'])
    carrier.returning.clear()
    await deliver()
    expect(carrier.delivered).to.deep.equal(['one', 'two'])
    carrier.returning.add(EVE.jid)
    await owe(['three', EVE])
    background.now = on('03-10')
    await deliver()
    expect(await owed()).to.deep.equal([])
  })

  it('owes what came back after it was delivered once more, to whom it was for', async () => {
    await owe(['one', EVE], ['two', EVE])
    const [first] = await background.ledger.owedNotices(1)
    await deliver()
    const { parts } = background
    const id = first?.id ?? ''
    for (const returned of [
      { id, from: 'mallory@example.net' },
      { id: 'no UUID', from: EVE.jid },
      { id: randomUUID(), from: EVE.jid },
    ])
      await handleReturn(returned, parts)
    expect(await owed()).to.deep.equal([])
    await handleReturn({ id, from: EVE.jid }, parts)
    expect(await owed()).to.deep.equal(['one'])
    await deliver()
    expect(carrier.delivered).to.deep.equal(['one', 'two', 'one'])
    background.now = on('03-10')
    await handleReturn({ id, from: EVE.jid }, parts)
    expect(await owed()).to.deep.equal([])
  })

  it('sends nothing more once it is to end', async () => {
    await owe('one')
    await deliver(AbortSignal.abort())
    expect(carrier.delivered).to.deep.equal([])
    expect(await owed()).to.deep.equal(['one'])
  })
})
