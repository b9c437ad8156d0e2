import { expect } from 'chai'
import { handleCheck } from '../../../bot/jobs/check-job.ts'
import type { ContactBook, OutageReader } from '../../../bot/ports.ts'
import type { Step } from '../../../bot/records.ts'
import { DAY, FOUND, HOUR, on, stepsOf, UNTIL_SENT } from '../campaign/steps.ts'
import { describeEmbeddedDatabase } from '../store/databases.ts'
import { Background, DOMAIN, EVE, ROOM, type Showing } from './background.ts'

const MINUTE = 60_000

describeEmbeddedDatabase('jobs handleCheck', (database) => {
  let background: Background
  const { signal } = new AbortController()

  beforeEach('begin anew', async () => {
    await database.clear()
    background = new Background(database)
  })

  /** Checks after that many minutes, and tells what is owed then. */
  async function check(minutes: number, showing: Showing): Promise<readonly string[]> {
    background.now += minutes * MINUTE
    background.showing = showing
    await handleCheck({ domain: DOMAIN, sequence: await background.sequence() }, background.parts, signal)
    return background.told()
  }

  it('keeps what it saw, and tells nobody of a beginning', async () => {
    await background.watch(ROOM)
    expect(await check(0, 'optional')).to.deep.equal([])
    const target = await background.ledger.target(DOMAIN)
    expect(target?.state.confirmed?.services.c2s?.state).to.equal('optional')
    expect(target?.nextCheckAt).to.equal(background.now + DAY)
    const [seen] = await background.ledger.observationsOf(DOMAIN, 9)
    expect(seen?.at).to.equal(background.now)
    expect(seen?.scan?.observations).to.have.lengthOf(5)
    expect(background.scanned).to.deep.equal(['xmpp.jp c2s s2s check'])
  })

  it('tells everybody who watches of a change, in their language, once', async () => {
    await background.watch(ROOM)
    await background.watch(EVE, { language: 'de' })
    await check(0, 'optional')
    expect(await check(60, 'required')).to.deep.equal([])
    expect((await check(10, 'required')).toSorted()).to.deep.equal([
      'person: Neues von xmpp.jp:\n✔ Seit dem 1. März 2017: TLS (c2s) optional → Pflicht',
      'room: News of xmpp.jp:\n✔ Since 1 Mar 2017: TLS (c2s) optional → required',
    ])
    expect(await check(60, 'required')).to.deep.equal([])
    const [change] = await background.ledger.changesOf(DOMAIN, 9)
    expect(change).to.deep.include({
      at: on('03-01') + HOUR,
      change: { kind: 'verdict', service: 'c2s', from: 'optional', to: 'required' },
    })
  })

  it('tells of an outage and of its end, and keeps nothing as seen while nobody answers', async () => {
    await background.watch(ROOM)
    await check(0, 'optional')
    await check(60, 'silent')
    await check(1, 'silent')
    expect(await check(5, 'silent')).to.deep.equal([
      'room: News of xmpp.jp:\n✖ No answer since 1 Mar 2017, 13:00 UTC. I test it as soon as it is back.',
    ])
    expect(await background.ledger.observationsOf(DOMAIN, 9)).to.have.lengthOf(1)
    expect(await check(54, 'optional')).to.deep.equal([
      'room: News of xmpp.jp:\nBack on 1 Mar 2017, 14:00 UTC, after 60 minutes.\n⚠ TLS (c2s) now: optional',
    ])
  })

  it('tells of no outage while nobody else answers either, tells the operator once, and looks again later', async () => {
    await background.watch(ROOM)
    await check(0, 'optional')
    background.doOthersAnswer = false
    for (const minutes of [60, 10, 10, 24 * 60]) expect(await check(minutes, 'silent')).to.deep.equal([])
    const target = await background.ledger.target(DOMAIN)
    expect(target?.nextCheckAt).to.equal(background.now + 10 * MINUTE)
    expect(target?.state).not.to.have.property('outage')
    expect(background.warnings).to.have.lengthOf(1)
    expect(await check(10, 'optional')).to.deep.equal([])
    background.doOthersAnswer = true
    await check(60, 'silent')
    await check(1, 'silent')
    expect(await check(5, 'silent')).to.deep.equal([
      'room: News of xmpp.jp:\n✖ No answer since 2 Mar 2017, 14:30 UTC. I test it as soon as it is back.',
    ])
  })

  it('asks its own server whether anybody answers, over the family in question, and nobody while all is well', async () => {
    await background.watch(ROOM)
    await check(0, 'optional')
    expect(background.knocked).to.deep.equal([])
    await check(60, 'silent')
    expect(background.knocked).to.deep.equal(['bots.example 4'])
  })

  it('learns nothing from silence in a look during which this machine slept', async () => {
    await background.watch(ROOM)
    await check(0, 'optional')
    background.durationMs = 3_600_000
    for (const minutes of [60, 10, 10]) expect(await check(minutes, 'silent')).to.deep.equal([])
    expect((await background.ledger.target(DOMAIN))?.state).not.to.have.property('outage')
    expect(background.knocked).to.deep.equal([])
  })

  it('quotes of an outage what its operators say, at a place that they published before', async () => {
    const asked: string[] = []
    const document = 'https://status.xmpp.jp/outage.json'
    const published = { state: 'told', value: { contacts: [], outageDocuments: [document] } } as const
    background.parts = {
      ...background.parts,
      operators: {
        contacts: {
          lookUp: (domain) => {
            asked.push(domain)
            return Promise.resolve({ published, software: { state: 'unanswered' } })
          },
        },
        outages: {
          read: (addresses) => {
            asked.push(...addresses)
            const outage = {
              beginning: on('03-01', 12),
              expectedEnd: on('03-01', 17),
              messages: { default: 'maintenance', de: 'Wartung' },
            }
            return Promise.resolve({ state: 'announced', outage })
          },
        },
      },
    }
    await background.watch(ROOM)
    await background.campaign(stepsOf(UNTIL_SENT, on('02-28')), EVE)
    await check(0, 'optional')
    await check(60, 'silent')
    await check(1, 'silent')
    const lines = [
      'News of xmpp.jp:',
      '✖ No answer since 1 Mar 2017, 13:00 UTC. I test it as soon as it is back.',
      'Its operators say: “maintenance”',
      'Its operators date it from 1 Mar 2017, 12:00 UTC.',
      'They expect it back: 1 Mar 2017, 17:00 UTC.',
    ].join('\n')
    expect((await check(5, 'silent')).toSorted()).to.deep.equal([`person: ${lines}`, `room: ${lines}`])
    expect(await check(8, 'silent')).to.deep.equal([])
    expect(asked).to.deep.equal([DOMAIN, document, document])
  })

  it('quotes operators without an account too, by what others read while the server was up', async () => {
    const asked: string[] = []
    const outages: OutageReader = {
      read(addresses) {
        asked.push(...addresses)
        const outage = { beginning: background.now, messages: { default: 'maintenance' } }
        return Promise.resolve({ state: 'announced', outage })
      },
    }
    const document = 'https://status.xmpp.jp/outage.json'
    const published = { state: 'told', value: { contacts: [], outageDocuments: [document] } } as const
    const contacts: ContactBook = {
      lookUp: () => Promise.resolve({ published, software: { state: 'unanswered' } }),
    }
    await background.watch(ROOM)
    background.parts = { ...background.parts, operators: { outages } }
    await check(0, 'optional')
    background.parts = { ...background.parts, operators: { contacts, outages } }
    await check(1, 'optional')
    background.parts = { ...background.parts, operators: { outages } }
    for (const minutes of [60, 1]) await check(minutes, 'silent')
    expect((await check(5, 'silent')).join('\n')).to.include('Its operators say: “maintenance”')
    expect(asked).to.deep.equal([document, document])
  })

  it('quotes nothing that was to be over long before', async () => {
    const outage = { beginning: on('02-01'), expectedEnd: on('02-02'), messages: { default: 'maintenance' } }
    const outages: OutageReader = { read: () => Promise.resolve({ state: 'announced', outage }) }
    await background.watch(ROOM)
    await check(0, 'optional')
    const target = await background.ledger.target(DOMAIN)
    const statusAddresses = ['https://status.xmpp.jp/outage.json']
    background.parts = { ...background.parts, operators: { outages } }
    await background.ledger.recordCheck({
      domain: DOMAIN,
      sequence: target!.sequence,
      state: { ...target!.state, statusAddresses },
      changes: [],
      nextCheckAt: background.now,
      notices: [],
      cases: [],
    })
    for (const minutes of [60, 1]) await check(minutes, 'silent')
    expect(await check(5, 'silent')).to.deep.equal([
      'room: News of xmpp.jp:\n✖ No answer since 1 Mar 2017, 13:00 UTC. I test it as soon as it is back.',
    ])
  })

  it('writes into campaigns what it saw after an outage, and tells a room that also watches in one message', async () => {
    await background.watch(ROOM)
    await background.campaign(stepsOf(UNTIL_SENT, on('02-28')))
    await check(0, 'optional')
    for (const minutes of [60, 1, 5]) await check(minutes, 'silent')
    expect(await check(54, 'optional')).to.deep.equal([
      [
        'room: News of xmpp.jp:',
        'Back on 1 Mar 2017, 14:00 UTC, after 60 minutes.',
        '⚠ TLS (c2s) now: optional',
        'To write again: letter xmpp.jp after-outage',
      ].join('\n'),
    ])
    expect((await background.events()).at(-1)).to.equal('outage-ended optional')
  })

  it('tells a campaign that does not watch what it is about, and proposes its end', async () => {
    await background.campaign(stepsOf(UNTIL_SENT, on('02-28')))
    await check(0, 'optional')
    await check(60, 'required')
    expect(await check(10, 'required')).to.deep.equal([
      'room: News of xmpp.jp:\n✔ Since 1 Mar 2017: TLS (c2s) optional → required\nIf that is all that was asked for: done xmpp.jp',
    ])
    expect((await background.events()).at(-1)).to.equal('retested required')
  })

  it('says nothing to a campaign that is over', async () => {
    const over: Step = { at: on('02-28', 23), event: { kind: 'stalled' } }
    await background.campaign([...stepsOf(UNTIL_SENT, on('02-28')), over])
    await background.watch(EVE)
    await check(0, 'optional')
    await check(60, 'required')
    expect(await check(10, 'required')).to.have.lengthOf(1)
    expect((await background.events()).at(-1)).to.equal('stalled')
  })

  it('looks in depth once it knows the server, and not again for a week', async () => {
    await background.watch(ROOM)
    for (const days of [0, 1, 1, 7]) await check(days * 24 * 60, 'optional')
    expect(background.scanned.map((scanned) => scanned.split(' ').at(-1))).to.deep.equal([
      'check',
      'full',
      'check',
      'full',
    ])
  })

  it('learns nothing where DNS fails, and looks again soon', async () => {
    await background.watch(ROOM)
    await check(0, 'optional')
    expect(await check(60, 'unseen')).to.deep.equal([])
    expect((await background.ledger.target(DOMAIN))?.nextCheckAt).to.equal(background.now + 10 * MINUTE)
  })

  it('concludes nothing from half a domain while a network is spared, puts it off, and logs so', async () => {
    await background.watch(ROOM)
    await check(0, 'optional')
    for (const minutes of [60, 10]) expect(await check(minutes, 'spared')).to.deep.equal([])
    const target = await background.ledger.target(DOMAIN)
    expect(target?.state.confirmed?.services.c2s?.state).to.equal('optional')
    expect(target?.state.pending).to.equal(undefined)
    expect(target?.nextCheckAt).to.equal(background.now + 10 * MINUTE)
    expect(await background.ledger.observationsOf(DOMAIN, 9)).to.have.lengthOf(1)
    expect(background.logged).to.have.lengthOf(2)
  })

  it('passes over a check that was made meanwhile, or of a domain that nobody knows', async () => {
    await background.watch(ROOM)
    await check(0, 'optional')
    await handleCheck({ domain: DOMAIN, sequence: 0 }, background.parts, signal)
    await handleCheck({ domain: 'xmpp.example', sequence: 0 }, background.parts, signal)
    expect(background.scanned).to.have.lengthOf(1)
  })

  it('lets the outcome of another process stand that was quicker', async () => {
    await background.watch(ROOM)
    const before = await background.sequence()
    background.meanwhile = async () => {
      background.meanwhile = () => Promise.resolve()
      await check(0, 'absent')
    }
    await check(0, 'optional')
    expect(await background.sequence()).to.equal(before + 1)
    const target = await background.ledger.target(DOMAIN)
    expect(target?.state.confirmed?.services.c2s?.state).to.equal('absent')
  })

  it('decides anew where somebody wrote into a campaign while it looked', async () => {
    const found = await background.campaign(stepsOf(UNTIL_SENT, on('02-28')))
    await check(0, 'optional')
    await check(60, 'required')
    background.meanwhile = async () => {
      background.meanwhile = () => Promise.resolve()
      await background.append(found, [{ at: background.now, event: { kind: 'noted', text: 'they called' } }])
    }
    expect(await check(10, 'required')).to.have.lengthOf(1)
    expect((await background.events()).slice(-2)).to.deep.equal(['noted', 'retested required'])
  })

  it('asks nobody about a domain that nobody watches, or that is blocked', async () => {
    const over: Step = { at: on('02-28', 23), event: { kind: 'done', state: 'required' } }
    await background.watch(ROOM)
    background.isBlocked = true
    await check(0, 'optional')
    expect(background.scanned).to.deep.equal([])
    expect((await background.ledger.target(DOMAIN))?.nextCheckAt).to.equal(background.now + 7 * DAY)
    background.isBlocked = false
    await background.ledger.unwatch(DOMAIN, ROOM)
    await background.campaign([...stepsOf([FOUND], on('02-28')), over])
    await check(0, 'optional')
    expect(background.scanned).to.deep.equal([])
  })

  it('asks nobody for news that only rooms would hear where the bot is no longer, until one has it back', async () => {
    await background.watch(ROOM)
    await background.campaign(stepsOf([FOUND], on('02-28')))
    await check(0, 'optional')
    background.left = [ROOM]
    const before = background.scanned.length
    await check(24 * 60, 'required')
    expect(background.scanned).to.have.lengthOf(before)
    expect((await background.ledger.target(DOMAIN))?.nextCheckAt).to.equal(background.now + DAY)
    await background.watch(EVE)
    await check(24 * 60, 'optional')
    expect(background.scanned).to.have.lengthOf(before + 1)
    await background.ledger.unwatch(DOMAIN, EVE)
    background.left = []
    await check(24 * 60, 'required')
    expect(await check(10, 'required')).to.have.lengthOf(1)
  })

  const LEFT = 'News of xmpp.jp:\nIts operators ask for it to be left alone: no more tests, no more letters.'

  it('leaves alone whom DNS says so, from then on, and tells so once', async () => {
    await background.watch(EVE)
    await background.campaign(stepsOf(UNTIL_SENT, on('02-28')))
    background.optOut = 'opted-out'
    expect((await check(0, 'optional')).toSorted()).to.deep.equal([`person: ${LEFT}`, `room: ${LEFT}`])
    expect(await background.ledger.optedOut(DOMAIN)).to.deep.equal({
      domain: DOMAIN,
      since: background.now,
      via: 'dns',
    })
    expect((await background.events()).at(-1)).to.equal('opted-out')
    for (const found of ['opted-out', 'unknown'] as const) {
      background.optOut = found
      expect(await check(24 * 60, 'optional')).to.deep.equal([])
    }
    expect(background.scanned).to.deep.equal([])
  })

  it('tests again once DNS does not say so any more', async () => {
    await background.watch(EVE)
    background.optOut = 'opted-out'
    await check(0, 'optional')
    background.optOut = 'none'
    expect(await check(24 * 60, 'optional')).to.deep.equal([
      'person: News of xmpp.jp:\nNobody asks any more for it to be left alone: I test it again.',
    ])
    expect(await background.ledger.optedOut(DOMAIN)).to.equal(undefined)
    await check(0, 'optional')
    expect(background.scanned).to.have.lengthOf(1)
  })

  it('tells also where it was killed between finding the wish and telling', async () => {
    await background.watch(EVE)
    await background.ledger.optOut({ domain: DOMAIN, since: background.now, via: 'dns' })
    background.optOut = 'opted-out'
    expect(await check(0, 'optional')).to.deep.equal([`person: ${LEFT}`])
    await background.ledger.optIn(DOMAIN)
    background.optOut = 'none'
    expect(await check(24 * 60, 'optional')).to.have.lengthOf(1)
  })

  it('leaves alone who said so, whatever DNS says', async () => {
    await background.watch(EVE)
    await background.ledger.optOut({
      domain: DOMAIN,
      since: background.now,
      via: 'contact',
      by: 'admin@xmpp.jp',
    })
    expect(await check(0, 'optional')).to.deep.equal([`person: ${LEFT}`])
    expect(await check(24 * 60, 'optional')).to.deep.equal([])
    expect(background.scanned).to.deep.equal([])
    expect((await background.ledger.optedOut(DOMAIN))?.via).to.equal('contact')
  })

  it('tells of a wish nobody who was told when it was written into their campaign', async () => {
    const since = background.now
    const ended: Step = { at: since, event: { kind: 'opted-out', via: 'contact' } }
    await background.watch(ROOM)
    await background.watch(EVE)
    await background.campaign([...stepsOf(UNTIL_SENT, on('02-28')), ended])
    await background.ledger.optOut({ domain: DOMAIN, since, via: 'contact', by: 'admin@xmpp.jp' })
    expect(await check(60, 'optional')).to.deep.equal([`person: ${LEFT}`])
    expect(await check(24 * 60, 'optional')).to.deep.equal([])
  })

  it('tells of a new wish also whose campaign was ended by an older one', async () => {
    const ended: Step = { at: on('02-28', 23), event: { kind: 'opted-out', via: 'contact' } }
    await background.watch(ROOM)
    await background.campaign([...stepsOf(UNTIL_SENT, on('02-28')), ended])
    await background.ledger.optOut({ domain: DOMAIN, since: background.now, via: 'contact' })
    expect(await check(60, 'optional')).to.deep.equal([`room: ${LEFT}`])
  })

  it('says whose decision it is where the operators asked for nothing', async () => {
    await background.watch(EVE)
    await background.ledger.optOut({ domain: DOMAIN, since: background.now, via: 'owner' })
    expect(await check(0, 'optional')).to.deep.equal([
      'person: News of xmpp.jp:\nThose who run me leave it alone: no more tests, no more letters.',
    ])
  })

  it('looks where DNS cannot say', async () => {
    await background.watch(EVE)
    background.optOut = 'unknown'
    await check(0, 'optional')
    expect(background.scanned).to.have.lengthOf(1)
  })
})
