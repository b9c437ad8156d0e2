/** What the campaign desk keeps: types, no logic. Everything here is plain JSON but for the times, which are ms since the epoch. */
import type { Grade, Scan, Service, VerdictState } from '../probes/index.ts'
import type { Language } from './locales/index.ts'

/** To whom something belongs: a room, a person, or whoever sits at the terminal. */
export interface Party {
  readonly kind: 'room' | 'person' | 'terminal'
  /** Bare JID; `terminal` there. */
  readonly jid: string
  /** The bot's own account that talks to them, where it is another one than ours: several may share a database, and the work. */
  readonly account?: string
}

/** Who did something; both are empty once they had themselves be forgotten. */
export interface Actor {
  /** Tells people apart: a bare JID, or the room with the occupant-id or nickname. */
  readonly key: string
  /** What they are called, cleaned. */
  readonly name: string
}

/** How often a watched domain is checked while nothing happens. */
export type WatchInterval = 'hourly' | 'daily' | 'weekly'

/** Somebody wants to be told of changes. */
export interface Watch {
  /** A-labels. */
  readonly domain: string
  readonly party: Party
  readonly interval: WatchInterval
  /** In which they are told. */
  readonly language: Language
  readonly by: Actor
  readonly since: number
}

/** What of a report is compared with the one before; stored for ever, so keys are only ever added. */
export interface Summary {
  readonly at: number
  readonly services: Readonly<Partial<Record<Service, ServiceSummary>>>
  /** By the policy `tellus-1`; absent where the test was none in depth. */
  readonly letter?: NonNullable<Grade['letter']>
}

export interface ServiceSummary {
  readonly state: VerdictState
  readonly basis: 'advertised' | 'proven'
  /** Address families where something answered. */
  readonly families: readonly (4 | 6)[]
  readonly endpoints: readonly EndpointSummary[]
  /** Every leaf that was presented, by key. */
  readonly certificates: readonly CertificateSummary[]
}

export interface EndpointSummary {
  readonly security: 'starttls' | 'direct-tls'
  readonly host: string
  readonly port: number
  /** On any address; `unknown` where nobody could look, or the network did not lead there. */
  readonly answers: 'yes' | 'no' | 'unknown'
}

export interface CertificateSummary {
  /** SHA-256 of SubjectPublicKeyInfo, as the report has it. */
  readonly keyHash: string
  /** With those of the same key, the one that ends first. */
  readonly notBefore: number
  readonly notAfter: number
  readonly issuer: string
}

/** What is known of a watched domain between two checks. */
export interface TargetState {
  readonly version: 1
  /** What watchers know: everything that was seen often enough to count. Absent until something answered. */
  readonly confirmed?: Summary
  /** Changes that were seen once, and have to be seen again before they count. */
  readonly pending?: readonly PendingChange[]
  /** Nothing answers. */
  readonly outage?: OutageState
  /** The last threshold that was told of each certificate's end, in days, by key hash. */
  readonly expiryTold: Readonly<Record<string, number>>
  /** When each key was last presented, by its hash: several servers of one domain may take turns with theirs. */
  readonly knownKeys?: Readonly<Record<string, number>>
  /** When it was last tested in depth, which is what a letter takes. */
  readonly testedInDepthAt?: number
  /** Those who watch were told that its operators want it left alone. */
  readonly isOptOutTold?: boolean
  /** What the server publishes for outages, read while it was up (XEP-0455). */
  readonly statusAddresses?: readonly string[]
}

/** A change from what is confirmed that has to be seen twice. */
export interface PendingChange {
  readonly change: Extract<
    Change,
    { readonly kind: 'verdict' | 'key-changed' | 'endpoint-gone' | 'endpoint-new' }
  >
  /** When it was first seen. */
  readonly since: number
}

export interface OutageState {
  readonly since: number
  /** Checks since then that found nothing. */
  readonly attempts: number
  /** Watchers were told. */
  readonly isTold: boolean
}

/** A domain that somebody watches or campaigns for. */
export interface Target {
  readonly domain: string
  readonly state: TargetState
  readonly nextCheckAt: number
  /** Counts finished checks: an outcome is recorded only over the one that it was made from. */
  readonly sequence: number
}

/** One finished check that is kept. */
export interface StoredObservation {
  readonly domain: string
  readonly at: number
  readonly summary: Summary
  /** Everything that was measured: it can be judged again when policy changes. Removed first when space is short. */
  readonly scan?: Scan
}

