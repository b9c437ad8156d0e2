import type { Behaviour } from '../behaviour.ts'
import { DOMAIN_BEHAVIOURS } from './domains.ts'
import { LOGIN_BEHAVIOURS } from './logins.ts'
import { REFUSAL_BEHAVIOURS } from './refusals.ts'
import { SERVER_BEHAVIOURS } from './servers.ts'
import { STREAM_BEHAVIOURS } from './streams.ts'
import { TLS_BEHAVIOURS } from './tls.ts'

/** The whole kit, by topic; titles are those of the document. */
export const TOPICS: readonly { readonly title: string; readonly behaviours: readonly Behaviour[] }[] = [
  { title: 'Logins refused in clear text', behaviours: REFUSAL_BEHAVIOURS },
  { title: 'Logins taken up in clear text', behaviours: LOGIN_BEHAVIOURS },
  { title: 'Opening a stream', behaviours: STREAM_BEHAVIOURS },
  { title: 'From STARTTLS to the certificate', behaviours: TLS_BEHAVIOURS },
  { title: 'Several ports, or none', behaviours: DOMAIN_BEHAVIOURS },
  { title: 'Between servers', behaviours: SERVER_BEHAVIOURS },
]

export const BEHAVIOURS: readonly Behaviour[] = TOPICS.flatMap(({ behaviours }) => behaviours)
