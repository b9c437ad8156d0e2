import { SOFTWARE } from '../live/describe-server.ts'
import { LiveServer } from '../live/live-server.ts'
import { RawUser } from '../live/raw-user.ts'
import { RunningBot } from '../live/running-bot.ts'

const MUC = 'http://jabber.org/protocol/muc'
const ROOM_COUNT = 3
/** Who ask in the rooms, by turns: one person has thirty answers an hour. */
const GUESTS = Array.from({ length: 10 }, (_, i) => `guest${i}`)
/** What is asked may be lost while somebody is on the way back, as people's questions are; then it is asked again. */
const ASK_AGAIN_AFTER_MS = 2_000
const ASK_ROOM_AGAIN_AFTER_MS = 10_000
/** Nobody waits for longer; what is beyond counts as never. */
const PATIENCE_MS = 90_000

/** How long it took until the bot answered, in ms. */
export interface Recovery {
  readonly chatMs: number
  /** The slowest room's. */
  readonly roomsMs: number
}

/** The whole program at a real Prosody, with Ann, who runs the bot, and three rooms of hers in which it is. */
export class Scene {
  readonly server = new LiveServer(SOFTWARE.prosody, 'soak.tellus.test', {
    c2sTls: 'required',
    s2sTls: 'required',
  })
  readonly bot = new RunningBot()
  readonly rooms: string[]
  #ann: RawUser | undefined
  #askCount = 0
  #roomCount = 0

  constructor() {
    this.rooms = Array.from({ length: ROOM_COUNT }, () => this.#newRoom())
  }

  get botJid(): string {
    return `bot@${this.server.domain}`
  }

  get ann(): RawUser {
    if (this.#ann === undefined) throw new Error('Ann is not logged in')
    return this.#ann
  }

  async start(crowd: readonly string[]): Promise<void> {
    await this.server.start()
    for (const name of ['ann', ...GUESTS, ...crowd]) await this.server.register(name, 'secret')
    await this.bot.start(this.server, { env: { BOT_OWNERS: `ann@${this.server.domain}` } })
    await this.logInAnn()
    for (const room of this.rooms) this.sendIn(room)
  }

  async stop(): Promise<number | null> {
    this.#ann?.leave()
    const status = await this.bot.stop()
    await this.server.remove()
    return status
  }

  /** Ann comes (back) and enters her rooms. */
  async logInAnn(): Promise<void> {
    this.#ann?.leave()
    this.#ann = await this.logIn('ann')
    for (const room of this.rooms) await this.enter(this.#ann, room, 'Ann')
  }

  logIn(localpart: string): Promise<RawUser> {
    return RawUser.logIn(this.server, localpart, 'secret')
  }

  async enter(user: RawUser, room: string, nickname: string): Promise<void> {
    user.send(`<presence to='${room}/${nickname}'><x xmlns='${MUC}'><history maxstanzas='0'/></x></presence>`)
    await user.take(/<subject/)
  }

  /** Ann makes a room in the place of one that is gone; Prosody lets nobody make the same again (XEP-0045 §10.9). */
  async replaceRoom(index: number): Promise<void> {
    const room = this.#newRoom()
    this.rooms[index] = room
    await this.enter(this.ann, room, 'Ann')
    this.sendIn(room)
  }

  #newRoom(): string {
    this.#roomCount += 1
    return `room${this.#roomCount}@${this.server.roomsDomain}`
  }

  /** As the owner may as often as she likes; of invitations the bot follows three an hour. */
  sendIn(room: string): void {
    this.ann.send(`<message to='${this.botJid}' type='chat'><body>join ${room}</body></message>`)
  }

  /** Asks in the chat, and in each room, until there is an answer. */
  async recovery(): Promise<Recovery> {
    const startedAt = performance.now()
    const chatMs = await this.#until(this.ann, startedAt, ASK_AGAIN_AFTER_MS, (token) => {
      this.ann.send(`<message to='${this.botJid}' type='chat'><body>help ${token}</body></message>`)
    })
    const guest = await this.logIn(GUESTS[this.#askCount % GUESTS.length] ?? '')
    for (const room of this.rooms) await this.enter(guest, room, 'Guest')
    let roomsMs = 0
    for (const room of this.rooms) {
      roomsMs = await this.#until(guest, startedAt, ASK_ROOM_AGAIN_AFTER_MS, (token) => {
        guest.send(`<message to='${room}' type='groupchat'><body>bot: help ${token}</body></message>`)
      })
    }
    guest.leave()
    return { chatMs, roomsMs }
  }

  /** The answer names what was asked about, so that none is taken for another. */
  async #until(
    asker: RawUser,
    startedAt: number,
    askAgainMs: number,
    ask: (token: string) => void,
  ): Promise<number> {
    while (performance.now() - startedAt < PATIENCE_MS) {
      this.#askCount += 1
      const token = `soak${this.#askCount}`
      ask(token)
      const answer = new RegExp(`There is no command “${token}”`)
      const isAnswered = await asker.take(answer, AbortSignal.timeout(askAgainMs)).then(
        () => true,
        () => false,
      )
      if (isAnswered) return performance.now() - startedAt
    }
    return Number.POSITIVE_INFINITY
  }
}
