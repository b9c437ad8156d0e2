import { command } from './command.ts'
import { ABOUT_DOMAINS } from './parameter.ts'
import { scanEach } from './scan-each.ts'

/** Tests domains in depth: all that TLS accepts there, and a grade. */
export const full = command<typeof ABOUT_DOMAINS, 'desk' | 'readDomain'>({
  name: 'full',
  parameters: ABOUT_DOMAINS,
  example: 'xmpp.jp',
  cost: ({ domains }) => COST * domains.length,
  run(args, ports, signal) {
    const { services } = args
    return scanEach('full', args, ports, (report, notes) => ({ report, services, notes }), signal)
  },
})

/** Of one domain, in checks: it opens that many times as many connections, or fewer. */
const COST = 4
