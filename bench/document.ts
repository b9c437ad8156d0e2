import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

const FILE = new URL('../../docs/benchmarks.md', import.meta.url)

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Where and when it was measured, in one sentence. */
export function describeMachine(now: Date): string {
  const [cpu] = cpus()
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`
  const openssl = execFileSync('openssl', ['version'], { encoding: 'utf8' }).split(' ').slice(0, 2).join(' ')
  return `Measured on ${now.toISOString().slice(0, 10)}: ${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${memory}, ${process.platform} ${process.arch}, Node ${process.versions.node} with OpenSSL ${process.versions.openssl}, ${openssl} on the other side.`
}

/** Replaces what stands in `docs/benchmarks.md` between the marks of one part. */
export function writePart(name: string, text: string): void {
  const begin = `<!-- ${name}: begin, written by npm run bench -->`
  const end = `<!-- ${name}: end -->`
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
  const from = before.indexOf(begin)
  const to = before.indexOf(end)
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no place for ${name}`)
  writeFileSync(FILE, `${before.slice(0, from)}${begin}\n\n${text}\n\n${before.slice(to)}`)
}
