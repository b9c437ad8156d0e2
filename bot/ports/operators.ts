/** What those who run a server say of it, and of what they want. */
import type { OptOut } from '../records.ts'

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
