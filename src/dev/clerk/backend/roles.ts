/** Backend API: the roles that members of organizations can have. */
import { page } from '../frontend/browser.ts';
import { roleJSON } from '../json/organization.ts';
import { listRoles } from '../model/roles.ts';
import { backendRouter } from './server.ts';

export const roleRoutes = backendRouter().get('/organization_roles', (c) => {
  const { instance } = c.var;
  const { data, total_count } = page(c, listRoles(instance.declared));
  return c.json({
    data: data.map((role) => ({ ...roleJSON(instance, role), is_creator_eligible: role.id === 'admin' })),
    total_count,
  });
});
