import type { DomainReading, Report, Scan, ScanDepth, Service } from '../probes/index.ts'
import type { Language } from './locales/index.ts'
import type {
  Case,
  CaseState,
  Census,
  Letter,
  Notice,
  OptOut,
  Party,
  Step,
  StoredChange,
  StoredObservation,
  Target,
  TargetState,
  Watch,
} from './records.ts'

/** Something that was said to the bot, whatever carried it: the terminal, a chat, a room. */
export interface IncomingMessage {
  /** What is meant for the bot: the address (`nick:`) is stripped, white space trimmed and folded, Unicode NFC. */
  readonly text: string
  readonly asker: Asker
  /** BCP 47 tag of the message, where it had one. */
  readonly lang?: string
  /** It points at the bot, or at something that the bot said, and may be meant for others: it is answered if it is a command throughout. */
  readonly isAside?: true
}

/** Who asks, and where the answer goes. */
export type Asker =
  { readonly place: 'terminal' } | { readonly place: 'chat'; readonly jid: string } | Occupant

/** Somebody in a room, who spoke in the room or privately to the bot; known by nickname there, and by nothing else for sure. */
export interface Occupant {
  readonly place: 'room' | 'room-private'
  /** Bare JID of the room. */
  readonly room: string
  readonly nickname: string
  /** XEP-0421, where the room vouches for it: survives a change of nickname. */
  readonly occupantId?: string
  /** What the occupant may do there now, by the room's own presence (XEP-0045 §5.1). */
  readonly role?: 'moderator' | 'participant' | 'visitor' | 'none'
  /** How they belong to the room, by its own presence (XEP-0045 §5.2). */
  readonly affiliation?: 'owner' | 'admin' | 'member' | 'outcast' | 'none'
}

/** A PNG. */
export interface Picture {
  readonly png: Uint8Array
  /** Of a file: ASCII letters, digits, dots and hyphens. */
  readonly name: string
}

/** What other programs read. */
export interface DataFile {
  readonly text: string
  readonly mediaType: 'text/csv' | 'application/json'
  /** Of a file: ASCII letters, digits, dots and hyphens. */
  readonly name: string
}

/** One message of an answer, worded and ready to be carried. */
export interface OutgoingMessage {
  readonly text: string
  /** The same with what matters most set off as XEP-0393 has it, for where that may be shown. */
  readonly styled?: string
  /** BCP 47 tag of `text`. */
  readonly lang: string
  /** Shown in the place of `text`, which says the same in words, for where no picture can be shown. */
  readonly picture?: Picture
  /** What was asked for, and is too long to be said; `text` says what else can be done, for where no file can be shared. */
  readonly file?: DataFile
  /** What was asked for was not done; `text` says why. */
  readonly isProblem?: true
  /** Tells what is known so far: a later message of the answer tells all of it, and may take the place of this one, which may be left unsaid. */
  readonly isPreliminary?: true
  /** Shows bytes as they were sent: asterisks and the like are no styling there. */
  readonly isVerbatim?: true
  /** The room wants silence: what still waits to be said there is not said any more. */
  readonly isSilencing?: true
}

/** Understands a message and answers it; the same one serves the terminal and XMPP. */
export interface Dispatcher {
  /** Yields each part of the answer when it is ready; ends when nothing is left to say; never throws for what a user or a peer did. */
  answer(message: IncomingMessage, signal: AbortSignal): AsyncIterable<OutgoingMessage>
  /** What to say while an answer is long in coming, in the language that it will have; absent where nothing is. */
  meanwhile?(message: IncomingMessage): OutgoingMessage
}

/** Version of the Internet Protocol. */
export type Family = 4 | 6

/** One thing to find out. */
export interface ScanRequest {
  /** A-labels, lower case, already found to be a domain that may be asked for. */
  readonly domain: string
  readonly services: readonly Service[]
  /** Where to look; at both where absent. */
  readonly families?: readonly Family[]
  /** `check` where absent. */
  readonly depth?: ScanDepth
  /** Of a `full` scan: asks issuers whether certificates were revoked, who thereby learn who is tested; not where absent. */
  readonly asksIssuers?: boolean
}

