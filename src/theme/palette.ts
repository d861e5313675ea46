/** The palette: every colour of the site in both schemes, computed from one accent and the tint of the neutrals. */

import type { Neutral } from './look.ts';
import { contrast, type Oklch, toHex, toOklch } from './oklch.ts';

export interface Palette {
  /** The page. */
  readonly paper: string;
  /** What lies on the page: code, tables' heads, fields, menus. */
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  /** Hairlines; decoration only. */
  readonly line: string;
  /** Borders that carry meaning, such as those of fields and quiet buttons. */
  readonly edge: string;
  readonly accent: string;
  /** Text on accent. */
  readonly accentInk: string;
  /** Accent as a wash behind ink. */
  readonly wash: string;
  /** Highlighter behind ink: selections, `<mark>`. */
  readonly mark: string;
  readonly focus: string;
  readonly danger: string;
  readonly success: string;
}

export interface PaletteInput {
  readonly accent: string;
  readonly neutral: Neutral;
  /** How strongly the neutral tints paper and ink; 1 is quiet. */
  readonly tint: number;
  /** OKLCH lightness of the page in each scheme. */
  readonly paper: { readonly light: number; readonly dark: number };
  /** The scheme for which the accent was chosen, `light` unless said otherwise; that of the other one is derived. */
  readonly meantFor?: 'light' | 'dark';
  /** Keeps the accent's chroma on a dark page: for looks where it glows, or fills whole areas. */
  readonly vivid?: boolean;
}

const TINTS: Record<Neutral, { h: number; c: number }> = {
  stone: { h: 85, c: 0.009 },
  slate: { h: 250, c: 0.01 },
  olive: { h: 130, c: 0.01 },
  plum: { h: 335, c: 0.01 },
  grey: { h: 0, c: 0 },
};

/** WCAG 2.2 AA for text, and for parts of the interface that are not text. */
export const AA_TEXT = 4.5;
export const AA_PART = 3;

/** Every pair of colours that meets on a page, and the contrast that it needs. */
export const MEETINGS: readonly (readonly [front: keyof Palette, back: keyof Palette, ratio: number])[] = [
  ...(['ink', 'inkSoft', 'accent', 'danger', 'success'] as const).flatMap((front) => [
    [front, 'paper', AA_TEXT] as const,
    [front, 'surface', AA_TEXT] as const,
  ]),
  ['ink', 'mark', AA_TEXT],
  ['ink', 'wash', AA_TEXT],
  ['inkSoft', 'wash', AA_TEXT],
  ['danger', 'wash', AA_TEXT],
  ['accent', 'wash', AA_TEXT],
  ['accentInk', 'accent', AA_TEXT],
  ['edge', 'paper', AA_PART],
  ['edge', 'surface', AA_PART],
  ['focus', 'paper', AA_PART],
  ['focus', 'surface', AA_PART],
];

/**
 * Both palettes of a look.
 *
 * @returns the colours as hex, and a sentence for each colour that had to move to be readable
 */
export function paletteOf(input: PaletteInput): { light: Palette; dark: Palette; warnings: string[] } {
  const palettes = { light: lightPalette(input), dark: darkPalette(input) };
  const { accent } = palettes[input.meantFor ?? 'light'];
  const warnings =
    accent === input.accent.toLowerCase()
      ? []
      : [
          `look.accent "${input.accent}" is too faint to read on this paper (WCAG AA asks for ${AA_TEXT}:1), ` +
            `so the site uses "${accent}", the nearest lightness that can be read.`,
        ];
  return { ...palettes, warnings };
}

function lightPalette({ accent, neutral, tint, paper }: PaletteInput): Palette {
  const grey = greys(neutral, tint);
  const base = { paper: grey(paper.light, 0.8), surface: grey(paper.light - 0.022, 1.2), ink: grey(0.23, 2) };
  const backs = [base.paper, base.surface];
  const { h, c } = toOklch(accent);
  const wash = toHex({ l: paper.light - 0.035, c: Math.min(c, 0.025), h });
  const strong = readable(accent, [...backs, wash], AA_TEXT);
  return {
    ...base,
    inkSoft: readable(grey(0.48, 1.8), [...backs, wash], 5),
    line: grey(paper.light - 0.1, 1.4),
    edge: readable(grey(0.62, 1.6), backs, AA_PART),
    accent: strong,
    accentInk: readable(base.paper, [strong], AA_TEXT),
    wash,
    mark: toHex({ l: 0.93, c: 0.085, h: 100 }),
    focus: strong,
    danger: readable(toHex({ l: 0.5, c: 0.17, h: 27 }), [...backs, wash], AA_TEXT),
    success: readable(toHex({ l: 0.48, c: 0.12, h: 150 }), backs, AA_TEXT),
  };
}

function darkPalette({ accent, neutral, tint, paper, vivid, meantFor }: PaletteInput): Palette {
  const grey = greys(neutral, tint);
  const base = { paper: grey(paper.dark, 1.2), surface: grey(paper.dark + 0.035, 1.3), ink: grey(0.91, 1.1) };
  const backs = [base.paper, base.surface];
  const { h, c } = toOklch(accent);
  const wash = toHex({ l: paper.dark + 0.07, c: Math.min(c, 0.035), h });
  // A strong colour glares on a dark page: it is lifted well over AA, and loses some chroma on the way.
  const lifted = vivid ? { l: 0.72, c, h } : { l: 0.76, c: Math.min(c * 0.75, 0.11), h };
  const behind = [...backs, wash];
  const strong = meantFor === 'dark' ? readable(accent, behind, AA_TEXT) : readable(toHex(lifted), behind, 6);
  return {
    ...base,
    inkSoft: readable(grey(0.7, 1.4), behind, 5),
    line: grey(paper.dark + 0.13, 1.4),
    edge: readable(grey(0.5, 1.4), backs, AA_PART),
    accent: strong,
    accentInk: readable(base.paper, [strong], AA_TEXT),
    wash,
    mark: toHex({ l: 0.4, c: 0.07, h: 95 }),
    focus: strong,
    danger: readable(toHex({ l: 0.72, c: 0.13, h: 25 }), behind, AA_TEXT),
    success: readable(toHex({ l: 0.76, c: 0.12, h: 150 }), backs, AA_TEXT),
  };
}

function greys(neutral: Neutral, tint: number): (lightness: number, strength: number) => string {
  const { h, c } = TINTS[neutral];
  return (l, strength) => toHex({ l, c: c * tint * strength, h });
}

/** The colour itself when it reaches the ratio on every back, else the nearest lightness that does. */
function readable(colour: string, backs: readonly string[], ratio: number): string {
  const reaches = (hex: string) => backs.every((back) => contrast(hex, back) >= ratio);
  const start = colour.toLowerCase();
  if (reaches(start)) return start;
  const from: Oklch = toOklch(start);
  for (let step = 0.004; step < 1; step += 0.004) {
    for (const l of [from.l - step, from.l + step]) {
      const moved = toHex({ ...from, l: Math.min(1, Math.max(0, l)) });
      if (reaches(moved)) return moved;
    }
  }
  return contrast('#000000', backs[0] ?? '#ffffff') >= ratio ? '#000000' : '#ffffff';
}
