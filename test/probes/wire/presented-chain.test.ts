import { expect } from 'chai'
import { X509Certificate } from 'node:crypto'
import { findPath } from '../../../probes/wire/presented-chain.ts'
import { type Link, makeRoot } from '../../servers/chains.ts'

describe('wire findPath', () => {
  it('finds the path of a leaf, whatever stands between', async () => {
    const root = await makeRoot()
    const authority = await root.sign({ commonName: 'Authority', isAuthority: true })
    const leaf = await authority.sign({ commonName: 'example.test', dns: ['example.test'] })
    const other = await makeRoot({ commonName: 'Other' })
    expect(findPath([leaf.der, root.der, other.der, authority.der], () => false)).to.deep.equal([0, 3, 1])
  })

  it('is not kept busy by many certificates of one name, each of which may have signed all others', async () => {
    let link = await makeRoot({ commonName: 'x' })
    const links: Link[] = []
    for (let i = 0; i < 60; i++) {
      link = await link.sign({ commonName: 'x', isAuthority: true })
      links.unshift(link)
    }
    const [leaf, ...rest] = links.map(({ der }) => der)
    const verify = Object.getOwnPropertyDescriptor(X509Certificate.prototype, 'verify')!
    let checked = 0
    const counting = function (this: X509Certificate, key: unknown): unknown {
      checked += 1
      return Reflect.apply(verify.value as () => unknown, this, [key])
    }
    Object.defineProperty(X509Certificate.prototype, 'verify', { ...verify, value: counting })
    try {
      findPath([leaf!, ...rest], () => false)
    } finally {
      Object.defineProperty(X509Certificate.prototype, 'verify', verify)
    }
    expect(checked).to.be.within(1, 100)
  })
})
