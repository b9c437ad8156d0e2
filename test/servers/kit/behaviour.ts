import type { Service, Security } from '../../../probes/model.ts'
import type { VerdictState } from '../../../probes/reason.ts'

/**
 * What a client says, by the name that {@link Manners} answers it under; the more general names serve where the more
 * special are not mentioned: `auth PLAIN` → `auth` → `anything`, `iq jabber:iq:auth` → `iq` → `stanza` → `anything`.
 */
export type Stimulus =
  | 'open'
  /** A stream header that has a `from`. */
  | 'open from'
  | 'starttls'
  | 'auth PLAIN'
  | 'auth SCRAM'
  | 'auth'
  /** SASL2 (XEP-0388). */
  | 'authenticate'
  | 'compress'
  | 'iq jabber:iq:auth'
  | 'iq jabber:iq:register'
  | 'iq'
  | 'stanza'
  /** `<db:result/>` (XEP-0220). */
  | 'dialback'
  /** `<db:verify/>` (XEP-0220): answering it lets nobody in. */
  | 'verify'
  | 'anything'
  /** `</stream:stream>`. */
  | 'end'
  /** What is no XML. */
  | 'malformed'

/** What a server does for an answer, in this order; an empty list is silence. */
export type Reply = readonly Step[]

/** One thing done. Texts may hold `{domain}`, `{id}` and `{from}` (of what is answered), `{stream}` (a fresh id) and `{door NAME}`. */
export type Step =
  | { readonly kind: 'send'; readonly text: string }
  /** Each byte in a segment of its own. */
  | { readonly kind: 'dribble'; readonly text: string }
  /** Until the client leaves. */
  | { readonly kind: 'send-endlessly'; readonly text: string }
  /** `behind` comes in a segment of its own, once the ClientHello is there. */
  | {
      readonly kind: 'start-tls'
      readonly proceed: string
      readonly behind?: string
      readonly next: AfterProceed
    }
  | { readonly kind: 'start-compression'; readonly text: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'reset' }

/**
 * What becomes of the ClientHello. `handshake-and-replay` completes the handshake as well, but answers inside TLS what
 * the client had sent behind `<starttls/>` in clear text.
 */
export type AfterProceed =
  'handshake' | 'handshake-and-replay' | 'alert' | 'close' | 'reset' | 'garbage' | 'stall'

/** How a server answers, by what it is told; what is not mentioned, not even as `anything`, is met with silence. */
export type Manners = { readonly [S in Stimulus]?: Reply }

export type CertificateKind =
  'good' | 'expired' | 'not-yet-valid' | 'other-name' | 'self-signed' | 'unknown-authority'

/** One port. */
export interface Door {
  /** Its host is `<name>.<domain>`. */
  readonly name: string
  readonly service: Service
  readonly security: Security
  /** Before TLS; with direct TLS never in use. */
  readonly clear: Manners
  /** At `::1` on the same port, where that one answers differently. */
  readonly clearOnIpv6?: Manners
  readonly inside: Manners
  readonly compressed?: Manners
  /** How connections behave after the first; what a server does that counts them. */
  readonly clearAfterFirst?: Manners
  readonly certificate: CertificateKind
  readonly asksForClientCertificate?: boolean
  /** Whether an SRV record leads here. */
  readonly isListed: boolean
}

/** The right answer to "is TLS mandatory?" of one service. */
export interface Truth {
  readonly state: VerdictState
  /** How much of it a tester can know that asks every question which carries no credential. */
  readonly basis: 'proven' | 'advertised'
}

/** A server that is wrong, odd, or only rare, with the truth about it. */
export interface Behaviour {
  /** Its domain is `<name>.bad.test`. */
  readonly name: string
  /** One line for people. */
  readonly does: string
  /** Where such behaviour is ruled, or whose it is. */
  readonly source: string
  readonly doors: readonly Door[]
  /** SRV names under which the service is said not to exist (target `.`), beside those that have no door. */
  readonly notOffered?: readonly SrvService[]
  readonly truth: { readonly c2s: Truth; readonly s2s: Truth }
  /** What holds of s2s for a server that says its name in the stream header, and asks for dialback in clear text. */
  readonly truthByName?: Truth
  /** Findings beside the verdict, by the ids under which Tellus reports them. */
  readonly findings?: readonly string[]
  /** What the connections that decide show of c2s by themselves, where one beside them contradicts it. */
  readonly atFirst?: VerdictState
  /** Some answer never comes, so that a tester has to give up waiting. */
  readonly isSilent?: boolean
}

export type SrvService = '_xmpp-client' | '_xmpps-client' | '_xmpp-server' | '_xmpps-server'
