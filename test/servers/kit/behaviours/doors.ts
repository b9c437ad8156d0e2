import type { Behaviour, Door, Manners, Truth } from '../behaviour.ts'
import type { VerdictState } from '../../../../probes/reason.ts'
import { INSIDE, S2S_INSIDE } from '../xmpp.ts'

/** Makers of the usual shapes, so that a behaviour is the few lines that make it special. */

export const proven = (state: VerdictState): Truth => ({ state, basis: 'proven' })
export const advertised = (state: VerdictState): Truth => ({ state, basis: 'advertised' })
/** Nothing that could carry an answer. */
export const UNKNOWN = advertised('unknown')
const NOT_OFFERED = advertised('not-offered')

/** A port for clients, with STARTTLS. */
export function clientDoor(clear: Manners, given: Partial<Door> = {}): Door {
  return {
    name: 'c2s',
    service: 'c2s',
    security: 'starttls',
    clear,
    inside: INSIDE,
    certificate: 'good',
    isListed: true,
    ...given,
  }
}

/** A port for clients, with TLS from the first byte. */
export function directDoor(given: Partial<Door> = {}): Door {
  return clientDoor({}, { name: 'direct', security: 'direct-tls', ...given })
}

/** A port for servers, with STARTTLS. */
export function serverDoor(clear: Manners, given: Partial<Door> = {}): Door {
  return clientDoor(clear, { name: 's2s', service: 's2s', inside: S2S_INSIDE, ...given })
}

type Told = Pick<Behaviour, 'name' | 'does' | 'source'> & Partial<Behaviour>

/** A behaviour towards clients; other servers are told that there is nothing for them. */
export function towardsClients(truth: Truth, doors: Door | readonly Door[], told: Told): Behaviour {
  return { doors: [doors].flat(), truth: { c2s: truth, s2s: NOT_OFFERED }, ...told }
}

/** A behaviour towards other servers; clients are told that there is nothing for them. */
export function towardsServers(
  { asStranger, byName }: { readonly asStranger: Truth; readonly byName: Truth },
  door: Door,
  told: Told,
): Behaviour {
  return { doors: [door], truth: { c2s: NOT_OFFERED, s2s: asStranger }, truthByName: byName, ...told }
}
