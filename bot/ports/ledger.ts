/** What the campaign desk remembers, and the work that it has. */
import type { Language } from '../locales/index.ts'
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
} from '../records.ts'
import type { Clock } from './process.ts'

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
  /**
   * Owes a notice once more that was sent back, finished or not, by an id that no archive has seen: what was sent back
   * stands in ours all the same.
   *
   * @param from Bare JID: only whoever it is for can send it back.
   * @param notBefore One that was made earlier has been tried for long enough, and is left alone.
   * @returns Whether it is owed once more.
   */
  returnNotice(id: string, from: string, notBefore: number): Promise<boolean>

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
