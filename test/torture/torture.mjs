// `npm run torture`: compiles where that is due, then kills. See docs/database.md.
import { setUp } from '../../bot/setup.mjs'

await setUp({ log: (line) => console.error(line), withTools: true })
await import('../../dist/test/torture/main.js')
