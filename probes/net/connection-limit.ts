import { type Door, Doors } from './doors.ts'
import type { Io } from './io.ts'

/** Wraps an Io so that no more than `atOnce` connections to one address are open, whoever opens them; others wait. */
export function limitConnections(io: Io, atOnce: number): Io {
  const doors = new Doors(atOnce)
  return {
    dns: io.dns,
    now: () => io.now(),
    random: () => io.random(),
    secure: (socket, options, signal, onSecret) => io.secure(socket, options, signal, onSecret),
    async connect(address, port, signal) {
      const door = doors.at(address)
      await door.enter(signal)
      const connected = await leaveOnThrow(door, () => io.connect(address, port, signal))
      if (connected.state !== 'observed' || connected.value.closed) door.leave()
      else connected.value.once('close', () => door.leave())
      return connected
    },
  }
}

async function leaveOnThrow<T>(door: Door, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    door.leave()
    throw error
  }
}
