/**
 * The records of which the local Clerk's state is made, all in one place because the state file is one thing.
 * Times are epoch milliseconds unless a field says otherwise.
 */

export type Metadata = Record<string, unknown>;

export interface EmailRecord {
  id: string;
  address: string;
  verified: boolean;
}

export interface UserRecord {
  id: string;
  firstName: string | null;
  lastName: string | null;
  emails: EmailRecord[];
  primaryEmailId: string | null;
  /** salted hash, see `model/passwords.ts` */
  password: string | null;
  imageUrl: string;
  publicMetadata: Metadata;
  privateMetadata: Metadata;
  unsafeMetadata: Metadata;
  locale: string | null;
  banned: boolean;
  createdAt: number;
  updatedAt: number;
  lastSignInAt: number | null;
  lastActiveAt: number | null;
  legalAcceptedAt: number | null;
}

export interface SignInRecord {
  id: string;
  identifier: string | null;
  userId: string | null;
  status: 'needs_identifier' | 'needs_first_factor' | 'needs_new_password' | 'complete';
  /** the factor that the reader prepared, if any */
  strategy: string | null;
  createdSessionId: string | null;
}

export interface SignUpRecord {
  id: string;
  status: 'missing_requirements' | 'complete';
  emailAddress: string | null;
  emailVerified: boolean;
  password: string | null;
  firstName: string | null;
  lastName: string | null;
  legalAccepted: boolean;
  /** of the invitation that this sign-up accepts */
  invitationId: string | null;
  unsafeMetadata: Metadata;
  locale: string | null;
  createdSessionId: string | null;
  createdUserId: string | null;
}

/** A browser. */
export interface ClientRecord {
  id: string;
  /** the value of its `__client` cookie */
  cookie: string;
  /** epoch seconds of the last sign-in or sign-out, which the `__client_uat` cookie repeats */
  signedAt: number;
  lastActiveSessionId: string | null;
  signIn: SignInRecord | null;
  signUp: SignUpRecord | null;
  createdAt: number;
  updatedAt: number;
}

export interface SessionRecord {
  id: string;
  clientId: string;
  userId: string;
  status: 'active' | 'ended' | 'removed' | 'revoked' | 'expired';
  organizationId: string | null;
  userAgent: string;
  /** when the reader last proved a password or a code */
  verifiedAt: number;
  expireAt: number;
  createdAt: number;
  updatedAt: number;
  lastActiveAt: number;
}

export interface OrganizationRecord {
  id: string;
  name: string;
  slug: string;
  createdBy: string | null;
  publicMetadata: Metadata;
  privateMetadata: Metadata;
  createdAt: number;
  updatedAt: number;
}

export interface MembershipRecord {
  id: string;
  organizationId: string;
  userId: string;
  /** without the `org:` prefix */
  role: string;
  publicMetadata: Metadata;
  createdAt: number;
  updatedAt: number;
}

export interface InvitationRecord {
  id: string;
  organizationId: string;
  email: string;
  role: string;
  status: 'pending' | 'accepted' | 'revoked' | 'expired';
  inviterId: string | null;
  redirectUrl: string | null;
  publicMetadata: Metadata;
  createdAt: number;
  updatedAt: number;
  expiresAt: number;
}

/** A plan that somebody pays for, from one date to another; payers are users and organizations, by id. */
export interface ItemRecord {
  id: string;
  payer: string;
  plan: string;
  period: 'month' | 'annual';
  status: 'active' | 'upcoming' | 'ended';
  periodStart: number;
  periodEnd: number;
  canceledAt: number | null;
  freeTrial: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface CheckoutRecord {
  id: string;
  payer: string;
  plan: string;
  period: 'month' | 'annual';
  status: 'needs_confirmation' | 'completed';
  cardId: string | null;
  createdAt: number;
}

export interface CardRecord {
  id: string;
  payer: string;
  brand: string;
  last4: string;
  default: boolean;
  createdAt: number;
}

export interface PaymentRecord {
  id: string;
  payer: string;
  itemId: string;
  cardId: string | null;
  /** minor units */
  amount: number;
  chargeType: 'checkout' | 'recurring';
  paidAt: number;
}

export interface WaitlistRecord {
  id: string;
  email: string;
  createdAt: number;
}
