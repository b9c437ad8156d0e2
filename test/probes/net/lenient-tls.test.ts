import { createSecureContext, createServer } from 'node:tls'
import { expect } from 'chai'
import type { Socket } from 'node:net'
import { trustAnchors } from '../../../probes/net/certificate.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { sessionProbe } from '../../../probes/net/session.ts'
import { isOfKind } from '../../../probes/observation.ts'
import { NAMED_GROUPS } from '../../../probes/registry/named-groups.ts'
import { makeAuthority, type Credentials } from '../../servers/certificates.ts'
import { listenOnLoopback } from '../../servers/listen.ts'
import { endpointOf } from '../builders.ts'

/** Every group that this OpenSSL can be told to have alone. */
const KNOWN = NAMED_GROUPS.filter(({ name }) => {
  try {
    createSecureContext({ ecdhCurve: name })
    return true
  } catch {
    return false
  }
})

describe('net lenientContext', () => {
  let credentials: Credentials
  before(async () => {
    credentials = await (await makeAuthority()).issue({ dns: ['example.org'] })
  })

  for (const { name, isForTls13 } of KNOWN) {
    it(`offers ${name}, which a server may have alone`, async () => {
      const ciphers = 'TLS_AES_128_GCM_SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:@SECLEVEL=0'
      const sockets = new Set<Socket>()
      // OpenSSL takes TLS 1.3 for settled before it sees that it has no group for that.
      const maxVersion = isForTls13 ? 'TLSv1.3' : 'TLSv1.2'
      const server = createServer({ ...credentials, ecdhCurve: name, ciphers, maxVersion })
      server.on('tlsClientError', () => undefined)
      server.on('connection', (socket: Socket) => sockets.add(socket))
      const port = await listenOnLoopback(server)
      server.on('secureConnection', (socket) => socket.on('error', () => undefined).end())
      try {
        const probe = sessionProbe({ anchors: trustAnchors() })
        const endpoint = endpointOf({ security: 'direct-tls', address: '127.0.0.1', port })
        const observations = await probe.run(endpoint, nodeIo(), new AbortController().signal)
        const tls = observations.find((each) => isOfKind(each, 'tls'))
        expect(tls?.outcome).to.have.property('state', 'observed')
      } finally {
        for (const socket of sockets) socket.destroy()
        await new Promise((resolve) => server.close(resolve))
      }
    })
  }
})
