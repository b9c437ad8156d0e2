// `npm run soak [-- minutes]`: compiles where that is due, then sees whether the bot endures what servers and people do to it.
import { setUp } from '../../bot/setup.mjs'

await setUp({ log: (line) => console.error(line), withTools: true })
await import('../../dist/test/soak/main.js')
