import { expect } from 'chai'
import {
  CIPHER_SUITES,
  EMPTY_RENEGOTIATION_INFO_SCSV,
  FALLBACK_SCSV,
  suiteName,
} from '../../../probes/registry/cipher-suites.ts'
import { NAMED_GROUPS } from '../../../probes/registry/named-groups.ts'
import { SIGNATURE_SCHEMES } from '../../../probes/registry/signature-schemes.ts'
import {
  candidates,
  modernHello,
  probeHello,
  signedEcdhe,
  type HelloStyle,
} from '../../../probes/wire/probe-hellos.ts'
import { SSL_3_0, TLS_1_0, TLS_1_1, TLS_1_2, TLS_1_3 } from '../../../probes/wire/tls-version.ts'

const RANDOM = new Uint8Array(32)
const ALPN = ['xmpp-client']

/** What a hello says beside its lists. */
function saidIn(version: number, style: HelloStyle): object {
  const setting = { random: RANDOM, serverName: 'example.org', alpn: ALPN, style }
  const {
    random: _random,
    suites: _suites,
    groups,
    signatureSchemes,
    ...said
  } = probeHello(version, candidates(version, style), setting)
  return { ...said, groups: groups?.length, signatureSchemes: signatureSchemes?.length }
}

describe('wire candidates', () => {
  const namesOf = (version: number) => candidates(version, 'full').suite.map(suiteName)

  it('are the suites of TLS 1.3 for it alone', () => {
    expect(namesOf(TLS_1_3)).to.include.members(['TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'])
    for (const name of namesOf(TLS_1_3)) expect(name).to.match(/^TLS_(?!.*_WITH_)|_MGM_/)
    for (const version of [TLS_1_2, TLS_1_1, TLS_1_0, SSL_3_0])
      for (const name of namesOf(version)) expect(name).to.match(/_WITH_(?!.*_MGM_)/)
  })

  it('are all others for TLS 1.2, and no AEAD before', () => {
    const old = ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_EXPORT_WITH_RC4_40_MD5', 'TLS_RSA_WITH_NULL_MD5']
    expect(namesOf(TLS_1_2)).to.include.members(['TLS_RSA_WITH_AES_128_GCM_SHA256', ...old])
    expect(new Set([...namesOf(TLS_1_2), ...namesOf(TLS_1_3)]).size).to.equal(CIPHER_SUITES.length - 1)
    for (const version of [TLS_1_1, TLS_1_0, SSL_3_0]) {
      expect(namesOf(version)).to.include.members(old)
      expect(namesOf(version).join(' ')).not.to.match(/GCM|CCM|POLY1305/)
    }
  })

  it('are no signalling values, and not the suite that nobody may negotiate', () => {
    for (const version of [TLS_1_3, TLS_1_2, TLS_1_0])
      expect(candidates(version, 'full').suite)
        .not.to.include.members([0x0000])
        .and.not.to.include.members([EMPTY_RENEGOTIATION_INFO_SCSV])
        .and.not.to.include.members([FALLBACK_SCSV])
  })

  it('begin with what servers are likely to have', () => {
    expect(namesOf(TLS_1_2)[0]).to.match(/^TLS_ECDHE_(RSA|ECDSA)_WITH_(AES_(128|256)_GCM|CHACHA20_POLY1305)/)
    expect(namesOf(TLS_1_2).slice(0, 32)).to.include.members([
      'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_RSA_WITH_AES_128_GCM_SHA256',
    ])
  })

  it('are every group and scheme there is, but in a short hello', () => {
    const groupsOf = (isMeant: (group: (typeof NAMED_GROUPS)[number]) => boolean) =>
      NAMED_GROUPS.filter(isMeant).map(({ code }) => code)
    const schemes = SIGNATURE_SCHEMES.map(([code]) => code)
    for (const style of ['full', 'few-suites'] as const) {
      expect(candidates(TLS_1_3, style).group).to.deep.equal(groupsOf(({ isForTls13 }) => isForTls13))
      expect(candidates(TLS_1_2, style).group).to.deep.equal(groupsOf(({ isForTls12 }) => isForTls12))
      expect(candidates(TLS_1_2, style).scheme).to.deep.equal(schemes)
    }
    const { group, scheme } = candidates(TLS_1_2, 'short')
    expect(group).to.deep.equal(groupsOf(({ isForTls12 }) => isForTls12).slice(0, 4))
    expect(scheme).to.deep.equal(schemes.slice(0, 14))
  })

  it('show a group and a scheme where they are signed ECDHE', () => {
    const all = CIPHER_SUITES.map(([code]) => code)
    const names = signedEcdhe(all).map(suiteName)
    expect(names).to.deep.equal(
      all.map(suiteName).filter((name) => /^TLS_ECDHE_(RSA|ECDSA)_WITH_/.test(name)),
    )
    expect(names).to.have.length.above(20)
  })
})

