/** Design tokens: the theme as CSS custom properties, for the site's style sheet and for Clerk's components alike. */
import type { Density, Radius } from './look.ts';
import { type Palette, paletteOf } from './palette.ts';
import { resolveLook } from './presets.ts';
import type { Theme } from './schema.ts';
import { typePairs } from './type-pairs.ts';

const RADIUS: Record<Radius, string> = { none: '0px', small: '3px', medium: '8px', large: '16px' };
const AIR: Record<Density, number> = { airy: 1.2, regular: 1, compact: 0.8 };
const MONO = 'ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace';

/**
 * The theme as CSS. Colours switch by `color-scheme`: the reader's system decides, `data-scheme` on <html> overrules it,
 * and any part of a page can be turned by setting `color-scheme` on it.
 */
export function tokensCss(theme: Pick<Theme, 'look'>): string {
  const look = resolveLook(theme.look);
  const { light, dark } = paletteOf(look);
  const own = { auto: 'light dark', light: 'light', dark: 'dark' }[look.scheme];
  const colours = (pick: (name: keyof Palette) => string) =>
    (Object.keys(light) as (keyof Palette)[]).map((name) => `--${kebab(name)}:${pick(name)};`).join('');
  return [
    `:root{color-scheme:${own};${colours((name) => `light-dark(${light[name]},${dark[name]})`)}${measures(look)}}`,
    ...(look.scheme === 'auto'
      ? [':root[data-scheme=light]{color-scheme:light}', ':root[data-scheme=dark]{color-scheme:dark}']
      : []),
    `@supports not (color:light-dark(#000,#fff)){:root{${colours((name) => (look.scheme === 'dark' ? dark : light)[name])}}}`,
  ].join('\n');
}

/** Colours that had to move to be readable, as sentences for the terminal. */
export function lookWarnings(theme: Pick<Theme, 'look'>): string[] {
  return paletteOf(resolveLook(theme.look)).warnings;
}

/** The colour of the browser's own frame, for `<meta name="theme-color">`. */
export function paperColours(theme: Pick<Theme, 'look'>): { light: string; dark: string } {
  const { light, dark } = paletteOf(resolveLook(theme.look));
  return { light: light.paper, dark: dark.paper };
}

function measures({ fonts, radius, density }: ReturnType<typeof resolveLook>): string {
  const pair = typePairs[fonts];
  const values = {
    'font-text': 'var(--face-text)',
    'font-display': pair.display ? 'var(--face-display)' : 'var(--face-text)',
    'font-label': pair.display ? 'var(--face-display)' : 'var(--face-text)',
    'font-code': pair.text.generic === 'monospace' ? 'var(--face-text)' : MONO,
    'text-size': fluid(...pair.size),
    leading: pair.leading,
    measure: `${pair.measure}rem`,
    'display-weight': pair.displayWeight,
    'head-weight': pair.headWeight,
    tracking: pair.tracking,
    'title-scale': pair.titleScale,
    small: `${pair.small}em`,
    'par-gap': pair.paragraphs === 'gap' ? '1em' : '0',
    'par-indent': pair.paragraphs === 'indent' ? '1.4em' : '0',
    radius: RADIUS[radius],
    air: AIR[density],
    // Clerk's buttons declare an --accent of their own; pointing it at ours would point it at itself.
    'clerk-accent': 'var(--accent)',
  };
  return Object.entries(values)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');
}

/** A size in rem that grows with the screen between 22.5 and 75 rem wide, and with the reader's own text size. */
function fluid(min: number, max: number): string {
  if (min === max) return `${min}rem`;
  const slope = (max - min) / (75 - 22.5);
  return `clamp(${min}rem,${(min - slope * 22.5).toFixed(4)}rem + ${(slope * 100).toFixed(4)}vw,${max}rem)`;
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
