/** What an author is told about an `access` that is not a rule. */
import { describe, expect, test } from 'vitest';
import { ruleSchema } from '#src/access/schema.ts';

const schema = ruleSchema({
  plans: { supporter: { payer: 'user', includes: [] }, pro: { payer: 'user', includes: ['supporter'] } },
  roles: ['editor'],
  permissions: ['posts:review'],
  features: {},
});

const told = (value: unknown) =>
  schema
    .safeParse(value)
    .error?.issues.map(({ message }) => message)
    .join('\n');

describe('ruleSchema', () => {
  test('suggests the plan that was meant', () => {
    expect(told({ plan: 'suporter' })).toMatchInlineSnapshot(
      `"access names the plan "suporter", which theme.config.ts does not declare. Did you mean "supporter"? Declared plans: supporter, pro."`,
    );
  });

  test('suggests the key that was meant', () => {
    expect(told({ plam: 'pro' })).toMatchInlineSnapshot(
      `"access has the key "plam", which does not exist. Did you mean "plan"? Keys: plan, role, permission, feature, any, all."`,
    );
  });

  test('finds the wrong name inside a combination', () => {
    expect(told({ any: ['signed-in', { all: [{ role: 'edtior' }] }] })).toMatchInlineSnapshot(
      `"access names the role "edtior", which theme.config.ts does not declare. Did you mean "editor"? Declared roles: editor."`,
    );
  });

  test('says that nothing is declared when nothing is', () => {
    expect(told({ feature: 'audio' })).toMatchInlineSnapshot(
      `"access names the feature "audio", which theme.config.ts does not declare. Declared features: none."`,
    );
  });

  test.each<unknown>([
    'signed-inn',
    'supporter',
    '',
    null,
    7,
    [],
    {},
    { plan: [] },
    { plan: 7 },
    { plan: ['pro', 'x'] },
    { plan: 'pro', role: 'editor' },
    { any: [] },
    { all: ['public'] },
    { __proto__: null, constructor: 'pro' },
  ])('refuses %j with a sentence', (value) => {
    expect(told(value)).toMatch(/^access .+\.$/s);
  });
});
