/** Tokens as CSS, and Clerk's appearance made from the same names. */
import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clerkAppearance } from '#src/theme/clerk-appearance.ts';
import { fontFamilies, romanFiles } from '#src/theme/fonts.ts';
import { CLERK_BASES, FONT_PAIRS, lookSchema, PRESETS } from '#src/theme/look.ts';
import { tokensCss } from '#src/theme/tokens.ts';
import { FIRST, fontLinks } from '#src/theme/type-pairs.ts';

const withLook = (look: object) => ({ look: lookSchema.parse(look) });

describe('tokensCss', () => {
  test('follows the system by default and lets data-scheme overrule it', () => {
    const css = tokensCss(withLook({}));
    expect(css).toContain(':root{color-scheme:light dark;');
    expect(css).toContain(':root[data-scheme=dark]{color-scheme:dark}');
    expect(css).toMatch(/--paper:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\)/);
  });

  test('keeps to one scheme when the theme asks for it', () => {
    const css = tokensCss(withLook({ scheme: 'dark' }));
    expect(css).toContain(':root{color-scheme:dark;');
    expect(css).not.toContain('data-scheme');
  });

  test('differs for every preset', () => {
    expect(new Set(PRESETS.map((preset) => tokensCss(withLook({ preset })))).size).toBe(PRESETS.length);
  });
});

describe('clerkAppearance', () => {
  const declared = new Set(tokensCss(withLook({})).match(/--[a-z-]+(?=:)/g));

  test.each(CLERK_BASES)('survives JSON and writes out no colour, over the base %s', (clerkBase) => {
    const appearance = clerkAppearance(withLook({ clerkBase }));
    expect(JSON.parse(JSON.stringify(appearance))).toEqual(appearance);
    expect(appearance.theme.__type).toBe('prebuilt_appearance');
    expect(JSON.stringify(appearance)).not.toMatch(/#(000|fff|212126)\b/);
  });

  test('names only tokens that the site declares', () => {
    const named = JSON.stringify(clerkAppearance(withLook({})).variables).match(/--[a-z-]+/g) ?? [];
    expect(named.filter((name) => !declared.has(name))).toEqual([]);
  });

  test('names none that Clerk declares on its own elements, which would then refer to itself', () => {
    const named = JSON.stringify(clerkAppearance(withLook({})).variables).match(/--[a-zA-Z-]+/g) ?? [];
    const clerks = ['--accent', '--accentHover', '--accentContrast', '--border', '--alpha'];
    expect(named.filter((name) => clerks.includes(name))).toEqual([]);
  });
});

describe('fontFamilies', () => {
  test.each(FONT_PAIRS)(
    'finds the files of %s in installed packages, the one that is fetched first at the end',
    async (fonts) => {
      const families = fontFamilies({ ...withLook({ fonts }), locale: 'en' });
      expect(families.map(({ cssVariable }) => cssVariable)).toEqual(
        fontLinks(fonts).map(({ cssVariable }) => cssVariable),
      );
      for (const { provider, options } of families) {
        const { fonts: faces } = await provider.resolveFont({ options });
        expect(faces.at(-1)?.meta.subset).toBe(FIRST);
        for (const face of faces) expect(face.src[0]?.url).toMatch(/\.woff2$/);
        const sizeOf = (wanted: string) =>
          statSync(
            faces.find(({ meta, style }) => style === 'normal' && meta.subset === wanted)?.src[0]?.url ?? '',
          ).size;
        const [installed = ''] = romanFiles(options);
        expect(sizeOf(FIRST)).toBeLessThan(sizeOf('latin'));
        expect(sizeOf('latin')).toBeLessThan(statSync(installed).size);
      }
    },
  );

  test('has the accents of another language in the file that is fetched first', async () => {
    const [family] = fontFamilies({ ...withLook({ fonts: 'literary' }), locale: 'fr' });
    const { fonts: faces = [] } = (await family?.provider.resolveFont(family)) ?? {};
    expect(faces.map(({ meta }) => meta.subset)).toEqual(['latin-ext', FIRST, 'latin-ext', FIRST]);
    expect(faces.at(-1)?.unicodeRange[0]).toBe('U+0000-00FF');
  });
});