/** Something that watchers are told; `kind` and its facts are worded in the locales. */
export type Change =
  | {
      readonly kind: 'verdict'
      readonly service: Service
      readonly from: VerdictState
      readonly to: VerdictState
    }
  | {
      readonly kind: 'certificate-ending'
      readonly service: Service
      readonly keyHash: string
      /** Whole days; negative once it has ended. */
      readonly daysLeft: number
      readonly notAfter: number
    }
  | {
      /** The key changed while the old certificate was still good. */
      readonly kind: 'key-changed'
      readonly service: Service
      readonly oldKey: string
      readonly oldNotAfter: number
      readonly oldIssuer: string
      readonly newKey: string
      readonly newIssuer: string
    }
  | {
      readonly kind: 'endpoint-gone' | 'endpoint-new'
      readonly service: Service
      readonly endpoint: Omit<EndpointSummary, 'answers'>
    }
  | {
      readonly kind: 'grade'
      readonly from: NonNullable<Grade['letter']>
      readonly to: NonNullable<Grade['letter']>
    }
  | { readonly kind: 'outage-began'; readonly since: number }
  | {
      readonly kind: 'outage-ended'
      readonly since: number
      readonly until: number
      /** As it was found on coming back: what there was to see at once, confirmed or not. */
      readonly found: Readonly<Partial<Record<Service, VerdictState>>>
    }

/** A change with its day, as `history` tells it. */
export interface StoredChange {
  readonly domain: string
  readonly at: number
  readonly change: Change
}

/** Where a campaign stands. */
export type CaseState =
  | 'found'
  | 'verified'
  | 'drafted'
  | 'approved'
  | 'sent'
  | 'answered'
  | 'promised'
  | 'retested'
  | 'done'
  | 'stalled'
  | 'opted-out'

/** The letters that there are. */
export type LetterKind = 'first' | 'reminder' | 'after-outage' | 'thanks'

/** One thing that happened in a campaign; never changed once written. */
export type StepEvent =
  | { readonly kind: 'found'; readonly state: VerdictState }
  | { readonly kind: 'verified'; readonly state: VerdictState }
  | {
      readonly kind: 'drafted'
      readonly letter: LetterKind
      readonly language: Language
      readonly code: string
    }
  | { readonly kind: 'approved'; readonly code: string }
  | { readonly kind: 'sent'; readonly to?: string }
  | { readonly kind: 'answered'; readonly text?: string }
  /** `day` is ISO 8601, without time: `2017-05-08`. */
  | { readonly kind: 'promised'; readonly day: string }
  | { readonly kind: 'retested'; readonly state: VerdictState }
  | { readonly kind: 'reminded'; readonly count: number }
  | { readonly kind: 'outage-ended'; readonly state: VerdictState; readonly since: number }
  | { readonly kind: 'noted'; readonly text: string }
  | { readonly kind: 'skipped'; readonly states: readonly CaseState[] }
  | { readonly kind: 'done'; readonly state: VerdictState }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'opted-out'; readonly via: OptOut['via'] }
  | { readonly kind: 'reopened' }

export interface Step {
  readonly at: number
  /** Absent where the bot did it itself. */
  readonly by?: Actor
  readonly event: StepEvent
}

/** One campaign: a party's attempt to have one domain require TLS. */
export interface Case {
  readonly id: string
  readonly domain: string
  readonly party: Party
  readonly language: Language
  /** In the order in which they happened; never empty. */
  readonly steps: readonly Step[]
}

/** A letter as drafted, for people to send. */
export interface Letter {
  /** Short, unique, and easy to type: by it somebody else approves. */
  readonly code: string
  readonly caseId: string
  readonly kind: LetterKind
  readonly language: Language
  readonly text: string
  readonly draftedBy: Actor
  readonly draftedAt: number
}

/** The operators of a domain do not want it tested. */
export interface OptOut {
  readonly domain: string
  readonly since: number
  /** A JID that the server publishes (XEP-0157), DNS, or those who run the bot. */
  readonly via: 'contact' | 'dns' | 'owner'
  /** Bare JID, where one said so. */
  readonly by?: string
}

/** A message that the bot owes somebody: worded when it is made, delivered once. */
export interface Notice {
  /** A UUID; the stanza's id too, so that what was sent before a crash is known again. */
  readonly id: string
  readonly to: Party
  readonly text: string
  /** BCP 47. */
  readonly lang: string
  readonly createdAt: number
}

/** How many there are of what, for `stats`. */
export interface Census {
  readonly watched: number
  /** Watched domains by the worse verdict of their services. */
  readonly byState: Readonly<Partial<Record<VerdictState, number>>>
  /** `2026-11` → changes of verdict. */
  readonly changesByMonth: Readonly<Record<string, number>>
  readonly casesByState: Readonly<Partial<Record<CaseState, number>>>
  /** From the first letter sent to done; `undefined` where none is done. */
  readonly medianDaysToDone: number | undefined
}
