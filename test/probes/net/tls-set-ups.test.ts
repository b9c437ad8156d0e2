import { expect } from 'chai'
import { isSkipped } from '../../live/describe-server.ts'
import { startNginxStream } from '../../servers/nginx-stream.ts'
import { makeOpensslFolder, startOpenssl, type OpensslFolder } from '../../servers/openssl-server.ts'
import { startScriptedTls } from '../../servers/scripted-tls.ts'
import { acceptedIn, endpointAt, LIMITS, probeTls, valueOf, versionIn } from './learn-tls.ts'
import { NGINX_SET_UPS } from './set-ups/nginx.ts'
import { OPENSSL_SET_UPS } from './set-ups/openssl.ts'
import { SCRIPTED_SET_UPS } from './set-ups/scripted.ts'
import type { SetUp } from './set-ups/set-up.ts'

/** Discards what comes: nothing behind nginx is ever reached, since no handshake is finished. */
const NOBODY = 9

const NEWEST_FIRST = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3', 'SSLv2']

describe('net tlsParametersProbe, servers whose truth is known from their configuration', () => {
  let folder: OpensslFolder
  let stop: (() => Promise<void>) | undefined

  before(() => {
    folder = makeOpensslFolder()
  })
  afterEach(async () => {
    await stop?.()
    stop = undefined
  })
  after(() => folder.remove())

  async function start(setUp: SetUp): Promise<number> {
    const server = await launch(setUp)
    stop = () => server.stop()
    return server.port
  }

  function launch(setUp: SetUp): Promise<{ readonly port: number; stop(): Promise<void> }> {
    switch (setUp.program) {
      case 'openssl':
        return startOpenssl(folder, setUp.args)
      case 'nginx':
        return startNginxStream({ folder: folder.path, target: NOBODY, directives: setUp.directives })
      case 'scripted':
        return startScriptedTls(setUp.script)
    }
  }

  for (const setUp of [...OPENSSL_SET_UPS, ...NGINX_SET_UPS, ...SCRIPTED_SET_UPS]) {
    const declare = isSkipped(setUp.program) ? it.skip : it
    declare(`${setUp.program}: ${setUp.title}`, async () => {
      const { versions, groups, schemes, dhGroups, options, unseen = [], intolerances } = setUp.truth
      const found = valueOf(await probeTls(endpointAt(await start(setUp))))

      expect(found.versions.map(({ version }) => version)).to.deep.equal(NEWEST_FIRST)
      expect(acceptedIn(found)).to.have.members(Object.keys(versions))
      for (const { version, answer, suites } of found.versions) {
        if (versions[version] === undefined) expect(answer, version).to.equal('refused')
        expect(suites.isComplete, `${version} is complete`).to.equal(true)
      }
      for (const version of acceptedIn(found)) {
        const { suites, order } = versionIn(found, version)
        expect({ suites: suites.names, order }, version).to.deep.equal({
          order: undefined,
          ...versions[version],
        })
      }
      if (groups !== undefined) expect(found.groups).to.deep.equal(groups)
      if (schemes !== undefined) {
        expect(found.signatureSchemes).to.deep.equal({ names: schemes, isComplete: true })
      }
      if (dhGroups !== undefined) expect(found.dhGroups).to.deep.equal(dhGroups)
      if (options !== undefined) expect(found.options).to.deep.include(options)
      for (const option of unseen) expect(found.options).not.to.have.property(option)
      if (intolerances !== undefined) expect(found.intolerances).to.deep.equal(intolerances)
      expect(found.connectionCount).to.be.at.most(LIMITS.inAll)
    })
  }
})
