import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import {
  Elimination,
  type EliminationOptions,
  type Offer,
  type Pick,
} from '../../../probes/wire/elimination.ts'
import { SuiteEnumeration } from '../../../probes/wire/suite-enumeration.ts'
import { SuiteOrderQuestion } from '../../../probes/wire/suite-order.ts'

const CHACHA = 0xcca8

/** A server as a function: what it takes, in its order or in the client's. */
function picks(supported: readonly number[], offered: readonly number[], follows: 'server' | 'client') {
  return follows === 'server'
    ? supported.find((code) => offered.includes(code))
    : offered.find((code) => supported.includes(code))
}

function enumerate(supported: readonly number[], follows: 'server' | 'client', max?: number) {
  const enumeration = new SuiteEnumeration([1, 2, 3, 4, 5, 6, 7, 8, 9], max)
  let handshakes = 0
  for (let offer = enumeration.next(); offer !== undefined; offer = enumeration.next()) {
    if (max !== undefined) expect(offer.length).to.be.at.most(max)
    enumeration.answer(picks(supported, offer, follows))
    handshakes++
  }
  return { handshakes, accepted: enumeration.accepted, refused: enumeration.refused }
}

describe('wire SuiteEnumeration', () => {
  it("lists what a server takes in the server's order, in one handshake more than that", () => {
    expect(enumerate([7, 2, 5], 'server')).to.deep.equal({
      handshakes: 4,
      accepted: [7, 2, 5],
      refused: [1, 3, 4, 6, 8, 9],
    })
  })

  it('lists what a server takes in our order when it has none', () => {
    expect(enumerate([7, 2, 5], 'client').accepted).to.deep.equal([2, 5, 7])
  })

  it('asks nothing more once everything was taken', () => {
    expect(enumerate([1, 2, 3, 4, 5, 6, 7, 8, 9], 'server')).to.deep.include({ handshakes: 9, refused: [] })
  })

  it('finds the same by short hellos', () => {
    expect(enumerate([7, 2, 5], 'server', 4)).to.deep.include({ handshakes: 5, accepted: [2, 5, 7] })
  })

  it('takes for accepted what is picked after it was refused beside less', () => {
    const enumeration = new SuiteEnumeration([1, 2, 3])
    enumeration.answer(1)
    enumeration.answer(undefined)
    enumeration.accept(3)
    const { accepted, refused } = enumeration
    expect({ accepted, refused }).to.deep.equal({ accepted: [1, 3], refused: [2] })
  })

  it('rejects a suite that was not offered (RFC 8446 §4.1.3)', () => {
    const enumeration = new SuiteEnumeration([1, 2])
    enumeration.answer(1)
    expect(() => enumeration.answer(1)).to.throw(PeerMisbehaved, 'unoffered-suite')
    enumeration.answer(2)
    expect(() => enumeration.answer(2)).to.throw(PeerMisbehaved, 'unoffered-suite')
  })

  it('takes the answer to a part of what is undecided', () => {
    const enumeration = new SuiteEnumeration([1, 2, 3, 4])
    enumeration.answer(undefined, [2, 4])
    expect(enumeration.undecided).to.deep.equal([1, 3])
    enumeration.answer(3, [3])
    expect(enumeration).to.deep.include({ accepted: [3], refused: [2, 4], undecided: [1] })
    expect(() => enumeration.answer(1, [3])).to.throw(PeerMisbehaved, 'unoffered-suite')
  })

  it('keeps what was learnt aside, once', () => {
    const enumeration = new SuiteEnumeration([1, 2])
    enumeration.accept(2)
    enumeration.accept(2)
    expect(enumeration.accepted).to.deep.equal([2])
    expect(enumeration.possible).to.deep.equal([1, 2])
    enumeration.answer(undefined)
    expect(enumeration.refused).to.deep.equal([1])
  })

  it('takes over what the server names, in its order, and leaves out what was never a candidate, or refused', () => {
    const enumeration = new SuiteEnumeration([1, 2, 3, 4, 5])
    enumeration.answer(undefined, [5])
    enumeration.answer(2)
    enumeration.answer(4)
    enumeration.tell([3, 99, 2, 5, 3])
    expect(enumeration).to.deep.include({ accepted: [3, 2, 4], undecided: [1], refused: [5] })
  })
})

interface Server {
  readonly supported: Offer
  readonly follows: 'server' | 'client'
  /** In TLS 1.2 suites from 5 on do without a group and a scheme, as static RSA does. */
  readonly isTls12: boolean
}

