/** What several runs of one measurement gave. */
export interface Figures {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** @param values At least one. */
export function figuresOf(values: readonly number[]): Figures {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
  return { median, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 }
}

/** Median and spread, as `0.42 (0.40–0.45)`. */
export function tellFigures({ median, least, most }: Figures, digits: number): string {
  const tell = (value: number): string => value.toFixed(digits)
  return `${tell(median)} (${tell(least)}–${tell(most)})`
}

/** Median alone where nothing was spread, as counts mostly are. */
export function tellCount({ median, least, most }: Figures): string {
  return least === most ? String(median) : `${median} (${least}–${most})`
}
