import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { schemaErrors } from '../probes/report-schema.ts'
import { daysFromNow } from '../servers/certificates.ts'
import { startDns } from '../servers/dns.ts'
import { describeServer } from './describe-server.ts'
import type { LiveServer } from './live-server.ts'

const MAIN = fileURLToPath(new URL('../../bot/main.js', import.meta.url))

/** Runs `tellus check` against a server that only our DNS knows. */
function check(server: LiveServer, ...options: readonly string[]) {
  return checkInto('pipe', server, ...options)
}

/** @param stdout Where the answer goes: a descriptor, or what is told then as `out`. */
async function checkInto(stdout: 'pipe' | number, server: LiveServer, ...options: readonly string[]) {
  const dns = await startDns(server.zone())
  const env = { DNS_SERVERS: dns.server, PROBE_CA_FILE: server.caFile, PROBE_ALLOW_PRIVATE: 'yes' }
  const child = spawn(process.execPath, [MAIN, 'check', server.domain, ...options], {
    env,
    stdio: ['ignore', stdout, 'pipe'],
  })
  try {
    const written = { out: '', err: '' }
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (written.out += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (written.err += text))
    await once(child, 'close')
    return { status: child.exitCode, ...written }
  } finally {
    child.kill('SIGKILL')
    await dns.stop()
  }
}

describeServer(
  'prosody',
  { c2sTls: 'required', s2sTls: 'required', hasDirectTls: true, certificate: { notAfter: daysFromNow(90) } },
  (server) => {
    it('is shown by the command line: TLS required, certificate good, status 0', async () => {
      const { err, out, status } = await check(server)
      expect({ err, status }).to.deep.equal({ err: '', status: 0 })
      const lines = out.split('\n')
      expect(lines[0]).to.equal(`✔ ${server.domain} — TLS: required`)
      expect(lines).to.include.members([
        'STARTTLS: required',
        'Login before TLS: not offered',
        'Name: ✔ matches',
        'c2s: ✔ required, proven',
      ])
      expect(out)
        .to.match(/^Login after TLS: .*SCRAM-SHA-1/m)
        .and.match(/^TLS 1\.3, TLS_/m)
      expect(out)
        .to.match(/^Certificate: ✔ trusted, \d+ days left$/m)
        .and.match(/^Direct TLS: works at /m)
    })

    it('could not tell, status 3, where the answer cannot be written', async () => {
      // Opened for reading it takes as little as a file on a full disk.
      const unwritable = await open(server.caFile, 'r')
      try {
        const { err, status } = await checkInto(unwritable.fd, server)
        expect(err).to.include('the answer could not be written')
        expect(status).to.equal(3)
      } finally {
        await unwritable.close()
      }
    })
  },
)

describeServer('prosody', { c2sTls: 'optional', s2sTls: 'required' }, (server) => {
  it('is shown by the command line as JSON: TLS optional, status 2', async () => {
    const { err, out, status } = await check(server, '--json', '--c2s')
    expect({ err, status }).to.deep.equal({ err: '', status: 2 })
    const report: unknown = JSON.parse(out)
    expect(schemaErrors(report)).to.deep.equal([])
    expect(report).to.have.nested.property('verdict.c2s.state', 'optional')
  })
})
