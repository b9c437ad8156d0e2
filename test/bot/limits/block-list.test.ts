import { expect } from 'chai'
import { BlockList, readBlockEntry } from '../../../bot/limits/block-list.ts'
import { NotKept } from '../../../bot/not-kept.ts'
import type { Asker } from '../../../bot/ports.ts'

function blocking(...entries: readonly string[]): BlockList {
  return new BlockList({
    list: () => entries,
    has: (entry) => entries.includes(entry),
    add: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  })
}

function inRoom(room: string): Asker {
  return { place: 'room', room, nickname: 'carol' }
}

describe('limits BlockList', () => {
  const askers: readonly { title: string; entry: string; asker: Asker; isBlocked: boolean }[] = [
    {
      title: 'a person',
      entry: 'eve@a.example',
      asker: { place: 'chat', jid: 'eve@a.example' },
      isBlocked: true,
    },
    {
      title: 'another person there',
      entry: 'eve@a.example',
      asker: { place: 'chat', jid: 'ann@a.example' },
      isBlocked: false,
    },
    {
      title: 'the people of a domain',
      entry: 'a.example',
      asker: { place: 'chat', jid: 'ann@a.example' },
      isBlocked: true,
    },
    {
      title: 'people below a domain',
      entry: 'example',
      asker: { place: 'chat', jid: 'ann@b.a.example' },
      isBlocked: true,
    },
    {
      title: 'people of a domain that only ends alike',
      entry: 'a.example',
      asker: { place: 'chat', jid: 'ann@aa.example' },
      isBlocked: false,
    },
    {
      title: 'people of a domain in U-labels',
      entry: 'xn--bcher-kva.example',
      asker: { place: 'chat', jid: 'ann@bücher.example' },
      isBlocked: true,
    },
    { title: 'a room', entry: 'lobby@muc.example', asker: inRoom('lobby@muc.example'), isBlocked: true },
    {
      title: 'all rooms of a service',
      entry: 'muc.example',
      asker: inRoom('lobby@muc.example'),
      isBlocked: true,
    },
    {
      title: 'another room',
      entry: 'lobby@muc.example',
      asker: inRoom('cellar@muc.example'),
      isBlocked: false,
    },
    { title: 'the terminal', entry: 'example', asker: { place: 'terminal' }, isBlocked: false },
  ]
  for (const { asker, entry, isBlocked, title } of askers) {
    it(`${isBlocked ? 'holds' : 'does not hold'} for ${title}`, () => {
      expect(blocking(entry).isBlocked(asker)).to.equal(isBlocked)
    })
  }

  it('has servers left alone, with what is below them', () => {
    const list = blocking('a.example', 'eve@b.example')
    expect(
      ['a.example', 'x.a.example', 'example', 'b.example', 'aa.example'].map((domain) =>
        list.isLeftAlone(domain),
      ),
    ).to.deep.equal([true, true, false, false, false])
  })

  it('tells whether there was what is taken back', async () => {
    const list = blocking('a.example')
    expect([await list.unblock('a.example'), await list.unblock('b.example')]).to.deep.equal([true, false])
  })

  it('has the server told of what could not be written down too, for it holds', async () => {
    const told: string[] = []
    const failing = () => Promise.reject(new NotKept(undefined))
    const list = new BlockList({ list: () => [], has: () => true, add: failing, remove: failing })
    list.watch((entry, isBlocked) => told.push(`${entry} ${isBlocked}`))
    for (const change of [list.block('a.example'), list.unblock('a.example')])
      expect(await change.catch((error: unknown) => error)).to.be.instanceOf(NotKept)
    expect(told).to.deep.equal(['a.example true', 'a.example false'])
  })

  const entries = [
    { input: 'Spam.Example.', expected: 'spam.example' },
    { input: 'bücher.example', expected: 'xn--bcher-kva.example' },
    { input: 'Eve@Spam.Example', expected: 'eve@spam.example' },
    { input: 'eve@', expected: undefined },
    { input: '192.0.2.1', expected: undefined },
    { input: 'two words', expected: undefined },
    { input: '', expected: undefined },
  ]
  for (const { expected, input } of entries) {
    it(`reads ${JSON.stringify(input)} as ${expected ?? 'nothing'}`, () => {
      expect(readBlockEntry(input)).to.equal(expected)
    })
  }
})
