/** The type pairs: which families set text and heads, and the sizes, leading and weights that suit them. */
import type { FontPair } from './look.ts';

/** A file of a variable family, and what is used of its axes; whatever lies outside is cut off. */
export interface Cut {
  /** The axes of the file: `wght`, or `opsz` for weight and optical size. */
  readonly file: 'wght' | 'opsz';
  readonly weights: readonly [least: number, most: number];
  /** In CSS pixels; all that the file has, when left out. */
  readonly opticalSizes?: readonly [least: number, most: number];
}

/** A variable family that an installed @fontsource-variable package holds. */
export interface Family {
  readonly package: string;
  readonly name: string;
  readonly roman: Cut;
  readonly italic?: Cut;
  readonly generic: 'serif' | 'sans-serif' | 'monospace';
}

export interface TypePair {
  readonly text: Family;
  /** Heads; the text family when it is left out. */
  readonly display?: Family;
  /** Size of running text in rem, on a phone and on a wide screen. */
  readonly size: readonly [number, number];
  readonly leading: number;
  /** Measure of running text in rem at the wide size: 60 to 75 characters of this family. */
  readonly measure: number;
  readonly displayWeight: number;
  readonly headWeight: number;
  readonly tracking: string;
  /** Size of titles, relative to those of the literary pair. */
  readonly titleScale: number;
  /** Size of labels and small print, relative to running text. */
  readonly small: number;
  /** What sets paragraphs apart: an indent, as in books, or a gap. */
  readonly paragraphs: 'indent' | 'gap';
}

const newsreader: Family = {
  package: 'newsreader',
  name: 'Newsreader',
  // A display size that begins at running text saves a third of the file.
  roman: { file: 'opsz', weights: [340, 700], opticalSizes: [18, 72] },
  italic: { file: 'wght', weights: [400, 650] },
  generic: 'serif',
};

export const typePairs: Record<FontPair, TypePair> = {
  literary: {
    text: newsreader,
    size: [1.1875, 1.3125],
    leading: 1.52,
    measure: 37,
    displayWeight: 340,
    headWeight: 480,
    tracking: '-0.022em',
    titleScale: 1,
    small: 0.81,
    paragraphs: 'indent',
  },
  bookish: {
    text: {
      package: 'alegreya',
      name: 'Alegreya',
      roman: { file: 'wght', weights: [400, 700] },
      italic: { file: 'wght', weights: [400, 700] },
      generic: 'serif',
    },
    size: [1.25, 1.375],
    leading: 1.48,
    measure: 36,
    displayWeight: 500,
    headWeight: 600,
    tracking: '-0.008em',
    titleScale: 1,
    small: 0.8,
    paragraphs: 'indent',
  },
  modern: {
    // Two families are two files already: sloped letters are the browser's own, and the magazine uses none.
    text: { ...newsreader, roman: { file: 'wght', weights: [400, 700] }, italic: undefined },
    display: {
      package: 'bricolage-grotesque',
      name: 'Bricolage Grotesque',
      roman: { file: 'opsz', weights: [400, 800] },
      generic: 'sans-serif',
    },
    size: [1.1875, 1.25],
    leading: 1.5,
    measure: 36,
    displayWeight: 750,
    headWeight: 680,
    tracking: '-0.03em',
    titleScale: 1.15,
    small: 0.78,
    paragraphs: 'gap',
  },
  plain: {
    text: {
      package: 'instrument-sans',
      name: 'Instrument Sans',
      roman: { file: 'wght', weights: [400, 700] },
      italic: { file: 'wght', weights: [400, 700] },
      generic: 'sans-serif',
    },
    size: [1.0625, 1.125],
    leading: 1.58,
    measure: 37,
    displayWeight: 500,
    headWeight: 600,
    tracking: '-0.02em',
    titleScale: 0.78,
    small: 0.85,
    paragraphs: 'gap',
  },
  mono: {
    text: {
      package: 'jetbrains-mono',
      name: 'JetBrains Mono',
      roman: { file: 'wght', weights: [400, 700] },
      italic: { file: 'wght', weights: [400, 700] },
      generic: 'monospace',
    },
    size: [0.9375, 1],
    leading: 1.65,
    measure: 42,
    displayWeight: 700,
    headWeight: 700,
    tracking: '-0.02em',
    titleScale: 0.4,
    small: 0.875,
    paragraphs: 'gap',
  },
};

/** The name of the subset that a page fetches before all others. */
export const FIRST = 'first';

/** A `<Font>` of the layout: its CSS variable, and which faces are worth a preload. */
export interface FontLink {
  readonly cssVariable: '--face-text' | '--face-display';
  readonly preload: { style: 'normal' | 'italic'; subset: typeof FIRST }[];
}

/**
 * The fonts that every page declares; romans are preloaded, italics arrive when a page uses them.
 *
 * @param options.masthead whether the page begins with the publication's name
 */
export function fontLinks(pair: FontPair, { masthead = false } = {}): FontLink[] {
  const preload: FontLink['preload'] = [{ style: 'normal', subset: FIRST }];
  const { display, text: family } = typePairs[pair];
  // Under the name stands a line of italics, which would be set anew when they came late.
  const slopes = masthead && !display && family.italic;
  const text: FontLink = {
    cssVariable: '--face-text',
    preload: [...preload, ...(slopes ? [{ style: 'italic', subset: FIRST } as const] : [])],
  };
  return display ? [text, { cssVariable: '--face-display', preload }] : [text];
}
