import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BEHAVIOURS, TOPICS } from './behaviours/index.ts'
import { describeTruth, document } from './document.ts'
import { startKit, type Kit, type RunningBehaviour } from './kit.ts'

/** `npm run bad-servers`: starts the kit, says where everything is, and stays until it is told to stop. */

if (process.argv.includes('--markdown')) process.stdout.write(document())
else await stayUp()

async function stayUp(): Promise<void> {
  const kit = await startKit(BEHAVIOURS)
  const folder = mkdtempSync(join(tmpdir(), 'bad-servers-'))
  try {
    const caFile = join(folder, 'authority.pem')
    writeFileSync(caFile, kit.authority)
    process.stdout.write(describe(kit, caFile))
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await kit.stop()
  }
}

function describe(kit: Kit, caFile: string): string {
  const byName = new Map(kit.running.map((running) => [running.behaviour.name, running]))
  const topics = TOPICS.flatMap(({ title, behaviours }) => [
    `\n${title}`,
    ...behaviours.flatMap(({ name }) => byName.get(name) ?? []).map(describeOne),
  ])
  const [some] = kit.running
  return [
    `${kit.running.length} bad servers are up on loopback. Certificates: ${caFile}; DNS: ${kit.dns.server}`,
    ...topics,
    '',
    'To ask one of them:',
    `  export DNS_SERVERS=${kit.dns.server} PROBE_ALLOW_PRIVATE=yes PROBE_CA_FILE=${caFile}`,
    `  npx tellus check ${some?.domain}`,
    `  dig @${kit.dns.address} -p ${kit.dns.port} SRV _xmpp-client._tcp.${some?.domain}`,
    'Ctrl-C stops them.\n',
  ].join('\n')
}

function describeOne({ behaviour, domain, ports }: RunningBehaviour): string {
  const places = behaviour.doors.map(
    ({ name, service, security, clearOnIpv6 }) =>
      `${service} ${security} 127.0.0.1:${ports[name]}${clearOnIpv6 === undefined ? '' : ` and [::1]:${ports[name]}`}`,
  )
  return [
    `  ${domain}  ${places.join(', ')}`,
    `    ${behaviour.does}`,
    `    truth: ${describeTruth(behaviour).replaceAll('`', '')}`,
  ].join('\n')
}
