import type { Child, Launch } from './child.ts'
import type { Site } from './policy.ts'

/** One process of a server. */
export interface ServerProcess extends Launch {
  /** Parts of its log that are all there once it is ready, and not before. */
  readonly readyLines: readonly string[]
}

/** One server program: how it is configured, started, and given accounts. */
export interface Software {
  /**
   * Writes the configuration into the site's folder.
   *
   * @returns The processes it consists of; each is started once the one before it is ready.
   * @throws When the program cannot behave as the policy says.
   */
  configure(site: Site): Promise<readonly ServerProcess[]>
  /** Matches the log when a port was taken by somebody else. */
  readonly portTaken: RegExp
  /** Makes an account; `child` is the first of the running processes. Absent where no test needs one. */
  register?(site: Site, child: Child, localpart: string, password: string): Promise<void>
}
