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
