import { expect } from 'chai'
import { type Look, Witnesses } from '../../../bot/jobs/witnesses.ts'
import type { Log } from '../../../bot/ports.ts'
import { on } from '../campaign/steps.ts'
import { aFailedEndpoint, anEndpoint, aReport } from '../reports.ts'

const NOW = on('03-01')
const OWN = 'own.example'
const REFUSED = { state: 'failed', phase: 'tcp', code: 'refused' } as const
const ignore = (): void => undefined
const { signal } = new AbortController()

describe('jobs Witnesses', () => {
  let events: string[]
  let asked: string[]
  /** What others answer; by default everybody does. */
  let answer: (domain: string) => Promise<boolean>
  let witnesses: Witnesses

  beforeEach(() => {
    events = []
    asked = []
    answer = () => Promise.resolve(true)
    const note = (_facts: object, event: string): void => void events.push(event)
    const log: Log = { error: ignore, warn: note, info: note, debug: ignore, trace: ignore }
    witnesses = new Witnesses({
      knocker: {
        answersOver(domain, family) {
          asked.push(`${domain} ${family}`)
          return answer(domain)
        },
      },
      clock: { now: () => NOW },
      log,
      ownDomain: OWN,
    })
  })

  const lookAt = (domain: string, isSilent: boolean, rest: Partial<Look> = {}): Promise<object> => {
    const endpoint = isSilent ? aFailedEndpoint('c2s', REFUSED) : anEndpoint('c2s')
    const report = aReport({ domain, endpoints: [endpoint] })
    return witnesses.waysFor({ report, since: NOW, mayAsk: () => Promise.resolve(true), ...rest }, signal)
  }

  it('asks nobody where somebody answered to another look at about that time', async () => {
    expect(await lookAt('a.example', false)).to.deep.equal({ 4: 'open', 6: 'none' })
    expect(await lookAt('b.example', true)).to.deep.equal({ 4: 'open', 6: 'none' })
    expect(asked).to.deep.equal([])
  })

  it('asks its own server first, and no others where that answers', async () => {
    await lookAt('a.example', false, { since: NOW - 3_600_000 })
    expect(await lookAt('b.example', true)).to.deep.equal({ 4: 'open', 6: 'none' })
    expect(asked).to.deep.equal([`${OWN} 4`])
  })

  it('asks one after the other until somebody answers, but nobody who wants to be left alone', async () => {
    for (const domain of ['a.example', 'b.example']) await lookAt(domain, false, { since: NOW - 3_600_000 })
    answer = (domain) => Promise.resolve(domain === 'a.example')
    const mayAsk = (domain: string): Promise<boolean> => Promise.resolve(domain !== 'b.example')
    expect(await lookAt('c.example', true, { mayAsk })).to.deep.equal({ 4: 'open', 6: 'none' })
    expect(asked).to.deep.equal([`${OWN} 4`, 'a.example 4'])
  })

  it('asks once for all that fall silent at the same time, and tells whoever runs it once', async () => {
    await lookAt('a.example', false, { since: NOW - 3_600_000 })
    answer = () => Promise.resolve(false)
    const silent = ['b.example', 'c.example', 'd.example'].map((domain) => lookAt(domain, true))
    for (const ways of await Promise.all(silent)) expect(ways).to.deep.equal({ 4: 'unknown', 6: 'none' })
    expect(asked).to.deep.equal([`${OWN} 4`, 'a.example 4'])
    expect(events).to.have.lengthOf(1)
    await lookAt('a.example', false)
    expect(events.at(-1)).to.equal('others answer again: silence counts again')
  })

  it('lets another look ask where the one that asked was given up', async () => {
    const gaveUp = new Error('given up')
    const answers = [() => Promise.reject(gaveUp), () => Promise.resolve(true)]
    answer = () => answers.shift()!()
    const [first, second] = await Promise.allSettled([lookAt('a.example', true), lookAt('b.example', true)])
    expect(first).to.deep.equal({ status: 'rejected', reason: gaveUp })
    expect(second).to.deep.equal({ status: 'fulfilled', value: { 4: 'open', 6: 'none' } })
  })
})
