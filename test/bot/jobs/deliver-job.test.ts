import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { handleDeliveries } from '../../../bot/jobs/deliver-job.ts'
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
  /** Sent, and nobody knows whether that was noted. */
  isCutOff = false
  hasArchive = true
  readonly #archive = new Set<string>()

  deliver({ id, text, to }: Notice): ReturnType<Messenger['deliver']> {
    if (this.gone.has(to.jid)) return Promise.resolve('undeliverable')
    if (this.unreachable.has(to.jid)) return Promise.resolve('offline')
    this.delivered.push(text)
    this.#archive.add(id)
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
    const { ledger, parts } = background
    return handleDeliveries({ ledger, messenger: carrier, clock: parts.clock }, signal)
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

  it('sends nothing more once it is to end', async () => {
    await owe('one')
    await deliver(AbortSignal.abort())
    expect(carrier.delivered).to.deep.equal([])
    expect(await owed()).to.deep.equal(['one'])
  })
})
