/** Records for tests of the ledger, made from what differs. */
import { randomUUID } from 'node:crypto'
import type { CaseChange, CheckOutcome } from '../../../bot/ports.ts'
import type {
  Actor,
  Notice,
  Party,
  ServiceSummary,
  Step,
  StoredChange,
  Summary,
  Watch,
} from '../../../bot/records.ts'
import type { Scan } from '../../../probes/index.ts'

export const DAY_MS = 86_400_000
/** The day on which volunteers found that xmpp.jp lets people in without TLS. */
export const START = Date.UTC(2017, 2, 6, 9, 30, 0, 123)
export const DOMAIN = 'xmpp.jp'
export const ROOM: Party = { kind: 'room', jid: 'tls@rooms.example' }
export const ALICE: Party = { kind: 'person', jid: 'alice@example.org' }
export const BOB: Party = { kind: 'person', jid: 'bob@example.net' }
export const alice: Actor = { key: ALICE.jid, name: 'Alice' }
export const bob: Actor = { key: BOB.jid, name: 'Bob' }

export function aWatch(parts: Partial<Watch> = {}): Watch {
  return {
    domain: DOMAIN,
    party: ROOM,
    interval: 'daily',
    language: 'en',
    by: alice,
    since: START,
    ...parts,
  }
}

export function aStep(parts: Partial<Step> = {}): Step {
  return { at: START, by: alice, event: { kind: 'found', state: 'optional' }, ...parts }
}

export function aNotice(parts: Partial<Notice> = {}): Notice {
  return {
    id: randomUUID(),
    to: ROOM,
    text: 'STARTTLS is required now.',
    lang: 'en',
    createdAt: START,
    ...parts,
  }
}

export function aSummary(state: ServiceSummary['state'], at = START): Summary {
  return {
    at,
    services: { c2s: { state, basis: 'advertised', families: [4], endpoints: [], certificates: [] } },
  }
}

export function aVerdictChange(parts: Partial<StoredChange> = {}): StoredChange {
  return {
    domain: DOMAIN,
    at: START,
    change: { kind: 'verdict', service: 'c2s', from: 'optional', to: 'required' },
    ...parts,
  }
}

/** Nothing was seen and nothing follows; checked again a day later. */
export function anOutcome(parts: Partial<CheckOutcome> & { readonly sequence: number }): CheckOutcome {
  return {
    domain: DOMAIN,
    state: { version: 1, expiryTold: {} },
    changes: [],
    nextCheckAt: START + DAY_MS,
    notices: [],
    cases: [],
    ...parts,
  }
}

export function aChange(parts: Partial<CaseChange> & { readonly caseId: string }): CaseChange {
  return {
    knownSteps: 1,
    steps: [aStep({ event: { kind: 'noted', text: 'wrote to them' } })],
    state: 'found',
    notices: [],
    ...parts,
  }
}

/** Nothing was measured by it, but it says so as a real one does. */
export function aScan(parts: Partial<Scan> = {}): Scan {
  return {
    domain: DOMAIN,
    startedAt: new Date(START).toISOString(),
    durationMs: 1234,
    discoveries: [],
    observations: [],
    environment: { node: '20.20.2', openssl: '3.0.19' },
    ...parts,
  }
}
