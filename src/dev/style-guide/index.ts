/** `/style-guide`, while developing only: every part of the theme in every state, every preset, light and dark. */
import type { AstroIntegration } from 'astro';

export function styleGuideIntegration(): AstroIntegration {
  return {
    name: 'gatepost:style-guide',
    hooks: {
      'astro:config:setup': ({ command, injectRoute, logger }) => {
        if (command !== 'dev') return;
        injectRoute({
          pattern: '/style-guide',
          entrypoint: new URL('./StyleGuide.astro', import.meta.url),
          prerender: false,
        });
        logger.info('The style guide is at /style-guide.');
      },
    },
  };
}
