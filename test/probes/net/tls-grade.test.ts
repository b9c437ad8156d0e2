import { expect } from 'chai'
import { applyChecks } from '../../../probes/checks/index.ts'
import { gradeEndpoint } from '../../../probes/grade.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { tlsParametersProbe } from '../../../probes/net/tls-parameters.ts'
import { TELLUS_1 } from '../../../probes/policies/tellus-1.ts'
import {
  makeOpensslFolder,
  startOpenssl,
  type OpensslFolder,
  type OpensslServer,
} from '../../servers/openssl-server.ts'
import { endpointOf } from '../builders.ts'

const RSA = '-cert rsa.pem -key rsa.key'

describe('grades of openssl s_server, as configured', () => {
  let folder: OpensslFolder
  let server: OpensslServer | undefined

  before(() => {
    folder = makeOpensslFolder()
  })
  afterEach(async () => {
    await server?.stop()
  })
  after(() => folder.remove())

  const setUps = [
    { args: `${RSA} -tls1_3`, letter: 'A+', because: [] },
    {
      args: `${RSA} -serverpref -cipher ECDHE-RSA-AES128-GCM-SHA256`,
      letter: 'A+',
      because: [],
    },
    {
      args: `${RSA} -cipher ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA`,
      letter: 'A-',
      because: ['tls.suite-order'],
    },
    {
      args: `${RSA} -serverpref -cipher ECDHE-RSA-AES128-GCM-SHA256:AES128-GCM-SHA256`,
      letter: 'A',
      because: ['tls.static-key-exchange'],
    },
    { args: `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256`, letter: 'A-', because: ['tls.tls13'] },
    { args: `${RSA} -tls1_2 -cipher AES128-GCM-SHA256`, letter: 'B', because: ['tls.forward-secrecy'] },
    { args: `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-SHA`, letter: 'B', because: ['tls.aead'] },
    {
      args: `${RSA} -tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0 -dhparam dh1024.pem`,
      letter: 'B',
      because: ['tls.dh-size'],
    },
    {
      args: `${RSA} -no_tls1_3 -serverpref -cipher ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA:@SECLEVEL=0`,
      letter: 'B',
      because: ['tls.old-versions'],
    },
    { args: `${RSA} -tls1_1 -cipher ALL:!aNULL:@SECLEVEL=0`, letter: 'C', because: ['tls.tls12'] },
    {
      args: '-nocert -tls1_2 -cipher ADH-AES128-SHA256:@SECLEVEL=0',
      letter: 'F',
      because: ['tls.anonymous'],
    },
    { args: `${RSA} -tls1_2 -cipher NULL-SHA256:@SECLEVEL=0`, letter: 'F', because: ['tls.null'] },
  ]
  for (const { args, letter, because } of setUps) {
    it(`${letter}${because.map((check) => ` for ${check}`).join('')}: ${args}`, async () => {
      server = await startOpenssl(folder, args)
      const endpoint = endpointOf({
        domain: 'example.test',
        security: 'direct-tls',
        address: '127.0.0.1',
        port: server.port,
      })
      const observations = await tlsParametersProbe().run(endpoint, nodeIo(), new AbortController().signal)
      const findings = applyChecks(observations, new Date(0))
      const grade = gradeEndpoint(TELLUS_1, endpoint, findings, observations)
      expect(grade.letter, JSON.stringify(grade)).to.equal(letter)
      const holding = grade.because.filter(({ capsAt }) => capsAt === letter).map(({ check }) => check)
      expect(holding).to.include.members(because)
      expect(grade.isComplete, JSON.stringify(grade)).to.equal(true)
    })
  }
})
