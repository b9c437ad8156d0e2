import { command } from './command.ts'
import { ABOUT_ONE_DOMAIN, flag } from './parameter.ts'
import { scanEach } from './scan-each.ts'

const PARAMETERS = { ...ABOUT_ONE_DOMAIN, isInDepth: flag('field.full', 'full') } as const

/** Tests a domain and answers with a picture of what was found. */
export const card = command<typeof PARAMETERS, 'desk' | 'readDomain'>({
  name: 'card',
  parameters: PARAMETERS,
  isMinor: true,
  example: 'xmpp.jp',
  cost: ({ isInDepth }) => (isInDepth ? COST_IN_DEPTH : COST),
  run: (args, ports, signal) => scanEach('card', args, ports, (report) => ({ card: report }), signal),
})

/** In checks: drawing and uploading is work as well. */
const COST = 2
const COST_IN_DEPTH = 4
