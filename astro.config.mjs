import { createHash } from 'node:crypto';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import preact from '@astrojs/preact';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { ruleParser } from '#src/access/schema.ts';
import { guardsIntegration } from '#src/guards/integration.ts';
import { BEFORE_PAINT } from '#src/layouts/before-paint.ts';
import { PREFETCH } from '#src/layouts/prefetch.ts';
import { fileProblem } from '#src/library/files/check-file.ts';
import { contentFolder } from '#src/library/files/content-folder.ts';
import { gatedMarkdown } from '#src/mdx/processor.ts';
import { textsFile } from '#src/mdx/texts-file.ts';
import { mediaIntegration } from '#src/outlets/media/integration.ts';
import { compressedFilesIntegration } from '#src/server/compressed-files.ts';
import { clerkIntegration } from '#src/session/clerk-integration.ts';
import { loadEnvFile } from '#src/session/env-file.ts';
import { clerkOptions } from '#src/theme/clerk-options.ts';
import { externalProblem } from '#src/theme/external-hosts.ts';
import { fontFamilies } from '#src/theme/fonts.ts';
import { themeIntegration } from '#src/theme/integration.ts';

/** Node keeps a module for good: while developing, a restart after a change must not get the theme that was. */
const { default: theme } = await import(/* @vite-ignore */ `./theme.config.ts?at=${Date.now()}`);
const developing = process.argv[2] === 'dev';
loadEnvFile(developing);
/** While developing, the texts stay in the compiled bodies, which change with every edit. */
const texts = developing ? undefined : textsFile(contentFolder());

/** Astro remembers where an unchanged entry lay: each content folder has a memory of its own. */
const contentKey = createHash('sha256')
  .update(process.env.CONTENT_DIR ?? '')
  .digest('hex')
  .slice(0, 8);

export default defineConfig({
  cacheDir: `./node_modules/.astro/${contentKey}`,
  site: process.env.SITE_URL || theme.url,
  output: 'server',
  // The server writes the policies of prerendered pages into their headers, where it adds what Clerk needs.
  adapter: node({ mode: 'middleware', staticHeaders: true }),
  trailingSlash: 'never',
  session: false,
  // The server in src/server takes forwarded headers away and writes its own, which name the site.
  // Astro names the hashes of its inline scripts; the server in src/server makes the policy around them.
  security: {
    checkOrigin: true,
    allowedDomains: [{}],
    // Vite writes styles and scripts into the pages that it serves, which no policy could name.
    csp: !developing && { scriptDirective: { hashes: [hashOf(BEFORE_PAINT), hashOf(PREFETCH)] } },
  },
  markdown: {
    processor: gatedMarkdown({
      parseRule: ruleParser(theme.declared),
      checkFile: fileProblem,
      checkHost: (kind, host) => externalProblem(kind, host, theme.externalHosts),
      ...(texts && { keepTexts: texts.keepTexts }),
    }),
    // Code takes its colours from the theme's palette, in every preset and scheme.
    shikiConfig: { theme: 'css-variables' },
  },
  fonts: fontFamilies(theme),
  integrations: [
    mdx(),
    preact(),
    guardsIntegration(theme),
    themeIntegration(theme),
    ...(texts ? [texts.integration] : []),
    mediaIntegration(),
    clerkIntegration(await clerkOptions(theme)),
    compressedFilesIntegration(),
    ...(developing ? (await import('#src/dev/integration.ts')).developmentIntegrations(theme) : []),
  ],
  devToolbar: { enabled: developing },
  // Editors complete and check frontmatter by the schemas of the collections.
  experimental: { contentIntellisense: true },
  vite: {
    // What every island needs travels as one file, which compresses better than seven.
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  {
                    name: 'islands',
                    test: /node_modules[\\/](?:preact|nanostores|@nanostores)[\\/]|src[\\/]islands[\\/](?:session|unlock|use-unlock)\.ts/,
                  },
                ],
              },
            },
          },
        },
      },
    },
    plugins: [
      tailwindcss(),
      {
        name: 'gatepost:developing',
        config: (_, { command }) => ({
          define: { 'import.meta.env.DEVELOPING': JSON.stringify(command === 'serve') },
        }),
      },
    ],
    // Astro marks every entry with a directive of its own, and means it.
    build: {
      rolldownOptions: { checks: { moduleLevelDirective: false } },
      // The first browsers that know light-dark(): rewritten for older ones, colours would no longer turn with a part of a page.
      cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    },
    define: { 'import.meta.env.BUILT_AT': JSON.stringify(new Date().toISOString()) },
  },
});

/** The name of an inline script in a content security policy. */
function hashOf(script) {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}
