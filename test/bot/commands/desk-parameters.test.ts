import { expect } from 'chai'
import {
  anywayFirst,
  day,
  maybeDomain,
  maybeText,
  oneOf,
  page,
} from '../../../bot/commands/desk-parameters.ts'
import { diff } from '../../../bot/commands/diff.ts'
import { isoDay, isoDaySince } from '../../../bot/commands/typed-day.ts'
import type { Parameter } from '../../../bot/commands/parameter.ts'

const NOW = Date.parse('2026-12-28T23:59:00Z')

/** What a parameter makes of a line; `undefined` where it does not understand. */
function valueOf<T>(parameter: Parameter<T>, line: string): T | undefined {
  const reading = parameter.read(line === '' ? [] : line.split(' '))
  return reading.ok ? reading.value : undefined
}

describe('bot day parameter', () => {
  const days = [
    { typed: '2017-05-08', expected: '2017-05-08' },
    { typed: '2017-5-8', expected: '2017-05-08' },
    { typed: '2017/05/08', expected: '2017-05-08' },
    { typed: '2017年5月8日', expected: '2017-05-08' },
    { typed: '２０１７-０５-０８', expected: '2017-05-08' },
    { typed: '8.5.2017', expected: '2017-05-08' },
    { typed: '2017-05-08.', expected: '2017-05-08' },
    { typed: '8.5.17', expected: '2017-05-08' },
    { typed: '29.02.2028', expected: '2028-02-29' },
    { typed: '28.12.', expected: '2026-12-28' },
    { typed: '27.12.', expected: '2027-12-27' },
    { typed: '15.1', expected: '2027-01-15' },
    { typed: '1月15日', expected: '2027-01-15' },
    { typed: '29.2.', expected: '2028-02-29' },
    { typed: '1月15日までに', expected: '2027-01-15' },
    { typed: 'on 2017-05-08', expected: '2017-05-08' },
    { typed: 'am 8.5.17', expected: '2017-05-08' },
    { typed: '8 May 2017', expected: '2017-05-08' },
    { typed: 'May 8th, 2017', expected: '2017-05-08' },
    { typed: 'by the 8th of May', expected: '2027-05-08' },
    { typed: 'by Saturday, 8 May', expected: '2027-05-08' },
    { typed: 'bis zum 8. Mai 2027', expected: '2027-05-08' },
    { typed: 'bis Samstag, den 8. 5. 2027', expected: '2027-05-08' },
    { typed: '8. 5.', expected: '2027-05-08' },
    { typed: 'd’ici le 8 mai', expected: '2027-05-08' },
    { typed: 'pour le samedi 8 mai 2027', expected: '2027-05-08' },
    { typed: 'para el 8 de mayo', expected: '2027-05-08' },
    { typed: 'antes del 1º de junio de 2027', expected: '2027-06-01' },
    { typed: 'до 8-го мая', expected: '2027-05-08' },
    { typed: 'к 8 мая 2027 г.', expected: '2027-05-08' },
    { typed: '8 мая 2027 года, суббота', expected: '2027-05-08' },
    { typed: '5月8号', expected: '2027-05-08' },
    { typed: '5月8號之前', expected: '2027-05-08' },
    { typed: '2027 年 5 月 8 日', expected: '2027-05-08' },
    { typed: '5 月 8 日 までに', expected: '2027-05-08' },
    { typed: '５月８日（土）までに', expected: '2027-05-08' },
    { typed: '2027年5月8日(星期六)', expected: '2027-05-08' },
    { typed: 'am Samstag', expected: undefined },
    { typed: 'by 8th of May', expected: '2027-05-08' },
    { typed: '8. Dezember', expected: '2027-12-08' },
    { typed: 'bis 31. Dez. 2026', expected: '2026-12-31' },
    { typed: 'le 1er février 2027', expected: '2027-02-01' },
    { typed: '15 de diciembre de 2027', expected: '2027-12-15' },
    { typed: '15 мая 2027', expected: '2027-05-15' },
    { typed: '31 June 2027', expected: undefined },
    { typed: 'December 2027', expected: undefined },
    { typed: '15 2027', expected: undefined },
    { typed: '30.2.', expected: undefined },
    { typed: 'tomorrow', expected: undefined },
    { typed: '7d', expected: '2027-01-04' },
    { typed: '0d', expected: '2026-12-28' },
    { typed: '29.02.2026', expected: undefined },
    { typed: '2017-13-01', expected: undefined },
    { typed: '5/8/2017', expected: undefined },
    { typed: 'monday', expected: undefined },
    { typed: '', expected: undefined },
  ]
  for (const { expected, typed } of days) {
    it(`takes “${typed}” for ${expected ?? 'none'}`, () => {
      const meant = valueOf(day, typed)
      expect(meant === undefined ? undefined : isoDay(meant, NOW)).to.equal(expected)
    })
  }
})

