// `npm run commands`: prints docs/commands.md as the definitions of the commands have it now.
import { setUp } from '../../../bot/setup.mjs'

await setUp({ log: (line) => console.error(line), withTools: true })
const { commandPage } = await import('../../../dist/test/bot/commands/page.js')
process.stdout.write(commandPage())
