import { expect } from 'chai'
import { keepRecords } from '../../../bot/limits/opt-out-records.ts'
import { createOptOutRegister } from '../../../bot/limits/opt-outs.ts'
import type { Asker, Ledger, OptOutRecords, ServerCard } from '../../../bot/ports.ts'
import type { StepEvent } from '../../../bot/records.ts'
import { openLedger } from '../../../bot/store/ledger.ts'
import type { VerdictState } from '../../../probes/index.ts'
import { aReport, aVerdict } from '../reports.ts'
import { describeDatabase, type TestDatabase } from '../store/databases.ts'
import { aConversation } from './conversation.ts'
import { goesLike } from './transcript.ts'

const DAY_S = 86_400

const ALICE: Asker = { place: 'chat', jid: 'alice@example.org' }
const ADMIN: Asker = { place: 'chat', jid: 'admin@xmpp.jp' }

/** Prosody, whose administrator can be written to. */
const CARD: ServerCard = {
  published: {
    state: 'told',
    value: {
      contacts: [
        { role: 'admin', scheme: 'xmpp', uri: 'xmpp:admin@xmpp.jp', jid: 'admin@xmpp.jp' },
        { role: 'abuse', scheme: 'xmpp', uri: 'xmpp:xmpp.jp' },
      ],
      outageDocuments: [],
    },
  },
  software: { state: 'told', value: { name: 'Prosody', version: '0.12.3' } },
}

/** People, the server that they write about, and what is kept of it. */
class Scene {
  c2s: VerdictState = 'optional'
  dns: Awaited<ReturnType<OptOutRecords['read']>> = 'none'
  card = CARD
  readonly ledger: Ledger
  readonly conversation
  #now = Date.parse('2026-11-22T07:10:00Z')
  #drawn = 0

