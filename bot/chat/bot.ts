/** The bot as others meet it on XMPP: puts connection, rooms, contacts and conversations together. */
import { type Language, chooseLanguage, languageOf, translator } from '../locales/index.ts'
import type {
  DataFile,
  Asker,
  ContactBook,
  Dispatcher,
  Memory,
  Messenger,
  OwnConnection,
  OwnConnectionFacts,
  Picture,
  RoomDesk,
  RoomMembership,
  ServerCard,
} from '../ports.ts'
import type { Notice } from '../records.ts'
import { storedLanguage } from '../commands/preference-key.ts'
import type { BotAccount, BotParts } from './bot-parts.ts'
import { Capabilities } from './capabilities.ts'
import { capsElement, type Identity } from './caps.ts'
import { Connection, type ConnectionEnd } from './connection.ts'
import { answerSubscription } from './contacts.ts'
import { AccountPage } from './account-page.ts'
import { AdHoc, EMPTY_MENU, type Menu } from './ad-hoc.ts'
import { Conversations } from './conversations.ts'
import { answerInquiry } from './inquiries.ts'
import { readMessage, type Invitation } from './incoming.ts'
import { parseJid, type Jid } from './jid.ts'
import { Listener } from './listener.ts'
import { declineStanza } from './outgoing.ts'
import { NoticeCarrier } from './notice-carrier.ts'
import { photoElement } from './profile.ts'
import { sayRefusal } from './refusal.ts'
import { Requests } from './requests.ts'
import { Rooms } from './rooms.ts'
import { ServerContacts } from './server-contacts.ts'
import { ServerBlocks } from './server-blocks.ts'
import { xml, type Element } from './stanza.ts'
import { Uploads } from './uploads.ts'

const HOMEPAGE = 'urn:tellus'
const RESOURCE = 'tellus'
/** The highest: servers hand what is written to an account to the client of the highest, and none but this one answers. */
const PRIORITY = '127'

/** An account at work. */
export class ChatBot implements OwnConnection, RoomDesk, Memory, ContactBook, Messenger {
  readonly #account: BotAccount
  readonly #parts: BotParts
  readonly #identity: Identity
  readonly #own: string
  readonly #connection: Connection
  readonly #requests: Requests
  readonly #rooms: Rooms
  readonly #capabilities: Capabilities
  readonly #page: AccountPage | undefined
  readonly #blocks: ServerBlocks | undefined
  readonly #carrier: NoticeCarrier
  readonly #uploads: Uploads
  #conversations: Conversations | undefined
  #adHoc: AdHoc | undefined
  /** Bound; the bare one before the first login. */
  #fullJid: string
  #listener: Listener | undefined

