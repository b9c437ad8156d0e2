#!/usr/bin/env node
// Starts Tellus: `npm start`, and `tellus` on the command line. Plain JavaScript, for it runs before anything is compiled.
import { setUp } from './setup.mjs'

/** With arguments the statuses are those of monitoring plug-ins, where 3 means that nothing could be told. */
const FAILED = process.argv.length > 2 ? 3 : 1

try {
  await setUp({ log: (line) => console.error(line) })
} catch (error) {
  console.error(error.message)
  if (error.output) console.error(error.output.trimEnd())
  process.exit(FAILED)
}
await import('../dist/bot/main.js')
