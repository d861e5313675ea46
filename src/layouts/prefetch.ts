/**
 * What a browser may fetch ahead, as speculation rules: public posts only, and only for readers without a session. A page that is
 * gated depends on who asks at that moment, so nobody's browser asks for it before its reader does. Kept as text for its hash.
 */
export const PREFETCH = JSON.stringify({
  prefetch: [
    { where: { selector_matches: ':root:not([data-session]) a[data-public]' }, eagerness: 'moderate' },
  ],
});
