import { command } from './command.ts'
import { ABOUT_DOMAINS, flag } from './parameter.ts'
import { REVOCATION, scanEach } from './scan-each.ts'

const PARAMETERS = { ...ABOUT_DOMAINS, asksIssuers: flag('field.revocation', REVOCATION) } as const

/** Tests domains in depth: all that TLS accepts there, and a grade. */
export const full = command<typeof PARAMETERS, 'desk' | 'readDomain'>({
  name: 'full',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  cost: ({ domains }) => COST * domains.length,
  run: (args, ports, signal) => scanEach('full', args, ports, (report) => ({ report }), signal),
})

/** Of one domain, in checks: it opens that many times as many connections, or fewer. */
const COST = 4
