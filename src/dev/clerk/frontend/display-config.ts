/** Names and addresses that Clerk's components show or send readers to. */
import type { EnvironmentJSON } from '@clerk/shared/types';
import type { DashboardSettings } from '../options.ts';

/** Clerk's components no longer read the theme that the published type asks for. */
export type DisplayConfigWire = Omit<EnvironmentJSON['display_config'], 'theme'>;

export function displayConfigJSON(
  name: string,
  siteUrl: string,
  settings: DashboardSettings,
): DisplayConfigWire {
  return {
    object: 'display_config',
    id: 'display_local',
    application_name: name,
    branded: false,
    show_devmode_warning: false,
    instance_environment_type: 'production',
    preferred_sign_in_strategy: 'password',
    home_url: siteUrl,
    sign_in_url: `${siteUrl}/sign-in`,
    sign_up_url: `${siteUrl}/sign-up`,
    user_profile_url: `${siteUrl}/account`,
    organization_profile_url: `${siteUrl}/team`,
    create_organization_url: `${siteUrl}/team`,
    after_sign_in_url: siteUrl,
    after_sign_up_url: siteUrl,
    after_sign_out_all_url: siteUrl,
    after_sign_out_one_url: siteUrl,
    after_switch_session_url: siteUrl,
    after_leave_organization_url: siteUrl,
    after_create_organization_url: siteUrl,
    after_join_waitlist_url: siteUrl,
    waitlist_url: `${siteUrl}/sign-up`,
    terms_url: settings.termsUrl ?? '',
    privacy_policy_url: settings.privacyUrl ?? '',
    support_email: '',
    logo_image_url: '',
    favicon_image_url: '',
    captcha_public_key: null,
    captcha_widget_type: null,
    captcha_public_key_invisible: null,
    captcha_provider: 'turnstile',
    captcha_oauth_bypass: null,
  };
}
