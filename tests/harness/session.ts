/** Requests to the built site as anybody: anonymous, or a persona with a real signed session token. */
import { inject } from 'vitest';

export const PERSONAS = ['anonymous', 'reader', 'supporter', 'pro', 'editor', 'owner'] as const;
export type Persona = (typeof PERSONAS)[number];

/** A session token of a persona, signed by the local Clerk, good for a minute. */
export async function tokenOf(persona: Persona, claims: Record<string, unknown> = {}): Promise<string> {
  const { mint, origin } = inject('site');
  const query = new URLSearchParams({
    email: `${persona}@example.test`,
    claims: JSON.stringify({ azp: origin, ...claims }),
  });
  return (await fetch(`${mint}/?${query}`)).text();
}

/** The cookies of a browser that holds this session token. */
export function cookiesFor(token: string): string {
  return `__session=${token}; __client_uat=1`;
}

/** Gets a path of the site as a persona. Redirects are not followed. */
export async function visit(
  path: string,
  persona: Persona = 'anonymous',
  init: RequestInit = {},
): Promise<Response> {
  const cookie = persona === 'anonymous' ? undefined : cookiesFor(await tokenOf(persona));
  return fetch(inject('site').origin + path, {
    redirect: 'manual',
    ...init,
    headers: { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) },
  });
}
