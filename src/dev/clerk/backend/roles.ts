/** Backend API: the roles that members of organizations can have. */
import { page } from '../frontend/browser.ts';
import { listRoles, permissionKeys, roleKey } from '../model/roles.ts';
import { backendRouter } from './server.ts';

const NEVER_CHANGED = 0;

export const roleRoutes = backendRouter().get('/organization_roles', (c) => {
  const { declared } = c.var.instance;
  const { data, total_count } = page(c, listRoles(declared));
  return c.json({
    data: data.map(({ id, name }) => ({
      object: 'role',
      id: `role_${id}`,
      key: roleKey(id),
      name,
      description: '',
      is_creator_eligible: id === 'admin',
      permissions: permissionKeys(declared, id).map((key) => ({
        object: 'permission',
        id: `perm_${key}`,
        key,
        name: key,
        description: '',
        type: key.startsWith('org:sys_') ? 'system' : 'user',
        created_at: NEVER_CHANGED,
        updated_at: NEVER_CHANGED,
      })),
      created_at: NEVER_CHANGED,
      updated_at: NEVER_CHANGED,
    })),
    total_count,
  });
});
