import { expect } from 'chai'
import { languages, translator } from '../../../bot/locales/index.ts'
import { drawCard } from '../../../bot/reply/card.ts'
import type { Asker, OutgoingMessage, Scanner, ScanRequest } from '../../../bot/ports.ts'
import type { Report } from '../../../probes/index.ts'
import { aCertificate, aReport, aVerdict, anEndpoint, features, untrusted } from '../reports.ts'
import { aConversation } from './conversation.ts'
import { goesLike } from './transcript.ts'

/** What is set off in what is said: the words between asterisks that XEP-0393 §6.2 takes for styling. */
async function setOff(line: string, report: Report): Promise<{ words: string[]; isOtherwiseSame: boolean }> {
  const { dispatcher } = aConversation({ scan: () => Promise.resolve(report) })
  const asker = { place: 'chat', jid: 'alice@example.org' } as const
  for await (const said of dispatcher.answer({ text: line, asker }, new AbortController().signal)) {
    const { styled = '', text } = said
    return {
      words: [...styled.matchAll(/(?<=^|\s)\*(\S(?:[^*]*\S)?)\*/gmu)].map(([, word = '']) => word),
      isOtherwiseSame: styled.replaceAll('*', '') === text,
    }
  }
  throw new Error('nothing was said')
}

describe('bot dispatcher, what is set off (XEP-0393)', () => {
  for (const language of languages) {
    it(`is the verdict in the first line and nothing else, in ${language}`, async () => {
      const word = (state: 'required' | 'optional' | 'unknown') =>
        translator(language)({ say: `state.${state}` })
      const differing = aReport({ verdict: { c2s: aVerdict('optional'), s2s: aVerdict('unknown') } })
      for (const [line, report, words] of [
        ['check xmpp.jp', aReport(), [word('required')]],
        ['check xmpp.jp c2s', aReport(), [word('required')]],
        ['check xmpp.jp', differing, [word('optional'), word('unknown')]],
      ] as const) {
        expect(await setOff(`${line} lang=${language}`, report)).to.deep.equal({
          words,
          isOtherwiseSame: true,
        })
      }
    })
  }

  it('is nothing in the evidence, nor in other answers', async () => {
    for (const line of ['raw xmpp.jp', 'features xmpp.jp', 'help', 'check 192.0.2.1'])
      expect((await setOff(line, aReport())).words).to.deep.equal([])
  })
})

