/** The Frontend API as one router, under `/v1`: what clerk-js and Clerk's components call. */
import { billingRoutes } from './billing.ts';
import { frontendRouter } from './browser.ts';
import { checkoutRoutes } from './checkouts.ts';
import { clientRoutes } from './client.ts';
import { environmentRoutes } from './environment.ts';
import { handshakeRoutes } from './handshake.ts';
import { keylessRoutes } from './keyless.ts';
import { meRoutes } from './me.ts';
import { memberRoutes } from './members.ts';
import { organizationRoutes } from './organizations.ts';
import { sessionRoutes } from './sessions.ts';
import { signInRoutes } from './sign-in.ts';
import { signUpRoutes } from './sign-up.ts';
import { ticketRoutes } from './tickets.ts';
import { waitlistRoutes } from './waitlist.ts';

export const frontendApi = frontendRouter()
  .route('/', environmentRoutes)
  .route('/', keylessRoutes)
  .route('/', clientRoutes)
  .route('/', handshakeRoutes)
  .route('/', signInRoutes)
  .route('/', signUpRoutes)
  .route('/', ticketRoutes)
  .route('/', sessionRoutes)
  .route('/', meRoutes)
  .route('/', organizationRoutes)
  .route('/', memberRoutes)
  .route('/', billingRoutes)
  .route('/', checkoutRoutes)
  .route('/', waitlistRoutes);
