import { Bookmarks, type BookmarkParts } from './bookmarks.ts'
import { askInfo, featuresOf } from './disco.ts'
import { showFace, type ProfileParts } from './profile.ts'

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
    const reply = await askInfo(requests, own)
    const features = reply.state === 'told' ? featuresOf(reply.info) : undefined
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
