/** Pages and Clerk's components under the Content-Security-Policy, in a real browser: nothing is blocked. */
import { describe, expect, inject, test } from 'vitest';
import { newReader, type Reader, signIn, useBrowser } from '../harness/page.ts';
import { PAGES } from '../look/pages.ts';

useBrowser();

/** Collects what the browser blocked, beside what the console says. */
async function watchedReader(): Promise<Reader & { blocked: string[] }> {
  const reader = await newReader();
  const blocked: string[] = [];
  await reader.context.exposeFunction('reportBlocked', (what: string) => blocked.push(what));
  await reader.context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI, sourceFile, sample } = event;
      const report = (window as unknown as { reportBlocked(what: string): void }).reportBlocked;
      report([violatedDirective, blockedURI, sourceFile, sample].join(' '));
    });
  });
  return { ...reader, blocked };
}

const LOOKED_AT = PAGES.filter(({ only, name }) => only !== 'member' && name !== 'not-found');

describe('no page is hindered by the policy', () => {
  test.each(LOOKED_AT)('$path for an anonymous reader', async ({ path }) => {
    const { page, blocked, complaints } = await watchedReader();
    const response = await page.goto(path, { waitUntil: 'networkidle' });
    expect(response?.headers()['content-security-policy']).toMatch(/script-src 'self'.*'sha256-/);
    expect(blocked).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('signing in to the end, and every page of a signed-in reader', async () => {
    const { page, blocked, complaints } = await watchedReader();
    await signIn(page, 'supporter@example.test', '/posts/after-the-june-drop');
    await page.getByRole('button', { name: 'Sol Supporter' }).waitFor();
    for (const path of [
      ...PAGES.filter(({ only }) => only !== 'anonymous').map(({ path }) => path),
      '/account/security',
    ]) {
      await page.goto(path, { waitUntil: 'networkidle' });
    }
    await page.goto('/account', { waitUntil: 'networkidle' });
    await page.getByText('Profile details').first().waitFor();
    await page.goto('/pricing', { waitUntil: 'networkidle' });
    await page.locator('.cl-pricingTable').first().waitFor();
    expect(blocked).toEqual([]);
    expect(complaints.filter((complaint) => !/status of 404/.test(complaint))).toEqual([]);
  });

  test('signing up as far as the code', async () => {
    const { page, blocked } = await watchedReader();
    await page.goto('/sign-up');
    await page.locator('input[name=emailAddress]').fill(`policy-${Date.now()}@example.test`);
    await page.locator('input[name=password]').fill('a-long-enough-password');
    await page.keyboard.press('Enter');
    await page.locator('input[autocomplete=one-time-code]').first().waitFor();
    expect(blocked).toEqual([]);
  });
});

describe('what somebody else brings into a page', () => {
  test.each([
    [
      'an inline script',
      "const s = document.createElement('script'); s.textContent = 'window.owned = true'; document.body.append(s)",
    ],
    [
      'a script of another host',
      "const s = document.createElement('script'); s.src = 'https://elsewhere.example/x.js'; document.body.append(s)",
    ],
    [
      'a handler in an attribute',
      'document.body.insertAdjacentHTML(\'beforeend\', \'<img src="data:," onerror="window.owned = true">\')',
    ],
    [
      'a frame',
      "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"https://elsewhere.example/\"></iframe>')",
    ],
  ])('%s is blocked', async (_, attack) => {
    const { page, blocked } = await watchedReader();
    for (const path of ['/', '/sign-in']) {
      await page.goto(path);
      const before = blocked.length;
      await page.evaluate(attack);
      await expect.poll(() => blocked.length).toBeGreaterThan(before);
      expect(await page.evaluate('window.owned')).toBeUndefined();
    }
  });

  test('a page cannot be framed', async () => {
    const response = await (await newReader()).page.request.get(`${inject('site').origin}/`);
    expect(response.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});