/** Probes domains and judges what was seen. */
export interface Scanner {
  /**
   * @param onVerdict Called at most once for each service, as soon as its verdict has all that it rests on. That of the report is
   *   another where TLS failed at first, and on a later connection did not.
   * @returns The report, also when nothing could be reached.
   */
  scan(request: ScanRequest, signal: AbortSignal, onVerdict?: OnVerdict): Promise<Report>
}

/** Probes domains, and judges nothing yet: what was measured can be kept and judged again. */
export interface Prober {
  probe(request: ScanRequest, signal: AbortSignal): Promise<Scan>
}

/** Finds out whether others answer at all, so that silence can be told from a network of ours that is down. */
export interface Knocker {
  /**
   * Asks with two connections at most; rejects only when aborted.
   *
   * @param domain A-labels.
   */
  answersOver(domain: string, family: Family, signal: AbortSignal): Promise<boolean>
}

/** Reads what operators say in DNS: a TXT record at `_tellus.<domain>`. */
export interface OptOutRecords {
  /** @returns `unknown` where DNS did not tell. */
  read(domain: string, signal: AbortSignal): Promise<'opted-out' | 'none' | 'unknown'>
}

/** Knows which domains are to be left alone: because an operator said so, DNS says so, or those who run the bot. */
export interface OptOutRegister {
  /** @param domain A-labels. @returns `undefined` where nobody wants that, as far as can be told. */
  find(domain: string, signal: AbortSignal): Promise<OptOut | undefined>
}

/** Reads what operators say of an outage while their server is down (XEP-0455). */
export interface OutageReader {
  /** @param addresses As the server published them while it was up; the first that can be read counts. Never rejects but when aborted. */
  read(addresses: readonly string[], signal: AbortSignal): Promise<OutageStatus>
}

/** `none`: they say that there is no outage, or that it is over. `unknown`: nothing could be read. */
export type OutageStatus =
  { readonly state: 'announced'; readonly outage: AnnouncedOutage } | { readonly state: 'none' | 'unknown' }

/** In ms since the epoch; texts are cleaned. */
export interface AnnouncedOutage {
  readonly isPlanned?: boolean
  /** May lie ahead. */
  readonly beginning: number
  readonly expectedEnd?: number
  /** By BCP 47 tag, and by `default`. */
  readonly messages: Readonly<Record<string, string>>
}

/** Is told the verdict about one service before the whole report is there; `soFar` holds what was seen of that service, and nothing of another. */
export type OnVerdict = (verdict: { readonly service: Service; readonly soFar: Report }) => void

/** Where commands ask for scans: it decides whether there is one, or what is known already will do. */
export interface ScanDesk {
  /**
   * @param isFresh What is known already will not do.
   * @param onVerdict Not called for what is answered at once, nor after the answer.
   */
  ask(request: ScanRequest, isFresh: boolean, signal: AbortSignal, onVerdict?: OnVerdict): Promise<ScanAnswer>
  /** What is going on; `undefined` where nobody counts. */
  load(): ScanLoad | undefined
  /** How many more scans of that domain there may be now, and how many in an hour; `undefined` where nobody counts. */
  allowance(domain: string): { readonly left: number; readonly perHour: number } | undefined
}

/**
 * - `report`: `ageMs` is 0 for one that was made for this question; `optOut` where it was made against somebody's wish, which
 *   only whoever sits at the terminal can do.
 * - `too-often`: the domain was scanned as often as is good for it; one more may be had after `waitMs`.
 * - `left-alone`: the owners of this installation do not want that domain tested.
 * - `opted-out`: its own operators do not, or asked ours.
 * - `busy`: more wait for a scan than there is room for.
 */
export type ScanAnswer =
  | {
      readonly kind: 'report'
      readonly report: Report
      readonly ageMs: number
      readonly optOut?: OptOut
    }
  | { readonly kind: 'too-often'; readonly waitMs: number }
  | { readonly kind: 'left-alone' }
  | { readonly kind: 'opted-out'; readonly optOut: OptOut }
  | { readonly kind: 'busy' }

/** Scans under way and waiting, with the most that there can be. */
export interface ScanLoad {
  readonly running: number
  readonly mostRunning: number
  readonly waiting: number
  readonly mostWaiting: number
}