function handshake({ supported, follows, isTls12 }: Server, offer: Offer): Pick | undefined {
  const group = picks(supported.group, offer.group, follows)
  const scheme = picks(supported.scheme, offer.scheme, follows)
  const isAgreed = group !== undefined && (!isTls12 || scheme !== undefined)
  const suites = isAgreed ? supported.suite : supported.suite.filter((suite) => isTls12 && suite >= 5)
  const suite = picks(suites, offer.suite, follows)
  if (suite === undefined) return undefined
  if (isTls12 && suite >= 5) return { suite }
  return isTls12 ? { suite, group: group!, scheme: scheme! } : { suite, group: group! }
}

const CANDIDATES: Offer = {
  suite: [1, 2, 3, 4, 5, 6, 7, 8],
  group: [11, 12, 13, 14, 15],
  scheme: [21, 22, 23, 24],
}

function eliminate(server: Server, options: EliminationOptions, candidates = CANDIDATES) {
  const elimination = new Elimination(candidates, options)
  let handshakes = 0
  for (let offer = elimination.next(); offer !== undefined; offer = elimination.next()) {
    elimination.answer(handshake(server, offer))
    if (++handshakes > 60) throw new Error('does not come to an end')
  }
  return { elimination, handshakes }
}

/** A shuffled part of a list, with at least `min` of it. */
const some = (values: readonly number[], min: number) =>
  fc.shuffledSubarray([...values], { minLength: min, maxLength: values.length })

const follows = fc.constantFrom('server' as const, 'client' as const)
const sorted = (codes: readonly number[]) => codes.toSorted((a, b) => a - b)

