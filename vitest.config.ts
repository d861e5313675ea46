import { defineConfig } from 'vitest/config';

const MEASURED = 'tests/browser/{lighthouse,budgets}.test.ts';

/**
 * Seven kinds of tests: rooms alone, the built site over HTTP, the same without kept pages, the built site in a browser, what is
 * measured there, sites that were spoilt on purpose, and sites with another theme.
 */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{access,bench,dev,errors,guards,mdx,project,session,theme}/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/{library,outlets,pages,server}/**/*.test.ts'],
          globalSetup: 'tests/harness/site.ts',
          // Memory and time are measured here too, on machines that do other things. What fails twice has failed.
          retry: process.env.CI ? 1 : 0,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'plain',
          include: [
            'tests/outlets/{matrix,lists}.test.ts',
            'tests/server/{cache-isolation,fuzz,requests,sessions}.test.ts',
          ],
          globalSetup: 'tests/harness/plain-site.ts',
          retry: process.env.CI ? 1 : 0,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'audit',
          include: ['tests/audit/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: [MEASURED],
          globalSetup: 'tests/harness/site.ts',
          // A browser on a busy machine may miss a moment. What fails twice has failed.
          retry: process.env.CI ? 1 : 0,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'measured',
          include: [MEASURED],
          globalSetup: 'tests/harness/site.ts',
          retry: process.env.CI ? 1 : 0,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'look',
          include: ['tests/look/**/*.test.ts'],
          retry: process.env.CI ? 1 : 0,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      // Only `npm run test:clerk` has the keys for it.
      ...(process.env.GATEPOST_TEST_CLERK === '1'
        ? [
            {
              extends: true as const,
              test: {
                name: 'clerk',
                include: ['tests/browser/membership.test.ts'],
                globalSetup: 'tests/clerk/site.ts',
                testTimeout: 180_000,
                hookTimeout: 90_000,
                fileParallelism: false,
              },
            },
          ]
        : []),
    ],
  },
});
