/** Readers with sessions: the local Clerk, and the cookies that it gives its personas. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalClerk } from '#src/dev/clerk/index.ts';
import { connectLocalClerk, localEnvironment } from '#src/dev/environment.ts';
import theme from '#theme';
import { cookiesFor, type Persona } from '../harness/session.ts';
import { SHELTER } from './stage.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

export interface Readers {
  /** With which a site finds the local Clerk. */
  readonly env: Readonly<Record<string, string>>;
  /** The cookies of a persona, with a token that is good for a minute; undefined for `anonymous`. */
  cookies(persona: Persona, origin: string): Promise<string | undefined>;
  /** The same with a token that has expired. */
  lapsedCookies(persona: Persona, origin: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export async function openReaders(): Promise<Readers> {
  mkdirSync(SHELTER, { recursive: true });
  const stateFile = join(SHELTER, 'local-clerk.json');
  const local: LocalClerk = await connectLocalClerk(theme, 'http://localhost:4321', { stateFile });
  const cookies = async (persona: Persona, claims: Record<string, unknown>) =>
    persona === 'anonymous'
      ? undefined
      : cookiesFor(await local.signSessionToken(`${persona}@example.test`, claims));
  return {
    env: localEnvironment(local),
    cookies: (persona, azp) => cookies(persona, { azp }),
    lapsedCookies(persona, azp) {
      const now = Math.floor(Date.now() / 1000);
      return cookies(persona, { azp, iat: now - HOUR, nbf: now - HOUR, exp: now - HOUR + MINUTE });
    },
    close: () => local.close(),
  };
}
