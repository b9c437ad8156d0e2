import { toASCII, toUnicode } from 'tr46'
import type { Said } from '../locales/index.ts'
import { clean } from './clean.ts'
import { mixedScripts } from './scripts.ts'

/** In columns: twice what a name can have in characters (RFC 1035 §2.3.4), for East Asian ones. */
const LONGEST_DOMAIN = 510

/**
 * Writes a domain for people: `bücher.example (xn--bcher-kva.example)`, or as it is where both spellings are the same.
 *
 * The A-labels always stand beside the U-labels, because letters of other scripts may look like those of a known domain; where
 * scripts are mixed within a label, they stand alone.
 *
 * @param domain A-labels.
 */
export function showDomain(domain: string): string {
  const { ascii, readable } = spellings(domain)
  return readable === undefined ? clean(ascii) : `${clean(readable)} (${clean(ascii)})`
}

/** How a domain is written: in A-labels, and as people read it where that is another way and imitates no other name. */
export interface Spellings {
  readonly ascii: string
  readonly readable?: string
}

/** @param domain A-labels. */
export function spellings(domain: string): Spellings {
  const { domain: unicode, error } = toUnicode(domain)
  const readable = clean(unicode, LONGEST_DOMAIN)
  const isPlain = error || readable === domain || scriptsMixedIn(domain).length > 0
  return { ascii: clean(domain, LONGEST_DOMAIN), ...(!isPlain && { readable }) }
}

/**
 * Words why something is not done that was asked about a domain, with what has to be said of the domain itself.
 *
 * @param domain A-labels, or what was written and is no domain to ask about.
 */
export function sayOfDomain(
  domain: string,
  word: (shown: string) => Said,
): { readonly lines: readonly Said[] } {
  const ascii = toASCII(domain) ?? undefined
  if (ascii === undefined || ascii === '') return { lines: [word(clean(domain))] }
  const isAsciiAlready = ascii === domain
  const shown = isAsciiAlready || scriptsMixedIn(ascii).length > 0 ? showDomain(ascii) : clean(domain)
  return { lines: [word(shown), ...domainWarnings(ascii)] }
}

/**
 * What has to be said of a domain that may imitate another; nothing of most.
 *
 * @param domain A-labels.
 */
export function domainWarnings(domain: string): readonly Said[] {
  const scripts = scriptsMixedIn(domain)
  return scripts.length === 0
    ? []
    : [{ say: 'warning.mixed-scripts', params: { domain: showDomain(domain), scripts } }]
}

function scriptsMixedIn(domain: string): readonly string[] {
  const labels = toUnicode(domain).domain.split('.')
  return [...new Set(labels.flatMap(mixedScripts))]
}
