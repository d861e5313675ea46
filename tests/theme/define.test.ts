/** What a creator is told about a theme.config.ts that does not work. */
import { describe, expect, test } from 'vitest';
import { defineTheme } from '#src/theme/define.ts';
import type { ThemeInput } from '#src/theme/schema.ts';

const good: ThemeInput = { name: 'Tea', description: 'Notes on tea.', url: 'https://tea.example' };

function told(change: Record<string, unknown>): string {
  try {
    defineTheme({ ...good, ...change } as ThemeInput);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
}

describe('defineTheme', () => {
  test('fills in defaults: public entries, no plans', () => {
    expect(defineTheme(good)).toMatchObject({
      defaultRule: { kind: 'public' },
      plans: {},
      locale: 'en',
      direction: 'ltr',
    });
  });

  test('suggests the key that was meant', () => {
    expect(told({ navigaton: [] })).toMatchInlineSnapshot(
      `"theme.config.ts: has the key "navigaton", which does not exist. Did you mean "navigation"? Keys: name, description, url, locale, direction, navigation, footer, social, logo, home, look, plans, roles, permissions, features, defaultAccess, words."`,
    );
  });

  test('suggests the key that was meant inside a plan', () => {
    expect(
      told({ plans: { pro: { name: 'Pro', payer: 'user', include: ['supporter'] } } }),
    ).toMatchInlineSnapshot(
      `"theme.config.ts: plans.pro has the key "include", which does not exist. Did you mean "includes"? Keys: name, holders, description, payer, includes, features, price, trialDays."`,
    );
  });

  test('suggests the plan that `includes` meant', () => {
    const supporter = { name: 'Supporter', payer: 'user' };
    expect(
      told({ plans: { supporter, pro: { name: 'Pro', payer: 'user', includes: ['suporter'] } } }),
    ).toMatchInlineSnapshot(
      `"theme.config.ts: plans.pro.includes.0 names the plan "suporter", which is not declared. Did you mean "supporter"? Declared: supporter, pro."`,
    );
  });

  test('names the plan that the default rule does not find', () => {
    expect(told({ defaultAccess: { plan: 'gold' } })).toMatchInlineSnapshot(
      `"theme.config.ts: defaultAccess names the plan "gold", which theme.config.ts does not declare. Declared plans: none."`,
    );
  });

  test('names every problem at once', () => {
    expect(
      told({ url: 'tea.example', look: { accent: 'green' }, plans: { pro: { name: 'Pro', payer: 'me' } } }),
    ).toMatchInlineSnapshot(`
      "theme.config.ts: url must be a whole address like "https://example.com".
      theme.config.ts: look.accent must be a colour like "#3f6212".
      theme.config.ts: plans.pro.payer must be one of: user, organization."
    `);
  });

  test('refuses links that lead nowhere or run something', () => {
    expect(told({ navigation: [{ label: 'Posts', href: 'posts' }] })).toMatchInlineSnapshot(
      `"theme.config.ts: navigation.0.href must start with "/" (a page of this site), "https://" or "mailto:"."`,
    );
    for (const href of ['javascript:alert(1)', '//elsewhere.example', 'http://plain.example']) {
      expect(told({ footer: [{ label: 'x', href }] })).toMatch(
        /^theme\.config\.ts: footer\.0\.href must start with/,
      );
    }
  });
});
