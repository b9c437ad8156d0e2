import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, connect, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Child } from '../live/child.ts'
import { listenOnLoopback } from './listen.ts'

/** Keys, certificates and parameters that `openssl s_server` is started with; one folder for a test file. */
export interface OpensslFolder {
  readonly path: string
  remove(): void
}

/** `openssl s_server` on loopback: what it accepts is what its command line says. */
export interface OpensslServer {
  readonly port: number
  stop(): Promise<void>
}

/**
 * Makes `rsa`, `ec` (`.pem`, `.key`: self-signed for example.test), `dh1024.pem` and `dh2048.pem` (primes that no list
 * knows) and `ocsp.der` in a temporary folder.
 */
export function makeOpensslFolder(): OpensslFolder {
  const path = mkdtempSync(join(tmpdir(), 'tellus-openssl-'))
  const run = (...args: readonly string[]): string =>
    execFileSync('openssl', args, { cwd: path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const subject = ['-subj', '/CN=example.test', '-days', '2', '-nodes', '-x509']
  run('req', ...subject, '-newkey', 'rsa:2048', '-keyout', 'rsa.key', '-out', 'rsa.pem')
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  run('req', ...subject, ...curve, '-keyout', 'ec.key', '-out', 'ec.pem')
  // Searching for a safe prime takes from one second to many, so they are kept.
  for (const name of ['dh1024.pem', 'dh2048.pem']) copyFileSync(`test/data/${name}`, join(path, name))
  const signer = ['-rsigner', 'rsa.pem', '-rkey', 'rsa.key', '-CA', 'rsa.pem']
  run('ocsp', '-issuer', 'rsa.pem', '-cert', 'rsa.pem', '-no_nonce', '-reqout', 'request.der')
  run('ocsp', '-index', '/dev/null', ...signer, '-reqin', 'request.der', '-respout', 'ocsp.der')
  return { path, remove: () => rmSync(path, { recursive: true }) }
}

/** Starts `openssl s_server` with `args` on a free port and waits until it listens. */
export async function startOpenssl(folder: OpensslFolder, args: string): Promise<OpensslServer> {
  const child = await launchOpenssl(folder, args)
  return { port: portOf(child), stop: () => child.kill() }
}

async function launchOpenssl(folder: OpensslFolder, args: string): Promise<Child> {
  const launch = {
    command: 'openssl',
    args: ['s_server', '-accept', '127.0.0.1:0', ...args.split(' ')],
    env: {},
  }
  const child = new Child(launch, folder.path)
  try {
    await child.waitFor('listening', (log) => (ACCEPTS.test(log) ? 'yes' : 'not-yet'))
    return child
  } catch (error) {
    await child.kill()
    throw error
  }
}

function portOf(child: Child): number {
  const [, port] = ACCEPTS.exec(child.log) ?? []
  return Number(port)
}

/** A server that also tells what it printed, which is what it read and what it thinks of it. */
export interface TalkingOpenssl extends OpensslServer {
  log(): string
}

/** As {@link startOpenssl}, with a stream inside: whoever sends a header gets one back, and features without anything. */
export async function startOpensslWithStream(folder: OpensslFolder, args: string): Promise<TalkingOpenssl> {
  const child = await launchOpenssl(folder, args)
  const answer = async (): Promise<void> => {
    for (let nth = 1; ; nth++) {
      await child.waitFor('another stream', (log) =>
        log.split('<stream:stream').length > nth ? 'yes' : 'not-yet',
      )
      child.say(`${HEADER}<stream:features/>`)
    }
  }
  // Ends with the server, or when nobody comes any more.
  void answer().catch(() => undefined)
  return { port: portOf(child), log: () => child.log, stop: () => child.kill() }
}

/** XMPP in front of a TLS server that speaks none: negotiates STARTTLS, then passes bytes on. */
export interface StarttlsFront {
  readonly port: number
  /** How many bytes came behind `<starttls/>` before `<proceed/>` went out, over all connections, and how many those were. */
  readonly seen: { readonly early: number; readonly connections: number }
  stop(): Promise<void>
}

/** @param target Port of a TLS server on loopback. */
export async function putStarttlsInFront(target: number, hooks: FrontHooks = {}): Promise<StarttlsFront> {
  const sockets = new Set<Socket>()
  const seen = { early: 0, connections: 0 }
  const listener: Server = createServer({ noDelay: true }, (client) => {
    seen.connections++
    track(sockets, client)
    const answer = hooks.answer?.(seen.connections)
    let text = ''
    const onData = (bytes: Buffer): void => {
      text += bytes.toString('latin1')
      const end = text.indexOf(STARTTLS)
      if (end < 0) return
      client.off('data', onData)
      client.pause()
      seen.early += text.length - end - STARTTLS.length
      if (answer !== undefined) {
        client.end(HEADER + answer)
        return
      }
      client.write(`${HEADER}${FEATURES}<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`)
      const server = connect(target, '127.0.0.1')
      server.on('error', () => client.destroy()).on('close', () => client.destroy())
      client.on('close', () => server.destroy())
      client.pipe(server).pipe(client)
    }
    client.on('data', onData)
  })
  const port = await listenOnLoopback(listener)
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      listener.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return { port, seen, stop }
}

export interface FrontHooks {
  /** What the `nth` connection (from 1) gets in place of features and TLS; `undefined` lets it through. */
  readonly answer?: (nth: number) => string | undefined
}

const ACCEPTS = /^ACCEPT \S+:(\d+)/m
const STARTTLS = `<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`
const HEADER =
  `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' ` +
  `from='example.test' id='1' version='1.0'>`
const FEATURES = `<stream:features>${STARTTLS}</stream:features>`

function track(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket)
  socket.on('error', () => undefined)
  socket.on('close', () => sockets.delete(socket))
}
