// `npm run bench`, `npm run bench:peers` and `npm run bench:throughput`: compiles where that is due, then measures. See docs/benchmarks.md.
import { setUp } from '../bot/setup.mjs'

await setUp({ log: (line) => console.error(line), withTools: true })
await import('../dist/bench/main.js')
