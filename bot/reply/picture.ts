import { fileURLToPath } from 'node:url'
import type { Language } from '../locales/index.ts'

/** A PNG, in pixels. */
export interface Drawing {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

/** Made by `assets/make-fonts.mjs`. */
const FONTS = new URL('../../../assets/fonts/', import.meta.url)

/** Latin, Cyrillic, Greek, Arabic, Hebrew, signs: the only family that markup has to name. */
export const FONT_FAMILY = 'DejaVu Sans'
const MAIN_FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf']

const SIMPLIFIED = 'NotoSansSC-Regular.ttf'
const TRADITIONAL = ['NotoSansTC-Marks.ttf', 'NotoSansTC-Regular.ttf']
const JAPANESE = 'NotoSansJP-Regular.ttf'

/**
 * What the main font lacks is looked for in these, in this order. Mainland China, Taiwan and Japan write some characters
 * differently, and put stops at the bottom or in the middle: those that Taiwan's fonts lack Japan's have where Taiwan puts them.
 */
const MORE_FONTS: Partial<Record<Language, readonly string[]>> = {
  ja: [JAPANESE, SIMPLIFIED],
  'zh-Hant': [...TRADITIONAL, JAPANESE, SIMPLIFIED],
}
const OTHERS = [SIMPLIFIED, JAPANESE]

/**
 * Draws SVG as PNG, off the main thread, with fonts of our own only: the same on every machine.
 *
 * Whatever is not our own text goes through {@link svgText}; nothing is loaded from anywhere.
 *
 * @param svg Its `width` and `height` are the pixels. Fonts for anything but {@link FONT_FAMILY} are found by themselves.
 * @param language Of the texts in it.
 * @throws Where the SVG is not well-formed.
 */
export async function drawPicture(svg: string, language: Language): Promise<Drawing> {
  // 10 MB that most who talk to the bot never ask for.
  const { renderAsync } = await import('@resvg/resvg-js')
  const fonts = [...MAIN_FONTS, ...(MORE_FONTS[language] ?? OTHERS)]
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: fonts.map((name) => fileURLToPath(new URL(name, FONTS))),
      defaultFontFamily: FONT_FAMILY,
      sansSerifFamily: FONT_FAMILY,
    },
    languages: [language],
  })
  return { png: image.asPng(), width: image.width, height: image.height }
}

/** What XML 1.0 has no place for (§2.2), and what would be taken for markup. */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
const UNFIT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF<>&"']|\p{Cs}/gu

/** Writes text as character data or as an attribute of SVG. */
export function svgText(text: string): string {
  return text.replaceAll(UNFIT, (character) =>
    /[<>&"']/.test(character) ? `&#${character.charCodeAt(0)};` : '\uFFFD',
  )
}
