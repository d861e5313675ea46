/** The same protective headers on every answer: pages, files, redirects and errors alike. */
import type { ServerResponse } from 'node:http';
import type { Settings } from '#src/session/settings.ts';
import type { ExternalHosts } from '#src/theme/external-hosts.ts';
import { beforeHeaders } from './before-headers.ts';
import { FILE_POLICY, pagePolicy } from './content-security-policy.ts';

const POLICY = 'content-security-policy';
const TWO_YEARS_SECONDS = 2 * 365 * 24 * 60 * 60;

/** Features of browsers that no page of the site uses, for itself or for what it frames. Payment is for Clerk's checkout. */
const PERMISSIONS = [
  'accelerometer=()',
  'camera=()',
  'display-capture=()',
  'geolocation=()',
  'gyroscope=()',
  'magnetometer=()',
  'microphone=()',
  'midi=()',
  'usb=()',
  'payment=(self "https://js.stripe.com")',
].join(', ');

/** @returns the headers of an answer that is no page */
export function protectiveHeaders({ origin }: Settings): Readonly<Record<string, string>> {
  return {
    [POLICY]: FILE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-frame-options': 'DENY',
    // Signing in with another service may open a window that must be able to report back.
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
    ...(origin.startsWith('https:') && {
      'strict-transport-security': `max-age=${TWO_YEARS_SECONDS}; includeSubDomains`,
    }),
  };
}

/**
 * @param known hashes of scripts that pages load as files
 * @param external hosts from which posts may show something
 * @returns sets the headers on a response before anything else does, and a page's policy when it is about to leave
 */
export function securityHeaders(settings: Settings, known: ReadonlySet<string>, external: ExternalHosts) {
  const headers = Object.entries(protectiveHeaders(settings));
  const toPagePolicy = pagePolicy(settings, known, external);
  return (response: ServerResponse): void => {
    for (const [name, value] of headers) response.setHeader(name, value);
    beforeHeaders(response, () => {
      const policy = String(response.getHeader(POLICY) ?? FILE_POLICY);
      if (policy !== FILE_POLICY && !policy.startsWith('sandbox'))
        response.setHeader(POLICY, toPagePolicy(policy));
    });
  };
}
