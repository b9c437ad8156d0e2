/**
 * Scripts in which names are written to this day: those recommended for identifiers (UAX #31 §2.4, table 5) and those in
 * limited use (table 7), by their codes in ISO 15924.
 */
const SCRIPTS: readonly string[] = [
  'Latn Cyrl Grek Arab Armn Beng Bopo Deva Ethi Geor Gujr Guru Hang Hani Hebr Hira Kana Khmr Knda Laoo',
  'Mlym Mymr Orya Sinh Taml Telu Thaa Thai Tibt',
  'Adlm Bali Bamu Batk Cakm Cans Cham Cher Java Kali Lana Lepc Limb Lisu Mand Mong Mtei Newa Nkoo Olck',
  'Osge Rohg Saur Sund Sylo Syrc Tale Talu Tavt Tfng Vaii Yiii',
].flatMap((line) => line.split(' '))

/** No script that is listed here (ISO 15924). */
const UNKNOWN = 'Zzzz'

/** Writing systems that use several scripts; with Latin letters among them they are still highly restrictive (UTS #39 §5.2). */
const WRITTEN_TOGETHER: readonly (readonly string[])[] = [
  ['Latn', 'Hani', 'Hira', 'Kana'],
  ['Latn', 'Hani', 'Bopo'],
  ['Latn', 'Hani', 'Hang'],
]

const OF_ONE: readonly (readonly [string, RegExp])[] = SCRIPTS.map((script) => [script, writtenIn([script])])
const HIGHLY_RESTRICTIVE = [...OF_ONE.map(([, pattern]) => pattern), ...WRITTEN_TOGETHER.map(writtenIn)]

/** Digits, hyphens and marks belong to every script. */
function writtenIn(scripts: readonly string[]): RegExp {
  const classes = ['Zyyy', 'Zinh', ...scripts].map((script) => String.raw`\p{Script_Extensions=${script}}`)
  return new RegExp(`^[${classes.join('')}]*$`, 'u')
}

/**
 * The scripts that a label mixes and no language writes together: how names are made that look like others.
 *
 * @param label U-label.
 * @returns ISO 15924 codes, `Zzzz` for letters of a script that nobody writes names in; empty where the label is of one
 *   script, or of several that belong together.
 * @see UTS #39 §5.1 (single script), §5.2 (highly restrictive)
 */
export function mixedScripts(label: string): readonly string[] {
  if (HIGHLY_RESTRICTIVE.some((pattern) => pattern.test(label))) return []
  const scriptsOf = (character: string): readonly string[] => {
    const own = OF_ONE.filter(([, pattern]) => pattern.test(character)).map(([script]) => script)
    // A character of every script tells nothing; one of several is counted for the first.
    return own.length === SCRIPTS.length ? [] : [own[0] ?? UNKNOWN]
  }
  return [...new Set(Array.from(label).flatMap(scriptsOf))]
}
