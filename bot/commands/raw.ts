import { command } from './command.ts'
import { ABOUT_DOMAINS } from './parameter.ts'
import { scanEach } from './scan-each.ts'

/** Tests domains and answers with the evidence: what was sent, what came back, and how to ask again without this bot. */
export const raw = command<typeof ABOUT_DOMAINS, 'desk' | 'readDomain'>({
  name: 'raw',
  isMinor: true,
  parameters: ABOUT_DOMAINS,
  example: 'xmpp.jp',
  cost: ({ domains }) => domains.length,
  run(args, ports, signal) {
    const { services } = args
    return scanEach('raw', args, ports, (report, notes) => ({ evidence: report, services, notes }), signal)
  },
})
