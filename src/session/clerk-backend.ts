/** Clerk's Backend API, with the keys of the settings. */
import { type ClerkClient, createClerkClient } from '@clerk/backend';
import type { ClerkSettings } from './settings.ts';

/** @param clerk the settings of the instance; the secret key never leaves the server */
export function clerkBackend(clerk: ClerkSettings): ClerkClient {
  return createClerkClient({
    publishableKey: clerk.publishableKey,
    secretKey: clerk.secretKey,
    ...(clerk.jwtKey && { jwtKey: clerk.jwtKey }),
    ...(clerk.apiUrl && { apiUrl: clerk.apiUrl }),
    telemetry: { disabled: true },
  });
}
