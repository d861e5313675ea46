import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import preact from '@astrojs/preact';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { ruleParser } from '#src/access/schema.ts';
import { gatedMarkdown } from '#src/mdx/processor.ts';
import { clerkIntegration } from '#src/session/clerk-integration.ts';
import { loadEnvFile } from '#src/session/env-file.ts';
import { clerkAppearance } from '#src/theme/clerk-appearance.ts';
import { fontFamilies } from '#src/theme/fonts.ts';
import { themeIntegration } from '#src/theme/integration.ts';
import theme from '#theme';

const developing = process.argv.includes('dev');
loadEnvFile(developing);

export default defineConfig({
  site: process.env.SITE_URL || theme.url,
  output: 'server',
  adapter: node({ mode: 'middleware' }),
  trailingSlash: 'never',
  session: false,
  // The server in src/server takes forwarded headers away and writes its own, which name the site.
  security: { checkOrigin: true, allowedDomains: [{}] },
  markdown: {
    processor: gatedMarkdown({ parseRule: ruleParser(theme.declared) }),
    // Code takes its colours from the theme's palette, in every preset and scheme.
    shikiConfig: { theme: 'css-variables' },
  },
  fonts: fontFamilies(theme),
  integrations: [
    mdx(),
    preact(),
    themeIntegration(theme),
    clerkIntegration({ appearance: clerkAppearance(theme), telemetry: { disabled: true } }),
    ...(developing ? (await import('#src/dev/integration.ts')).developmentIntegrations(theme) : []),
  ],
  devToolbar: { enabled: developing },
  // Editors complete and check frontmatter by the schemas of the collections.
  experimental: { contentIntellisense: true },
  vite: {
    plugins: [tailwindcss()],
    // Astro marks every entry with a directive of its own, and means it.
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
});
