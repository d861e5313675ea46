/**
 * `/_view-as/<persona>?to=/path`: signs the browser in as a persona of the local Clerk, ends what the toolbar pretends, and goes to
 * a page. It exists in `astro dev` without keys, and nowhere else.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ownPath } from '#src/session/return-path.ts';
import { personas } from '../clerk/personas.ts';
import { ANYBODY, nameOf, VIEW_AS } from './address.ts';
import { COOKIE } from './pretence.ts';

const ORIGIN = 'http://localhost';
const SESSION_COOKIES = /^__(?:client|session)/;

interface SignedIn {
  cookies: Record<string, string | number>;
}

/**
 * A step for the development server.
 *
 * @param clerkUrl where the local Clerk is; undefined while there is none
 */
export function viewAs(clerkUrl: () => string | undefined) {
  return async (request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
    const url = new URL(request.url ?? '/', ORIGIN);
    const clerk = clerkUrl();
    if (!clerk || !url.pathname.startsWith(VIEW_AS)) return next();
    // A page elsewhere must not change who is signed in here.
    if (!['same-origin', 'none'].includes(String(request.headers['sec-fetch-site'])))
      return end(response, 403);
    const name = url.pathname.slice(VIEW_AS.length);
    const persona = personas.find((one) => nameOf(one) === name);
    if (!persona && name !== ANYBODY) return end(response, 404);
    const cookies = persona ? await signIn(clerk, persona.email) : forget(request.headers.cookie);
    response.setHeader('set-cookie', [...cookies, `${COOKIE}=; Path=/; Max-Age=0`]);
    response.setHeader('location', ownPath(url.searchParams.get('to'), ORIGIN) ?? '/');
    return end(response, 302);
  };
}

async function signIn(clerk: string, email: string): Promise<string[]> {
  const answer = await fetch(`${clerk}/_control/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ email }),
  });
  if (!answer.ok) throw new Error(`The local Clerk did not sign ${email} in: ${answer.status}.`);
  const { cookies } = (await answer.json()) as SignedIn;
  return Object.entries(cookies).map(
    // clerk-js reads all of them but the client's own.
    ([name, value]) => `${name}=${value}; Path=/; SameSite=Lax${name === '__client' ? '; HttpOnly' : ''}`,
  );
}

function forget(header = ''): string[] {
  const names = header.split(';').map((pair) => pair.trim().split('=')[0] ?? '');
  return names.filter((name) => SESSION_COOKIES.test(name)).map((name) => `${name}=; Path=/; Max-Age=0`);
}

function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}
