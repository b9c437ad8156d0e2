import { expect } from 'chai'
import { isStale, outageMessage, parseOutageStatus } from '../../../bot/campaign/outage-status.ts'

describe('bot parseOutageStatus', () => {
  it('reads what operators say (XEP-0455 §2.2)', () => {
    const text = JSON.stringify({
      planned: true,
      beginning: '2021-01-12T02:01:01+01:00',
      expected_end: '2021-01-12T06:00:00+01:00',
      message: { default: 'Mise à jour', en: 'The server\nis being updated' },
      extra: [1],
    })
    expect(parseOutageStatus(text)).to.deep.equal({
      state: 'announced',
      outage: {
        isPlanned: true,
        beginning: Date.parse('2021-01-12T01:01:01Z'),
        expectedEnd: Date.parse('2021-01-12T05:00:00Z'),
        messages: { default: 'Mise à jour', en: 'The server is being updated' },
      },
    })
  })

  it('takes an empty object for the end of it', () => {
    expect(parseOutageStatus(' {} ')).to.deep.equal({ state: 'none' })
  })

  it('passes over what it cannot use, and keeps the rest', () => {
    const text = JSON.stringify({
      planned: 'yes',
      beginning: '2021-01-12T01:01:01Z',
      expected_end: 'soon',
      message: { default: 1, 'de-AT': `\u202E${'a'.repeat(900)}`, 'no language': 'x' },
    })
    const status = parseOutageStatus(text)
    const outage = status.state === 'announced' ? status.outage : undefined
    expect(outage).to.have.all.keys('beginning', 'messages')
    expect(Object.keys(outage?.messages ?? {})).to.deep.equal(['de-AT'])
    expect(outage?.messages['de-AT']).to.have.length(300).and.match(/^a+…$/)
  })

  for (const text of [
    '',
    'null',
    '[]',
    '"x"',
    '{',
    '1',
    '{"beginning":1}',
    '{"beginning":"today"}',
    '{"x":1}',
  ]) {
    it(`knows nothing from ${JSON.stringify(text)}`, () => {
      expect(parseOutageStatus(text)).to.deep.equal({ state: 'unknown' })
    })
  }

  it('tells what was announced of an outage long ago from what may be of this one', () => {
    const since = Date.parse('2026-11-22T09:00:00Z')
    const ending = (end: string) =>
      isStale({ beginning: 0, expectedEnd: Date.parse(end), messages: {} }, since)
    expect(
      ['2026-11-21T08:59:59Z', '2026-11-21T09:00:00Z', '2026-11-22T12:00:00Z'].map(ending),
    ).to.deep.equal([true, false, false])
    expect(isStale({ beginning: 0, messages: {} }, since)).to.equal(false)
  })

  it('chooses the language of whoever reads it', () => {
    const said = (messages: Record<string, string>, language: string) =>
      outageMessage({ beginning: 0, messages }, language)
    const messages = { default: 'd', en: 'e', 'ZH-Hant': 'z', zh: 'y' }
    expect(['en', 'de', 'zh-Hant', 'zh-Hans'].map((language) => said(messages, language))).to.deep.equal([
      'e',
      'd',
      'z',
      'y',
    ])
    expect(said({}, 'en')).to.equal(undefined)
  })
})
