/** Everything that clerk-js is started with in the browser, from theme.config.ts. Plain data: a build writes it out as JSON. */
import { clerkAppearance } from './clerk-appearance.ts';
import { clerkTexts } from './clerk-texts.ts';
import type { Theme } from './schema.ts';

export async function clerkOptions(theme: Theme): Promise<Record<string, unknown>> {
  const { afterSignIn, afterSignUp, afterSignOut, signUp, legal } = theme.accounts;
  const localization = await clerkTexts(theme.locale);
  const { terms, privacy } = legal;
  return {
    appearance: {
      ...clerkAppearance(theme),
      options: { ...(terms && { termsPageUrl: terms }), ...(privacy && { privacyPageUrl: privacy }) },
    },
    ...(localization && { localization }),
    signInFallbackRedirectUrl: afterSignIn,
    signUpFallbackRedirectUrl: afterSignUp,
    afterSignOutUrl: afterSignOut,
    ...(signUp === 'waitlist' && { waitlistUrl: '/sign-up' }),
    telemetry: { disabled: true },
  };
}
