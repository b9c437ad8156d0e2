import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VerdictState } from '../../probes/index.ts'

/** What a tool printed that bears on "is TLS mandatory?". */
export interface Saying {
  /** The tool's own words, or in brackets what it did instead. */
  readonly quote: string
  /** The state that the words claim; absent where they claim none. */
  readonly state?: VerdictState
}

/** Where one service of the domain `localhost` listens, on 127.0.0.1. */
export interface Target {
  readonly service: 'c2s' | 's2s'
  readonly port: number
}

export interface Tool {
  readonly name: string
  /** The first line of what it prints about itself that holds a number. */
  version(): Promise<string>
  ask(target: Target): Promise<Saying>
}

/** Longer than any of them took where STARTTLS was to be had. */
const PATIENCE_MS = 120_000

/** nmap tells services by port number; a list of services of our own says which port is which. */
export const nmap: Tool = {
  name: 'nmap `xmpp-info`',
  version: () => versionOf('nmap', ['--version']),
  async ask({ service, port }) {
    const folder = await mkdtemp(join(tmpdir(), 'tellus-compare-'))
    try {
      const services = join(folder, 'nmap-services')
      await writeFile(services, `xmpp-${service === 'c2s' ? 'client' : 'server'}\t${port}/tcp\t0.9\n`)
      const script = ['--script', 'xmpp-info', '--script-args', 'xmpp-info.server_name=localhost']
      // With such a list, nmap takes no other choice of ports: it scans those listed.
      const printed = await run('nmap', ['-n', '-Pn', '--servicedb', services, ...script, '127.0.0.1'])
      if (!printed.includes('1 IP address (1 host up)')) throw new Error(`nmap did not scan: ${printed}`)
      return readNmap(printed)
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

function readNmap(printed: string): Saying {
  const quote = quoteLine(printed, /TLS \(required\)|STARTTLS Failed|^\W+TLS$/)
  if (quote === 'TLS (required)') return { quote, state: 'required' }
  if (quote === 'TLS') return { quote, state: 'optional' }
  return { quote }
}

/** sslscan sends the name of its target as `to`, which is why the corpus serves `localhost`. */
export const sslscan: Tool = {
  name: 'sslscan',
  version: () => versionOf('sslscan', ['--version']),
  async ask({ service, port }) {
    const server = service === 's2s' ? ['--xmpp-server'] : []
    const printed = await run('sslscan', [
      '--no-colour',
      '--ipv4',
      '--starttls-xmpp',
      ...server,
      `localhost:${port}`,
    ])
    return { quote: quoteLine(printed, /ERROR: .*|TLSv1\.3 +(?:en|dis)abled/) }
  },
}

export const testssl: Tool = {
  name: 'testssl.sh',
  version: () => versionOf('testssl', ['--version']),
  async ask({ service, port }) {
    if (service === 's2s') return { quote: '(not asked: `--starttls` knows no `xmpp-server`)' }
    const quiet = ['--quiet', '--color', '0', '--warnings', 'off', '--nodns', 'none', '--ip', '127.0.0.1']
    const starttls = ['--starttls', 'xmpp', '--xmpphost', 'localhost', '--protocols', `localhost:${port}`]
    return {
      quote: quoteLine(await run('testssl', [...quiet, ...starttls]), /TLS 1\.3 +.*|Fatal error.*|Oops.*/),
    }
  },
}

/** The first match in the lines printed, without what differs from run to run. */
function quoteLine(printed: string, pattern: RegExp): string {
  if (printed.startsWith('(')) return printed
  for (const line of printed.split('\n')) {
    const found = pattern.exec(line.trim())?.[0]
    if (found !== undefined) return tidy(found)
  }
  return '(nothing about TLS)'
}

function tidy(words: string): string {
  return words
    .replaceAll(/localhost:\d+/g, 'localhost')
    .replaceAll(/^[|_\s]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

async function versionOf(command: string, args: readonly string[]): Promise<string> {
  const printed = await run(command, args)
  const line = printed.split('\n').find((candidate) => /\d\.\d/.test(candidate)) ?? ''
  return tidy(line)
}

/** @returns What was printed, colours taken off; or in brackets that there was no end to it. */
function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { timeout: PATIENCE_MS, encoding: 'utf8', maxBuffer: 2 ** 24 } as const
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') reject(new Error(`${command} is not installed`))
      else if (error?.killed === true) resolve(`(no end within ${PATIENCE_MS / 1000} s)`)
      // oxlint-disable-next-line no-control-regex -- colours are control characters
      else resolve((stdout + stderr).replaceAll(/\u001B\[[\d;]*m/g, ''))
    })
  })
}
