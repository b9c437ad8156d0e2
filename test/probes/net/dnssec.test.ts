import { expect } from 'chai'
import { encode, type Answer, type DnskeyData, type DsData, type RrsigAnswer } from 'dns-packet'
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { DnsClient } from '../../../probes/net/dns.ts'
import { DnssecValidator } from '../../../probes/net/dnssec.ts'
import { keyTag } from '../../../probes/wire/dnssec.ts'

const ED25519 = 15
const SHA256 = 2
const HEADER_BYTE_LENGTH = 12
/** Type, class, time to live and length, behind the one byte of the root's name. */
const ROOT_RECORD_BYTE_LENGTH = 11
const NOW = 1_000
const { signal } = new AbortController()

type SignedAnswer = Exclude<Answer, { type: 'OPT' }>

interface Pair {
  readonly key: DnskeyData
  readonly privateKey: KeyObject
}

function aPair(): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url')
  return { key: { flags: 257, algorithm: ED25519, key }, privateKey }
}

function bytesOf(answer: SignedAnswer): Buffer {
  return encode({ answers: [{ ...answer, ttl: 60, class: 'IN' }] }).subarray(HEADER_BYTE_LENGTH)
}

/** Signs records of one name and type, which is all of the root. */
function signed(records: readonly SignedAnswer[], { key, privateKey }: Pair): RrsigAnswer {
  const [{ name, type } = { name: '.', type: 'TXT' }] = records
  const data: RrsigAnswer['data'] = {
    typeCovered: type,
    algorithm: ED25519,
    labels: name === '.' ? 0 : 1,
    originalTTL: 60,
    inception: 0,
    expiration: 2,
    keyTag: keyTag(key),
    signersName: '.',
    signature: Buffer.alloc(0),
  }
  const own = bytesOf({ type: 'RRSIG', name: '.', data }).subarray(ROOT_RECORD_BYTE_LENGTH)
  const bytes = Buffer.concat([own, ...records.map(bytesOf).toSorted((left, right) => left.compare(right))])
  return { type: 'RRSIG', name, data: { ...data, signature: sign(null, bytes, privateKey) } }
}

function anchorOf({ key }: Pair): DsData {
  const data = bytesOf({ type: 'DNSKEY', name: '.', data: key }).subarray(ROOT_RECORD_BYTE_LENGTH)
  const digest = createHash('sha256')
    .update(Buffer.from([0]))
    .update(data)
    .digest()
  return { keyTag: keyTag(key), algorithm: ED25519, digestType: SHA256, digest }
}

/** What is found of `text`, which a root with these keys signs. */
async function validated(given: {
  readonly keys: readonly DnskeyData[]
  readonly signer: Pair
  readonly anchors: readonly DsData[]
}): Promise<unknown> {
  const { anchors, signer } = given
  const keys = given.keys.map((data) => ({ type: 'DNSKEY', name: '.', data }) as const)
  const text: SignedAnswer[] = [{ type: 'TXT', name: 'text', data: 'told' }]
  const client: DnsClient = {
    query(name) {
      const answers: readonly Answer[] =
        name === '.' ? [...keys, signed(keys, signer)] : [...text, signed(text, signer)]
      return Promise.resolve({
        state: 'observed',
        value: {
          rcode: 0,
          answers,
          isAuthenticated: false,
          isNegative: false,
          isReferral: false,
          isTruncated: false,
        },
      })
    },
  }
  const validator = new DnssecValidator({ client, anchors, now: () => NOW })
  const outcome = await validator.lookUp('text', 'TXT', signal)
  return outcome.state === 'observed' ? outcome.value.security.validation : outcome
}

describe('net DnssecValidator', () => {
  it('checks a signature by the key that it names, however many the zone has', async () => {
    const pairs = Array.from({ length: 12 }, aPair)
    const signer = pairs.at(-1)!
    const keys = pairs.map(({ key }) => key)
    expect(await validated({ keys, signer, anchors: [anchorOf(signer)] })).to.deep.equal({ state: 'secure' })
  })

  it('is not kept busy by thousands of keys and digests', async () => {
    const signer = aPair()
    const keys = Array.from({ length: 2_000 }, (_, i) => ({
      ...signer.key,
      key: Buffer.from(i.toString(16).padStart(8, '0')),
    }))
    const anchors = Array.from({ length: 1_300 }, (_, i) => ({ ...anchorOf(signer), keyTag: i }))
    const begun = performance.now()
    await validated({ keys, signer, anchors })
    expect(performance.now() - begun).to.be.below(2_000)
  })

  it('proves nothing where too many keys share one number', async () => {
    const signer = aPair()
    const keys = Array.from({ length: 65 }, () => signer.key)
    const validation = await validated({ keys, signer, anchors: [anchorOf(signer)] })
    expect(validation).to.deep.equal({ state: 'unproven', because: 'algorithm', zone: '.' })
  })
})
