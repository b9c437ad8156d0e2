import { openLedger } from '../../../bot/store/ledger.ts'
import type { Ledger } from '../../../bot/ports.ts'
import type { Change, StoredChange, Summary } from '../../../bot/records.ts'
import type { VerdictState } from '../../../probes/index.ts'
import { aReport, aVerdict } from '../reports.ts'
import type { TestDatabase } from '../store/databases.ts'
import { START, aConversation, type ConversationParts } from './conversation.ts'

const DAY_MS = 86_400_000
/** When those who run xmpp.jp switch it over. */
const MAINTENANCE = START + 3 * DAY_MS

/** By the domain; what is not listed requires TLS. */
const STATES: Readonly<Record<string, VerdictState>> = {
  'absent.xmpp.jp': 'absent',
  'dark.xmpp.jp': 'unknown',
  'open.xmpp.jp': 'optional',
}

/**
 * A conversation with a campaign desk: xmpp.jp takes logins without TLS for three days, `open.` and `absent.` always do, and
 * nobody can tell of `dark.`; of `old.` there is a history, and the operators of `quiet.`, `txt.` and `kept.` want to be left alone.
 */
export async function aDesk(database: TestDatabase, parts: ConversationParts = {}) {
  const ledger = openLedger(database.db, { account: 'tellus@bots.example', clock: { now: () => START } })
  await tellHistory(ledger)
  await ledger.optOut({ domain: 'quiet.xmpp.jp', since: START - DAY_MS, via: 'contact', by: 'admin@xmpp.jp' })
  await ledger.optOut({ domain: 'txt.xmpp.jp', since: START - DAY_MS, via: 'dns' })
  await ledger.optOut({ domain: 'kept.xmpp.jp', since: START - DAY_MS, via: 'owner' })
  const conversation = aConversation({
    ledger,
    scan({ domain }) {
      const isBefore = domain === 'xmpp.jp' && conversation.now() < MAINTENANCE
      const state = isBefore ? 'optional' : (STATES[domain] ?? 'required')
      return Promise.resolve(
        aReport({ domain, verdict: { c2s: aVerdict(state), s2s: aVerdict('required') } }),
      )
    },
    ...parts,
  })
  return { ...conversation, ledger }
}

/** Somebody else watches the domain, so that it is tested. */
const SOMEBODY = { kind: 'person', jid: 'somebody@example.org' } as const

/** One of each kind, the newest last. */
const CHANGES: readonly Change[] = [
  { kind: 'verdict', service: 'c2s', from: 'absent', to: 'optional' },
  { kind: 'grade', from: 'F', to: 'C' },
  {
    kind: 'endpoint-gone',
    service: 's2s',
    endpoint: { security: 'starttls', host: 'old.xmpp.jp', port: 5269 },
  },
  {
    kind: 'endpoint-new',
    service: 'c2s',
    endpoint: { security: 'direct-tls', host: 'old.xmpp.jp', port: 5223 },
  },
  { kind: 'certificate-ending', service: 'c2s', keyHash: 'aa', daysLeft: 7, notAfter: START - DAY_MS },
  { kind: 'certificate-ending', service: 'c2s', keyHash: 'aa', daysLeft: 0, notAfter: START - DAY_MS },
  { kind: 'certificate-ending', service: 'c2s', keyHash: 'aa', daysLeft: -1, notAfter: START - DAY_MS },
  aNewKey("C=US, O=Let's Encrypt, CN=R11", "C=US, O=Let's Encrypt, CN=R12"),
  aNewKey("C=US, O=Let's Encrypt, CN=R12", "C=US, O=Let's Encrypt, CN=R12"),
  { kind: 'outage-began', since: START - 2 * DAY_MS },
  { kind: 'outage-ended', since: START - 2 * DAY_MS, until: START - DAY_MS, found: {} },
  { kind: 'outage-ended', since: START - 2 * DAY_MS, until: START - DAY_MS, found: { c2s: 'optional' } },
]

function aNewKey(oldIssuer: string, newIssuer: string): Change {
  const keys = { oldKey: 'aa', newKey: 'bb', oldNotAfter: START + 9 * DAY_MS }
  return { kind: 'key-changed', service: 'c2s', ...keys, oldIssuer, newIssuer }
}

async function tellHistory(ledger: Ledger): Promise<void> {
  const domain = 'old.xmpp.jp'
  const by = { key: SOMEBODY.jid, name: 'somebody' }
  await ledger.watch({
    domain,
    party: SOMEBODY,
    interval: 'daily',
    language: 'en',
    by,
    since: START - 30 * DAY_MS,
  })
  const before = aSummary('absent', START - 20 * DAY_MS)
  const after = aSummary('optional', START - 10 * DAY_MS)
  const changes = CHANGES.map((change, i): StoredChange => ({
    domain,
    at: START - (CHANGES.length - i) * (DAY_MS / 2),
    change,
  }))
  await record(ledger, domain, before, [])
  await record(ledger, domain, after, changes)
}

async function record(
  ledger: Ledger,
  domain: string,
  summary: Summary,
  changes: readonly StoredChange[],
): Promise<void> {
  const target = await ledger.target(domain)
  if (target === undefined) throw new Error(`nobody watches ${domain}`)
  await ledger.recordCheck({
    domain,
    sequence: target.sequence,
    observation: { domain, at: summary.at, summary },
    state: { version: 1, expiryTold: {}, confirmed: summary },
    changes,
    nextCheckAt: START + DAY_MS,
    notices: [],
    cases: [],
  })
}

/** Its certificate ends in nine days. */
function aSummary(state: VerdictState, at: number): Summary {
  const certificate = {
    keyHash: 'bb',
    notBefore: START - 80 * DAY_MS,
    notAfter: START + 9 * DAY_MS,
    issuer: "C=US, O=Let's Encrypt, CN=R12",
  }
  return {
    at,
    services: {
      c2s: { state, basis: 'advertised', families: [4], endpoints: [], certificates: [certificate] },
      s2s: {
        state: 'required',
        basis: 'advertised',
        families: [4],
        endpoints: [],
        certificates: [certificate],
      },
    },
  }
}