describe('bot dispatcher', () => {
  it(
    'answers check with the report, verdict first',
    goesLike(
      [
        '> check xmpp.jp',
        '< ✔ xmpp.jp — TLS: required',
        '',
        'c2s: ✔ required, as advertised',
        'STARTTLS: required',
        'Login before TLS: not offered',
        'Direct TLS: works at xmpp.jp:5223',
        'TLS 1.3, TLS_AES_256_GCM_SHA384',
        'Certificate: ✔ trusted, 62 days left',
        'Name: ✔ matches',
        'Issuer: Let’s Encrypt R11'.replace('’', "'"),
        'Login after TLS: SCRAM-SHA-256, SCRAM-SHA-1, PLAIN',
        'Also after TLS: bind, sm',
        '',
        's2s: ✔ required, as advertised',
        'STARTTLS: required',
        'SASL before TLS: not offered',
        'Direct TLS: none found',
        'TLS and certificate: as for c2s',
        'SASL after TLS: EXTERNAL',
        'Also after TLS: dialback',
        '',
        'Tested 22 Nov 2026, 07:10 UTC in 1.8s',
      ].join('\n'),
    ),
  )

  it(
    'answers help, in general and about one command',
    goesLike(
      [
        '> help',
        '< I test whether an XMPP server insists on TLS, or lets a password cross in clear.',
        'check <domain> … – test a server',
        'full <domain> … – all that TLS accepts there, and a grade',
        'watch <domain> – be told when something changes there',
        'campaign <domain> – have a server require TLS: open a campaign',
        'lang – choose the language',
        'help – what I can do',
        'Watching: unwatch, list, history, diff',
        'Campaigns: contact, letter, approve, note, sent, answered, promise, done, reopen, campaigns, calendar, stats, export',
        'For those who run a server: opt-out, opt-in, retest, require-from',
        'Also: features, raw, card, about, limits, status, forget',
        'A domain alone is enough: xmpp.jp',
        '> help about',
        '< about – who I am, how I am connected',
        'Tells my version, who runs me, and the TLS of my own login.',
        '> help nobody',
        '< There is no command “nobody”. Say: help',
      ].join('\n'),
    ),
  )

  it(
    'answers about, without an account',
    goesLike(
      [
        '> about',
        '< Tellus 1.2.3, an XMPP bot that tests TLS. Free software: AGPL-3.0-or-later.',
        'Whoever runs me gave no address (BOT_OWNERS).',
        'This is a terminal session: not logged in.',
        '> about you',
        '< I don’t understand “you” there. Try: about',
      ].join('\n'),
    ),
  )

  it(
    'answers about with its own login',
    goesLike(
      [
        '> about',
        '< Tellus 1.2.3, an XMPP bot that tests TLS. Free software: AGPL-3.0-or-later.',
        'Run by alice@example.org, bob@example.org. Write there to have a server left alone.',
        'My own login: TLS 1.3, TLS_AES_128_GCM_SHA256, at xmpp.example.org',
        'Its certificate: 30 days left',
      ].join('\n'),
      aConversation({
        owners: ['alice@example.org', 'bob@example.org'],
        connection: {
          host: 'xmpp.example.org',
          port: 5223,
          security: 'direct-tls',
          tlsVersion: 'TLSv1.3',
          suite: 'TLS_AES_128_GCM_SHA256',
          certificateNotAfter: '2026-12-22T12:00:00Z',
        },
      }),
    ),
  )

  for (const line of [
    'check(a.jp)',
    'check:a.jp',
    'check：a.jp',
    'check (a.jp)!',
    '检查（a.jp）',
    'a.jp を確認',
    'a.jpをチェックしてください。',
    'check a.jp 🙂',
    'check a.jp c2s!',
  ])
    it(`understands “${line}”`, async () => {
      const { say, scanned } = aConversation()
      await say(line)
      expect(scanned.map(({ domain }) => domain)).to.deep.equal(['a.jp'])
    })

  it('takes no word for a domain that does not look like one where another does', async () => {
    const { say, scanned } = aConversation()
    expect(await say('check the nice server a.jp')).to.deep.equal([
      'I don’t understand “the nice server” there. Try: check a.jp',
    ])
    expect(scanned).to.deep.equal([])
  })

  it('answers several commands in one message, in a room by one message', async () => {
    const { say, scanned } = aConversation()
    const text = 'check a.jp c2s\nfeatures b.jp\nhelp nothing'
    expect(await say(text)).to.have.length(3)
    const asker = { place: 'room', room: 'lobby@rooms.example', nickname: 'alice' } as const
    const [answer = '', ...others] = await say(text, { asker })
    expect(answer).to.include('a.jp — TLS').and.include('b.jp').and.include('no command “nothing”')
    expect(others).to.deep.equal([])
    expect(scanned.slice(0, 2).map(({ domain }) => domain)).to.deep.equal(['a.jp', 'b.jp'])
  })

  it('counts each of several commands for itself', async () => {
    const { say, scanned } = aConversation({ isCounted: true })
    const asker = { place: 'chat', jid: 'alice@example.org' } as const
    const text = Array.from({ length: 9 }, (_, index) => `check ${index}.jp`).join('\n')
    const answers = await say(text, { asker })
    expect(scanned).to.have.length(5)
    expect(answers).to.have.length(6)
  })

  it('tells domains apart that are listed without a space', async () => {
    for (const input of ['检查a.jp、b.jp，c.jp lang=en', 'check a.jp,b.jp;c.jp', 'a.jp、b.jp、c.jp、']) {
      const { say, scanned } = aConversation()
      await say(input)
      expect(scanned.map(({ domain }) => domain)).to.deep.equal(['a.jp', 'b.jp', 'c.jp'])
    }
    const { say, scanned } = aConversation()
    await say('check https://a.jp/list,b.html alice@b.jp/x,y.z')
    expect(scanned.map(({ domain }) => domain)).to.deep.equal(['a.jp', 'b.jp'])
  })

  it('says in about that it is not logged in at the moment', async () => {
    const [answer] = await aConversation({ connection: 'offline' }).say('about')
    expect(answer).to.match(/not logged in at the moment/)
  })

  it(
    'suggests the nearest command, the whole line to be copied',
    goesLike(
      [
        '> chek xmpp.jp',
        '< I don’t know “chek”. Did you mean: check xmpp.jp',
        '> hepl',
        '< I don’t know “hepl”. Did you mean: help',
        '> ABUOT',
        '< I don’t know “ABUOT”. Did you mean: about',
        '> help chek',
        '< I don’t know “chek”. Did you mean: help check',
        '> tets',
        '< I don’t know “tets”. Say a domain, like xmpp.jp, or: help',
        '> menu',
        '< I don’t know “menu”. Say a domain, like xmpp.jp, or: help',
        '> hilfe prüfs',
        '< „prüfs“ kenne ich nicht. Meintest du: hilfe prüfe',
      ].join('\n'),
    ),
  )

  it(
    'suggests no line that would not do',
    goesLike(
      [
        '> Ann: hilfe',
        '< I don’t know “Ann:”. Say a domain, like xmpp.jp, or: help',
        '> why can nobody check xmpp.jp?',
        '< I don’t understand the whole sentence. Did you mean: check xmpp.jp',
        '> does xmpp.jp require TLS?',
        '< I don’t understand the whole sentence. Did you mean: check xmpp.jp',
        '> could somebody watch xmpp.jp',
        '< I don’t understand the whole sentence. Did you mean: watch xmpp.jp',
        '> don’t check xmpp.jp',
        '< I don’t know “don’t”. Say a domain, like xmpp.jp, or: help',
        '> не отправлено xmpp.jp',
        '< I don’t know “не”. Say a domain, like xmpp.jp, or: help',
        '> prüfs xmpp.jp',
        '< I don’t understand the whole sentence. Did you mean: check xmpp.jp',
        '> watch over xmpp.jp often',
        '< I don’t understand “over often” there. Try: watch xmpp.jp',
      ].join('\n'),
    ),
  )

  it(
    'says shortly what to say when a line means nothing',
    goesLike(
      [
        '> xyzzy plugh',
        '< I don’t know “xyzzy”. Say a domain, like xmpp.jp, or: help',
        '> ok',
        '< I don’t know “ok”. Say a domain, like xmpp.jp, or: help',
        '> ',
        '< Say a domain, like xmpp.jp, or: help',
        '> check',
        '< Which domain? For example: check xmpp.jp',
        '> check ,',
        '< Which domain? For example: check xmpp.jp',
        '> check xmpp.jp right here',
        '< I don’t understand “right here” there. Try: check xmpp.jp',
        '> check xmpp.jp c2s dane',
        '< I don’t understand “dane” there. Try: check xmpp.jp c2s',
        '> check xmpp.jp fersh s3s ipv6',
        '< I don’t understand “fersh s3s” there. Try: check xmpp.jp fresh s2s ipv6',
        '> check a.jp b.jp c.jp d.jp e.jp f.jp',
        '< That is too many: 5 domains in one line are the most.',
        '> check xmpp.jp lang=tlh',
        '< I don’t speak “tlh”. What I speak: en, zh-Hans, zh-Hant, ja, de, ru, fr, es',
      ].join('\n'),
    ),
  )

  it('repeats nothing invisible and nothing long of what it does not know', async () => {
    const { say } = aConversation()
    const [hidden] = await say('\u202Efoo\u200B\u0007bar')
    expect(hidden).to.equal('I don’t know “foobar”. Say a domain, like xmpp.jp, or: help')
    const [long] = await say('y'.repeat(10_000))
    expect(long).to.have.length.below(200)
  })

  const spellings = [
    { title: 'a domain alone', input: 'xmpp.jp' },
    { title: 'upper case and spaces', input: '  CHECK   xmpp.jp ' },
    { title: 'a slash in front', input: '/check xmpp.jp' },
    { title: 'an exclamation mark in front', input: '!check xmpp.jp' },
    { title: 'the beginning of the command', input: 'che xmpp.jp' },
    { title: 'a comma behind', input: 'check xmpp.jp,' },
    { title: 'a full stop behind', input: 'check xmpp.jp.' },
    { title: 'a question mark behind', input: 'xmpp.jp?' },
    { title: 'quotes around it', input: 'check “xmpp.jp”' },
    { title: 'angle brackets around it', input: 'check <xmpp:xmpp.jp>' },
    { title: 'a bare JID', input: 'alice@xmpp.jp' },
    { title: 'a full JID with @ and / in the resource', input: 'check alice@xmpp.jp/ho/me@work' },
    { title: 'an xmpp: URI', input: 'xmpp:alice@xmpp.jp?message;body=hi' },
    { title: 'an xmpp: URI with an authority (RFC 5122 §2.3)', input: 'xmpp://me@example.org/alice@xmpp.jp' },
    { title: 'a web address', input: 'check https://user@xmpp.jp:8443/path?x#y' },
    { title: 'a port', input: 'xmpp.jp:5222' },
    { title: 'full-width letters and dot', input: 'check ｘｍｐｐ．ｊｐ' },
    { title: 'an ideographic full stop', input: 'check xmpp。jp' },
    { title: 'a half-width ideographic full stop', input: 'xmpp｡jp' },
    { title: 'another English word for it', input: 'test xmpp.jp' },
    { title: 'a full-width command', input: 'ｃｈｅｃｋ xmpp.jp' },
    { title: 'a zero-width space in front', input: '\u200Bcheck xmpp.jp' },
    { title: 'an override of direction in front of the domain', input: 'check \u202Exmpp.jp\u202C' },
    { title: 'isolated words', input: '\u2068check\u2069 \u2068xmpp.jp\u2069' },
    { title: 'the whole line in quotes', input: '"check xmpp.jp"' },
    { title: 'the whole line in curly quotes', input: '“check xmpp.jp”' },
    { title: 'the whole line in backticks', input: '`check xmpp.jp`' },
    { title: 'a Markdown link', input: 'check [xmpp.jp](https://xmpp.jp/about)' },
    { title: 'a command without a space behind it', input: '检查xmpp.jp lang=en' },
    { title: 'a command with a full-width colon behind it', input: '確認：xmpp.jp lang=en' },
  ]
  for (const { title, input } of spellings) {
    it(`understands ${title}`, async () => {
      const { say, scanned } = aConversation()
      const [answer] = await say(input)
      expect(answer).to.match(/^✔ xmpp\.jp — TLS: required\n/)
      expect(scanned).to.deep.equal([{ domain: 'xmpp.jp', services: ['c2s', 's2s'], families: [4, 6] }])
    })
  }

  it('answers what is said in English by default, in whatever languages the word is one', async () => {
    const { say } = aConversation()
    expect((await say('info')).join()).to.match(/^Tellus 1\.2\.3, an XMPP bot/)
    expect((await say('help stop')).join()).to.match(/^unwatch <domain>/)
  })

  it('takes options from a full-width keyboard', async () => {
    const { say, scanned } = aConversation()
    await say('ｃｈｅｃｋ　ｘｍｐｐ．ｊｐ　ｃ２ｓ　ｉｐｖ６')
    expect(scanned).to.deep.equal([{ domain: 'xmpp.jp', services: ['c2s'], families: [6] }])
  })

  it('tests one service only where asked to', async () => {
    const { say, scanned } = aConversation()
    const [answer] = await say('check xmpp.jp S2S')
    expect(answer)
      .to.match(/^✔ xmpp\.jp — TLS: required \(s2s\)\n/)
      .and.not.to.include('c2s:')
    expect(scanned).to.deep.equal([{ domain: 'xmpp.jp', services: ['s2s'], families: [4, 6] }])
  })

  it('tests in depth where asked to', async () => {
    const { say, scanned } = aConversation()
    await say('full xmpp.jp c2s')
    expect(scanned).to.deep.equal([{ domain: 'xmpp.jp', services: ['c2s'], families: [4, 6], depth: 'full' }])
  })

  it('asks issuers about revocation where asked to, of a full test alone', async () => {
    const { say, scanned } = aConversation()
    await say('full xmpp.jp c2s revocation')
    expect(scanned).to.deep.equal([
      { domain: 'xmpp.jp', services: ['c2s'], families: [4, 6], depth: 'full', asksIssuers: true },
    ])
    expect((await say('check xmpp.jp revocation')).join()).to.include('revocation')
    expect(scanned).to.have.length(1)
  })

  it('tests one family only where asked to, and says so', async () => {
    const { say, scanned } = aConversation()
    const [answer] = await say('check ipv6 xmpp.jp')
    expect(answer).to.match(/\nOnly IPv6 was looked at\.$/)
    expect(scanned).to.deep.equal([{ domain: 'xmpp.jp', services: ['c2s', 's2s'], families: [6] }])
  })

  it('answers about several domains in the order in which they were named, each once', async () => {
    const waiting = new Map<string, () => void>()
    const scan = ({ domain }: ScanRequest): Promise<Report> => {
      const report = aReport({ domain })
      if (domain === 'c.example') for (const finish of waiting.values()) finish()
      if (domain === 'c.example') return Promise.resolve(report)
      return new Promise((resolve) => waiting.set(domain, () => resolve(report)))
    }
    const { say } = aConversation({ scan, allowPrivate: true })
    const answers = await say('check a.example, alice@b.example; A.example 192.0.2.1 c.example s2s')
    expect(answers.map((answer) => answer.split('\n')[0])).to.deep.equal([
      '✔ a.example — TLS: required (s2s)',
      '✔ b.example — TLS: required (s2s)',
      '✖ 192.0.2.1 is an IP address. Certificates are issued for names: say a domain, like xmpp.jp',
      '✔ c.example — TLS: required (s2s)',
    ])
  })

  it('answers card with a picture in the language of the asker, and with the same in words', async () => {
    const { dispatcher, scanned } = aConversation()
    const asker = { place: 'chat', jid: 'alice@example.org' } as const
    const said: OutgoingMessage[] = []
    for await (const each of dispatcher.answer(
      { text: 'カード xmpp.jp full', asker },
      new AbortController().signal,
    ))
      said.push(each)
    const [answer] = said
    expect(said).to.have.length(1)
    expect(answer?.lang).to.equal('ja')
    expect(answer?.text).to.match(/^✔ xmpp\.jp — TLS: 必須\n\n/)
    expect(answer?.picture?.name).to.equal('tellus-xmpp.jp-20261122T071023.png')
    const { png } = await drawCard(aReport(), ['c2s', 's2s'], 'ja')
    expect(answer?.picture?.png).to.deep.equal(png)
    expect(scanned).to.deep.equal([
      { domain: 'xmpp.jp', services: ['c2s', 's2s'], families: [4, 6], depth: 'full' },
    ])
  })

  it('shows on a card that only half of the network was looked at, and not how to test anew', async () => {
    const { dispatcher, pass } = aConversation({ isCounted: true })
    const pictureOf = async () => {
      const asker = { place: 'chat', jid: 'alice@example.org' } as const
      const message = { text: 'card xmpp.jp ipv6', asker }
      for await (const { picture } of dispatcher.answer(message, new AbortController().signal))
        return picture?.png
      return undefined
    }
    const note = { say: 'only-family', params: { family: 'IPv6' } } as const
    const expected = await drawCard(aReport(), ['c2s', 's2s'], 'en', [note])
    expect(await pictureOf()).to.deep.equal(expected.png)
    pass(60_000)
    expect(await pictureOf()).to.deep.equal(expected.png)
  })

  it('ignores nobody for longer because the clock was set back', async () => {
    const { pass, say, setBack } = aConversation()
    const asker = { place: 'chat', jid: 'alice@example.org' } as const
    for (let line = 0; line < 5; line++) await say('klaatu barada nikto', { asker })
    expect(await say('about', { asker })).to.deep.equal([])
    setBack(86_400_000)
    pass(60_000)
    expect(await say('about', { asker })).to.have.lengthOf(1)
  })

  it('draws one card at a time, and none of what is not tested', async () => {
    const { say } = aConversation()
    expect(await say('card xmpp.jp xmpp.net')).to.deep.equal([
      'That is too many: 1 domain in one line is the most.',
    ])
    expect((await say('card 192.0.2.1'))[0]).to.match(/^✖ 192\.0\.2\.1 is an IP address/)
    expect(await say('card')).to.deep.equal(['Which domain? For example: card xmpp.jp'])
  })

  it('tells the verdicts that are known before the rest, of check and full alone', async () => {
    const scan: Scanner['scan'] = async ({ domain }, _signal, onVerdict) => {
      for (const service of ['c2s', 's2s'] as const) {
        // Nothing is seen of the other service there.
        const verdict = {
          c2s: aVerdict('unknown'),
          s2s: aVerdict('unknown'),
          [service]: aVerdict('required'),
        }
        const certificate = aCertificate({ trust: untrusted('CERT_HAS_EXPIRED') })
        const endpoints = [anEndpoint(service, service === 'c2s' ? { certificate } : {})]
        onVerdict?.({ service, soFar: aReport({ domain, verdict, endpoints }) })
        await new Promise((resolve) => setImmediate(resolve))
      }
      return aReport({ domain })
    }
    const { dispatcher } = aConversation({ scan })
    const linesOf = async (text: string, asker: Asker) => {
      const told: string[] = []
      for await (const said of dispatcher.answer({ text, asker }, new AbortController().signal)) {
        const [first = ''] = said.text.split('\n')
        told.push(said.isPreliminary === true ? said.text.replaceAll('\n', ' / ') : first)
      }
      return told
    }
    const alice = { place: 'chat', jid: 'alice@example.org' } as const
    const verdicts = [
      '✔ xmpp.jp — TLS: required (c2s) / ✖ But the certificate is not good. / The rest follows.',
      '✔ xmpp.jp — TLS: required / ✖ But the certificate is not good. / The rest follows.',
      '✔ xmpp.jp — TLS: required',
    ]
    expect(await linesOf('check xmpp.jp', alice)).to.deep.equal(verdicts)
    expect(await linesOf('full xmpp.jp', alice)).to.deep.equal(verdicts)
    expect(await linesOf('raw xmpp.jp', alice)).to.have.length(1)
    const room = { place: 'room', room: 'r@muc.example', nickname: 'Ann' } as const
    expect(await linesOf('check xmpp.jp', room)).to.deep.equal(['✔ xmpp.jp — TLS: required'])
  })

  it('answers about several domains in a room with one message, the verdicts first to stay', async () => {
    const carol = { place: 'room', room: 'lobby@rooms.example', nickname: 'carol' } as const
    const dave = { ...carol, room: 'other@rooms.example' } as const
    const bad = { c2s: aVerdict('optional'), s2s: aVerdict('optional') }
    const { say } = aConversation({
      scan: ({ domain }) => Promise.resolve(aReport({ domain, ...(domain === 'b.org' && { verdict: bad }) })),
    })
    const domains = ['a.org', 'b.org', 'c.org', '192.0.2.1', 'd.org']
    const answers = await say(`check ${domains.join(' ')}`, { asker: carol })
    expect(answers).to.have.length(1)
    const [answer = ''] = answers
    expect(answer.length).to.be.at.most(680)
    expect(answer.split('\n\n')).to.deep.equal([
      '✔ a.org — TLS: required',
      '⚠ b.org — TLS: optional\nTLS is not demanded: a password can still cross in clear.',
      '✔ c.org — TLS: required',
      '✖ 192.0.2.1 is an IP address. Certificates are issued for names: say a domain, like xmpp.jp',
      '✔ d.org — TLS: required',
    ])
    const [two = '', ...more] = await say('check a.org b.org c2s', { asker: dave })
    expect(more).to.deep.equal([])
    expect(two).to.match(/^✔ a\.org — .*\n\nc2s: ✔[^]*\n\n⚠ b\.org — /)
    expect(two.length).to.be.at.most(640)
  })

  it(
    'answers features with what is announced, and nothing that is concluded from it',
    goesLike(
      [
        '> features xmpp.jp',
        '< xmpp.jp — what it announces',
        'c2s:',
        'STARTTLS: required',
        'Login before TLS: not offered',
        'Direct TLS: works at xmpp.jp:5223',
        'Login after TLS: SCRAM-SHA-256, SCRAM-SHA-1, PLAIN',
        'Also after TLS: bind, sm',
        's2s:',
        'STARTTLS: required',
        'SASL before TLS: not offered',
        'Direct TLS: none found',
        'SASL after TLS: EXTERNAL',
        'Also after TLS: dialback',
      ].join('\n'),
    ),
  )

  const refusals = [
    {
      input: 'check 192.0.2.1',
      says: '✖ 192.0.2.1 is an IP address. Certificates are issued for names: say a domain, like xmpp.jp',
    },
    {
      input: '[2001:db8::1]',
      says: '✖ 2001:db8::1 is an IP address. Certificates are issued for names: say a domain, like xmpp.jp',
    },
    {
      input: 'check 127.1',
      says: '✖ 127.1 is an IP address. Certificates are issued for names: say a domain, like xmpp.jp',
    },
    {
      input: 'alice@printer.local',
      says: '✖ printer.local is a private or reserved name. I test servers on the public Internet only.',
    },
    {
      input: 'check localhost',
      says: '✖ localhost is a private or reserved name. I test servers on the public Internet only.',
    },
    { input: 'check xmpp', says: '✖ xmpp is not a whole domain: an ending like .org is missing.' },
    {
      input: 'xmpp..jp',
      says: '✖ xmpp..jp is not a domain name. Check the spelling; it should look like xmpp.jp',
    },
    {
      input: 'check -x.example.org',
      says: '✖ -x.example.org is not a domain name. Check the spelling; it should look like xmpp.jp',
    },
  ]
  for (const { input, says } of refusals) {
    it(`refuses helpfully: ${input}`, async () => {
      const { say, scanned } = aConversation()
      expect(await say(input)).to.deep.equal([says])
      expect(scanned).to.deep.equal([])
    })
  }

  it('turns an internal error into a reference, which the log has with the stack', async () => {
    const { logged, say } = aConversation({
      scan() {
        throw new TypeError('secret inner detail')
      },
    })
    const [answer] = await say('check xmpp.jp')
    expect(answer).to.equal(
      '✖ Something broke here, not at your end (ref GGGGGG). It is in the log for whoever runs me.',
    )
    expect(logged).to.have.length(1)
    expect(logged[0]).to.include('GGGGGG').and.include('secret inner detail').and.include('dispatcher.test')
  })

  it('ends without a word when the asker gave up', async () => {
    const controller = new AbortController()
    const { logged, say } = aConversation({
      scan(_request, signal) {
        controller.abort()
        return Promise.reject(new Error('aborted', { cause: signal.reason }))
      },
    })
    expect(await say('check xmpp.jp', {}, controller.signal)).to.deep.equal([])
    expect(logged).to.deep.equal([])
  })

  it('answers what points at it in a room if it is a command, and lets people talk about it otherwise', async () => {
    const { say, scanned } = aConversation({ isCounted: true })
    const asker = { place: 'room', room: 'lobby@rooms.example', nickname: 'alice' } as const
    for (const text of ['xmpp.jp is down again', 'full agreement with that', 'hepl', 'check', 'thank you!'])
      for (let count = 0; count < 5; count += 1)
        expect(await say(text, { asker, isAside: true }), text).to.deep.equal([])
    expect(scanned).to.deep.equal([])
    expect(await say('xmpp.jp', { asker, isAside: true })).to.have.length(1)
  })

  it('answers more shortly in a room than in private where the answer is long', async () => {
    const others = Array.from({ length: 15 }, (_, i) => `some-feature-${i}`)
    const report = aReport({
      endpoints: [anEndpoint('c2s', { features: { afterTls: features({ others }) } })],
    })
    const { say } = aConversation({ scan: () => Promise.resolve(report) })
    const asker = { room: 'lobby@rooms.example', nickname: 'alice' }
    const [inRoom = ''] = await say('xmpp.jp', { asker: { place: 'room', ...asker } })
    const [inPrivate = ''] = await say('xmpp.jp', { asker: { place: 'room-private', ...asker } })
    expect(inRoom).to.have.length.at.most(640)
    expect(inRoom.split('\n')[0]).to.equal(inPrivate.split('\n')[0])
    expect(inPrivate).to.include('some-feature-14')
  })

  it('answers `raw` with evidence, and with no more than a message or a room can show', async () => {
    const endpoint = {
      domain: 'xmpp.jp',
      service: 'c2s',
      security: 'starttls',
      host: 'xmpp.jp',
      port: 5222,
      address: '192.0.2.1',
      source: 'srv',
    } as const
    const evidence = { sent: '<auth/>', received: '<failure/>', at: '2026-11-22T07:10:23.000Z' }
    const reason = { code: 'refused', endpoint, params: { stimulus: 'sasl-plain' }, evidence } as const
    const because = Array.from({ length: 20 }, () => reason)
    const report = aReport({ verdict: { c2s: aVerdict('required', because), s2s: aVerdict('required') } })
    const { say } = aConversation({ scan: () => Promise.resolve(report) })
    const [inTerminal = ''] = await say('raw xmpp.jp')
    expect(inTerminal.split('<auth/>\n')).to.have.lengthOf(21)
    const [inChat = ''] = await say('raw xmpp.jp', { asker: { place: 'chat', jid: 'alice@example.org/1' } })
    expect(inChat)
      .to.have.length.within(2_000, 3_000)
      .and.to.match(/\d+ more are left out here/)
    const room = { place: 'room', room: 'lobby@rooms.example', nickname: 'alice' } as const
    const [inRoom = ''] = await say('raw xmpp.jp', { asker: room })
    expect(inRoom).to.have.length.within(300, 640)
  })

  it('answers `features` where what has to be said besides leaves no room for them', async () => {
    const { pass, say } = aConversation({ isCounted: true })
    const asker = { place: 'room', room: 'lobby@rooms.example', nickname: 'alice' } as const
    const names = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter.repeat(60)}.${'x'.repeat(60)}.jp`)
    const line = `features ${names.join(' ')}`
    await say(line, { asker })
    pass(61_000)
    const [kept = ''] = await say(line, { asker })
    expect(kept.match(/what it announces/g)).to.have.lengthOf(5)
    for (const name of names) expect(kept).to.include(`To test anew: features ${name} fresh`)
  })

  it('says in which language it answers', async () => {
    const { dispatcher } = aConversation()
    const message = { text: 'help', asker: { place: 'terminal' }, lang: 'en-GB' } as const
    for await (const answer of dispatcher.answer(message, new AbortController().signal)) {
      expect(answer.lang).to.equal('en')
    }
  })
})
