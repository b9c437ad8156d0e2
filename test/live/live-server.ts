import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeAuthority } from '../servers/certificates.ts'
import type { Authority } from '../servers/certificates.ts'
import { type FakeDns, startDns, type Zone, type ZoneRecord } from '../servers/dns.ts'
import { Child } from './child.ts'
import type { Ports, ServerPolicy, Site } from './policy.ts'
import { pickPorts } from './ports.ts'
import type { Software } from './software.ts'

const PORT_ATTEMPTS = 5
const DEFAULTS = {
  hasDirectTls: false,
  hasWeb: false,
  hasUploads: false,
  addresses: ['127.0.0.1'],
  allowsRegistration: false,
  allowsPlainInClear: false,
  hasOnlyPlain: false,
  hasOnlyAnonymous: false,
  allowsLegacyAuth: false,
  allowsCompression: false,
  hasArchives: false,
  certificate: {},
} as const

/**
 * A real server on loopback, which names `admin@<domain>` as its contact (XEP-0157) and finds no other server. Its parts exist
 * from the first {@link start} on; using one before is an error.
 */
export class LiveServer {
  readonly domain: string
  /** Domain of the rooms (XEP-0045): anyone may make one by entering it, unlocked and persistent. */
  readonly roomsDomain: string
  readonly #uploadDomain: string
  readonly #software: Software
  #policy: Required<ServerPolicy>
  #site: Site | undefined
  #dns: FakeDns | undefined
  #authority: Authority | undefined
  #children: Child[] = []

  constructor(software: Software, domain: string, policy: ServerPolicy) {
    this.#software = software
    this.domain = domain
    this.roomsDomain = `rooms.${domain}`
    this.#uploadDomain = `upload.${domain}`
    this.#policy = { ...DEFAULTS, ...policy }
  }

  get ports(): Ports {
    return this.#started().ports
  }

