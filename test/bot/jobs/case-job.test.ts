import { expect } from 'chai'
import { handleCase } from '../../../bot/jobs/case-job.ts'
import type { Case } from '../../../bot/records.ts'
import { ANSWERED, DAY, FOUND, HOUR, on, PROMISED, stepsOf, UNTIL_SENT } from '../campaign/steps.ts'
import { describeEmbeddedDatabase } from '../store/databases.ts'
import { Background, DOMAIN, ROOM } from './background.ts'

const START = on('03-01')
const SENT_AT = START + 4 * HOUR

describeEmbeddedDatabase('jobs handleCase', (database) => {
  let background: Background
  const { signal } = new AbortController()

  beforeEach('begin anew', async () => {
    await database.clear()
    background = new Background(database)
  })

  /** Does what is due then, and tells what is owed. */
  async function act(at: number): Promise<readonly string[]> {
    background.now = at
    const found = await newest()
    await handleCase({ caseId: found.id, knownSteps: found.steps.length }, background.parts, signal)
    return background.told()
  }

  async function newest(): Promise<Case> {
    const found = await background.ledger.caseOf(DOMAIN, ROOM)
    if (found === undefined) throw new Error('there is no case')
    return found
  }

  async function dueAt(): Promise<number | undefined> {
    const { rows } = await database.pool.query<{ readonly due_at: Date | null }>('select due_at from cases')
    return rows[0]?.due_at?.getTime()
  }

  it('reminds of silence after 7 days, then after 14, then pauses, and says nothing any more', async () => {
    await background.campaign(stepsOf(UNTIL_SENT, START))
    expect(await act(SENT_AT + 7 * DAY)).to.deep.equal([
      'room: xmpp.jp: no answer in 7 days to the letter of 1 Mar 2017.\nTo write again: letter xmpp.jp reminder',
    ])
    expect(await dueAt()).to.equal(SENT_AT + 21 * DAY)
    expect(await act(SENT_AT + 21 * DAY)).to.have.lengthOf(1)
    expect(await act(SENT_AT + 35 * DAY)).to.deep.equal([
      [
        'room: xmpp.jp: no answer in 35 days to the letter of 1 Mar 2017.',
        'I remind you no more; the campaign is paused. To go on: reopen xmpp.jp',
      ].join('\n'),
    ])
    expect(await dueAt()).to.equal(undefined)
    expect((await background.events()).slice(-3)).to.deep.equal(['reminded', 'reminded', 'stalled'])
    expect(await act(SENT_AT + 99 * DAY)).to.deep.equal([])
  })

  it('looks on its day whether a promise was kept', async () => {
    await background.campaign(stepsOf([...UNTIL_SENT, ANSWERED, PROMISED], START))
    expect(await act(on('05-08', 20))).to.deep.equal([
      [
        'room: News of xmpp.jp:',
        'Promised for 8 May 2017:',
        '⚠ Not kept so far.',
        '⚠ TLS (c2s) now: optional',
        'To write again: letter xmpp.jp reminder',
      ].join('\n'),
    ])
    expect((await background.events()).at(-1)).to.equal('retested optional')
    expect(await dueAt()).to.equal(undefined)
  })

  it('looks again an hour later where nobody answers on that day', async () => {
    await background.campaign(stepsOf([...UNTIL_SENT, ANSWERED, PROMISED], START))
    background.showing = 'silent'
    expect(await act(on('05-08', 20))).to.deep.equal([])
    expect(await dueAt()).to.equal(on('05-08', 21))
    background.showing = 'required'
    const [told] = await act(on('05-08', 21))
    expect(told).to.contain('✔ Kept: TLS is required.').and.contain('done xmpp.jp')
    expect((await background.events()).at(-1)).to.equal('retested required')
  })

  it('does nothing before its time, or for a case that went on meanwhile', async () => {
    const found = await background.campaign(stepsOf(UNTIL_SENT, START))
    expect(await act(SENT_AT + 7 * DAY - 1)).to.deep.equal([])
    expect(await dueAt()).to.equal(SENT_AT + 7 * DAY)
    background.now = SENT_AT + 8 * DAY
    await handleCase({ caseId: found.id, knownSteps: 1 }, background.parts, signal)
    await handleCase(
      { caseId: '00000000-0000-4000-8000-000000000000', knownSteps: 1 },
      background.parts,
      signal,
    )
    expect(await background.told()).to.deep.equal([])
  })

  it('does nothing for a case that waits for people', async () => {
    await background.campaign(stepsOf([FOUND], START))
    expect(await act(SENT_AT + 99 * DAY)).to.deep.equal([])
    expect(await background.events()).to.deep.equal(['found optional'])
  })
})
