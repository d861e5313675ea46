/** Readers who come back from signing in or from the plans: what they find open now, they hear of. */
import { PRICING, SIGN_IN, SIGN_UP } from '#src/theme/account-paths.ts';
import { announceUnlocked } from './announce.ts';

const WAYS_IN = [SIGN_IN, SIGN_UP, PRICING];
/** An open entry that is not open to everybody; the class is that of the page's structured data. */
const OPENED = '#entry:not([data-wall]) .not-free';

export function greetThoseWhoCameBack(): void {
  const { origin, pathname } = new URL(document.referrer || location.href);
  const cameBack =
    origin === location.origin &&
    WAYS_IN.some((path) => pathname === path || pathname.startsWith(`${path}/`));
  if (cameBack && document.querySelector(OPENED)) announceUnlocked();
}
