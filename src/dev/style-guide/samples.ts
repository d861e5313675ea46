/** Cards and words for the style guide: one of each state that a reader can meet, long titles and empty lists included. */
import type { Locked } from '#src/access/decide.ts';
import { ANONYMOUS } from '#src/access/viewer.ts';
import type { Card } from '#src/library/card.ts';
import { wallWords } from '#src/theme/wall.ts';
import theme from '#theme';

const [plan = 'supporter'] = Object.keys(theme.plans);
const [role = 'editor'] = Object.keys(theme.roles);
const locked = { state: 'locked', need: { plan }, signedIn: ANONYMOUS.signedIn } as const;
const open = { state: 'open' } as const;

export function card(id: string, title: string, parts: Partial<Card> = {}): Card {
  return {
    collection: 'posts',
    id,
    url: '/style-guide',
    title,
    description: 'One or two sentences that everybody may read, whoever the rest is for.',
    pubDate: new Date('2026-10-18'),
    tags: ['orchard', 'a-rather-long-tag-name'],
    author: { id: 'sample', name: 'Sample Author', url: '/style-guide' },
    access: 'public',
    behind: [],
    decision: open,
    ...parts,
  };
}

export const CARDS: Card[] = [
  card('public', 'Open to everyone'),
  card('locked', 'For holders of a plan, shut', { access: { plan }, decision: locked }),
  card('held', 'For holders of a plan, open to this one', { access: { plan } }),
  card('early', 'Read early by some', {
    access: { plan },
    decision: locked,
    opensOn: new Date('2099-03-01'),
  }),
  card(
    'long',
    'A title that goes on for a good deal longer than anybody who set it in type would have wished, with one Donaudampfschifffahrtsgesellschaftskapitän in it',
    { updatedDate: new Date('2026-11-02') },
  ),
];

/** The wall as each kind of reader meets it. */
export const WALLS = [
  wall('a visitor', locked),
  wall('a visitor, before it opens for all', { ...locked, opensOn: Date.UTC(2099, 2, 1) }),
  wall('a member without the plan', { ...locked, signedIn: true }),
  wall('a member without the role', { ...locked, need: { role }, signedIn: true }),
  wall('a visitor, any account will do', { ...locked, need: 'signed-in' }),
];

function wall(state: string, decision: Locked) {
  return { state, need: decision.need, words: wallWords(decision, theme, '/style-guide') };
}

/** What authors say is behind a wall. */
export const BEHIND = ['An essay of nine minutes', 'The table of distances, to print out'];

export const NOTICE = {
  text: 'This section is for Pro members.',
  who: 'Pro members',
  step: { label: 'Sign in', href: '/sign-in' },
};

const { words } = theme;
const switchTo = (text: string) => text.replace('{organization}', 'Allotment Nine');
/** What the wall offers when Clerk has told who reads. */
export const OFFERS = [
  { text: switchTo(words.wallSwitch), action: { label: switchTo(words.switchTo), href: '#main' } },
  { text: words.wallJoin, action: { label: words.join, href: '/team' } },
  { text: words.wallUpgradeOnly.replace('{held}', 'Supporter').replace('{wanted}', 'Pro') },
];

export const HEADINGS = [
  { depth: 2, text: 'A section', slug: 'sample-section' },
  { depth: 3, text: 'A part of it', slug: 'sample-part' },
  { depth: 2, text: 'Another section with a longer name', slug: 'sample-other' },
];
