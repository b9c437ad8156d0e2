import { expect } from 'chai'
import * as fc from 'fast-check'
import type { TlsParameters, TlsVersionName } from '../../../probes/tls-parameters.ts'
import { makeOpensslFolder, startOpenssl, type OpensslFolder } from '../../servers/openssl-server.ts'
import { acceptedIn, endpointAt, LIMITS, probeTls, valueOf, versionIn } from './learn-tls.ts'
import {
  argumentsOf,
  groupsOf,
  hasEcdheIn12,
  randomSetUp,
  suitesIn,
  type RandomSetUp,
} from './set-ups/random.ts'

/**
 * The same configurations each time: what CI says must not depend on luck. To look for more, change the seed and let it run
 * as long as you like.
 */
const RUNS = { seed: 2017, numRuns: 60 }

describe('net tlsParametersProbe, openssl s_server in configurations that nobody thought of', () => {
  let folder: OpensslFolder

  before(() => {
    folder = makeOpensslFolder()
  })
  after(() => folder.remove())

  async function learn(setUp: RandomSetUp): Promise<TlsParameters> {
    const server = await startOpenssl(folder, argumentsOf(setUp))
    try {
      return valueOf(await probeTls(endpointAt(server.port)))
    } finally {
      await server.stop()
    }
  }

  it('says nothing that is not so, and of what it does not know that it does not', async () => {
    await fc.assert(
      fc.asyncProperty(randomSetUp(), async (setUp) => {
        const found = await learn(setUp)
        expect(found.connectionCount).to.be.at.most(LIMITS.inAll)
        const truth = found.versions.filter(({ version }) => suitesIn(setUp, version).length > 0)
        expect(acceptedIn(found)).to.have.members(truth.map(({ version }) => version))
        for (const { version } of truth) expectSuites(setUp, found, version)
        expectGroups(setUp, found)
      }),
      RUNS,
    )
  }).timeout(120_000)
})

function expectSuites(setUp: RandomSetUp, found: TlsParameters, version: TlsVersionName): void {
  const { suites, order } = versionIn(found, version)
  const truth = suitesIn(setUp, version)
  if (suites.isComplete) expect(suites.names, version).to.have.members(truth)
  else {
    expect(truth, version).to.include.members([...suites.names])
    expect([...suites.names, ...(suites.undecided ?? [])], version).to.include.members([...truth])
  }
  if (version !== 'TLSv1.2' || truth.length === 1) return
  expect(order).to.equal(setUp.isServerOrder ? 'server' : 'client')
  // Of a long list others than the first are asked for out of turn.
  if (setUp.isServerOrder) expect(suites.names.slice(0, 2)).to.deep.equal(truth.slice(0, 2))
}

function expectGroups(setUp: RandomSetUp, { groups: { tls13, tls12 } }: TlsParameters): void {
  const truth = groupsOf(setUp)
  expect(tls13?.names ?? []).to.have.members(setUp.versions.includes('TLSv1.3') ? truth : [])
  if (!hasEcdheIn12(setUp)) expect(tls12).to.equal(undefined)
  else if (tls12?.areOthersIdle === true) expect(truth).to.include.members([...tls12.names])
  else expect(tls12?.names).to.have.members(truth)
}
