import type { Io } from './io.ts'

/** An Io that knows how many connections were asked for through it. */
export interface CountedIo extends Io {
  /** Connections asked for so far, by address. */
  readonly connectionCounts: ReadonlyMap<string, number>
}

/** Wraps an Io so that what is still allowed can be reckoned from what was really used, not from what was planned. */
export function countConnections(io: Io): CountedIo {
  const counts = new Map<string, number>()
  return {
    dns: io.dns,
    now: () => io.now(),
    random: () => io.random(),
    secure: (socket, options, signal, onSecret) => io.secure(socket, options, signal, onSecret),
    connect(address, port, signal) {
      counts.set(address, (counts.get(address) ?? 0) + 1)
      return io.connect(address, port, signal)
    },
    connectionCounts: counts,
  }
}