/** Reads what somebody typed as a domain that may be asked for, by the rules of this installation. */
export type DomainReader = (text: string) => DomainReading

/** How the bot itself is connected; `undefined` while it is not. */
export interface OwnConnection {
  describe(): OwnConnectionFacts | undefined
}

/** What `about` tells of the bot's own login. */
export interface OwnConnectionFacts {
  readonly host: string
  readonly port: number
  readonly security: 'starttls' | 'direct-tls'
  readonly tlsVersion: string
  /** IANA name. */
  readonly suite: string
  /** ISO 8601 (UTC). */
  readonly certificateNotAfter: string
}

/** What servers tell of themselves and of those who run them. */
export interface ContactBook {
  /**
   * Asks the server itself, anew, by service discovery and for its version; never rejects.
   *
   * @param domain A-labels.
   */
  lookUp(domain: string): Promise<ServerCard>
}

/** Each question is answered, refused or left open by itself. */
export interface ServerCard {
  /** By service discovery. */
  readonly published: Told<PublishedAddresses>
  /** XEP-0092. */
  readonly software: Told<ServerSoftware>
}

/**
 * - `refused`: an error came in the place of an answer; `condition` is its own, e.g. `remote-server-not-found`.
 * - `unanswered`: nothing came in time, or the bot is not logged in.
 */
export type Told<T> =
  | { readonly state: 'told'; readonly value: T }
  | { readonly state: 'refused'; readonly condition: string }
  | { readonly state: 'unanswered' }

/** Cleaned and bounded; what is no address of a known kind is left out. */
export interface PublishedAddresses {
  /** XEP-0157. */
  readonly contacts: readonly ServerContact[]
  /** `https:` addresses of documents about outages (XEP-0455). */
  readonly outageDocuments: readonly string[]
}

/** For what an address is meant (XEP-0157 §7.1). */
export type ContactRole = 'admin' | 'abuse' | 'security' | 'support' | 'feedback' | 'sales' | 'status'

export interface ServerContact {
  readonly role: ContactRole
  /** A URI of one of these schemes, without what a client could be made to do by it. */
  readonly uri: string
  readonly scheme: 'xmpp' | 'mailto' | 'https'
  /** Bare JID of a person, as it is compared; for an `xmpp:` URI that names one. */
  readonly jid?: string
}

export interface ServerSoftware {
  readonly name: string
  readonly version?: string
}

/** The rooms that the bot is in, for commands that change that. */
export interface RoomDesk {
  list(): readonly RoomMembership[]
  /** Enters a room, and remembers it once it is in; if it cannot, `inviter` (bare JID) is told why. */
  join(jid: string, inviter: string): void
  /** Leaves a room and forgets it; nothing happens where it is not in. */
  leave(jid: string): void
}

/** One room of the bot. */
export interface RoomMembership {
  /** Bare JID. */
  readonly jid: string
  /** Whether the bot is in there now. */
  readonly isIn: boolean
  /** Bare JID of who invited the bot, where that is known. */
  readonly invitedBy?: string
}

/** Keeps something about people. */
export interface Memory {
  /**
   * Forgets what is kept about a person.
   *
   * @param of Bare JID.
   * @throws {NotKept} when that could not be written down; it is forgotten until the next start.
   * @throws {DeskClosed} when nothing could be forgotten there.
   */
  forget(of: string): Promise<void>
}

/** Remembers who is blocked. */
export interface BlockStore {
  list(): readonly string[]
  has(entry: string): boolean
  /** @throws {NotKept} when it could not be written down; it holds all the same. */
  add(entry: string): Promise<void>
  /** @throws {NotKept} as `add` does. */
  remove(entry: string): Promise<void>
}

/** Remembers in which rooms the bot is to be silent. */
export interface MuteStore {
  /** By the clock, in ms; 0 where it may speak. */
  mutedUntil(room: string): number
  /**
   * @param until What has passed already ends the silence.
   * @throws {NotKept} when it could not be written down; it holds all the same.
   */
  mute(room: string, until: number): Promise<void>
}

/** Remembers in which rooms the bot should be. */
export interface RoomStore {
  /** Every remembered room. */
  list(): Promise<readonly RememberedRoom[]>
  /** Adds a room or replaces what was known of it. */
  remember(room: RememberedRoom): Promise<void>
  forget(jid: string): Promise<void>
}

