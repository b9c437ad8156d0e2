import { expect } from 'chai'
import type { Notice } from '../../../../bot/records.ts'
import type { OpenLedger } from './open-ledger.ts'
import { ALICE, aChange, aNotice, aStep, DOMAIN, ROOM, START } from '../ledger-records.ts'

export function keepsNotices(open: OpenLedger): void {
  /** Notices come to be with what they tell of. */
  const owe = async (notices: readonly Notice[]): Promise<void> => {
    const { id: caseId, steps } = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    const change = aChange({ caseId, knownSteps: steps.length, notices })
    expect(await open().appendSteps(change)).to.equal(true)
  }

  it('owes notices until they are finished, oldest first', async () => {
    const late = aNotice({ createdAt: START + 2 })
    const early = aNotice({ to: ALICE, lang: 'zh-Hant', text: '需要 STARTTLS' })
    const middle = aNotice({ createdAt: START + 1 })
    await owe([late, early, middle])
    const owed = (notice: Notice) => ({ ...notice, isBegun: false })
    expect(await open().owedNotices(10)).to.deep.equal([early, middle, late].map(owed))
    expect(await open().owedNotices(2)).to.deep.equal([early, middle].map(owed))
    await open().finishNotice(middle.id, START + 3)
    expect(await open().owedNotices(10)).to.deep.equal([early, late].map(owed))
  })

  it('tells what was begun and not finished', async () => {
    const notice = aNotice()
    await owe([notice])
    await open().beginNotice(notice.id, START + 1)
    expect(await open().owedNotices(10)).to.deep.equal([{ ...notice, isBegun: true }])
    await open().finishNotice(notice.id, START + 2)
    await open().beginNotice(notice.id, START + 3)
    expect(await open().owedNotices(10)).to.deep.equal([])
  })

  it('owes a returned notice anew, by another id, to whom it was for and by the account that sent it', async () => {
    const [sent, old] = [aNotice({ to: ALICE }), aNotice({ to: ALICE, createdAt: START - 1 })]
    await owe([sent, old])
    for (const { id } of [sent, old]) {
      await open().beginNotice(id, START + 1)
      await open().finishNotice(id, START + 2)
    }
    expect(await open().returnNotice(sent.id, ROOM.jid, START)).to.equal(false)
    expect(await open('other@bots.example').returnNotice(sent.id, ALICE.jid, START)).to.equal(false)
    expect(await open().returnNotice(old.id, ALICE.jid, START)).to.equal(false)
    expect(await open().owedNotices(10)).to.deep.equal([])
    expect(await open().returnNotice(sent.id, ALICE.jid, START)).to.equal(true)
    const [owed, ...others] = await open().owedNotices(10)
    expect(owed).to.deep.include({ text: sent.text, to: ALICE, createdAt: sent.createdAt, isBegun: false })
    expect(owed?.id).not.to.equal(sent.id)
    expect(others).to.deep.equal([])
  })

  it('owes the same notice once', async () => {
    const notice = aNotice()
    await owe([notice])
    await owe([notice])
    await open().finishNotice(notice.id, START)
    await owe([notice])
    expect(await open().owedNotices(10)).to.deep.equal([])
  })

  it('owes notices by the account that talks to the party', async () => {
    const account = 'other@bots.example'
    const notice = aNotice({ to: { ...ROOM, account } })
    await owe([notice])
    expect(await open().owedNotices(10)).to.deep.equal([])
    expect(await open(account).owedNotices(10)).to.deep.equal([{ ...notice, to: ROOM, isBegun: false }])
  })
}
