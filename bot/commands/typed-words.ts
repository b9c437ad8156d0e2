/** Shows as nothing and joins nothing: zero-width space and no-break space, soft hyphen, word joiner, marks of direction. */
const UNSEEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu

/** A word typed on a full-width keyboard: what it is compared with is in ASCII. */
const FULL_WIDTH = /^[\uFF01-\uFF5E]*[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A][\uFF01-\uFF5E]*$/u

/** A whole line in quotation marks or backticks, as it is copied out of a text about the bot. */
const QUOTED = /^(?:"(.*)"|'(.*)'|`(.*)`|“(.*)”|„(.*)[“”]|‘(.*)’|«(.*)»|‹(.*)›|「(.*)」|『(.*)』)$/u

/**
 * Takes the characters out of a text that came along when it was pasted: nobody who reads the line knows that they are there.
 * Joiners stay, which scripts and emoji need.
 */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '')
}

/** Splits a line into words in NFC, as it was meant: however it was quoted, and on whatever keyboard it was typed. */
export function typedWords(line: string): readonly string[] {
  const text = withoutUnseen(line.normalize('NFC')).trim()
  const inside = QUOTED.exec(text)
    ?.slice(1)
    .find((part) => part !== undefined)
  return (inside ?? text)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => (FULL_WIDTH.test(word) ? word.normalize('NFKC') : word))
    .flatMap(partBehindDomain)
}

/** In letters: a domain has 253, and more is looked for in nothing longer. */
const LONGEST_WORD = 600

/** No top-level domain is of Latin and East Asian letters both. */
const DOMAIN_AND_MORE =
  /^(?<domain>.*\.[A-Za-z]{2,})[,;:!?、。]*(?<rest>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}][^./@]*)$/u

/** Parts what goes on behind a domain in Chinese and Japanese without a space: `xmpp.jpのTLSは必須ですか`. */
function partBehindDomain(word: string): readonly string[] {
  if (word.length > LONGEST_WORD) return [word]
  const { domain, rest } = DOMAIN_AND_MORE.exec(word.normalize('NFKC'))?.groups ?? {}
  return domain === undefined || rest === undefined ? [word] : [domain, rest]
}
