/** Every kind of rule for every kind of viewer, as one table; and that what is unknown stays locked. */
import { describe, expect, test } from 'vitest';
import { decide } from '#src/access/decide.ts';
import type { Declared } from '#src/access/declared.ts';
import type { Access, Rule } from '#src/access/rule.ts';
import { toAccess } from '#src/access/rule.ts';
import { ruleSchema, withOpening } from '#src/access/schema.ts';
import { ANONYMOUS, type Question, type Viewer } from '#src/access/viewer.ts';

const declared: Declared = {
  plans: {
    supporter: { payer: 'user', includes: [] },
    pro: { payer: 'user', includes: ['supporter'] },
    patron: { payer: 'user', includes: ['pro'] },
    team: { payer: 'organization', includes: [] },
  },
  roles: ['editor', 'admin'],
  permissions: ['posts:review'],
  features: { audio: { payer: 'user' } },
};

const NOW = Date.UTC(2026, 10, 1);
const rule = (access: Access): Rule => ruleSchema(declared).parse(access);

function viewer(...held: Question[]): Viewer {
  const known = new Set(held.map((question) => JSON.stringify(question)));
  return { signedIn: true, holds: (question) => known.has(JSON.stringify(question)) };
}

const viewers = {
  anonymous: ANONYMOUS,
  reader: viewer(),
  supporter: viewer({ plan: 'supporter', payer: 'user' }),
  pro: viewer({ plan: 'pro', payer: 'user' }, { feature: 'audio', payer: 'user' }),
  patron: viewer({ plan: 'patron', payer: 'user' }),
  team: viewer({ plan: 'team', payer: 'organization' }),
  teamWithReaderPlan: viewer({ plan: 'supporter', payer: 'organization' }),
  editor: viewer({ role: 'editor' }, { permission: 'posts:review' }),
};

type Name = keyof typeof viewers;
const all = Object.keys(viewers) as Name[];
const signedIn = all.filter((name) => name !== 'anonymous');

const table: [Access, Name[]][] = [
  ['public', all],
  ['signed-in', signedIn],
  [{ plan: 'supporter' }, ['supporter', 'pro', 'patron']],
  [{ plan: 'pro' }, ['pro', 'patron']],
  [{ plan: ['supporter', 'team'] }, ['supporter', 'pro', 'patron', 'team']],
  [{ plan: 'team' }, ['team']],
  [{ role: 'editor' }, ['editor']],
  [{ role: 'admin' }, []],
  [{ permission: 'posts:review' }, ['editor']],
  [{ feature: 'audio' }, ['pro']],
  [{ any: [{ plan: 'pro' }, { role: 'editor' }] }, ['pro', 'patron', 'editor']],
  [{ all: [{ plan: 'supporter' }, { feature: 'audio' }] }, ['pro']],
  [{ all: ['signed-in', { any: [{ role: 'editor' }, { plan: 'team' }] }] }, ['team', 'editor']],
];

describe('decide', () => {
  for (const [access, opens] of table) {
    test.each(all)(`answers ${JSON.stringify(access)} for %s`, (name) => {
      expect(decide(rule(access), viewers[name], NOW).state).toBe(opens.includes(name) ? 'open' : 'locked');
    });
  }

  test('opens an early-access entry for everyone from the moment it opens', () => {
    const early = withOpening(rule({ plan: 'supporter' }), new Date(NOW));
    expect(decide(early, ANONYMOUS, NOW - 1)).toEqual({
      state: 'locked',
      need: { plan: 'supporter' },
      signedIn: false,
      opensOn: NOW,
    });
    expect(decide(early, ANONYMOUS, NOW).state).toBe('open');
  });

  test('names only what is missing of an `all`', () => {
    const both = rule({ all: [{ plan: 'supporter' }, { role: 'editor' }] });
    expect(decide(both, viewers.supporter, NOW)).toMatchObject({ need: { role: 'editor' }, signedIn: true });
    expect(decide(both, ANONYMOUS, NOW)).toMatchObject({
      need: { all: [{ plan: 'supporter' }, { role: 'editor' }] },
    });
  });

  test.each([
    { kind: 'vip' },
    { kind: 'all', of: [] },
    { kind: 'any', of: [] },
    {},
    { kind: 'any', of: [{ kind: 'vip' }] },
  ])('locks for everybody what it does not recognise: %j', (unknown) => {
    for (const name of all) expect(decide(unknown as Rule, viewers[name], NOW).state).toBe('locked');
  });

  test('locks plans, roles and features for a viewer who is not signed in, whatever it claims to hold', () => {
    const liar: Viewer = { signedIn: false, holds: () => true };
    for (const [access] of table.filter(([access]) => access !== 'public')) {
      expect(decide(rule(access), liar, NOW).state).toBe('locked');
    }
  });

  test('gives a rule back in the words it was written in', () => {
    for (const [access] of table) expect(toAccess(rule(access))).toEqual(access);
  });
});
