import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

const DOCS = new URL('../../docs/', import.meta.url)

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Where and when it was measured, in one sentence, with what stood on the other side of TLS. */
export function describeMachine(now: Date): string {
  const openssl = execFileSync('openssl', ['version'], { encoding: 'utf8' }).split(' ').slice(0, 2).join(' ')
  return `${describeComputer(now)} with OpenSSL ${process.versions.openssl}, ${openssl} on the other side.`
}

/** Where and when it was measured; a sentence but for its full stop. */
export function describeComputer(now: Date): string {
  const [cpu] = cpus()
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`
  return `Measured on ${now.toISOString().slice(0, 10)}: ${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${memory}, ${process.platform} ${process.arch}, Node ${process.versions.node}`
}

/**
 * Replaces what stands in a page of `docs/` between the marks of one part.
 *
 * @param place The page, and the npm script that writes there; those of `npm run bench` where absent.
 */
export function writePart(
  name: string,
  text: string,
  { page, command } = { page: 'benchmarks.md', command: 'bench' },
): void {
  const file = new URL(page, DOCS)
  const begin = `<!-- ${name}: begin, written by npm run ${command} -->`
  const end = `<!-- ${name}: end -->`
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const from = before.indexOf(begin)
  const to = before.indexOf(end)
  if (from < 0 || to < from) throw new Error(`docs/${page} has no place for ${name}`)
  writeFileSync(file, `${before.slice(0, from)}${begin}\n\n${text}\n\n${before.slice(to)}`)
}
