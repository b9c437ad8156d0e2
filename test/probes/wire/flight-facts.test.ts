import { expect } from 'chai'
import { EXTENSION } from '../../../probes/wire/extension.ts'
import { optionsOf, type ShownFlight } from '../../../probes/wire/flight-facts.ts'

const GCM = 0xc02f
const CBC = 0xc013
const { encryptThenMac, extendedMasterSecret, renegotiationInfo } = EXTENSION

function flight(
  version: number,
  suite: number,
  extensions: readonly number[],
  style: ShownFlight['style'] = 'full',
): ShownFlight {
  return {
    style,
    flight: {
      hello: {
        version,
        suite,
        random: new Uint8Array(32),
        sessionId: new Uint8Array(),
        compressionMethod: 0,
        // That of renegotiation holds the length of nothing.
        extensions: new Map(
          extensions.map((type) => [type, new Uint8Array(type === renegotiationInfo ? 1 : 0)]),
        ),
        isRetryRequest: false,
      },
      certificates: [],
    },
  }
}

describe('wire optionsOf', () => {
  const NEWER = flight(0x0303, GCM, [extendedMasterSecret])
  const OLDER = flight(0x0301, CBC, [encryptThenMac, renegotiationInfo])

  it('takes the newest version, whichever came first', () => {
    expect(optionsOf([OLDER, NEWER])).to.deep.equal(optionsOf([NEWER, OLDER]))
    expect(optionsOf([OLDER, NEWER])).to.include({ extendedMasterSecret: true, secureRenegotiation: false })
  })

  it('knows of encrypt-then-MAC where CBC was picked, and nowhere else (RFC 7366 §3)', () => {
    expect(optionsOf([OLDER, NEWER])).not.to.have.property('encryptThenMac')
    expect(optionsOf([NEWER, flight(0x0303, CBC, [encryptThenMac])])).to.include({ encryptThenMac: true })
    expect(optionsOf([NEWER, flight(0x0303, CBC, [])])).to.include({ encryptThenMac: false })
  })

  it('knows nothing of what a short hello does not offer', () => {
    expect(optionsOf([flight(0x0303, CBC, [renegotiationInfo], 'short')])).to.deep.equal({
      secureRenegotiation: true,
      clientCertificateRequested: false,
    })
  })

  it('knows of neither staple nor client certificate where the flight broke off before the certificate', () => {
    const { flight: whole, style } = NEWER
    const options = optionsOf([{ style, flight: { hello: whole.hello } }])
    expect(options).to.include({ extendedMasterSecret: true, heartbeat: false })
    expect(options).not.to.have.any.keys('ocspStaple', 'clientCertificateRequested')
  })

  it('knows nothing without a flight', () => {
    expect(optionsOf([])).to.deep.equal({})
  })
})
