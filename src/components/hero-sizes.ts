/** How wide the picture at the head of a page stands, as `sizes` for the browser's choice among its forms. */
import theme from '#theme';

/** The presets in which it runs to the edges of the window; in all others it stands beside the margin. */
const TO_THE_EDGES = new Set<string>(['magazine', 'gallery']);

export const HERO_SIZES = TO_THE_EDGES.has(theme.look.preset)
  ? '100vw'
  : '(min-width: 74rem) 59.5rem, (min-width: 60rem) calc(100vw - 21rem), calc(100vw - 2.5rem)';