  /** Who issued the certificate; {@link caFile} holds the same. */
  get authority(): Authority {
    if (this.#authority === undefined) throw new Error('the server was never started')
    return this.#authority
  }

  /** A PEM file with the trust anchor, for `XMPP_CA_FILE` and `PROBE_CA_FILE`. */
  get caFile(): string {
    return join(this.#started().folder, 'ca.pem')
  }

  /** What the server printed since it was last started. */
  get log(): string {
    return this.#children.map((child) => child.log).join('')
  }

  /**
   * The resolver that the server itself asks, which knows no name until a test sets its zone. jabberd2 asks the system's.
   *
   * COMPAT: ejabberd 23.01 looks for addresses by getaddrinfo(3), whatever Erlang's resolver is; SRV records that lead to an
   * address save it that.
   */
  get dns(): FakeDns {
    if (this.#dns === undefined) throw new Error('the server was never started')
    return this.#dns
  }

  /**
   * SRV records for each port listened on, and addresses for their target `xmpp.<domain>`; rooms have their own for s2s.
   * The domain itself has no address: who finds the server has read the SRV records.
   */
  zone(): Zone {
    const { policy, ports } = this.#started()
    const target = `xmpp.${this.domain}`
    const srv = (port: number): readonly ZoneRecord[] => [
      { type: 'SRV', data: { priority: 10, weight: 0, port, target } },
    ]
    const here = policy.addresses.map((data) => ({ type: data === '::1' ? 'AAAA' : 'A', data }) as const)
    const zone: Record<string, readonly ZoneRecord[]> = {
      [target]: here,
      ...(policy.hasUploads ? { [this.#uploadDomain]: here } : {}),
      [`_xmpp-client._tcp.${this.domain}`]: srv(ports.c2s),
    }
    if (policy.hasDirectTls) zone[`_xmpps-client._tcp.${this.domain}`] = srv(ports.c2sDirectTls)
    for (const domain of [this.domain, this.roomsDomain]) {
      zone[`_xmpp-server._tcp.${domain}`] = srv(ports.s2s)
      if (policy.hasDirectTls) zone[`_xmpps-server._tcp.${domain}`] = srv(ports.s2sDirectTls)
    }
    return zone
  }

  /** Starts the server, or starts it again with all that it knew, on the same ports; resolves once it listens. */
  async start(): Promise<void> {
    if (this.#site !== undefined) return this.#launch(this.#site)
    const folder = await mkdtemp(join(tmpdir(), 'tellus-live-'))
    const files = await this.#writeCredentials(folder)
    const dns = await startDns({})
    this.#dns = dns
    for (let attempt = 1; ; attempt += 1) {
      const [c2s = 0, s2s = 0, c2sDirectTls = 0, s2sDirectTls = 0, https = 0] = await pickPorts(
        5,
        this.#policy.addresses,
      )
      const ports = { c2s, s2s, c2sDirectTls, s2sDirectTls, https }
      const { domain, roomsDomain } = this
      const uploadDomain = this.#uploadDomain
      const { port: dnsPort } = dns
      this.#site = { policy: this.#policy, domain, roomsDomain, uploadDomain, ports, dnsPort, folder, files }
      try {
        return await this.#launch(this.#site)
      } catch (error) {
        const wasTaken = this.#software.portTaken.test(this.log)
        await this.#kill()
        if (!wasTaken || attempt === PORT_ATTEMPTS) throw error
      }
    }
  }

  /** Stops the server in good order; {@link start} brings it back. */
  async stop(): Promise<void> {
    await Promise.all(this.#children.map((child) => child.stop()))
  }

  /** Ends the server at once, as a crash does; {@link start} brings it back. */
  async crash(): Promise<void> {
    await this.#kill()
  }

  /** Changes how the server behaves from its next {@link start} on; where it listens, and its certificate, stay. */
  reconfigure(changes: Partial<Pick<ServerPolicy, 'c2sTls' | 's2sTls'>>): void {
    this.#policy = { ...this.#policy, ...changes }
    if (this.#site !== undefined) this.#site = { ...this.#site, policy: this.#policy }
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  /** Starts the server again with lines of configuration as operators are advised to add them. */
  async follow(advice: string): Promise<void> {
    this.#site = { ...this.#started(), advice }
    await this.restart()
  }

  /** Makes an account. */
  async register(localpart: string, password: string): Promise<void> {
    const [child] = this.#children
    if (child === undefined) throw new Error('the server was never started')
    if (this.#software.register === undefined) throw new Error('this server is not given accounts by tests')
    await this.#software.register(this.#started(), child, localpart, password)
  }

  /** Ends the server at once and removes all that it wrote. */
  async remove(): Promise<void> {
    await this.#kill()
    await this.#dns?.stop()
    if (this.#site !== undefined) await rm(this.#site.folder, { recursive: true, force: true })
  }

  #started(): Site {
    if (this.#site === undefined) throw new Error('the server was never started')
    return this.#site
  }

  async #launch(site: Site): Promise<void> {
    this.#children = []
    for (const launch of await this.#software.configure(site)) {
      const child = new Child(launch, site.folder)
      this.#children.push(child)
      await child.waitFor('listening on every port', (log) => {
        if (this.#software.portTaken.test(log)) return 'never'
        return launch.readyLines.every((line) => log.includes(line)) ? 'yes' : 'not-yet'
      })
    }
  }

  async #kill(): Promise<void> {
    await Promise.all(this.#children.map((child) => child.kill()))
  }

  async #writeCredentials(folder: string): Promise<Site['files']> {
    this.#authority = await makeAuthority()
    const dns = [this.domain, this.roomsDomain, ...(this.#policy.hasUploads ? [this.#uploadDomain] : [])]
    const { cert, key } = await this.#authority.issue({ dns, ...this.#policy.certificate })
    const files = {
      bundle: join(folder, 'bundle.pem'),
      certificate: join(folder, 'certificate.pem'),
      key: join(folder, 'key.pem'),
    }
    await writeFile(files.bundle, `${cert}\n${key}\n`)
    await writeFile(files.certificate, `${cert}\n`)
    await writeFile(files.key, `${key}\n`)
    await writeFile(join(folder, 'ca.pem'), this.#authority.cert)
    return files
  }
}
