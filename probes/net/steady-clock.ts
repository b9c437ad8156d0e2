import type { Io } from './io.ts'

/**
 * Wraps an Io so that its clock never goes back while it is used: where the clock of the machine is set back it stands still
 * until it is caught up with, so that nothing is told to have ended before it began. Set forward, or woken from sleep, it
 * goes on with the machine's: that much time did pass for whoever was asked.
 */
export function steadyClock(io: Io): Io {
  let latest = Number.NEGATIVE_INFINITY
  return {
    dns: io.dns,
    now: () => (latest = Math.max(latest, io.now())),
    random: () => io.random(),
    connect: (address, port, signal) => io.connect(address, port, signal),
    secure: (socket, options, signal, onSecret) => io.secure(socket, options, signal, onSecret),
  }
}