describe('wire Elimination', () => {
  it('lists suites and groups of TLS 1.3 in the handshakes of the longer list and three at most', () => {
    const supported = fc.record({
      suite: some(CANDIDATES.suite, 1),
      group: some(CANDIDATES.group, 1),
      scheme: fc.constant([]),
    })
    fc.assert(
      fc.property(supported, follows, (lists, order) => {
        const { elimination, handshakes } = eliminate(
          { supported: lists, follows: order, isTls12: false },
          { narrows: ['suite', 'group'], areIndependent: true },
        )
        const inOrder = (codes: readonly number[]) => (order === 'server' ? codes : sorted(codes))
        expect(elimination.accepted('suite')).to.deep.equal(inOrder(lists.suite))
        expect(elimination.accepted('group')).to.deep.equal(inOrder(lists.group))
        expect(handshakes).to.be.at.most(Math.max(lists.suite.length, lists.group.length) + 3)
      }),
    )
  })

  // Of 8 suites and 5 groups; each refusal is a handshake that lists nothing.
  const costs = [
    { title: 'nothing is left to ask', suites: 8, groups: 5, refusals: 0 },
    { title: 'one refusal ends what is left of one list', suites: 2, groups: 5, refusals: 1 },
    {
      title: 'the shorter list is to blame, and all of the longer is there',
      suites: 8,
      groups: 2,
      refusals: 2,
    },
    {
      title: 'the first suspect is acquitted, so that the other need not be asked',
      suites: 2,
      groups: 4,
      refusals: 2,
    },
    {
      title: 'the first suspect is to blame, and the other list ends later',
      suites: 5,
      groups: 2,
      refusals: 3,
    },
    { title: 'both lists end at once', suites: 3, groups: 3, refusals: 3 },
  ]
  for (const { title, suites, groups, refusals } of costs) {
    it(`spends ${refusals} handshakes more than the longer list of TLS 1.3 has where ${title}`, () => {
      const supported = {
        suite: CANDIDATES.suite.slice(0, suites),
        group: CANDIDATES.group.slice(0, groups),
        scheme: [],
      }
      for (const order of ['server', 'client'] as const) {
        const { elimination, handshakes } = eliminate(
          { supported, follows: order, isTls12: false },
          { narrows: ['suite', 'group'], areIndependent: true },
        )
        expect(handshakes).to.equal(Math.max(suites, groups) + refusals)
        expect(elimination.accepted('suite')).to.deep.equal(supported.suite)
        expect(elimination.accepted('group')).to.deep.equal(supported.group)
      }
    })
  }

  it('takes what a server told of its groups in a handshake that was made for something else', () => {
    const elimination = new Elimination(
      { suite: [1, 2], group: [11, 12, 13], scheme: [] },
      { narrows: ['suite', 'group'], areIndependent: true },
    )
    elimination.note({ suite: 1, toldGroups: [13, 11, 99] })
    expect(elimination.accepted('group')).to.deep.equal([13, 11])
    // One list at a time from here on, and the groups that it did not tell of first.
    expect(elimination.next()).to.deep.equal({ suite: [2, 1], group: [12], scheme: [] })
  })

  it('offers no more suites at once than it may, narrowed or not', () => {
    const elimination = new Elimination(
      { suite: [1, 2, 3], group: [11, 12], scheme: [] },
      { narrows: ['group'], areIndependent: true, maxSuites: 2 },
    )
    expect(elimination.next()).to.deep.equal({ suite: [1, 2], group: [11, 12], scheme: [] })
  })

  it('lists groups and schemes of TLS 1.2 by suites that use both', () => {
    const supported = fc.record({
      suite: fc.constant([1, 2]),
      group: some(CANDIDATES.group, 1),
      scheme: some(CANDIDATES.scheme, 1),
    })
    fc.assert(
      fc.property(supported, follows, (lists, order) => {
        const { elimination } = eliminate(
          { supported: lists, follows: order, isTls12: true },
          { narrows: ['group', 'scheme'], areIndependent: false },
          { ...CANDIDATES, suite: [1, 2] },
        )
        expect(sorted(elimination.accepted('group'))).to.deep.equal(sorted(lists.group))
        expect(sorted(elimination.accepted('scheme'))).to.deep.equal(sorted(lists.scheme))
        expect(elimination.isComplete('group') && elimination.isComplete('scheme')).to.equal(true)
      }),
    )
  })

  it('lists all three at once, though some suites do without the others', () => {
    const supported = fc.record({
      suite: some(CANDIDATES.suite, 1),
      group: some(CANDIDATES.group, 1),
      scheme: some(CANDIDATES.scheme, 1),
    })
    fc.assert(
      fc.property(
        supported,
        follows,
        fc.option(fc.integer({ min: 1, max: 8 })),
        (lists, order, maxSuites) => {
          const { elimination } = eliminate(
            { supported: lists, follows: order, isTls12: true },
            {
              narrows: ['suite', 'group', 'scheme'],
              areIndependent: false,
              ...(maxSuites !== null && { maxSuites }),
            },
          )
          const found = sorted(elimination.accepted('suite'))
          expect(found).to.include.members(sorted(lists.suite).filter((suite) => suite >= 5))
          expect(sorted(lists.suite)).to.include.members(found)
        },
      ),
    )
  })

  it('stops narrowing together when no single list was to blame', () => {
    // Takes the other suites with group 11 only, and the other groups with suite 1 only.
    const elimination = new Elimination(
      { suite: [1, 2, 3], group: [11, 12, 13], scheme: [] },
      { narrows: ['suite', 'group'], areIndependent: false },
    )
    const pairs = [
      [1, 11],
      [2, 11],
      [3, 11],
      [1, 12],
      [1, 13],
    ] as const
    let handshakes = 0
    for (let offer = elimination.next(); offer !== undefined; offer = elimination.next()) {
      const pair = pairs.find(([suite, group]) => offer.suite.includes(suite) && offer.group.includes(group))
      elimination.answer(pair && { suite: pair[0], group: pair[1] })
      expect(++handshakes).to.be.at.most(10)
    }
    expect(elimination.accepted('suite')).to.deep.equal([1, 2, 3])
    expect(elimination.accepted('group')).to.deep.equal([11, 12, 13])
  })

  it('takes a server at its word for the groups that it names, and asks for all others at once', () => {
    const supported = fc.record({
      suite: some(CANDIDATES.suite, 1),
      group: some(CANDIDATES.group, 1),
      scheme: fc.constant([]),
    })
    fc.assert(
      fc.property(supported, follows, fc.nat(3), (lists, order, toldAt) => {
        const server = { supported: lists, follows: order, isTls12: false }
        const elimination = new Elimination(CANDIDATES, {
          narrows: ['suite', 'group'],
          areIndependent: true,
        })
        let handshakes = 0
        for (let offer = elimination.next(); offer !== undefined; offer = elimination.next()) {
          const pick = handshake(server, offer)
          const isTold = handshakes++ === toldAt && pick !== undefined
          elimination.answer(pick && { ...pick, ...(isTold && { toldGroups: lists.group }) })
          if (isTold) expect(elimination.accepted('group')).to.deep.equal(lists.group)
        }
        expect(sorted(elimination.accepted('suite'))).to.deep.equal(sorted(lists.suite))
        expect(sorted(elimination.accepted('group'))).to.deep.equal(sorted(lists.group))
        expect(elimination.isComplete('suite') && elimination.isComplete('group')).to.equal(true)
        if (toldAt === 0) expect(handshakes).to.be.at.most(lists.suite.length + 2)
      }),
    )
  })

  it('takes over what is known already', () => {
    const elimination = new Elimination(
      { suite: [1], group: [11, 12], scheme: [] },
      { narrows: ['group'], areIndependent: false },
    )
    elimination.note({ group: 12 })
    expect(elimination.next()?.group).to.deep.equal([11])
  })

  it('takes what a handshake shows that offered a part of one list', () => {
    const elimination = new Elimination(
      { suite: [1, 2, 3], group: [11, 12], scheme: [] },
      { narrows: ['suite', 'group'], areIndependent: true },
    )
    elimination.answerPart('suite', [2, 3], { suite: 3, group: 12 })
    expect(elimination.undecided('suite')).to.deep.equal([1, 2])
    expect(elimination.possible('suite')).to.deep.equal([1, 2, 3])
    elimination.answerPart('suite', [2], undefined)
    expect(elimination.next()).to.deep.equal({ suite: [1], group: [11], scheme: [] })
  })

  it('narrows one list at a time from the start where it is told to', () => {
    const elimination = new Elimination(
      { suite: [1], group: [11], scheme: [21] },
      { narrows: ['group', 'scheme'], areIndependent: true, isSeparate: true },
    )
    elimination.note({ group: 11, scheme: 21 })
    expect(elimination.next()).to.equal(undefined)
    const { handshakes } = eliminate(
      { supported: { suite: [1], group: [12], scheme: [22] }, follows: 'server', isTls12: true },
      { narrows: ['group', 'scheme'], areIndependent: true, isSeparate: true },
      { suite: [1], group: [12, 13], scheme: [22, 23] },
    )
    expect(handshakes).to.equal(3)
  })

  it('takes a server that goes on without any group as one that has no more of them', () => {
    const elimination = new Elimination(
      { suite: [1], group: [11, 12], scheme: [] },
      { narrows: ['group'], areIndependent: false },
    )
    elimination.next()
    elimination.answer({ suite: 1 })
    expect(elimination.next()).to.equal(undefined)
    expect(elimination.accepted('group')).to.deep.equal([])
  })
})