describe('wire probeHello', () => {
  const compressionMethods = [0x01, 0x40, 0x00]
  const groups = candidates(TLS_1_2, 'full').group.length
  const ASKED = {
    compressionMethods,
    renegotiationInfo: 'extension',
    extendedMasterSecret: true,
    encryptThenMac: true,
    statusRequest: true,
    certificateTimestamps: true,
    heartbeat: true,
    sessionTicket: true,
  }
  const named = { serverName: 'example.org' }

  it('asks TLS 1.2 for every option that a report speaks of', () => {
    expect(saidIn(TLS_1_2, 'full')).to.deep.equal({
      versions: [TLS_1_2],
      ...named,
      alpn: ALPN,
      ...ASKED,
      groups,
      signatureSchemes: SIGNATURE_SCHEMES.length,
    })
  })

  it('asks TLS 1.1 for the same, without schemes, which it does not have', () => {
    expect(saidIn(TLS_1_1, 'few-suites')).to.deep.equal({
      versions: [TLS_1_1],
      ...named,
      alpn: ALPN,
      ...ASKED,
      groups,
      signatureSchemes: undefined,
    })
  })

  it('asks TLS 1.3 for a staple, in the guise of an older handshake (RFC 8446 appendix D.4)', () => {
    expect(saidIn(TLS_1_3, 'full')).to.deep.equal({
      versions: [TLS_1_3],
      ...named,
      alpn: ALPN,
      sessionId: RANDOM,
      statusRequest: true,
      groups: candidates(TLS_1_3, 'full').group.length,
      signatureSchemes: SIGNATURE_SCHEMES.length,
    })
  })

  it('asks SSL 3.0 without extensions, which it does not have', () => {
    expect(saidIn(SSL_3_0, 'full')).to.deep.equal({
      versions: [SSL_3_0],
      renegotiationInfo: 'scsv',
      compressionMethods,
      groups: undefined,
      signatureSchemes: undefined,
    })
  })

  it('says no more than it must in a short hello', () => {
    expect(saidIn(TLS_1_2, 'short')).to.deep.equal({
      versions: [TLS_1_2],
      ...named,
      renegotiationInfo: 'scsv',
      groups: 4,
      signatureSchemes: 14,
    })
    expect(saidIn(SSL_3_0, 'short')).not.to.have.property('compressionMethods')
  })

  it('says nothing of protocols where none is spoken of', () => {
    const setting = { random: RANDOM, serverName: 'example.org', style: 'full' } as const
    expect(probeHello(TLS_1_2, candidates(TLS_1_2, 'full'), setting)).not.to.have.property('alpn')
  })
})

describe('wire modernHello', () => {
  it('leaves to a server all that a client may still use, and nothing weak', () => {
    const { suites, groups, signatureSchemes, ...said } = modernHello({
      random: RANDOM,
      serverName: 'example.org',
      alpn: ALPN,
    })
    expect(said).to.deep.equal({
      random: RANDOM,
      sessionId: RANDOM,
      versions: [TLS_1_3, TLS_1_2],
      serverName: 'example.org',
      alpn: ALPN,
      renegotiationInfo: 'extension',
      extendedMasterSecret: true,
    })
    const names = suites.map(suiteName)
    expect(names).to.include.members([
      'TLS_AES_128_GCM_SHA256',
      'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
      'TLS_RSA_WITH_AES_128_CBC_SHA',
    ])
    expect(names.join(' ')).not.to.match(/NULL|EXPORT|RC4|3DES|_DES_|_anon_/)
    expect(groups).to.deep.equal(NAMED_GROUPS.map(({ code }) => code))
    expect(signatureSchemes).to.deep.equal(SIGNATURE_SCHEMES.map(([code]) => code))
    expect(modernHello({ random: RANDOM, serverName: 'example.org' })).not.to.have.property('alpn')
  })
})
