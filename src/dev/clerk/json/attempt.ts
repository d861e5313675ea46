/** Sign-in and sign-up attempts as clerk-js receives them; their fields decide which card the component shows next. */
import type { SignInJSON, SignUpField, SignUpJSON, SignUpVerificationJSON } from '@clerk/shared/types';
import type { Instance } from '../instance.ts';
import { primaryEmail, userById } from '../model/lookup.ts';
import type { SignInRecord, SignUpRecord, UserRecord } from '../records.ts';
import { imageOf, type VerificationWire } from './user.ts';

export type SignInWire<Published extends SignInJSON> = Omit<
  Published,
  'identifier' | 'user_data' | 'first_factor_verification' | 'second_factor_verification'
> & {
  identifier: string | null;
  user_data: Published['user_data'] | null;
  first_factor_verification: VerificationWire | null;
  second_factor_verification: null;
};

type EmailVerificationWire = VerificationWire &
  Pick<SignUpVerificationJSON, 'next_action' | 'supported_strategies'>;

export type SignUpWire<Published extends SignUpJSON> = Omit<Published, 'verifications'> & {
  verifications: { email_address: EmailVerificationWire };
};

export function signInJSON(instance: Instance, attempt: SignInRecord): SignInWire<SignInJSON> {
  const user = userById(instance, attempt.userId);
  return {
    object: 'sign_in',
    id: attempt.id,
    status: attempt.status,
    supported_identifiers: ['email_address'],
    identifier: attempt.identifier,
    user_data: user
      ? {
          ...(user.firstName && { first_name: user.firstName }),
          ...(user.lastName && { last_name: user.lastName }),
          image_url: imageOf(user),
          has_image: user.imageUrl !== '',
        }
      : null,
    supported_first_factors: user ? firstFactors(user) : [],
    supported_second_factors: [],
    first_factor_verification: attempt.strategy
      ? {
          status: attempt.status === 'complete' ? 'verified' : 'unverified',
          strategy: attempt.strategy,
          attempts: 0,
          expire_at: null,
        }
      : null,
    second_factor_verification: null,
    created_session_id: attempt.createdSessionId,
    timezone: null,
  };
}

export function signUpJSON(instance: Instance, attempt: SignUpRecord): SignUpWire<SignUpJSON> {
  const complete = attempt.status === 'complete';
  return {
    object: 'sign_up',
    id: attempt.id,
    status: attempt.status,
    required_fields: requiredFields(instance),
    optional_fields: ['first_name', 'last_name'],
    missing_fields: missingFields(instance, attempt),
    unverified_fields: attempt.emailVerified ? [] : ['email_address'],
    username: null,
    first_name: attempt.firstName,
    last_name: attempt.lastName,
    email_address: attempt.emailAddress,
    phone_number: null,
    web3_wallet: null,
    external_account_strategy: null,
    external_account: null,
    has_password: attempt.password !== null,
    unsafe_metadata: attempt.unsafeMetadata,
    created_session_id: attempt.createdSessionId,
    created_user_id: attempt.createdUserId,
    abandon_at: null,
    legal_accepted_at: attempt.legalAccepted ? Date.now() : null,
    locale: attempt.locale,
    timezone: null,
    verifications: {
      email_address: {
        status: attempt.emailVerified ? 'verified' : 'unverified',
        strategy: 'email_code',
        attempts: 0,
        expire_at: null,
        next_action: complete || attempt.emailVerified ? '' : 'needs_attempt',
        supported_strategies: ['email_code'],
      },
    },
  };
}

/** What a sign-up still lacks before it can become an account. */
export function missingFields(instance: Instance, attempt: SignUpRecord): SignUpField[] {
  const given: Partial<Record<SignUpField, boolean>> = {
    email_address: attempt.emailAddress !== null,
    password: attempt.password !== null,
    legal_accepted: attempt.legalAccepted,
  };
  return requiredFields(instance).filter((field) => !given[field]);
}

function requiredFields(instance: Instance): SignUpField[] {
  return [
    'email_address',
    'password',
    ...(instance.settings.legalConsent ? ['legal_accepted' as const] : []),
  ];
}

function firstFactors(user: UserRecord): SignInJSON['supported_first_factors'] {
  const address = {
    email_address_id: user.primaryEmailId ?? '',
    safe_identifier: primaryEmail(user),
    primary: true,
  };
  return [
    ...(user.password ? [{ strategy: 'password' as const }] : []),
    { strategy: 'email_code', ...address },
    { strategy: 'reset_password_email_code', ...address },
  ];
}
