import { defineTheme } from '#src/theme/define.ts';

/** Everything that readers see, in one file. Each key is explained in `src/theme/schema.ts`, and your editor completes it. */
export default defineTheme({
  name: 'The Long Row',
  description: 'Notes from a walled orchard and the kitchen garden beside it.',
  url: 'http://localhost:4321',
  locale: 'en-GB',
  navigation: [
    { label: 'Posts', href: '/posts' },
    { label: 'Manual', href: '/tags/manual' },
    { label: 'About', href: '/about' },
  ],
  footer: [
    { label: 'Privacy', href: '/privacy' },
    { label: 'Terms', href: '/terms' },
  ],
  social: [{ label: 'Mastodon', href: 'https://mastodon.example/@thelongrow' }],

  home: {
    featured: ['the-apple-room', 'green-walnuts', 'five-in-the-morning'],
  },

  look: {
    preset: 'editorial',
  },

  // Other sites from which posts may show something.
  externalHosts: { frames: ['films.example'] },

  // Who may read. Plans are sold in Clerk Billing; roles belong to your own organization in Clerk.
  plans: {
    supporter: {
      name: 'Supporter',
      holders: 'supporters',
      description: 'Every essay, the week it is written.',
      payer: 'user',
      price: { monthly: 5, yearly: 50, currency: 'gbp' },
      trialDays: 14,
    },
    pro: {
      name: 'Pro',
      description: 'The essays, the working plans and the recordings.',
      payer: 'user',
      includes: ['supporter'],
      features: ['audio'],
      price: { monthly: 12, yearly: 120, currency: 'gbp' },
    },
    team: {
      name: 'Team',
      holders: 'teams',
      description: 'For gardens with more than one gardener.',
      payer: 'organization',
      price: { monthly: 40, yearly: 400, currency: 'gbp' },
    },
  },
  features: {
    audio: { name: 'audio editions', payer: 'user' },
  },
  roles: {
    editor: { name: 'Editor', permissions: ['posts:review'] },
    admin: { name: 'Admin', permissions: ['posts:review'] },
  },
  permissions: ['posts:review'],
  defaultAccess: 'public',
  studio: { roles: ['editor', 'admin'] },

  // Signing up and signing in.
  accounts: {
    legal: { terms: '/terms', privacy: '/privacy' },
  },
});
