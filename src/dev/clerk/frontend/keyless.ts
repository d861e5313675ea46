/** Keyless mode as a site meets it: asked without a key for an application, this one answers that it was made on the spot. */
import { frontendRouter } from './browser.ts';

/** Where a reader of Clerk's notice would claim the application. */
const DASHBOARD = 'https://dashboard.clerk.com';

export const keylessRoutes = frontendRouter()
  .post('/accountless_applications', (c) => {
    const { identity, state } = c.var.instance;
    return c.json({
      object: 'accountless_application',
      publishable_key: identity.publishableKey,
      secret_key: state.keys.secretKey,
      claim_url: `${DASHBOARD}/apps/claim?token=posing`,
      api_keys_url: `${DASHBOARD}/apps/app_posing/api-keys`,
    });
  })
  .post('/accountless_applications/complete', (c) => c.json({ object: 'accountless_application' }));
