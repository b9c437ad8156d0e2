import { command } from './command.ts'
import { ABOUT_DOMAINS } from './parameter.ts'
import { scanEach } from './scan-each.ts'

/** Tests domains and answers with what was found. */
export const check = command<typeof ABOUT_DOMAINS, 'scanner' | 'readDomain'>({
  name: 'check',
  parameters: ABOUT_DOMAINS,
  example: 'xmpp.jp',
  run(args, ports, signal) {
    const { services } = args
    return scanEach(args, ports, (report, notes) => ({ report, services, notes }), signal)
  },
})
