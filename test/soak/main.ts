/** `npm run soak [-- minutes]`: lets things happen to the bot in turn, and writes down how it took them. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format } from 'prettier'
import { type Endured, faults, type Soak, writeSoak } from './document.ts'
import { CROWD_NAMES, EVENTS } from './events.ts'
import { Sampler } from './measure.ts'
import { Scene } from './scene.ts'

const DEFAULT_MINUTES = 20
/** So that limits by the minute have their way, as they have with people. */
const PAUSE_MS = 20_000
const FILE = join(import.meta.dirname, '..', '..', '..', 'docs', 'soak.md')

// An exit in good order ends the server and the bot too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const minutes = Number(process.argv[2] ?? DEFAULT_MINUTES)
if (Number.isFinite(minutes) && minutes > 0) {
  const soak = await endure(minutes)
  const found = faults(soak)
  await writeFile(FILE, await format(writeSoak(soak), { parser: 'markdown', printWidth: 110 }))
  process.stdout.write(`${found.length === 0 ? 'All went as it should' : found.join('\n')}\nWrote ${FILE}.\n`)
  process.exitCode = found.length === 0 ? 0 : 1
} else {
  process.stderr.write('usage: npm run soak [-- minutes]\n')
  process.exitCode = 2
}

async function endure(longest: number): Promise<Soak> {
  const scene = new Scene()
  await scene.start(CROWD_NAMES)
  const { pid } = scene.bot
  if (pid === undefined) throw new Error('the bot does not run')
  const endured: Endured[] = [{ name: 'nothing, for comparison', ...(await scene.recovery()) }]
  const sampler = new Sampler(pid)
  for (let i = 0; sampler.minutes < longest; i++) {
    const event = EVENTS[i % EVENTS.length]
    if (event === undefined) break
    await event.happen(scene)
    const recovery = await scene.recovery()
    endured.push({ name: event.name, ...recovery })
    process.stdout.write(
      `${sampler.minutes.toFixed(1)} min, ${sampler.samples.at(-1)?.rssMib.toFixed(0)} MiB: ${event.name}: ${(recovery.chatMs / 1000).toFixed(1)} s, ${(recovery.roomsMs / 1000).toFixed(1)} s\n`,
    )
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  sampler.stop()
  const exitStatus = await scene.stop()
  return {
    date: new Date(),
    endured,
    samples: sampler.samples,
    exitStatus,
    complaints: complaintsIn(scene.bot.log),
  }
}

function complaintsIn(log: string): ReadonlyMap<string, number> {
  const complaints = new Map<string, number>()
  for (const [, level, event] of log.matchAll(/"level":"(warn|error|fatal)".*"msg":"([^"]*)"/g)) {
    const key = `${level}: ${event}`
    complaints.set(key, (complaints.get(key) ?? 0) + 1)
  }
  return complaints
}
