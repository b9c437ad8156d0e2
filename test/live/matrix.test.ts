import { expect } from 'chai'
import { describeServer } from './describe-server.ts'
import { MATRIX, type Truth } from './matrix.ts'
import { reportOn } from './report-on.ts'

/** What was asked and answered: shown where a verdict is not the truth. */
function evidence({ because }: Awaited<ReturnType<typeof reportOn>>['verdict']['c2s']): string {
  return because.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join('\n')
}

describe('matrix of real servers', () => {
  for (const { server: name, policy, c2s, s2s, because } of MATRIX) {
    describeServer(name, policy, (server) => {
      const tell = ({ state, basis }: Truth) => `${state} (${basis})`
      it(`is judged truly: c2s ${tell(c2s)}, s2s ${tell(s2s)}${because === undefined ? '' : `; ${because}`}`, async () => {
        const { verdict } = await reportOn(server)
        expect(verdict.c2s, evidence(verdict.c2s)).to.include(c2s)
        expect(verdict.s2s, evidence(verdict.s2s)).to.include(s2s)
      })
    })
  }
})