  constructor({ db }: TestDatabase) {
    const clock = { now: () => this.#now }
    this.ledger = openLedger(db, { account: 'bot@xmpp.example', clock })
    const records = keepRecords({ read: () => Promise.resolve(this.dns) }, clock)
    const conversation = aConversation({
      ledger: this.ledger,
      contacts: { lookUp: () => Promise.resolve(this.card) },
      optOuts: createOptOutRegister({ ledger: () => Promise.resolve(this.ledger), records, clock }),
      owners: ['owner@example.net'],
      rooms: { list: () => [], join: () => undefined, leave: () => undefined },
      isCounted: true,
      // The n-th letter drawn is the n-th of the alphabet of codes.
      random: () => (this.#drawn++ % 32) / 32,
      scan: ({ domain }) =>
        Promise.resolve(aReport({ domain, verdict: { c2s: aVerdict(this.c2s), s2s: aVerdict('required') } })),
    })
    const pass = (ms: number): void => {
      this.#now += ms
      conversation.pass(ms)
    }
    this.conversation = {
      ...conversation,
      pass,
      // Slowly enough for what limits those who ask.
      say: (...said: Parameters<typeof conversation.say>) => {
        pass(15_000)
        return conversation.say(...said)
      },
    }
  }

  goesLike(...lines: readonly string[]): Promise<void> {
    return goesLike(lines.join('\n'), this.conversation)()
  }

  /** A campaign in which all that happened is written by the bot itself, at this moment. */
  async openCase(by: Asker, events: readonly StepEvent[] = [{ kind: 'verified', state: 'optional' }]) {
    const party =
      by.place === 'chat'
        ? ({ kind: 'person', jid: by.jid } as const)
        : ({ kind: 'room', jid: 'lobby@rooms.example' } as const)
    const at = this.#now
    const found = { at, event: { kind: 'found', state: 'optional' } } as const
    const one = await this.ledger.openCase('xmpp.jp', party, 'en', found)
    const steps = events.map((event) => ({ at, event }))
    await this.ledger.appendSteps({ caseId: one.id, knownSteps: 1, steps, state: 'verified', notices: [] })
    return party
  }

  async events(of: Awaited<ReturnType<Scene['openCase']>>): Promise<readonly StepEvent[]> {
    return (await this.ledger.caseOf('xmpp.jp', of))?.steps.map(({ event }) => event) ?? []
  }

  async told(): Promise<readonly string[]> {
    return (await this.ledger.owedNotices(10)).map(({ text, to }) => `${to.jid}: ${text}`)
  }
}

const ROOM: Asker = {
  place: 'room',
  room: 'lobby@rooms.example',
  nickname: 'pat',
  occupantId: 'p',
  role: 'participant',
}

describeDatabase('bot letters of a campaign', (database) => {
  let scene: Scene
  beforeEach(async () => {
    await database.clear()
    scene = new Scene(database)
  })

  it('are drafted with evidence and the lines for the software, and shown to whoever asked', async () => {
    await scene.openCase(ALICE)
    const answers = await scene.conversation.say('letter xmpp.jp', { asker: ALICE })
    expect(answers[0]).to.equal(
      [
        'Letter 0123: the first, in English.',
        '⚠ Machine draft: nobody who speaks English has reviewed these words yet. Read it with care before you send it.',
        'A person sends it, never I.',
        'The second person says that to me in a chat of their own.',
        'Subject: TLS is not mandatory on xmpp.jp',
      ].join('\n'),
    )
    expect(answers[1]).to.include('Your server says that it is Prosody 0.12.3.')
    expect(answers[1]).to.include('c2s_require_encryption = true')
    expect(answers.at(-1))
      .to.match(/^xmpp\.jp – drafted/)
      .and.match(/approve 0123$/)
  })

  it('warn who drafts one that others wrote a few days ago and have no answer, and say not who', async () => {
    await scene.openCase(ROOM, [{ kind: 'verified', state: 'optional' }, { kind: 'sent' }])
    await scene.openCase(ALICE)
    const [warning] = await scene.conversation.say('letter xmpp.jp', { asker: ALICE })
    expect(warning).to.equal(
      '⚠ Others wrote to xmpp.jp on 22 Nov 2026 and have no answer yet. Nobody is pressed here: better send this one from 29 Nov 2026 on.',
    )
    const [thanks = ''] = await scene.conversation.say('letter xmpp.jp thanks anyway', { asker: ALICE })
    expect(thanks).not.to.include('Others wrote')
    scene.conversation.pass(7 * DAY_S * 1000)
    const [later] = await scene.conversation.say('letter xmpp.jp first', { asker: ALICE })
    expect(later).to.match(/^Letter/)
  })

  it('are in the language that was named, else in that of the conversation', async () => {
    await scene.openCase(ALICE)
    const named = await scene.conversation.say('letter xmpp.jp first Deutsch', { asker: ALICE })
    expect(named.join('\n')).to.include('TLS ist auf xmpp.jp nicht vorgeschrieben')
    const spoken = await scene.conversation.say('手紙 xmpp.jp', { asker: ALICE })
    expect(spoken.join('\n')).to.include('件名：xmpp.jp で TLS が必須になっていない件について')
  })

  it('are not read out in a room, and approved there by somebody else than who had them drafted', async () => {
    const party = await scene.openCase(ROOM)
    await scene.goesLike(
      '> pat in the room: letter xmpp.jp',
      '< Letter 0123: the first, in English.',
      '⚠ Machine draft: nobody who speaks English has reviewed these words yet. Read it with care before you send it.',
      'A person sends it, never I.',
      'To read it, send me a private message through this room: letter xmpp.jp show',
      '',
      'xmpp.jp – drafted…',
      '> pat in the room: approve xmpp.jp 0123',
      '< A second person approves a letter, not the one who had it drafted.',
      '> vera in the room: approve xmpp.jp 0123',
      '< That is for those who have voice in this room; visitors may look.',
      '> alice: approve xmpp.jp 0123',
      '< No letter with the code 0123 can be approved here.',
      '> mona in the room: approve xmpp.net 0123',
      '< No letter with the code 0123 can be approved here.',
      '> mona in the room: approve xmpp.jp O123',
      '< xmpp.jp – approved…',
      '> mona in the room: approve 0123',
      '< That letter is approved already.',
    )
    expect((await scene.events(party)).at(-1)).to.deep.equal({ kind: 'approved', code: '0123' })
    const [, shown] = await scene.conversation.say('letter xmpp.jp show', {
      asker: { ...ROOM, place: 'room-private' },
    })
    expect(shown).to.match(/^Dear administrators of xmpp\.jp,/)
  })

  it('of one person are approved by somebody else, in a chat, by the code; who drafted it is told', async () => {
    await scene.openCase(ALICE)
    await scene.conversation.say('letter xmpp.jp', { asker: ALICE })
    await scene.goesLike(
      '> alice: approve xmpp.jp 0123',
      '< A second person approves a letter, not the one who had it drafted.',
      '> mona in private: approve xmpp.jp 0123',
      '< No letter with the code 0123 can be approved here.',
      '> bob: approve xmpp.jp 0124',
      '< No letter with the code 0124 can be approved here.',
      '> bob: approve xmpp.jp 0123',
      '< xmpp.jp – approved…',
    )
    expect(await scene.told()).to.deep.equal([
      'alice@example.org: xmpp.jp: bob@example.org approved letter 0123. Send it, for I never do; then say: sent xmpp.jp',
    ])
  })

  it('are replaced by a newer draft, whose code counts then', async () => {
    await scene.openCase(ALICE)
    await scene.conversation.say('letter xmpp.jp', { asker: ALICE })
    await scene.conversation.say('letter xmpp.jp', { asker: ALICE })
    await scene.goesLike(
      '> bob: approve 0123',
      '< Another letter was drafted since then. To approve that one: approve 4567',
    )
  })

  it('need an open campaign, and what comes before a letter', async () => {
    await scene.goesLike(
      '> alice: letter xmpp.jp',
      '< There is no campaign for xmpp.jp here. To open one: campaign xmpp.jp',
      '> alice: letter localhost',
      '< ✖ localhost is a private or reserved name. I test servers on the public Internet only.',
    )
    await scene.openCase(ALICE, [])
    const [unverified] = await scene.conversation.say('letter xmpp.jp', { asker: ALICE })
    expect(unverified)
      .to.match(/verified/)
      .and.include('letter xmpp.jp first anyway')
    const [unsent] = await scene.conversation.say('letter xmpp.jp reminder', { asker: ALICE })
    expect(unsent).to.include('letter xmpp.jp reminder anyway')
    const [inJapanese] = await scene.conversation.say('letter xmpp.jp 日本語', { asker: ALICE })
    expect(inJapanese).to.include('letter xmpp.jp first ja anyway')
    await scene.goesLike(
      '> alice: letter xmpp.jp show',
      '< No letter for xmpp.jp was drafted yet. To have one: letter xmpp.jp',
      '> alice: letter xmpp.jp first thanks',
      '< Only one of first, thanks at a time. For example: letter xmpp.jp',
      '> alice: letter xmpp.jp tlhIngan',
      '< I don’t understand “tlhIngan” there. Try: letter xmpp.jp',
    )
  })

  it('press nobody: a week after the first, two after each further one, unless there was an answer', async () => {
    await scene.openCase(ALICE, [{ kind: 'verified', state: 'optional' }, { kind: 'sent' }])
    await scene.goesLike(
      `* ${6 * DAY_S} s`,
      '> alice: letter xmpp.jp',
      '< The last letter to xmpp.jp went out on 22 Nov 2026 and is not answered. Nobody is pressed here: the next one may be drafted from 29 Nov 2026.',
      `* ${DAY_S} s`,
      '> alice: letter xmpp.jp',
      '< Letter 0123: a reminder, in English…',
      '< Dear administrators of xmpp.jp,\n\non 22 November 2026 we wrote to you…',
      '< xmpp.jp – drafted…',
      '> bob: approve 0123',
      '< xmpp.jp – approved…',
      '> alice: sent xmpp.jp',
      '< xmpp.jp – sent…',
      `* ${13 * DAY_S} s`,
      '> alice: letter xmpp.jp',
      '< The last letter to xmpp.jp went out on 29 Nov 2026 and is not answered. Nobody is pressed here: the next one may be drafted from 13 Dec 2026.',
      '> alice: answered xmpp.jp',
      '< xmpp.jp – answered…',
      '> alice: letter xmpp.jp',
      '< Letter 4567: a reminder, in English…',
      '< Dear administrators of xmpp.jp,\n\non 29 November 2026 we wrote to you…',
      '< xmpp.jp – drafted…',
    )
  })

  it('say only what is true: of an outage, of thanks, of a server that requires TLS', async () => {
    await scene.openCase(ALICE)
    const outage = 'letter xmpp.jp after-outage anyway'
    await scene.goesLike(
      `> alice: ${outage}`,
      '< No outage of xmpp.jp is recorded here. Better: letter xmpp.jp reminder',
      '> alice: letter xmpp.jp thanks anyway',
      '< Thanks come once TLS is mandatory; c2s of xmpp.jp is: optional.',
    )
    scene.c2s = 'unknown'
    scene.conversation.pass(600_000)
    const [unknown] = await scene.conversation.say('letter xmpp.jp', { asker: ALICE })
    expect(unknown).to.equal(
      'A letter speaks of logins without TLS, and I found none at xmpp.jp: c2s could not tell, s2s required.',
    )
    scene.c2s = 'required'
    scene.conversation.pass(600_000)
    await scene.goesLike(
      '> alice: letter xmpp.jp',
      '< TLS is mandatory at xmpp.jp by now. Better: letter xmpp.jp thanks',
    )
  })

  it('fit what happened: after an outage, and thanks in the end', async () => {
    await scene.openCase(ALICE, [
      { kind: 'verified', state: 'optional' },
      { kind: 'sent' },
      { kind: 'answered' },
      { kind: 'promised', day: '2026-11-25' },
      { kind: 'outage-ended', state: 'optional', since: 1 },
    ])
    await scene.goesLike(
      '> alice: letter xmpp.jp',
      '< Letter 0123: after an outage, in English…',
      '< Dear administrators of xmpp.jp,\n\nwe noticed that your server was away…',
      '< xmpp.jp – drafted…',
    )
    scene.c2s = 'required'
    scene.conversation.pass(600_000)
    await scene.goesLike('> alice: done xmpp.jp anyway', '< xmpp.jp – done…')
    const thanks = await scene.conversation.say('letter xmpp.jp', { asker: ALICE })
    expect(thanks.join('\n')).to.include('Subject: TLS is mandatory on xmpp.jp: thank you')
  })

  it('end a campaign by thanks that are written anyway: nobody waits for an answer to them', async () => {
    const person = await scene.openCase(ALICE, [{ kind: 'verified', state: 'optional' }, { kind: 'sent' }])
    scene.c2s = 'required'
    await scene.goesLike(
      '> alice: letter xmpp.jp thanks',
      '< This is missing before that: done. Do that first: done xmpp.jp – or have it skipped, which is written down with your name: letter xmpp.jp thanks anyway',
      '> alice: letter xmpp.jp thanks anyway',
      '< Letter 0123: thanks, in English…',
      '< Dear administrators of xmpp.jp…',
      '< xmpp.jp – done\n22 Nov 2026 – skipped by alice@example.org: done\n22 Nov 2026 – letter 0123 drafted by alice@example.org (thanks, English)\nNext: a second person approves it: approve 0123',
      '> bob: approve 0123',
      '< xmpp.jp – done…',
      '> alice: sent xmpp.jp',
      '< xmpp.jp – done\n22 Nov 2026 – sent by alice@example.org',
      '> alice: calendar',
      '< Nothing is due in the next two weeks.',
    )
    expect((await scene.events(person)).map(({ kind }) => kind)).to.deep.equal([
      'found',
      'verified',
      'sent',
      'skipped',
      'drafted',
      'approved',
      'sent',
    ])
  })

  it('follow an end that a test has shown already, which is told once', async () => {
    scene.c2s = 'required'
    const room = await scene.openCase(ALICE, [
      { kind: 'verified', state: 'optional' },
      { kind: 'retested', state: 'required' },
    ])
    await scene.goesLike('> alice: done xmpp.jp', '< xmpp.jp – done\n22 Nov 2026 – done, says alice…')
    expect((await scene.events(room)).map(({ kind }) => kind)).to.deep.equal([
      'found',
      'verified',
      'retested',
      'done',
    ])
  })

  it('follow an end that is tested anew, where it was found open since the last test', async () => {
    scene.c2s = 'required'
    const room = await scene.openCase(ALICE, [
      { kind: 'verified', state: 'optional' },
      { kind: 'retested', state: 'required' },
      { kind: 'outage-ended', state: 'optional', since: 1 },
    ])
    await scene.goesLike(
      '> alice: done xmpp.jp',
      '< xmpp.jp – done\n22 Nov 2026 – tested again: c2s required\n22 Nov 2026 – done, says alice@example.org: c2s required\nNext: a word of thanks: letter xmpp.jp thanks',
    )
    expect((await scene.events(room)).map(({ kind }) => kind).slice(-2)).to.deep.equal(['retested', 'done'])
  })

  it('are not drafted to those who want to be left alone', async () => {
    await scene.openCase(ALICE)
    scene.dns = 'opted-out'
    await scene.goesLike(
      '> alice: letter xmpp.jp',
      '< xmpp.jp is left alone: its DNS asks for that, as I found on 22 Nov 2026.',
    )
  })
})

describeDatabase('bot commands of operators', (database) => {
  let scene: Scene
  beforeEach(async () => {
    await database.clear()
    scene = new Scene(database)
  })

  const HOW =
    'That is for those who run xmpp.jp, and I cannot tell that you do. To show it, write to me in a chat from an address that the server publishes for its contacts (XEP-0157). To have it left alone, the DNS record _tellus.xmpp.jp TXT "opt-out" does as well.'

  it('are for those whom the server names; others are told once how to prove it', async () => {
    await scene.goesLike(
      '> alice: opt-out xmpp.jp',
      `< ${HOW}`,
      '> alice: retest xmpp.jp',
      '< I still cannot tell that you run xmpp.jp.',
      'Anybody can test it anew: check xmpp.jp fresh',
      '> mona in private: opt-out xmpp.jp',
      `< ${HOW}`,
      '> bob: require-from xmpp.jp 2026-12-01',
      `< ${HOW}`,
    )
    scene.card = { ...CARD, published: { state: 'refused', condition: 'remote-server-timeout' } }
    const [answer] = await scene.conversation.say('opt-out xmpp.jp', { asker: ADMIN })
    expect(answer).to.equal(
      'xmpp.jp did not say whom it names as contacts, so I cannot tell who you are. Try again in a minute.',
    )
    expect(await scene.ledger.optedOut('xmpp.jp')).to.equal(undefined)
  })

  it('have a domain left alone at once, in every campaign, until they take it back', async () => {
    const alice = await scene.openCase(ALICE)
    const room = await scene.openCase(ROOM)
    const say = (text: string) => scene.conversation.say(text, { asker: ADMIN })
    expect(await say('opt-out xmpp.jp')).to.deep.equal([
      'From now on xmpp.jp is left alone: no tests, and campaigns about it end. To take that back: opt-in xmpp.jp',
    ])
    expect(await say('opt-out xmpp.jp')).to.deep.equal(['xmpp.jp is left alone already.'])
    for (const party of [alice, room])
      expect((await scene.events(party)).at(-1)).to.deep.equal({ kind: 'opted-out', via: 'contact' })
    const told =
      'xmpp.jp: those who run it (admin@xmpp.jp) want it left alone. This campaign ends here; please write to them no more.'
    expect(await scene.told()).to.have.members([`alice@example.org: ${told}`, `lobby@rooms.example: ${told}`])
    const LEFT_ALONE =
      '< xmpp.jp is left alone: admin@xmpp.jp, whom its server names as a contact, asked for that on 22 Nov 2026.'
    await scene.goesLike(
      '> bob: check xmpp.jp',
      LEFT_ALONE,
      '> bob: full xmpp.jp',
      LEFT_ALONE,
      '* 60 s',
      '> bob: watch xmpp.jp',
      LEFT_ALONE,
      '> bob: campaign xmpp.jp',
      LEFT_ALONE,
      '> owner: opt-in xmpp.jp',
      '< Those who run xmpp.jp asked for that, and only they can take it back.',
    )
    expect(scene.conversation.scanned).to.deep.equal([])
    expect(await say('retest xmpp.jp')).to.deep.equal([LEFT_ALONE.slice(2)])
    expect(await say('opt-in xmpp.jp')).to.deep.equal(['xmpp.jp may be tested again. Thank you!'])
    expect(await say('opt-in xmpp.jp')).to.deep.equal(['Nobody asked that xmpp.jp be left alone.'])
    await scene.goesLike('> bob: check xmpp.jp', '< ⚠ xmpp.jp — c2s optional, s2s required…')
  })

  it('are heeded in DNS too, and told where that has to be taken back', async () => {
    scene.dns = 'opted-out'
    await scene.goesLike(
      '> bob: check xmpp.jp',
      '< xmpp.jp is left alone: its DNS asks for that, as I found on 22 Nov 2026.',
      '> alice: opt-in xmpp.jp',
      '< The DNS record _tellus.xmpp.jp asks for it. Remove that, and tests are possible again ten minutes later.',
    )
    expect(await scene.ledger.optedOut('xmpp.jp')).to.have.property('via', 'dns')
    scene.dns = 'none'
    await scene.goesLike('* 600 s', '> bob: check xmpp.jp', '< ⚠ xmpp.jp — c2s optional, s2s required…')
    expect(await scene.ledger.optedOut('xmpp.jp')).to.equal(undefined)
  })

  it('can be done for them by those who run the bot, who alone take that back', async () => {
    const party = await scene.openCase(ALICE)
    await scene.goesLike(
      '> owner: opt-out xmpp.jp',
      '< From now on xmpp.jp is left alone: no tests, and campaigns about it end. To take that back: opt-in xmpp.jp',
      '> alice: check xmpp.jp',
      '< xmpp.jp is left alone: those who run me wrote that down on 22 Nov 2026.',
      '> alice: opt-in xmpp.jp',
      '< Those who run me wrote that down, and only they can take it back.',
      '> owner: opt-in xmpp.jp',
      '< xmpp.jp may be tested again. Thank you!',
    )
    expect((await scene.events(party)).at(-1)).to.deep.equal({ kind: 'opted-out', via: 'owner' })
  })

  it('have it tested anew, and every campaign told; a day that is still to come stays promised', async () => {
    const party = await scene.openCase(ALICE, [
      { kind: 'sent' },
      { kind: 'answered' },
      { kind: 'promised', day: '2026-12-01' },
    ])
    const say = (text: string) => scene.conversation.say(text, { asker: ADMIN })
    const [answer = ''] = await say('retest xmpp.jp')
    expect(answer)
      .to.match(/^⚠ xmpp\.jp — c2s optional/)
      .and.match(/Every campaign about xmpp\.jp is told\.$/)
    expect((await scene.events(party)).slice(-2)).to.deep.equal([
      { kind: 'retested', state: 'optional' },
      { kind: 'promised', day: '2026-12-01' },
    ])
    scene.c2s = 'required'
    await say('retest xmpp.jp')
    expect((await scene.events(party)).at(-1)).to.deep.equal({ kind: 'retested', state: 'required' })
    expect(await scene.told()).to.deep.equal([
      'alice@example.org: xmpp.jp: those who run it (admin@xmpp.jp) asked for a new test. c2s: optional, s2s: required.',
      'alice@example.org: xmpp.jp: those who run it (admin@xmpp.jp) asked for a new test. c2s: required, s2s: required.',
    ])
  })

  it('say from when they require TLS, by command or in plain English', async () => {
    const party = await scene.openCase(ALICE)
    const say = async (text: string) => (await scene.conversation.say(text, { asker: ADMIN })).join('\n')
    const noted = 'Thank you! Every campaign about xmpp.jp is told, and I test it on'
    expect(await say('require-from xmpp.jp 2026-12-01')).to.equal(`${noted} 1 Dec 2026.`)
    expect(await say('We require TLS from 8 December 2026.')).to.equal(`${noted} 8 Dec 2026.`)
    expect(await say('we will require TLS on xmpp.jp as of Dec 9th, 2026')).to.equal(`${noted} 9 Dec 2026.`)
    expect(await say('we require TLS from 2020-01-01')).to.match(/2020/)
    expect(await say('we require TLS soon')).to.match(/^Which day\?/)
    const promised = (await scene.events(party)).filter(({ kind }) => kind === 'promised')
    expect(promised).to.deep.equal(
      ['2026-12-01', '2026-12-08', '2026-12-09'].map((day) => ({ kind: 'promised', day })),
    )
    expect((await scene.told()).at(-1)).to.equal(
      'alice@example.org: xmpp.jp: those who run it (admin@xmpp.jp) say that it requires TLS from 9 Dec 2026. I test it on that day.',
    )
  })

  it('tell nobody where nobody campaigns, and leave what is done as it is', async () => {
    const party = await scene.openCase(ALICE, [{ kind: 'done', state: 'required' }])
    const [answer] = await scene.conversation.say('require-from xmpp.jp 2026-12-01', { asker: ADMIN })
    expect(answer).to.equal(
      'Thank you! Nobody here has a campaign about xmpp.jp, so there is nobody to tell.',
    )
    expect((await scene.events(party)).at(-1)).to.deep.equal({ kind: 'done', state: 'required' })
    expect(await scene.told()).to.deep.equal([])
  })
})
