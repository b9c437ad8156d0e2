import { command } from './command.ts'
import { ABOUT_DOMAINS } from './parameter.ts'
import { scanEach } from './scan-each.ts'

/** Tests domains and answers with the stream features alone: what is announced before TLS and after. */
export const features = command<typeof ABOUT_DOMAINS, 'desk' | 'readDomain'>({
  name: 'features',
  isMinor: true,
  parameters: ABOUT_DOMAINS,
  example: 'xmpp.jp',
  cost: ({ domains }) => domains.length,
  run(args, ports, signal) {
    const { services } = args
    return scanEach(
      'features',
      args,
      ports,
      (report, notes) => ({ features: report, services, notes }),
      signal,
    )
  },
})
