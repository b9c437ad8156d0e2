import { execFileSync } from 'node:child_process'
import { createHash, getDiffieHellman } from 'node:crypto'
import { expect } from 'chai'
import { CIPHER_SUITES, suiteName, suiteProperties } from '../../../probes/registry/cipher-suites.ts'
import { KNOWN_DH_PRIMES, knownDhPrime } from '../../../probes/registry/known-dh-primes.ts'
import { NAMED_GROUPS, groupName } from '../../../probes/registry/named-groups.ts'
import { SIGNATURE_SCHEMES, schemeName } from '../../../probes/registry/signature-schemes.ts'

/** OpenSSL's own table: code point, IANA name, and what it says of key exchange, authentication, cipher and MAC. */
function opensslSuites() {
  const text = execFileSync('openssl', ['ciphers', '-V', '-stdname', 'ALL:COMPLEMENTOFALL'], {
    encoding: 'utf8',
  })
  const line = /0x(..),0x(..) - (\S+)\s+- \S+\s+(\S+)\s+Kx=(\S+)\s+Au=(\S+)\s+Enc=(\S+)\s+Mac=(\S+)/g
  return [...text.matchAll(line)].map(([, high, low, name, version, kx, au, enc, mac]) => {
    return { code: Number.parseInt(`${high}${low}`, 16), name, version, kx, au, enc, mac }
  })
}

describe('registry of cipher suites', () => {
  const openssl = opensslSuites()

  it('has every suite of the installed OpenSSL under the same name', () => {
    expect(openssl.length).to.be.greaterThan(100)
    for (const { code, name } of openssl) expect(suiteName(code)).to.equal(name)
  })

  it('says of each what OpenSSL says', () => {
    for (const { name = '', version, kx, au, enc, mac } of openssl) {
      const properties = suiteProperties(name)
      expect(properties.minVersion === 'TLSv1.3', name).to.equal(version === 'TLSv1.3')
      expect(properties.isAead, name).to.equal(mac === 'AEAD')
      expect(properties.cipher === 'NULL', name).to.equal(enc === 'None')
      const isEphemeral = /^(ECDH|DH|ECDHEPSK|DHEPSK|any)$/.test(kx ?? '')
      // OpenSSL names the anonymous suites by the same key exchange; their keys are ephemeral, yet nobody vouches for them.
      if (au !== 'None') expect(properties.hasForwardSecrecy, name).to.equal(isEphemeral)
      expect(properties.authentication === 'anon', name).to.equal(
        au === 'None' && !name.includes('PSK') && kx !== 'SRP',
      )
      if (version === 'TLSv1.2') expect(properties.minVersion, name).to.equal('TLSv1.2')
    }
  })

  const table: readonly { name: string; expected: object }[] = [
    {
      name: 'TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA',
      expected: { keyExchange: 'RSA', authentication: 'RSA', cipher: 'DES_CBC', isExport: true },
    },
    { name: 'TLS_SRP_SHA_DSS_WITH_AES_128_CBC_SHA', expected: { keyExchange: 'SRP', authentication: 'DSS' } },
    {
      name: 'TLS_PSK_DHE_WITH_AES_128_CCM_8',
      expected: {
        keyExchange: 'DHE',
        authentication: 'PSK',
        hasForwardSecrecy: true,
        cipher: 'AES_128_CCM_8',
      },
    },
    {
      name: 'TLS_GOSTR341112_256_WITH_KUZNYECHIK_MGM_L',
      expected: { keyExchange: 'GOSTR341112', minVersion: 'TLSv1.3' },
    },
    { name: 'TLS_SHA256_SHA256', expected: { cipher: 'NULL', isAead: false, minVersion: 'TLSv1.3' } },
    { name: 'SSL_RSA_FIPS_WITH_DES_CBC_SHA', expected: { keyExchange: 'RSA', cipher: 'DES_CBC' } },
    {
      name: 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256_OLD',
      expected: { cipher: 'CHACHA20_POLY1305', isAead: true },
    },
    { name: '0x0a0a', expected: { minVersion: 'TLSv1.3', keyExchange: 'any' } },
  ]
  for (const { name, expected } of table) {
    it(`reads ${name}`, () => {
      expect(suiteProperties(name)).to.deep.include(expected)
    })
  }

  it('has no code point twice, and a name for those it lacks', () => {
    expect(new Set(CIPHER_SUITES.map(([code]) => code)).size).to.equal(CIPHER_SUITES.length)
    expect(suiteName(0x0a0a)).to.equal('0x0a0a')
  })
})

describe('registry of groups and signature schemes', () => {
  it('has no code point twice', () => {
    expect(new Set(NAMED_GROUPS.map(({ code }) => code)).size).to.equal(NAMED_GROUPS.length)
    expect(new Set(SIGNATURE_SCHEMES.map(([code]) => code)).size).to.equal(SIGNATURE_SCHEMES.length)
  })

  it('names by code point', () => {
    expect(groupName(0x11ec)).to.equal('X25519MLKEM768')
    expect(groupName(0x0a0a)).to.equal('0x0a0a')
    expect(schemeName(0x0804)).to.equal('rsa_pss_rsae_sha256')
    expect(schemeName(0x0a0a)).to.equal('0x0a0a')
  })
})

describe('registry of known primes', () => {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

  for (const [group, name] of [
    ['modp1', 'RFC 2409 Oakley group 1'],
    ['modp2', 'RFC 2409 Oakley group 2'],
    ['modp5', 'RFC 3526 Oakley group 5'],
    ['modp14', 'RFC 3526 Oakley group 14'],
    ['modp18', 'RFC 3526 Oakley group 18'],
  ] as const) {
    it(`knows OpenSSL's ${group}`, () => {
      const prime = getDiffieHellman(group).getPrime()
      expect(knownDhPrime(sha256(prime))).to.deep.include({ name, bits: prime.length * 8 })
    })
  }

  it('does not know others, and none twice', () => {
    expect(knownDhPrime(sha256(Uint8Array.of(23)))).to.equal(undefined)
    expect(new Set(KNOWN_DH_PRIMES.map((prime) => prime.sha256)).size).to.equal(KNOWN_DH_PRIMES.length)
  })
})
