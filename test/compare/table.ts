import type { VerdictState } from '../../probes/index.ts'
import type { Configuration, Truth } from '../live/matrix.ts'
import type { Saying } from './tools.ts'

/** What everybody says of one service of one configuration; `sayings` in the order of the tools. */
export interface Row {
  readonly configuration: Configuration
  readonly service: 'c2s' | 's2s'
  readonly truth: VerdictState
  readonly sayings: readonly Saying[]
  readonly ours: Truth
}

export interface Comparison {
  readonly versions: readonly { readonly name: string; readonly version: string }[]
  readonly rows: readonly Row[]
  /** ISO 8601, the day. */
  readonly date: string
}

/** @returns The page in Markdown. */
export function writeComparison({ versions, rows, date }: Comparison): string {
  const names = versions.map(({ name }) => name)
  return [
    '# What other tools say',
    `_Written by \`npm run compare\` on ${date}; edit test/compare, not this page._`,
    '',
    'Is TLS mandatory? Real Prosody, ejabberd and jabberd2 were started on loopback in each configuration of',
    '`test/live/matrix.ts`, and everybody was asked about the same ports. The words of the other tools are quoted; brackets',
    'hold what they did where they said nothing. ✔ is a claim that is true, ✖ one that is not, no mark is no claim: a scanner',
    'of cipher suites does its own work well without ever claiming to answer this question. nmap says `STARTTLS Failed` of',
    'servers without TLS and of those that demand a TLS that cannot be had, and so claims neither.',
    '',
    ...versions.map(({ name, version }) => `- ${name}: ${version}`),
    '',
    '## How often each is right',
    '| | true | not true | no claim |\n|-|-|-|-|',
    ...names.map((name, index) => countLine(name, rows, ({ sayings }) => sayings[index]?.state)),
    countLine('Tellus', rows, ({ ours }) => (ours.state === 'unknown' ? undefined : ours.state)),
    ...(['c2s', 's2s'] as const).flatMap((service) => [
      `## ${service}`,
      table(
        names,
        rows.filter((row) => row.service === service),
      ),
    ]),
    '## What s2s rests on',
    'What Tellus says of s2s is mostly read off announcements: whether dialback is refused is asked only where its owner',
    'allows a call back (`PROBE_DIALBACK`). A jabberd2 that demands TLS of servers announces the same as one that does not;',
    'it is told apart by what it drops in clear text.',
  ].join('\n')
}

function table(names: readonly string[], rows: readonly Row[]): string {
  const head = ['server', 'configuration', 'truth', ...names, 'Tellus']
  const lines = rows.map(({ configuration, service, truth, sayings, ours }) => [
    configuration.server,
    describe(configuration, service),
    `**${truth}**`,
    ...sayings.map(
      ({ quote, state }) => `${mark(state, truth)}${quote.startsWith('(') ? quote : `\`${quote}\``}`,
    ),
    `${mark(ours.state, truth)}${ours.state}, ${ours.basis}`,
  ])
  return [head, head.map(() => '-'), ...lines]
    .map((cells) => `| ${cells.map(escape).join(' | ')} |`)
    .join('\n')
}

/** What of a policy bears on one service. */
function describe({ policy, because }: Configuration, service: 'c2s' | 's2s'): string {
  const { c2sTls, s2sTls, addresses: _addresses, hasDirectTls, ...others } = policy
  const tls = service === 'c2s' ? c2sTls : s2sTls
  const details = [
    ...(hasDirectTls === true ? ['direct TLS too'] : []),
    ...(service === 'c2s' ? Object.keys(others).map((key) => DETAILS[key] ?? key) : []),
  ]
  const why = service === 'c2s' && because !== undefined ? ` (${because})` : ''
  return `TLS ${[tls, ...details].join(', ')}${why}`
}

const DETAILS: Readonly<Record<string, string>> = {
  allowsRegistration: 'registration',
  allowsLegacyAuth: 'legacy authentication',
  allowsCompression: 'compression',
  allowsPlainInClear: 'PLAIN in clear text',
  hasOnlyPlain: 'PLAIN only',
  hasOnlyAnonymous: 'ANONYMOUS only',
}

function countLine(
  name: string,
  rows: readonly Row[],
  claim: (row: Row) => VerdictState | undefined,
): string {
  const claims = rows.map((row) => ({ truth: row.truth, claim: claim(row) }))
  const right = claims.filter((one) => one.claim === one.truth).length
  const silent = claims.filter((one) => one.claim === undefined).length
  return `| ${name} | ${right} | ${claims.length - right - silent} | ${silent} |`
}

function mark(claim: VerdictState | undefined, truth: VerdictState): string {
  if (claim === undefined) return ''
  return claim === truth ? '✔ ' : '✖ '
}

function escape(cell: string): string {
  return cell.replaceAll('|', '\\|')
}
