/** The built site as `site.ts` starts it, but every page is rendered anew: attacks must fail with kept pages and without. */
import type { TestProject } from 'vitest/node';
import setup from './site.ts';

export default async function setupPlain(project: TestProject): Promise<() => Promise<void>> {
  process.env.KEEP_PAGES = 'off';
  try {
    return await setup(project);
  } finally {
    delete process.env.KEEP_PAGES;
  }
}
