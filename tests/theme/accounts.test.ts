/** Accounts in theme.config.ts, and what of them reaches clerk-js. */
import { describe, expect, test } from 'vitest';
import { clerkOptions } from '#src/theme/clerk-options.ts';
import { clerkTexts, nearestLocale, translatedLocales } from '#src/theme/clerk-texts.ts';
import { defineTheme } from '#src/theme/define.ts';

const SITE = { name: 'Tea', description: 'Leaves.', url: 'http://localhost:4321' };

describe('accounts', () => {
  test('become the options of clerk-js', async () => {
    const accounts = {
      signUp: 'waitlist',
      afterSignIn: '/posts',
      afterSignUp: '/pricing',
      legal: { terms: '/terms', privacy: 'https://tea.example/privacy' },
    } as const;
    const options = await clerkOptions(defineTheme({ ...SITE, accounts }));
    expect(options).toMatchObject({
      signInFallbackRedirectUrl: '/posts',
      signUpFallbackRedirectUrl: '/pricing',
      afterSignOutUrl: '/',
      waitlistUrl: '/sign-up',
      appearance: { options: { termsPageUrl: '/terms', privacyPageUrl: 'https://tea.example/privacy' } },
    });
    expect(JSON.parse(JSON.stringify(options))).toEqual(options);
  });

  test.each([
    [{ signup: 'open' }, 'Did you mean "signUp"?'],
    [{ signUp: 'closed' }, 'accounts.signUp must be one of: open, waitlist.'],
    [{ afterSignIn: '//elsewhere.example' }, 'accounts.afterSignIn must be a page of this site'],
    [{ legal: { terms: 'terms' } }, 'accounts.legal.terms must start with'],
    [{ legal: { consent: true } }, 'accounts.legal asks for consent to nothing.'],
  ])('refuse %o', (accounts, sentence) => {
    expect(() => defineTheme({ ...SITE, accounts: accounts as never })).toThrow(sentence);
  });
});

describe('clerkTexts', () => {
  test.each([
    ['de', 'de-DE'],
    ['de-AT', 'de-DE'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-PT'],
    ['en', 'en-US'],
    ['tlh', undefined],
  ])('%s is said as %s', (locale, tag) => {
    expect(nearestLocale(locale, translatedLocales())).toBe(tag);
  });

  test('are the theme’s language, and only what differs from what Clerk says anyway', async () => {
    const texts = (await clerkTexts('de')) as { formButtonPrimary?: string };
    expect(texts.formButtonPrimary).toBe('Fortsetzen');
    expect(await clerkTexts('en-US')).toBeUndefined();
    expect(JSON.stringify(await clerkTexts('en-GB')).length).toBeLessThan(JSON.stringify(texts).length / 3);
  });
});
