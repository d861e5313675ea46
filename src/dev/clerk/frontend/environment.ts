/** What Clerk's components know about the application before anybody signs in. */
import type { AttributeDataJSON, EnvironmentJSON } from '@clerk/shared/types';
import type { Instance } from '../instance.ts';
import { MAX_MEMBERS } from '../json/organization.ts';
import { frontendRouter } from './browser.ts';
import { type DisplayConfigWire, displayConfigJSON } from './display-config.ts';

// Clerk types the ids of settings as `never` and asks for a theme that its components no longer read.
type Settings<Part> = Omit<Part, 'id' | 'object'>;

export type EnvironmentWire = Omit<
  EnvironmentJSON,
  | 'id'
  | 'object'
  | 'user_settings'
  | 'organization_settings'
  | 'display_config'
  | 'auth_config'
  | 'commerce_settings'
  | 'api_keys_settings'
> & {
  object: 'environment';
  id: string;
  auth_config: EnvironmentJSON['auth_config'];
  api_keys_settings: Settings<EnvironmentJSON['api_keys_settings']>;
  commerce_settings: Settings<EnvironmentJSON['commerce_settings']>;
  display_config: DisplayConfigWire;
  organization_settings: Settings<EnvironmentJSON['organization_settings']>;
  user_settings: Settings<Omit<EnvironmentJSON['user_settings'], 'social'>> & {
    social: Record<string, never>;
  };
};

export const environmentRoutes = frontendRouter().on(['GET', 'PATCH'], '/environment', (c) =>
  c.json(environmentJSON(c.var.instance)),
);

function environmentJSON(instance: Instance): EnvironmentWire {
  const { declared, settings, siteUrl } = instance;
  const sells = (payer: string) => declared.plans.some((plan) => plan.payer === payer);
  return {
    object: 'environment',
    id: 'env_local',
    maintenance_mode: false,
    auth_config: {
      object: 'auth_config',
      id: 'aconf_local',
      single_session_mode: !settings.multiSession,
      claimed_at: null,
      reverification: false,
    },
    api_keys_settings: { user_api_keys_enabled: false, orgs_api_keys_enabled: false },
    protect_config: { object: 'protect_config', id: 'pconf_local' },
    commerce_settings: {
      billing: {
        stripe_publishable_key: 'pk_test_local',
        user: { enabled: sells('user'), has_paid_plans: sells('user') },
        organization: { enabled: sells('organization'), has_paid_plans: sells('organization') },
      },
    },
    display_config: displayConfigJSON(declared.siteName, siteUrl, settings),
    organization_settings: {
      enabled: true,
      max_allowed_memberships: MAX_MEMBERS,
      force_organization_selection: false,
      actions: { admin_delete: true },
      domains: { enabled: false, enrollment_modes: [], default_role: null },
      slug: { disabled: false },
      organization_creation_defaults: { enabled: false },
    },
    user_settings: {
      attributes: {
        email_address: attribute({
          required: true,
          verifications: ['email_code'],
          first_factors: ['email_code'],
        }),
        password: attribute({ required: true }),
        first_name: attribute({ required: false }),
        last_name: attribute({ required: false }),
        phone_number: OFF,
        username: OFF,
        web3_wallet: OFF,
        authenticator_app: OFF,
        backup_code: OFF,
        passkey: OFF,
      },
      actions: { delete_self: true, create_organization: true },
      social: {},
      enterprise_sso: { enabled: false, self_serve_sso: false, self_serve_directory_sync: false },
      sign_in: { second_factor: { required: false, enabled: false } },
      sign_up: {
        allowlist_only: false,
        progressive: true,
        captcha_enabled: false,
        mode: settings.signUpMode ?? 'public',
        legal_consent_enabled: settings.legalConsent ?? false,
      },
      password_settings: {
        allowed_special_characters: '',
        disable_hibp: true,
        min_length: 8,
        max_length: 72,
        require_special_char: false,
        require_numbers: false,
        require_uppercase: false,
        require_lowercase: false,
        show_zxcvbn: false,
        min_zxcvbn_strength: 0,
      },
      passkey_settings: { allow_autofill: false, show_sign_in_button: false },
      username_settings: { min_length: 4, max_length: 64 },
    },
  };
}

function attribute(part: Partial<AttributeDataJSON>): AttributeDataJSON {
  const used = (part.first_factors?.length ?? 0) > 0;
  return {
    enabled: true,
    required: false,
    verifications: [],
    used_for_first_factor: used,
    first_factors: [],
    used_for_second_factor: false,
    second_factors: [],
    verify_at_sign_up: used,
    ...part,
  };
}

const OFF: AttributeDataJSON = attribute({ enabled: false });
