/** What a creator may write in theme.config.ts. Each concept has its schema; `themeSchema` puts them together. */
import { z } from 'astro/zod';
import type { Declared } from '#src/access/declared.ts';
import { accessSchema, toRule } from '#src/access/schema.ts';
import { accountsSchema } from './accounts.ts';
import { externalHostsSchema } from './external-hosts.ts';
import { homeSchema } from './home.ts';
import { lookSchema } from './look.ts';
import { membersSchema } from './members.ts';
import { wordsSchema } from './words.ts';

/** What locked entries have to show above their wall; the build refuses those that do not. */
const previewsSchema = z
  .strictObject({
    /** Whether a locked entry needs a preview. */
    asked: z.boolean().default(false),
    /** The fewest words of one, where it is asked for. */
    words: z.number().int().positive().default(50),
  })
  .prefault({});

const linkSchema = z.strictObject({
  label: z.string().min(1),
  /** A path of this site, or a whole https address. */
  href: z.string().regex(/^(\/(?!\/)|https:\/\/|mailto:)/, {
    error: 'must start with "/" (a page of this site), "https://" or "mailto:".',
  }),
});

/** Sizes in pixels. */
const logoSchema = z.strictObject({
  src: z.string().regex(/^\/(?!\/)/, { error: 'must start with "/": a file in public/.' }),
  width: z.int().positive(),
  height: z.int().positive(),
  /** Left out of sight when the logo says it already. */
  showName: z.boolean().default(true),
});

export type ThemeLink = z.output<typeof linkSchema>;

export const themeSchema = z
  .strictObject({
    /** The publication's name, in the header and in every title. */
    name: z.string().min(1),
    /** One sentence for search engines and the home page. */
    description: z.string().min(1),
    /** Public origin; `SITE_URL` overrides it at run time. */
    url: z.url({ protocol: /^https?$/, error: 'must be a whole address like "https://example.com".' }),
    /** BCP 47 language tag of the texts and dates. */
    locale: z
      .string()
      .refine(isLanguageTag, { error: 'must be a language tag like "en" or "pt-BR".' })
      .default('en'),
    direction: z.enum(['ltr', 'rtl']).default('ltr'),
    navigation: z.array(linkSchema).default([{ label: 'Posts', href: '/posts' }]),
    footer: z.array(linkSchema).default([]),
    social: z.array(linkSchema).default([]),
    /** A picture beside the name in the header, in `public/`; its size keeps its place free. */
    logo: logoSchema.optional(),
    home: homeSchema,
    /** How many posts stand on one page of a list. */
    postsPerPage: z.number().int().min(1).max(100).default(12),
    /** How many of the latest posts the feeds carry. */
    feedItems: z.number().int().min(1).max(100).default(30),
    look: lookSchema,
    ...membersSchema.shape,
    /** Signing up and signing in. */
    accounts: accountsSchema,
    /** Who can read the repository that holds the content. `npm run check` warns when it is not said, or is `public`. */
    source: z.enum(['private', 'public']).optional(),
    previews: previewsSchema,
    /** Other sites from which posts may show something; none, unless they are named here. */
    externalHosts: externalHostsSchema,
    /** All texts of the interface; see `src/theme/words.ts`. Set `locale` and `direction` to their language. */
    labels: wordsSchema,
  })
  .transform(({ labels: words, ...theme }, context) => {
    const members = {
      plans: withHolders(theme.plans, ({ name }) => words.holdersOfPlan.replace('{plan}', name)),
      roles: withHolders(theme.roles, ({ name }) =>
        words.holdersOfRole.replace('{role}', name.toLowerCase()),
      ),
    };
    const declared = declaredBy(theme);
    const parsed = accessSchema(declared).safeParse(theme.defaultAccess);
    if (!parsed.success) {
      const message = parsed.error.issues[0]?.message.replace(/^access /, '') ?? 'is not a rule.';
      context.addIssue({ code: 'custom', path: ['defaultAccess'], message });
      return z.NEVER;
    }
    const studioRule = toRule({ any: theme.studio.roles.map((role) => ({ role })) }, declared);
    return { ...theme, ...members, words, declared, defaultRule: toRule(parsed.data, declared), studioRule };
  });

/** Whether it is well formed by BCP 47, so that dates and numbers can be written in it. */
function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Each with the words for those who hold it. */
function withHolders<Member extends { name: string; holders?: string | undefined }>(
  members: Record<string, Member>,
  otherwise: (member: Member) => string,
): Record<string, Omit<Member, 'holders'> & { holders: string }> {
  return Object.fromEntries(
    Object.entries(members).map(([id, member]) => [
      id,
      { ...member, holders: member.holders ?? otherwise(member) },
    ]),
  );
}

/** What the rules of this theme may name. */
function declaredBy(theme: z.output<typeof membersSchema>): Declared {
  return {
    plans: theme.plans,
    roles: Object.keys(theme.roles),
    permissions: theme.permissions,
    features: theme.features,
  };
}

/** What a creator writes. */
export type ThemeInput = z.input<typeof themeSchema>;
/** What the code gets: defaults filled in, rules parsed. */
export type Theme = z.output<typeof themeSchema>;
