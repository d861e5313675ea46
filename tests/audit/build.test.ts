/** A real build with everything planted that a guard refuses: it ends, and names each with its file, its line and the fix. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTENT, LEAKS } from './leaks.ts';
import { openWorkshop } from './workshop.ts';

describe('astro build on a project with every known leak', () => {
  const workshop = openWorkshop('refused');
  let status: number | null = 0;
  let said = '';

  beforeAll(() => {
    workshop.plant({ ...CONTENT, ...LEAKS });
    ({ status, said } = workshop.run('astro', ['build'], {
      CONTENT_DIR: '',
      PUBLIC_PAY: 'sk_live_hushhush',
    }));
  });
  afterAll(() => workshop.remove());

  test('fails, and says no secret', () => {
    expect(status).not.toBe(0);
    expect(said).not.toContain('hushhush');
  });

  test.each([
    'the environment: PUBLIC_PAY holds a secret key (sk_…)',
    'src/pages/leaks/[id].astro:2: This file imports "astro:content"',
    'src/pages/leaks/show.astro:3: This file imports "astro:content"',
    'src/pages/leaks/picture.astro:2: This file imports "../../../content/posts/thistleloft.svg?url" from the content folder',
    'src/pages/leaks/feed.xml.ts:1: This file imports "astro:content"',
  ])('names %s', (sentence) => expect(said).toContain(sentence));
});
