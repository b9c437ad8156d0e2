import type {
  Listing,
  TlsOptions,
  TlsParameters,
  TlsVersionName,
  VersionParameters,
} from '../../../../probes/tls-parameters.ts'
import type { ScriptedTls } from '../../../servers/scripted-tls.ts'

/** One server, by what it is configured with. */
export type SetUp = {
  readonly title: string
  readonly truth: Truth
} & (
  | { readonly program: 'openssl'; /** What follows `openssl s_server`. */ readonly args: string }
  | {
      readonly program: 'nginx'
      /** In a `server` block of its stream module. */ readonly directives: readonly string[]
    }
  | { readonly program: 'scripted'; readonly script: ScriptedTls }
)

/** What follows from the configuration. Every version that is not named is refused, and every list is complete. */
export interface Truth {
  readonly versions: Partial<
    Record<
      TlsVersionName,
      { readonly suites: readonly string[]; readonly order?: VersionParameters['order'] }
    >
  >
  readonly groups?: TlsParameters['groups']
  readonly schemes?: readonly string[]
  readonly dhGroups?: TlsParameters['dhGroups']
  /** Those that the set-up is about. */
  readonly options?: TlsOptions
  /** Options that its handshakes cannot show. */
  readonly unseen?: readonly (keyof TlsOptions)[]
  readonly intolerances?: TlsParameters['intolerances']
}

/** A list that came to its end. */
export function whole(...names: readonly string[]): Listing {
  return { names, isComplete: true }
}

/** Groups that the server named itself, in its order. */
export function told(...names: readonly string[]): TlsParameters['groups']['tls13'] & object {
  return { ...whole(...names), areTold: true }
}

export const TLS_RSA_AES_GCM = 'TLS_RSA_WITH_AES_128_GCM_SHA256'
export const TLS_RSA_AES_SHA = 'TLS_RSA_WITH_AES_128_CBC_SHA'
