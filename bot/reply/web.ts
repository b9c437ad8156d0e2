import type { Report } from '../../probes/index.ts'
import type { Said } from '../locales/index.ts'
import { type Params, listOf, textOf } from './params.ts'

/** What is wrong with what the domain publishes on the web: one line each, the same line once. */
export function webFindings({ findings }: Report): readonly Said[] {
  const lines = findings
    .filter(({ level }) => level === 'fail' || level === 'warn')
    .flatMap((finding) => WORDED[finding.check]?.(finding.params) ?? [])
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()]
}

/** By the id of the check; a report of a later version may hold findings that no sentence stands for. */
const WORDED: Readonly<Record<string, (params: Params) => Said>> = {
  'web.clear-text-link': (params) => ({
    say: 'domain-finding.web.clear-text-link',
    params: { links: listOf(params, 'links') },
  }),
  'web.host-meta-in-clear-text': () => ({ say: 'domain-finding.web.host-meta-in-clear-text' }),
  'web.redirect-to-clear-text': (params) => ({
    say: 'domain-finding.web.redirect-to-clear-text',
    params: { target: textOf(params, 'target') },
  }),
  'web.connect-txt': () => ({ say: 'domain-finding.web.connect-txt' }),
  'web.formats': (params) => {
    const format = textOf(params, 'format').toUpperCase()
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
    params: { members: listOf(params, 'members') },
  }),
  'web.certificate-trust': (params) => ({
    say: 'domain-finding.web.certificate-trust',
    params: { host: textOf(params, 'host'), reason: textOf(params, 'reason') },
  }),
  'web.certificate-name': (params) => ({
    say: 'domain-finding.web.certificate-name',
    params: { host: textOf(params, 'host') },
  }),
  'web.pins': (params) => ({ say: 'domain-finding.web.pins', params: { hosts: listOf(params, 'hosts') } }),
  'web.mechanisms': (params) => ({
    say: 'domain-finding.web.mechanisms',
    params: { transport: transport(params), mechanisms: listOf(params, 'onlyHere') },
  }),
  'web.starttls-inside': (params) => ({
    say: 'domain-finding.web.starttls-inside',
    params: { transport: transport(params) },
  }),
}

/** Names of protocols are the same in every language. */
function transport(params: Params): string {
  return params['transport'] === 'bosh' ? 'BOSH' : 'WebSocket'
}
