import { expect } from 'chai'
import type { HelloAnswer } from '../../../probes/net/hello-questions.ts'
import { KeyEnumeration, type FoundKeys } from '../../../probes/net/key-enumeration.ts'
import type { Offer } from '../../../probes/wire/elimination.ts'
import type { HelloStyle } from '../../../probes/wire/probe-hellos.ts'
import { TLS_1_2 } from '../../../probes/wire/tls-version.ts'

const RSA_SUITE = 0xc02f
const ECDSA_SUITE = 0xc02b
const X25519 = 0x001d
const P256 = 0x0017
const P384 = 0x0018
const ECDSA_SHA256 = 0x0403
const RSA_SHA256 = 0x0401
const RSA_SHA512 = 0x0601

interface Server {
  readonly suites: readonly number[]
  /** In its order. */
  readonly groups: readonly number[]
  readonly schemes: readonly number[]
  /** Without it a certificate of ECDSA cannot be used (RFC 8422 §5.1). */
  readonly curve?: number
  /** Answers nothing any more after so many. */
  readonly silentAfter?: number
}

/** Enumerates a server that takes of each list the first that it has. */
async function enumerate(
  { suites, groups, schemes, curve, silentAfter = Number.POSITIVE_INFINITY }: Server,
  style: HelloStyle = 'full',
): Promise<{ readonly found: FoundKeys | undefined; readonly count: number }> {
  let count = 0
  const ask = (_version: number, offer: Offer): Promise<HelloAnswer> => {
    count += 1
    if (count > silentAfter) return Promise.resolve({ kind: 'unknown', why: 'timeout' })
    const [suite] = suites.filter((each) => offer.suite.includes(each))
    const [group] = groups.filter((each) => offer.group.includes(each))
    const [scheme] = schemes.filter((each) => offer.scheme.includes(each))
    const isUsable = curve === undefined || offer.group.includes(curve)
    if (suite === undefined || group === undefined || scheme === undefined || !isUsable)
      return Promise.resolve({ kind: 'refused', how: 'handshake_failure' })
    const bytes = new Uint8Array(32)
    const hello = {
      isRetryRequest: false,
      version: TLS_1_2,
      random: bytes,
      sessionId: bytes,
      suite,
      compressionMethod: 0,
      extensions: new Map<number, Uint8Array>(),
    }
    return Promise.resolve({
      kind: 'picked',
      flight: { hello, keyExchange: { kind: 'ecdhe', group, scheme } },
    })
  }
  const found = await new KeyEnumeration({ ask }).run(style, () => Promise.resolve())
  return { found, count }
}

describe('net KeyEnumeration', () => {
  const RSA: Server = { suites: [RSA_SUITE], groups: [X25519, P256], schemes: [RSA_SHA256, RSA_SHA512] }
  const ECDSA: Server = { suites: [ECDSA_SUITE], groups: [P256, P384], schemes: [ECDSA_SHA256], curve: P256 }

  it('lists groups and schemes in the order picked, and that all others are refused', async () => {
    expect((await enumerate(RSA)).found).to.deep.equal({
      groups: [X25519, P256],
      otherGroups: 'refused',
      schemes: [RSA_SHA256, RSA_SHA512],
      hasAllSchemes: true,
    })
  })

  it('finds nothing where no signed ECDHE is accepted', async () => {
    expect(await enumerate({ ...RSA, suites: [0x009c] })).to.deep.equal({ found: undefined, count: 1 })
  })

  it('calls nothing complete that was asked for by short hellos, which leave most of it out', async () => {
    const { found } = await enumerate(RSA, 'short')
    expect(found).to.deep.include({ groups: [X25519, P256], otherGroups: 'unknown', hasAllSchemes: false })
  })

  for (const silentAfter of [1, 2]) {
    it(`calls nothing complete where the server falls silent after ${silentAfter}, and asks no more`, async () => {
      const { found, count } = await enumerate({ ...RSA, silentAfter })
      expect(found).to.deep.include({ otherGroups: 'unknown', hasAllSchemes: false })
      expect(found?.groups[0]).to.equal(X25519)
      expect(count).to.equal(silentAfter + 1)
    })
  }

  it('finds nothing, and asks no more, where the first is not answered', async () => {
    expect(await enumerate({ ...RSA, silentAfter: 0 })).to.deep.equal({ found: undefined, count: 1 })
  })

  it('tells of a certificate of ECDSA alone which groups are picked beside its curve (RFC 8422 §5.1)', async () => {
    const { found } = await enumerate({ ...ECDSA, groups: [X25519, P256] })
    expect(found).to.deep.equal({
      groups: [X25519, P256],
      otherGroups: 'idle',
      schemes: [ECDSA_SHA256],
      hasAllSchemes: true,
    })
  })

  it('calls others idle that it would never pick', async () => {
    const { found } = await enumerate(ECDSA)
    expect(found).to.deep.include({ groups: [P256], otherGroups: 'idle' })
  })

  it('knows nothing of the others where the look for them is not answered', async () => {
    const { count } = await enumerate(ECDSA)
    const { found } = await enumerate({ ...ECDSA, silentAfter: count - 1 })
    expect(found?.otherGroups).to.equal('unknown')
  })
})
