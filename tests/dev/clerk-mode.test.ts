/** Which Clerk a site on this machine talks to. */
import { describe, expect, test } from 'vitest';
import { clerkMode, modeLine } from '#src/dev/clerk-mode.ts';

const KEYS = { PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_test_x', CLERK_SECRET_KEY: 'sk_test_x' };

describe('clerkMode', () => {
  test.each([
    ['local without keys', {}, 'local'],
    ['the keys that are set', KEYS, 'keys'],
    ['local in spite of keys, when told', { ...KEYS, GATEPOST_CLERK: 'local' }, 'local'],
    ['keyless when told', { GATEPOST_CLERK: 'keyless' }, 'keyless'],
  ])('is %s', (_, env, mode) => {
    expect(clerkMode(env)).toBe(mode);
  });

  test.each([
    ['local', /local, with no account and no network/],
    ['keyless', /keyless\. Clerk makes an application/],
    ['keys', /your own application/],
  ] as const)('says at start that it is %s', (mode, line) => {
    expect(modeLine(mode)).toMatch(line);
  });

  test.each([
    [{ GATEPOST_CLERK: 'keyles' }, 'Did you mean "keyless"?'],
    [{ GATEPOST_CLERK: 'keys' }, 'no keys are set'],
    [{ ...KEYS, GATEPOST_CLERK: 'keyless' }, 'keys are set'],
  ])('refuses %o', (env, sentence) => {
    expect(() => clerkMode(env)).toThrow(sentence);
  });
});
