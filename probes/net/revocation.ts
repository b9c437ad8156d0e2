import type { Revocation, SentCertificate } from '../authentication.ts'
import { PeerMisbehaved } from '../errors.ts'
import type { Outcome } from '../model.ts'
import { readCrl } from '../wire/crl.ts'
import { readOcspResponse, writeOcspRequest } from '../wire/ocsp.ts'
import { toFailed } from './failures.ts'
import type { HttpClient } from './http.ts'
import type { HttpRequest } from './http-exchange.ts'

/** Lists of large issuers; partitioned ones, as most are now, stay far below. */
const LONGEST_CRL = 4 * 1024 * 1024

const NOT_OFFERED = { state: 'skipped', because: 'not-offered' } as const
const NOT_REACHED = { state: 'skipped', because: 'not-reached' } as const

/**
 * Asks the issuer of a certificate whether it is still good: its responder, and its list, each at the first place on the
 * web that the certificate names. Whoever is asked learns which server is looked at, so nobody is asked unless somebody
 * wants to know.
 *
 * @param issuer DER; without it no question to a responder can be written.
 * @param http Guards hosts and addresses, and ends with its owner.
 * @see RFC 6960, RFC 5280 §4.2.1.13
 */
export async function askForRevocation(
  leaf: SentCertificate,
  issuer: Uint8Array | undefined,
  http: HttpClient,
  signal: AbortSignal,
): Promise<Revocation> {
  const der = Buffer.from(leaf.der, 'base64')
  const [responder] = leaf.ocspUrls
  const [list] = leaf.crlUrls
  const fetch = async <T>(
    place: string,
    request: HttpRequest,
    read: (bytes: Uint8Array) => T,
  ): Promise<Outcome<T>> => {
    const { hop, body } = await http.sendForBytes(new URL(place), request, signal)
    if (body.state !== 'observed') return hop.answer.state === 'observed' ? body : hop.answer
    return readWith(() => read(body.value))
  }
  return {
    ocsp:
      responder === undefined
        ? NOT_OFFERED
        : issuer === undefined
          ? NOT_REACHED
          : await fetch(responder, questionOf(der, issuer), (bytes) => readOcspResponse(bytes, der, issuer)),
    crl:
      list === undefined
        ? NOT_OFFERED
        : await fetch(list, { method: 'GET', longestBody: LONGEST_CRL }, (bytes) =>
            readCrl(bytes, der, issuer),
          ),
  }
}

function questionOf(leaf: Uint8Array, issuer: Uint8Array): HttpRequest {
  return { method: 'POST', contentType: 'application/ocsp-request', body: writeOcspRequest(leaf, issuer) }
}

function readWith<T>(read: () => T): Outcome<T> {
  try {
    return { state: 'observed', value: read() }
  } catch (error) {
    if (!(error instanceof PeerMisbehaved)) throw error
    return toFailed(error, 'http')
  }
}
