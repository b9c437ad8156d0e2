import { Bookmarks, type BookmarkParts } from './bookmarks.ts'
import { showFace, type ProfileParts } from './profile.ts'
import { NS, attribute, xml } from './stanza.ts'

/** What the account shows of itself on its own server, brought up to date at each login. */
export class AccountPage {
  readonly #parts: ProfileParts
  readonly #bookmarks: Bookmarks

  constructor(parts: ProfileParts & BookmarkParts) {
    this.#parts = parts
    this.#bookmarks = new Bookmarks(parts)
  }

  /** A new session; never rejects. */
  async online(): Promise<void> {
    const { own, requests } = this.#parts
    const reply = await requests.ask('get', own, xml('query', { xmlns: NS.discoInfo }))
    const query = reply.state === 'result' ? reply.stanza.getChild('query', NS.discoInfo) : undefined
    const names = query?.getChildren('feature').flatMap((feature) => attribute(feature, 'var') ?? [])
    const features = names === undefined ? undefined : new Set(names)
    this.#bookmarks.online(features)
    if (features !== undefined) await showFace(this.#parts, features)
  }

  entered(room: string): void {
    this.#bookmarks.add(room)
  }

  left(room: string): void {
    this.#bookmarks.remove(room)
  }
}
