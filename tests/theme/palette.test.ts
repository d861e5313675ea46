/** Contrast of every preset, neutral and scheme, and what happens to accents that cannot be read. */
import { describe, expect, test } from 'vitest';
import { NEUTRALS, PRESETS } from '#src/theme/look.ts';
import { contrast, toHex, toOklch } from '#src/theme/oklch.ts';
import { AA_TEXT, MEETINGS, type Palette, paletteOf } from '#src/theme/palette.ts';
import { presets } from '#src/theme/presets.ts';

function faint(palette: Palette): string[] {
  return MEETINGS.filter(([front, back, ratio]) => contrast(palette[front], palette[back]) < ratio).map(
    ([front, back]) => `${front} ${palette[front]} on ${back} ${palette[back]}`,
  );
}

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#767676', '#ffffff', 4.54],
    ['#ffffff', '#ffffff', 1],
  ])('of %s on %s is %f', (front, back, ratio) => expect(contrast(front, back)).toBeCloseTo(ratio, 2));
});

describe('toHex', () => {
  test.each(['#6b2450', '#ffffff', '#000000', '#1c6b3c', '#0000ff'])('gives %s back', (hex) => {
    expect(toHex(toOklch(hex))).toBe(hex);
  });
});

describe('paletteOf', () => {
  test.each(PRESETS.flatMap((preset) => NEUTRALS.map((neutral) => ({ preset, neutral }))))(
    'reaches WCAG AA in both schemes for $preset on $neutral',
    ({ preset, neutral }) => {
      const { light, dark } = paletteOf({ ...presets[preset], neutral });
      expect({ light: faint(light), dark: faint(dark) }).toEqual({ light: [], dark: [] });
    },
  );

  test.each(PRESETS)('leaves the accent of %s as it is', (preset) => {
    expect(paletteOf(presets[preset]).warnings).toEqual([]);
  });

  test.each(['#ffe600', '#ff9900', '#7fffd4', '#ffffff', '#000000', '#888888', '#ff00ff', '#00ff00'])(
    'makes the accent %s readable in both schemes',
    (accent) => {
      const { light, dark } = paletteOf({ ...presets.editorial, accent });
      expect({ light: faint(light), dark: faint(dark) }).toEqual({ light: [], dark: [] });
    },
  );

  test('leaves an accent alone that was chosen for a dark site and can be read there, and names one that cannot', () => {
    const bright = paletteOf({ ...presets.editorial, accent: '#ffe600', meantFor: 'dark' });
    expect(bright.dark.accent).toBe('#ffe600');
    expect(bright.warnings).toEqual([]);
    expect(faint(bright.dark)).toEqual([]);
    const deep = paletteOf({ ...presets.editorial, accent: '#3a0ca3', meantFor: 'dark' });
    expect(faint(deep.dark)).toEqual([]);
    expect(deep.warnings[0]).toContain(`"${deep.dark.accent}"`);
  });

  test('moves a faint accent no further than it must, keeps its hue, and names both colours', () => {
    const { light, warnings } = paletteOf({ ...presets.editorial, accent: '#e0a800' });
    expect(contrast(light.accent, light.wash)).toBeLessThan(AA_TEXT + 0.25);
    expect(Math.abs(toOklch(light.accent).h - toOklch('#e0a800').h)).toBeLessThan(4);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('"#e0a800"');
    expect(warnings[0]).toContain(`"${light.accent}"`);
  });
});
