import { rfc, xep } from '../spec.ts'
import { check } from './check.ts'

/** The version that a current client and this server agree on; which others are on offer takes more questions. */
export const version = check({
  id: 'tls.version',
  needs: 'tls',
  spec: [rfc(8996), rfc(9325, '3.1.1')],
  judge({ version: agreed }) {
    switch (agreed) {
      case 'TLSv1':
      case 'TLSv1.1':
        return { level: 'fail', params: { version: agreed } }
      case 'TLSv1.2':
      case 'TLSv1.3':
        return { level: 'pass', params: { version: agreed } }
    }
  },
})

/** A server that asks none for a certificate cannot know it by one, and is left with dialback. */
export const clientCertificate = check({
  id: 'tls.client-certificate',
  needs: 'tls',
  spec: [xep(178, 's2s')],
  service: 's2s',
  judge({ clientCertificateRequested }) {
    if (clientCertificateRequested === undefined) return undefined
    return { level: clientCertificateRequested ? 'pass' : 'info' }
  },
})
