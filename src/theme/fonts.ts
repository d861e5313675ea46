/** Self-hosted fonts for `astro.config.mjs`: files from installed packages, so that nothing is fetched at build or by readers. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Axes, lighterFont } from './lighter-fonts.ts';
import { resolveLook } from './presets.ts';
import type { Theme } from './schema.ts';
import { type Cut, type Family, FIRST, typePairs } from './type-pairs.ts';

const require = createRequire(import.meta.url);

interface Written {
  file: string;
  /** As CSS has it in `unicode-range`. */
  range: string;
  subset: string;
}

interface Face {
  weight: string;
  style: string;
  src: { url: string; format: string }[];
  unicodeRange: string[];
  meta: { subset: string };
}

/** Astro preloads by subset, which its own local provider cannot tell apart; the rest of it is the same. */
const installed = (locale: string) => ({
  name: 'installed',
  resolveFont: async ({ options }: { options?: Family }) => ({ fonts: await facesOf(options, locale) }),
});

/**
 * The families of a theme, for `fonts` in astro.config.mjs. Pages declare them with `<Font>`, see `fontLinks`.
 * Astro adds fallbacks with adjusted metrics, so that text does not move when a font arrives.
 */
export function fontFamilies({ look, locale }: Pick<Theme, 'look' | 'locale'>) {
  const { text, display } = typePairs[resolveLook(look).fonts];
  const family = (options: Family, cssVariable: string) => ({
    name: options.name,
    cssVariable,
    provider: installed(locale),
    fallbacks: [options.generic],
    options,
  });
  return [family(text, '--face-text'), ...(display ? [family(display, '--face-display')] : [])];
}

/** Punctuation and letters that English borrows; what else a page needs comes in the file of the whole subset. */
const ENGLISH = `${charactersOf('U+0020-007E')}\u00a0–—‘’“”…·×©€£§°¼½¾→←†‡•éèêàâçëïñöüäåøæÉ`;
/** From the least to the most special, as pages ask for them. */
const SUBSETS = ['latin', 'latin-ext'] as const;

/**
 * Of faces that share characters, a browser takes the one that is declared last: the first to be fetched stands at the end. It has
 * what a text in the site's language is written with, so that most pages fetch nothing else.
 */
async function facesOf(family: Family | undefined, locale: string): Promise<Face[]> {
  if (!family) return [];
  const styles = { normal: family.roman, italic: family.italic };
  const faces = Object.entries(styles).map(async ([style, cut]) => {
    if (!cut) return [];
    const [latin, extended] = SUBSETS.map((subset) => {
      const file = fileOf(family, style, cut.file, subset);
      return { file, range: rangesIn(file)[subset] ?? '' };
    });
    if (!latin || !extended) return [];
    const whole = charactersOf(latin.range);
    const isEnglish = new Intl.Locale(locale).language === 'en';
    const light = (characters: string) => lighterFont(latin.file, characters, axesOf(cut));
    return [
      face(family, style, { ...extended, subset: 'latin-ext' }),
      ...(isEnglish
        ? [face(family, style, { file: await light(whole), range: latin.range, subset: 'latin' })]
        : []),
      face(family, style, {
        file: await light(isEnglish ? ENGLISH : whole),
        range: isEnglish ? rangeOf(ENGLISH) : latin.range,
        subset: FIRST,
      }),
    ];
  });
  return (await Promise.all(faces)).flat();
}

const axesOf = ({ weights, opticalSizes }: Cut): Axes => ({
  wght: { min: weights[0], max: weights[1] },
  ...(opticalSizes && { opsz: { min: opticalSizes[0], max: opticalSizes[1] } }),
});

/** Each character of a CSS `unicode-range`. */
function charactersOf(range: string): string {
  return range
    .split(',')
    .flatMap((part) => {
      const [from = 0, to = from] = part
        .trim()
        .replace(/^U\+/, '')
        .split('-')
        .map((code) => Number.parseInt(code, 16));
      return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
    })
    .join('');
}

function rangeOf(characters: string): string {
  return [...characters].map((character) => `U+${character.codePointAt(0)?.toString(16)}`).join(',');
}

/** The upright files of a family, Latin first, for what is drawn on the server. */
export function romanFiles(family: Family): string[] {
  return SUBSETS.map((subset) => fileOf(family, 'normal', family.roman.file, subset));
}

function fileOf(family: Family, style: string, axes: string, subset: string): string {
  return require.resolve(
    `@fontsource-variable/${family.package}/files/${family.package}-${subset}-${axes}-${style}.woff2`,
  );
}

/** The ranges of a package's subsets. */
function rangesIn(file: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL('../unicode.json', pathToFileURL(file)), 'utf8'));
}

function face({ roman }: Family, style: string, { file, range, subset }: Written): Face {
  return {
    weight: roman.weights.join(' '),
    style,
    src: [{ url: file, format: 'woff2' }],
    unicodeRange: range.split(','),
    meta: { subset },
  };
}
