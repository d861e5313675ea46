/** The same protective headers on every answer: pages, files, redirects and errors alike. */
import type { ServerResponse } from 'node:http';
import type { Settings } from '#src/session/settings.ts';

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

const TWO_YEARS_SECONDS = 2 * 365 * 24 * 60 * 60;

export function setSecurityHeaders(response: ServerResponse, { origin }: Settings): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (origin.startsWith('https:')) {
    response.setHeader('strict-transport-security', `max-age=${TWO_YEARS_SECONDS}; includeSubDomains`);
  }
}
