/** Who probes and judges, and who decides whether there is a scan. */
import type { DomainReading, Report, Scan, ScanDepth, Service } from '../../probes/index.ts'
import type { OptOut } from '../records.ts'

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
