import { expect } from 'chai'
import { OwnNetwork } from '../../../bot/campaign/own-network.ts'
import { DAY, on } from './steps.ts'

const MINUTE = 60_000
const NOW = on('03-01')

describe('bot campaign OwnNetwork', () => {
  it('is open over a family while somebody answers over it, and over that one alone', () => {
    const network = new OwnNetwork()
    expect(network.way(4, NOW)).to.equal('none')
    network.noteAnswer('a.example', 4, NOW)
    expect([network.way(4, NOW), network.way(6, NOW)]).to.deep.equal(['open', 'none'])
    expect(network.way(4, NOW + MINUTE)).to.equal('open')
    expect(network.way(4, NOW + MINUTE + 1)).to.equal('unknown')
    expect(network.way(4, NOW + DAY)).to.equal('unknown')
    expect(network.way(4, NOW + DAY + 1)).to.equal('none')
  })

  it('counts the newest answer, in whichever order scans end', () => {
    const network = new OwnNetwork()
    network.noteAnswer('a.example', 4, NOW)
    network.noteAnswer('b.example', 4, NOW - 10 * MINUTE)
    expect(network.way(4, NOW)).to.equal('open')
  })

  it('asks while nobody vouches for a family, and not again while others were asked in vain', () => {
    const network = new OwnNetwork()
    expect(network.isToBeAsked(4, NOW)).to.equal(true)
    network.noteVain(4, NOW)
    expect([network.isToBeAsked(4, NOW + MINUTE), network.isToBeAsked(6, NOW)]).to.deep.equal([false, true])
    expect(network.isToBeAsked(4, NOW + MINUTE + 1)).to.equal(true)
    network.noteAnswer('a.example', 4, NOW + 5 * MINUTE)
    expect(network.isToBeAsked(4, NOW + 5 * MINUTE)).to.equal(false)
  })

  it('has our own server asked first, then those who answered last, never the one that is silent', () => {
    const network = new OwnNetwork('own.example')
    for (const [minutes, domain] of ['a.example', 'b.example', 'c.example', 'd.example'].entries())
      network.noteAnswer(domain, 4, NOW + minutes * MINUTE)
    network.noteAnswer('a.example', 4, NOW + 9 * MINUTE)
    expect(network.whomToAsk(4, 'd.example', NOW)).to.deep.equal(['own.example', 'a.example', 'c.example'])
    expect(network.whomToAsk(4, 'own.example', NOW)).to.deep.equal(['a.example', 'd.example', 'c.example'])
    expect(network.whomToAsk(6, 'a.example', NOW)).to.deep.equal(['own.example'])
    expect(new OwnNetwork().whomToAsk(4, 'a.example', NOW)).to.deep.equal([])
  })

  it('asks nobody but our own server twice within ten minutes', () => {
    const network = new OwnNetwork('own.example')
    network.noteAnswer('a.example', 4, NOW)
    for (const domain of ['own.example', 'a.example']) network.noteAsked(domain, NOW)
    const after = (minutes: number) => network.whomToAsk(4, 'b.example', NOW + minutes * MINUTE)
    expect(after(9)).to.deep.equal(['own.example'])
    network.noteAsked('own.example', NOW + 9 * MINUTE)
    expect(after(10)).to.deep.equal(['own.example', 'a.example'])
  })

  it('remembers a limited number of those who answered', () => {
    const network = new OwnNetwork()
    for (let index = 0; index < 200; index += 1) network.noteAnswer(`${index}.example`, 4, NOW)
    for (let index = 199; index >= 136; index -= 1) {
      const [domain = ''] = network.whomToAsk(4, 'b.example', NOW)
      expect(domain).to.equal(`${index}.example`)
      network.noteAsked(domain, NOW)
    }
    expect(network.whomToAsk(4, 'b.example', NOW)).to.deep.equal([])
  })

  it('has it told once that nobody answers, and once that somebody does again', () => {
    const network = new OwnNetwork()
    expect(network.noteAnswer('a.example', 4, NOW)).to.equal(false)
    expect([network.noteVain(4, NOW), network.noteVain(4, NOW + DAY)]).to.deep.equal([true, false])
    expect([4, 4].map(() => network.noteAnswer('a.example', 4, NOW))).to.deep.equal([true, false])
    expect(network.noteVain(4, NOW)).to.equal(true)
  })

  it('has nothing told of a family that there never was beside one that there is', () => {
    const network = new OwnNetwork()
    network.noteAnswer('a.example', 4, NOW)
    expect(network.noteVain(6, NOW)).to.equal(false)
    expect(new OwnNetwork().noteVain(4, NOW)).to.equal(true)
  })
})
