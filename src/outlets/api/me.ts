/** `/api/me`: what the viewer of the request holds, in the words that rules use. Nothing about the person. */
import type { APIContext } from 'astro';
import { holdingsOf } from '#src/access/declared.ts';
import type { Viewer } from '#src/access/viewer.ts';
import theme from '#theme';
import { json } from './json.ts';
import type { Holdings } from './schemas.ts';

export function apiMe({ locals }: APIContext): Response {
  // Asked for every name that is declared, so the names need no literal types here.
  const viewer: Viewer = locals.viewer as Viewer;
  const { plans, features, roles, permissions } = theme.declared;
  const answer: Holdings = {
    signedIn: viewer.signedIn,
    plans: Object.keys(plans).filter((plan) => holdingsOf(plan, plans).some(viewer.holds)),
    features: Object.entries(features).flatMap(([feature, { payer }]) =>
      viewer.holds({ feature, payer }) ? [feature] : [],
    ),
    roles: roles.filter((role) => viewer.holds({ role })),
    permissions: permissions.filter((permission) => viewer.holds({ permission })),
  };
  return json(answer);
}
