/** Who pays: the reader for `/me/billing`, an organization for `/organizations/:id/billing`. */
import { currentUser, type FrontendContext } from './browser.ts';
import { requireMember, requirePermission } from './organizations.ts';

/** The two prefixes under which every billing route exists. */
export const payerPaths = (path: string) => [`/me/billing${path}`, `/organizations/:id/billing${path}`];

/** Id of the payer whose billing the path names, for looking at it. */
export function readPayer(c: FrontendContext): string {
  return isOrganization(c) ? requireMember(c).organization.id : currentUser(c).id;
}

/** Id of the payer whose billing the path names, for changing it. */
export function writePayer(c: FrontendContext): string {
  return isOrganization(c) ? requirePermission(c, 'org:sys_billing:manage').id : currentUser(c).id;
}

function isOrganization(c: FrontendContext): boolean {
  return c.req.path.includes('/organizations/');
}
