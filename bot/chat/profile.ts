/** The face of the account: nickname and picture, told once and not at every login. */
import { createHash } from 'node:crypto'
import type { Log } from '../ports.ts'
import { isNotFound, itemsIn, itemsQuery, publishing } from './personal-storage.ts'
import type { Requests } from './requests.ts'
import { NS, attribute, childElements, xml, type Element } from './stanza.ts'

/** A PNG. */
export interface Avatar {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

/** What showing a face takes. */
export interface ProfileParts {
  readonly requests: Requests
  /** Bare JID of the bot. */
  readonly own: string
  readonly nickname: string
  readonly avatar: Avatar
  readonly log: Log
}

/** Everybody may see a face. */
const OPEN = { 'pubsub#access_model': 'open' }

/** @returns The hash by which a picture is known (XEP-0084 §3.1, XEP-0153 §4.1); it protects nothing. */
function avatarId({ png }: Avatar): string {
  return createHash('sha1').update(png).digest('hex')
}

/** @returns What tells in a presence which picture the vCard holds (XEP-0153 §4.1). */
export function photoElement(avatar: Avatar): Element {
  return xml('x', { xmlns: NS.vcardUpdate }, xml('photo', {}, avatarId(avatar)))
}

/**
 * Publishes nickname (XEP-0172) and picture (XEP-0084), and the picture for old clients and rooms (XEP-0153), each where it
 * is not there already. Never rejects.
 *
 * @param features What the account offers.
 */
export async function showFace(parts: ProfileParts, features: ReadonlySet<string>): Promise<void> {
  if (features.has(`${NS.pubsub}#publish`) || features.has(`${NS.pubsub}#persistent-items`)) {
    await publishNickname(parts)
    await publishAvatar(parts)
  }
  // Where the server keeps the vCard equal to what was just published, writing it again would only race with it.
  if (!features.has(NS.vcardConversion)) await publishPhoto(parts)
}

async function publishNickname({ nickname, ...parts }: ProfileParts): Promise<void> {
  const [item] = await items(parts, NS.nickname)
  if (item?.getChildText('nick') === nickname) return
  await set(parts, publishing(NS.nickname, 'current', xml('nick', { xmlns: NS.nickname }, nickname), OPEN))
}

/** The data first: who is told of a picture asks for it at once (XEP-0084 §3.1). */
async function publishAvatar({ avatar, ...parts }: ProfileParts): Promise<void> {
  const { height, png, width } = avatar
  const id = avatarId(avatar)
  const [item] = await items(parts, NS.avatarMetadata)
  if (item !== undefined && attribute(item, 'id') === id) return
  const data = xml('data', { xmlns: NS.avatarData }, base64(png))
  const facts = { id, type: 'image/png', bytes: png.length, width, height }
  const info = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))
  const metadata = xml('metadata', { xmlns: NS.avatarMetadata }, xml('info', info))
  if (await set(parts, publishing(NS.avatarData, id, data, OPEN)))
    await set(parts, publishing(NS.avatarMetadata, id, metadata, OPEN))
}

/** Whatever else the vCard says stays. */
async function publishPhoto({ avatar, ...parts }: ProfileParts): Promise<void> {
  const { own, requests } = parts
  const reply = await requests.ask('get', own, xml('vCard', { xmlns: NS.vcard }))
  // No vCard yet is an error, which should be this one (XEP-0054 §3.1); any other, or no answer, is no reason to replace one.
  if (reply.state !== 'result' && !isNotFound(reply)) return
  const vcard = reply.state === 'result' ? reply.stanza.getChild('vCard', NS.vcard) : undefined
  const known = vcard?.getChild('PHOTO')?.getChildText('BINVAL')?.replaceAll(/\s+/g, '')
  if (known === base64(avatar.png)) return
  const others = vcard === undefined ? [] : childElements(vcard).filter((child) => !child.is('PHOTO'))
  const photo = xml('PHOTO', {}, xml('TYPE', {}, 'image/png'), xml('BINVAL', {}, base64(avatar.png)))
  await set(parts, xml('vCard', { xmlns: NS.vcard }, ...others, photo))
}

type Asking = Pick<ProfileParts, 'requests' | 'own' | 'log'>

async function items({ own, requests }: Asking, node: string): Promise<readonly Element[]> {
  const reply = await requests.ask('get', own, itemsQuery(node))
  return reply.state === 'result' ? itemsIn(reply.stanza) : []
}

/** @returns Whether it was taken. */
async function set({ log, own, requests }: Asking, payload: Element): Promise<boolean> {
  const reply = await requests.ask('set', own, payload)
  if (reply.state === 'error')
    log.warn({ condition: reply.condition }, 'the server keeps no part of the profile')
  return reply.state === 'result'
}

function base64(png: Uint8Array): string {
  return Buffer.from(png).toString('base64')
}
