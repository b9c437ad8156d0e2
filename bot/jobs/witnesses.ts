import { doubtfulFamilies, spokenFamilies, type Ways } from '../campaign/answering.ts'
import { OwnNetwork } from '../campaign/own-network.ts'
import type { Report } from '../../probes/index.ts'
import type { Clock, Family, Knocker, Log } from '../ports.ts'

/** How others are asked whether they answer. */
export interface WitnessParts {
  readonly knocker: Knocker
  readonly clock: Clock
  readonly log: Log
  /** Of our own server, which is asked first: nobody else is bothered then. */
  readonly ownDomain?: string
}

/** What was met by one look. */
export interface Look {
  readonly report: Report
  /** When it began. */
  readonly since: number
  /** Whether somebody may be asked on behalf of another: not whoever wants to be left alone. */
  mayAsk(domain: string): Promise<boolean>
}

/** Knows who else answers, and asks them where somebody is silent; one for each process, for each has its own network. */
export class Witnesses {
  readonly #parts: WitnessParts
  readonly #network: OwnNetwork
  readonly #asking = new Map<Family, Promise<void>>()

  constructor(parts: WitnessParts) {
    this.#parts = parts
    this.#network = new OwnNetwork(parts.ownDomain)
  }

  /** Notes who answered in that look, asks others where somebody was silent, and says what the silence counts. */
  async waysFor(look: Look, signal: AbortSignal): Promise<Ways> {
    const { report, since } = look
    for (const family of spokenFamilies(report)) this.#noteAnswer(report.domain, family, since)
    await Promise.all(doubtfulFamilies(report).map((family) => this.#askOnce(family, look, signal)))
    return { 4: this.#network.way(4, since), 6: this.#network.way(6, since) }
  }

  /** Who meets silence while others are being asked waits for what they say. */
  async #askOnce(family: Family, look: Look, signal: AbortSignal): Promise<void> {
    for (let others = this.#asking.get(family); others !== undefined; others = this.#asking.get(family))
      await others
    if (!this.#network.isToBeAsked(family, look.since)) return
    const asking = this.#ask(family, look, signal).finally(() => this.#asking.delete(family))
    // Who waits beside asks anew where this look is given up.
    this.#asking.set(
      family,
      asking.catch(() => undefined),
    )
    await asking
  }

  async #ask(family: Family, look: Look, signal: AbortSignal): Promise<void> {
    const { clock, knocker } = this.#parts
    let asked = 0
    for (const domain of this.#network.whomToAsk(family, look.report.domain, clock.now())) {
      if (!(await look.mayAsk(domain))) continue
      asked += 1
      const at = clock.now()
      this.#network.noteAsked(domain, at)
      if (await knocker.answersOver(domain, family, signal)) {
        this.#noteAnswer(domain, family, at)
        return
      }
    }
    if (this.#network.noteVain(family, clock.now()))
      this.#parts.log.warn(
        { family: `IPv${family}`, asked },
        'nobody vouches for our own network: silence over this family is not counted until somebody answers',
      )
  }

  #noteAnswer(domain: string, family: Family, at: number): void {
    if (this.#network.noteAnswer(domain, family, at))
      this.#parts.log.info({ family: `IPv${family}` }, 'others answer again: silence counts again')
  }
}