  constructor(account: BotAccount, parts: BotParts) {
    this.#account = account
    this.#parts = parts
    this.#identity = { name: 'Tellus', version: parts.version, node: HOMEPAGE }
    this.#own = `${account.localpart}@${account.domain}`
    this.#fullJid = this.#own
    this.#connection = this.#makeConnection()
    const send = (stanza: Element) => this.#connection.send(stanza)
    const { timers, newId, random, log, blocked, rooms: store } = parts
    this.#requests = new Requests({ send, timers, own: this.#own, newId })
    this.#blocks = blocked && new ServerBlocks({ requests: this.#requests, own: this.#own, blocked, log })
    this.#capabilities = new Capabilities(this.#requests)
    const { avatar } = parts
    const { domain, nickname } = account
    this.#page =
      avatar && new AccountPage({ requests: this.#requests, own: this.#own, nickname, avatar, log })
    this.#uploads = new Uploads({ requests: this.#requests, domain, putFile: parts.putFile, log })
    this.#rooms = new Rooms({
      send,
      requests: this.#requests,
      store,
      log,
      timers,
      random,
      nickname,
      now: () => Date.parse(parts.now()),
      described: () => this.#described(),
      entered: (room) => {
        this.#conversations?.entered(room)
        this.#parts.onReachable?.()
        this.#page?.entered(room)
      },
      left: (room) => this.#page?.left(room),
      isWorkedFor: async (room) => (await parts.isWorkedFor?.(room)) ?? false,
      tellRefusal: (invitation, condition) => this.#tellRefusal(invitation, condition),
    })
    this.#carrier = new NoticeCarrier({
      send,
      requests: this.#requests,
      rooms: this.#rooms,
      timers,
      own: this.#own,
      newId,
      cutHint,
      onReturned: (message) => parts.onReturned?.(message),
      onReachable: () => parts.onReachable?.(),
    })
  }

  /** Settles when the bot is offline for good: stopped, or refused by its server. */
  get ended(): Promise<ConnectionEnd> {
    return this.#connection.ended
  }

  describe(): OwnConnectionFacts | undefined {
    return this.#connection.facts
  }

  list(): readonly RoomMembership[] {
    return this.#rooms.list()
  }

  join(jid: string, inviter: string): void {
    const from = parseJid(inviter)
    if (from !== undefined)
      this.#rooms.invite({ kind: 'invitation', via: 'direct', room: jid, inviter: from }, true)
  }

  forget(of: string): Promise<void> {
    return this.#rooms.forgetInviter(of)
  }

  deliver(notice: Notice): ReturnType<Messenger['deliver']> {
    return this.#carrier.deliver(notice)
  }

  wasDelivered(notice: Notice): ReturnType<Messenger['wasDelivered']> {
    return this.#carrier.wasDelivered(notice)
  }

  leave(jid: string): void {
    this.#rooms.leave(jid)
  }

  lookUp(domain: string): Promise<ServerCard> {
    return new ServerContacts(this.#requests).lookUp(domain)
  }

  /** Logs in and answers from now on; call once. */
  async start(dispatcher: Dispatcher, menu: Menu = EMPTY_MENU): Promise<void> {
    const { timers, log, newId } = this.#parts
    const sharePicture = (picture: Picture | DataFile, signal: AbortSignal) =>
      this.#uploads.share(picture, signal)
    this.#adHoc = new AdHoc({
      ...menu,
      dispatcher,
      languageFor: (asker, tag) => this.#languageInForms(asker, tag),
      sharePicture,
      timers,
      newId,
    })
    this.#conversations = new Conversations({
      send: (stanza) => this.#connection.send(stanza),
      dispatcher,
      timers,
      log,
      newId,
      cutHint,
      sharePicture,
      slowModeMs: (room) => this.#rooms.traits(room).slowModeMs,
    })
    this.#listener = new Listener({
      own: this.#own,
      nickname: this.#account.nickname,
      send: (stanza) => this.#connection.send(stanza),
      conversations: this.#conversations,
      rooms: this.#rooms,
      capabilities: this.#capabilities,
      timers,
      newId,
      now: () => Date.parse(this.#parts.now()),
      languageFor: (jid, lang) => this.#languageFor(jid, lang),
    })
    await this.#rooms.load(this.#account.rooms)
    this.#connection.start()
  }

  /** Says goodbye; resolves within 3 s. */
  async stop(): Promise<void> {
    this.#conversations?.stop()
    this.#adHoc?.stop()
    this.#rooms.stop()
    await this.#connection.stop()
  }

  /** What belongs in every presence. */
  #described(): readonly Element[] {
    const { avatar } = this.#parts
    return [capsElement(this.#identity), ...(avatar === undefined ? [] : [photoElement(avatar)])]
  }

  #makeConnection(): Connection {
    const { connect, log, timers, random, newId, now, userAgentId, isTraced } = this.#parts
    const { localpart, domain, password } = this.#account
    return new Connection({
      login: { localpart, domain, password, resourcepart: RESOURCE, userAgentId, isTraced },
      connect,
      answer: (query) =>
        answerInquiry(query, {
          identity: this.#identity,
          now,
          adHoc: () => this.#adHoc,
          askerOf: (from) => this.#askerOf(from),
          ownJid: (from) => this.#jidFor(from),
        }),
      events: {
        online: (jid) => this.#online(jid),
        offline: () => this.#offline(),
        stanza: (stanza) => this.#handle(stanza),
      },
      log,
      timers,
      random,
      newId,
      now,
    })
  }

  #online(jid: string): void {
    this.#fullJid = jid
    void this.#connection.send(xml('presence', {}, xml('priority', {}, PRIORITY), ...this.#described()))
    void this.#page?.online()
    void this.#blocks?.online()
    this.#rooms.online()
    this.#conversations?.online()
    this.#parts.onReachable?.()
  }

  #offline(): void {
    this.#requests.dropAll()
    this.#carrier.offline()
    this.#uploads.forget()
    this.#capabilities.forgetAll()
    this.#rooms.offline()
  }

  /** An occupant asks through the room, and knows us by our place in it. */
  #jidFor({ bare }: Jid): string {
    const nickname = this.#rooms.nickname(bare)
    return nickname === undefined ? this.#fullJid : `${bare}/${nickname}`
  }

  #askerOf(from: Jid): Asker {
    if (!this.#rooms.isRoom(from.bare)) return { place: 'chat', jid: from.bare }
    return { place: 'room-private', ...this.#rooms.occupant(from, undefined) }
  }

  #handle(stanza: Element): void {
    this.#requests.handle(stanza)
    this.#carrier.handle(stanza)
    this.#rooms.handle(stanza)
    if (stanza.is('presence')) {
      this.#capabilities.note(stanza)
      for (const answer of answerSubscription(stanza, this.#own)) void this.#connection.send(answer)
    }
    if (stanza.is('message')) {
      const isRoom = (bare: string) => this.#rooms.isRoom(bare)
      this.#listener?.handle(readMessage(stanza, { own: this.#own, isRoom }))
    }
  }

  #tellRefusal(invitation: Invitation, condition: string): void {
    const { room, inviter, via, lang } = invitation
    const language = this.#languageFor(inviter.bare, lang)
    const text = translator(language)(sayRefusal(room, condition))
    if (via === 'mediated') {
      void this.#connection.send(declineStanza(room, inviter.full, text, this.#parts.newId()))
    }
    // A decline is shown by few clients, and a room that refused the bot may refuse to pass it on.
    const place = inviter.bare === room ? 'room-private' : 'chat'
    if (inviter.full !== room)
      this.#conversations?.say({ place, jid: inviter.full }, { text, lang: language })
  }

  /** A form says by `xml:lang` which language it is shown in, English included: who fills it in chose it. */
  #languageInForms(asker: Asker, tag: string | undefined): Language {
    const { language, preferences } = this.#parts
    return storedLanguage(asker, preferences) ?? languageOf(tag) ?? language
  }

  #languageFor(bare: string, tag: string | undefined): Language {
    const { language, preferences } = this.#parts
    return chooseLanguage({ stored: preferences.language(bare), tag }, language)
  }
}

/** Said at the end of what had to be cut, in the language of the text. */
function cutHint(lang: string): string {
  return translator(languageOf(lang) ?? 'en')({ say: 'chat.cut' })
}
