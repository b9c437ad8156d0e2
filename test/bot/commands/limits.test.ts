import { expect } from 'chai'
import { aReport } from '../reports.ts'
import { aConversation } from './conversation.ts'
import { goesLike } from './transcript.ts'

const counted = (parts = {}) => aConversation({ isCounted: true, owners: ['owner@example.net'], ...parts })

describe('bot limits', () => {
  it(
    'tell once when somebody asks too much, and answer again afterwards',
    goesLike(
      [
        '> alice: check a.jp',
        '< ✔ a.jp — TLS: required…',
        '> alice: check b.jp c.jp d.jp',
        '< ✔ b.jp — TLS: required…',
        '< ✔ c.jp — TLS: required…',
        '< ✔ d.jp — TLS: required…',
        '> alice: check e.jp f.jp',
        '< That was a lot at once. You can ask again in 12 seconds.',
        '> alice: check e.jp f.jp',
        '> bob: check e.jp',
        '< ✔ e.jp — TLS: required…',
        '* 12 s',
        '> alice: check e.jp f.jp',
        '< ✔ e.jp — TLS: required…',
        '< ✔ f.jp — TLS: required…',
      ].join('\n'),
      counted(),
    ),
  )

  it(
    'hold for a room as a whole, told once to all, and leave its people their private questions',
    goesLike(
      [
        ...Array.from(
          { length: 5 },
          (_, i) => `> carol in the room: limits d${i}.jp\n< d${i}.jp: 6 of 6 tests…`,
        ),
        '> dave in the room: status',
        '< I have been running for 2 hours.',
        'Tests under way: 0 of 4; waiting: 0 of 32',
        '> dave in the room: about',
        '< This room asks a lot. I answer here again in 10 seconds; in private I still do.',
        '> dave in the room: about',
        '> carol in the room: about',
        '< That was a lot at once. You can ask again in 12 seconds.',
        '* 12 s',
        '> carol in private: limits d5.jp',
        '< d5.jp: 6 of 6 tests left for this hour',
      ].join('\n'),
      counted(),
    ),
  )

  it(
    'answer from memory with the age, and test anew on request as often as is good for the domain',
    goesLike(
      [
        '> owner: check xmpp.jp s2s',
        '< ✔ xmpp.jp — TLS: required (s2s)…',
        '* 180 s',
        '> owner: check xmpp.jp s2s',
        '< ✔ xmpp.jp — TLS: required (s2s)',
        '',
        's2s: ✔ required, as advertised',
        'STARTTLS: required',
        'SASL before TLS: not offered',
        'Direct TLS: none found',
        'TLS 1.3, TLS_AES_256_GCM_SHA384',
        'Certificate: ✔ trusted, 62 days left',
        'Name: ✔ matches',
        "Issuer: Let's Encrypt R11",
        'SASL after TLS: EXTERNAL',
        'Also after TLS: dialback',
        '',
        'Tested 22 Nov 2026, 07:10 UTC in 1.8s',
        'That was 3 minutes ago. To test anew: check xmpp.jp fresh',
        ...Array.from({ length: 5 }, () => '> owner: check xmpp.jp fresh\n< ✔ xmpp.jp — TLS: required…'),
        '> owner: check xmpp.jp fresh',
        '< xmpp.jp was tested often enough for now, to spare its servers. One more test in 7 minutes.',
        '> owner: limits xmpp.jp',
        '< xmpp.jp: 0 of 6 tests left for this hour',
        '* 600 s',
        '> owner: limits xmpp.jp',
        '< xmpp.jp: 1 of 6 tests left for this hour',
      ].join('\n'),
      counted(),
    ),
  )

  it(
    'are told on request',
    goesLike(
      [
        '> alice: limits',
        '< You: 4 of 5 questions left for 60 seconds',
        'You: 29 of 30 questions left for 60 minutes',
        'All of your server: 59 of 60 left for 60 minutes',
        'Each domain is tested 6 times an hour at most; an answer is kept for 10 minutes.',
        '> alice: limits 192.0.2.1',
        '< ✖ 192.0.2.1 is an IP address. Certificates are issued for names: say a domain, like xmpp.jp',
        '> owner: limits',
        '< No limits hold for you.',
        'Each domain is tested 6 times an hour at most; an answer is kept for 10 minutes.',
      ].join('\n'),
      counted(),
    ),
  )

  it(
    'do not hold at the terminal, where nothing is kept either',
    goesLike(
      [
        ...Array.from({ length: 10 }, () => '> check xmpp.jp s2s\n< ✔ xmpp.jp — TLS: required (s2s)…'),
        '> limits',
        '< No limits hold for you.',
        '> limits xmpp.jp',
        '< No limits hold for you.',
        '> status',
        '< I have been running for 2 hours.',
      ].join('\n'),
    ),
  )

  it(
    'make the bot stop listening to who writes line after line that means nothing',
    goesLike(
      [
        '> alice: xyzzy',
        '< I don’t know “xyzzy”.…',
        ...['two', 'three', 'four'].map((word) => `> alice: ${word}`),
        '> alice: five',
        '< I did not understand the last lines and stop listening for 60 seconds. After that, say: help',
        '> alice: check xmpp.jp',
        '* 60 s',
        '> alice: check xmpp.jp',
        '< ✔ xmpp.jp — TLS: required…',
      ].join('\n'),
      counted(),
    ),
  )

  it(
    'break a loop: the same answer comes twice a minute, not three times',
    goesLike(
      [
        '> alice: about',
        '< Tellus 1.2.3…',
        '> alice: about',
        '< Tellus 1.2.3…',
        '> alice: about',
        '* 60 s',
        '> alice: help nobody',
        '< There is no command “nobody”. Say: help',
      ].join('\n'),
      counted(),
    ),
  )

  it(
    'break a slow loop: what can be said is told once in ten minutes, and never in a room',
    goesLike(
      [
        '> alice: xyzzy',
        '< I don’t know “xyzzy”. Say a domain, like xmpp.jp, or: help',
        '* 300 s',
        '> alice: you there',
        '> alice: hepl',
        '< I don’t know “hepl”. Did you mean: help',
        '> bob: xyzzy',
        '< I don’t know “xyzzy”. Say a domain, like xmpp.jp, or: help',
        '> bob: hello',
        '< Hello! I test whether XMPP servers require TLS. Say a domain, like xmpp.jp, or: help',
        '> bob: hello',
        '> bob: is xmpp.jp safe?',
        '< I don’t understand the whole sentence. Did you mean: check xmpp.jp',
        '> dave in the room: hello',
        '> dave in the room: is xmpp.jp safe?',
        '* 300 s',
        '> alice: xyzzy',
        '< I don’t know “xyzzy”. Say a domain, like xmpp.jp, or: help',
        '> carol in private: xyzzy',
        '< I don’t know “xyzzy”. Say a domain, like xmpp.jp, or: help',
        '> dave in the room: xyzzy',
        '> dave in the room: hepl',
        '< I don’t know “hepl”. Did you mean: help',
        ...['you', 'there', 'today'].map((word) => `> dave in the room: ${word}`),
        '> dave in the room: check xmpp.jp',
        '* 60 s',
        '> dave in the room: check xmpp.jp',
        '< ✔ xmpp.jp — TLS: required…',
      ].join('\n'),
      counted(),
    ),
  )

  it('end a conversation of two of these bots', async () => {
    const [one, other] = [counted(), counted()]
    let lines = ['hello']
    let said = 0
    for (let round = 0; lines.length > 0 && round < 1_000; round++) {
      const conversation = round % 2 === 0 ? one : other
      const answers: string[] = []
      for (const line of lines) {
        answers.push(...(await conversation.say(line, { asker: { place: 'chat', jid: 'bot@example.org' } })))
      }
      said += answers.length
      lines = answers
    }
    expect(lines).to.deep.equal([])
    expect(said).to.be.at.most(10)
  })

  it('turn away what does not fit the queue, and say so', async () => {
    const finish: (() => void)[] = []
    const { say } = counted({
      scan: ({ domain }: { domain: string }) =>
        new Promise((resolve) => finish.push(() => resolve(aReport({ domain })))),
    })
    const asker = { place: 'chat', jid: 'owner@example.net' } as const
    const asked = Array.from({ length: 36 }, (_, i) => say(`check d${i}.jp`, { asker }))
    expect(await say('check late.jp', { asker })).to.deep.equal([
      'Too many tests are waiting: late.jp was not tested. Ask again in a minute.',
    ])
    expect(await say('status', { asker })).to.deep.equal([
      'I have been running for 2 hours.\nTests under way: 4 of 4; waiting: 32 of 32',
    ])
    let answered = 0
    const all = Promise.all(asked.map((answer) => answer.then(() => (answered += 1))))
    while (answered < asked.length) {
      finish.shift()?.()
      await new Promise(setImmediate)
    }
    await all
  })
})
