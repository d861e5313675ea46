/** The theme inside Astro: its tokens as a style sheet that pages import, and a restart when theme.config.ts changes. */
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
        updateConfig({ vite: { plugins: [tokensModule(tokensCss(theme))] } });
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
