import type { Service } from '../../probes/index.ts'
import type { LiveServer } from './live-server.ts'
import { RawStream } from './raw-stream.ts'

/** SASL mechanisms as a server sent them, by the first expression that fits: an oracle that shares no code with the probes. */
export interface SeenByHand {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** @param direct TLS from the first byte (XEP-0368); nothing is seen before it. */
export async function seenByHand(server: LiveServer, service: Service, direct: boolean): Promise<SeenByHand> {
  const port = server.ports[direct ? (`${service}DirectTls` as const) : service]
  const stream = await RawStream.connect(port)
  try {
    let before = ''
    if (!direct) before = await stream.open(service, server.domain)
    if (direct) await stream.secure(server.domain, server.authority.cert)
    else if (before.includes('<starttls')) await stream.starttls(server.domain, server.authority.cert)
    else return { before: mechanisms(before), after: [] }
    return { before: mechanisms(before), after: mechanisms(await stream.open(service, server.domain)) }
  } finally {
    stream.close()
  }
}

function mechanisms(features: string): readonly string[] {
  return [...features.matchAll(/<mechanism>([^<]+)</g)].map(([, name = '']) => name).sort()
}
