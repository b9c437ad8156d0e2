import { expect } from 'chai'
import type { Probe } from '../../probes/net/io.ts'
import { plan } from '../../probes/plan.ts'
import { endpointOf } from './builders.ts'

function probeOf(maxConnections: number): Probe {
  return { kinds: ['tls'], maxConnections, isFor: () => true, run: () => Promise.resolve([]) }
}

const ONE = endpointOf({ address: '192.0.2.1' })
const TWO = endpointOf({ address: '192.0.2.2' })
const BUDGET = { perAddress: 4, atOnce: 4, inAll: 6 }

describe('plan', () => {
  it('gives every endpoint the first probe before any gets the second', () => {
    const [first, second] = [probeOf(1), probeOf(2)]
    const { runs } = plan([ONE, TWO], [first, second], BUDGET)
    expect(runs).to.deep.equal([
      { probe: first, endpoint: ONE },
      { probe: first, endpoint: TWO },
      { probe: second, endpoint: ONE },
      { probe: second, endpoint: TWO },
    ])
  })

  it('runs a probe only where it has something to ask', () => {
    const probe: Probe = { ...probeOf(1), isFor: ({ address }) => address === TWO.address }
    expect(plan([ONE, TWO], [probe], BUDGET)).to.deep.equal({ runs: [{ probe, endpoint: TWO }], bounded: [] })
  })

  it('leaves out, and names, what would exceed the connections to one address', () => {
    const { runs, bounded } = plan([ONE, TWO], [probeOf(3), probeOf(2)], { ...BUDGET, inAll: 100 })
    expect(runs).to.have.length(2)
    expect(bounded.map(({ endpoint }) => endpoint)).to.deep.equal([ONE, TWO])
  })

  it('leaves out what would exceed the connections in all, and still fits in what is smaller', () => {
    const [big, small] = [probeOf(4), probeOf(2)]
    const three = endpointOf({ address: '192.0.2.3' })
    const { runs } = plan([ONE, TWO], [big], BUDGET)
    expect(runs).to.have.length(1)
    const fitted = plan([ONE, TWO, three], [small, big], { ...BUDGET, inAll: 9 })
    expect(fitted.runs.map(({ probe }) => probe)).to.deep.equal([small, small, small])
  })
})
