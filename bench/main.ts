/** `node bench/bench.mjs round-trips|peers|throughput|watches [--write]`: measures, prints, and writes into docs/ if asked. */
import { describeComputer, describeMachine, writePart } from './document.ts'
import { measurePeers } from './peers.ts'
import { measureRoundTrips } from './round-trips.ts'
import { measureThroughput } from './throughput.ts'
import { measureWatches } from './watches.ts'

const PARTS: Readonly<Record<string, () => Promise<string>>> = {
  'round-trips': measureRoundTrips,
  peers: measurePeers,
  throughput: measureThroughput,
  watches: measureWatches,
}

const [name = '', ...options] = process.argv.slice(2)
const measure = PARTS[name]
if (measure === undefined) {
  process.stderr.write(`There is no "${name}"; there are: ${Object.keys(PARTS).join(', ')}\n`)
  process.exitCode = 2
} else {
  // Where no TLS is spoken, nobody stands on the other side.
  const isDesk = name === 'watches'
  const where = isDesk ? `${describeComputer(new Date())}.` : describeMachine(new Date())
  const text = `${await measure()}\n\n${where}`
  process.stdout.write(`${text}\n`)
  const page = isDesk ? 'database.md' : 'benchmarks.md'
  if (options.includes('--write')) writePart(name, text, { page, command: 'bench' })
}
