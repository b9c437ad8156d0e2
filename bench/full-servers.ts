import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNginxStream } from '../test/servers/nginx-stream.ts'
import { makeOpensslFolder, startOpensslWithStream } from '../test/servers/openssl-server.ts'
import { LiveServer } from '../test/live/live-server.ts'
import { ejabberd } from '../test/live/ejabberd.ts'
import { prosody } from '../test/live/prosody.ts'
import type { Software } from '../test/live/software.ts'
import type { Endpoint } from '../probes/index.ts'

/** A server whose TLS is enumerated, by what it is configured with. */
export interface FullServer {
  readonly what: string
  readonly security: Endpoint['security']
  /** @param domain That it is for, where it matters. */
  start(domain: string): Promise<RunningServer>
}

export interface RunningServer {
  readonly port: number
  stop(): Promise<void>
}

/** What Mozilla calls intermediate, less DHE. */
const USUAL_SUITES = 'ECDHE+AESGCM:ECDHE+CHACHA20'
/** The same with DHE. */
const INTERMEDIATE = `${USUAL_SUITES}:DHE+AESGCM`
/** As found on servers that were set up ten years ago and never again. */
const OLD = 'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA:AES128-SHA:@SECLEVEL=0'

export const PROSODY: FullServer = {
  what: 'Prosody, STARTTLS',
  security: 'starttls',
  start: (domain) => startLive(prosody, domain),
}

/** With the suites that it has by default: 3 of TLS 1.3, and 15 of TLS 1.2 for a key of ECDSA. */
export const EJABBERD: FullServer = {
  what: 'ejabberd, STARTTLS, all 15 suites of its default',
  security: 'starttls',
  start: (domain) => startLive(ejabberd, domain),
}

/** Serves connections side by side, and is what stands in front of XMPP servers. */
export const NGINX: FullServer = {
  what: 'nginx, direct TLS, 3 suites of TLS 1.2',
  security: 'direct-tls',
  start: () => startNginx(USUAL_SUITES),
}

export const NGINX_INTERMEDIATE: FullServer = {
  what: 'nginx, direct TLS, 5 suites of TLS 1.2, two of them with DHE',
  security: 'direct-tls',
  start: () => startNginx(INTERMEDIATE),
}

/** With more suites than there are connections for. */
export const NGINX_DEFAULT: FullServer = {
  what: 'nginx, direct TLS, all 27 suites of its default',
  security: 'direct-tls',
  start: () => startNginx('HIGH:!aNULL:!MD5'),
}

/** Serves one connection after the other, whatever the number of those that wait. */
export const OPENSSL: FullServer = {
  what: '`openssl s_server`, direct TLS, 3 suites of TLS 1.2',
  security: 'direct-tls',
  start: () => startSServer(`-cipher ${USUAL_SUITES}`),
}

export const OPENSSL_OLD: FullServer = {
  what: '`openssl s_server`, direct TLS, TLS 1.0 to 1.3 with 3 old suites',
  security: 'direct-tls',
  start: () => startSServer(`-serverpref -cipher ${OLD}`),
}

async function startLive(software: Software, domain: string): Promise<RunningServer> {
  const server = new LiveServer(software, domain, { c2sTls: 'required', s2sTls: 'required' })
  await server.start()
  return { port: server.ports.c2s, stop: () => server.remove() }
}

async function startSServer(args: string): Promise<RunningServer> {
  const folder = makeOpensslFolder()
  const server = await startOpensslWithStream(folder, `-cert rsa.pem -key rsa.key ${args}`)
  return { port: server.port, stop: () => server.stop().finally(() => folder.remove()) }
}

async function startNginx(suites: string): Promise<RunningServer> {
  const folder = makeOpensslFolder()
  const own = await mkdtemp(join(tmpdir(), 'tellus-nginx-'))
  const directives = [
    `ssl_certificate ${join(folder.path, 'rsa.pem')}`,
    `ssl_certificate_key ${join(folder.path, 'rsa.key')}`,
    `ssl_dhparam ${join(folder.path, 'dh2048.pem')}`,
    'ssl_protocols TLSv1.2 TLSv1.3',
    `ssl_ciphers ${suites}`,
  ]
  // Nothing is ever passed on: no handshake is finished.
  const server = await startNginxStream({ folder: own, target: 9, directives })
  return {
    port: server.port,
    async stop() {
      await server.stop()
      folder.remove()
      await rm(own, { recursive: true })
    },
  }
}
