import type { Spec } from './spec.ts'

/** The peer's bytes break a clause. Thrown by the cores in `wire/` only; its driver turns it into a failure. */
export class PeerMisbehaved extends Error {
  override readonly name = 'PeerMisbehaved'
  /** A stable code for the deed, e.g. `unoffered-suite`, `doctype`, `too-deep`. */
  readonly deed: string
  readonly spec: Spec

  constructor(deed: string, spec: Spec, options?: ErrorOptions) {
    super(`${deed} (${spec.name})`, options)
    this.deed = deed
    this.spec = spec
  }
}

/** A case that the types exclude was reached: our bug, never the peer's fault. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'

  constructor(value: never) {
    super(`a case that the types exclude was reached: ${typeof value}`)
  }
}
