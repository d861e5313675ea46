/** What of Clerk's auth object counts: the payer's scope, and the site's own organization. */
import { describe, expect, test } from 'vitest';
import { ANONYMOUS } from '#src/access/viewer.ts';
import { viewerFromClerk } from '#src/session/viewer.ts';

const ISSUER = 'https://clerk.example.com';
const rules = (siteOrgId?: string) => ({ siteOrgId, issuers: [ISSUER] });

/** A session whose `has` answers from a list of JSON questions, as Clerk's would from the claims. */
function session(held: object[], orgId?: string) {
  const known = new Set(held.map((question) => JSON.stringify(question)));
  return {
    userId: 'user_1',
    sessionId: 'sess_1',
    sessionClaims: { iss: ISSUER },
    orgId,
    has: (question: object) => known.has(JSON.stringify(question)),
  };
}

describe('viewerFromClerk', () => {
  test('is anonymous without a user', () => {
    expect(viewerFromClerk({ userId: null, has: () => true }, rules('org_site'))).toBe(ANONYMOUS);
  });

  test.each([
    ['a token of no session', { sessionId: undefined }],
    ['a token of another issuer', { sessionClaims: { iss: 'https://clerk.elsewhere.example' } }],
    ['a token without an issuer', { sessionClaims: {} }],
    ['a token of a machine', { userId: 'mch_1' }],
  ])('is anonymous with %s', (_, changed) => {
    const auth = { ...session([{ plan: 'user:pro' }]), ...changed };
    expect(viewerFromClerk(auth, rules('org_site'))).toBe(ANONYMOUS);
  });

  test('asks for plans and features in the scope of their payer', () => {
    const viewer = viewerFromClerk(
      session([{ plan: 'org:pro' }, { feature: 'user:audio' }]),
      rules('org_site'),
    );
    expect(viewer.holds({ plan: 'pro', payer: 'organization' })).toBe(true);
    expect(viewer.holds({ plan: 'pro', payer: 'user' })).toBe(false);
    expect(viewer.holds({ feature: 'audio', payer: 'user' })).toBe(true);
    expect(viewer.holds({ feature: 'audio', payer: 'organization' })).toBe(false);
  });

  const staff = [{ role: 'org:editor' }, { permission: 'org:posts:review' }];

  test('counts roles and permissions while the site’s own organization is active', () => {
    const viewer = viewerFromClerk(session(staff, 'org_site'), rules('org_site'));
    expect(viewer.holds({ role: 'editor' })).toBe(true);
    expect(viewer.holds({ permission: 'posts:review' })).toBe(true);
  });

  test.each([
    ['another organization is active', 'org_mine', 'org_site'],
    ['no organization is active', undefined, 'org_site'],
    ['the site declares no organization', 'org_mine', undefined],
    ['neither is known', undefined, undefined],
  ])('counts no role when %s', (_, active, site) => {
    const viewer = viewerFromClerk(session(staff, active), rules(site));
    expect(viewer.holds({ role: 'editor' })).toBe(false);
    expect(viewer.holds({ permission: 'posts:review' })).toBe(false);
  });
});
