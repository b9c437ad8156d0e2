import { createHash } from 'node:crypto'
import { NS, xml, type Element } from './stanza.ts'

/** What the bot is and understands, as service discovery tells it (XEP-0030, XEP-0115). */
export interface Identity {
  readonly name: string
  readonly version: string
  /** Names the software; a URI by custom. */
  readonly node: string
}

/** In the order of their octets, as XEP-0115 §5.1 wants them. */
const FEATURES: readonly string[] = [
  NS.activity,
  NS.caps,
  NS.commands,
  NS.conference,
  NS.dataForm,
  NS.discoInfo,
  NS.discoItems,
  NS.muc,
  NS.ping,
  NS.receipts,
  NS.stableId,
  NS.time,
  NS.version,
].sort(byOctets)

/** @returns `<c/>`, which belongs in every available presence (XEP-0115 §6). */
export function capsElement({ node, name }: Identity): Element {
  return xml('c', { xmlns: NS.caps, hash: 'sha-1', node, ver: verification(name) })
}

/** @returns The answer to disco#info, whatever it was asked of, with the node echoed where one was asked for. */
export function discoInfo({ name }: Identity, node?: string): Element {
  return xml(
    'query',
    { xmlns: NS.discoInfo, ...(node !== undefined && { node }) },
    xml('identity', { category: 'client', type: 'bot', name }),
    ...FEATURES.map((feature) => xml('feature', { var: feature })),
  )
}

/** @returns The node under which {@link discoInfo} may be asked for, besides none (XEP-0115 §6.2). */
export function capsNode({ node, name }: Identity): string {
  return `${node}#${verification(name)}`
}

/** XEP-0115 §5.1; SHA-1 names a list here and protects nothing. */
function verification(name: string): string {
  const text = [`client/bot//${name}`, ...FEATURES].map((part) => `${part}<`).join('')
  return createHash('sha1').update(text).digest('base64')
}

function byOctets(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
