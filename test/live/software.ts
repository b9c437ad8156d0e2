import type { Child, Launch } from './child.ts'
import type { Site } from './policy.ts'

/** One server program: how it is configured, started, and given accounts. */
export interface Software {
  /**
   * Writes the configuration into the site's folder.
   *
   * @throws When the program cannot behave as the policy says.
   */
  configure(site: Site): Promise<Launch>
  /** Part of the log once the program listens there, and not before. */
  listeningLine(address: string, port: number): string
  /** Matches the log when a port was taken by somebody else. */
  readonly portTaken: RegExp
  /** Makes an account; `child` is the running program. */
  register(site: Site, child: Child, localpart: string, password: string): Promise<void>
}
