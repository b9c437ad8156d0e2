/** The thread in which the relays run, so that what is measured does not wait for them. */
import { parentPort } from 'node:worker_threads'
import { relayTcp, relayUdp, type Relay, type Traffic } from './relays.ts'

export type LinkRequest =
  | {
      readonly id: number
      readonly kind: 'tcp' | 'udp'
      readonly target: number
      readonly roundTripMs: number
    }
  | { readonly id: number; readonly kind: 'traffic'; readonly port: number }

export interface LinkReply {
  readonly id: number
  readonly value: number | Traffic
}

const relays = new Map<number, Relay>()

parentPort?.on('message', (request: LinkRequest) => {
  void answer(request).then((value) => parentPort?.postMessage({ id: request.id, value } satisfies LinkReply))
})

async function answer(request: LinkRequest): Promise<number | Traffic> {
  if (request.kind === 'traffic') {
    return relays.get(request.port)?.takeTraffic() ?? { connections: 0, mostAtOnce: 0 }
  }
  const start = request.kind === 'tcp' ? relayTcp : relayUdp
  const relay = await start(request.target, request.roundTripMs)
  relays.set(relay.port, relay)
  return relay.port
}
