import { expect } from 'chai'
import type { Scan } from '../../../../probes/index.ts'
import type { OpenLedger } from './open-ledger.ts'
import {
  aChange,
  aNotice,
  anOutcome,
  aScan,
  aStep,
  aSummary,
  aVerdictChange,
  aWatch,
  DAY_MS,
  DOMAIN,
  ROOM,
  START,
} from '../ledger-records.ts'

export function keepsTargets(open: OpenLedger): void {
  const watched = async (): Promise<number> => {
    await open().watch(aWatch())
    return (await open().target(DOMAIN))!.sequence
  }

  it('knows nothing of a domain that nobody watches', async () => {
    expect(await open().target('nobody.example')).to.equal(undefined)
    expect(await open().recordCheck(anOutcome({ sequence: 0, domain: 'nobody.example' }))).to.equal(false)
  })

  it('records a check with everything that follows from it', async () => {
    const sequence = await watched()
    const opened = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    const state = { version: 1, confirmed: aSummary('required'), expiryTold: { 'a+b/c=': 30 } } as const
    const observation = { domain: DOMAIN, at: START, summary: aSummary('required'), scan: aScan() }
    const notice = aNotice()
    const retested = aStep({ at: START + 1, event: { kind: 'retested', state: 'required' } })
    const outcome = anOutcome({
      sequence,
      state,
      observation,
      changes: [aVerdictChange()],
      notices: [notice],
      cases: [aChange({ caseId: opened.id, steps: [retested], state: 'retested' })],
    })
    expect(await open().recordCheck(outcome)).to.equal(true)
    expect(await open().target(DOMAIN)).to.deep.equal({
      domain: DOMAIN,
      state,
      nextCheckAt: START + DAY_MS,
      sequence: sequence + 1,
    })
    expect(await open().observationsOf(DOMAIN, 10)).to.deep.equal([observation])
    expect(await open().changesOf(DOMAIN, 10)).to.deep.equal([aVerdictChange()])
    expect(await open().owedNotices(10)).to.deep.equal([{ ...notice, isBegun: false }])
    expect((await open().caseOf(DOMAIN, ROOM))!.steps).to.deep.equal([...opened.steps, retested])
  })

  it('records a check once, however many processes made it', async () => {
    const sequence = await watched()
    const outcome = () =>
      anOutcome({
        sequence,
        observation: { domain: DOMAIN, at: START, summary: aSummary('optional') },
        notices: [aNotice()],
      })
    const recorded = await Promise.all(Array.from({ length: 8 }, () => open().recordCheck(outcome())))
    expect(recorded.filter(Boolean)).to.have.lengthOf(1)
    expect(await open().observationsOf(DOMAIN, 10)).to.have.lengthOf(1)
    expect(await open().owedNotices(10)).to.have.lengthOf(1)
  })

  it('keeps nothing of a check that was outrun in a campaign', async () => {
    const sequence = await watched()
    const { id: caseId } = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    await open().appendSteps(aChange({ caseId }))
    const outcome = anOutcome({
      sequence,
      observation: { domain: DOMAIN, at: START, summary: aSummary('required') },
      changes: [aVerdictChange()],
      notices: [aNotice()],
      cases: [aChange({ caseId, notices: [aNotice()] })],
    })
    expect(await open().recordCheck(outcome)).to.equal(false)
    expect((await open().target(DOMAIN))!.sequence).to.equal(sequence)
    expect(await open().observationsOf(DOMAIN, 10)).to.deep.equal([])
    expect(await open().changesOf(DOMAIN, 10)).to.deep.equal([])
    expect(await open().owedNotices(10)).to.deep.equal([])
    expect((await open().caseOf(DOMAIN, ROOM))!.steps).to.have.lengthOf(2)
  })

  it('tells changes and observations newest first, and no more than asked for', async () => {
    const sequence = await watched()
    for (const day of [0, 1, 2]) {
      const at = START + day * DAY_MS
      const changes = [
        aVerdictChange({ at }),
        aVerdictChange({ at, change: { kind: 'outage-began', since: at } }),
      ]
      const observation = { domain: DOMAIN, at, summary: aSummary('optional', at) }
      await open().recordCheck(anOutcome({ sequence: sequence + day, changes, observation }))
    }
    const changes = await open().changesOf(DOMAIN, 3)
    expect(changes.map(({ at, change }) => [at, change.kind])).to.deep.equal([
      [START + 2 * DAY_MS, 'outage-began'],
      [START + 2 * DAY_MS, 'verdict'],
      [START + DAY_MS, 'outage-began'],
    ])
    const observed = await open().observationsOf(DOMAIN, 2)
    expect(observed.map(({ at }) => at)).to.deep.equal([START + 2 * DAY_MS, START + DAY_MS])
    expect(await open().changesOf('nobody.example', 3)).to.deep.equal([])
  })

  it('brings the next check forward, and never puts it off', async () => {
    const sequence = await watched()
    await open().recordCheck(anOutcome({ sequence }))
    await open().checkSooner(DOMAIN, START + 2 * DAY_MS)
    expect((await open().target(DOMAIN))!.nextCheckAt).to.equal(START + DAY_MS)
    await open().checkSooner(DOMAIN, START + 60_000)
    expect((await open().target(DOMAIN))!.nextCheckAt).to.equal(START + 60_000)
    await open().checkSooner('nobody.example', START)
    expect(await open().target('nobody.example')).to.equal(undefined)
  })

  const TEXTS = [
    { title: 'U+0000', text: 'a\0b', kept: 'a\uFFFDb' },
    { title: 'a lone surrogate', text: 'a\uD83Db\uDC00', kept: 'a\uFFFDb\uFFFD' },
    {
      title: 'a backslash before what looks like an escape',
      text: 'C:\\u0000\\ud83d \\\\u0000',
      kept: 'C:\\u0000\\ud83d \\\\u0000',
    },
    { title: 'a character beyond the basic plane', text: '😀 𠮷', kept: '😀 𠮷' },
    { title: 'quotes and line ends', text: '\'"\\"\u2028\n', kept: '\'"\\"\u2028\n' },
  ]
  for (const { title, text, kept } of TEXTS) {
    it(`keeps a scan and a notice with ${title}`, async () => {
      const sequence = await watched()
      const scanWith = (word: string): Scan =>
        aScan({ environment: { node: word, openssl: '' }, domain: word })
      const observation = { domain: DOMAIN, at: START, summary: aSummary('optional'), scan: scanWith(text) }
      const notice = aNotice({ text })
      expect(await open().recordCheck(anOutcome({ sequence, observation, notices: [notice] }))).to.equal(true)
      const [stored] = await open().observationsOf(DOMAIN, 1)
      expect(stored!.scan).to.deep.equal(scanWith(kept))
      const [owed] = await open().owedNotices(1)
      // Text is written as UTF-8, which has no lone surrogates either.
      expect(owed!.text).to.equal(kept)
    })
  }

  it('keeps that operators opted out, until they are in again', async () => {
    const optOut = { domain: DOMAIN, since: START, via: 'contact', by: 'admin@xmpp.jp' } as const
    expect(await open().optedOut(DOMAIN)).to.equal(undefined)
    await open().optOut(optOut)
    expect(await open('other@bots.example').optedOut(DOMAIN)).to.deep.equal(optOut)
    await open().optOut({ domain: DOMAIN, since: START + 1, via: 'dns' })
    expect(await open().optedOut(DOMAIN)).to.deep.equal({ domain: DOMAIN, since: START + 1, via: 'dns' })
    expect(await open().optIn(DOMAIN)).to.equal(true)
    expect(await open().optIn(DOMAIN)).to.equal(false)
    expect(await open().optedOut(DOMAIN)).to.equal(undefined)
  })
}
