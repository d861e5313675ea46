/** Takes the policy out of pages that the build writes whole: the server sends one that knows the settings, and two would both hold. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const POLICY = /<meta http-equiv="content-security-policy"[^>]*>/gi;

export function prerenderedIntegration(): AstroIntegration {
  return {
    name: 'gatepost:prerendered',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!file.endsWith('.html')) continue;
          const path = join(folder, file);
          writeFileSync(path, readFileSync(path, 'utf8').replace(POLICY, ''));
        }
      },
    },
  };
}
