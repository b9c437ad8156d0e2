/** Background work with a real ledger; only the network and the time are made up. */
import { randomUUID } from 'node:crypto'
import type { CheckParts } from '../../../bot/jobs/check-job.ts'
import { Witnesses } from '../../../bot/jobs/witnesses.ts'
import type { Ledger, Log, OptOutRecords } from '../../../bot/ports.ts'
import type { Case, Party, Step, Watch } from '../../../bot/records.ts'
import { openLedger } from '../../../bot/store/ledger.ts'
import type { Scan, VerdictState } from '../../../probes/index.ts'
import {
  AT,
  discoveryOf,
  endpointOf,
  failed,
  featuresOf,
  observed,
  sessionAt,
} from '../../probes/builders.ts'
import { ANA, on } from '../campaign/steps.ts'
import type { TestDatabase } from '../store/databases.ts'

export const DOMAIN = 'xmpp.jp'
export const ROOM: Party = { kind: 'room', jid: 'tls@rooms.example' }
export const EVE: Party = { kind: 'person', jid: 'eve@example.org' }
const ACCOUNT = 'tellus@bots.example'

/** How a server shows itself to a scan; `silent` refuses every connection, `unseen` is DNS that fails, `spared` one of two addresses left out. */
export type Showing =
  Extract<VerdictState, 'required' | 'optional' | 'absent'> | 'silent' | 'unseen' | 'spared'

const ignore = (): void => undefined

/** A scan of a server that shows itself so, for clients only. */
function scanOf(showing: Showing): Scan {
  const endpoint = endpointOf({ domain: DOMAIN, host: DOMAIN })
  const rest = { domain: DOMAIN, startedAt: AT, durationMs: 1, environment: { node: '', openssl: '' } }
  if (showing === 'unseen') {
    const dns = failed('dns', 'dns-failure')
    return { ...rest, discoveries: [discoveryOf([], { starttls: dns, directTls: dns })], observations: [] }
  }
  if (showing === 'spared') return withoutOneAddress(scanOf('required'))
  const starttls = { required: 'required', optional: 'offered', absent: 'absent' } as const
  const before =
    showing === 'silent'
      ? failed('tcp', 'refused')
      : observed(featuresOf({ starttls: starttls[showing], mechanisms: ['PLAIN'] }))
  return {
    ...rest,
    discoveries: [discoveryOf([endpoint])],
    observations: sessionAt(endpoint, { 'features-before-tls': before }),
  }
}

function withoutOneAddress(scan: Scan): Scan {
  const left = { ...endpointOf({ domain: DOMAIN, host: DOMAIN }), address: '192.0.2.200' }
  const leftOut = [{ ...left, outcome: { state: 'skipped', because: 'spared' } as const }]
  return { ...scan, discoveries: scan.discoveries.map((discovery) => ({ ...discovery, leftOut })) }
}

const NO_LOG: Log = { error: ignore, warn: ignore, info: ignore, debug: ignore, trace: ignore }

/** One installation, as its background work sees it. */
export class Background {
  now = on('03-01')
  showing: Showing = 'optional'
  optOut: Awaited<ReturnType<OptOutRecords['read']>> = 'none'
  isBlocked = false
  /** Where the bot is no longer. */
  left: readonly Party[] = []
  /** Whether our own network leads to anybody. */
  doOthersAnswer = true
  /** Who was asked on behalf of the domain, over which family. */
  readonly knocked: string[] = []
  readonly warnings: string[] = []
  /** How long a scan takes, in ms. */
  durationMs = 1
  /** Called in the middle of each scan. */
  meanwhile: () => Promise<void> = () => Promise.resolve()
  /** What was scanned, in order. */
  readonly scanned: string[] = []
  /** What was logged for whoever runs it. */
  readonly logged: string[] = []
  readonly ledger: Ledger
  parts: CheckParts

  constructor({ db }: TestDatabase) {
    const clock = { now: () => this.now }
    this.ledger = openLedger(db, { account: ACCOUNT, clock })
    this.parts = {
      ledger: this.ledger,
      prober: {
        probe: async ({ domain, services, depth }) => {
          this.scanned.push([domain, ...services, depth].join(' '))
          const scan = { ...scanOf(this.showing), durationMs: this.durationMs }
          await this.meanwhile()
          return scan
        },
      },
      witnesses: new Witnesses({
        knocker: {
          answersOver: (domain, family) => {
            this.knocked.push(`${domain} ${family}`)
            return Promise.resolve(this.doOthersAnswer)
          },
        },
        clock,
        log: { ...NO_LOG, warn: (_facts, event) => this.warnings.push(event) },
        ownDomain: 'bots.example',
      }),
      optOutRecords: { read: () => Promise.resolve(this.optOut) },
      isLeftAlone: () => this.isBlocked,
      isGone: ({ jid }) => this.left.some((one) => one.jid === jid),
      clock,
      random: () => 0.5,
      newId: randomUUID,
      log: this.#log(),
    }
  }

  #log(): Log {
    return {
      error: ignore,
      warn: ignore,
      info: (_facts, event) => void this.logged.push(event),
      debug: ignore,
      trace: ignore,
    }
  }

  async watch(party: Party, parts: Partial<Watch> = {}): Promise<void> {
    const { now: since } = this
    await this.ledger.watch({
      domain: DOMAIN,
      party,
      interval: 'daily',
      language: 'en',
      by: ANA,
      since,
      ...parts,
    })
  }

  /** A campaign of the room with these steps. */
  async campaign(steps: readonly Step[], party: Party = ROOM): Promise<Case> {
    const [first, ...rest] = steps
    if (first === undefined) throw new Error('a case has a first step')
    const opened = await this.ledger.openCase(DOMAIN, party, 'en', first)
    await this.append(opened, rest)
    return { ...opened, steps }
  }

  async append({ id, steps }: Case, added: readonly Step[]): Promise<void> {
    const change = { caseId: id, knownSteps: steps.length, steps: added, state: 'sent', notices: [] } as const
    if (added.length > 0) await this.ledger.appendSteps(change)
  }

  /** What is owed, to whom, as `room: …`; everything is taken for delivered then. */
  async told(): Promise<readonly string[]> {
    const owed = await this.ledger.owedNotices(100)
    for (const { id } of owed) await this.ledger.finishNotice(id, this.now)
    return owed.map(({ to, text }) => `${to.kind}: ${text}`)
  }

  async sequence(): Promise<number> {
    return (await this.ledger.target(DOMAIN))?.sequence ?? NaN
  }

  /** What happened in the newest campaign of the room. */
  async events(): Promise<readonly string[]> {
    const found = await this.ledger.caseOf(DOMAIN, ROOM)
    return (found?.steps ?? []).map(({ event }) =>
      'state' in event ? `${event.kind} ${event.state}` : event.kind,
    )
  }
}
