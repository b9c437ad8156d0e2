/**
 * Tells the silence of others from that of our own network. Sans-IO: told who answered and who was asked in vain, it says what
 * silence counts, and who might be asked.
 *
 * Theory: no failure tells by itself whose it is. A route that is lost here, a firewall of ours and a server that is switched
 * off all look alike, and a resolver nearby answers meanwhile. What tells them apart is somebody else: while another server
 * speaks XMPP to us over the same address family, whoever is silent over it is silent.
 */
import type { Family } from '../ports.ts'
import type { Way } from './answering.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** An answer vouches for the network for so long: scans take about as much, and their answers count from their beginning. */
const FRESH_MS = MINUTE_MS

/** Over a family that gave no answer for longer, nothing is to be had from here. */
const GIVEN_UP_AFTER_MS = DAY_MS

/** Who is asked on behalf of others is not asked again before: a domain is tested six times an hour at most. */
const BOTHERED_MS = 10 * MINUTE_MS

/** Our own server, and two that are watched; where all of them are silent, so is everybody. */
const MOST_ASKED = 3

/** Who answered last; more are not needed to find two that were not asked lately. */
const MOST_REMEMBERED = 64

/** What is known of one address family. */
interface Known {
  answeredAt: number | undefined
  askedInVainAt: number | undefined
  isToldSilent: boolean
  /** Who answered over it, and when, the newest last. */
  readonly domains: Map<string, number>
}

/** What this process knows of its own network. */
export class OwnNetwork {
  readonly #ownDomain: string | undefined
  readonly #known: Readonly<Record<Family, Known>> = { 4: nothing(), 6: nothing() }
  readonly #askedAt = new Map<string, number>()

  /** @param ownDomain Of our own server, which is asked first. */
  constructor(ownDomain?: string) {
    this.#ownDomain = ownDomain
  }

  /**
   * XMPP was spoken over a family.
   *
   * @param at When the scan began.
   * @returns Whether it had been told that nobody answers over it.
   */
  noteAnswer(domain: string, family: Family, at: number): boolean {
    const known = this.#known[family]
    known.answeredAt = Math.max(known.answeredAt ?? at, at)
    known.domains.delete(domain)
    known.domains.set(domain, at)
    const [oldest] = known.domains.keys()
    if (known.domains.size > MOST_REMEMBERED && oldest !== undefined) known.domains.delete(oldest)
    const wasToldSilent = known.isToldSilent
    known.isToldSilent = false
    return wasToldSilent
  }

  /**
   * Others were asked, and nobody answered over that family.
   *
   * @returns Whether that is to be told: once, until somebody answers; and not of a family that there never was beside another.
   */
  noteVain(family: Family, at: number): boolean {
    const known = this.#known[family]
    known.askedInVainAt = at
    const other = this.#known[family === 4 ? 6 : 4]
    const isNews = !known.isToldSilent && (known.answeredAt !== undefined || other.answeredAt === undefined)
    known.isToldSilent ||= isNews
    return isNews
  }

  /** @param since When the scan began that met silence. */
  way(family: Family, since: number): Way {
    const { answeredAt } = this.#known[family]
    if (answeredAt === undefined || answeredAt < since - GIVEN_UP_AFTER_MS) return 'none'
    return answeredAt >= since - FRESH_MS ? 'open' : 'unknown'
  }

  /** Whether to ask others over that family, because nobody vouches for it and nobody was asked meanwhile. */
  isToBeAsked(family: Family, since: number): boolean {
    const { askedInVainAt } = this.#known[family]
    const wasAsked = askedInVainAt !== undefined && askedInVainAt >= since - FRESH_MS
    return this.way(family, since) !== 'open' && !wasAsked
  }

  /** Whom to ask over a family, best first: our own server, then those who answered last and were not asked lately. */
  whomToAsk(family: Family, silent: string, now: number): readonly string[] {
    const others = [...this.#known[family].domains.keys()]
      .toReversed()
      .filter((domain) => now - (this.#askedAt.get(domain) ?? -Infinity) >= BOTHERED_MS)
    const own = this.#ownDomain === undefined ? [] : [this.#ownDomain]
    const all = new Set([...own, ...others])
    all.delete(silent)
    return [...all].slice(0, MOST_ASKED)
  }

  /** Somebody is being asked on behalf of another. */
  noteAsked(domain: string, now: number): void {
    for (const [asked, at] of this.#askedAt) if (now - at >= BOTHERED_MS) this.#askedAt.delete(asked)
    this.#askedAt.set(domain, now)
  }
}

function nothing(): Known {
  return { answeredAt: undefined, askedInVainAt: undefined, isToldSilent: false, domains: new Map() }
}
