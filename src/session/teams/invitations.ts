/** Invitations to a team: made, listed and revoked through Clerk, always for the organization of the admin's session. */
import type { OrganizationInvitation } from '@clerk/backend';
import { z } from 'astro/zod';
import { clerkBackend } from '../clerk-backend.ts';
import { currentSettings } from '../current-settings.ts';
import type { TeamAdmin } from './team-admin.ts';

/** The roles that every organization has. Those of theme.config.ts mean something in the site's own organization only. */
const TEAM_ROLES = ['member', 'admin'] as const;
/** Octets of a mail address that SMTP carries (RFC 5321). */
const LONGEST_ADDRESS = 254;
/** The most that one list holds; Clerk tells the total. */
const MOST = 100;
/** Clerk's ids. They become part of a path of its API, so nothing else may pass. */
const ID = /^orginv_[A-Za-z0-9]{1,60}$/;

/** What a request may say of an invitation. Strict: it cannot name an organization, an inviter, or where the link leads. */
export const invitationSchema = z.strictObject({
  email: z.email().max(LONGEST_ADDRESS),
  role: z.enum(TEAM_ROLES).default('member'),
});

/** An invitation as the API shows it, by allowlist. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly status: string;
  /** ISO 8601. */
  readonly created: string;
}

export const isInvitationId = (id: string | undefined): id is string => ID.test(id ?? '');

/** Clerk checks with its own records that the admin still is one: a token may be a minute behind. */
export async function invite(admin: TeamAdmin, { email, role }: z.output<typeof invitationSchema>) {
  const { clerk, origin } = currentSettings();
  const made = await clerkBackend(clerk).organizations.createOrganizationInvitation({
    organizationId: admin.organizationId,
    inviterUserId: admin.userId,
    emailAddress: email,
    role: `org:${role}`,
    redirectUrl: `${origin}/team/join${admin.slug ? `?team=${encodeURIComponent(admin.slug)}` : ''}`,
  });
  return toInvitation(made);
}

/** The open invitations of the admin's team, newest first. */
export async function listInvitations({ organizationId }: TeamAdmin) {
  const { data, totalCount } = await clerkBackend(
    currentSettings().clerk,
  ).organizations.getOrganizationInvitationList({ organizationId, status: ['pending'], limit: MOST });
  return { total: totalCount, invitations: data.map(toInvitation) };
}

/** @param id one that {@link isInvitationId} accepts; of another team, Clerk does not find it */
export async function revokeInvitation(admin: TeamAdmin, id: string) {
  const revoked = await clerkBackend(currentSettings().clerk).organizations.revokeOrganizationInvitation({
    organizationId: admin.organizationId,
    requestingUserId: admin.userId,
    invitationId: id,
  });
  return toInvitation(revoked);
}

function toInvitation({
  id,
  emailAddress,
  role,
  status = 'pending',
  createdAt,
}: OrganizationInvitation): Invitation {
  return {
    id,
    email: emailAddress,
    role: role.replace(/^org:/, ''),
    status,
    created: new Date(createdAt).toISOString(),
  };
}
