/** The picture that stands for a page where links are shared: the site, a title, and a line of facts, in the theme's colours. */
import type satori from 'satori';
import type { Palette } from '#src/theme/palette.ts';
import { HEAD_FACES, TEXT_FACES } from './og-fonts.ts';

/** What React's `createElement` returns, which this room does without. */
type Drawing = Parameters<typeof satori>[0];

export const OG_WIDTH = 1200;
export const OG_HEIGHT = 630;

export interface OgWords {
  readonly site: string;
  readonly title: string;
  /** Author, date. */
  readonly facts: readonly string[];
  /** For whom it is, when it is not for everyone: "For supporters". */
  readonly audience?: string;
}

export interface OgLook {
  readonly colours: Palette;
  readonly tracking: string;
  /** Size of titles, relative to the literary pair. */
  readonly scale: number;
}

type Style = Record<string, string | number>;
type Child = Box | string;
interface Box {
  type: string;
  props: { style?: Style; children?: Child | Child[]; [attribute: string]: unknown };
}

const MARGIN = 84;

/** @returns a tree that satori draws */
export function ogLayout({ site, title, facts, audience }: OgWords, look: OgLook): Drawing {
  const { colours, tracking, scale } = look;
  const head = box(
    { display: 'flex', alignItems: 'center', fontFamily: TEXT_FACES, fontSize: 34, color: colours.accent },
    [site],
  );
  const heading = box(
    {
      display: 'block',
      fontFamily: HEAD_FACES,
      fontSize: titleSize(title) * Math.max(scale, 0.75),
      lineHeight: 1.12,
      letterSpacing: tracking,
      color: colours.ink,
      lineClamp: 4,
      textWrap: 'balance',
    },
    [title],
  );
  const foot = box(
    {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'center',
      borderTop: `2px solid ${colours.edge}`,
      paddingTop: 28,
      fontFamily: TEXT_FACES,
      fontSize: 30,
      color: colours.inkSoft,
    },
    [box({ display: 'flex' }, [facts.join('  ·  ')]), ...(audience ? [audienceMark(audience, colours)] : [])],
  );
  return box(
    {
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      boxSizing: 'border-box',
      width: OG_WIDTH,
      height: OG_HEIGHT,
      padding: `64px ${MARGIN}px 56px`,
      backgroundColor: colours.paper,
    },
    [head, heading, foot],
  ) as unknown as Drawing;
}

/** A small gate, as on the site, and whom it lets through. */
function audienceMark(audience: string, colours: Palette): Box {
  const gate: Box = {
    type: 'svg',
    props: {
      width: 42,
      height: 32,
      viewBox: '9 0 70 52',
      fill: 'none',
      stroke: colours.accent,
      'stroke-width': 3,
      style: { marginRight: 16 },
      children: [
        { type: 'path', props: { d: 'M10 52V9l4-6 4 6v43M70 52V9l4-6 4 6v43' } },
        { type: 'path', props: { d: 'M18 16h52M18 31h52M18 46h52M20 46L68 16' } },
      ],
    },
  };
  return box({ display: 'flex', alignItems: 'center', color: colours.accent }, [gate, audience]);
}

/** Pixels; a long title is set smaller, so that four lines hold it. */
function titleSize(title: string): number {
  if (title.length < 36) return 96;
  if (title.length < 70) return 80;
  return title.length < 110 ? 66 : 56;
}

function box(style: Style, children: Child[]): Box {
  return { type: 'div', props: { style, children } };
}
