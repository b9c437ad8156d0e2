import { languages } from '../locales/index.ts'

const UNITS = [
  { unit: 'minute', ms: 60_000, short: ['m', 'min'] },
  { unit: 'hour', ms: 3_600_000, short: ['h'] },
  { unit: 'day', ms: 86_400_000, short: ['d'] },
] as const

/** Ends a silence, in the languages of the bot. */
const OFF: ReadonlySet<string> = new Set('off aus fin выкл オフ 解除 关闭 關閉'.split(' '))

/**
 * Reads how long something is to last, as people write it in the languages of the bot: `30m`, `2 Stunden`, `1час`, `30分`.
 *
 * @param typed Without spaces.
 * @returns In ms; 0 for `off`, `undefined` for anything else.
 */
export function readDuration(typed: string): number | undefined {
  const text = typed.normalize('NFKC').toLowerCase()
  if (OFF.has(text)) return 0
  const [, digits, name = ''] = /^([0-9]{1,6})([^0-9]+)$/.exec(text) ?? []
  const unitMs = digits === undefined ? undefined : unitNamed(name.replace(/[.,!。]+$/u, ''))
  return unitMs === undefined ? undefined : Number(digits) * unitMs
}

let units: ReadonlyMap<string, number> | undefined

/** Asks the formats of all languages when the first is looked for, in every form that their plurals have. */
function unitNamed(name: string): number | undefined {
  units ??= new Map(
    UNITS.toReversed().flatMap(({ unit, ms, short }) => namesOf(unit, short).map((one) => [one, ms])),
  )
  return units.get(name)
}

const EACH_PLURAL = [1, 2, 5]

function namesOf(unit: (typeof UNITS)[number]['unit'], short: readonly string[]): readonly string[] {
  const named = languages.flatMap((language) =>
    (['narrow', 'short', 'long'] as const).flatMap((unitDisplay) => {
      const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay })
      return EACH_PLURAL.map(
        (count) => format.formatToParts(count).find(({ type }) => type === 'unit')?.value ?? '',
      )
    }),
  )
  return [...named.map((name) => name.toLowerCase().replace(/\.$/, '')), ...short]
}
