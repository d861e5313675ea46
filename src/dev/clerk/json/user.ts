/** Readers as clerk-js receives them. */
import type { EmailAddressJSON, PublicUserDataJSON, UserJSON, VerificationJSON } from '@clerk/shared/types';
import type { Instance } from '../instance.ts';
import { membershipsOfUser, primaryEmail } from '../model/lookup.ts';
import type { EmailRecord, UserRecord } from '../records.ts';
import { membershipJSON } from './organization.ts';

/** A verification has nulls on the wire where the published type has none. */
export type VerificationWire = Pick<VerificationJSON, 'status' | 'strategy'> & {
  attempts: number | null;
  expire_at: number | null;
};

export type EmailAddressWire = Omit<EmailAddressJSON, 'verification'> & {
  verification: VerificationWire | null;
};

export type UserWire = Omit<UserJSON, 'email_addresses'> & { email_addresses: EmailAddressWire[] };

export function emailAddressJSON(email: EmailRecord): EmailAddressWire {
  return {
    object: 'email_address',
    id: email.id,
    email_address: email.address,
    verification: {
      status: email.verified ? 'verified' : 'unverified',
      strategy: 'email_code',
      attempts: null,
      expire_at: null,
    },
    linked_to: [],
    matches_sso_connection: false,
  };
}

export function userJSON(instance: Instance, user: UserRecord): UserWire {
  return {
    object: 'user',
    id: user.id,
    external_id: null,
    primary_email_address_id: user.primaryEmailId,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    image_url: imageOf(user),
    has_image: user.imageUrl !== '',
    profile_image_id: '',
    username: null,
    email_addresses: user.emails.map(emailAddressJSON),
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    enterprise_accounts: [],
    passkeys: [],
    organization_memberships: membershipsOfUser(instance, user.id).map((one) =>
      membershipJSON(instance, one),
    ),
    password_enabled: user.password !== null,
    first_name: user.firstName,
    last_name: user.lastName,
    totp_enabled: false,
    backup_code_enabled: false,
    two_factor_enabled: false,
    public_metadata: user.publicMetadata,
    unsafe_metadata: user.unsafeMetadata,
    last_sign_in_at: user.lastSignInAt,
    create_organization_enabled: true,
    create_organizations_limit: null,
    delete_self_enabled: true,
    legal_accepted_at: user.legalAcceptedAt,
    timezone: null,
    updated_at: user.updatedAt,
    created_at: user.createdAt,
  };
}

export function publicUserDataJSON(user: UserRecord): PublicUserDataJSON & { user_id: string } {
  return {
    user_id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    image_url: imageOf(user),
    has_image: user.imageUrl !== '',
    identifier: primaryEmail(user),
  };
}

const SILHOUETTE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#9a9a9a"/>' +
    '<circle cx="16" cy="12" r="6" fill="#fff"/><path d="M4 32a12 12 0 0 1 24 0z" fill="#fff"/></svg>',
)}`;

/** Clerk's components show initials where there is no picture; whoever gave no name needs one. */
export function imageOf(user: UserRecord): string {
  return user.imageUrl || (user.firstName || user.lastName ? '' : SILHOUETTE);
}
