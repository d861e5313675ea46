/** The Backend API as one router, under `/v1`. */
import { billingRoutes } from './billing.ts';
import { invitationRoutes } from './invitations.ts';
import { keyRoutes } from './keys.ts';
import { organizationRoutes } from './organizations.ts';
import { roleRoutes } from './roles.ts';
import { backendRouter, requireSecretKey } from './server.ts';
import { sessionRoutes } from './sessions.ts';
import { userRoutes } from './users.ts';

export const backendApi = backendRouter()
  .use(async (c, next) => {
    requireSecretKey(c);
    await next();
  })
  .route('/', keyRoutes)
  .route('/', userRoutes)
  .route('/', sessionRoutes)
  .route('/', organizationRoutes)
  .route('/', invitationRoutes)
  .route('/', roleRoutes)
  .route('/', billingRoutes);
