/**
 * `node bench/bench.mjs round-trips|peers|throughput|watches [--write] [--other-node PATH]…`: measures, prints, and writes
 * into docs/ if asked. Throughput can be measured with other releases of Node.js too.
 */
import { parseArgs } from 'node:util'
import { describeComputer, describeMachine, writePart } from './document.ts'
import { measurePeers } from './peers.ts'
import { measureRoundTrips } from './round-trips.ts'
import { measureThroughput } from './throughput.ts'
import { measureWatches } from './watches.ts'

const PARTS: Readonly<Record<string, (options: { otherNodes: readonly string[] }) => Promise<string>>> = {
  'round-trips': measureRoundTrips,
  peers: measurePeers,
  throughput: measureThroughput,
  watches: measureWatches,
}

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean' }, 'other-node': { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
})
const { write, 'other-node': otherNodes } = values
const [name = ''] = positionals
const measure = PARTS[name]
if (measure === undefined) {
  process.stderr.write(`There is no "${name}"; there are: ${Object.keys(PARTS).join(', ')}\n`)
  process.exitCode = 2
} else {
  // Where no TLS is spoken, nobody stands on the other side.
  const isDesk = name === 'watches'
  const where = isDesk ? `${describeComputer(new Date())}.` : describeMachine(new Date())
  const text = `${await measure({ otherNodes })}\n\n${where}`
  process.stdout.write(`${text}\n`)
  const page = isDesk ? 'database.md' : 'benchmarks.md'
  if (write) writePart(name, text, { page, command: 'bench' })
}
