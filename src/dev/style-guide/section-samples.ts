/** What sections of pages are shown with in the style guide. */

import type { Findings } from '#src/islands/search-findings.ts';
import type { AuthorProfile, OfferedPlan, StudioEntry, Topic } from '#src/library/index.ts';
import type { SearchAnswer } from '#src/outlets/search/index.ts';
import { CARDS, card } from './samples.ts';

export const AUTHOR: AuthorProfile = {
  id: 'sample',
  name: 'Sample Author',
  title: 'Gardener',
  bio: 'Two sentences say who writes. The second of them is the longer one, as it is with most people.',
  links: [{ label: 'Elsewhere', href: 'https://elsewhere.example' }],
};

export const TOPICS: Topic[] = [
  { name: 'orchard', href: '/tags', count: 12 },
  { name: 'a-rather-long-tag-name', href: '/tags', count: 1 },
];

const results = CARDS.slice(0, 2).map((card) => ({
  card,
  title: [{ text: card.title, match: false }],
  snippet: [
    { text: 'A passage in which ', match: false },
    { text: 'a word', match: true },
    { text: ' was found.', match: false },
  ],
}));
export const FOUND: SearchAnswer = { total: 24, page: 2, pages: 3, results };
/** What the search dialog is answered. */
export const ANSWER: Findings = {
  state: 'found',
  total: 24,
  results: results.map(({ card: { collection, id, decision }, ...found }) => ({
    ...found,
    collection,
    id,
    url: `#${id}`,
    tags: [],
    state: decision.state,
    audience: 'supporters',
  })),
};
export const NOTHING: SearchAnswer = { total: 0, page: 1, pages: 1, results: [] };

const money = (amount: number) => ({ amount, currency: 'gbp' });
const offered: OfferedPlan = {
  id: 'sample',
  name: 'Supporter',
  description: 'Every essay, the week it is written.',
  payer: 'user',
  includes: [],
  adds: 0,
  opens: 9,
  features: [],
};
export const PLANS: OfferedPlan[] = [
  {
    ...offered,
    sold: {
      slug: 'sample',
      payer: 'user',
      features: [],
      visible: true,
      isDefault: false,
      monthly: money(500),
      yearly: money(5000),
      trialDays: 14,
    },
  },
  { ...offered, name: 'Pro', includes: ['Supporter'], adds: 3, features: ['audio editions'] },
];

export const ROWS: StudioEntry[] = (['public', 'locked', 'hidden', 'future', 'draft'] as const).map(
  (state) => ({
    card: card(state, `An entry that is ${state}`),
    state,
    isReachable: state !== 'draft',
  }),
);
