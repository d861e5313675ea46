/** Session tokens: the claims of one session, signed so that the real SDK accepts them. */
import { importPKCS8, type JWTPayload, SignJWT } from 'jose';
import { newId, seconds } from './ids.ts';
import type { Instance } from './instance.ts';
import { activeItem, membershipOf, organizationBy } from './model/lookup.ts';
import { findPlan, freePlan, type PayerType, payerTypeOf } from './model/plans.ts';
import { findRole, listRoles } from './model/roles.ts';
import type { SessionRecord } from './records.ts';

/** Marks a token as a session token in its header. */
const SESSION_CATEGORY = 'cl_B7d4PD111AAA';
const LIFETIME = 60;

/**
 * Makes a fresh token for a session, good for a minute.
 * @param authorizedParty origin of the page that asked, the `azp` claim
 * @param overrides claims that replace or add to those of the session
 */
export function sessionToken(
  instance: Instance,
  session: SessionRecord,
  authorizedParty: string,
  overrides: JWTPayload = {},
): Promise<string> {
  const now = seconds();
  const minutes = Math.floor((Date.now() - session.verifiedAt) / 60_000);
  return sign(instance, {
    azp: authorizedParty,
    exp: now + LIFETIME,
    fva: [minutes, -1],
    iat: now,
    iss: instance.identity.issuer,
    jti: newId('jti'),
    nbf: now - 10,
    sid: session.id,
    sts: 'active',
    sub: session.userId,
    v: 2,
    ...entitlements(instance, session),
    ...overrides,
  });
}

/** Signs any claims with the instance's key, as a session token or a handshake. */
export async function sign(instance: Instance, claims: JWTPayload): Promise<string> {
  const { privateKey, kid } = instance.state.keys;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, cat: SESSION_CATEGORY })
    .sign(await importPKCS8(privateKey, 'RS256'));
}

/** The claims that say what a reader may open: plans, features, and the active organization. */
function entitlements(instance: Instance, session: SessionRecord) {
  const user = holdings(instance, session.userId);
  const organization = organizationClaim(instance, session);
  if (!organization) return { pla: `u:${user.plan}`, fea: user.features.map((id) => `u:${id}`).join(',') };

  const team = holdings(instance, organization.id);
  // The numbers in `fpm` follow the order of the organization's features in `fea`.
  const features = [...new Set([...permissionFeatures(instance), ...team.features])];
  return {
    pla: `u:${user.plan},o:${team.plan}`,
    fea: [...features.map((id) => `o:${id}`), ...user.features.map((id) => `u:${id}`)].join(','),
    o: { ...organization, ...permissionMap(instance, `${organization.rol}`, features) },
  };
}

function holdings(instance: Instance, payer: string) {
  const type: PayerType = payerTypeOf(payer);
  const item = activeItem(instance, payer);
  const plan = (item && findPlan(instance.declared, type, item.plan)) ?? freePlan(instance.declared, type);
  return { plan: plan.slug, features: plan.features.map((feature) => feature.id) };
}

function organizationClaim(instance: Instance, session: SessionRecord) {
  const membership = membershipOf(instance, session.organizationId, session.userId);
  const organization = membership && organizationBy(instance, membership.organizationId);
  return organization && { id: organization.id, slg: organization.slug, rol: membership.role };
}

/** Features that exist because some role has a permission on them; every organization has those. */
function permissionFeatures(instance: Instance): string[] {
  const permissions = listRoles(instance.declared).flatMap((role) => role.permissions);
  return [...new Set(permissions.map((permission) => permission.split(':')[0] ?? ''))];
}

/** `per` names the actions; `fpm` has one number per feature, whose bit i stands for the i-th action. */
function permissionMap(instance: Instance, roleId: string, features: string[]) {
  const pairs = (findRole(instance.declared, roleId)?.permissions ?? []).map((one) => one.split(':'));
  if (pairs.length === 0) return {};
  const actions = [...new Set(pairs.map(([, action]) => action))];
  const numbers = features.map((feature) =>
    pairs
      .filter(([owner]) => owner === feature)
      .reduce((bits, [, action]) => bits + 2 ** actions.indexOf(action), 0),
  );
  return { per: actions.join(','), fpm: numbers.join(',') };
}
