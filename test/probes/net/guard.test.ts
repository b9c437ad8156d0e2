import { expect } from 'chai'
import * as fc from 'fast-check'
import { BlockList } from 'node:net'
import { makeGuard } from '../../../probes/net/guard.ts'

const guard = makeGuard({
  allowPrivate: false,
  ownAddresses: () => ['198.41.0.4', '2001:500:2::c', '2002:c629:7::1'],
})

/** Written down apart from the library that the guard asks, so that the two check each other. */
const NOT_PUBLIC_V4 = blockList('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
])
const NOT_PUBLIC_V6 = blockList('ipv6', [
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2001:db8::/32',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
])

/** One list a family: a BlockList that holds `::/96` finds every IPv4 address in it. */
function blockList(family: 'ipv4' | 'ipv6', nets: readonly string[]): BlockList {
  const list = new BlockList()
  for (const net of nets) {
    const [address = '', prefix = ''] = net.split('/')
    list.addSubnet(address, Number(prefix), family)
  }
  return list
}

function toHex(ipv4: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number)
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}

describe('net makeGuard', () => {
  it('passes public addresses, in their plain form', () => {
    for (const [text, plain] of [
      ['8.8.8.8', '8.8.8.8'],
      ['::ffff:8.8.8.8', '8.8.8.8'],
      ['2606:4700:0:0::1111', '2606:4700::1111'],
      ['64:ff9b::808:808', '64:ff9b::808:808'],
      ['2002:808:808::1', '2002:808:808::1'],
      // The neighbours of this machine, and of those prefixes.
      ['64:ff9b::c629:5', '64:ff9b::c629:5'],
      ['2002:c629:5::1', '2002:c629:5::1'],
      ['2003:a00:1::1', '2003:a00:1::1'],
      ['3ffe::1', '3ffe::1'],
    ] as const) {
      expect(guard.address(text), text).to.equal(plain)
    }
  })

  it('refuses what is not on the Internet', () => {
    for (const text of [
      '127.0.0.1',
      '10.1.2.3',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '255.255.255.255',

      '198.18.0.1',
      '203.0.113.9',
      '192.88.99.1',
      '224.0.0.1',
      '::',
      '::1',
      'fe80::1',
      'fe80::1%eth0',
      'fd00::1',

      '::ffff:127.0.0.1',
      '::10.0.0.1',
      '64:ff9b::a00:1',
      '64:ff9b::1:808:808',
      '64:ff9b:1::808:808',
      '2002:7f00:1::1',
      '2002:a00:1::',
      '2001:0:808:808::1',
      '2001:db8::1',
      '3fff::1',
      '4000::1',
      '::808:808',
      'ff02::1',
      '100::1',
    ]) {
      expect(guard.address(text), text).to.equal(undefined)
    }
  })

  it('refuses the addresses that this machine has by now, and those no more that it had', () => {
    let own = ['198.41.0.4']
    const roaming = makeGuard({ allowPrivate: false, ownAddresses: () => own })
    expect(['198.41.0.4', '192.5.5.241'].map((text) => roaming.address(text))).to.deep.equal([
      undefined,
      '192.5.5.241',
    ])
    own = ['192.5.5.241']
    expect(['198.41.0.4', '192.5.5.241'].map((text) => roaming.address(text))).to.deep.equal([
      '198.41.0.4',
      undefined,
    ])
  })

  it('refuses the addresses of this machine, in any disguise', () => {
    for (const text of [
      '198.41.0.4',
      '::ffff:198.41.0.4',
      '64:ff9b::198.41.0.4',
      '2002:c629:4::1',
      '2001:500:2:0::c',
      '2002:c629:7:0::1',
    ]) {
      expect(guard.address(text), text).to.equal(undefined)
    }
  })

  it('refuses what is no address', () => {
    for (const text of ['', 'localhost', '1.2.3.4.5', '8.8.8.8/32', 'ffff']) {
      expect(guard.address(text), text).to.equal(undefined)
      expect(makeGuard({ allowPrivate: true }).address(text), text).to.equal(undefined)
    }
  })

  it('never passes an IPv4 address of a listed range, plain, mapped, or behind NAT64 or 6to4', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ipv4) => {
        const isListed = NOT_PUBLIC_V4.check(ipv4, 'ipv4')
        for (const text of [ipv4, `::ffff:${ipv4}`, `64:ff9b::${toHex(ipv4)}`, `2002:${toHex(ipv4)}::1`]) {
          if (isListed) expect(guard.address(text), text).to.equal(undefined)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('never passes an IPv6 address of a listed range, nor one outside 2000::/3 that embeds nothing', () => {
    const nets = ['::', '64:ff9b:1::', '100::', '2001::', '2001:db8::', 'fc00::', 'fe80::', 'ff00::'].map(
      (net) => net.split(':')[0] ?? '',
    )
    fc.assert(
      fc.property(fc.ipV6(), fc.constantFrom('', '2001', '2606', ...nets), (ipv6, prefix) => {
        const text = prefix === '' ? ipv6 : `${prefix}:${ipv6.split(':').slice(1).join(':')}`
        const passed = guard.address(text)
        if (passed === undefined || !passed.includes(':')) return
        expect(NOT_PUBLIC_V6.check(text, 'ipv6'), text).to.equal(false)
        expect(passed).to.match(/^[23]|^64:ff9b::/)
      }),
      { numRuns: 500 },
    )
  })

  it("passes XMPP's ports and unprivileged ones", () => {
    for (const port of [443, 5222, 5223, 5269, 5270, 1024, 65_535])
      expect(guard.port(port), `${port}`).to.equal(true)
    for (const port of [0, -1, 22, 25, 80, 1023, 65_536]) expect(guard.port(port), `${port}`).to.equal(false)
  })

  it('refuses targets that are special-use or no host names', () => {
    expect(guard.host('xmpp.example.org')).to.equal(true)
    for (const name of ['localhost', 'a.local', 'x.internal', 'org', '10.0.0.1', '.', 'a b.org', '']) {
      expect(guard.host(name), name).to.equal(false)
    }
  })

  it('passes names of up to 253 characters where private targets are allowed (RFC 1035 §2.3.4)', () => {
    const open = makeGuard({ allowPrivate: true })
    const label = 'a'.repeat(63)
    expect(open.host(`${label}.${label}.${label}.${'a'.repeat(61)}`)).to.equal(true)
    expect(open.host(`${label}.${label}.${label}.${'a'.repeat(62)}`)).to.equal(false)
  })

  it('passes private targets and every port where that is allowed', () => {
    const open = makeGuard({ allowPrivate: true, ownAddresses: () => ['127.0.0.1'] })
    expect(open.address('127.0.0.1')).to.equal('127.0.0.1')
    expect(open.host('localhost')).to.equal(true)
    expect(open.host('xmpp.example.test')).to.equal(true)
    expect(open.host('a b')).to.equal(false)
    expect(open.port(80)).to.equal(true)
    expect(open.port(0)).to.equal(false)
  })
})
