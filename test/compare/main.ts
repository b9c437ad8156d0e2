import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { format } from 'prettier'
import type { Report } from '../../probes/index.ts'
import { SOFTWARE } from '../live/describe-server.ts'
import { LiveServer } from '../live/live-server.ts'
import { MATRIX, type Configuration } from '../live/matrix.ts'
import { reportOn } from '../live/report-on.ts'
import { writeComparison, type Row } from './table.ts'
import { nmap, sslscan, testssl, type Saying } from './tools.ts'

const TOOLS = [nmap, sslscan, testssl]
const SERVICES = ['c2s', 's2s'] as const
const FILE = join(import.meta.dirname, '..', '..', '..', 'docs', 'comparison.md')

// An exit in good order ends the servers too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const versions = await Promise.all(
  TOOLS.map(async (tool) => ({ name: tool.name, version: await tool.version() })),
)
/** Most of the time somebody waits for an answer that does not come. */
const atOnce = pLimit(3)
const rows = (await Promise.all(MATRIX.map((configuration) => atOnce(() => compare(configuration))))).flat()
const text = writeComparison({ versions, rows, date: new Date().toISOString().slice(0, 10) })
await writeFile(FILE, await format(text, { parser: 'markdown' }))
process.stdout.write(`Wrote ${FILE}.\n`)

/** Asks everybody about one server. sslscan names its target in the stream, and so the domain has to be one that resolves. */
async function compare(configuration: Configuration): Promise<Row[]> {
  const server = new LiveServer(SOFTWARE[configuration.server], 'localhost', configuration.policy)
  try {
    await server.start()
    const report = await reportOn(server)
    const compared = SERVICES.map(async (service) => {
      const sayings = await Promise.all(
        TOOLS.map((tool) => tool.ask({ service, port: server.ports[service] })),
      )
      return toRow(configuration, service, report, sayings)
    })
    const found = await Promise.all(compared)
    process.stdout.write(`${configuration.server} ${JSON.stringify(configuration.policy)}\n`)
    return found
  } finally {
    await server.remove()
  }
}

function toRow(
  configuration: Configuration,
  service: 'c2s' | 's2s',
  report: Report,
  sayings: readonly Saying[],
): Row {
  const { state, basis } = report.verdict[service]
  return { configuration, service, truth: configuration[service].state, sayings, ours: { state, basis } }
}
