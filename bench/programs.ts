/** The programs that test lists of domains, and what a run of each takes. */
import { fileURLToPath } from 'node:url'
import { runTimed, type TimedRun } from './timed-run.ts'

/** sslscan takes the name that it resolves for the domain that it asks for, so the server's own domain is one that resolves. */
export const DOMAIN = 'localhost'
const MIB_IN_KIB = 1024

/** As `deploy/` has it: Node 24 lets young objects take up to 64 MiB twice, others up to 16. */
const NODE_FLAGS = '--max-semi-space-size=16'

/** Of what others are asked, this share may get no answer, and is counted; more would make their figures worthless. */
const MISSES_LEFT = 0.01

/** Where everything stands that is measured. */
export interface Field {
  readonly ports: { readonly c2s: number; readonly s2s: number }
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

/** What a number of domains took. */
export interface Cost {
  readonly domains: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMib?: number
  /** Questions to which the program found no answer, of how many. */
  readonly missed: number
  readonly asked: number
}

const PROGRAM = fileURLToPath(new URL('../../bot/tellus.mjs', import.meta.url))
/** The process tells itself how much memory it had at most, when it ends. */
const TELL_PEAK = `data:text/javascript,process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS))`

interface TellusRun {
  readonly option?: string
  /** Path of the Node.js that runs it; where absent, this one. */
  readonly node?: string
}

/** @throws {Error} Where the verdict about one of the domains is another than the right one. */
export async function runTellus(
  { cwd, env }: Field,
  domains: readonly string[],
  { option = '', node = process.execPath }: TellusRun = {},
): Promise<Cost> {
  const command = `${node} ${NODE_FLAGS} --import '${TELL_PEAK}' ${PROGRAM} check - ${option}`
  const ran = await runTimed(command, domains.join('\n'), { cwd, env })
  const pattern = /^\{"schema".*?"c2s":\{"state":"required","basis":"proven"/gm
  const peakKib = /^peak (\d+)$/m.exec(ran.err)?.[1]
  return {
    ...costOf(ran, domains.length, { pattern, asked: domains.length, missesLeft: 0 }),
    peakMib: Number(peakKib) / MIB_IN_KIB,
  }
}

/** A process for each domain, eight at a time. */
export async function runSslscan(
  { cwd, ports }: Field,
  count: number,
  service: 'c2s' | 's2s',
): Promise<Cost> {
  const options = service === 's2s' ? '--starttls-xmpp --xmpp-server' : '--starttls-xmpp'
  const input = Array(count).fill(`${DOMAIN}:${ports[service]}`).join('\n')
  const ran = await runTimed(`xargs -P 8 -n 1 sslscan --ipv4 --no-colour ${options}`, input, { cwd })
  return costOf(ran, count, { pattern: /^Preferred TLSv1\.3/gm, asked: count })
}

/**
 * @param commandOf Makes the command from what it ends with, a name being due next.
 * @param input A line for each domain.
 */
export async function runNmap(
  { cwd, ports }: Field,
  commandOf: (asked: string) => string,
  input: readonly string[],
): Promise<Cost> {
  const asked = `-n -Pn -p ${ports.c2s},${ports.s2s} --script +xmpp-info --script-args xmpp-info.server_name`
  const ran = await runTimed(commandOf(asked), `${input.join('\n')}\n`, { cwd })
  return costOf(ran, input.length, { pattern: /TLS \(required\)/g, asked: 2 * input.length })
}

/**
 * @param expected What each answer holds, how many were asked for, and what share of them may be missing.
 * @throws {Error} Where more are missing: who finds nothing is quick.
 */
function costOf(
  { out, seconds, cpuSeconds }: TimedRun,
  count: number,
  expected: { readonly pattern: RegExp; readonly asked: number; readonly missesLeft?: number },
): Cost {
  const { pattern, asked, missesLeft = MISSES_LEFT } = expected
  const found = [...out.matchAll(pattern)].length
  const missed = asked - found
  if (missed < 0 || missed > asked * missesLeft)
    throw new Error(`${found} of ${asked} were found: ${pattern.source}\n${out.slice(0, 500)}`)
  return { domains: count, seconds, cpuSeconds, missed, asked }
}

/** Of two runs on the same domains. */
export function add(one: Cost, other: Cost): Cost {
  return {
    domains: one.domains,
    seconds: one.seconds + other.seconds,
    cpuSeconds: one.cpuSeconds + other.cpuSeconds,
    missed: one.missed + other.missed,
    asked: one.asked + other.asked,
  }
}
