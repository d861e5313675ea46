/** Which requests are anonymous without asking Clerk. */
import { describe, expect, test } from 'vitest';
import { hasSessionTrace } from '#src/session/trace.ts';

const request = (headers: Record<string, string>, path = '/') =>
  new Request(`https://example.com${path}`, { headers });

describe('hasSessionTrace', () => {
  test.each<Record<string, string>>([
    {},
    { cookie: 'theme=dark' },
    { cookie: '__client_uat=0' },
    { cookie: '__client_uat_oPFjfefS=0; a=b' },
    { cookie: 'my__session=x' },
    { cookie: '=; ;' },
  ])('finds none in %j', (headers) => {
    expect(hasSessionTrace(request(headers, '/?utm_source=x'))).toBe(false);
  });

  test.each<Record<string, string>>([
    { cookie: '__session=x' },
    { cookie: 'a=b; __session_oPFjfefS=x' },
    { cookie: '__client_uat=1' },
    { cookie: '__client_uat=' },
    { cookie: '__client_uat=0; __client_uat_oPFjfefS=1788000000' },
    { cookie: '__clerk_handshake=x' },
    { cookie: '__clerk_handshake_nonce=x' },
    { authorization: 'Bearer x' },
  ])('finds one in %j', (headers) => {
    expect(hasSessionTrace(request(headers))).toBe(true);
  });

  test('finds one in a parameter of Clerk’s', () => {
    expect(hasSessionTrace(request({}, '/posts?__clerk_db_jwt=x'))).toBe(true);
  });
});
