import type { Said, Translate } from '../locales/index.ts'
import { extentOf } from '../reply/columns.ts'

/** More lines than may stand in one message: as many are shown as there is room for. */
export interface Pages {
  readonly heading: Said
  readonly lines: readonly Said[]
  /** Which page was asked for, from 1; the last one where there are fewer. */
  readonly page: number
  /** By which another page is asked for, with its number behind it. */
  readonly line: string
}

/**
 * Words one page of many lines: the heading stands above each page, and below it where the others are.
 *
 * @param longest As {@link extentOf} counts.
 */
export function wordPage(
  { heading, line, lines, page }: Pages,
  translate: Translate,
  longest: number,
): string {
  const top = translate(heading)
  const footer = (number: number, pages: number): string =>
    number < pages
      ? translate({
          say: 'page.more',
          params: { page: `${number}`, pages: `${pages}`, line: `${line} ${number + 1}` },
        })
      : translate({ say: 'page.last', params: { page: `${number}`, pages: `${pages}` } })
  const worded = lines.map((each) => translate(each))
  const whole = [top, ...worded].join('\n')
  if (extentOf(whole) <= longest) return whole
  const room = longest - extentOf(top) - extentOf(footer(MOST_PAGES, MOST_PAGES + 1)) - 2
  const pages = paginate(worded, room)
  const number = Math.min(page, pages.length)
  return [top, ...(pages[number - 1] ?? []), footer(number, pages.length)].join('\n')
}

/** For the length of a footer: no list has more pages. */
const MOST_PAGES = 999

/** Fills one page after the other; a line that is longer than a page has one of its own. */
function paginate(lines: readonly string[], longest: number): readonly (readonly string[])[] {
  const pages: string[][] = []
  let left = 0
  for (const line of lines) {
    const page = pages.at(-1)
    if (page !== undefined && extentOf(line) + 1 <= left) page.push(line)
    else {
      pages.push([line])
      left = longest
    }
    left -= extentOf(line) + 1
  }
  return pages
}
