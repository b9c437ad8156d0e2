// `npm run bad-servers`: compiles where that is due, then starts the servers. See docs/bad-servers.md.
import { setUp } from '../../../bot/setup.mjs'

await setUp({ log: (line) => console.error(line), withTools: true })
await import('../../../dist/test/servers/kit/main.js')
