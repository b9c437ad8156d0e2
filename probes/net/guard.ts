import ipaddr from 'ipaddr.js'
import { isHostName, isSpecialUse } from '../domain.ts'

/** Decides where probes may connect. What it passes is connected to as it is: nothing is looked up again. */
export interface Guard {
  /** @returns The address in its plain form, or `undefined` when it must not be connected to. */
  address(text: string): string | undefined
  /** @param name An SRV target: lower case, no final dot. */
  host(name: string): boolean
  port(port: number): boolean
  /** Whether an address that may be connected to is left alone for now: we were there too often. Absent where nobody counts. */
  isSpared?(address: string): boolean
}

export interface GuardOptions {
  /** Lets private, loopback and special-use targets and every port through: for tests and for one's own network. */
  readonly allowPrivate: boolean
  /**
   * Tells the addresses that this machine has now; they change while it runs. Reachable from here are also services that a
   * firewall keeps from the Internet.
   */
  readonly ownAddresses?: () => readonly string[]
}

/** Below are other people's well-known services, and SRV records are written by whoever owns the domain. */
const FIRST_UNPRIVILEGED_PORT = 1024

/** The one below where XMPP is found too: XEP-0368 hides there from firewalls. */
const HTTPS_PORT = 443

/** Makes the guard of one process. */
export function makeGuard({ allowPrivate, ownAddresses }: GuardOptions): Guard {
  return {
    address(text) {
      const plain = plainAddress(text)
      if (plain === undefined || allowPrivate) return plain
      const reached = behindTranslators(plain)
      if (!isPublic(reached)) return undefined
      const own = new Set(ownAddresses?.().map(plainAddress))
      return own.has(plain) || own.has(reached.toString()) ? undefined : plain
    },
    host: (name) => (allowPrivate && isLabels(name)) || (isHostName(name) && !isSpecialUse(name)),
    port: (port) =>
      port > 0 && port <= 0xffff && (allowPrivate || port >= FIRST_UNPRIVILEGED_PORT || port === HTTPS_PORT),
  }
}

/** @returns IPv4 for an IPv4-mapped address, so that no range is asked about in disguise; `undefined` for what is none. */
function plainAddress(text: string): string | undefined {
  return ipaddr.isValid(text) ? ipaddr.process(text).toString() : undefined
}

/**
 * Names the network that an address belongs to: what one operator commonly has at most, /24 of IPv4 and /48 of IPv6, which
 * was once the default for every end site (RFC 6177 §1).
 *
 * @param address In the plain form that a {@link Guard} gives it.
 */
export function networkOf(address: string): string {
  const parsed = ipaddr.parse(address)
  const bits = parsed instanceof ipaddr.IPv4 ? 24 : 48
  const network = parsed.toByteArray().map((byte, i) => (i < bits / 8 ? byte : 0))
  return `${ipaddr.fromByteArray(network).toString()}/${bits}`
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false
  // `unicast` also stands for what nobody has assigned yet: the Internet's part is 2000::/3 (RFC 4291 §2.4 and IANA's registry).
  return address instanceof ipaddr.IPv4 || address.match(ipaddr.IPv6.parse('2000::'), 3)
}

/** @returns The IPv4 address behind NAT64's well-known prefix (RFC 6052 §2.1) and 6to4 (RFC 3056 §2), else the address itself. */
function behindTranslators(plain: string): ipaddr.IPv4 | ipaddr.IPv6 {
  const address = ipaddr.parse(plain)
  if (address instanceof ipaddr.IPv4) return address
  const bytes = address.toByteArray()
  if (address.match(ipaddr.IPv6.parse('64:ff9b::'), 96)) return new ipaddr.IPv4(bytes.slice(12))
  if (address.match(ipaddr.IPv6.parse('2002::'), 16)) return new ipaddr.IPv4(bytes.slice(2, 6))
  return address
}

function isLabels(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/.test(name)
}
