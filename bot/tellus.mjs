#!/usr/bin/env node
// Starts Tellus: `npm start`, and `tellus` on the command line. Plain JavaScript, for it runs before anything is compiled.
import module from 'node:module'
import { join } from 'node:path'
import { ROOT, setUp } from './setup.mjs'

/** With arguments the statuses are those of monitoring plug-ins, where 3 means that nothing could be told. */
const FAILED = process.argv.length > 2 ? 3 : 1

try {
  await setUp({ log: (line) => console.error(line) })
} catch (error) {
  console.error(error.message)
  if (error.output) console.error(error.output.trimEnd())
  process.exit(FAILED)
}
// What V8 made of the modules is kept for the next start, and goes with the build. Node has it from 22.8 on; where the folder
// may not be written to, it does without.
module.enableCompileCache?.(join(ROOT, 'dist', '.compiled'))
await import('../dist/bot/main.js')
