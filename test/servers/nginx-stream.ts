import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Child } from '../live/child.ts'
import { pickPorts } from '../live/ports.ts'

/** What nginx terminates TLS with: directives of its stream module, as they stand in a `server` block. */
export interface NginxStream {
  /** Where a file of its own, its log and nothing else go. */
  readonly folder: string
  /** Port on loopback behind it. */
  readonly target: number
  readonly directives: readonly string[]
}

/** nginx in front of a server on loopback, which takes its part in TLS. */
export interface NginxServer {
  readonly port: number
  stop(): Promise<void>
}

const PORT_ATTEMPTS = 5
const PORT_TAKEN = /bind\(\) to \S+ failed \(98/
/** Logged once it listens on every port. */
const READY = 'event method'
/** Debian builds the module apart. */
const MODULE = '/usr/lib/nginx/modules/ngx_stream_module.so'

/** Starts nginx (1.19.4 and later: `ssl_conf_command`) on a free port and waits until it listens. */
export async function startNginxStream(given: NginxStream): Promise<NginxServer> {
  for (let attempt = 1; ; attempt++) {
    const [port = 0] = await pickPorts(1, ['127.0.0.1'])
    const file = join(given.folder, 'nginx.conf')
    await writeFile(file, writeConfiguration(given, port))
    const args = ['-p', given.folder, '-c', file, '-e', 'stderr']
    const child = new Child({ command: 'nginx', args, env: {} }, given.folder)
    try {
      await child.waitFor('listening', (log) => (log.includes(READY) ? 'yes' : 'not-yet'))
      return { port, stop: () => child.kill() }
    } catch (error) {
      await child.kill()
      if (!PORT_TAKEN.test(child.log) || attempt === PORT_ATTEMPTS) throw error
    }
  }
}

/** One process, so that nothing outlives it, and nothing written outside of the folder. */
function writeConfiguration({ folder, target, directives }: NginxStream, port: number): string {
  return `
${existsSync(MODULE) ? `load_module ${MODULE};` : ''}
daemon off;
master_process off;
pid ${join(folder, 'nginx.pid')};
error_log stderr notice;
events {}
stream {
  server {
    listen 127.0.0.1:${port} ssl;
    proxy_pass 127.0.0.1:${target};
    ${directives.map((directive) => `${directive};`).join('\n    ')}
  }
}
`
}