describe('wire SuiteOrderQuestion', () => {
  const tables = [
    { title: 'a server with an order', accepted: [3, 1, 2], server: 'server', handshakes: 1 },
    {
      title: 'a server with an order, which is ours too',
      accepted: [1, 2, 3],
      server: 'server',
      handshakes: 1,
    },
    { title: 'a server without', accepted: [1, 2, 3], server: 'client', handshakes: 1 },
    {
      title: 'a server without, ChaCha20 being last',
      accepted: [1, 2, CHACHA],
      server: 'client',
      handshakes: 1,
    },
    {
      title: 'a server that makes no exception for ChaCha20',
      accepted: [2, CHACHA, 1],
      server: 'server',
      handshakes: 1,
    },
    {
      title: 'a server that makes none, and whose order is ours too',
      accepted: [1, 2, CHACHA],
      server: 'server',
      handshakes: 2,
    },
    { title: 'a server that has ChaCha20 first', accepted: [CHACHA, 1], server: 'server', handshakes: 1 },
    {
      title: 'a server that follows ChaCha20 and picked in our order all the same',
      accepted: [1, 2, CHACHA],
      server: 'server-but-chacha',
      handshakes: 2,
    },
    {
      title: 'a server that follows ChaCha20 alone',
      accepted: [2, 1, CHACHA],
      server: 'server-but-chacha',
      handshakes: 2,
    },
  ] as const
  for (const { title, accepted, server, handshakes } of tables) {
    it(`knows ${title}`, () => {
      const isInOurOrder = accepted.every((code, index) => index === 0 || code > accepted[index - 1]!)
      const question = new SuiteOrderQuestion(accepted, isInOurOrder)
      let asked = 0
      for (let offer = question.next(); offer !== undefined; offer = question.next()) {
        expect(sorted(offer)).to.deep.equal(sorted(accepted))
        const isFollowed = server === 'client' || (server !== 'server' && offer[0] === CHACHA)
        question.answer(picks(accepted, offer, isFollowed ? 'client' : 'server'))
        asked++
      }
      expect({ order: question.order, asked }).to.deep.equal({ order: server, asked: handshakes })
    })
  }

  it('knows one that takes neither the first of its own nor of ours', () => {
    const question = new SuiteOrderQuestion([1, 2, 3], true)
    question.answer(2)
    expect(question.order).to.equal('neither')
    expect(question.next()).to.equal(undefined)
  })

  it('takes a server of which only ChaCha20 and one other suite are known to follow the client', () => {
    const question = new SuiteOrderQuestion([1, CHACHA], true)
    question.answer(CHACHA)
    expect({ order: question.order, next: question.next() }).to.deep.equal({
      order: 'client',
      next: undefined,
    })
  })

  it('takes a refusal of what was accepted before as no order', () => {
    const question = new SuiteOrderQuestion([CHACHA, 0xcca9], false)
    expect(question.next()).to.deep.equal([0xcca9, CHACHA])
    question.answer(undefined)
    expect(question.order).to.equal('neither')
  })
})
