import { ejabberd } from './ejabberd.ts'
import { jabberd2 } from './jabberd2.ts'
import { LiveServer } from './live-server.ts'
import type { ServerPolicy } from './policy.ts'
import { prosody } from './prosody.ts'
import type { Software } from './software.ts'

/** The servers that tests may ask for, by name. */
export const SOFTWARE = { prosody, ejabberd, jabberd2 } satisfies Record<string, Software>
const LOG_TAIL_LENGTH = 4000
const skipped = new Set((process.env['SKIP_SERVERS'] ?? '').split(','))

/** Whether tests that need a program are to be left out, as SKIP_SERVERS says. */
export function isSkipped(name: string): boolean {
  return skipped.has(name)
}

/**
 * Describes what happens with a real server, which is started before the first test of `body` and removed after the last.
 * A missing program fails the tests, unless SKIP_SERVERS names it.
 *
 * @param body Called while tests are collected: of `server`, only the two domains can be read there.
 */
export function describeServer(
  name: keyof typeof SOFTWARE,
  policy: ServerPolicy,
  body: (server: LiveServer) => void,
): void {
  const declare = isSkipped(name) ? describe.skip : describe
  declare(`live ${name} ${describePolicy(policy)}`, () => {
    const server = new LiveServer(SOFTWARE[name], `${name}.tellus.test`, policy)
    before('start the server', () => server.start())
    afterEach('show the log of the server where a test failed', function () {
      const error = this.currentTest?.err
      if (error?.stack !== undefined)
        error.stack += `\n\nThe log of ${name} ends:\n${server.log.slice(-LOG_TAIL_LENGTH)}`
    })
    after('remove the server', () => server.remove())
    body(server)
  })
}

function describePolicy({ c2sTls, s2sTls, ...rest }: ServerPolicy): string {
  const others = Object.keys(rest).map((key) => `, ${key}`)
  return `(c2s TLS ${c2sTls}, s2s TLS ${s2sTls}${others.join('')})`
}
