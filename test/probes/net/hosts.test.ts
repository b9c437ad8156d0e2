import { expect } from 'chai'
import { systemAddresses } from '../../../probes/net/hosts.ts'

describe('net systemAddresses', () => {
  it("resolves from the system's own table", async () => {
    const outcome = await systemAddresses('localhost', new AbortController().signal)
    expect(outcome.state).to.equal('observed')
    for (const address of outcome.state === 'observed' ? outcome.value : []) {
      expect(address).to.be.oneOf(['127.0.0.1', '::1'])
    }
  })

  it('does not wait when nobody wants the answer', async () => {
    const controller = new AbortController()
    const asking = systemAddresses('localhost', controller.signal)
    controller.abort()
    expect(await asking).to.deep.equal({ state: 'failed', failure: { phase: 'dns', code: 'aborted' } })
    expect(await systemAddresses('localhost', AbortSignal.abort())).to.have.nested.property(
      'failure.code',
      'aborted',
    )
  })
})
