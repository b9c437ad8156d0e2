import { command } from './command.ts'
import { ABOUT_DOMAINS } from './parameter.ts'
import { scanEach } from './scan-each.ts'

/** Tests domains and answers with what was found. */
export const check = command<typeof ABOUT_DOMAINS, 'desk' | 'readDomain'>({
  name: 'check',
  parameters: ABOUT_DOMAINS,
  example: 'xmpp.jp',
  cost: ({ domains }) => domains.length,
  run(args, ports, signal) {
    const { services } = args
    return scanEach('check', args, ports, (report, notes) => ({ report, services, notes }), signal)
  },
})
