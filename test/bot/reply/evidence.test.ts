import { expect } from 'chai'
import { en } from '../../../bot/locales/en.ts'
import { translator } from '../../../bot/locales/index.ts'
import { wordEvidence } from '../../../bot/reply/evidence.ts'
import type { Endpoint, Reason } from '../../../probes/index.ts'
import { aReport, aVerdict } from '../reports.ts'

const translate = translator('en')
const ENDPOINT: Endpoint = {
  domain: 'xmpp.jp',
  service: 'c2s',
  security: 'starttls',
  host: 'xmpp.jp',
  port: 5222,
  address: '192.0.2.1',
  source: 'srv',
}
const REFUSED: Reason = {
  code: 'refused',
  endpoint: ENDPOINT,
  params: { stimulus: 'sasl-plain', mechanism: 'PLAIN' },
  evidence: {
    sent: "<auth mechanism='PLAIN'/>",
    received: '<failure><encryption-required/></failure>',
    at: '2026-11-22T07:10:23.000Z',
  },
}

function word(because: readonly Reason[], longest?: number): string {
  const report = aReport({ verdict: { c2s: aVerdict('required', because), s2s: aVerdict('required') } })
  return wordEvidence(report, ['c2s'], translate, longest)
}

describe('bot wordEvidence', () => {
  it('says what was sent, what came back, when, and how to ask again', () => {
    expect(word([REFUSED]).split('\n')).to.deep.equal([
      'xmpp.jp — what was asked, and what came back',
      '',
      'c2s xmpp.jp:5222 (192.0.2.1): sasl-plain PLAIN is refused in clear text.',
      "→ <auth mechanism='PLAIN'/>",
      '← <failure><encryption-required/></failure>',
      '22 Nov 2026, 07:10 UTC',
      `$ printf %s '<?xml version="1.0"?><stream:stream xmlns="jabber:client" ` +
        `xmlns:stream="http://etherx.jabber.org/streams" to="xmpp.jp" version="1.0" xml:lang="en">` +
        `<auth mechanism="PLAIN"/>' | nc -w 5 192.0.2.1 5222`,
    ])
  })

  it('tells a header and a silence as what they are', () => {
    const evidence = { sent: '', received: '', at: '2026-11-22T07:10:23.000Z' }
    const lines = word([{ code: 'unreachable', endpoint: ENDPOINT, params: {}, evidence }]).split('\n')
    expect(lines.slice(3, 5)).to.deep.equal(['→ the stream header', '← nothing'])
  })

  it('shows nothing of a peer that breaks lines or turns them', () => {
    const received = 'one\ntwo\u202Ethree\u0007'
    const evidence = { sent: '', received, at: '2026-11-22T07:10:23.000Z' }
    expect(word([{ ...REFUSED, evidence }])).to.include('← one twothree\n')
  })

  it('leaves whole reasons out where there is no room, the last first, and counts them', () => {
    const because = Array.from({ length: 10 }, () => REFUSED)
    const text = word(because, 1500)
    expect(text).to.have.length.within(1000, 1500)
    const shown = text.split('→ ').length - 1
    expect(text).to.include(`${10 - shown} more are left out here`)
    expect(word([REFUSED], 10)).to.include('1 more is left out here')
  })

  it('has a line for every code of a reason', () => {
    const codes = Object.keys(en).flatMap((key) => /^reason\.(.*)$/.exec(key)?.[1] ?? [])
    expect(codes).not.to.be.empty
    for (const code of codes) expect(en, code).to.have.property(`raw.${code}`)
  })
})
