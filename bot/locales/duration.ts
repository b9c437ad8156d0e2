const UNITS = [
  { unit: 'second', ms: 1_000, upToMs: 90_000 },
  { unit: 'minute', ms: 60_000, upToMs: 5_400_000 },
  { unit: 'hour', ms: 3_600_000, upToMs: 172_800_000 },
  { unit: 'day', ms: 86_400_000, upToMs: Number.POSITIVE_INFINITY },
] as const

const DAY = UNITS[3]

/**
 * Writes how long something takes, in one unit and not too exactly: `40 seconds`, `7 minutes`. Rounded up, so that whoever
 * waits as long does not come too early.
 *
 * @param intl BCP 47 tag.
 */
export function formatDuration(durationMs: number, intl: string): string {
  const { unit, ms } = unitFor(durationMs)
  const format = new Intl.NumberFormat(intl, { style: 'unit', unit, unitDisplay: 'long' })
  return format.format(Math.ceil(durationMs / ms))
}

/**
 * Writes how long ago something was: `3 minutes ago`; rounded down.
 *
 * @param intl BCP 47 tag.
 */
export function formatAge(ageMs: number, intl: string): string {
  const { unit, ms } = unitFor(ageMs)
  return new Intl.RelativeTimeFormat(intl, { numeric: 'always' }).format(-Math.floor(ageMs / ms), unit)
}

function unitFor(durationMs: number) {
  return UNITS.find(({ upToMs }) => durationMs < upToMs) ?? DAY
}
