import { createConnection, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Duplex } from 'node:stream'
import { connect as tlsConnect } from 'node:tls'
import type { ConnectionOptions, TLSSocket } from 'node:tls'
import type { Attempt, Failure } from '../model.ts'
import { dnsClient, systemDnsServers } from './dns.ts'
import type { DnsServer } from './dns.ts'
import { failed, toAborted, toFailed } from './failures.ts'
import type { Io } from './io.ts'
import { dnsResolver } from './resolver.ts'

/** @property dnsServers Asked in this order; without it those are that the system has when they are asked. */
export interface NodeIoOptions {
  readonly dnsServers?: readonly DnsServer[]
}

/** Makes the {@link Io} of Node: real sockets, real time. */
export function nodeIo(options: NodeIoOptions = {}): Io {
  return {
    connect,
    secure,
    dns: dnsResolver(dnsClient(options.dnsServers ?? systemDnsServers)),
    now: () => Date.now(),
    random: () => Math.random(),
  }
}

/** The addresses of this machine, which the guard keeps probes away from. */
export function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address))
}

async function connect(address: string, port: number, signal: AbortSignal): Promise<Attempt<Duplex>> {
  if (isIP(address) === 0)
    throw new TypeError('only addresses are connected to: a name was not checked by the guard')
  if (signal.aborted) return toAborted(signal, 'tcp')
  const socket = createConnection({ host: address, port, autoSelectFamily: false, noDelay: true })
  return settle(socket, 'connect', 'tcp', signal)
}

async function secure(
  socket: Duplex,
  options: ConnectionOptions,
  signal: AbortSignal,
  onSecret?: (line: Buffer) => void,
): Promise<Attempt<TLSSocket>> {
  if (signal.aborted) {
    socket.destroy()
    return toAborted(signal, 'tls')
  }
  // The peer may reset at any time, also when only the outer socket is still looked at.
  socket.on('error', ignore)
  const secured = tlsConnect({ ...options, socket })
  if (onSecret !== undefined) secured.on('keylog', onSecret)
  const outcome = await settle(secured, 'secureConnect', 'tls', signal)
  if (outcome.state === 'failed') socket.destroy()
  return outcome
}

/** Waits until `socket` is ready, or fails, closes or is given up, and destroys it unless it is ready. */
function settle<S extends Duplex>(
  socket: S,
  ready: 'connect' | 'secureConnect',
  phase: Failure['phase'],
  signal: AbortSignal,
): Promise<Attempt<S>> {
  // Stays for good: a late reset of a socket that nobody reads any more must not end the process.
  socket.on('error', ignore)
  return new Promise((resolve, reject) => {
    const finish = (outcome: () => Attempt<S>): void => {
      socket.off(ready, onReady).off('error', onError).off('close', onClose)
      signal.removeEventListener('abort', onAbort)
      try {
        const settled = outcome()
        if (settled.state !== 'observed') socket.destroy()
        resolve(settled)
      } catch (error) {
        socket.destroy()
        reject(error)
      }
    }
    const onReady = (): void => finish(() => ({ state: 'observed', value: socket }))
    const onError = (error: unknown): void => finish(() => toFailed(error, phase))
    const onClose = (): void => finish(() => failed(phase, 'closed'))
    const onAbort = (): void => finish(() => toAborted(signal, phase))
    socket.once(ready, onReady).once('error', onError).once('close', onClose)
    signal.addEventListener('abort', onAbort, { once: true })
  })
}

function ignore(): void {
  // What went wrong was reported by then, or shows as the end of the stream.
}
