/** Accounts in theme.config.ts: who may sign up, what they agree to, and where they land afterwards. */
import { z } from 'astro/zod';

const path = z
  .string()
  .regex(/^\/(?!\/)/, { error: 'must be a page of this site: a path that starts with "/".' });

/** A page of this site, or a whole https address. */
const page = z.string().regex(/^(?:\/(?!\/)|https:\/\/)/, {
  error: 'must start with "/" (a page of this site) or "https://".',
});

export const accountsSchema = z
  .strictObject({
    /** `open` to everybody, or a `waitlist`. A real Clerk application is set the same way in its dashboard. */
    signUp: z.enum(['open', 'waitlist']).default('open'),
    /** Where a reader lands who came from no page in particular. */
    afterSignIn: path.default('/'),
    afterSignUp: path.default('/'),
    afterSignOut: path.default('/'),
    /** The pages that Clerk's forms link to, and whether signing up asks to agree to them. */
    legal: z
      .strictObject({
        terms: page.optional(),
        privacy: page.optional(),
        consent: z.boolean().default(false),
      })
      .refine(({ consent, terms, privacy }) => !consent || terms || privacy, {
        error: 'asks for consent to nothing. Name the page of the terms or of the privacy policy.',
      })
      .prefault({}),
  })
  .prefault({});

export type Accounts = z.output<typeof accountsSchema>;