export interface RememberedRoom {
  /** Bare JID. */
  readonly jid: string
  readonly password?: string
  /** Bare JID of who invited the bot, where that is known. */
  readonly invitedBy?: string
  /** Milliseconds since the epoch, to the day: when somebody there last spoke to the bot, or it came. */
  readonly lastAddressedAt?: number
}

/** Remembers what people and rooms chose. */
export interface PreferenceStore {
  /**
   * @param of Bare JID of a person or a room.
   * @returns `undefined` where nothing was chosen.
   */
  language(of: string): Language | undefined
  /**
   * @param language `undefined` takes the choice back.
   * @throws {NotKept} when it could not be written down; it holds all the same.
   */
  chooseLanguage(of: string, language: Language | undefined): Promise<void>
  /** Forgets everything that was chosen there; throws `NotKept` as `chooseLanguage` does. */
  forget(of: string): Promise<void>
}

/** The time; handed in so that tests own it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

/** Where events are written for whoever runs the bot; the words are English, the facts are searched for. */
export interface Log {
  error(facts: object, event: string): void
  warn(facts: object, event: string): void
  info(facts: object, event: string): void
  debug(facts: object, event: string): void
  trace(facts: object, event: string): void
}

/** Remembers what was typed in the terminal, newest first. */
export interface LineHistory {
  /** How many lines are kept. */
  readonly size: number
  load(): Promise<readonly string[]>
  /** Never rejects: a history that cannot be kept is no reason to end in an error. */
  save(lines: readonly string[]): Promise<void>
}

/**
 * What the campaign desk remembers. Each method is one transaction: once it resolves, what it did survives a loss of power;
 * when it rejects, nothing was done.
 *
 * Targets and what was seen of them are shared by all accounts of the bot that use a database, and so are opt-outs. Everything
 * else belongs to one account, which the implementation knows; what is asked by domain or by case is answered for all of them,
 * with `account` in the party where it is another, so that whoever does the work has everybody told.
 */
export interface Ledger {
  /** Adds a watch or changes the one of that party; the domain is due at once where nobody watched it. */
  watch(watch: Watch): Promise<'added' | 'changed'>
  /** @returns Whether there was one. */
  unwatch(domain: string, party: Party): Promise<boolean>
  /** In the order of their domains. */
  watchesOf(party: Party): Promise<readonly Watch[]>
  /** Of every account. */
  watchesOn(domain: string): Promise<readonly Watch[]>
  /** For limits: how many domains that party watches, and how many are watched or campaigned for by anybody. */
  countWatches(party: Party): Promise<{ readonly ofParty: number; readonly ofAll: number }>

  /** `undefined` where nobody watches it or campaigns for it. */
  target(domain: string): Promise<Target | undefined>
  /** Brings the next check forward to `at`, where it is not due before that. */
  checkSooner(domain: string, at: number): Promise<void>
  /**
   * Keeps the outcome of a check, with everything that follows from it.
   *
   * @returns `false` where another process was quicker (`sequence`); nothing is kept then.
   */
  recordCheck(outcome: CheckOutcome): Promise<boolean>
  /** Newest first. */
  changesOf(domain: string, most: number): Promise<readonly StoredChange[]>
  /** Newest first; with the whole scans. */
  observationsOf(domain: string, most: number): Promise<readonly StoredObservation[]>

  /** @returns The newest case of that party where it is neither done nor opted out of, else a new one. */
  openCase(domain: string, party: Party, language: Language, first: Step): Promise<Case>
  /** The newest one of that party for that domain. */
  caseOf(domain: string, party: Party): Promise<Case | undefined>
  casesOf(party: Party): Promise<readonly Case[]>
  /** Of any account; `undefined` once it is forgotten. */
  case(id: string): Promise<Case | undefined>
  /** Of every party and account, the newest of each: what operators say concerns them all. */
  casesOn(domain: string): Promise<readonly Case[]>
  /**
   * Writes what happened, and what follows from it.
   *
   * @returns `false` where the case has more steps by now than the caller knew; nothing is written then.
   */
  appendSteps(change: CaseChange): Promise<boolean>
  /** @returns `false` where another letter has that code; nothing is kept then. */
  saveLetter(letter: Letter): Promise<boolean>
  letter(code: string): Promise<Letter | undefined>

