/** A page of each kind: prerendered with islands, a server island, and the account, which is made on demand. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { type Persona, visit } from '../harness/session.ts';

const FILE = 'dist/client/membership/index.html';

/** What the server island of the prerendered page says to this reader. */
async function summaryFor(persona: Persona): Promise<string> {
  const html = readFileSync(FILE, 'utf8');
  const [, path = ''] = /["'](\/_server-islands\/MemberSummary\?[^"']+)["']/.exec(html) ?? [];
  expect(path, 'the address of the island').not.toBe('');
  const answer = await visit(path.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), persona);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  return answer.text();
}

describe('/membership', () => {
  test('is one file for everybody, with both sides of its Show', async () => {
    expect(existsSync(FILE)).toBe(true);
    const texts = await Promise.all(
      (['anonymous', 'pro'] as const).map(async (who) => (await visit('/membership', who)).text()),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toMatch(/<clerk-show[^>]*data-when="signed-in"/);
  });

  test('has an island of the server, which counts for who asks', async () => {
    const count = async (persona: Persona) =>
      Number(/(\d+) of \d+ posts/.exec(await summaryFor(persona))?.[1]);
    const [anonymous, reader, supporter, pro] = await Promise.all(
      (['anonymous', 'reader', 'supporter', 'pro'] as const).map(count),
    );
    expect([reader, supporter, pro]).toEqual([
      Number(anonymous) + 1,
      Number(reader) + 5,
      // One of them is hidden: it counts only for those who may open it.
      Number(supporter) + 4,
    ]);
  });

  test('knows since when a member has been one, which takes the full record', async () => {
    expect(await summaryFor('supporter')).toMatch(/with us since \d+ \w+ \d{4}/);
    expect(await summaryFor('anonymous')).not.toContain('with us since');
  });
});

describe('/api/clerk', () => {
  test('tells a prerendered page the instance, and no secret', async () => {
    const answer = await fetch(`${inject('site').origin}/api/clerk`);
    expect(Object.keys((await answer.json()) as object).sort()).toEqual(['proxyUrl', 'publishableKey']);
  });
});

describe('/account', () => {
  test('lists what the reader can read, and what is still locked, as cards', async () => {
    const html = await (await visit('/account/reading', 'supporter')).text();
    expect(html).toContain('After the June drop');
    expect(html).toContain('Still locked');
    expect(html).not.toContain('seed-order');
  });

  test.each(['/account', '/account/reading', '/account/billing'])(
    'sends a visitor of %s to sign in, and back',
    async (path) => {
      const answer = await visit(path);
      expect(answer.headers.get('location')).toBe(`/sign-in?redirect_url=${encodeURIComponent(path)}`);
    },
  );
});
