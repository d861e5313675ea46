/** Self-hosted fonts for `astro.config.mjs`: files from installed packages, so that nothing is fetched at build or by readers. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { resolveLook } from './presets.ts';
import type { Theme } from './schema.ts';
import { type Family, typePairs } from './type-pairs.ts';

const require = createRequire(import.meta.url);

/** Astro preloads by subset, which its own local provider cannot tell apart; the rest of it is the same. */
const installed = {
  name: 'installed',
  resolveFont: ({ options }: { options?: Family }) => ({ fonts: facesOf(options) }),
};

/**
 * The families of a theme, for `fonts` in astro.config.mjs. Pages declare them with `<Font>`, see `fontLinks`.
 * Astro adds fallbacks with adjusted metrics, so that text does not move when a font arrives.
 */
export function fontFamilies(theme: Pick<Theme, 'look'>) {
  const { text, display } = typePairs[resolveLook(theme.look).fonts];
  return [family(text, '--face-text'), ...(display ? [family(display, '--face-display')] : [])];
}

function family(options: Family, cssVariable: string) {
  return { name: options.name, cssVariable, provider: installed, fallbacks: [options.generic], options };
}

/** Latin first; the extended range is declared as well, and only fetched by pages that use it. */
function facesOf(family: Family | undefined) {
  if (!family) return [];
  const styles = { normal: family.roman, italic: family.italic };
  return Object.entries(styles).flatMap(([style, axes]) =>
    axes ? ['latin', 'latin-ext'].map((subset) => face(family, style, axes, subset)) : [],
  );
}

/** The upright files of a family, Latin first, for what is drawn on the server. */
export function romanFiles(family: Family): string[] {
  return ['latin', 'latin-ext'].map((subset) => fileOf(family, 'normal', family.roman, subset));
}

function fileOf(family: Family, style: string, axes: string, subset: string): string {
  return require.resolve(
    `@fontsource-variable/${family.package}/files/${family.package}-${subset}-${axes}-${style}.woff2`,
  );
}

function face(family: Family, style: string, axes: string, subset: string) {
  const file = fileOf(family, style, axes, subset);
  const ranges = JSON.parse(readFileSync(new URL('../unicode.json', pathToFileURL(file)), 'utf8')) as Record<
    string,
    string
  >;
  return {
    weight: family.weights,
    style,
    src: [{ url: file, format: 'woff2' }],
    unicodeRange: ranges[subset]?.split(','),
    meta: { subset },
  };
}
