/** The tables as kysely sees them. Their meaning stands beside their definition, in `migrations/`. */
import type { ColumnType, Generated, Kysely } from 'kysely'
import type { VerdictState } from '../../probes/index.ts'
import type { Language } from '../locales/index.ts'
import type {
  CaseState,
  Change,
  LetterKind,
  OptOut,
  Party,
  StepEvent,
  Summary,
  TargetState,
  WatchInterval,
} from '../records.ts'
import type { Scan } from '../../probes/index.ts'

/** A handle on the database, or on a transaction of it. */
export type Database = Kysely<Schema>

/** Every table of ours. */
export interface Schema {
  targets: TargetRow
  watches: WatchRow
  observations: ObservationRow
  changes: ChangeRow
  cases: CaseRow
  steps: StepRow
  letters: LetterRow
  opt_outs: OptOutRow
  notices: NoticeRow
  chores: ChoreRow
}

/** Plain JSON; written as text that `toJsonb` (json.ts) made. */
type Jsonb<T> = ColumnType<T, string, string>
/** Rows are only ever added and removed. */
type Fixed<T> = ColumnType<T, T, never>

interface TargetRow {
  readonly domain: Fixed<string>
  readonly state: Jsonb<TargetState>
  readonly verdict: VerdictState | null
  readonly next_check_at: Date | null
  readonly sequence: Generated<number>
  readonly queued_at: Date | null
  readonly idle_since: Date | null
}

/** Whose something is. */
interface PartyColumns {
  readonly account: Fixed<string>
  readonly party_kind: Fixed<Party['kind']>
  readonly party_jid: Fixed<string>
}

interface WatchRow extends PartyColumns {
  readonly domain: Fixed<string>
  readonly interval: WatchInterval
  readonly language: Language
  readonly by_key: string
  readonly by_name: string
  readonly since: Date
}

interface ObservationRow {
  /** A bigint, which is text in JavaScript. */
  readonly id: Generated<string>
  readonly domain: Fixed<string>
  readonly at: Fixed<Date>
  readonly summary: Jsonb<Summary>
  readonly scan: ColumnType<Scan | null, string | null, null>
}

interface ChangeRow {
  readonly id: Generated<string>
  readonly domain: Fixed<string>
  readonly at: Fixed<Date>
  readonly kind: Fixed<Change['kind']>
  readonly change: Jsonb<Change>
}

interface CaseRow extends PartyColumns {
  readonly id: Generated<string>
  /** A bigint, which is text in JavaScript. */
  readonly number: Generated<string>
  readonly domain: Fixed<string>
  readonly language: Language
  readonly state: CaseState
  readonly steps: number
  readonly due_at: Date | null
  readonly queued_at: Date | null
  readonly opened_at: Fixed<Date>
}

interface StepRow {
  readonly case_id: Fixed<string>
  readonly position: Fixed<number>
  readonly at: Fixed<Date>
  readonly by_key: string | null
  readonly by_name: string | null
  readonly kind: Fixed<StepEvent['kind']>
  readonly event: Jsonb<StepEvent>
}

interface LetterRow {
  readonly code: Fixed<string>
  readonly case_id: Fixed<string>
  readonly kind: Fixed<LetterKind>
  readonly language: Fixed<Language>
  readonly text: Fixed<string>
  readonly by_key: string
  readonly by_name: string
  readonly drafted_at: Fixed<Date>
}

interface OptOutRow {
  readonly domain: Fixed<string>
  readonly since: Date
  readonly via: OptOut['via']
  readonly by: string | null
}

interface NoticeRow extends PartyColumns {
  readonly id: Fixed<string>
  readonly text: Fixed<string>
  readonly lang: Fixed<string>
  readonly created_at: Fixed<Date>
  readonly queued_at: Date | null
  readonly begun_at: Date | null
  readonly finished_at: Date | null
}

interface ChoreRow {
  readonly name: Fixed<string>
  readonly next_at: Date
}
