import type { Said } from '../locales/index.ts'
import type { Clock, OwnConnection } from '../ports.ts'
import { clean } from '../reply/clean.ts'
import { showTlsVersion } from '../reply/tls.ts'
import { command } from './command.ts'
import { NOTHING } from './parameter.ts'

const DAY_MS = 86_400_000

/** Tells who the bot is, who runs it, and how it is itself connected: it practises what it asks of others. */
export const about = command<typeof NOTHING, 'about' | 'connection' | 'clock'>({
  name: 'about',
  parameters: NOTHING,
  isMinor: true,
  *run(_args, { about: { version, owners }, connection, clock }) {
    yield {
      lines: [
        { say: 'about.version', params: { version } },
        owners.length === 0 ? { say: 'about.no-owners' } : { say: 'about.owners', params: { owners } },
        ...ownLogin(connection, clock),
      ],
    }
  },
})

function ownLogin(connection: OwnConnection | undefined, clock: Clock): readonly Said[] {
  if (connection === undefined) return [{ say: 'about.terminal' }]
  const facts = connection.describe()
  if (facts === undefined) return [{ say: 'about.offline' }]
  const { tlsVersion, suite, host, certificateNotAfter } = facts
  const count = Math.floor((Date.parse(certificateNotAfter) - clock.now()) / DAY_MS)
  return [
    {
      say: 'about.connected',
      params: { version: showTlsVersion(clean(tlsVersion)), suite: clean(suite), host: clean(host) },
    },
    { say: 'about.certificate', params: { count } },
  ]
}
