/** What a creator is told about a theme.config.ts that does not work. */
import { describe, expect, test } from 'vitest';
import { decide } from '#src/access/decide.ts';
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
      `"theme.config.ts: has the key "navigaton", which does not exist. Did you mean "navigation"? Keys: name, description, url, locale, direction, navigation, footer, social, logo, home, postsPerPage, feedItems, look, plans, roles, permissions, features, studio, defaultAccess, accounts, source, previews, externalHosts, labels."`,
    );
  });

  test('suggests the key that was meant inside a plan', () => {
    expect(
      told({ plans: { pro: { name: 'Pro', payer: 'user', include: ['supporter'] } } }),
    ).toMatchInlineSnapshot(
      `"theme.config.ts: plans.pro has the key "include", which does not exist. Did you mean "includes"? Keys: name, holders, description, payer, includes, features, price, trialDays."`,
    );
  });

  test('takes hosts from which posts show something, and nothing that is more than a host', () => {
    const frames = ['player.example.com', '*.example.com', 'map.example:8443'];
    expect(defineTheme(good).externalHosts).toEqual({ frames: [], images: [], media: [] });
    expect(told({ externalHosts: { frames } })).toBe('nothing');
    const wrong = [
      'https://player.example.com',
      'player.example.com/film',
      '*',
      '*.com',
      'example',
      "x.example; script-src 'unsafe-inline'",
      'Player.example.com',
    ];
    for (const host of wrong) {
      expect(told({ externalHosts: { images: [host] } })).toBe(
        'theme.config.ts: externalHosts.images.0 must be a host in lower case, without "https://" and without a path, like "player.example.com".',
      );
    }
    expect(told({ externalHosts: { frame: [] } })).toBe(
      'theme.config.ts: externalHosts has the key "frame", which does not exist. Did you mean "frames"? Keys: frames, images, media.',
    );
  });

  test('suggests the role that the studio meant', () => {
    const roles = { editor: { name: 'Editor' }, admin: { name: 'Admin' } };
    expect(told({ roles, studio: { roles: ['editer'] } })).toMatchInlineSnapshot(
      `"theme.config.ts: studio.roles.0 names the role "editer", which is not declared. Did you mean "editor"? Declared: editor, admin."`,
    );
    expect(told({ roles, studio: { role: 'editor' } })).toMatchInlineSnapshot(
      `"theme.config.ts: studio has the key "role", which does not exist. Did you mean "roles"? Keys: roles."`,
    );
  });

  test('lets nobody into a studio that names no roles', () => {
    const { studioRule } = defineTheme(good);
    const everything = { signedIn: true, holds: () => true };
    expect(decide(studioRule, everything, 0).state).toBe('locked');
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
