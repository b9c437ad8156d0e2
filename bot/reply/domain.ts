import { toUnicode } from 'tr46'
import { clean } from './clean.ts'

/**
 * Writes a domain for people: `bücher.example (xn--bcher-kva.example)`, or as it is where both spellings are the same.
 *
 * The A-labels always stand beside the U-labels, because letters of other scripts may look like those of a known domain.
 *
 * @param domain A-labels.
 */
export function showDomain(domain: string): string {
  const { domain: unicode, error } = toUnicode(domain)
  const readable = clean(unicode)
  return error || readable === domain ? clean(domain) : `${readable} (${clean(domain)})`
}
