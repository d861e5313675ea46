/** The theme inside Astro: its tokens and its preset's own rules as a style sheet that pages import, and a restart when they change. */
import { readFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import type { Theme } from './schema.ts';
import { lookWarnings, tokensCss } from './tokens.ts';

const TOKENS_ID = 'virtual:gatepost/tokens.css';

export function themeIntegration(theme: Theme): AstroIntegration {
  return {
    name: 'gatepost:theme',
    hooks: {
      'astro:config:setup': ({ config, updateConfig, addWatchFile, logger }) => {
        for (const warning of lookWarnings(theme)) logger.warn(warning);
        addWatchFile(new URL('theme.config.ts', config.root));
        // Readers carry the rules of one preset, not of all.
        const preset = new URL(`../styles/presets/${theme.look.preset}.css`, import.meta.url);
        addWatchFile(preset);
        const css = `${tokensCss(theme)}\n${readFileSync(preset, 'utf8')}`;
        updateConfig({ vite: { plugins: [tokensModule(css)] } });
      },
    },
  };
}

function tokensModule(css: string) {
  return {
    name: 'gatepost:tokens',
    resolveId: (id: string) => (id === TOKENS_ID ? `\0${TOKENS_ID}` : undefined),
    load: (id: string) => (id === `\0${TOKENS_ID}` ? css : undefined),
  };
}
