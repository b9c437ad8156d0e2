import { type Migration, sql } from 'kysely'

/**
 * What the campaign desk keeps.
 *
 * Times are instants in milliseconds. Whatever has to be done some day has a column that says when (`next_check_at`, `due_at`,
 * `next_at`, or a notice that is not finished), and one that says when a job was last made of it (`queued_at`): the jobs
 * themselves can be lost at any time, and are made again.
 */
export const ledger: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  // A domain that somebody watches or campaigns for; with `idle_since`, one that nobody does any more.
  // `verdict` is the worse one of what `state` holds as confirmed. The row is also the lock of all that concerns its domain.
  `create table targets (
    domain text primary key,
    state jsonb not null,
    verdict text,
    next_check_at timestamptz(3),
    sequence integer not null default 0,
    queued_at timestamptz(3),
    idle_since timestamptz(3),
    check ((next_check_at is null) = (idle_since is not null))
  )`,
  `create index targets_due on targets (next_check_at) where next_check_at is not null`,
  `create index targets_idle on targets (idle_since) where idle_since is not null`,

  // "account" is the bot's own: several may share a database, each with rooms and people of its own.
  `create table watches (
    account text not null,
    party_kind text not null,
    party_jid text not null,
    domain text not null references targets,
    interval text not null,
    language text not null,
    by_key text not null,
    by_name text not null,
    since timestamptz(3) not null,
    primary key (account, party_kind, party_jid, domain)
  )`,
  `create index watches_domain on watches (domain)`,

  // The scan is by far the largest part, and goes first; where it is stored apart (TOAST), removing it rewrites little.
  `create table observations (
    id bigint generated always as identity primary key,
    domain text not null references targets on delete cascade,
    at timestamptz(3) not null,
    summary jsonb not null,
    scan jsonb
  )`,
  `create index observations_domain on observations (domain, at desc, id desc)`,
  `create index observations_at on observations (at)`,
  `create index observations_scanned on observations (at) where scan is not null`,

  `create table changes (
    id bigint generated always as identity primary key,
    domain text not null references targets on delete cascade,
    at timestamptz(3) not null,
    kind text not null,
    change jsonb not null
  )`,
  `create index changes_domain on changes (domain, at desc, id desc)`,
  `create index changes_verdict on changes (at) where kind = 'verdict'`,

  // "steps" counts the rows of that name: a change that was decided on fewer is refused. "number" is the order of opening.
  `create table cases (
    id uuid primary key default gen_random_uuid(),
    number bigint generated always as identity,
    account text not null,
    party_kind text not null,
    party_jid text not null,
    domain text not null references targets,
    language text not null,
    state text not null,
    steps integer not null,
    due_at timestamptz(3),
    queued_at timestamptz(3),
    opened_at timestamptz(3) not null
  )`,
  `create index cases_party on cases (account, party_kind, party_jid, domain, number desc)`,
  `create index cases_domain on cases (domain)`,
  `create index cases_due on cases (due_at) where due_at is not null`,

  `create table steps (
    case_id uuid not null references cases on delete cascade,
    position integer not null,
    at timestamptz(3) not null,
    by_key text,
    by_name text,
    kind text not null,
    event jsonb not null,
    primary key (case_id, position)
  )`,
  `create index steps_by on steps (by_key) where by_key is not null`,

  `create table letters (
    code text primary key,
    case_id uuid not null references cases on delete cascade,
    kind text not null,
    language text not null,
    text text not null,
    by_key text not null,
    by_name text not null,
    drafted_at timestamptz(3) not null
  )`,
  `create index letters_case on letters (case_id)`,

  // Of the whole installation: operators said it to whichever account they found.
  `create table opt_outs (
    domain text primary key,
    since timestamptz(3) not null,
    via text not null,
    by text
  )`,

  `create table notices (
    id uuid primary key,
    account text not null,
    party_kind text not null,
    party_jid text not null,
    text text not null,
    lang text not null,
    created_at timestamptz(3) not null,
    queued_at timestamptz(3),
    begun_at timestamptz(3),
    finished_at timestamptz(3)
  )`,
  `create index notices_owed on notices (account, created_at) where finished_at is null`,
  `create index notices_finished on notices (finished_at) where finished_at is not null`,

  // What the whole installation does from time to time.
  `create table chores (
    name text primary key,
    next_at timestamptz(3) not null
  )`,
  `insert into chores values ('expire', 'epoch')`,
]
