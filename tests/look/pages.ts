/** The pages that pictures are made of and that accessibility is checked on: one of each kind, as the demo holds them. */
export interface LookedAt {
  readonly name: string;
  readonly path: string;
  /** Whose page it is when it is not the same for a visitor and for a member. */
  readonly only?: 'anonymous' | 'member';
  /** What a page waits for: a form of Clerk's. */
  readonly waitFor?: string;
}

export const PAGES: readonly LookedAt[] = [
  { name: 'home', path: '/' },
  { name: 'posts', path: '/posts' },
  { name: 'posts-2', path: '/posts/page/2' },
  { name: 'tags', path: '/tags' },
  { name: 'tag', path: '/tags/orchard' },
  { name: 'authors', path: '/authors' },
  { name: 'author', path: '/authors/ada' },
  { name: 'series', path: '/series' },
  { name: 'one-series', path: '/series/the-manual' },
  { name: 'archive', path: '/archive' },
  { name: 'archive-year', path: '/archive/2026' },
  { name: 'search', path: '/search' },
  { name: 'search-found', path: '/search?q=apple' },
  { name: 'search-empty', path: '/search?q=crocodile' },
  { name: 'post', path: '/posts/the-apple-room' },
  { name: 'manual', path: '/posts/lock-one-section' },
  { name: 'long', path: '/posts/write-your-first-post' },
  { name: 'locked', path: '/posts/after-the-june-drop' },
  { name: 'early', path: '/posts/planting-maiden-whips' },
  { name: 'audio', path: '/posts/the-sound-of-ripe' },
  { name: 'sign-in-only', path: '/posts/put-it-on-the-internet' },
  { name: 'about', path: '/about' },
  { name: 'privacy', path: '/privacy' },
  { name: 'membership', path: '/membership' },
  { name: 'pricing', path: '/pricing', waitFor: '.cl-pricingTable' },
  { name: 'sign-in', path: '/sign-in', only: 'anonymous', waitFor: '.cl-signIn-root' },
  { name: 'sign-up', path: '/sign-up', only: 'anonymous', waitFor: '.cl-signUp-root' },
  { name: 'account', path: '/account', only: 'member', waitFor: '.cl-profilePage' },
  { name: 'reading', path: '/account/reading', only: 'member', waitFor: '.readable' },
  {
    name: 'team',
    path: '/team',
    only: 'member',
    waitFor: 'main:has(.cl-organizationSwitcherTrigger) .cl-createOrganization-root',
  },
  { name: 'not-found', path: '/nowhere' },
];

/** Pages of those who make the publication. */
export const STAFF_PAGES: readonly LookedAt[] = [
  { name: 'studio', path: '/studio' },
  { name: 'draft', path: '/posts/reading-a-draft' },
];

/** The pages of a site with so many written posts: those that grow with them. */
export function pagesOf(count: number): readonly LookedAt[] {
  const kinds = ['home', 'posts', 'tags', 'authors', 'author', 'archive', 'search', 'not-found'];
  return [
    ...PAGES.filter(({ name }) => kinds.includes(name)),
    { name: 'post', path: '/posts/post-1' },
    { name: 'locked', path: '/posts/post-2' },
    { name: 'searched', path: '/search?q=post' },
    ...(count > 30 ? [{ name: 'middle', path: '/posts/page/3' }] : []),
  ];
}
