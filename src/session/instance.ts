/** The instance of Clerk as browsers may know it: the same for every reader. */
import { clerkJSScriptUrl, clerkUIScriptUrl } from '@clerk/shared/loadClerkJsScript';
import type { ClerkSettings } from './settings.ts';

export interface Instance {
  readonly publishableKey: string;
  /** Where the browser reaches it, if not under its own name. */
  readonly proxyUrl?: string;
}

export function instanceOf({ publishableKey, proxied }: ClerkSettings): Instance {
  return { publishableKey, ...(proxied && { proxyUrl: '/__clerk' }) };
}

/** Addresses of the scripts with which Clerk starts in a page. */
export function scriptsOf(instance: Instance): string[] {
  return [clerkJSScriptUrl(instance), clerkUIScriptUrl(instance)];
}
