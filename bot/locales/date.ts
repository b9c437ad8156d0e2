/**
 * Writes a date as the language of its format does. French counts the first of a month (`1er décembre`), which CLDR leaves out.
 */
export function formatDate(format: Intl.DateTimeFormat, at: Date): string {
  if (new Intl.Locale(format.resolvedOptions().locale).language !== 'fr') return format.format(at)
  return format
    .formatToParts(at)
    .map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value))
    .join('')
}
