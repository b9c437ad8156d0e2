/** What is remembered in small files. */
import type { Language } from '../locales/index.ts'

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

/** Remembers what was typed in the terminal, newest first. */
export interface LineHistory {
  /** How many lines are kept. */
  readonly size: number
  load(): Promise<readonly string[]>
  /** Never rejects: a history that cannot be kept is no reason to end in an error. */
  save(lines: readonly string[]): Promise<void>
}
