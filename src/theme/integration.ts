/**
 * The theme inside Astro: its tokens and its preset's own rules as a style sheet that pages import, its words as a module that browsers
 * may load too, and a restart when they change.
 */
import { readFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import type { Theme } from './schema.ts';
import { lookWarnings, tokensCss } from './tokens.ts';

const TOKENS_ID = 'virtual:gatepost/tokens.css';
/** The words alone: theme.config.ts brings along all that checks it. */
const WORDS_ID = 'virtual:gatepost/words';

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
        const words = `export default ${JSON.stringify(theme.words)}`;
        updateConfig({ vite: { plugins: [virtualModules({ [TOKENS_ID]: css, [WORDS_ID]: words })] } });
      },
    },
  };
}

/** @param modules code by the name under which it is imported */
function virtualModules(modules: Readonly<Record<string, string>>) {
  return {
    name: 'gatepost:theme',
    resolveId: (id: string) => (id in modules ? `\0${id}` : undefined),
    load: (id: string) => (id.startsWith('\0') ? modules[id.slice(1)] : undefined),
  };
}