describe('bot isoDaySince', () => {
  const days = [
    { typed: '28.12.', expected: '2026-12-28' },
    { typed: '29.12.', expected: '2025-12-29' },
    { typed: '29.2.', expected: '2024-02-29' },
    { typed: '7d', expected: '2026-12-21' },
    { typed: '2026-12-29', expected: undefined },
  ]
  for (const { expected, typed } of days) {
    it(`takes “${typed}” for ${expected ?? 'none'}`, () => {
      const meant = valueOf(day, typed)
      expect(meant && isoDaySince(meant, NOW)).to.equal(expected)
    })
  }
})

describe('bot parameters of the campaign desk', () => {
  it('take no more words for a day than are of it', () => {
    for (const [typed, left] of [
      ['8. Mai 2017 anyway', 'anyway'],
      ['8 May and so on', 'and so on'],
      ['8 May de', 'de'],
      ['8 мая 2017 г. anyway', 'anyway'],
      ['2017 年 5 月 8 日 以后再说', '以后再说'],
      ['8. 5. 2017 12', '12'],
      ['2017-05-08 12:00', '12:00'],
    ] as const) {
      const reading = day.read(typed.split(' '))
      expect(reading.ok && reading.rest.join(' '), typed).to.equal(left)
    }
  })

  it('take no number of a day for that of a page', () => {
    for (const typed of ['xmpp.jp 8 мая', 'xmpp.jp 8. Mai 2', 'xmpp.jp seit dem 8. 5. 2017', 'xmpp.jp'])
      expect(diff.read(typed.split(' ')).ok, typed).to.equal(true)
  })

  it('take one word of a few, and the first where none is named', () => {
    const format = oneOf('field.interval', ['daily', 'hourly'])
    expect(valueOf(format, 'xmpp.jp Hourly')).to.equal('hourly')
    expect(valueOf(format, 'xmpp.jp')).to.equal('daily')
    expect(valueOf(format, 'hourly daily')).to.equal(undefined)
    expect(valueOf(format, 'hourly hourly')).to.equal('hourly')
  })

  it('take a page wherever it stands, and no domain for one', () => {
    expect(page.read(['xmpp.jp', '2'])).to.deep.equal({ ok: true, value: 2, rest: ['xmpp.jp'] })
    expect(page.read(['2.example'])).to.deep.equal({ ok: true, value: 1, rest: ['2.example'] })
    expect(page.read(['0'])).to.deep.equal({ ok: true, value: 1, rest: ['0'] })
  })

  it('take a domain that need not be there', () => {
    expect(valueOf(maybeDomain, 'xmpp:XMPP.jp, csv')).to.equal('xmpp.jp')
    expect(valueOf(maybeDomain, '')).to.equal(undefined)
  })

  it('leave “anyway” in what people wrote', () => {
    const words = ['xmpp.jp', 'they', 'do', 'it', 'anyway']
    expect(anywayFirst.read(words)).to.deep.equal({ ok: true, value: false, rest: words })
    expect(anywayFirst.read(['xmpp.jp', 'Anyway', 'soon'])).to.deep.equal({
      ok: true,
      value: true,
      rest: ['xmpp.jp', 'soon'],
    })
    expect(anywayFirst.read([])).to.deep.equal({ ok: true, value: false, rest: [] })
  })

  it('clean what is kept, and refuse what is too long', () => {
    expect(valueOf(maybeText, 'at\u202E the\tnext maintenance')).to.equal('at the next maintenance')
    expect(valueOf(maybeText, '\u200B')).to.equal(undefined)
    expect(maybeText.read(['保'.repeat(500)]).ok).to.equal(true)
    expect(maybeText.read(['保'.repeat(501)]).ok).to.equal(false)
  })
})