  optOut(optOut: OptOut): Promise<void>
  /** @returns Whether there was one. */
  optIn(domain: string): Promise<boolean>
  optedOut(domain: string): Promise<OptOut | undefined>

  /** Oldest first; those that were begun and not finished before a crash come with `isBegun`. */
  owedNotices(most: number): Promise<readonly (Notice & { readonly isBegun: boolean })[]>
  beginNotice(id: string, at: number): Promise<void>
  finishNotice(id: string, at: number): Promise<void>

  census(party: Party | undefined, now: number): Promise<Census>
  /** Removes what is kept about a person: their watches and cases; what they did in rooms stays, by an {@link Actor} with nothing in it. */
  forget(of: string): Promise<void>
  /** Removes a batch of what is older than it may be kept. @returns How many rows; none is left where that is 0. */
  expire(now: number): Promise<number>
}

/**
 * The ledger, as soon as it is known whether there is one; `undefined` while its database cannot be had.
 */
export type LedgerAccess = () => Promise<Ledger | undefined>

/** What one check changes, all at once or not at all. */
export interface CheckOutcome {
  readonly domain: string
  /** Of the target that the check began with. */
  readonly sequence: number
  /** Absent where nothing answered. */
  readonly observation?: StoredObservation
  readonly state: TargetState
  readonly changes: readonly StoredChange[]
  readonly nextCheckAt: number
  readonly notices: readonly Notice[]
  /** Steps of campaigns that the outcome is part of. */
  readonly cases: readonly CaseChange[]
}

/** New steps of one case. */
export interface CaseChange {
  readonly caseId: string
  /** How many steps the case had when this was decided. */
  readonly knownSteps: number
  readonly steps: readonly Step[]
  /** Where it stands then, for lists and for `stats`. */
  readonly state: CaseState
  /** When the bot has to do something about it next; absent where people have to. */
  readonly dueAt?: number
  readonly notices: readonly Notice[]
}

/** One piece of background work; plain JSON. It says where to look: what is to be done is decided from the ledger. */
export type Job =
  | { readonly version: 1; readonly kind: 'check'; readonly domain: string; readonly sequence: number }
  | { readonly version: 1; readonly kind: 'case'; readonly caseId: string; readonly knownSteps: number }
  | { readonly version: 1; readonly kind: 'deliver' }
  | { readonly version: 1; readonly kind: 'expire' }

/** Durable work: a job is done at least once, by one process at a time, whatever is killed meanwhile. */
export interface Queue {
  /** Makes jobs of everything in the ledger that is due and not yet queued. @returns How many. */
  queueDue(now: number): Promise<number>
  /** Calls `queueDue` until `signal` aborts: from time to time, and at once when something becomes due by what was just kept. */
  keepQueueing(clock: Clock, signal: AbortSignal): Promise<void>
  enqueue(job: Job): Promise<void>
  /**
   * Works on jobs of one kind until `signal` aborts; a handler that rejects has its job tried again later. Jobs of kind
   * `deliver` are those of the own account.
   *
   * @param handle Its signal aborts once the job has taken too long: another process may have it by then.
   */
  work<K extends Job['kind']>(
    kind: K,
    handle: (job: Extract<Job, { readonly kind: K }>, signal: AbortSignal) => Promise<void>,
    options: { readonly atOnce: number },
    signal: AbortSignal,
  ): Promise<void>
}

/** Carries notices to rooms and people. */
export interface Messenger {
  /**
   * Sends it once, with its id as the stanza's.
   * - `delivered`: the room showed it to everybody, or our own server took it.
   * - `offline`: not now: there is no session, or the room is not entered; nothing was sent, or nothing tells that it arrived.
   * - `undeliverable`: never: we are no longer to be in that room, or it was sent back for good.
   */
  deliver(notice: Notice): Promise<'delivered' | 'offline' | 'undeliverable'>
  /** Whether one that was begun, and not finished, got out all the same; only an archive can tell (XEP-0313). */
  wasDelivered(notice: Notice): Promise<'yes' | 'no' | 'unknown'>
}
