import type { FindingReport, Report } from '../../probes/index.ts'
import type { Said } from '../locales/index.ts'
import { clean } from './clean.ts'

/** What is wrong with what the domain publishes on the web: one line each, the same line once. */
export function webFindings({ findings }: Report): readonly Said[] {
  const lines = findings
    .filter(({ level }) => level === 'fail' || level === 'warn')
    .flatMap((finding) => WORDED[finding.check]?.(finding.params) ?? [])
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()]
}

type Params = FindingReport['params']

/** By the id of the check; a report of a later version may hold findings that no sentence stands for. */
const WORDED: Readonly<Record<string, (params: Params) => Said>> = {
  'web.clear-text-link': (params) => ({
    say: 'domain-finding.web.clear-text-link',
    params: { links: list(params, 'links') },
  }),
  'web.host-meta-in-clear-text': () => ({ say: 'domain-finding.web.host-meta-in-clear-text' }),
  'web.redirect-to-clear-text': (params) => ({
    say: 'domain-finding.web.redirect-to-clear-text',
    params: { target: text(params, 'target') },
  }),
  'web.connect-txt': () => ({ say: 'domain-finding.web.connect-txt' }),
  'web.formats': (params) => {
    const format = text(params, 'format').toUpperCase()
    switch (params['problem']) {
      case 'missing':
        return { say: 'domain-finding.web.formats.missing', params: { format } }
      case 'malformed':
        return { say: 'domain-finding.web.formats.malformed', params: { format } }
      default:
        return { say: 'domain-finding.web.formats.differ' }
    }
  },
  'web.host-meta-2': (params) => ({
    say: 'domain-finding.web.host-meta-2',
    params: { members: list(params, 'members') },
  }),
  'web.certificate-trust': (params) => ({
    say: 'domain-finding.web.certificate-trust',
    params: { host: text(params, 'host'), reason: text(params, 'reason') },
  }),
  'web.certificate-name': (params) => ({
    say: 'domain-finding.web.certificate-name',
    params: { host: text(params, 'host') },
  }),
  'web.pins': (params) => ({ say: 'domain-finding.web.pins', params: { hosts: list(params, 'hosts') } }),
  'web.mechanisms': (params) => ({
    say: 'domain-finding.web.mechanisms',
    params: { transport: transport(params), mechanisms: list(params, 'onlyHere') },
  }),
  'web.starttls-inside': (params) => ({
    say: 'domain-finding.web.starttls-inside',
    params: { transport: transport(params) },
  }),
}

function text(params: Params, name: string): string {
  return clean(String(params[name] ?? ''))
}

function list(params: Params, name: string): readonly string[] {
  return String(params[name] ?? '')
    .split(', ')
    .map((item) => clean(item))
}

/** Names of protocols are the same in every language. */
function transport(params: Params): string {
  return params['transport'] === 'bosh' ? 'BOSH' : 'WebSocket'
}
