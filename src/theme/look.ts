/** The look in theme.config.ts: preset, colours, type, corners, density, lists, scheme, and the base of Clerk's components. */
import { z } from 'astro/zod';

export const PRESETS = ['editorial', 'notebook', 'magazine', 'terminal', 'gallery'] as const;
export const NEUTRALS = ['stone', 'slate', 'olive', 'plum', 'grey'] as const;
export const FONT_PAIRS = ['literary', 'bookish', 'modern', 'plain', 'mono'] as const;
export const RADII = ['none', 'small', 'medium', 'large'] as const;
export const DENSITIES = ['airy', 'regular', 'compact'] as const;
export const POST_LISTS = ['list', 'cards', 'index'] as const;
export const WALLS = ['gate', 'panel', 'plain'] as const;
export const CLERK_BASES = ['simple', 'shadcn', 'neobrutalism'] as const;

export type PresetName = (typeof PRESETS)[number];
export type Neutral = (typeof NEUTRALS)[number];
export type FontPair = (typeof FONT_PAIRS)[number];
export type Radius = (typeof RADII)[number];
export type Density = (typeof DENSITIES)[number];
export type WallStyle = (typeof WALLS)[number];
export type PostListLayout = (typeof POST_LISTS)[number];

const hexColour = z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour like "#3f6212".' });

export const lookSchema = z
  .strictObject({
    /** A complete look; the keys below change single parts of it. */
    preset: z.enum(PRESETS).default('editorial'),
    /** The one strong colour: links, buttons, marks. */
    accent: hexColour.optional(),
    /** The tint of greys, paper and ink. */
    neutral: z.enum(NEUTRALS).optional(),
    /** Corners of buttons, cards and fields. */
    radius: z.enum(RADII).optional(),
    /** A pair of self-hosted type families. */
    fonts: z.enum(FONT_PAIRS).optional(),
    /** How much air there is between things. */
    density: z.enum(DENSITIES).optional(),
    /** How posts are listed: with their description, as cards, or as a bare index. */
    posts: z.enum(POST_LISTS).optional(),
    /** The wall: a gate in a line, a panel, or a line and words alone. */
    wall: z.enum(WALLS).optional(),
    /** Follow the reader's system, or one scheme for all. */
    scheme: z.enum(['auto', 'light', 'dark']).default('auto'),
    /** What Clerk's components start from before the site's colours are laid over. */
    clerkBase: z.enum(CLERK_BASES).default('simple'),
  })
  .prefault({});

export type Look = z.output<typeof lookSchema>;
