/** The presets: five complete looks, and how single keys of `look` change them. */
import type { Density, FontPair, Look, PostListLayout, PresetName, Radius, WallStyle } from './look.ts';
import type { PaletteInput } from './palette.ts';

export interface Preset extends PaletteInput {
  readonly fonts: FontPair;
  readonly radius: Radius;
  readonly density: Density;
  readonly posts: PostListLayout;
  readonly wall: WallStyle;
}

export const presets: Record<PresetName, Preset> = {
  /** One family of type, damson on pale lichen, dates in the margin. */
  editorial: {
    accent: '#6b2450',
    neutral: 'olive',
    tint: 1,
    paper: { light: 0.984, dark: 0.195 },
    fonts: 'literary',
    radius: 'small',
    density: 'airy',
    posts: 'list',
    wall: 'gate',
  },
  /** A bound exercise book: blue-black ink, warm page, a ruled margin. */
  notebook: {
    accent: '#27468c',
    neutral: 'stone',
    tint: 1.3,
    paper: { light: 0.975, dark: 0.2 },
    fonts: 'bookish',
    radius: 'medium',
    density: 'regular',
    posts: 'list',
    wall: 'gate',
  },
  /** Loud grotesque heads over a serif; white page, vermilion. */
  magazine: {
    accent: '#c22f0e',
    neutral: 'grey',
    tint: 1,
    paper: { light: 1, dark: 0.165 },
    vivid: true,
    fonts: 'modern',
    radius: 'none',
    density: 'regular',
    posts: 'cards',
    wall: 'panel',
  },
  /** One width, one size, phosphor green on the barred paper of a line printer; lists are listings. */
  terminal: {
    accent: '#00713a',
    neutral: 'olive',
    tint: 1.2,
    paper: { light: 0.975, dark: 0.165 },
    vivid: true,
    fonts: 'mono',
    radius: 'none',
    density: 'compact',
    posts: 'index',
    wall: 'plain',
  },
  /** Little colour, much white, small type: the pictures speak. */
  gallery: {
    accent: '#2b2f36',
    neutral: 'grey',
    tint: 1,
    paper: { light: 0.992, dark: 0.155 },
    fonts: 'plain',
    radius: 'none',
    density: 'airy',
    posts: 'cards',
    wall: 'plain',
  },
};

/** A look with nothing left open: the preset, changed by what the creator wrote. */
export interface ResolvedLook extends Preset {
  readonly preset: PresetName;
  readonly scheme: Look['scheme'];
}

export function resolveLook(look: Look): ResolvedLook {
  const preset = presets[look.preset];
  return {
    ...preset,
    preset: look.preset,
    scheme: look.scheme,
    accent: look.accent ?? preset.accent,
    meantFor: look.accent && look.scheme === 'dark' ? 'dark' : 'light',
    neutral: look.neutral ?? preset.neutral,
    fonts: look.fonts ?? preset.fonts,
    radius: look.radius ?? preset.radius,
    density: look.density ?? preset.density,
    posts: look.posts ?? preset.posts,
    wall: look.wall ?? preset.wall,
  };
}
