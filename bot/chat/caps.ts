import { createHash } from 'node:crypto'
import { field } from './personal-storage.ts'
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
  NS.correction,
  NS.dataForm,
  NS.discoInfo,
  NS.discoItems,
  NS.markers,
  NS.mentions,
  NS.muc,
  NS.ping,
  NS.reactions,
  NS.receipts,
  NS.reply,
  NS.stableId,
  NS.time,
  NS.version,
].sort(byOctets)

const POLICY = 'urn:xmpp:data-policy:0'

/**
 * What becomes of people's data (XEP-0504 §3), in the order of their names: no account is needed; a chosen language, who
 * invited the bot to a room, and what somebody watches or campaigns for are kept until they are taken back (`forget me`),
 * so there is no number of hours after which all is gone; and whoever runs the bot can read its files.
 */
const POLICY_FIELDS = [
  { key: 'access_policy', type: 'list-multi', value: 'admins' },
  { key: 'auth_data', type: 'list-single', value: 'no_auth' },
  { key: 'data_deletion', type: 'boolean', value: 'true' },
  { key: 'data_retention', type: 'text-single', value: 'infinite' },
] as const

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
    xml(
      'x',
      { xmlns: NS.dataForm, type: 'result' },
      field('FORM_TYPE', POLICY, 'hidden'),
      ...POLICY_FIELDS.map(({ key, type, value }) => field(key, value, type)),
    ),
  )
}

/** @returns The node under which {@link discoInfo} may be asked for, besides none (XEP-0115 §6.2). */
export function capsNode({ node, name }: Identity): string {
  return `${node}#${verification(name)}`
}

/** XEP-0115 §5.1, the form of XEP-0128 behind the features; SHA-1 names a list here and protects nothing. */
function verification(name: string): string {
  const policy = [POLICY, ...POLICY_FIELDS.flatMap((each) => [each.key, each.value])]
  const text = [`client/bot//${name}`, ...FEATURES, ...policy].map((part) => `${part}<`).join('')
  return createHash('sha1').update(text).digest('base64')
}

function byOctets(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
