import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'

/** The program's memory and the machine's load at one moment. */
export interface Sample {
  /** Since the beginning. */
  readonly minutes: number
  readonly rssMib: number
  /** Average of the last minute. */
  readonly load: number
}

const SAMPLE_EVERY_MS = 5_000
const MINUTE_MS = 60_000

/** Looks at a process every five seconds. */
export class Sampler {
  readonly samples: Sample[] = []
  readonly #pid: number
  readonly #startedAt = performance.now()
  readonly #timer: NodeJS.Timeout

  constructor(pid: number) {
    this.#pid = pid
    this.#timer = setInterval(() => this.#look(), SAMPLE_EVERY_MS)
    this.#look()
  }

  get minutes(): number {
    return (performance.now() - this.#startedAt) / MINUTE_MS
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    const [load = 0] = loadavg()
    this.samples.push({ minutes: this.minutes, rssMib: residentMib(this.#pid), load })
  }
}

/** Linux tells it in KiB. */
function residentMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? []
  if (kib === undefined) throw new Error(`the process ${pid} is gone`)
  return Number(kib) / 1024
}

/**
 * The straight line that is nearest to the samples (least squares).
 *
 * @returns MiB a minute; 0 for fewer than two samples.
 */
export function slope(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const meanMinutes = mean(samples.map(({ minutes }) => minutes))
  const meanRss = mean(samples.map(({ rssMib }) => rssMib))
  const squares = samples.reduce((sum, { minutes }) => sum + (minutes - meanMinutes) ** 2, 0)
  const products = samples.reduce(
    (sum, { minutes, rssMib }) => sum + (minutes - meanMinutes) * (rssMib - meanRss),
    0,
  )
  return squares === 0 ? 0 : products / squares
}
